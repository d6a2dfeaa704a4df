local a = example "never returned" { expect = { tier = "low" } }
