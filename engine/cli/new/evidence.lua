-- Mức bằng chứng: điểm của câu trả lời được nhân với hệ số này khi đánh giá tại chỗ.
-- On a site visit the points of an answer are multiplied by the factor of its evidence.

return evidence {
  default = "stated",                     -- where the assessor notes no grade
  grade "stated" { factor = 0.5, vi = "Chỉ nghe trình bày", en = "Stated only" },
  grade "shown" { factor = 1, vi = "Đã xem bằng chứng", en = "Evidence seen" },
}
