-- Ví dụ: doanh nghiệp phải được xếp đúng như mong đợi. Chạy: eca test my-set
-- Enterprises that must come out as expected. To try them: eca test my-set

local mechanics = { sector = "mechanics", employees = 80 }
local electronics = { sector = "electronics", employees = 80 }

return {
  example "the best there is" {
    firm = mechanics,
    source = "site_visit", evidence = "shown",
    answers = { every = "best" },
    expect = { tier = "leading", overall = 100, gates = {} },
  },

  example "the worst there is" {
    firm = mechanics,
    answers = { every = "worst" },
    expect = { tier = "starting", overall = 0, gates = { "registered", "certified" } },
  },

  -- process 60 x 40 % + 40 x 80 % = 56, results 50: quality 53; management 70.
  -- 40 % of 70 + 60 % of 53 = 59.8
  example "in the middle" {
    firm = mechanics,
    answers = { licence = true, planning = 1, instructions = 1, certificates = { "iso_9001" }, on_time = 90 },
    expect = { tier = "ready", overall = 59.8, management = 70, quality = 53, gates = {} },
  },

  -- 30 % of 70 + 70 % of 53 = 58.1
  example "the same in electronics, where quality weighs more" {
    firm = electronics,
    answers = { licence = true, planning = 1, instructions = 1, certificates = { "iso_9001" }, on_time = 90 },
    expect = { tier = "ready", overall = 58.1 },
  },

  example "the best but for its certificates" {
    firm = mechanics,
    answers = { every = "best", certificates = "none" },
    expect = { tier_before_gates = "leading", tier = "ready", gates = { "certified" } },
  },

  example "good, but not registered" {
    firm = electronics,
    answers = { every = "best", licence = false },
    expect = { tier = "starting", gates = { "registered" }, overall = at_least(80) },
  },

  example "all is said, nothing is shown" {
    firm = mechanics,
    source = "site_visit", evidence = "stated",
    answers = { every = "best" },
    expect = { tier = "ready", overall = 50 },
  },
}
