return include "f3"
