-- Thông tin doanh nghiệp: không chấm điểm.
-- What describes an enterprise. Never scored; weightings and conditions may ask for it.

return profile {
  text "name" { text = { vi = "Tên doanh nghiệp", en = "Enterprise name" } },

  choice "sector" {
    text = { vi = "Ngành", en = "Sector" },
    option "mechanics" { vi = "Cơ khí", en = "Mechanics" },
    option "electronics" { vi = "Điện tử", en = "Electronics" },
    option "textile" { vi = "Dệt may", en = "Textiles" },
  },

  number "employees" {
    text = { vi = "Số lao động", en = "Employees" },
    unit = { vi = "người", en = "people" },
    min = 1, max = 100000,
  },
}
