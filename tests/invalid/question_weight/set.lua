return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      yes_no "a" { text = "?", weight = -1 },
      yes_no "b" { text = "?", weight = "2" },
      yes_no "d" { text = "?", weight = 0/0 },
      yes_no "e" { text = "?", weight = 1/0 },
      yes_no "f" { text = "?", weight = 2e9 },
      yes_no "g" { text = "?", weight = {} },
    },
  },
  tier "low" { from = 0, name = "Low" },
}
