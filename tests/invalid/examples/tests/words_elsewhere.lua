return { example "z" { expect = { teir = "low" } } }
