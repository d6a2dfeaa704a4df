return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      yes_no "a" { text = "?", points = 100 },
      yes_no "b" { text = "?", points = { yes = 100 } },
      yes_no "d" { text = "?", points = { yes = 101, no = -1 } },
      yes_no "e" { text = "?", points = { yes = 100, no = 0, maybe = 50 } },
      yes_no "f" { text = "?", points = { 100, 0 } },
      yes_no "g" { text = "?", points = linear { {0, 0}, {1, 100} } },
      yes_no "h" { text = "?", points = function() return 3 end },
    },
  },
  tier "low" { from = 0, name = "Low" },
}
