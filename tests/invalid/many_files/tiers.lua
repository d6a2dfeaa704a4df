return {
  tier "low" { from = 0, name = { vi = "L", en = "L" } },
  tier "high" { from = 50, name = { vi = "H", en = "H" }, needs = score_at_least("b", 50) },
  gate "g" { name = { vi = "G", en = "G" }, unless = yes "qa", cap = "hihg" },
}
