return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      nuber "a" { text = "?" },
      yesno "b" { text = "?" },
      level "d" { text = "?", {0, "no"}, {100, "yes"}, applies_if = yess "q" },
      number "e" { text = "?", points = liner { {0, 0}, {1, 100} } },
      number "f" { text = "?", weight = heavy * 2 },
      something_else,
      yes_no "q" { text = "?" },
      score = maen { "q" },
    },
  },
  tier "low" { from = 0, name = "Low" },
}
