local lib = require "lib"
return lib.pillars()
