return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  include "curly",
  include "curly_text",
  include "key",
  include "call_table",
  include "call_text",
  include "no_text",
  include "no_place",
  include "thrown",
  include "no_braces",
  pillar "empty" { name = "Empty" },
  tier "low" { from = 0, name = "Low" },
}
