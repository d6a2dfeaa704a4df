return include "f19"
