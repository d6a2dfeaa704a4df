return include "f7"
