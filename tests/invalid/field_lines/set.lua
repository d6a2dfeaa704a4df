return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" {
    name = "P",
    criterion "c" {
      why = 7,
      level "a" {
        text = "a text with weight = 3 in it", -- weight = 3
        { 0, "no" }, { 100, "yes" },
        applies_if = function(scores, answers, firm)
          local weight = 1
          if weight == 1 then return true end
          while true do return false end
        end,
        help = [[
          weight = 4
        ]],
        weight = "heavy",
      },
      weight = -1,
    },
  },
  tier "low" { from = 0, name = "Low" },
}
