-- Questions that follow others, under evidence, with what is missing counted in two ways.

local function yn(id, more)
  local body = { text = id, na = true }
  for name, value in pairs(more or {}) do body[name] = value end
  return yes_no(id)(body)
end

return set "following" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "Following",
  missing = "exclude", completeness = 0.6, na_limit = 0.3,
  score = pick(score_at_least("one", 20), weighted { {"one", 2}, {geometric {"two", "three"}, 1} },
    lowest { "one", "two", capped("three", 45) }),

  evidence { default = "told",
    grade "none" { factor = 0, en = "None" }, grade "told" { factor = 1 / 3, en = "Told" },
    grade "paper" { factor = 0.8, en = "Paper" }, grade "seen" { factor = 1, en = "Seen" } },

  profile {
    choice "sector" { text = "Sector", na = true, option "steel" { en = "Steel" }, option "food" { en = "Food" } },
    yes_no "exports" { text = "Exports", na = true },
    number "staff" { text = "Staff", unit = "people", min = 0 },
  },

  pillar "one" {
    name = "One", weight = 3,
    criterion "roots" {
      name = "What others follow",
      yn "a", yn("b", { missing = "zero" }),
      level "depth" { text = "Depth", na = true, weight = 2, { 0, en = "0" }, { 33.333333, en = "1" }, { 66.6666665, en = "2" }, { 100, en = "3" } },
      multi "does" { text = "Does", na = true,
        option "none" { points = 0, alone = true, en = "None" }, option "cut" { points = 20, en = "Cut" },
        option "sew" { points = 35, en = "Sew", applies_if = yes "a" },
        option "dye" { points = 80, en = "Dye", applies_if = any { at_least("depth", 2), no "exports" } } },
      number "ppm" { text = "PPM", unit = "ppm", na = true, min = 0, max = 1e4, points = linear { {0, 100}, {50, 90}, {500, 40}, {5000, 0} } },
      date "audit" { text = "Audit", na = true },
      text "remark" { text = "Remark" },
    },
    criterion "chain" {
      name = "A chain",
      yn("c1", { applies_if = yes "a" }), yn("c2", { applies_if = yes "c1" }),
      yn("c3", { applies_if = none { no "c2" } }), yn("c4", { applies_if = any { yes "c3", no "c1" }, missing = "zero" }),
      yn("c5", { applies_if = all { answered "c4", none { at_most("depth", 0) } }, weight = 0 }),
      yn("c6", { applies_if = none { answered "c4" }, required = false }),
    },
    criterion "by_kind" {
      name = "By each kind",
      yn("k_level", { applies_if = one_of("depth", { 1, 3 }) }),
      yn("k_has", { applies_if = has("does", "cut") }),
      yn("k_any", { applies_if = has_any("does", { "sew", "dye" }) }),
      yn("k_only", { applies_if = only("does", { "cut", "sew" }) }),
      yn("k_least", { applies_if = at_least("ppm", 50) }),
      yn("k_most", { applies_if = at_most("ppm", 49.9999) }),
      yn("k_since", { applies_if = at_least("audit", "2000-02-29") }),
      yn("k_before", { applies_if = at_most("audit", "1999-12-31") }),
      yn("k_text", { applies_if = one_of("remark", { "x", "two words" }) }),
      yn("k_said", { applies_if = answered "remark" }),
      yn("k_profile", { applies_if = all { one_of("sector", { "steel" }), yes "a" } }),
      yn("k_self", { applies_if = any { self_assessed(), yes "b" } }),
      yn("k_visit", { applies_if = none { self_assessed(), no "b" } }),
    },
  },
  pillar "two" {
    name = "Two", score = sum { "highest_of", mean { "lowest_of", points(3) } },
    criterion "highest_of" { name = "Highest", score = capped(highest { "x1", "x2", "x3" }, 66.6666666), yn "x1",
      yn("x2", { applies_if = yes "a", points = { yes = 62.5, no = 12.5 } }), yn("x3", { missing = "zero", points = { yes = 10, no = 5 } }) },
    criterion "lowest_of" { name = "Lowest", score = pick(all { yes "a", score_at_least("chain", 40) }, lowest { "y1", "y2" },
      pick(answered "y1", "y2", points(7))), yn "y1",
      choice "y2" { text = "y2", na = true, option "p" { points = 15, en = "P" }, option "q" { points = 95, en = "Q", applies_if = yes "y1" } } },
  },
  pillar "three" {
    name = "Three", weight = 0.5,
    criterion "all_out" { name = "May drop out", yn("z1", { applies_if = yes "b" }), yn("z2", { applies_if = yes "b" }) },
    criterion "zero" { name = "Nothing counts", score = geometric { z3 = 2, z4 = 1 }, yn "z3", level "z4" { text = "z4", na = true,
      { 0, en = "0" }, { 1e-6, en = "1" }, { 100, en = "2" } } },
  },

  weighting "steel" { when = all { one_of("sector", { "steel" }), none { self_assessed() } }, roots = 4, chain = 0, a = 0.3 },
  weighting "large" { when = at_least("staff", 200), by_kind = 5, depth = 0 },

  tier "t0" { from = 0, name = "T0" },
  tier "t1" { from = 10, name = "T1", needs = none { score_at_least("z3", 0), no "a" } },
  tier "t2" { from = 25, name = "T2", needs = missing_at_most(6) },
  tier "t3" { from = 35, name = "T3", needs = all { every_pillar(20), any { yes "b", score_at_least("c1", 50) } }, thin_ok = false },
  tier "t4" { from = 60, name = "T4", thin_ok = false, needs = any { score_at_least("overall", 70), missing_at_most(1) } },
  gate "g_na" { unless = all { yes "c2", yes "c3" }, cap = "t3", name = "N/A does not fire" },
  gate "g_when" { when = at_least("depth", 1), unless = score_at_least("roots", 30), drop = 1, name = "When" },
  gate "g_twice" { when = none { yes "b" }, unless = any { answered "remark", missing_at_most(3) }, drop = 2, name = "Twice" },
  gate "g_cap" { unless = none { no "c4", score_at_least("two", 90) }, cap = "t1", name = "Cap" },
}
