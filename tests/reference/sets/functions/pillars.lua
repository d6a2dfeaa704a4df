local limits = { 0, 40, 70 }

return {
  pillar "money" {
    name = "Money",
    criterion "growth" {
      name = "Growth",
      number "sales" { text = "Sales", unit = "bn", na = true, points = function(x)
        if x < 0 then return nil, "No sales to speak of" end
        if x == 13 then return 101 end
        if x == 14 then return 0 / 0 end
        if x == 15 then return "50" end
        if x == 16 then error("sixteen") end
        if x == 17 then return 100.0000004 end
        if x == 18 then return -0.0000006 end
        return math.min(100, 10 * math.sqrt(x))
      end },
      date "founded" { text = "Founded", points = function(on, today)
        return math.max(0, math.min(100, (today.days - on.days) / 365.25 * 5))
      end },
      level "books" { text = "Books", { 0, en = "None" }, { 60, en = "Kept" }, { 100, en = "Audited" },
        valid = function(x, firm) return x < 2 or firm.size_class ~= nil or "audited, but of what size?" end },
    },
    criterion "age" {
      name = "Age",
      score = function(scores, answers, firm)
        if not answers.since then return nil end
        local age = firm.assessed_on.year - answers.since.year
        if scores.spare == nil then age = age + 0.25 end
        return age
      end,
      date "since" { text = "Since", na = true },
      yes_no "spare" { text = "Spare", na = true, missing = "exclude", required = false },
    },
  },
  pillar "people" {
    name = "People",
    score = function(scores, answers, firm)
      local lowest = 100
      for _, id in ipairs { "safety", "care" } do
        if scores[id] and scores[id] < lowest then lowest = scores[id] end
      end
      if state("staff") == "no_data" then lowest = lowest / 3 end
      if answers.staff == 12345 then return 0 end
      if firm.size_class == "big" then return lowest, "Held to more" end
      return (lowest + scores.staff_score) / 2   -- staff_score may be nil: then the firm fails
    end,
    criterion "safety" {
      name = "Safety",
      score = function(scores, answers)
        if (answers.injuries or 0) > 3 then return 0, { en = "More than three injuries", vi = "Quá 3 tai nạn" } end
        local listed = 0
        for id, chosen in pairs(answers.measures or {}) do
          if chosen then listed = listed * 2 + #id end
        end
        return math.min(scores.measures or 15, limits[3]) + listed
      end,
      number "injuries" { text = "Injuries", unit = "cases", min = 0 },
      multi "measures" { text = "Measures", na = true,
        option "a" { points = 10, en = "A" },
        option "bb" { points = 20, en = "BB" },
        option "ccc" { points = 30, en = "CCC" } },
    },
    criterion "care" {
      name = "Care",
      number "staff" { text = "Staff", unit = "people", min = 0 },
      yes_no "staff_score" { text = "Scored", applies_if = function(_, answers, firm)
        return (answers.staff or 0) >= 10 or firm.size ~= nil
      end },
      yes_no "peek" { text = "Asks for what is not there", required = false,
        points = { yes = 50, no = 40 } },
      choice "trap" { text = "Trap", required = false, option "none" { en = "None" }, option "name" { en = "Name" },
        option "scores" { en = "Scores" }, option "type" { en = "Type" } },
      number "after_trap" { text = "Fails on purpose", unit = "x", required = false,
        applies_if = function(scores, answers)
          if answers.trap == "name" then return answers.trapp end
          if answers.trap == "scores" then return scores.peek end
          if answers.trap == "type" then return 1 end
          return false
        end },
    },
  },
}
