-- The set of roadmap.sh: a gate, floors, fixed answers, actions with and without effort, months
-- and support; what roadmap.sh takes out stands on lines of its own.
local function t(vi, en, fr) return { vi = vi, en = en, fr = fr } end

return set "roadmap" {
  version = "1.0",
  effective = { from = "2026-01-01" },
  languages = { "vi", "en", "fr" },
  name = t("Lộ trình", "Roadmap", "Feuille de route"),
  display = { max = 10, decimals = 2 },

  profile { text "name" { text = t("Tên", "Name", "Nom") } },

  pillar "gov" {
    name = t("Quản trị", "Governance", "Gouvernance"),
    criterion "papers" {
      name = t("Giấy tờ", "Papers", "Documents"),
      support = "law",
      yes_no "licence" { text = t("Có giấy phép không?", "Is there a licence?", "Y a-t-il une licence ?"), na = true },
      level "plan" {
        text = t("Kế hoạch kinh doanh", "Business plan", "Plan d'affaires"), na = true,
        effort = 1.5,
        { 0, vi = "Chưa có", en = "None", fr = "Aucun" },
        { 40, vi = "Có văn bản", en = "Written", fr = "Écrit" },
        { 100, vi = "Có theo dõi", en = "Followed up", fr = "Suivi" },
      },
      action { effort = "L", months = { 1, 3 }, vi = "=Xin phép", en = "=Apply for it", fr = "=Le demander", first = t("-Hỏi sở", "-Ask the office", "-Demander au bureau") },
    },
  },
  pillar "qcd" {
    name = t("Chất lượng", "Quality", "Qualité"), weight = 2,
    criterion "process" {
      name = t("Quá trình", "Process", "Procédé"),
      number "ppm" {
        text = t("Lỗi khách hàng", "Customer defects", "Défauts client"), na = true,
        unit = "ppm", min = 0, points = linear { { 0, 100 }, { 50, 90 }, { 500, 40 }, { 5000, 0 } },
      },
      action { effort = 2, months = 6, below = 80, support = "lab", measure = "test", vi = "+Đo lỗi", en = "+Count defects", fr = "+Compter les défauts" },
      action { effort = "S", below = 60, vi = "@Họp tuần", en = "@Meet weekly", fr = "@Se réunir" },
    },
    criterion "site" {
      name = t("Mặt bằng", "Site", "Site"),
      yes_no "own_site" {
        text = t("Mặt bằng riêng?", "Own site?", "Site propre ?"), na = true,
        effort = "fixed",
      },
      action { effort = "fixed", vi = "Hỏi chủ đất", en = "Ask the owner", fr = "Voir le propriétaire" },
    },
  },

  tier "low" { from = 0, name = t("Thấp", "Low", "Bas") },
  tier "middle" { from = 40, name = t("Vừa", "Middle", "Moyen") },
  tier "high" { from = 70, name = t("Cao", "High", "Haut"), needs = every_pillar(60) },

  gate "licensed" { unless = yes "licence", cap = "low", name = t("Không có giấy phép", "No licence", "Pas de licence") },
  gate "at_home" { unless = yes "own_site", cap = "middle", name = t("Thuê theo ngày", "Rented by the day", "Loué à la journée") },

  programme {
    support_area "law" { name = t("Pháp lý", "Legal help", "Aide juridique") },
    support_area "lab" {
      name = t("Đo lường", "Measuring", "Mesure"), measure "test" { vi = "Thử miễn phí", en = "Free tests", fr = "Essais gratuits" },
    },
  },
}
