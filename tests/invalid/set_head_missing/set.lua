return set "t" {
  pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?" } } },
  tier "low" { from = 0, name = "Low" },
}
