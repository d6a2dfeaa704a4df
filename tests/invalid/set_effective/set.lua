return set "t" {
  version = "", languages = { "en" }, name = "T",
  effective = {
    from = "2026-13-01",
    to = "30/12/2030",
    till = "2030-12-31",
  },
  pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?" } } },
  tier "low" { from = 0, name = "Low" },
}
