local floor, both = math.floor, all
local applies = yes_no "b" { text = "?", applies_if = both { function() return both ~= nil end } }

return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      yes_no "a" { text = "?" },
      score = function(scores) return floor(scores.a) end,
      applies,
    },
  },
  tier "low" { from = 0, name = "Low" },
}
