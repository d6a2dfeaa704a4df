return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  tier "low" { from = 0, name = "Low" },

}
