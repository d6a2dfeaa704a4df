-- A small set for the tests of the program.
return set "mini" {
  version = "1.0",
  effective = { from = "2026-01-01", to = "2026-12-31" },
  languages = { "en", "vi" },
  name = { en = "Mini", vi = "Nhỏ" },
  notice = { en = "A draft for tests.", vi = "Bản thử nghiệm." },

  profile {
    text "name" { text = { en = "Name", vi = "Tên" } },
    number "employees" { text = { en = "Employees", vi = "Lao động" }, unit = "people", min = 0 },
  },

  pillar "gov" {
    name = { en = "Governance", vi = "Quản trị" }, weight = 1,
    criterion "papers" {
      name = { en = "Papers", vi = "Giấy tờ" },
      yes_no "licence" { text = { en = "Licence?", vi = "Giấy phép?" } },
      yes_no "plan" { text = { en = "Plan?", vi = "Kế hoạch?" } },
    },
  },
  pillar "qcd" {
    name = { en = "Quality", vi = "Chất lượng" }, weight = 3,
    criterion "process" {
      name = { en = "Process", vi = "Quá trình" },
      number "rate" {
        text = { en = "Rate", vi = "Tỷ lệ" }, unit = "%", min = 0, max = 100,
        points = linear { { 0, 0 }, { 100, 100 } },
      },
      number "odd" {
        text = { en = "Odd", vi = "Lạ" }, weight = 0, required = false, unit = "%",
        points = function(x)
          if x == 13 then error("thirteen") end
          return 50
        end,
      },
    },
  },

  tier "low" { from = 0, name = { en = "Low", vi = "Thấp" } },
  tier "middle" { from = 50, name = { en = "Middle", vi = "Vừa" } },
  tier "high" { from = 80, name = { en = "High", vi = "Cao" }, needs = all { score_at_least("qcd", 90) } },

  gate "licensed" {
    unless = yes "licence", cap = "low", name = { en = "No licence", vi = "Không có giấy phép" },
  },
}
