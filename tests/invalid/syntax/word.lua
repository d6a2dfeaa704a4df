retrun pillar "i" { name = "I" }
