return pillar "p" { name = { "en" = "P" } }
