-- Functions over few answers, which a table can hold, and over many, which it cannot.

local function yn(id)
  return yes_no(id) { text = id, na = true }
end

return set "tables" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "Tables", completeness = 0.3,
  score = weighted { few = 2, under_rules = 1, above = 1 },   -- so that a tier is told without "many"

  evidence { default = "told", grade "none" { factor = 0, en = "None" },
    grade "told" { factor = 0.3, en = "Told" }, grade "seen" { factor = 1, en = "Seen" } },

  profile {
    choice "sector" { text = "Sector", option "steel" { en = "Steel" }, option "food" { en = "Food" } },
    number "staff" { text = "Staff", unit = "people", min = 0, max = 1000 },
  },

  pillar "few" {
    name = "Few answers",
    criterion "levels" {
      name = "Two levels",
      score = function(scores, answers, firm)
        if answers.l1 == nil then return nil, "nothing to go by" end
        local s = answers.l1 * 30 + (answers.l2 or 0) * 7
        if firm.sector == "food" then s = s / 3 end
        return s, { en = "by levels" }
      end,
      level "l1" { text = "l1", na = true, { 0, en = "A" }, { 50, en = "B" }, { 100, en = "C" } },
      level "l2" { text = "l2", na = true, { 0, en = "A" }, { 50, en = "B" } },
    },
    criterion "states" {
      name = "States",
      score = function(_, answers)
        local worth = { answered = 50, missing = 10, no_data = 20, na = 30 }
        return worth[state("s1")] + (answers.s2 and 40 or 0)
      end,
      yn "s1", yn "s2",
    },
    criterion "children" {
      name = "Scores of its questions",
      score = function(scores)
        if not scores.c1 then return nil end
        return math.min(scores.c1, scores.c2 or 33.3333335)
      end,
      yes_no "c1" { text = "c1", na = true, points = { yes = 80, no = 12.5 } },
      choice "c2" { text = "c2", na = true, option "a" { points = 10, en = "A" }, option "b" { points = 70, en = "B" } },
    },
    criterion "of_several" {
      name = "Several",
      score = function(_, answers)
        if not answers.m1 then return 5 end
        local n = 0
        for _, chosen in pairs(answers.m1) do if chosen then n = n + 1 end end
        return n * 25
      end,
      multi "m1" { text = "m1", option "a" { points = 1, en = "A" }, option "b" { points = 2, en = "B" },
        option "c" { points = 3, en = "C" }, option "none" { points = 0, alone = true, en = "None" } },
    },
    criterion "followed" {
      name = "Asked by function",
      yes_no "f1" { text = "f1", applies_if = function(_, answers) return answers.s1 end },
      yes_no "f2" { text = "f2", applies_if = function(_, answers)
        if state("s2") == "na" then return nil end
        return answers.l1 ~= 1
      end },
      multi "f3" { text = "f3",
        option "x" { points = 60, en = "X", applies_if = function(_, answers) return answers.f1 == true end },
        option "y" { points = 30, en = "Y" } },
    },
  },

  pillar "under_rules" {
    name = "Over questions that may not be asked",
    criterion "asked_or_not" {
      name = "Asked or not",
      score = function(scores, answers)
        local worth = { answered = 60, missing = 11, no_data = 22, na = 33 }
        return worth[state("u2")] + (answers.u2 and 7 or 0) + (scores.u2 or 0.5) / 4
      end,
      yn "u1", yes_no "u2" { text = "u2", na = true, applies_if = yes "u1", points = { yes = 90, no = 30 } },
    },
    criterion "looked_at" {
      name = "Conditions beside functions",
      score = pick(all { function(_, answers) return answers.u2 end, yes "u1" }, "v1", "v2"),
      yes_no "v1" { text = "v1", applies_if = any { function() return state("u2") == "na" end, yes "u2" } },
      yes_no "v2" { text = "v2", applies_if = function(_, answers) return answers.u2 ~= nil end,
        points = { yes = 45, no = 15 } },
    },
  },

  pillar "above" {
    name = "Functions above functions",
    score = function(scores)
      if scores.picky == nil then return 42 end
      return (scores.picky + 10) / 2
    end,
    criterion "picky" {
      name = "Picky",
      score = pick(function(_, answers) return answers.l1 == 2 end, "p1", points(35)),
      yes_no "p1" { text = "p1", na = true },
    },
  },

  pillar "many" {
    name = "Many answers",
    criterion "root" {
      name = "Of a number",
      number "sales" { text = "Sales", unit = "bn", na = true, min = 0, max = 10000,
        points = function(x) return math.min(100, 10 * math.sqrt(x)) end },
      yes_no "beside" { text = "Beside it" },
    },
    criterion "dated" {
      name = "Of a date",
      date "since" { text = "Since", points = function(date, on)
        return math.max(0, math.min(100, (on.days - date.days) / 365))
      end },
    },
    criterion "free" { name = "Free of both", yes_no "q1" { text = "q1", na = true }, yes_no "q2" { text = "q2" } },
  },

  tier "low" { from = 0, name = "Low" },
  tier "mid" { from = 25, name = "Mid", needs = function(_, answers) return answers.s1 or answers.l1 == 2 end },
  tier "top" { from = 45, name = "Top", needs = any {
    function(_, answers) return answers.q1 end,
    score_at_least("few", 50),
  } },

  gate "told" { unless = function(_, answers, firm) return answers.q2 == true or firm.source == "self" end, cap = "mid", name = "Told" },
  gate "often" { when = function(_, answers) return answers.l2 end and function(_, answers)
    if answers.l2 == nil then return nil end
    return answers.l2 == 1
  end, unless = none { function(_, answers) return answers.c2 == "a" end }, drop = 1, name = "Often" },
}
