return {
  example "the same" { expect = { tier = "low" } },
  example "the same" { expect = { tier = "low" } },
  example "" { expect = { tier = "low" } },
  example "two\nlines" { expect = { tier = "low" } },
  example { expect = { tier = "low" } },
  example "no braces",
}
