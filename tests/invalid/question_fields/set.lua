return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      yes_no "a" { text = "?", required = 1 },
      yes_no "b" { text = "?", missing = "Zero" },
      yes_no "d" { text = "?", effort = "s" },
      yes_no "e" { text = "?", effort = -1 },
      yes_no "f" { text = "?", na = 0 },
      yes_no "g" { text = "?", valid = "^[0-9]+$" },
      yes_no "h" { text = "?", help = 3, evidence = false, period = {} },
      yes_no "i" { text = "?", support = "s9" },
    },
  },
  tier "low" { from = 0, name = "Low" },
}
