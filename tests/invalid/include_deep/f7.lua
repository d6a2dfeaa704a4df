return include "f8"
