return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      yes_no "q" { text = "?" },
      yes_no "a1" { text = "?", applies_if = all {} },
      yes_no "a2" { text = "?", applies_if = any() },
      yes_no "a3" { text = "?", applies_if = none(yes "q") },
      yes_no "a4" { text = "?", applies_if = all(yes "q", no "q") },
      yes_no "a5" { text = "?", applies_if = all { "q" } },
      yes_no "a6" { text = "?", applies_if = any { yes "q", true, mean { "q" } } },
      yes_no "a7" { text = "?", applies_if = all { yes "q", also = no "q" } },
      yes_no "a8" { text = "?", applies_if = all { any {}, { yes "q" } } },
      yes_no "a9" { text = "?", applies_if = { yes "q" } },
      yes_no "b1" { text = "?", applies_if = all { self_assessed } },
    },
  },
  tier "low" { from = 0, name = "Low" },
}
