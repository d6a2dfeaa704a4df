return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P", weight = 20,
    criterion "c" { name = "C", weight = 2, yes_no "q" { text = "Q?", weight = 1,
      help = "weight = 3 is no field here",
      weight = 2 }, weight = 3,
      score = function(scores)
        local weight = 1
        weight = 2
        return scores.q * weight / 2
      end },
    weight = 30,
  },
  tier "low" { from = 0, name = "Low" },
}
