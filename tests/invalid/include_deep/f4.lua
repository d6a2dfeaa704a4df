return include "f5"
