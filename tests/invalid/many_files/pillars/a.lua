return pillar "a" {
  name = { vi = "A", en = "A" },
  wieght = 20,
  criterion "a1" {
    name = { vi = "A1", en = "A1" },
    yes_no "qa" { text = { vi = "?", en = "?" }, weight = "1" },
  },
}
