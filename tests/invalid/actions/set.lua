return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      support = "s3",
      yes_no "q" { text = "?", support = "s0", effort = "XXL" },
      action { "A", effort = "XL" },
      action { "B", months = { 6, 3 } },
      action { "C", months = { 3 } },
      action { "D", months = { -1, 3 } },
      action { "E", months = "3-6" },
      action { "F", months = { 0/0, 3 } },
      action { "G", below = 101 },
      action { "H", support = "s9" },
      action { "I", measure = "m9" },
      action { "J", support = "s1", measure = "s2_b" },
      action { "K", first = 3, measure = 5 },
      action { "L", effort = -1, support = 3 },
      action { "M", month = { 3, 6 } },
    },
  },
  tier "low" { from = 0, name = "Low" },
  programme {
    support_area "s1" { name = "S1", measure "s1_a" { "A" } },
    support_area "s2" { name = "S2", measure "s2_b" { "B" } },
  },
}
