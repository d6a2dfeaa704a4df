return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?" } } },
  tier "low" { from = 0, name = "Low" },
  pillar "own" {
    name = "Own", score = lowest { "c1", "c2" },
    criterion "c1" { name = "C1", yes_no "q1" { text = "?" } },
    criterion "c2" { name = "C2", yes_no "q2" { text = "?" } },
  },
  profile { number "size" { text = "?" } },
  weighting "a" { p = 2 },
  weighting "b" { when = self_assessed(), pp = 2 },
  weighting "d" { when = self_assessed(), c1 = 2 },
  weighting "e" { when = self_assessed(), p = -2, own = "3" },
  weighting "f" { when = self_assessed(), size = 2, low = 3 },
  weighting "g" { when = self_assessed(), q1 = 2, wen = 3, t = 1 },
}
