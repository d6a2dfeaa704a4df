-- Chương trình hỗ trợ: các nhóm và biện pháp mà báo cáo nhắc tới.
-- Who helps: the support areas and measures that criteria and actions name.

return programme {
  support_area "advice" {
    name = { vi = "Tư vấn quản trị", en = "Management advice" },
    measure "planning_course" { vi = "Khóa học lập kế hoạch", en = "A course in planning" },
  },
  support_area "improvement" {
    name = { vi = "Cải tiến sản xuất", en = "Production improvement" },
    measure "quality_advice" { vi = "Tư vấn chất lượng tại xưởng", en = "Advice on quality in the plant" },
  },
}
