return include "f2"
