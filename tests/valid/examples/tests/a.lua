local visit = "site_visit"

return {
  example "plain" {
    firm = { sector = "metal", people = 12 },
    answers = { licence = true, spc = 1, owner = "state", certs = { "iso_9001" }, ppm = 500, age = 3 },
    expect = {
      status = "ok", tier = "high", tier_before_gates = "high", gates = {}, completeness = 1, missing = {}, size = "small",
      overall = 82, c = near(82, 0), spc = 40, certs = 80, ppm = 90, audit = at_most(0), licence = at_least(100),
    },
  },
  example "the words of an answers file" {
    firm = { sector = "missing" },
    answers = { licence = "yes", spc = "2", owner = "ND", certs = "-", ppm = "ND", age = "missing", audit = "2026-01-31" },
    assessed_on = "2026-06-01",
    expect = { size = "missing", spc = 100, certs = 0, ppm = 0, audit = 100, missing = { "age" } },
  },
  { example "in a list of its own" { expect = { status = "incomplete", overall = 0 } } },
  example "evidence" {
    source = visit, evidence = "seen",
    answers = { licence = true, spc = { value = 2, evidence = "stated" }, certs = { value = { "iso_9001" }, evidence = "stated" } },
    expect = { licence = 100, spc = 50, certs = 40 },
  },
  example "evidence without a visit" {
    evidence = "seen",
    answers = { licence = true },
    expect = { licence = 100 },
  },
}
