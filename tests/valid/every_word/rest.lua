local both = all { yes "y", no "exports" }

return {
  tier "a" { from = 0, name = "A", meaning = "start" },
  tier "b" { from = 0, name = "B", needs = both },
  tier "c" { from = 50, name = "C", thin_ok = false, international = true, needs = any {
    both, at_least("employees", 10), at_most("n", -3.5), at_least("l", 1), at_least("founded", "2000-01-01"), at_most("d", "2026-12-31"),
    one_of("sector", { "metal" }), one_of("l2", { 0, 2 }), one_of("name", { "Công ty A", "B" }), one_of("size", { "small" }),
    has("m", "iso"), has("sector", "metal"), has_any("activities", { "metal", "rubber" }), only("m", { "none" }), only("m2", {}),
    answered "t", answered "size", score_at_least("p", 50), score_at_least("y2", 0), score_at_least("overall", 100),
    every_pillar(35.5), missing_at_most(0), self_assessed(), function(scores, answers, firm) return scores.p and scores.p > 1 end,
  } },
  gate "g" { name = "G", unless = both, cap = "a" },
  gate "h" { name = "H", when = both, unless = function() return nil end, drop = 2 },
  weighting "w" { when = both, name = "W", p = 2, q = 0 },
  weighting "w2" { when = function(scores, answers, firm) return firm.sector == "metal" end },
  evidence { default = "stated", grade "stated" { "Stated", factor = 0 }, grade "seen" { vi = "Thấy", en = "Seen", factor = 1 } },
  programme {
    support_area "s1" { name = "S1", measure "s1_a" { name = "A" } },
    support_area "s2" { vi = "S2", en = "S2", measure "s2_b" { "B" } },
    target { year = 2030, firms = 1200, share = 0.40 },
    target { year = 2027, firms = 300, share = 0 },
    chain "a" { name = "A", provinces = { "hanoi", "phu_tho" }, needs = score_at_least("p", 40) },
    chain "b" { name = "B" },
    support_quota { from = 200, to = 500 },
  },
}
