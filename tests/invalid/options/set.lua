return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      choice "a" { text = "?" },
      multi "b" { text = "?", combine = "sum" },
      choice "d" {
        text = "?",
        option "x" { "X", points = 0 },
        option "y" { "Y" },
        option "z" { "Z", points = 100 },
        option "u" { "U" },
      },
      choice "e" {
        text = "?",
        option "x" { "X", points = 120 },
        option "y" { "Y", points = -1, alone = true },
      },
      multi "f" { text = "?", combine = "mean", option "x" { "X", points = 1 } },
    },
  },
  tier "low" { from = 0, name = "Low" },
}
