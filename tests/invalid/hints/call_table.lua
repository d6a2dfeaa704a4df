return number "n" {
  text = "N?",
  points = linear { { 0, 100 } }
  { { 5, 0 } },
}
