-- Bộ tiêu chí mẫu: sửa tên, câu hỏi và con số cho đúng nhu cầu của mình.
-- A criteria set to begin with: make its name, questions and numbers your own.
--
-- What stands behind -- is a remark for the reader. After every change:
--
--     eca check my-set        what is wrong or doubtful, with file and line
--     eca test my-set         whether the examples in tests/ still hold

return set "my-set" {
  version = "0.1",                        -- a new one for every revision that is published
  effective = { from = "2026-01-01" },    -- in force from this day; `to` may stay open
  languages = { "vi", "en" },             -- the first is the default
  name = {
    vi = "Bộ tiêu chí mẫu đánh giá năng lực doanh nghiệp",
    en = "Sample criteria for assessing enterprises",
  },
  notice = {
    vi = "Bản dự thảo, chưa được ban hành.",
    en = "A draft, not issued by any authority.",
  },

  -- Each name is a file of this folder, without its .lua.
  include "profile",
  include "evidence",
  include "pillars/management",
  include "pillars/quality",
  include "tiers",
  include "weightings",
  include "programme",
}
