local many = { text = "?" }
for i = 1, 65 do many[i] = option("o" .. i) { "Option " .. i } end
many = multi "m" (many)

return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      many,
    },
  },
  tier "low" { from = 0, name = "Low" },
}
