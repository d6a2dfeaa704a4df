-- How well an answer was shown to be true on a site visit. A question's points are multiplied by
-- the factor of its grade; a visited answer without a grade counts as stated only.
--
-- basis: D, after the logic of Decision 1358/QĐ-BKHĐT where incomplete evidence earns the middle
-- mark. refs: d1358_daibieunhandan

return evidence {
  default = "e1",

  grade "e0" { factor = 0, vi = "Không có minh chứng", en = "No evidence", fr = "Aucune preuve" },
  grade "e1" {
    factor = 0.5,
    vi = "Chỉ trình bày bằng lời hoặc hồ sơ chưa đầy đủ",
    en = "Stated only, or records incomplete",
    fr = "Déclaration orale seulement, ou dossiers incomplets",
  },
  grade "e2" {
    factor = 1,
    vi = "Đã xem hồ sơ, số liệu",
    en = "Records or data seen",
    fr = "Dossiers ou données consultés",
  },
  grade "e3" {
    factor = 1,
    vi = "Đã xem hồ sơ và kiểm tra tại hiện trường",
    en = "Records seen and checked on the shop floor",
    fr = "Dossiers consultés et vérifiés dans l'atelier",
  },
}
