local names = {}
return pillar "p" { name = names.en .. "!" }
