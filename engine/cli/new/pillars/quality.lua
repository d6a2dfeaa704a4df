-- Trụ cột "Chất lượng": hai tiêu chí.
-- The pillar "Quality": two criteria.

return pillar "quality" {
  name = { vi = "Chất lượng", en = "Quality" },
  weight = 60,

  criterion "process" {
    name = { vi = "Kiểm soát quá trình", en = "Process control" },
    weight = 50,
    support = "improvement",

    level "instructions" {
      text = { vi = "Hướng dẫn công việc có được tuân thủ?", en = "Are work instructions followed?" },
      evidence = { vi = "Quan sát ba vị trí", en = "Three stations observed" },
      weight = 60,
      { 0, vi = "Không có hướng dẫn", en = "There are none" },
      { 40, vi = "Có, thực tế làm khác", en = "There are some, practice differs" },
      { 100, vi = "Có và được tuân thủ", en = "There are some, and they are followed" },
    },

    multi "certificates" {                -- any number of options; the best one counts
      text = { vi = "Chứng nhận hệ thống quản lý?", en = "Certified management systems?" },
      evidence = { vi = "Chứng chỉ còn hạn", en = "Valid certificates" },
      weight = 40, combine = "highest",
      option "none" { points = 0, alone = true, vi = "Không có", en = "None" },
      option "iso_9001" { points = 80, vi = "ISO 9001", en = "ISO 9001" },
      option "iatf_16949" { points = 100, vi = "IATF 16949", en = "IATF 16949" },
    },

    action {
      effort = "M", months = { 3, 9 }, below = 60, support = "improvement", measure = "quality_advice",
      vi = "Viết hướng dẫn cho công đoạn chính, xây dựng ISO 9001",
      en = "Write instructions for the main processes, build up ISO 9001",
      first = { vi = "Một hướng dẫn có hình tại một máy", en = "One instruction with pictures at one machine" },
    },
  },

  criterion "results" {
    name = { vi = "Kết quả", en = "Results" },
    weight = 50,
    support = "improvement",

    number "on_time" {
      text = { vi = "Tỷ lệ giao hàng đúng hạn", en = "Deliveries on time" },
      evidence = { vi = "Số liệu 12 tháng", en = "Figures of 12 months" },
      period = { vi = "12 tháng gần nhất", en = "last 12 months" },
      unit = "%", min = 0, max = 100,
      points = linear { { 70, 0 }, { 90, 50 }, { 100, 100 } },    -- straight lines between these
    },

    action {
      effort = "M", months = { 2, 6 }, below = 60, support = "improvement", measure = "quality_advice",
      vi = "Theo dõi giao hàng hằng tuần, xử lý nguyên nhân chậm",
      en = "Follow deliveries every week, remove the causes of delay",
      first = { vi = "Bảng giao hàng của tuần này", en = "A board with this week's deliveries" },
    },
  },
}
