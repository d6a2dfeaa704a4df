-- Grades of evidence in site visits and in self assessments.

return set "evidence" {
  version = "1",
  effective = { from = "2026-01-01" },
  languages = { "en" },
  name = "Evidence",
  completeness = 0,

  evidence {
    default = "stated",
    grade "none"   { factor = 0,   en = "None" },
    grade "stated" { factor = 0.5, en = "Stated" },
    grade "shown"  { factor = 0.3, en = "Shown" },
    grade "seen"   { factor = 1,   en = "Seen" },
  },
  include "body",
}
