-- Functions wherever the language takes one.

return set "functions" {
  version = "1",
  effective = { from = "2026-01-01" },
  languages = { "en", "vi" },
  name = { en = "Functions", vi = "Hàm" },
  completeness = 0.5,
  score = function(scores, _, firm)
    if firm.size == "micro" then return nil, "Too small to assess" end
    local total = 0
    for _, id in ipairs { "money", "people" } do
      total = total + (scores[id] or 0)
    end
    return total / 2, { en = "Half and half", vi = "Chia đôi" }
  end,

  include "profile",
  include "pillars",

  tier "low" { from = 0, name = "Low" },
  tier "mid" { from = 30, name = "Mid", needs = function(scores, answers, firm)
    return (scores.overall or 0) >= 30 and (answers.staff or 0) > 0 and firm.source == "self"
  end },
  tier "top" { from = 60, name = "Top", needs = function(scores)
    if scores.age == nil then return nil end
    return scores.age >= 50
  end },

  gate "accidents" {
    when   = function(_, answers, firm) return answers.injuries ~= nil and firm.size ~= "micro" end,
    unless = function(scores, answers) return (answers.injuries or 0) <= 3 or scores.safety > 0 end,
    cap = "low", name = "Accidents",
  },
}
