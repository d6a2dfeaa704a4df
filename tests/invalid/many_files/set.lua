return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "vi", "en" },
  name = { vi = "T", en = "T" },
  compleeteness = 0.9,
  include "profile",
  include "pillars/a",
  include "pillars/b",
  include "pillars/c",
  include "tiers",
  weighting "w" { when = one_of("sector", { "electronic" }), a = -1 },
}
