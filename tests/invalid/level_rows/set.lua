return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      level "a" { text = "?" },
      level "b" { text = "?", { 100, "only one" } },
      level "d" {
        text = "?",
        { 0, "none" },
        { 101, "too much" },
        { "50", "in quotes" },
        { "no points" },
        { 60, "two texts", "and another" },
        { 70, points = 80, "named" },
        { -1, "negative" },
        { 100, 100 },
        { 100, yes "a" },
      },
    },
  },
  tier "low" { from = 0, name = "Low" },
}
