return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?" } } },
  tier "low" { from = 0, name = "Low" },
  evidence {
    default = "seen",
    grade "seen" { "Seen", factor = 1 },
    grade "seen" { "Seen again", factor = 0.5 },
  },
  programme {
    support_area "s" { name = "S", measure "m" { "M" } },
    support_area "s" { name = "S", measure "m" { "M" } },
    chain "a" { name = "A" },
    chain "a" { name = "A" },
  },
}
