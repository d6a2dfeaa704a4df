return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?" } } },
  tier "low" { from = 0, name = "Low" },
  notice = "\xff",
  tier "a" { from = 10, name = "red: \27[31m" },
  tier "b" { from = 20, name = { en = "\u{202e}backwards" } },
  tier "d" { from = 30, name = "nul: \0" },
  tier "e" { from = 40, name = "lines\n\tare fine" },
  gate "f" { name = "G", unless = yes "q", cap = "\u{2066}low" },
}
