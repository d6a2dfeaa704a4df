return set "t" {
  version = 2026.1,
  effective = "2026",
  languages = "en",
  name = yes "q",
  notice = 3,
  missing = "none",
  completeness = 90,
  na_limit = -0.1,
  display = { max = 0, decimals = 1.5, digits = 2 },
  score = 60,
  pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?" } } },
  tier "low" { from = 0, name = "Low" },
}
