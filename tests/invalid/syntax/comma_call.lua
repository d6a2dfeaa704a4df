return {
  tier "c" { from = 10 }
  tier "d" { from = 20 },
}
