pillar "x" { name = "X" }
