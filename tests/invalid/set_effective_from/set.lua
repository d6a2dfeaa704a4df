return set "t" {
  version = "1", languages = { "en" }, name = "T",
  effective = { to = "2030-02-30" },
  pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?" } } },
  tier "low" { from = 0, name = "Low" },
}
