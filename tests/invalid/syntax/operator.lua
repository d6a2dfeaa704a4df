return pillar "k" { weight = 2 ** 3 }
