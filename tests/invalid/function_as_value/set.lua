return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      weight = function() return 1 end,
      name_of = function() return 1 end,
      yes_no "a" { text = "?", points = function() return 1 end, required = function() return true end },
      level "b" { text = "?", function() return 1 end, { function() return 1 end, "x" }, { 0, function() return "x" end } },
      choice "d" { text = "?", option "x" { "X", points = function() return 1 end } },
      number "e" { text = "?", min = function() return 0 end, points = linear { {0, function() return 0 end}, {1, 100} } },
      action { "A", effort = function() return 1 end, months = function() return 1 end },
      score = mean { function() return 1 end },
    },
  },
  tier "low" { from = 0, name = "Low" },
  tier "high" { from = function() return 1 end, name = "High" },
  gate "g" { name = "G", unless = yes "a", cap = function() return "low" end },
  weighting "w" { when = self_assessed(), p = function() return 2 end },
  evidence { default = "k", grade "k" { "K", factor = function() return 1 end } },
  function() return pillar "x" {} end,
}
