return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  evidence { default = "stated", grade "stated" { factor = 0.5, en = "Stated" }, grade "seen" { factor = 1, en = "Seen" } },
  profile {
    choice "sector" { text = "Sector?", option "metal" { en = "Metal" }, option "food" { en = "Food" } },
    number "people" { text = "People?", min = 0, valid = function(x) return x ~= 13 or "not 13" end },
    derived "size" {
      text = "Size", option "small" { en = "Small" }, option "large" { en = "Large" },
      value = function(firm) return firm.people and (firm.people < 50 and "small" or "large") end,
    },
  },
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      yes_no "licence" { text = "Licence?" },
      level "spc" { text = "SPC?", { 0, "Never" }, { 40, "Now and then" }, { 100, "Always" } },
      choice "owner" { text = "Owner?", option "private" { en = "Private" }, option "state" { en = "State" } },
      multi "certs" { text = "Certificates?", option "none" { points = 0, alone = true, en = "None" }, option "iso_9001" { points = 80, en = "ISO" } },
      number "ppm" { text = "PPM?", min = 0, max = 5000, points = linear { { 0, 100 }, { 5000, 0 } } },
      number "age" { text = "Age?", points = function(x) return x > 9 and 0 or 100 end },
      date "audit" { text = "Audit?", required = false, points = function(date, on) return on.days - date.days < 365 and 100 or 0 end },
      text "words" { text = "Words?" },
    },
  },
  tier "low" { from = 0, name = "Low" },
  tier "high" { from = 60, name = "High" },
  gate "licensed" { name = "Licensed", unless = yes "licence", cap = "low" },
}
