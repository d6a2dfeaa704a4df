-- Halves, thirds, and thresholds that are hit exactly or missed by a millionth.

local function part(id, weight)
  return number(id) {
    text = id, unit = "points", min = 0, max = 100, na = true, weight = weight,
    points = linear { {0, 0}, {100, 100} },
  }
end

return set "rounding" {
  version = "1",
  effective = { from = "2026-01-01" },
  languages = { "en" },
  name = "Rounding",
  completeness = 0,

  pillar "halves" {
    name = "Halves",
    criterion "half" { name = "Mean of two", part "h1", part "h2" },
    criterion "tenths" { name = "Weights that no double holds",
      part("t1", 0.1), part("t2", 0.2), part("t3", 0.7) },
    criterion "nested" { name = "Rounded once, not inside",
      score = sum { mean {"n1", "n2"}, mean {"n3", "n4"} }, part "n1", part "n2", part "n3", part "n4" },
  },
  pillar "thirds" {
    name = "Thirds",
    criterion "line" { name = "Straight lines",
      number "l1" { text = "l1", unit = "x", na = true, points = linear { {-1.5, 100}, {0, 66.6}, {0.3, 0} } },
      number "l2" { text = "l2", unit = "x", na = true,
        points = bands { {-1, 1}, {0.1, 2}, {0.3, 33.3333335}, {1e3, 99.9999995} } },
      number "l3" { text = "l3", unit = "x", na = true, min = 0, max = 300, points = function(x) return x / 3 end },
    },
    criterion "geo" { name = "Geometric", score = geometric { g1 = 0.3, g2 = 0.7 }, part "g1", part "g2" },
  },

  tier "below" { from = 0, name = "Below" },
  tier "at_65" { from = 65, name = "At 65", needs = score_at_least("halves", 65) },
  tier "at_66" { from = 66.666667, name = "At 66.666667", needs = every_pillar(66.666667) },
}
