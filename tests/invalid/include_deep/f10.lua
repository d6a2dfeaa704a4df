return include "f11"
