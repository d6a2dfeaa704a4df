return profile {
  text "name" { text = "Name", valid = function(x, firm)
    if string.len(x) > 12 and firm.size == "small" then return "name too long for a small firm" end
    return true
  end },
  text "tax_code" { text = "Tax code", valid = function(x)
    return string.len(x) == 10 or { en = "ten digits", vi = "mười chữ số" }
  end },
  number "employees" { text = "Employees", unit = "people", min = 0 },
  derived "size" {
    text = "Size",
    option "micro" { en = "Micro" }, option "small" { en = "Small" }, option "large" { en = "Large" },
    value = function(firm)
      if not firm.employees then return nil end
      if firm.employees < 10 then return "micro" end
      if firm.employees == 666 then return "beast" end
      return firm.employees < 200 and "small" or "large"
    end,
  },
  derived "size_class" {
    text = "Size, coarsely",
    option "known" { en = "Known" }, option "big" { en = "Big" },
    value = function(firm)
      if firm.size == nil then return nil end
      return firm.size == "large" and "big" or "known"
    end,
  },
}
