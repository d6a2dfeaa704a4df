return profile {
  text "name" { text = "Name" },
  number "p" { text = "P" },
}
