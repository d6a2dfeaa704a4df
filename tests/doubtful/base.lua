-- A sound set; each .edit beside it plants a fault in it.
local function act()
  return action { effort = "M", "Do it" }
end

return set "base" {
  version = "1",
  effective = { from = "2026-01-01" },
  languages = { "en" },
  name = "Base",

  profile {
    choice "sector" { text = "Sector", option "metal" { "Metal" }, option "cloth" { "Cloth" } },
    number "people" { text = "People", unit = "people", min = 0 },
    derived "size" {
      text = "Size", option "small" { "Small" }, option "large" { "Large" },
      value = function(firm) return (firm.people or 0) > 99 and "large" or "small" end,
    },
  },

  pillar "qcd" {
    name = "Quality", weight = 3,
    criterion "process" {
      name = "Process", support = "s1",
      level "spc" { text = "SPC", { 0, "None" }, { 40, "Some" }, { 100, "All" } },
      number "ppm" {
        text = "Defects", unit = "ppm", min = 0, max = 5000,
        points = linear { { 0, 100 }, { 500, 40 }, { 5000, 0 } },
      },
      act(),
    },
    criterion "delivery" {
      name = "Delivery", support = "s1", weight = 2,
      number "on_time" {
        text = "On time", unit = "%", min = 0, max = 100,
        points = bands { { 0, 0 }, { 80, 40 }, { 95, 100 } },
      },
      yes_no "plan" { text = "Plan", na = true },
      act(),
    },
  },
  pillar "esg" {
    name = "ESG", weight = 2,
    criterion "safety" {
      name = "Safety", support = "s1",
      yes_no "guards" { text = "Guards" },
      yes_no "drills" { text = "Drills" },
      act(),
    },
    criterion "rules" {
      name = "Rules", support = "s1",
      yes_no "licence" { text = "Licence" },
      choice "permit" {
        text = "Permit", option "none" { points = 0, "None" }, option "full" { points = 100, "Full" },
      },
      act(),
    },
  },

  tier "low" { from = 0, name = "Low" },
  tier "middle" { from = 40, name = "Middle", needs = score_at_least("qcd", 30) },
  tier "high" { from = 70, name = "High", needs = all { score_at_least("qcd", 50), every_pillar(40) } },

  gate "licensed" { unless = yes "licence", cap = "low", name = "No licence" },
  gate "permitted" {
    when = one_of("sector", { "metal" }), unless = one_of("permit", { "full" }), drop = 1, name = "No permit",
  },

  weighting "cloth" { when = one_of("sector", { "cloth" }), qcd = 2 },

  programme {
    support_area "s1" { name = "Advice" },
  },
}
