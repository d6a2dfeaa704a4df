return include "f17"
