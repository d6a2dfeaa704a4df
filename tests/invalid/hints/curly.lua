return pillar “p” { name = "P" }
