-- Each asks for the next: a hundred is enough.
local questions = {}
for n = 1, 110 do
  questions[n] = yes_no("q" .. n) { text = "?", applies_if = n < 110 and yes("q" .. n + 1) or nil }
end

return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?" } } },
  tier "low" { from = 0, name = "Low" },
  pillar "r" { name = "R", criterion "d" { name = "D", questions } },
}
