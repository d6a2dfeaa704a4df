local next_of = pairs { a = 1, b = 2 }
local first = string.byte
return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?" },
    score = function() return next_of() and first("a") or 0 end } },
  tier "low" { from = 0, name = "Low" },
}
