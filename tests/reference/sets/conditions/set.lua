-- Every condition, over every state of an answer.
--
-- Two gates show what a condition is: f_… fires where it is false, t_… where it
-- is true, and where it is N/A neither does.

return set "conditions" {
  version = "1",
  effective = { from = "2026-01-01" },
  languages = { "en" },
  name = "Conditions",
  completeness = 0,

  include "profile",
  include "pillars",
  tier "low" { from = 0, name = "Low" },
  tier "top" { from = 50, name = "Top", needs = any { missing_at_most(0), missing_at_most(2) } },
  include "gates",
}
