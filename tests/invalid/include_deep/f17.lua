return include "f18"
