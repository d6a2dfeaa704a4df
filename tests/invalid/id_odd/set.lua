return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?" } } },
  tier "low" { from = 0, name = "Low" },
  gate "a\nb" { name = "G", unless = yes "q", cap = "low" },
  gate "\u{202e}c" { name = "G", unless = yes "q", cap = "low", ["x\ny"] = 1 },
  gate "d\0e" { name = "a\0b", unless = yes "\xff", cap = "\xff" },
}
