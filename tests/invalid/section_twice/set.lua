return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?" } } },
  tier "low" { from = 0, name = "Low" },
  profile { text "name" { text = "Name" } },
  profile { text "city" { text = "City" } },
  evidence { default = "seen", grade "seen" { "Seen", factor = 1 } },
  evidence { default = "seen", grade "seen" { "Seen", factor = 1 } },
  programme { support_quota { from = 1, to = 2 }, support_quota { from = 3, to = 4 } },
  programme {},
}
