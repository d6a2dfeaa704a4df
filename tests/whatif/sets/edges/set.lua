-- Scores on a threshold and a millionth off it, halves of a millionth, weights that no
-- double holds, and shares exactly at their limit.

local function part(id, weight)
  return number(id) { text = id, unit = "points", min = 0, max = 100, na = true, weight = weight,
    points = linear { {0, 0}, {100, 100} } }
end

local function line(id, rows)
  return number(id) { text = id, unit = "x", na = true, min = -1000, max = 1e6, points = linear(rows) }
end

return set "edges" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "Edges",
  completeness = 0.7, na_limit = 0.25, display = { max = 20, decimals = 3 },
  score = pick(all { yes "c1", yes "c2" }, "means", weighted { means = 0.1, lines = 0.7, counted = 0.2 }),

  pillar "means" {
    name = "Means",
    criterion "halves" { name = "Halves", part "h1", part "h2" },
    criterion "tenths" { name = "Tenths", weight = 0.2, part("t1", 0.1), part("t2", 0.2), part("t3", 0.7) },
    criterion "thirds" { name = "Thirds", weight = 0.7, part("d1", 1 / 3), part("d2", 1e-6), part("d3", 1e6) },
    criterion "roots" { name = "Roots", score = geometric { r1 = 0.1, r2 = 0.2, r3 = 0 }, part "r1", part "r2", part "r3" },
    criterion "none_counts" { name = "No weight", part("n1", 0), part("n2", 0) },
  },
  pillar "lines" {
    name = "Lines",
    criterion "straight" {
      name = "Straight",
      line("l1", { {-1.5, 100}, {0, 66.6}, {0.3, 0} }),
      line("l2", { {0, 0.0000005}, {3, 99.9999995} }),
      line("l3", { {0.1, 33.3333335} }),
      line("l4", { {0, 0}, {1e-6, 0.0000015}, {7, 50}, {1e6, 50.0000005} }),
    },
    criterion "steps" {
      name = "Steps",
      number "b1" { text = "b1", unit = "x", na = true, points = bands { {-1, 1}, {0.1, 2}, {0.3, 33.3333335}, {1e3, 99.9999995} } },
      number "b2" { text = "b2", unit = "x", na = true, points = bands { {0, 64.9999995} } },
      level "b3" { text = "b3", na = true, { 64.9999994, en = "A" }, { 64.9999995, en = "B" }, { 65.0000004, en = "C" } },
      multi "b4" { text = "b4", option "a" { points = 0.0000004, en = "A" }, option "b" { points = 0.0000001, en = "B" },
        option "c" { points = 99.9999999, en = "C" }, option "d" { points = 33.3333333, en = "D" } },
    },
  },
  pillar "counted" {
    name = "Counted",
    criterion "four" {
      name = "Four, of which one may be N/A",
      yes_no "c1" { text = "c1", na = true }, yes_no "c2" { text = "c2", na = true },
      yes_no "c3" { text = "c3", na = true }, yes_no "c4" { text = "c4", na = true },
      yes_no "c5" { text = "c5", na = true, applies_if = yes "c1" },
      choice "c6" { text = "c6", na = true, option "a" { en = "A" }, option "b" { en = "B" } },
    },
  },

  tier "first" { from = 0, name = "First" },
  tier "half" { from = 50, name = "Half", needs = score_at_least("halves", 0.000001) },
  tier "sixty_five" { from = 65, name = "65", needs = every_pillar(33.333333), thin_ok = false },
  tier "sixty_six" { from = 66.666667, name = "66.666667", needs = any { score_at_least("means", 65), score_at_least("steps", 65) } },
  tier "all" { from = 100, name = "All" },
  gate "exact" { unless = score_at_least("halves", 65), cap = "sixty_five", name = "Exactly 65" },
  gate "third" { unless = score_at_least("tenths", 33.333333), drop = 1, name = "A third" },
  gate "number" { when = at_least("b1", 0.1), unless = at_most("b1", 0.3), drop = 2, name = "Number" },
}
