return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "vi", "en" },
  name = { vi = "T", eng = "T" },
  pillar "p" {
    name = { "Trụ cột", "Pillar" },
    criterion "c" {
      name = { vi = 3, en = "C" },
      why = function() return "because" end,
      yes_no "q" { text = { vi = "Q?", en = "Q?", fr = "Q ?" } },
      choice "o" {
        text = "O?",
        option "a" { vi = "A", fr = "A" },
        option "b" { "B", vi = "B" },
        option "d" { vi = "D", en = { "D" } },
      },
      level "l" {
        text = "L?",
        { 0, vi = "không", en = "none" },
        { 100, vi = "có", fr = "oui" },
      },
    },
  },
  tier "low" { from = 0, name = "Low" },
}
