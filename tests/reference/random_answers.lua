-- Random answers to any criteria set, for scoring it twice and comparing.
--
--   lua5.3 tests/reference/random_answers.lua SET_FOLDER ROWS [SEED] > ANSWERS.csv
--
-- Every state, type and grade of evidence occurs. Half the firms answer nearly
-- everything, so that tiers are reached too. The same seed gives the same file.

local here = arg[0]:match("^(.*)/") or "."
local reference = dofile(here .. "/score.lua")

-- Lua's own generator differs from machine to machine.
local seed = math.tointeger(tonumber(arg[3] or "1"))

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

local answer = {}

function answer.yes_no() return chance(75) and "yes" or "no" end
function answer.level(q) return tostring(below(#q.fields)) end
function answer.choice(q) return any_of(q.options).id end
function answer.text() return any_of { "x", "NA", "two words", "\"a, b; c\"" } end

function answer.date()
  return string.format("%04d-%02d-%02d", 1960 + below(66), 1 + below(12), 1 + below(28))
end

function answer.multi(q)
  if chance(10) then return any_of(q.options).id end
  local ids = {}
  for _, option in ipairs(q.options) do
    if not option.fields.alone and chance(40) then ids[#ids + 1] = option.id end
  end
  return #ids > 0 and table.concat(ids, ";") or "-"
end

-- Near the points' breakpoints, on them, or anywhere between min and max.
function answer.number(q)
  local low, high = q.fields.min or -10, q.fields.max or 10000
  local points = q.fields.points
  local x
  if type(points) == "table" and chance(60) then
    x = any_of(points.rows)[1]
    if chance(50) then x = x + (below(201) - 100) / 100 end
  else
    x = low + (high - low) * (below(10001) / 10000) ^ 3
  end
  return string.format("%.4f", math.max(low, math.min(high, x)))
end

-- `holes`: how many in a hundred are left open.
local function cell(q, holes)
  if chance(holes) then return "" end
  if q.kind ~= "text" and chance(holes // 2) then return "ND" end
  if q.kind ~= "text" and q.fields.na and chance(holes + 2) then return "NA" end
  return answer[q.kind](q)
end

local set = reference.load_set(arg[1])
local columns, askable = { "firm_id", "assessed_on", "source" }, {}
for _, list in ipairs { set.profile, set.questions } do
  for _, q in ipairs(list) do
    -- A field that checks itself (a tax code, say) would refuse most of what is
    -- made up here; profile fields of that kind stay out.
    if q.kind ~= "derived" and not (q.is_profile and q.fields.valid) then
      askable[#askable + 1] = q
      columns[#columns + 1] = q.id
      if set.evidence and not q.is_profile then columns[#columns + 1] = q.id .. ":evidence" end
    end
  end
end
print(table.concat(columns, ","))

local grades = { "" }
for id in pairs(set.grades) do grades[#grades + 1] = id end
table.sort(grades)

for row = 1, math.tointeger(tonumber(arg[2])) do
  local cells = {
    "r" .. row,
    string.format("2026-%02d-%02d", 1 + below(12), 1 + below(28)),
    any_of { "self", "site_visit" },
  }
  local holes = any_of { 0, 2, 10, 30 }
  local grade = any_of(grades)
  for _, q in ipairs(askable) do
    cells[#cells + 1] = cell(q, holes)
    if set.evidence and not q.is_profile then
      cells[#cells + 1] = chance(80) and grade or any_of(grades)
    end
  end
  print(table.concat(cells, ","))
end
