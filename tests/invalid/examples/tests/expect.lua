return {
  example "unknown things" {
    answers = { spc = 1 },
    expect = {
      teir = "low",
      overal = 50,
      people = 12,
      words = 3,
      low = 1,
    },
  },
  example "tiers and lists" {
    answers = { spc = 1 },
    expect = {
      tier = "hihg",
      tier_before_gates = 2,
      status = "fine",
      gates = "licensed",
      missing = { "spcc" },
      completeness = 90,
      size = "smal",
    },
  },
  example "gates" { answers = { spc = 1 }, expect = { gates = { "licence" }, missing = { "people" } } },
  example "numbers" {
    answers = { spc = 1 },
    expect = {
      overall = 120,
      p = "50",
      c = at_least("c", 50),
      spc = near(50),
      ppm = near(50, -1),
      age = at_most(101),
      licence = yes "licence",
      certs = near("50", 1),
    },
  },
  example "nothing" { answers = { spc = 1 } },
  example "nothing in braces" { answers = { spc = 1 }, expect = {} },
  example "no braces" { answers = { spc = 1 }, expect = "low" },
}
