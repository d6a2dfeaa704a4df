-- Every type of question in three languages, for workbooks of answers.
return set "plants" {
  version = "2.1",
  effective = { from = "2026-01-01" },
  languages = { "vi", "en", "fr" },
  name = { vi = "Nhà máy", en = "Plants", fr = "Usines" },

  evidence { default = "stated",
    grade "stated" { factor = 0.5, vi = "Nghe nói", en = "Stated", fr = "Déclaré" },
    grade "seen" { factor = 1, vi = "Tận mắt thấy", en = "Seen", fr = "Constaté" } },

  profile {
    text "name" { text = { vi = "Tên", en = "Name", fr = "Nom" } },
    text "tax_code" { text = { vi = "Mã số thuế", en = "Tax code", fr = "Code fiscal" } },
    number "employees" { text = { vi = "Lao động", en = "Employees", fr = "Effectif" }, unit = "people", min = 0 },
  },

  pillar "quality" {
    name = { vi = "Chất lượng", en = "Quality", fr = "Qualité" },
    criterion "all" {
      name = { vi = "Tất cả", en = "All", fr = "Tout" },
      yes_no "licence" { text = { vi = "Có giấy phép?", en = "A licence?", fr = "Une licence ?" } },
      level "spc" {
        text = { vi = "Kiểm soát quá trình", en = "Process control", fr = "Maîtrise des procédés" }, na = true,
        { 0, vi = "Không có", en = "None", fr = "Aucune" },
        { 50, vi = "Một số máy", en = "Some machines", fr = "Quelques machines" },
        { 80, vi = "Hầu hết máy", en = "Most machines", fr = "La plupart" },
        { 100, vi = "Mọi máy", en = "Every machine", fr = "Toutes les machines" },
      },
      choice "owner" {
        text = { vi = "Chủ sở hữu", en = "Owner", fr = "Propriétaire" }, na = true,
        option "private" { points = 50, vi = "Tư nhân", en = "Private", fr = "Privé" },
        option "fdi" { points = 100, vi = "Vốn nước ngoài", en = "Foreign", fr = "Étranger" },
      },
      multi "certs" {
        text = { vi = "Chứng nhận", en = "Certificates", fr = "Certificats" }, na = true, combine = "highest",
        option "none" { points = 0, alone = true, vi = "Chưa có", en = "None yet", fr = "Aucun" },
        option "iso_9001" { points = 75, vi = "ISO 9001", en = "ISO 9001", fr = "ISO 9001" },
        option "iso_14001" { points = 60, vi = "ISO 14001", en = "ISO 14001", fr = "ISO 14001" },
      },
      number "ppm" {
        text = { vi = "Lỗi", en = "Defects", fr = "Défauts" }, unit = "ppm", min = 0, na = true,
        points = linear { { 0, 100 }, { 500, 0 } },
      },
      number "margin" { text = { vi = "Biên lợi nhuận", en = "Margin", fr = "Marge" }, unit = "%" },
      date "audit" {
        text = { vi = "Đánh giá gần nhất", en = "Last audit", fr = "Dernier audit" }, na = true,
        points = function(date, day) return day.days - date.days < 365 and 100 or 0 end,
      },
      text "remark" { text = { vi = "Ghi chú", en = "Remark", fr = "Remarque" } },
    },
  },

  tier "only_tier" { from = 0, name = { vi = "Một", en = "Only", fr = "Seul" } },
}
