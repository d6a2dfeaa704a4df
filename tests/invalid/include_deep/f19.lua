return include "f20"
