return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      weight = points(3),
      score = yes "a",
      yes_no "a" { text = "?", applies_if = mean { "a" } },
      yes_no "b" { text = "?", applies_if = "a" },
      yes_no "d" { text = "?", applies_if = true },
      number "e" { text = "?", points = yes "a", unit = mean { "a" } },
      number "f" { text = "?", points = 50, min = "0", max = yes "a" },
      date "g" { text = "?", points = linear { {0, 0}, {1, 100} } },
      yes_no "h" { text = yes_no "i" { text = "?" } },
      choice "j" { text = "?", option "k" { "K", points = "50", alone = "yes", applies_if = 1 } },
      yes_no "l" { text = "?", required = "yes", missing = "skip", effort = "XL", support = 2, na = 3, period = 12 },
    },
  },
  tier "low" { from = 0, name = "Low" },
  tier "high" { from = "50", name = "High", needs = mean { "p" }, thin_ok = "no", international = 1 },
  gate "g1" { name = "G", when = "a", unless = { yes "a" }, cap = 3 },
  weighting "w" { when = "self", p = "20", c = yes "a" },
}
