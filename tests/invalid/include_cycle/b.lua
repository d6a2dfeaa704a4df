return { include "a" }
