return pillar "c" {
  name = { vi = "C", en = "C" },
  criterion "c1" {
    name = { vi = "C1", en = "C1" },
    score = men { "qc" },
    yes_no "qc" { text = { vi = "?", en = "?" }, applies_if = yes "qb" },
  },
}
