return pillar "f" {
  name = "F",
  criterion "g" {
    name = "G",
