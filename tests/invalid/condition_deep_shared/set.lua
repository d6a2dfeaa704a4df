local deep = { [0] = yes "q" }
for i = 1, 24 do deep[i] = all { deep[i - 1] } end

return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?" } } },
  tier "low" { from = 0, name = "Low" },
  gate "a" { name = "A", unless = deep[12], cap = "low" },
  gate "b" { name = "B", unless = deep[24], cap = "low" },
}
