return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      yes_no "a" { text = "?" },
      score = harmonic { "a" },
    },
  },
  tier "low" { from = 0, name = "Low" },
  pillar "p1" { name = "P", score = product { "x" } },
  pillar "p2" { name = "P", score = deduct("x", 3) },
  pillar "p3" { name = "P", score = capped(curve("x"), 3) },
  pillar "p4" { name = "P", score = mean { rounded("x") } },
  pillar "p5" { name = "P", score = pooled {} },
}
