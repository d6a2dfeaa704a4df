local names = {}
return pillar "p" { name = names.vi.en }
