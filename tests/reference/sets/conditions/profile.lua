return profile {
  choice "sector" { text = "Sector", na = true, option "steel" { en = "Steel" }, option "food" { en = "Food" } },
  multi "activities" { text = "Activities", option "make" { en = "Makes" }, option "trade" { en = "Trades" } },
  number "employees" { text = "Employees", unit = "people", min = 0 },
  yes_no "has_tooling" { text = "Has its own tooling" },
}
