-- Local functions that make nodes, loops, tables shared by questions and functions.
local weights = { 3, 2, 1 }
local texts = { en = "How many?" }
local function scaled(x) return x * weights[1] / 3 end

local function quantity(id, n)
  return number(id) { text = texts, weight = weights[n], min = 0, max = 100, points = function(x) return scaled(x) end }
end

local function criteria()
  local list = {}
  for n = 1, 3 do
    list[n] = criterion("c" .. n) { name = "C" .. n, quantity("q" .. n, n) }
  end
  return list
end

local is_small = function(scores, answers, firm) return answers.q1 and answers.q1 < 10 end

return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  score = pick(score_at_least("c1", 40), weighted { p = 1 }, lowest { "p", points(30) }),
  pillar "p" { name = "P", criteria() },
  tier "low" { from = 0, name = "Low" },
  gate "g" { name = "G", when = is_small, unless = is_small, cap = "low" },
}
