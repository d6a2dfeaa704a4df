-- Every condition that decides whether a question is asked, over every type of question.
local function asked_if(id, condition)
  return yes_no(id) { text = "If " .. id, applies_if = condition }
end

return set "conditions" {
  version = "1",
  effective = { from = "2026-01-01" },
  languages = { "vi", "en", "fr" },
  name = { vi = "Điều kiện", en = "Conditions", fr = "Conditions" },

  evidence { default = "stated",
    grade "none" { factor = 0, vi = "Không có", en = "None", fr = "Aucune" },
    grade "stated" { factor = 0.5, vi = "Trình bày", en = "Stated", fr = "Déclarée" },
    grade "seen" { factor = 1, vi = "Đã xem", en = "Seen", fr = "Vue" } },

  profile {
    choice "sector" { text = "Sector", na = true,
      option "garment" { vi = "May", en = "Garments", fr = "Confection" },
      option "plastic" { vi = "Nhựa", en = "Plastics", fr = "Plastique" },
      option "metal" { vi = "Kim loại", en = "Metal", fr = "Métal" } },
    number "people" { text = "People", min = 0 },
    multi "works" { text = "Works",
      option "none" { alone = true, vi = "Không có gì", en = "Nothing", fr = "Rien" },
      option "cut" { vi = "Cắt", en = "Cutting", fr = "Découpe" },
      option "sew" { vi = "Khâu", en = "Sewing", fr = "Couture" },
      option "dye" { vi = "Nhuộm", en = "Dyeing", fr = "Teinture" } },
    text "town" { text = "Town" },
    derived "size" { text = "Size",
      option "small" { en = "Small" }, option "large" { en = "Large" },
      value = function(firm)
        if not firm.people then return nil end
        return firm.people < 50 and "small" or "large"
      end },
  },

  pillar "base" {
    name = { vi = "Cơ sở", en = "Basis", fr = "Base" },
    criterion "types" {
      name = "Types",
      yes_no "line" { text = "Line", na = true },
      level "spc" { text = "SPC", na = { vi = "khi không có", en = "where there is none", fr = "s'il n'y en a pas" },
        { 0, vi = "Không", en = "No", fr = "Non" }, { 50, vi = "Một phần", en = "Some", fr = "En partie" },
        { 100, vi = "Đủ", en = "All", fr = "Tout" } },
      number "ppm" { text = "PPM", unit = "ppm", min = -5, max = 1e6, na = true, points = linear { { 0, 100 }, { 500, 0 } } },
      date "audit" { text = "Audit", points = function(date, day) return day.days - date.days < 365 and 100 or 0 end },
      text "remark" { text = "Remark" },
    },
  },
  pillar "rules" {
    name = { vi = "Quy tắc", en = "Rules", fr = "Règles" },
    criterion "answers" {
      name = "Answers",
      asked_if("r_yes", yes "line"),
      asked_if("r_no", no "line"),
      asked_if("r_level", at_least("spc", 1)),
      asked_if("r_level_most", at_most("spc", 1)),
      asked_if("r_least", at_least("ppm", 0.5)),
      asked_if("r_most", at_most("people", 50)),
      asked_if("r_date", at_least("audit", "2026-02-01")),
      asked_if("r_date_most", at_most("audit", "2026-02-01")),
      asked_if("r_one_of", one_of("sector", { "garment", "metal" })),
      asked_if("r_town", one_of("town", { 'Hà "Nội"', "Huế" })),
      asked_if("r_has", has("works", "sew")),
      asked_if("r_has_any", has_any("works", { "sew", "dye" })),
      asked_if("r_only", only("works", { "cut", "sew" })),
      asked_if("r_answered", answered "remark"),
    },
    criterion "combined" {
      name = "Combined",
      asked_if("r_all", all { yes "line", at_least("spc", 1) }),
      asked_if("r_any", any { yes "line", at_least("spc", 2), at_most("people", 10) }),
      asked_if("r_none", none { yes "line", has("works", "cut") }),
      asked_if("r_nested", any { none { only("works", { "cut" }) }, all { no "line", none { answered "town" } } }),
      asked_if("r_self", self_assessed()),
      asked_if("r_visited", none { self_assessed() }),
      asked_if("r_chain", yes "r_yes"),
      asked_if("r_chain_none", none { yes "r_chain" }),
    },
  },

  tier "only_tier" { from = 0, name = "Only" },
}
