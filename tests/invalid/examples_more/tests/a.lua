return {
  example "a grade" { source = "site_visit", evidence = "seen", expect = { tier = "low" } },
  example "an answer with a grade" { answers = { q = { value = true, evidence = "seen" } }, expect = { tier = "low" } },
}
