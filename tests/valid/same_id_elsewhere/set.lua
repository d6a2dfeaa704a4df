-- Options, grades, weightings, areas, measures and chains have ids of their own.
return set "p" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" { name = "P", criterion "c" { name = "C",
    choice "a" { text = "?", option "a" { "A" }, option "p" { "P" } },
    choice "b" { text = "?", option "a" { "A" }, option "overall" { "O" } },
  } },
  tier "low" { from = 0, name = "Low" },
  weighting "p" { when = self_assessed() },
  evidence { default = "p", grade "p" { "P", factor = 1 } },
  programme { support_area "p" { name = "P", measure "p" { "P" } }, chain "p" { name = "P" } },
}
