return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?" } } },
  tier "low" { from = 0, name = "Low" },
  profile {
    yes_no "a" { text = "?", points = { yes = 100, no = 0 } },
    number "b" { text = "?", weight = 2, points = linear { {0, 0}, {1, 100} } },
    choice "d" { text = "?", option "x" { "X", points = 3 }, option "y" { "Y", points = 4 } },
    multi "e" { text = "?", combine = "sum", option "x" { "X", applies_if = yes "a" } },
    text "f" { text = "?", required = true, applies_if = yes "a", effort = "S", missing = "zero", support = "s1" },
    date "g" { text = "?", points = function() return 1 end },
    derived "h" { text = "?", option "x" { "X" } },
    derived "i" { text = "?", option "x" { "X" }, value = "x" },
    derived "j" { text = "?", value = function() return "x" end },
    derived "k" { text = "?", option "x" { "X" }, value = function() return "x" end, na = true, valid = function() return true end },
    derived "l" { text = "?", option "x" { "X", points = 3 }, value = function() return "x" end },
    level "m" { text = "?", { "small" }, { 200, "large" } },
  },
}
