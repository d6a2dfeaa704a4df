return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      yes_no "Q1" { text = "?" },
      yes_no "1q" { text = "?" },
      yes_no "my-question" { text = "?" },
      yes_no "câu" { text = "?" },
      yes_no "" { text = "?" },
      yes_no "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg" { text = "?" },
      choice "o" { text = "?", option "One" { "One" } },
    },
  },
  tier "low" { from = 0, name = "Low" },
  gate "g" { name = "G", unless = yes "Q1", cap = "low" },
}
