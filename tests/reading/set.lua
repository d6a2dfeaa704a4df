-- Every type of question and field, for the tests of the answer readers.

return set "reading" {
  version = "1",
  effective = { from = "2026-01-01", to = "2026-12-31" },
  languages = { "en" },
  name = "Reading",

  evidence { default = "stated",
    grade "none" { factor = 0, en = "None" },
    grade "stated" { factor = 0.5, en = "Stated" },
    grade "seen" { factor = 1, en = "Seen" } },

  profile {
    text "name" { text = "Name" },
    text "tax_code" { text = "Tax code",
      valid = function(x)
        if #x == 10 then return true end
        return "a tax code has ten digits"
      end },
    choice "sector" { text = "Sector", na = true,
      option "precision_mech" { en = "Mechanics" }, option "precision_moulds" { en = "Moulds" },
      option "electronics" { en = "Electronics" } },
    number "employees" { text = "Employees", unit = "people", min = 0 },
    derived "size" { text = "Size", option "small" { en = "Small" }, option "large" { en = "Large" },
      value = function(firm)
        local people = firm.employees
        if not people then return nil end
        if people == 13 then error("unlucky") end
        return people < 50 and "small" or "large"
      end },
    yes_no "has_tooling" { text = "Has a tool shop" },
  },

  pillar "only" {
    name = "Only",
    criterion "all" {
      name = "All types",
      yes_no "licence" { text = "Licence" },
      level "spc" { text = "SPC", na = "no series", { 0, en = "No" }, { 50, en = "Some" }, { 80, en = "Most" }, { 100, en = "All" } },
      choice "owner" { text = "Owner", option "private" { points = 50, en = "Private" }, option "fdi" { points = 100, en = "FDI" } },
      multi "certs" { text = "Certificates", combine = "highest",
        option "none" { points = 0, alone = true, en = "None" },
        option "iso_9001" { points = 75, en = "ISO 9001" },
        option "iso_14001" { points = 60, en = "ISO 14001" } },
      number "ppm" { text = "PPM", unit = "ppm", min = 0, max = 1e6, points = linear { { 0, 100 }, { 500, 0 } } },
      number "margin" { text = "Margin", unit = "%" },
      date "audit" { text = "Last audit", points = function(date, day) return day.days - date.days < 365 and 100 or 0 end },
      date "founded" { text = "Founded" },
      text "remark" { text = "Remark" },
      level "tooling" { text = "Tooling", applies_if = yes "has_tooling", { 0, en = "No" }, { 100, en = "Yes" } },
      level "moulds" { text = "Moulds", applies_if = yes "has_tooling", na = true, { 0, en = "No" }, { 100, en = "Yes" } },
    },
  },

  tier "only_tier" { from = 0, name = "Only" },
}
