return include "b"
