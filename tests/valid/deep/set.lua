-- As deep as may be.
local condition, expression = yes "q", mean { "q" }
for _ = 1, 20 do condition = all { condition } end
for _ = 1, 9 do expression = mean { pick(condition, expression, "q") } end

return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" { name = "C", score = expression, yes_no "q" { text = "?" } },
  },
  tier "low" { from = 0, name = "Low" },
}
