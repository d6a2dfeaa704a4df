return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      text "firm_id" { text = "?" },
      choice "source" { text = "?", option "status" { "an option may be named so" } },
    },
  },
  tier "low" { from = 0, name = "Low" },
  tier "tier" { from = 10, name = "Tier" },
  gate "overall" { name = "G", unless = yes "q1", cap = "low" },
}
