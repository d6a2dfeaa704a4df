-- Counts again what `eca diff` says: movers.lua OLD.csv NEW.csv MOVERS.csv DIFF.json, the
-- first two by `eca score` under the old and the new set, from the same answers. Complains
-- and ends with 1 where movers, matrix, mean or number of changes are not the same.

local function split(line)
  local cells = {}
  for cell in string.gmatch(line .. ",", "([^,]*),") do cells[#cells + 1] = cell end
  return cells
end

local function read(path)
  local list, by, header = {}, {}, nil
  for line in io.lines(path) do
    local cells = split(line)
    if header then
      local row = {}
      for i, name in ipairs(header) do row[name] = cells[i] end
      row.key = row.firm_id .. "/" .. row.source .. "/" .. row.assessed_on .. "/" .. row.assessor
      list[#list + 1], by[row.key] = row, row
    else
      header = cells
    end
  end
  return list, by
end

local failed = false
local function complain(...)
  print(string.format(...))
  failed = true
end

local function tier_of(row)
  if not row then return "rejected" end
  return row.tier ~= "" and row.tier or "no_tier"
end

local was, was_by = read(arg[1])
local is, is_by = read(arg[2])
local told, told_by = read(arg[3])
local file = assert(io.open(arg[4]))
local json = file:read("a")
file:close()

local keys, seen = {}, {}
for _, list in ipairs { was, is } do
  for _, row in ipairs(list) do
    if not seen[row.key] then keys[#keys + 1], seen[row.key] = row.key, true end
  end
end

local matrix, moved, scored, sum = {}, 0, 0, 0
for _, key in ipairs(keys) do
  local a, b = was_by[key], is_by[key]
  local from, to = tier_of(a), tier_of(b)
  matrix[from .. ">" .. to] = (matrix[from .. ">" .. to] or 0) + 1
  if from ~= to then
    local mover = told_by[key]
    moved = moved + 1
    if not mover or mover.tier_old ~= from or mover.tier_new ~= to then
      complain("%s: %s to %s is not told", key, from, to)
    elseif mover.cause == "" then
      complain("%s: no cause is told", key)
    end
  end
  if a and b and a.overall ~= "" and b.overall ~= "" then
    scored, sum = scored + 1, sum + tonumber(b.overall) - tonumber(a.overall)
  end
end
if #told ~= moved then complain("%d move, %d are told", moved, #told) end
if moved < 20 then complain("only %d move: the test says little", moved) end

local function list(name)
  local out, text = {}, string.match(json, '"' .. name .. '":%[([^%]]*)%]')
  for word in string.gmatch(text, '"([^"]*)"') do out[#out + 1] = word end
  return out
end
local rows, columns = list("rows"), list("columns")
local r = 0
for line in string.gmatch(string.match(json, '"matrix":(%b[])'), "\n%[([^%]]*)%]") do
  r = r + 1
  for c, count in ipairs(split(line)) do
    if tonumber(count) ~= (matrix[rows[r] .. ">" .. columns[c]] or 0) then
      complain("matrix: %s to %s: %s", rows[r], columns[c], count)
    end
  end
end

local known, mean = string.match(json, '"known":(%d+),"changed":%d+,"mean":(-?[%d.]+)')
if tonumber(known) ~= scored then complain("%d have two scores, %s are told", scored, known) end
if math.abs(tonumber(mean) - sum / scored) > 0.01 then complain("the mean is %g, %s is told", sum / scored, mean) end
print(moved .. " move")
os.exit(not failed)
