return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?" }, yes_no "r" { text = "R?" } } },
  tier "low" { from = 0, name = "Low" },
  tier "high" { from = 50, name = "High",
    needs = score_at_least("c", 40) and all { yes "q", none { no "r" } } },
  gate "g" { name = "G", cap = "low",
    unless = yes "q"
      or yes "r" },
  gate "h" { name = "H", cap = "low", unless = any { yes "q", yes "r" or no "q" } },
}
