return level "b" {
  text = "B",
  { 0, "none" }
  { 100, "all" },
}
