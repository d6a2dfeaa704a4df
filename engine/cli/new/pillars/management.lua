-- Trụ cột "Quản trị": một tiêu chí, hai câu hỏi.
-- The pillar "Management": one criterion, two questions.

return pillar "management" {
  name = { vi = "Quản trị", en = "Management" },
  weight = 40,                            -- its share of the overall score

  criterion "foundations" {
    name = { vi = "Nền tảng pháp lý và kế hoạch", en = "Legal basis and planning" },
    support = "advice",                   -- who helps: an area of programme.lua

    yes_no "licence" {                    -- yes 100 points, no 0
      text = { vi = "Đăng ký kinh doanh còn hiệu lực?", en = "Is the enterprise registration valid?" },
      evidence = { vi = "Giấy chứng nhận", en = "The certificate" },
      weight = 40,                        -- its share of the criterion
    },

    level "planning" {                    -- answered 0, 1, 2: levels stand worst first
      text = { vi = "Kế hoạch kinh doanh được lập thế nào?", en = "How is the business planned?" },
      evidence = { vi = "Kế hoạch năm nay", en = "This year's plan" },
      weight = 60,
      { 0, vi = "Không có kế hoạch", en = "No plan" },
      { 50, vi = "Có kế hoạch năm", en = "A yearly plan" },
      { 100, vi = "Kế hoạch năm, rà soát hằng quý", en = "A yearly plan, reviewed every quarter" },
    },

    action {                              -- told to enterprises that score under `below`
      effort = "S", months = { 1, 3 }, below = 70, support = "advice", measure = "planning_course",
      vi = "Lập kế hoạch năm và rà soát hằng quý",
      en = "Make a yearly plan and review it every quarter",
      first = { vi = "Ghi ra ba mục tiêu của năm", en = "Write down three goals for the year" },
    },
  },
}
