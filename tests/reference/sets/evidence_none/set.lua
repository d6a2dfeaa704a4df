-- Where no grade is given the answer counts for nothing: it has points 0 and is
-- no data to conditions, in a site visit.

return set "evidence-none" {
  version = "1",
  effective = { from = "2026-01-01" },
  languages = { "en" },
  name = "Evidence, none by default",

  evidence {
    default = "none",
    grade "none" { factor = 0, en = "None" },
    grade "seen" { factor = 1, en = "Seen" },
  },

  pillar "main" {
    name = "Main",
    criterion "only" {
      name = "Only",
      yes_no "first"  { text = "First", points = { yes = 40, no = 100 } },
      yes_no "second" { text = "Second, unless the first is no", applies_if = none { no "first" } },
      text "remark" { text = "Remark" },
      number "maybe" { text = "N/A above 5", unit = "x", min = 0, max = 10,
        points = function(x) if x <= 5 then return x end end },
    },
  },

  tier "low"  { from = 0, name = "Low" },
  tier "high" { from = 30, name = "High", needs = answered "remark" },
  gate "first_no" { when = answered "first", unless = no "first", cap = "low", name = "First" },
}
