return {
  pillar "main" {
    name = "Main",

    criterion "asked" {
      name = "What the conditions look at",
      yes_no "q_yes" { text = "Yes or no", na = true },
      level "q_level" { text = "Level", na = true, { 0, en = "None" }, { 45.5, en = "Some" }, { 100, en = "All" } },
      choice "q_choice" { text = "Choice", na = true,
        option "red" { points = 10, en = "Red" }, option "blue" { points = 90, en = "Blue" },
        option "grey" { points = 50, en = "Grey" } },
      multi "q_multi" { text = "Multi", na = true,
        option "none" { points = 0, alone = true, en = "None" },
        option "x" { points = 40, en = "X" },
        option "y" { points = 35, en = "Y", applies_if = has("activities", "make") },
        option "z" { points = 45, en = "Z", applies_if = none { yes "q_yes" } } },
      number "q_number" { text = "Number", unit = "ppm", na = true, points = bands { {0, 100}, {10, 60}, {20, 0} } },
      date "q_date" { text = "Date", na = true },
      text "q_text" { text = "Text" },
    },

    criterion "by_rule" {
      name = "Asked under conditions",
      yes_no "if_yes"      { text = "Where q_yes is yes", applies_if = yes "q_yes" },
      yes_no "if_not_no"   { text = "Unless q_yes is no", applies_if = none { no "q_yes" } },
      yes_no "if_chain"    { text = "Where if_yes is yes", applies_if = yes "if_yes" },
      yes_no "if_tooling"  { text = "Where there is tooling", applies_if = yes "has_tooling" },
      yes_no "unless_none" { text = "Unless there is no tooling", applies_if = none { no "has_tooling" } },
      yes_no "if_self"     { text = "In self assessments", applies_if = self_assessed() },
      yes_no "if_mixed"    { text = "Mixed", na = true,
        applies_if = all {
          any { has("activities", "make"), at_least("employees", 100) },
          one_of("sector", {"steel"}),
        } },
    },
  },

  pillar "picked" {
    name = "Picked",
    score = pick(all { score_at_least("picked_c", 50), answered "q_number" }, "picked_c", points(12.5)),
    criterion "picked_c" {
      name = "By the score of another pillar's criterion",
      score = pick(score_at_least("asked", 60), points(100),
        pick(score_at_least("by_rule", 50), points(50), points(25))),
      yes_no "spare" { text = "Spare", required = false, na = true },
    },
  },
}
