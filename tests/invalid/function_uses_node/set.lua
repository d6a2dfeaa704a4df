local question = yes_no "q" { text = "?" }

return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      question,
      score = function(scores) return scores[question.id] end,
    },
  },
  tier "low" { from = 0, name = "Low" },
}
