return include "f4"
