return {
  example "fields" {
    frim = {}, source = "visit", evidence = "sen", assessed_on = "31.1.2026", answers = 3,
    expect = { tier = "low" },
  },
  example "no braces" { firm = "metal", answers = "best", expect = { tier = "low" } },
  example "a list" { yes "licence", 3, answers = {}, expect = { tier = "low" } },
  example "given twice" { answers = { spc = 1, spc = 2 }, expect = { tier = "low" } },
}
