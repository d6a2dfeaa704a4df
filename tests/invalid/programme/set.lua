return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?" } } },
  tier "low" { from = 0, name = "Low" },
  programme {
    support_area "s" { measure "m" { "M" } },
    target { firms = -1, share = 40 },
    target { year = 2030.5, firms = 100, share = 0.4 },
    chain "a" { name = "A", provinces = "hanoi" },
    chain "b" { name = "B", provinces = { "hanoi", 3 }, needs = yes "x" },
    support_quota { from = 500, to = 200 },
  },
}
