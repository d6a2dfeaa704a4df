return include "f9"
