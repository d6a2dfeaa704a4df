-- A small set whose firms have a sector and a size.
local function score(id)
  return number(id) {
    text = { en = "Score of " .. id, vi = "Điểm " .. id }, unit = "%", min = 0, max = 100, na = true,
    points = linear { { 0, 0 }, { 100, 100 } },
  }
end

return set "trades" {
  version = "1.0",
  effective = { from = "2026-01-01" },
  languages = { "en", "vi", "fr" },
  name = { en = "Trades", vi = "Ngành nghề", fr = "Métiers" },

  profile {
    choice "sector" {
      text = { en = "Sector", vi = "Ngành", fr = "Secteur" },
      option "metal" { en = "Metal", vi = "Kim loại", fr = "Métal" },
      option "cloth" { en = "Cloth", vi = "Vải", fr = "Tissu" },
    },
    number "people" { text = { en = "People", vi = "Người", fr = "Personnes" }, min = 0 },
    derived "size" {
      text = { en = "Size", vi = "Quy mô", fr = "Taille" },
      option "small" { en = "Small", vi = "Nhỏ", fr = "Petite" },
      option "large" { en = "Large", vi = "Lớn", fr = "Grande" },
      value = function(firm)
        if firm.people == nil then return nil end
        return firm.people < 100 and "small" or "large"
      end,
    },
  },

  pillar "work" {
    name = { en = "Work", vi = "Công việc", fr = "Travail" }, weight = 1,
    criterion "care" { name = { en = "Care", vi = "Cẩn thận", fr = "Soin" }, score "a" },
    criterion "speed" { name = { en = "Speed", vi = "Nhanh", fr = "Vitesse" }, score "b" },
  },
  pillar "sale" {
    name = { en = "Sale", vi = "Bán", fr = "Vente" }, weight = 1,
    criterion "shop" { name = { en = "Shop", vi = "Cửa hàng", fr = "Magasin" }, score "c" },
  },

  tier "low" { from = 0, name = { en = "Low", vi = "Thấp", fr = "Bas" } },
  tier "high" { from = 60, name = { en = "High", vi = "Cao", fr = "Haut" } },
}
