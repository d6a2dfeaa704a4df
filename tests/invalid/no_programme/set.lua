return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      support = "s1",
      yes_no "q" { text = "?" },
      action { "A", measure = "s1_a" },
    },
  },
  tier "low" { from = 0, name = "Low" },
}
