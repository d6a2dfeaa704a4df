return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?" } } },
  tier "low" { from = 0, name = "Low" },
  criterion "d" { name = "D", yes_no "r" { text = "R?" } },
  yes_no "s" { text = "S?" },
  support_area "s1" { name = "S" },
  yes "q",
  mean { "p" },
  "p",
  42,
  true,
  { name = "a list of nothing" },
}
