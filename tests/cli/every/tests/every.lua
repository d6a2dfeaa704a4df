return {
  example "the best of each" {
    firm = { sector = "metal" },
    answers = { every = "best", worked_out = "missing" },
    expect = {
      plain = 100, turned = 60, steps = 90, humped = 80, one = 70, conditional = 100,
      summed = 55, highest = 60, alone = 90,
      falling = 100, inner = 75, humped_line = 80, banded = 70,
      worked_out = 0, elsewhere = "na", completeness = 1, missing = { "worked_out", "only_asked", "told" },
    },
  },
  example "the best where an option does not apply" {
    firm = { sector = "food" },
    answers = { every = "best", worked_out = 12 },
    expect = { conditional = 80, elsewhere = 100, worked_out = 12 },
  },
  example "the best where another answer takes an option away" {
    firm = { sector = "food" },
    answers = { every = "best", plain = false, worked_out = 12 },
    expect = { plain = 0, conditional = 40 },
  },
  example "the worst of each" {
    firm = { sector = "metal" },
    answers = { every = "worst", worked_out = "missing" },
    expect = {
      plain = 0, turned = 0, steps = 0, humped = 10, one = 20, conditional = 0,
      summed = 0, highest = 0, alone = 0,
      falling = 0, inner = 25, humped_line = 0, banded = 20, status = "ok", completeness = 1,
    },
  },
  example "nothing given" {
    answers = { every = "missing", plain = true },
    expect = { status = "incomplete", plain = 100, steps = 0, completeness = near(0.077, 0.001) },
  },
  example "what is written comes first, also that nothing is" {
    firm = { sector = "metal" },
    answers = { every = "best", worked_out = "missing", steps = 1, one = "missing", falling = "ND", only_asked = 3 },
    expect = { steps = 50, one = 0, falling = 0, inner = 75, missing = { "one", "worked_out", "told" }, gates = {} },
  },
  example "on a visit" {
    firm = { sector = "metal" },
    source = "site_visit", evidence = "seen",
    answers = { every = "best", worked_out = "missing", plain = { value = true, evidence = "stated" } },
    expect = { plain = 50, steps = 90, one = 70, falling = 100 },
  },
  example "on a visit, without a grade the set's own counts" {
    firm = { sector = "metal" },
    source = "site_visit",
    answers = { every = "best", worked_out = "missing" },
    expect = { plain = 50, steps = 45, alone = 45, falling = 50 },
  },
  example "a gate" {
    answers = { every = "best", worked_out = "missing", plain = false, only_asked = 0 },
    expect = { gates = { "firmly_held" }, tier_before_gates = "high", tier = "low" },
  },
  example "an answer where it is not asked is left aside" {
    firm = { sector = "metal" },
    answers = { elsewhere = 1 },
    expect = { elsewhere = "na" },
  },
}
