return { example "broken" { expect = { tier = "low" }
