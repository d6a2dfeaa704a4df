return {
  exampel "x" { expect = { tier = "low" } },
  example "y" { expect = { overall = naer(3, 1) } },
}
