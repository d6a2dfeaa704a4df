return pillar "j" {
  name: "J",
}
