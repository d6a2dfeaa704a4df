-- A random criteria set that uses every word of the language, for scoring random
-- firms twice and comparing.
--
--   lua5.3 tests/reference/random_set.lua SEED [FACTOR] > SET_FOLDER/set.lua
--
-- Every weight is multiplied by FACTOR (1), which must change no score. The same
-- seed gives the same set. The set is valid: whatever an id, a condition or an
-- expression refers to is there, and nothing depends on itself.

-- Lua's own generator differs from machine to machine.
local seed = math.tointeger(tonumber(arg[1])) * 7919 + 17
local factor = tonumber(arg[2] or "1")

-- A whole number from 0 to n - 1.
local function below(n)
  seed = (seed * 1103515245 + 12345) & 0x7fffffff
  return (seed >> 8) % n
end

local function chance(percent)
  return below(100) < percent
end

local function any_of(list)
  return list[below(#list) + 1]
end

local function shuffled(list)
  local out = table.move(list, 1, #list, 1, {})
  for i = #out, 2, -1 do
    local k = below(i) + 1
    out[i], out[k] = out[k], out[i]
  end
  return out
end

-- Some of a list, at least one, in its order.
local function some_of(list)
  local out = {}
  for _, item in ipairs(list) do
    if chance(60) then out[#out + 1] = item end
  end
  return #out > 0 and out or { any_of(list) }
end

local function quoted(list)
  local out = {}
  for i, item in ipairs(list) do out[i] = type(item) == "string" and '"' .. item .. '"' or item end
  return "{ " .. table.concat(out, ", ") .. " }"
end

local function decimal(x)
  return string.format("%.14g", x)
end

local function weight()
  return decimal(any_of { 0, 0.5, 1, 1, 1, 2, 2.5, 3, 7 } * factor)
end

-- Points that are often at an edge.
local function some_points()
  return decimal(any_of { 0, 100, 50, below(101), below(1001) / 10, below(100000001) / 1e6 })
end

------------------------------------------------------------------------------
-- The parts of the set, planned before anything is written
------------------------------------------------------------------------------

local profile = {
  { id = "f_makes", kind = "yes_no" },
  { id = "f_sector", kind = "choice", options = { "steel", "food", "wood" } },
  { id = "f_does", kind = "multi", options = { "make", "trade", "serve" } },
  { id = "f_staff", kind = "number", low = 0, high = 500, na = chance(50) },
  { id = "f_since", kind = "date" },
  { id = "f_stage", kind = "level", levels = 3 },
  { id = "f_word", kind = "text" },
  { id = "f_size", kind = "derived", options = { "small", "big" } },
}

local questions, criteria, pillars = {}, {}, {}
local kinds = { "yes_no", "level", "choice", "multi", "number", "number", "date", "text" }

for p = 1, 1 + below(4) do
  local pillar = { id = "p" .. p, kind = "pillar", children = {} }
  for c = 1, 1 + below(3) do
    local criterion = { id = pillar.id .. "c" .. c, kind = "criterion", children = {}, parent = pillar }
    for n = 1, 1 + below(5) do
      local q = { id = criterion.id .. "q" .. n, kind = any_of(kinds), parent = criterion, na = chance(60) }
      q.scored = q.kind == "yes_no" or q.kind == "level" or (q.kind ~= "text" and chance(80))
      if q.kind == "choice" or q.kind == "multi" then q.options = { "red", "green", "blue", "grey" } end
      if q.kind == "level" then q.levels = 2 + below(4) end
      if q.kind == "number" then q.low, q.high = -5, any_of { 20, 100, 10000 } end
      questions[#questions + 1] = q
      criterion.children[#criterion.children + 1] = q
    end
    criteria[#criteria + 1] = criterion
    pillar.children[#pillar.children + 1] = criterion
  end
  pillars[#pillars + 1] = pillar
end
local overall = { id = "overall", kind = "overall", children = pillars }

-- How each node is computed, and which have a score at all.
local function plan_score(n)
  n.scored_children = {}
  for _, child in ipairs(n.children) do
    if child.scored then n.scored_children[#n.scored_children + 1] = child end
  end
  if chance(60) then
    n.how = "expression"
  elseif chance(25) and #n.scored_children > 0 then
    n.how = "function"
  end
  n.scored = n.how ~= nil or #n.scored_children > 0
end
for _, list in ipairs { criteria, pillars, { overall } } do
  for _, n in ipairs(list) do plan_score(n) end
end

-- In which order things may look at each other: at what stands before them here.
local question_rank, pillar_rank = {}, {}
for i, q in ipairs(shuffled(questions)) do question_rank[q] = i end
for i, p in ipairs(shuffled(pillars)) do pillar_rank[p] = i end

local function scored_of(list, keep)
  local out = {}
  for _, n in ipairs(list) do
    if n.scored and keep(n) then out[#out + 1] = n end
  end
  return out
end

local function yes() return true end

-- Nodes whose score the expression of `n` may ask for in a pick.
local function visible_from(n)
  local out = scored_of(questions, yes)
  local pillar = n.kind == "pillar" and n or n.parent
  local function add(list, keep) table.move(scored_of(list, keep), 1, #list, #out + 1, out) end
  if n == overall then
    add(criteria, yes)
    add(pillars, yes)
  else
    add(pillars, function(p) return pillar_rank[p] < pillar_rank[pillar] end)
    add(criteria, function(c)
      return pillar_rank[c.parent] < pillar_rank[pillar] or (c.parent == pillar and (n == pillar or c.id < n.id))
    end)
  end
  return out
end

------------------------------------------------------------------------------
-- Conditions
------------------------------------------------------------------------------

local about = {}

function about.yes_no(q) return any_of { "yes", "no" } .. string.format(" %q", q.id) end
function about.level(q)
  if chance(30) then return string.format("one_of(%q, { %d, 0 })", q.id, below(q.levels)) end
  return string.format("%s(%q, %d)", any_of { "at_least", "at_most" }, q.id, below(q.levels))
end
function about.choice(q)
  local word = any_of { "one_of", "has", "has_any", "only" }
  if word == "has" then return string.format("has(%q, %q)", q.id, any_of(q.options)) end
  return string.format("%s(%q, %s)", word, q.id, quoted(some_of(q.options)))
end
about.derived = about.choice
function about.multi(q)
  local word = any_of { "has", "has_any", "only" }
  if word == "has" then return string.format("has(%q, %q)", q.id, any_of(q.options)) end
  return string.format("%s(%q, %s)", word, q.id, quoted(some_of(q.options)))
end
function about.number(q)
  return string.format("%s(%q, %s)", any_of { "at_least", "at_most" }, q.id,
    decimal(q.low + (q.high - q.low) * below(11) / 20))
end
function about.date(q)
  return string.format('%s(%q, "%04d-%02d-%02d")', any_of { "at_least", "at_most" }, q.id,
    1960 + below(66), 1 + below(12), 1 + below(28))
end
function about.text(q)
  return string.format("one_of(%q, %s)", q.id, quoted(some_of { "x", "NA", "two words", "none" }))
end

local function about_answer(where)
  local q = any_of(chance(30) and profile or #where.questions > 0 and where.questions or profile)
  if chance(20) then return string.format("answered %q", q.id) end
  return about[q.kind](q)
end

-- Functions of a condition; in applies_if they look at the profile only.
local function by_function(where)
  local head = "function(scores, answers, firm) "
  local q = any_of(where.early and profile or questions)
  local asked = (where.early and "firm." or "answers.") .. q.id
  local forms = {
    string.format("local x = %s if x == nil then return nil end return %s end", asked,
      q.kind == "yes_no" and "x" or q.kind == "number" and "x > 20" or q.kind == "level" and "x >= 1" or "true"),
    'return firm.source == "self" end',
    string.format("return state(%q) ~= \"missing\" end", (where.early and any_of(profile) or q).id),
    string.format("if firm.f_staff == %d then error(\"no such firm\") end return firm.f_makes end", below(30)),
    "return nil end",
  }
  if where.verdict then
    forms[#forms + 1] = string.format("local x = scores.%s if x == nil then return nil end return x >= %s end",
      any_of(where.scores).id, some_points())
  end
  return head .. any_of(forms)
end

-- `where`: questions, scores (nodes, or nil), verdict (a need or `unless`), early.
local function condition(where, depth)
  if depth < 3 and chance(35) then
    local parts = {}
    for i = 1, 1 + below(3) do parts[i] = condition(where, depth + 1) end
    return any_of { "all", "any", "none" } .. " { " .. table.concat(parts, ", ") .. " }"
  elseif where.scores and #where.scores > 0 and chance(40) then
    return string.format("score_at_least(%q, %s)", any_of(where.scores).id, some_points())
  elseif where.pillars and chance(10) then
    return string.format("every_pillar(%s)", decimal(below(60)))
  elseif where.verdict and chance(10) then
    return string.format("missing_at_most(%d)", below(6))
  elseif chance(8) then
    return "self_assessed()"
  elseif chance(12) then
    return by_function(where)
  end
  return about_answer(where)
end

local all_scored = scored_of(questions, yes)
for _, list in ipairs { criteria, pillars, { overall } } do
  for _, n in ipairs(scored_of(list, yes)) do all_scored[#all_scored + 1] = n end
end
local verdict = { questions = questions, scores = all_scored, pillars = true, verdict = true }
local answers_only = { questions = questions }

local function applies_if(q)
  local before = {}
  for _, other in ipairs(questions) do
    if question_rank[other] < question_rank[q] then before[#before + 1] = other end
  end
  return condition({ questions = before, early = true }, 0)
end

------------------------------------------------------------------------------
-- Expressions and functions of a node
------------------------------------------------------------------------------

local expression

local function part(n, depth)
  if #n.scored_children == 0 or (depth < 3 and chance(30)) then return expression(n, depth + 1) end
  return '"' .. any_of(n.scored_children).id .. '"'
end

local function plain_list(n, depth)
  local parts = {}
  for i = 1, 1 + below(3) do parts[i] = part(n, depth) end
  return "{ " .. table.concat(parts, ", ") .. " }"
end

local function weighted_list(n, depth)
  local parts = {}
  if #n.scored_children > 0 and chance(50) then
    for i, child in ipairs(some_of(n.scored_children)) do parts[i] = child.id .. " = " .. weight() end
  else
    for i = 1, 1 + below(3) do parts[i] = "{ " .. part(n, depth) .. ", " .. weight() .. " }" end
  end
  return "{ " .. table.concat(parts, ", ") .. " }"
end

function expression(n, depth)
  local roll = below(100)
  if depth > 3 or roll < 5 then
    return "points(" .. some_points() .. ")"
  elseif roll < 20 then
    return "weighted " .. weighted_list(n, depth)
  elseif roll < 35 then
    return "geometric " .. (chance(50) and weighted_list or plain_list)(n, depth)
  elseif roll < 50 then
    return "capped(" .. part(n, depth) .. ", " .. some_points() .. ")"
  elseif roll < 65 then
    local where = { questions = questions, scores = visible_from(n), pillars = n == overall }
    return string.format("pick(%s, %s, %s)", condition(where, 1), part(n, depth), part(n, depth))
  end
  return any_of { "mean", "lowest", "highest", "sum" } .. " " .. plain_list(n, depth)
end

local function score_function(n)
  local child, other = any_of(n.scored_children).id, any_of(n.scored_children).id
  return "function(scores, answers, firm) " .. any_of {
    string.format("return scores.%s", child),
    string.format('local x = scores.%s if x == nil then return nil, "nothing" end return (x + (scores.%s or 10)) / 2',
      child, other),
    string.format("return math.min(scores.%s or 33.3, 80), { en = \"a note\" }", child),
    string.format("local x = scores.%s or 0 return x > 97 and 101 or x / 3", child),
    string.format("local sum, n = 0, 0 for _, x in ipairs { scores.%s or 7, scores.%s } do "
      .. "sum, n = sum + x, n + 1 end return sum / n", child, other),
    string.format("return (scores.%s or 1) * (firm.f_makes and 1 or 0.5)", child),
  } .. " end"
end

local function score_of(n)
  if n.how == "function" then return "score = " .. score_function(n) .. ", " end
  return n.how and "score = " .. expression(n, 0) .. ", " or ""
end

------------------------------------------------------------------------------
-- Questions
------------------------------------------------------------------------------

local function ascending(count)
  local rows, x = {}, below(10) - 5
  for i = 1, count do
    rows[i] = "{ " .. decimal(x) .. ", " .. some_points() .. " }"
    x = x + any_of { 0.5, 1, 3, 10, 33.3 }
  end
  return "{ " .. table.concat(rows, ", ") .. " }"
end

local function options_of(q)
  local out = {}
  for i, id in ipairs(q.options) do
    out[i] = string.format("option %q { %q", id, id)
      .. (q.scored and ", points = " .. some_points() or "")
      .. (q.kind == "multi" and id == "grey" and ", alone = true" or "")
      .. (q.parent and chance(20) and ", applies_if = " .. condition(answers_only, 1) or "") .. " }"
  end
  return table.concat(out, ", ")
end

local own = {}

function own.yes_no(q)
  return q.parent and chance(30) and "points = { yes = " .. some_points() .. ", no = " .. some_points() .. " }" or ""
end
function own.level(q)
  local rows = {}
  for i = 1, q.levels do rows[i] = "{ " .. (q.parent and some_points() or 0) .. ', "level" }' end
  return table.concat(rows, ", ")
end
own.choice = options_of
function own.multi(q)
  return (q.scored and chance(40) and 'combine = "highest", ' or "") .. options_of(q)
end
function own.number(q)
  local out = string.format('unit = "u", min = %d, max = %d', q.low, q.high)
  if chance(10) then out = out .. ', valid = function(x, firm) return x ~= firm.f_staff or "as people" end' end
  if not q.scored then return out end
  return out .. ", points = " .. any_of {
    "linear " .. ascending(1 + below(4)), "bands " .. ascending(1 + below(4)),
    "linear " .. ascending(3), "bands " .. ascending(3),
    "function(x) if x < 0 then return nil end return (x * 7) % 100 end",
    "function(x) return math.max(x, 0) ^ 0.5 end",
    "function(x) return math.max(x, 0) / 90 end",
  }
end
function own.date(q)
  return q.scored and "points = function(date, on) return math.min(100, (on.days - date.days) / 365.25) end" or ""
end
function own.text() return "" end

local function write_question(q)
  local fields = { string.format("text = %q", q.id) }
  local function add(text) if text ~= "" then fields[#fields + 1] = text end end
  if q.na then add("na = true") end
  if q.parent then
    if chance(60) then add("weight = " .. weight()) elseif factor ~= 1 then add("weight = " .. decimal(factor)) end
    if chance(30) then add("applies_if = " .. applies_if(q)) end
    if chance(15) then add("required = " .. any_of { "true", "false" }) end
    if chance(50) then add("effort = " .. any_of { '"S"', '"M"', '"L"', '"fixed"', "0", "0.1", "0.25", "1.7", "2" }) end
    if q.scored and chance(20) then add("missing = " .. any_of { '"zero"', '"exclude"' }) end
  end
  add(own[q.kind](q))
  print(string.format("  %s %q { %s },", q.kind, q.id, table.concat(fields, ", ")))
end

------------------------------------------------------------------------------
-- The set
------------------------------------------------------------------------------

print('return set "random" {')
print('version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "Random",')
print(string.format("missing = %q, completeness = %s, na_limit = %s, display = { max = %s, decimals = %d },",
  any_of { "zero", "zero", "exclude" }, any_of { "0", "0", "0.5", "0.9" }, any_of { "0", "0.25", "0.5" },
  any_of { "10", "100", "1000" }, below(4)))
print(score_of(overall))

print("profile {")
for _, field in ipairs(profile) do
  if field.kind == "derived" then
    print('  derived "f_size" { text = "size", option "small" { "S" }, option "big" { "B" }, value = function(firm)')
    print('    if not firm.f_staff then return nil end return firm.f_staff < 50 and "small" or "big" end },')
  else
    write_question(field)
  end
end
print("},")

for _, p in ipairs(pillars) do
  print(string.format("pillar %q { name = %q, weight = %s, %s", p.id, p.id, weight(), score_of(p)))
  for _, c in ipairs(p.children) do
    print(string.format("criterion %q { name = %q, weight = %s, %s", c.id, c.id, weight(), score_of(c)))
    for _, q in ipairs(c.children) do write_question(q) end
    print("},")
  end
  print("},")
end

if chance(70) then
  print(string.format('evidence { default = %q, grade "none" { "n", factor = 0 }, grade "third" { "t", factor = 0.3 },',
    any_of { "none", "third", "half", "seen" }))
  print('  grade "half" { "h", factor = 0.5 }, grade "seen" { "s", factor = 1 } },')
end

for i = 1, below(4) do
  local named = {}
  for _, n in ipairs(all_scored) do
    local above = n.kind == "pillar" and overall or n.parent
    if n ~= overall and not above.how and chance(40) then named[#named + 1] = ", " .. n.id .. " = " .. weight() end
  end
  print(string.format('weighting "w%d" { when = %s%s },', i, condition(answers_only, 1), table.concat(named)))
end

local n_tiers, from = 2 + below(4), 0
for i = 0, n_tiers - 1 do
  local needs = i > 0 and chance(70) and ", needs = " .. condition(verdict, 0) or ""
  local thin = chance(30) and ", thin_ok = false" or ""
  print(string.format('tier "t%d" { from = %s, name = "T"%s%s },', i, decimal(from), needs, i > 0 and thin or ""))
  from = math.min(100, from + any_of { 0, 5, 12.5, 20 })
end

for i = 1, below(5) do
  local when = chance(50) and "when = " .. condition(answers_only, 1) .. ", " or ""
  local effect = chance(50) and string.format('cap = "t%d"', below(n_tiers)) or "drop = " .. 1 + below(2)
  print(string.format('gate "g%d" { %sunless = %s, %s, name = "G" },', i, when, condition(verdict, 0), effect))
end
print("}")
