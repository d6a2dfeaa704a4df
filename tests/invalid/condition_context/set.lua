return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      yes_no "q" { text = "?" },
      yes_no "a" { text = "?", applies_if = score_at_least("q", 50) },
      yes_no "b" { text = "?", applies_if = any { every_pillar(50) } },
      yes_no "d" { text = "?", applies_if = missing_at_most(3) },
      choice "e" { text = "?", option "x" { "X", points = 1, applies_if = score_at_least("q", 1) } },
      score = pick(missing_at_most(1), "q", "a"),
    },
  },
  tier "low" { from = 0, name = "Low" },
  gate "f" { name = "F", when = score_at_least("q", 50), unless = missing_at_most(3), cap = "low" },
  gate "g" { name = "G", when = missing_at_most(3), unless = yes "q", cap = "low" },
  weighting "w" { when = all { score_at_least("overall", 1), missing_at_most(3) }, p = 2 },
}
