local function percent(id, more)
  local body = { text = id, unit = "%", min = 0, max = 100, points = linear { {0, 0}, {100, 100} } }
  for k, v in pairs(more or {}) do body[k] = v end
  return number(id)(body)
end

-- lists in lists, and an empty list of a file, are spliced in
return {
  { include "pillars/p", pillar "q" { name = "Q", weight = 0, score = sum { "qc" }, criterion "qc" { name = "QC", percent "x1", percent("x2", { weight = 0 }), percent("x3", { na = "when there is none" }) } } },
  include "nothing",
  pillar "f" { name = "F", score = function(scores, answers, firm) return scores.fc end, criterion "fc" { name = "FC", score = function() return 50, "a note" end } },
}
