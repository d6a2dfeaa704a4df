return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      score = mean { "a", "a", weighted { {"a", 1}, {"b", 1} } },
      yes_no "a" { text = "?" },
      yes_no "b" { text = "?" },
    },
  },
  tier "low" { from = 0, name = "Low" },
}
