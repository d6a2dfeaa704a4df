return include "f15"
