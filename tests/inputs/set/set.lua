-- What the files of this folder answer.
return set "inputs" {
  version = "1",
  effective = { from = "2026-01-01" },
  languages = { "en" },
  name = "Inputs",

  profile {
    text "firm_name" { text = "Name" },
  },

  pillar "only" {
    name = "Only",
    criterion "all" {
      name = "All",
      number "q1" { text = "Number", unit = "people", points = linear { { 0, 0 }, { 100, 100 } } },
      yes_no "q2" { text = "Yes or no" },
      number "q3" { text = "Another number", unit = "%", points = linear { { 0, 0 }, { 10, 100 } } },
    },
  },

  tier "only_tier" { from = 0, name = "Only" },
}
