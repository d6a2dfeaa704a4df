-- One of each, with as little as may be said.
return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  profile { text "name" { text = "?" }, number "size" { text = "?" }, multi "kinds" { text = "?", option "a" { "A" } } },
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      yes_no "q" { text = "?" },
      level "l" { text = "?", { 0, "none" }, { 100, "all" } },
      choice "o" { text = "?", option "a" { "A" } },
      multi "m" { text = "?", option "a" { "A", points = 1 } },
      number "n" { text = "?" },
      date "d" { text = "?" },
      text "t" { text = "?" },
      action { "Do it" },
    },
  },
  tier "low" { from = 0, name = "Low" },
  gate "g" { name = "G", unless = yes "q", drop = 1 },
  weighting "w" { when = yes "q" },
  evidence { default = "seen", grade "seen" { "Seen", factor = 1 } },
  programme { support_area "s" { name = "S" }, chain "h" { name = "H" } },
}
