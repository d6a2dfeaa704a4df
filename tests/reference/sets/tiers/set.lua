-- Tiers, needs, thin pillars, gates that cap and that drop.

local function part(id, weight)
  return number(id) {
    text = id, unit = "points", min = 0, max = 100, na = true, weight = weight,
    points = linear { {0, 0}, {100, 100} },
  }
end

return set "tiers" {
  version = "1",
  effective = { from = "2026-01-01" },
  languages = { "en" },
  name = "Tiers",
  na_limit = 0.5,

  profile { choice "sector" { text = "Sector", option "steel" { en = "Steel" }, option "food" { en = "Food" } } },

  pillar "p" {
    name = "P",
    criterion "p1" { name = "p1", part("p_a", 1), part("p_b", 0), part("p_c", 1),
      number "p_d" { text = "p_d", unit = "points", na = true, points = linear { {0, 0}, {100, 100} },
        applies_if = one_of("sector", {"steel"}) } },
  },
  pillar "q" {
    name = "Q",
    criterion "q1" { name = "q1", part("q_a", 1), part("q_b", 1) },
  },
  pillar "r" {
    name = "R",
    weight = 0,
    criterion "r1" { name = "r1",
      yes_no "cap0" { text = "Cap to t0?", na = true },
      yes_no "cap2" { text = "Cap to t2?", na = true },
      yes_no "drop1" { text = "Drop one?", na = true },
      yes_no "drop2" { text = "Drop two?", na = true },
      yes_no "food_drop" { text = "Drop one in food?", na = true } },
  },

  tier "t0" { from = 0,  name = "T0" },
  tier "t1" { from = 20, name = "T1" },
  tier "t2" { from = 40, name = "T2", needs = all { score_at_least("p", 30), score_at_least("q", 30) } },
  tier "t3" { from = 60, name = "T3", thin_ok = false },
  tier "t4" { from = 75, name = "T4", needs = all { every_pillar(50), score_at_least("p_d", 50) } },

  gate "g_cap0"  { unless = no "cap0", cap = "t0", name = "Cap to t0" },
  gate "g_cap2"  { unless = no "cap2", cap = "t2", name = "Cap to t2" },
  gate "g_drop1" { unless = no "drop1", drop = 1, name = "Drop one" },
  gate "g_drop2" { unless = no "drop2", drop = 2, name = "Drop two" },
  gate "g_food"  { when = one_of("sector", {"food"}), unless = no "food_drop", drop = 1, name = "Drop one in food" },
}
