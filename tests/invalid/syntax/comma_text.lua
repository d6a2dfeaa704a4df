return gate "e" {
  "E"
  { cap = "low" },
}
