local twin = example "twin" { expect = { tier = "low" } }
return { twin, twin }
