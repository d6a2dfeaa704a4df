return { pillar "x" { name = "X" }, 3, { "text" }, example "fine here" { expect = { tier = "low" } } }
