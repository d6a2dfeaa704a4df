return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?" } } },
  tier "a" { from = 10, name = "A", needs = yes "q" },
  tier "b" { name = "B" },
  tier "d" { from = 50, name = "D" },
  tier "e" { from = 40, name = "E" },
  tier "f" { from = 101, name = "F" },
  tier "g" { from = "80", name = "G" },
}
