return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "vi", "en", "fr" },
  name = { vi = "T", fr = "T" },
  notice = "",
  pillar "p" {
    name = { vi = "P", en = "", fr = "P" },
    criterion "c" {
      name = "one for all",
      why = { en = "Why" },
      level "l" {
        text = { vi = "L", en = "L", fr = "L" },
        { 0, vi = "không", en = "no", fr = "non" },
        { 50, vi = "một phần" },
        { 100 },
      },
      choice "o" { text = { vi = "O", en = "O" }, option "a" { fr = "A" }, option "b" {} },
      action { vi = "Làm", en = "Do", fr = "Faire", first = { vi = "Trước" } },
      action {},
    },
    criterion "d" { yes_no "q" {} },
    criterion "e" { name = "nothing in it" },
  },
  pillar "r" { name = "nothing in it" },
  tier "low" { from = 0 },
  gate "g" { unless = yes "q", cap = "low" },
  evidence { default = "seen", grade "seen" { factor = 1 } },
  programme { support_area "s" { measure "m" {} }, chain "h" {} },
}
