return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      choice "o" { text = "?", option { "One" } },
      yes_no { text = "?" },
      yes_no "q" { text = "?", applies_if = one_of("o", { "two" }) },
      score = mean { "q", "r" },
    },
  },
  tier "low" { from = 0, name = "Low" },
  tier { from = 10, name = "T" },
  gate "g" { name = "G", unless = yes "q", cap = "x" },
  weighting { when = self_assessed(), p = 1 },
}
