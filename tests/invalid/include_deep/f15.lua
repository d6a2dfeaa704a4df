return include "f16"
