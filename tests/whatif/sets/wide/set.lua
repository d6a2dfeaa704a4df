-- Much of everything: nodes, options, breakpoints, parts of conditions, gates and tiers
-- beyond what fits into one formula, and ids as long as they may be.

local function ids(head, count)
  local out = {}
  for i = 1, count do out[i] = head .. i end
  return out
end

local function part(id, weight)
  return number(id) { text = id, unit = "points", min = 0, max = 100, na = true, weight = weight,
    points = linear { {0, 0}, {100, 100} } }
end

local function over(id, score, count)
  local body = { name = id, score = score(ids(id .. "_", count)) }
  for _, name in ipairs(ids(id .. "_", count)) do table.insert(body, part(name)) end
  return criterion(id)(body)
end

local function weights(list)
  local out = {}
  for i, id in ipairs(list) do out[id] = i % 4 * 0.7 end
  return out
end

local function asked(head, count, more)
  local out = {}
  for i, id in ipairs(ids(head, count)) do
    local body = { text = id, weight = i % 5 * 0.5, na = i % 2 == 0 }
    for name, value in pairs(more or {}) do body[name] = value end
    out[i] = yes_no(id)(body)
  end
  return out
end

local function with(list, body)
  for _, item in ipairs(list) do table.insert(body, item) end
  return body
end

local function options(head, count, more)
  local out = {}
  for i, id in ipairs(ids(head, count)) do
    local body = { points = i * 37 % 101, en = "Option " .. id }
    for name, value in pairs(more and more(i) or {}) do body[name] = value end
    out[i] = option(id)(body)
  end
  return out
end

local function levels(count)
  local out = { text = "Levels", na = true }
  for i = 1, count do out[i] = { 100 * (i - 1) / (count - 1), en = "Level " .. i } end
  return out
end

local function breakpoints(count)
  local out = {}
  for i = 1, count do out[i] = { i * i * 0.3, i * 61 % 101 } end
  return out
end

local function deep(from, depth)
  if depth == 0 then return from end
  local inside = deep(from, depth - 1)
  local shapes = {
    function() return mean { inside, "deep_1" } end,
    function() return lowest { inside, points(99.5) } end,
    function() return weighted { { inside, 3 }, { "deep_2", 0.25 } } end,
    function() return highest { inside, points(1) } end,
    function() return capped(inside, 97) end,
    function() return pick(score_at_least("deep_3", 30), inside, "deep_2") end,
    function() return geometric { inside, "deep_2" } end,
  }
  return shapes[depth % #shapes + 1]()
end

local function deeply(depth)
  if depth == 0 then return yes "hundred_1" end
  return (depth % 3 == 0 and none or depth % 3 == 1 and all or any) { deeply(depth - 1), yes("hundred_" .. depth) }
end

local function each(list, make)
  local out = {}
  for i, id in ipairs(list) do out[i] = make(id, i) end
  return out
end

local long = string.rep("l", 64)
local tiers, gates, pillars = {}, {}, {}

for i = 0, 11 do
  tiers[i + 1] = tier("t" .. i) { from = i * 8, name = "Tier " .. i,
    needs = i == 5 and any(each(ids("hundred_", 100), function(id) return yes(id) end)) or i == 7 and none(each(ids("g_", 90), function(id)
      return score_at_least(id, 99)
    end)) or nil }
end
for i = 1, 40 do
  gates[i] = gate("gate" .. i) { when = i % 3 == 0 and answered("hundred_" .. i) or nil, name = "Gate " .. i,
    unless = i == 40 and deeply(8) or any { no("hundred_" .. i), score_at_least("hundred", i) },
    drop = i % 10 == 0 and 1 or nil, cap = i % 10 ~= 0 and "t" .. 11 - i % 4 or nil }
end
for i = 1, 3 do
  local body = { name = "Pillar " .. i, weight = i }
  for _, id in ipairs(ids("p" .. i .. "c", 25)) do
    table.insert(body, criterion(id) { name = id, weight = #body % 3,
      yes_no(id .. "_q") { text = id, na = true, applies_if = none { no "hundred_2" } } })
  end
  pillars[i] = pillar("many" .. i)(body)
end

return set "wide" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "Wide",
  completeness = 0, display = { max = 10, decimals = 2 },

  pillar "lists" {
    name = "Long lists",
    criterion "hundred" (with(asked("hundred_", 130), { name = "By weight" })),
    over("g", function(list) return geometric(list) end, 90),
    over("w", function(list) return weighted(weights(list)) end, 80),
    over("lowest_of", function(list) return lowest { lowest(list), points(90) } end, 70),
    over("highest_of", function(list) return capped(highest(list), 80) end, 70),
    over("sum_of", function(list) return sum(list) end, 70),
    criterion "deep" { name = "Deep", score = deep("deep_1", 18), part "deep_1", part "deep_2", part "deep_3" },
  },
  pillar "answers" {
    name = "Long answers",
    criterion "chosen" {
      name = "Chosen",
      choice "sixty" (with(options("o", 60), { text = "One of sixty", na = true })),
      level "thirty" (levels(30)),
      multi "summed" (with(options("s", 64, function(i)
        return { points = i % 7 * 0.4, applies_if = i % 8 == 0 and one_of("sixty", ids("o", 30)) or nil }
      end), { text = "Some of 64, summed", na = true })),
      multi "best" (with(options("b", 64, function(i)
        return { alone = i == 64, applies_if = i % 16 == 0 and at_least("thirty", 12) or nil }
      end), { text = "Some of 64, the highest", combine = "highest" })),
      number "line" { text = "Line", unit = "x", na = true, points = linear(breakpoints(40)) },
      number "steps" { text = "Steps", unit = "x", na = true, points = bands(breakpoints(40)) },
    },
    criterion(long .. "") { name = "Long ids",
      yes_no(string.rep("y", 64)) { text = "Long id", applies_if = has_any("summed", ids("s", 40)) },
      multi(string.rep("m", 64)) { text = "Long id",
        option(string.rep("n", 58)) { points = 40, en = "One" }, option "two" { points = 60.5, en = "Two" } } },
  },
  pillars, tiers, gates,
}
