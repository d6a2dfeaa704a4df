local gates = {}

local function show(id, condition)
  table.insert(gates, gate("f_" .. id) { unless = condition, cap = "top", name = id .. " is false" })
  table.insert(gates, gate("t_" .. id) { unless = none { condition }, cap = "top", name = id .. " is true" })
end

show("yes", yes "q_yes")
show("no", no "q_yes")
show("level_at_least", at_least("q_level", 1))
show("level_at_most", at_most("q_level", 1))
show("number_at_least", at_least("q_number", 10))
show("number_at_most", at_most("q_number", 10))
show("date_at_least", at_least("q_date", "2026-01-31"))
show("date_at_most", at_most("q_date", "2026-01-31"))
show("choice_one_of", one_of("q_choice", {"red", "blue"}))
show("level_one_of", one_of("q_level", {0, 2}))
show("text_one_of", one_of("q_text", {"NA", "abc"}))
show("has", has("q_multi", "x"))
show("has_choice", has("q_choice", "blue"))
show("has_any", has_any("q_multi", {"x", "y"}))
show("only", only("q_multi", {"x", "y"}))
show("only_choice", only("q_choice", {"grey"}))
show("answered", answered "q_multi")
show("answered_text", answered "q_text")
show("score_question", score_at_least("q_level", 0))
show("score_exact", score_at_least("q_level", 45.5))
show("score_criterion", score_at_least("by_rule", 50))
show("score_pillar", score_at_least("main", 50))
show("score_overall", score_at_least("overall", 50))
show("every_pillar", every_pillar(25))
show("few_missing", missing_at_most(2))
show("self", self_assessed())
show("profile_choice", one_of("sector", {"steel"}))
show("profile_multi", only("activities", {"make"}))
show("profile_number", at_most("employees", 100))
show("all", all { yes "q_yes", at_least("q_level", 1), answered "if_yes" })
show("any", any { yes "q_yes", at_least("q_level", 2), answered "if_yes" })
show("none", none { yes "q_yes", at_least("q_level", 2), answered "if_yes" })
show("deep", all { any { yes "if_yes" }, none { no "if_yes", none { yes "if_yes" } } })
show("rule_score", score_at_least("if_yes", 100))
show("func", function(_, answers, firm)
  if state("q_yes") == "na" then return nil end
  return answers.q_yes == true and firm.source == "self"
end)
show("func_in_all", all { function(scores) return scores.overall and scores.overall >= 50 end, yes "q_yes" })

table.insert(gates, gate "in_play" {
  when = one_of("sector", {"steel"}), unless = yes "q_yes", cap = "low", name = "Steel only",
})
table.insert(gates, gate "in_play_none" {
  when = none { one_of("sector", {"food"}) }, unless = at_least("employees", 10), drop = 1, name = "Not for food",
})
return gates
