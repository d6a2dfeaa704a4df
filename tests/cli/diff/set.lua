-- The set of diff.sh, whose scores can be worked out by hand: two pillars of equal weight.
return set "base" {
  version = "1",
  effective = { from = "2026-01-01" },
  languages = { "en", "vi", "fr" },
  name = { en = "Base", vi = "Cơ sở", fr = "Base" },
  completeness = 0.9,

  profile {
    choice "sector" {
      text = { en = "Sector", vi = "Ngành", fr = "Secteur" },
      option "metal" { en = "Metal", vi = "Kim loại", fr = "Métal" },
      option "cloth" { en = "Cloth", vi = "Vải", fr = "Tissu" },
    },
    yes_no "permit" { text = { en = "Permit?", vi = "Có giấy phép?", fr = "Permis ?" } },
    number "people" { text = { en = "People", vi = "Số người", fr = "Effectif" }, min = 0 },
    derived "size" {
      text = { en = "Size", vi = "Quy mô", fr = "Taille" },
      option "small" { en = "Small", vi = "Nhỏ", fr = "Petite" },
      option "large" { en = "Large", vi = "Lớn", fr = "Grande" },
      value = function(firm)
        if not firm.people then return nil end
        return firm.people < 50 and "small" or "large"
      end,
    },
  },

  pillar "a" {
    name = { en = "Pillar A", vi = "Trụ cột A", fr = "Pilier A" },
    criterion "ca" {
      name = { en = "Criterion A", vi = "Tiêu chí A", fr = "Critère A" },
      level "q1" {
        text = { en = "First", vi = "Câu một", fr = "Première" },
        { 0, en = "None", vi = "Chưa", fr = "Aucun" },
        { 50, en = "Some", vi = "Một phần", fr = "En partie" },
        { 100, en = "All", vi = "Tất cả", fr = "Tout" },
      },
      yes_no "q2" { text = { en = "Second?", vi = "Câu hai?", fr = "Deuxième ?" }, weight = 1 },
    },
  },
  pillar "b" {
    name = { en = "Pillar B", vi = "Trụ cột B", fr = "Pilier B" },
    criterion "cb" {
      name = { en = "Criterion B", vi = "Tiêu chí B", fr = "Critère B" },
      score = weighted { q3 = 1, q4 = 1 },
      number "q3" {
        text = { en = "Third", vi = "Câu ba", fr = "Troisième" }, min = 0, max = 100,
        points = linear { { 0, 0 }, { 100, 100 } },
      },
      multi "q4" {
        text = { en = "Fourth", vi = "Câu bốn", fr = "Quatrième" },
        option "x" { points = 30, en = "X", vi = "X", fr = "X" },
        option "y" { points = 60, en = "Y", vi = "Y", fr = "Y" },
      },
    },
  },

  tier "low" { from = 0, name = { en = "Low", vi = "Thấp", fr = "Bas" } },
  tier "mid" { from = 50, name = { en = "Middle", vi = "Vừa", fr = "Moyen" } },
  tier "high" {
    from = 80, name = { en = "High", vi = "Cao", fr = "Haut" },
    needs = all { score_at_least("b", 70), every_pillar(20) },
  },
  gate "paper" {
    name = { en = "No permit", vi = "Thiếu giấy phép", fr = "Sans permis" },
    unless = yes "permit", cap = "mid",
  },
  weighting "cloth" {
    name = { en = "Cloth", vi = "Vải", fr = "Tissu" },
    when = one_of("sector", { "cloth" }), a = 1, b = 1,
  },
}
