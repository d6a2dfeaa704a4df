return pillar "b" {
  name = { vi = "B", en = "B" }
  weight = 20,
}
