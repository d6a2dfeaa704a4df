return include "f6"
