return set "t"
