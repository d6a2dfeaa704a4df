return {
  example "misspelt" {
    answers = { every = "bets" },
    expect = { tier = "low" },
  },
  example "not a word" { answers = { every = true }, expect = { tier = "low" } },
  example "a function knows" { answers = { every = "best", audit = "missing" }, expect = { tier = "low" } },
  example "a function knows twice" { answers = { every = "worst" }, expect = { tier = "low" } },
}
