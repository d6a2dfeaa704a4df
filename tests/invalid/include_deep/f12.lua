return include "f13"
