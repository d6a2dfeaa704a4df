-- Trọng số riêng của từng ngành, thay cho trọng số trong các trụ cột.
-- Weights of the pillars in one sector, in place of those in the pillars' own files.

return {
  weighting "electronics" {
    when = one_of("sector", { "electronics" }),
    management = 30, quality = 70,
  },
}
