return pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?" } } }
