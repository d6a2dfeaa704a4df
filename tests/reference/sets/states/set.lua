-- Missing, no data and N/A; who must answer what; completeness at its boundary.

return set "states" {
  version = "1",
  effective = { from = "2026-01-01" },
  languages = { "en" },
  name = "States",
  missing = "zero",
  completeness = 0.75,

  profile { yes_no "makes" { text = "Makes things" }, number "staff" { text = "Staff", unit = "people", na = true } },

  pillar "main" {
    name = "Main",
    criterion "required" {
      name = "Four required questions",
      level "r1" { text = "r1", weight = 1, { 0, en = "0" }, { 50, en = "1" }, { 100, en = "2" } },
      level "r2" { text = "r2", weight = 2, na = "Where nothing is made",
        { 0, en = "0" }, { 50, en = "1" }, { 100, en = "2" } },
      level "r3" { text = "r3", weight = 3, na = true, { 0, en = "0" }, { 50, en = "1" }, { 100, en = "2" } },
      level "r4" { text = "r4", weight = 0, na = true, { 0, en = "0" }, { 50, en = "1" }, { 100, en = "2" } },
    },
    criterion "other" {
      name = "The others",
      yes_no "optional" { text = "optional", required = false, na = true },
      yes_no "excluded" { text = "excluded", missing = "exclude", required = false },
      choice "unscored" { text = "unscored", option "a" { en = "A" }, option "b" { en = "B" } },
      text "remark" { text = "remark" },
      text "must_tell" { text = "must tell", required = true, applies_if = yes "makes" },
    },
  },
  pillar "asked_of_makers" {
    name = "Of makers only",
    weight = 0.5,
    criterion "makers" {
      name = "Makers",
      yes_no "m1" { text = "m1", applies_if = yes "makes" },
      yes_no "m2" { text = "m2", applies_if = yes "makes", missing = "exclude" },
    },
  },

  tier "low" { from = 0, name = "Low" },
  tier "top" { from = 50, name = "Top", needs = missing_at_most(4) },
  gate "told" { unless = any { answered "must_tell", score_at_least("excluded", 0) }, cap = "low", name = "Told" },
}
