local n = 3
error("no more than " .. n)
