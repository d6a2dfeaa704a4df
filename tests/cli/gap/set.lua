-- The set of gap.sh: a gate, floors, a weak grade, a fixed question, a conditional one.
local tools = yes "has_tools"

return set "gap" {
  version = "1.0",
  effective = { from = "2026-01-01" },
  languages = { "en", "vi", "fr" },
  name = { en = "Gap", vi = "Khoảng cách", fr = "Écart" },

  profile {
    text "name" { text = { en = "Name", vi = "Tên", fr = "Nom" } },
    yes_no "has_tools" { text = { en = "Tools of its own?", vi = "Có khuôn riêng?", fr = "Outillage propre ?" } },
  },

  pillar "gov" {
    name = { en = "Governance", vi = "Quản trị", fr = "Gouvernance" },
    criterion "papers" {
      name = { en = "Papers", vi = "Giấy tờ", fr = "Documents" },
      yes_no "licence" {
        text = { en = "Is there a licence?", vi = "Có giấy phép không?", fr = "Y a-t-il une licence ?" }, effort = "L",
      },
      level "plan" {
        text = { en = "Business plan", vi = "Kế hoạch kinh doanh", fr = "Plan d'affaires" }, effort = "S",
        { 0, en = "None", vi = "Chưa có", fr = "Aucun" },
        { 40, en = "Written", vi = "Có văn bản", fr = "Écrit" },
        { 100, en = "Followed up", vi = "Có theo dõi", fr = "Suivi" },
      },
      multi "certs" {
        text = { en = "Certificates", vi = "Chứng nhận", fr = "Certificats" }, effort = "M", combine = "highest",
        option "none" { points = 0, alone = true, en = "None", vi = "Không có", fr = "Aucun" },
        option "iso_9001" { points = 75, en = "ISO 9001", vi = "ISO 9001", fr = "ISO 9001" },
        option "iatf" { points = 100, en = "IATF 16949", vi = "IATF 16949", fr = "IATF 16949" },
      },
    },
  },
  pillar "qcd" {
    name = { en = "Quality", vi = "Chất lượng", fr = "Qualité" }, weight = 2,
    criterion "process" {
      name = { en = "Process", vi = "Quá trình", fr = "Procédé" },
      number "ppm" {
        text = { en = "Customer defects", vi = "Lỗi khách hàng", fr = "Défauts client" },
        unit = "ppm", min = 0, effort = 2.5,
        points = linear { { 0, 100 }, { 50, 90 }, { 500, 40 }, { 5000, 0 } },
      },
      level "care" {
        text = { en = "Tool care", vi = "Bảo dưỡng khuôn", fr = "Entretien des outillages" },
        applies_if = tools, effort = "M",
        { 0, en = "None", vi = "Chưa có", fr = "Aucun" },
        { 50, en = "Planned", vi = "Có kế hoạch", fr = "Planifié" },
        { 100, en = "Preventive", vi = "Phòng ngừa", fr = "Préventif" },
      },
      yes_no "own_site" {
        text = { en = "Own site?", vi = "Mặt bằng riêng?", fr = "Site propre ?" }, effort = "fixed",
      },
    },
  },

  evidence {
    default = "stated",
    grade "none" { factor = 0, en = "Not shown", vi = "Không có", fr = "Rien" },
    grade "stated" { factor = 0.5, en = "Stated only", vi = "Chỉ trình bày", fr = "Déclaré" },
    grade "seen" { factor = 1, en = "Seen", vi = "Đã xem", fr = "Vu" },
  },

  tier "low" { from = 0, name = { en = "Low", vi = "Thấp", fr = "Bas" } },
  tier "middle" { from = 40, name = { en = "Middle", vi = "Vừa", fr = "Moyen" } },
  tier "high" {
    from = 70, name = { en = "High", vi = "Cao", fr = "Haut" },
    needs = all { score_at_least("qcd", 60), every_pillar(50) },
  },

  gate "licensed" {
    unless = yes "licence", cap = "low", name = { en = "No licence", vi = "Không có giấy phép", fr = "Pas de licence" },
  },
  gate "at_home" {
    unless = yes "own_site", cap = "middle",
    name = { en = "Rented by the day", vi = "Thuê theo ngày", fr = "Loué à la journée" },
  },
}
