-- Weights of pillars, criteria and questions in place of their own.

local function part(id, weight)
  return number(id) {
    text = id, unit = "points", min = 0, max = 100, na = true, weight = weight,
    points = linear { {0, 0}, {100, 100} },
  }
end

return set "weightings" {
  version = "1",
  effective = { from = "2026-01-01" },
  languages = { "en" },
  name = "Weightings",

  profile {
    choice "sector" { text = "Sector", na = true, option "steel" { en = "Steel" }, option "food" { en = "Food" },
      option "wood" { en = "Wood" } },
    number "staff" { text = "Staff", unit = "people" },
  },

  pillar "p" {
    name = "P", weight = 3,
    criterion "p1" { name = "p1", part("a", 1), part("b", 0), part("c", 2) },
    criterion "p2" { name = "p2", weight = 0.5, part("d") },
  },
  pillar "q" {
    name = "Q",
    criterion "q1" { name = "q1", part("e", 7) },
    criterion "q2" { name = "q2", weight = 0, score = weighted { f = 1, g = 2 }, part("f", 9), part("g", 9) },
  },

  tier "low" { from = 0, name = "Low" },
  tier "top" { from = 50, name = "Top" },

  weighting "steel"     { when = one_of("sector", {"steel"}), p = 1, q = 1, p2 = 0 },
  weighting "big"       { when = at_least("staff", 100), b = 5, a = 0, q2 = 2 },
  weighting "big_steel" { when = all { one_of("sector", {"steel"}), at_least("staff", 100) }, p = 0 },
  weighting "wood"      { when = one_of("sector", {"wood"}), p = 0, q1 = 0 },
  weighting "visit"     { when = none { self_assessed() }, p = 0.1, q = 0.2 },
}
