-- A set with every type of question, for the tests of eca agree.
return set "trio" {
  version = "1",
  effective = { from = "2026-01-01", to = "2026-12-31" },
  languages = { "vi", "en", "fr" },
  name = { vi = "Bộ ba", en = "Trio", fr = "Trio" },
  completeness = 0.5,

  profile {
    text "name" { text = { vi = "Tên", en = "Name", fr = "Nom" } },
    number "headcount" { text = { vi = "Lao động", en = "Employees", fr = "Effectif" }, min = 0 },
    yes_no "has_tooling" { text = { vi = "Có khuôn?", en = "Tooling?", fr = "Outillage ?" } },
    derived "size" {
      text = { vi = "Quy mô", en = "Size", fr = "Taille" },
      value = function(firm)
        if not firm.headcount then return nil end
        return firm.headcount < 100 and "small" or "large"
      end,
      option "small" { vi = "nhỏ", en = "small", fr = "petite" },
      option "large" { vi = "lớn", en = "large", fr = "grande" },
    },
  },

  pillar "gov" {
    name = { vi = "Quản trị", en = "Governance", fr = "Gouvernance" },
    criterion "papers" {
      name = { vi = "Giấy tờ", en = "Papers", fr = "Documents" },
      yes_no "licence" { text = { vi = "Có giấy phép?", en = "Licence?", fr = "Licence ?" }, na = true },
      level "plan" {
        text = { vi = "Kế hoạch", en = "Plan", fr = "Plan" },
        { 0, vi = "Chưa có", en = "None", fr = "Aucun" },
        { 50, vi = "Có văn bản", en = "Written", fr = "Écrit" },
        { 100, vi = "Được theo dõi", en = "Followed up", fr = "Suivi" },
      },
      multi "certs" {
        text = { vi = "Chứng nhận", en = "Certificates", fr = "Certificats" },
        option "iso_9001" { points = 60, vi = "ISO 9001", en = "ISO 9001", fr = "ISO 9001" },
        option "iso_14001" { points = 40, vi = "ISO 14001", en = "ISO 14001", fr = "ISO 14001" },
        option "iatf" { points = 100, vi = "IATF 16949", en = "IATF 16949", fr = "IATF 16949",
          applies_if = one_of("size", { "large" }) },
      },
    },
  },
  pillar "qcd" {
    name = { vi = "Chất lượng", en = "Quality", fr = "Qualité" }, weight = 3,
    criterion "process" {
      name = { vi = "Quá trình", en = "Process", fr = "Processus" },
      number "rate" {
        text = { vi = "Tỷ lệ đạt", en = "Good parts", fr = "Pièces bonnes" }, unit = "%", min = 0, max = 100, na = true,
        points = linear { { 0, 0 }, { 100, 100 } },
      },
      level "care" {
        text = { vi = "Bảo dưỡng khuôn", en = "Tool care", fr = "Entretien des outils" }, applies_if = yes("has_tooling"),
        { 0, vi = "Không", en = "None", fr = "Aucun" },
        { 100, vi = "Theo kế hoạch", en = "Planned", fr = "Planifié" },
      },
      choice "system" {
        text = { vi = "Hệ thống", en = "System", fr = "Système" },
        option "paper" { points = 20, vi = "Giấy", en = "Paper", fr = "Papier" },
        option "erp" { points = 100, vi = "ERP", en = "ERP", fr = "ERP" },
      },
      date "audit" { text = { vi = "Lần đánh giá cuối", en = "Last audit", fr = "Dernier audit" } },
      text "remark" { text = { vi = "Nhận xét", en = "Remark", fr = "Remarque" } },
    },
  },

  evidence {
    default = "stated",
    grade "none" { factor = 0, vi = "Không có", en = "Nothing shown", fr = "Rien de montré" },
    grade "stated" { factor = 0.5, vi = "Nghe nói", en = "Stated", fr = "Déclaré" },
    grade "seen" { factor = 1, vi = "Đã xem", en = "Seen", fr = "Vu" },
  },

  tier "low" { from = 0, name = { vi = "Thấp", en = "Low", fr = "Bas" } },
  tier "middle" { from = 50, name = { vi = "Vừa", en = "Middle", fr = "Moyen" } },
  tier "high" { from = 80, name = { vi = "Cao", en = "High", fr = "Haut" } },
  gate "licensed" {
    unless = yes "licence", cap = "low",
    name = { vi = "Không có giấy phép", en = "No licence", fr = "Pas de licence" },
  },
}
