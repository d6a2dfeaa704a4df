return profile {
  choice "sector" {
    text = { vi = "Ngành" },
    option "electronics" { vi = "Điện tử", en = "Electronics" },
  },
}
