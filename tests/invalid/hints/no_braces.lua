return { pillar "q" { name = "Q", criterion "c" { name = "C", yes_no "a" { text = "A?" } } }, weight = 3 }
