return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      score = "function() return 3 end",
      yes_no "a" { text = "?", score = mean { "b" } },
    },
  },
  tier "low" { from = 0, name = "Low" },
  pillar "r" { name = "R", score = 3 },
}
