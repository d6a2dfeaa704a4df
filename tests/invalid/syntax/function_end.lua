return criterion "l" {
  score = function(s) return s.x,
}
