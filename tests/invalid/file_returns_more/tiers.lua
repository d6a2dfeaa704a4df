return tier "a" { from = 0, name = "A" },
  tier "b" { from = 50, name = "B" }
