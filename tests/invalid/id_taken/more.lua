return {
  pillar "low" {
    name = "Low",
    criterion "q" {
      name = "Q",
      choice "name" { text = "?", option "a" { "A" }, option "a" { "also A" } },
    },
    criterion "q" { name = "Q again", yes_no "r" { text = "?" } },
  },
  weighting "w" { when = self_assessed(), p = 2 },
  weighting "w" { when = self_assessed(), p = 3 },
  gate "c" { name = "G", unless = yes "r", cap = "low" },
}
