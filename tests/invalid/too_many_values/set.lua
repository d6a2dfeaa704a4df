return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" { name = "P", criterion "c" { name = "C", score = capped(mean { "q" }, 82,5), yes_no "q" { text = "Q?" } } },
  tier "low" { from = 0, name = "Low" },
  tier "high" { from = 50, name = "High", needs = every_pillar(37,5) },
  tier "top" { from = 60, name = "Top", needs = score_at_least("c", 47,5) },
  gate "g" { name = "G", cap = "low", unless = yes("q", "r") },
  gate "h" { name = "H", cap = "low", unless = self_assessed("q") },
}
