return pillar "a" {
  name = "A"
  weight = 3,
}
