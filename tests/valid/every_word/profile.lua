return profile {
  text "name" { text = "Name", valid = function(x) return #x < 100 or "too long" end },
  yes_no "exports" { text = "Exports?", na = true },
  choice "sector" { text = "Sector", include "sectors" },
  multi "activities" { text = "Activities", na = "only one", include "sectors" },
  number "employees" { text = "Employees", unit = "people", min = 0 },
  date "founded" { text = "Founded", help = "as registered", evidence = "certificate", period = "once" },
  level "maturity" { text = "Maturity", { "low" }, { vi = "cao", en = "high" }, { 0, "top" } },
  derived "size" {
    text = "Size", help = "computed",
    option "small" { "Small" }, option "large" { "Large" },
    value = function(firm) return (firm.employees or 0) > 200 and "large" or "small" end,
  },
}
