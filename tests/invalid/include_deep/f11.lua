return include "f12"
