return {
  example "unknown things" {
    firm = { sektor = "metal", size = "small", spc = 1, people = 12 },
    answers = { spcc = 1, sector = "metal", nothing_like_it = 2, evry = "best" },
    expect = { tier = "low" },
  },
  example "values" {
    firm = { sector = "metl", people = "many" },
    answers = {
      licence = 3,
      spc = 7,
      owner = { "private" },
      certs = { "iso_9000" },
      ppm = 9000,
      age = true,
      audit = "2026-02-30",
      words = 12,
    },
    expect = { tier = "low" },
  },
  example "more values" {
    firm = { sector = 1 },
    answers = {
      licence = "maybe",
      spc = 1.5,
      owner = function() return "private" end,
      certs = { "none", "iso_9001" },
      ppm = 0 / 0,
      age = "12,5",
      audit = yes "licence",
      words = "\1",
    },
    expect = { tier = "low" },
  },
  example "lists" {
    answers = { certs = { iso_9001 = true }, owner = {}, spc = { value = 1, evidense = "seen" } },
    expect = { tier = "low" },
  },
  example "states" {
    answers = { licence = "NA", spc = "n/a", ppm = "nd", owner = "ND", age = "missing", words = "missing" },
    expect = { tier = "low" },
  },
  example "evidence" {
    source = "site_visit",
    answers = { spc = { value = 1, evidence = "sen" }, ppm = { value = 3, evidence = 3 }, owner = { evidence = "seen" } },
    expect = { tier = "low" },
  },
  example "a date needs the day of the assessment" {
    answers = { audit = "2026-01-31" },
    expect = { tier = "low" },
  },
  example "refused by the set's own function" {
    firm = { people = 13 },
    answers = { spc = 1 },
    expect = { tier = "low" },
  },
}
