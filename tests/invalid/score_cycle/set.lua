return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "a" { name = "A", score = pick(score_at_least("b", 50), "qa", points(0)), yes_no "qa" { text = "?" } },
    criterion "b" { name = "B", score = pick(any { score_at_least("a", 50) }, "qb", points(0)), yes_no "qb" { text = "?" } },
    criterion "c" { name = "C", score = pick(score_at_least("c", 50), "qc", points(0)), yes_no "qc" { text = "?" } },
  },
  pillar "r" {
    name = "R", score = pick(every_pillar(50), "d", points(0)),
    criterion "d" { name = "D", score = pick(score_at_least("overall", 50), "qd", points(0)), yes_no "qd" { text = "?" } },
  },
  tier "low" { from = 0, name = "Low" },
}
