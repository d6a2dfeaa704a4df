-- What is missing drops out, unless a question says otherwise.

return set "exclude" {
  version = "1",
  effective = { from = "2026-01-01" },
  languages = { "en" },
  name = "Exclude",
  missing = "exclude",
  completeness = 0.5,

  pillar "one" {
    name = "One",
    criterion "c1" {
      name = "c1",
      yes_no "q1" { text = "q1", weight = 3 },
      yes_no "q2" { text = "q2", missing = "zero" },
      yes_no "q3" { text = "q3", points = { yes = 50, no = 25 } },
    },
    criterion "c2" {
      name = "c2",
      score = lowest {"q4", "q5"},
      yes_no "q4" { text = "q4" },
      yes_no "q5" { text = "q5", na = true, applies_if = none { yes "q4" } },
    },
  },
  pillar "two" {
    name = "Two",
    weight = 2,
    criterion "c3" { name = "c3", yes_no "q6" { text = "q6", na = true, required = false } },
  },

  tier "low" { from = 0, name = "Low" },
  tier "mid" { from = 20, name = "Mid", needs = all { score_at_least("two", 10), every_pillar(20) } },
  tier "top" { from = 50, name = "Top", needs = score_at_least("q6", 0) },
  gate "q1_score" { unless = score_at_least("q1", 0), cap = "mid", name = "q1" },
  gate "c2_score" { unless = score_at_least("c2", 1), drop = 1, name = "c2" },
}
