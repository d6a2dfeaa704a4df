return pillar "h" {
  name = "H,
}
