return pillar "r" { name = "R", criterion "d" { name = "D", yes_no "s" { text = "?" } } }
