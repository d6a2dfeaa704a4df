return include "f21"
