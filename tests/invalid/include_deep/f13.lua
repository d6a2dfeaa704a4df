return include "f14"
