-- Every kind of question, for what `every` makes of it.
return set "every" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "Every",
  evidence {
    default = "stated",
    grade "stated" { factor = 0.5, en = "Stated" }, grade "seen" { factor = 1, en = "Seen" },
  },
  profile { choice "sector" { text = "Sector?", option "metal" { en = "Metal" }, option "food" { en = "Food" } } },
  pillar "p" {
    name = "P",
    criterion "options" {
      name = "Options",
      yes_no "plain" { text = "?" },
      yes_no "turned" { text = "?", points = { yes = 0, no = 60 } },
      level "steps" { text = "?", { 0, "A" }, { 50, "B" }, { 90, "C" } },
      level "humped" { text = "?", { 10, "A" }, { 80, "B" }, { 80, "C" }, { 10, "D" } },
      choice "one" {
        text = "?", option "a" { points = 20, en = "A" }, option "b" { points = 70, en = "B" },
        option "c" { points = 20, en = "C" }, option "d" { points = 70, en = "D" },
      },
      -- What it is worth hangs on the sector, and on another question.
      choice "conditional" {
        text = "?",
        option "metal_only" { points = 100, applies_if = one_of("sector", { "metal" }), en = "A" },
        option "planned" { points = 80, applies_if = yes "plain", en = "B" },
        option "always" { points = 40, en = "C" },
      },
    },
    criterion "sets" {
      name = "Sets",
      multi "summed" {
        text = "?", option "none" { points = 0, alone = true, en = "None" },
        option "a" { points = 30, en = "A" }, option "b" { points = 0, en = "B" }, option "c" { points = 25, en = "C" },
      },
      multi "highest" {
        text = "?", combine = "highest", option "a" { points = 30, en = "A" }, option "b" { points = 60, en = "B" },
      },
      multi "alone" {
        text = "?", option "all_of_it" { points = 90, alone = true, en = "All" }, option "a" { points = 30, en = "A" },
        option "b" { points = 20, en = "B" },
      },
    },
    criterion "numbers" {
      name = "Numbers",
      number "falling" { text = "?", points = linear { { 0, 100 }, { 10, 0 } } },
      number "inner" { text = "?", min = 5, max = 15, points = linear { { 0, 0 }, { 20, 100 } } },
      number "humped_line" { text = "?", points = linear { { 0, 10 }, { 5, 80 }, { 9, 0 } } },
      number "banded" { text = "?", min = 10, points = bands { { 0, 20 }, { 50, 70 }, { 80, 40 } } },
    },
    criterion "others" {
      name = "Others", weight = 0,
      number "worked_out" { text = "?", required = false, points = function(x) return x end },
      number "only_asked" { text = "?", required = false },
      text "told" { text = "?" },
      level "elsewhere" { text = "?", applies_if = one_of("sector", { "food" }), { 0, "A" }, { 100, "B" } },
    },
  },
  tier "low" { from = 0, name = "Low" },
  tier "high" { from = 60, name = "High" },
  gate "firmly_held" { name = "Firmly held", when = answered "only_asked", unless = yes "plain", cap = "low" },
}
