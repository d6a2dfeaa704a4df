-- Every expression, each over parts a, b and c whose answer is their score.

local function part(id)
  return number(id) {
    text = id, unit = "points", min = 0, max = 100, na = true,
    points = linear { {0, 0}, {100, 100} },
  }
end

return set "expressions" {
  version = "1",
  effective = { from = "2026-01-01" },
  languages = { "en" },
  name = "Expressions",
  completeness = 0,
  score = weighted { {"plain", 3}, {lowest {"plain", "nested"}, 1} },

  pillar "plain" {
    name = "One expression each",

    criterion "mean_all" { name = "mean", score = mean {"a1", "b1", "c1"}, part "a1", part "b1", part "c1" },
    criterion "keyed" { name = "weighted, keyed; b weighs nothing", score = weighted { c2 = 1, a2 = 2, b2 = 0 },
      part "a2", part "b2", part "c2" },
    criterion "listed" { name = "weighted, listed", score = weighted { {"c3", 0.1}, {"a3", 0.2}, {"b3", 0.3} },
      part "a3", part "b3", part "c3" },
    criterion "geo_plain" { name = "geometric", score = geometric {"a4", "b4", "c4"},
      part "a4", part "b4", part "c4" },
    criterion "geo_keyed" { name = "geometric, keyed; b weighs nothing", score = geometric { b5 = 0, c5 = 3, a5 = 1 },
      part "a5", part "b5", part "c5" },
    criterion "lowest_all" { name = "lowest", score = lowest {"a6", "b6", "c6"}, part "a6", part "b6", part "c6" },
    criterion "highest_all" { name = "highest", score = highest {"a7", "b7", "c7"}, part "a7", part "b7", part "c7" },
    criterion "sum_all" { name = "sum", score = sum {"a8", "b8", "c8"}, part "a8", part "b8", part "c8" },
    criterion "capped_c" { name = "capped", score = capped("c9", 75.5), part "a9", part "b9", part "c9" },
    criterion "constant" { name = "points", score = points(42.5), part "a10", part "b10", part "c10" },
    criterion "no_weight" { name = "no weight is left", score = weighted { a11 = 0, b11 = 0 },
      part "a11", part "b11", part "c11" },
    criterion "by_default" { name = "no score of its own",
      number "a12" { text = "a", unit = "points", min = 0, max = 100, na = true, weight = 2,
        points = linear { {0, 0}, {100, 100} } },
      number "b12" { text = "b", unit = "points", min = 0, max = 100, na = true, weight = 0,
        points = linear { {0, 0}, {100, 100} } },
      part "c12" },
  },

  pillar "nested" {
    name = "Expressions in expressions",
    weight = 5,   -- of no effect: the set has a score of its own
    score = mean {
      "geo_listed", "sum_in_lowest", "high_of", "pick_b", "pick_na",
      weighted { {"deep", 2}, {points(10), 1} },
    },

    criterion "geo_listed" { name = "a 0 of weight 0 drops out",
      score = geometric { {"a13", 2}, {mean {"b13", "c13"}, 1}, {points(0), 0} },
      part "a13", part "b13", part "c13" },
    criterion "sum_in_lowest" { name = "a sum is capped inside too",
      score = lowest { sum {"b14", "c14"}, capped("a14", 100) },
      part "a14", part "b14", part "c14" },
    criterion "high_of" { name = "highest of lowest and capped",
      score = highest { lowest {"a15", "b15"}, capped("c15", 60) },
      part "a15", part "b15", part "c15" },
    criterion "pick_b" { name = "b where a is at least 20", score = pick(score_at_least("a16", 20), "b16", "c16"),
      part "a16", part "b16", part "c16" },
    criterion "pick_na" { name = "what is picked may be N/A",
      score = pick(any { score_at_least("late", 10) }, "a17", sum {"a17", "b17"}),
      part "a17", part "b17", part "c17" },
    criterion "deep" { name = "four deep",
      score = lowest { highest { mean { sum {"a18", "b18"}, "c18" }, points(5) }, capped(points(90), 80), "c18" },
      part "a18", part "b18", part "c18" },
    criterion "late" { name = "looked at from further up", score = capped(weighted { a19 = 1, c19 = 0.5 }, 99),
      part "a19", part "b19", part "c19" },
  },

  tier "low"  { from = 0, name = "Low" },
  tier "high" { from = 50, name = "High" },
}
