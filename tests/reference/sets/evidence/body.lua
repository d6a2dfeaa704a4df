return {
  profile { yes_no "exports" { text = "Exports" } },

  pillar "main" {
    name = "Main",
    criterion "kinds" {
      name = "One question of each type",
      yes_no "licence" { text = "Licence", points = { yes = 80, no = 20 } },
      level "spc" { text = "SPC", { 0, en = "No" }, { 33.333333, en = "Some" }, { 100, en = "Yes" } },
      choice "kind" { text = "Kind", option "a" { points = 70, en = "A" }, option "b" { points = 0.000001, en = "B" } },
      multi "certs" { text = "Certificates",
        option "one" { points = 60, en = "One" }, option "two" { points = 70, en = "Two" } },
      number "third" { text = "Thirds", unit = "x", points = linear { {0, 0}, {3, 100} } },
      number "by_function" { text = "By a function", unit = "x", min = 0, max = 700,
        points = function(x) return x / 7 end },
      date "since" { text = "Since", points = function(on, today) return today.year - on.year end },
      number "size" { text = "Size, without points", unit = "x" },
    },
    criterion "conditional" {
      name = "Depends on an answer",
      score = function(scores, answers)
        if answers.licence == nil or state("licence") ~= "answered" then return 1 end
        return math.max(scores.needs_licence or 0, scores.unless_refused or 0)
      end,
      yes_no "needs_licence"  { text = "Only with a licence", applies_if = yes "licence" },
      yes_no "unless_refused" { text = "Unless there is none", applies_if = none { no "licence" } },
    },
    criterion "picks" {
      name = "Looks at answers",
      score = pick(at_least("size", 10), points(60), pick(answered "exports", points(40), points(20))),
      yes_no "spare" { text = "Spare" },
    },
  },

  tier "low"  { from = 0, name = "Low" },
  tier "mid"  { from = 20, name = "Mid", needs = answered "size" },
  tier "high" { from = 40, name = "High", needs = score_at_least("third", 33.333333) },

  gate "no_licence"   { unless = yes "licence", drop = 1, name = "No licence" },
  gate "said_no"      { unless = none { no "licence" }, cap = "high", name = "Licence refused" },
  gate "no_points"    { unless = score_at_least("spc", 0), cap = "high", name = "SPC without evidence" },
  gate "not_exporter" { unless = yes "exports", cap = "high", name = "Does not export" },
}
