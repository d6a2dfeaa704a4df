-- A small set with everything a report speaks of, for test_report.c.

local function t(vi, en, fr)
  return { vi = vi, en = en, fr = fr }
end

return set "mini" {
  version = "1.2",
  effective = { from = "2026-01-01" },
  languages = { "vi", "en", "fr" },
  name = t("Bộ thử", "Test set", "Jeu d'essai"),
  notice = t("Chỉ để thử", "For tests only", "Pour essais seulement"),
  completeness = 0.6,

  profile {
    text "name" { text = t("Tên", "Name", "Nom") },
    choice "sector" {
      text = t("Ngành", "Sector", "Secteur"),
      option "mech" { vi = "Cơ khí", en = "Mechanics", fr = "Mécanique" },
      option "elec" { vi = "Điện tử", en = "Electronics", fr = "Électronique" },
    },
    number "people" {
      text = t("Lao động", "People", "Effectif"),
      unit = t("người", "people", "personnes"),
    },
  },

  pillar "qa" {
    name = t("Chất lượng", "Quality", "Qualité"), weight = 2,
    criterion "control" {
      name = t("Kiểm soát", "Control", "Maîtrise"), weight = 3, support = "s1",
      why = t("Vì khách", "For buyers", "Pour les clients"), standard = "ISO 9001",
      level "spc" {
        text = t("SPC ở đâu?", "Where is SPC?", "Où est la MSP ?"), weight = 2,
        { 0, vi = "Chưa", en = "Nowhere", fr = "Nulle part" },
        { 40, vi = "Một phần", en = "In part", fr = "En partie" },
        { 100, vi = "Mọi nơi", en = "Everywhere", fr = "Partout" },
      },
      number "ppm" {
        text = "PPM", unit = "ppm", min = 0,
        points = linear { {0, 100}, {1000, 0} },
      },
      action {
        effort = "M", months = { 3, 6 }, below = 90, support = "s1", measure = "s1_tools",
        vi = "Lập SPC", en = "Set up SPC", fr = "Mettre en place la MSP",
        first = t("Một máy", "One machine", "Une machine"),
      },
    },
    criterion "papers" {
      name = t("Hồ sơ", "Papers", "Dossiers"),
      score = function()
        return 60, t("Ghi chú từ hàm", "A note of the function", "Une note")
      end,
      yes_no "manual" { text = t("Có sổ tay?", "Is there a manual?", "Y a-t-il un manuel ?") },
    },
  },

  pillar "fin" {
    name = t("Tài chính", "Finance", "Finances"),
    criterion "cash" {
      name = t("Dòng tiền", "Cash", "Trésorerie"),
      score = lowest { "books", "banks" },
      choice "books" {
        text = t("Sổ sách", "Books", "Livres"),
        option "none" { points = 0, vi = "Không", en = "None", fr = "Aucun" },
        option "audited" { points = 100, vi = "Kiểm toán", en = "Audited", fr = "Audités" },
      },
      multi "banks" {
        text = t("Ngân hàng", "Banks", "Banques"), combine = "sum",
        option "a" { points = 50, vi = "NH A", en = "Bank A", fr = "Banque A" },
        option "b" { points = 50, vi = "NH B", en = "Bank B", fr = "Banque B" },
      },
      action {
        effort = "S", below = 80,
        vi = "Thuê kiểm toán", en = "Get an audit", fr = "Se faire auditer",
      },
    },
  },

  pillar "esg" {
    name = t("Môi trường", "Environment", "Environnement"),
    criterion "permits" {
      name = t("Giấy phép", "Permits", "Permis"),
      yes_no "permit" {
        text = t("Có giấy phép?", "Is there a permit?", "Y a-t-il un permis ?"), na = true,
      },
      yes_no "chem" {
        text = t("Kiểm soát hóa chất?", "Chemicals controlled?", "Produits maîtrisés ?"),
        applies_if = one_of("sector", { "elec" }),
      },
      action { effort = "L", vi = "Xin phép", en = "Apply for it", fr = "Le demander" },
    },
  },

  tier "low" { from = 0, name = t("Thấp", "Low", "Bas") },
  tier "mid" {
    from = 40, name = t("Vừa", "Middle", "Moyen"),
    needs = all { score_at_least("qa", 50) },
  },
  tier "high" {
    from = 90, name = t("Cao", "High", "Haut"), thin_ok = false,
    needs = all { score_at_least("qa", 95), every_pillar(70) },
  },

  gate "no_permit" {
    unless = yes "permit", cap = "mid",
    name = t("Không phép", "No permit", "Sans permis"),
  },
  gate "unseen" {
    unless = none { self_assessed() }, drop = 1,
    name = t("Chưa thẩm tra", "Unverified", "Non vérifié"),
  },
  gate "chemicals" {
    when = one_of("sector", { "elec" }), unless = yes "chem", cap = "low",
    name = t("Hóa chất", "Chemicals", "Produits"),
  },

  weighting "mechanics" { when = one_of("sector", { "mech" }), qa = 3 },

  evidence {
    default = "told",
    grade "told" { factor = 0.5, vi = "Nghe nói", en = "Told", fr = "Dit" },
    grade "seen" { factor = 1, vi = "Đã xem", en = "Seen", fr = "Vu" },
  },

  programme {
    support_area "s1" {
      name = t("Hỗ trợ", "Support", "Appui"),
      measure "s1_tools" { vi = "Công cụ", en = "Tools", fr = "Outils" },
    },
  },
}
