-- Cấp độ và điều kiện chặn.
-- The tiers, lowest first, and the gates that hold an enterprise below one.

return {
  tier "starting" {
    from = 0,                             -- the overall score from which it is reached
    name = { vi = "Khởi đầu", en = "Starting" },
  },

  tier "ready" {
    from = 50,
    needs = score_at_least("quality", 40),
    name = { vi = "Sẵn sàng", en = "Ready" },
  },

  tier "leading" {
    from = 80,
    needs = all { score_at_least("quality", 70), every_pillar(50) },
    name = { vi = "Dẫn đầu", en = "Leading" },
  },

  gate "registered" {
    unless = yes "licence",               -- fires where this does not hold
    cap = "starting",                     -- the tier it holds an enterprise at
    name = { vi = "Chưa có đăng ký hợp lệ", en = "No valid registration" },
  },

  gate "certified" {
    unless = has_any("certificates", { "iso_9001", "iatf_16949" }),
    cap = "ready",
    name = { vi = "Chưa có chứng nhận hệ thống quản lý", en = "No certified management system" },
  },
}
