return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      yes_no "a" { text = "?", applies_if = yes "b" },
      yes_no "b" { text = "?", applies_if = all { yes "d", no "e" } },
      yes_no "d" { text = "?", applies_if = any { yes "a", yes "e" } },
      yes_no "e" { text = "?", applies_if = answered "e" },
    },
  },
  tier "low" { from = 0, name = "Low" },
}
