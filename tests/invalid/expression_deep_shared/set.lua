local parts, part = {}, mean { "a" }
for i = 1, 24 do
  part = mean { part }
  if i % 12 == 0 then parts[#parts + 1] = part end
end

return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      yes_no "a" { text = "?" },
      score = mean(parts),
    },
  },
  tier "low" { from = 0, name = "Low" },
}
