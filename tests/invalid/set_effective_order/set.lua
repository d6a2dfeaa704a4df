return set "t" {
  version = "1\n2", languages = { "en" }, name = "T",
  effective = { from = "2026-02-28", to = "2026-02-27" },
  pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?" } } },
  tier "low" { from = 0, name = "Low" },
}
