return include "f10"
