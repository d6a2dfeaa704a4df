return { example "the same" { expect = { tier = "low" } } }
