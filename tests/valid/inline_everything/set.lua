return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  weighting "w" { when = self_assessed(), p = 2 },
  gate "g" { name = "G", unless = yes "q", cap = "low" },
  evidence { default = "seen", grade "seen" { "Seen", factor = 1 } },
  tier "low" { from = 0, name = "Low" },
  programme { support_quota { from = 0, to = 0 } },
  pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?", applies_if = yes "exports" } } },
  profile { yes_no "exports" { text = "?" } },
}
