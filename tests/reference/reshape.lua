-- The same answers in another shape, on standard output.
--
--   lua5.3 tests/reference/reshape.lua HOW SET_FOLDER ANSWERS.csv
--
--   reversed   the rows from the last to the first
--   shuffled   the rows in an order of chance
--   columns    the columns in an order of chance
--   lines      JSON, one object a line, every answer with a type of its own
--   array      the same as a JSON array
--   decomposed Vietnamese letters with their marks apart, as some systems save them
--   raised     every fifth assessment, and it again with one answer one step
--              better (firm_id~question) or better shown (firm_id~question:evidence)

local here = arg[0]:match("^(.*)/") or "."
local reference = dofile(here .. "/score.lua")
local how, set = arg[1], reference.load_set(arg[2])

local file = assert(io.open(arg[3], "rb"))
local records = reference.parse_csv(file:read("a"))
file:close()
local header = table.remove(records, 1)

-- Lua's own generator differs from machine to machine.
local seed = 5
local function below(n)
  seed = (seed * 1103515245 + 12345) & 0x7fffffff
  return (seed >> 8) % n
end

local function shuffled(count)
  local out = {}
  for i = 1, count do out[i] = i end
  for i = count, 2, -1 do
    local k = below(i) + 1
    out[i], out[k] = out[k], out[i]
  end
  return out
end

local function write_row(cells)
  local out = {}
  for i, cell in ipairs(cells) do
    out[i] = cell:find('[,;"\r\n]') and '"' .. cell:gsub('"', '""') .. '"' or cell
  end
  io.write(table.concat(out, ","), "\n")
end

local function write_all(rows)
  write_row(header)
  for _, row in ipairs(rows) do write_row(row) end
end

local shapes = {}

function shapes.reversed()
  local rows = {}
  for i = #records, 1, -1 do rows[#rows + 1] = records[i] end
  write_all(rows)
end

function shapes.shuffled()
  local rows = {}
  for i, from in ipairs(shuffled(#records)) do rows[i] = records[from] end
  write_all(rows)
end

function shapes.columns()
  local order = shuffled(#header)
  local function in_order(row)
    local out = {}
    for i, from in ipairs(order) do out[i] = row[from] end
    return out
  end
  write_row(in_order(header))
  for _, row in ipairs(records) do write_row(in_order(row)) end
end

------------------------------------------------------------------------------
-- JSON
------------------------------------------------------------------------------

local function quoted(s)
  return '"' .. s:gsub('[%c"\\]', function(c) return string.format("\\u%04x", c:byte()) end) .. '"'
end

local typed = {}

function typed.yes_no(s) return s == "yes" and "true" or s == "no" and "false" or quoted(s) end
function typed.level(s) return tostring(math.tointeger(tonumber(s))) end
function typed.number(s) return s end
function typed.multi(s)
  local ids = {}
  for id in (s == "-" and "" or s):gmatch("[^; ]+") do ids[#ids + 1] = quoted(id) end
  return "[" .. table.concat(ids, ",") .. "]"
end

local function value_of(q, cell)
  if not q or not typed[q.kind] or cell == "NA" or cell == "ND" then return quoted(cell) end
  return typed[q.kind](cell)
end

local function object(row)
  local cells, pairs_out = {}, {}
  for i, name in ipairs(header) do cells[name] = row[i] end
  for i, name in ipairs(header) do
    local grade, note = cells[name .. ":evidence"] or "", cells[name .. ":note"] or ""
    if not name:find(":", 1, true) and (row[i] ~= "" or grade ~= "" or note ~= "") then
      local value = row[i] == "" and "null" or value_of(set.fields_by_id[name], row[i])
      if grade ~= "" or note ~= "" then
        value = '{"value":' .. value .. (grade ~= "" and ',"evidence":' .. quoted(grade) or "")
          .. (note ~= "" and ',"note":' .. quoted(note) or "") .. "}"
      end
      pairs_out[#pairs_out + 1] = quoted(name) .. ":" .. value
    end
  end
  return "{" .. table.concat(pairs_out, ",") .. "}"
end

function shapes.lines()
  for _, row in ipairs(records) do print(object(row)) end
end

function shapes.array()
  local objects = {}
  for i, row in ipairs(records) do objects[i] = object(row) end
  print("[" .. table.concat(objects, ",\n ") .. "]")
end

------------------------------------------------------------------------------
-- Letters and their marks
------------------------------------------------------------------------------

local TONES = { 0x301, 0x300, 0x309, 0x303, 0x323 }
local FAMILIES = {
  { "a", "áàảãạ" }, { "a", "ắằẳẵặ", 0x306, "ă" }, { "a", "ấầẩẫậ", 0x302, "â" }, { "e", "éèẻẽẹ" },
  { "e", "ếềểễệ", 0x302, "ê" }, { "i", "íìỉĩị" }, { "o", "óòỏõọ" }, { "o", "ốồổỗộ", 0x302, "ô" },
  { "o", "ớờởỡợ", 0x31b, "ơ" }, { "u", "úùủũụ" }, { "u", "ứừửữự", 0x31b, "ư" }, { "y", "ýỳỷỹỵ" },
  { "A", "ÁÀẢÃẠ" }, { "A", "ẮẰẲẴẶ", 0x306, "Ă" }, { "A", "ẤẦẨẪẬ", 0x302, "Â" }, { "E", "ÉÈẺẼẸ" },
  { "E", "ẾỀỂỄỆ", 0x302, "Ê" }, { "I", "ÍÌỈĨỊ" }, { "O", "ÓÒỎÕỌ" }, { "O", "ỐỒỔỖỘ", 0x302, "Ô" },
  { "O", "ỚỜỞỠỢ", 0x31b, "Ơ" }, { "U", "ÚÙỦŨỤ" }, { "U", "ỨỪỬỮỰ", 0x31b, "Ư" }, { "Y", "ÝỲỶỸỴ" },
}

function shapes.decomposed()
  local apart = {}
  for _, family in ipairs(FAMILIES) do
    local letter, mark = family[1], family[3] and utf8.char(family[3]) or ""
    local n = 0
    for _, code in utf8.codes(family[2]) do
      n = n + 1
      local tone = utf8.char(TONES[n])
      -- Marks below the letter come before those above it.
      local below_first = TONES[n] == 0x323 and family[3] ~= 0x31b
      apart[utf8.char(code)] = letter .. (below_first and tone .. mark or mark .. tone)
    end
    if family[4] then apart[family[4]] = letter .. mark end
  end
  local rows = {}
  for i, row in ipairs(records) do
    rows[i] = {}
    for k, cell in ipairs(row) do rows[i][k] = cell:gsub(utf8.charpattern, apart) end
  end
  write_all(rows)
end

------------------------------------------------------------------------------
-- One answer one step better
------------------------------------------------------------------------------

local function table_points(points, x)
  local rows = points.rows
  if points.op == "bands" then
    local value = rows[1][2]
    for _, row in ipairs(rows) do
      if row[1] <= x then value = row[2] end
    end
    return value
  end
  if x <= rows[1][1] then return rows[1][2] end
  for i = 2, #rows do
    local a, b = rows[i - 1], rows[i]
    if x <= b[1] then return a[2] + (b[2] - a[2]) * (x - a[1]) / (b[1] - a[1]) end
  end
  return rows[#rows][2]
end

local function given(cell)
  return cell ~= "" and cell ~= "ND"
end

-- Better answers than `cell`, one step up; missing and no data are the worst.
local steps = {}

function steps.yes_no(q, cell)
  local points = q.fields.points or { yes = 100, no = 0 }
  local better = points.yes > points.no and "yes" or "no"
  return cell ~= better and { better } or {}
end

function steps.level(q, cell)
  local level = given(cell) and tonumber(cell) or 0
  if level + 1 >= #q.fields then return {} end
  return { tostring(math.tointeger(level + 1)) }
end

function steps.choice(q, cell)
  local points, better = -1, {}
  for _, option in ipairs(q.options) do
    if option.id == cell then points = option.fields.points end
  end
  for _, option in ipairs(q.options) do
    if option.fields.points > points then better[#better + 1] = option.id end
  end
  return better
end

function steps.multi(q, cell)
  local chosen, better = {}, {}
  for id in (given(cell) and cell ~= "-" and cell or ""):gmatch("[^; ]+") do chosen[id] = true end
  for _, option in ipairs(q.options) do
    if not option.fields.alone and not chosen[option.id] and option.fields.points > 0 then
      local ids = {}
      for _, other in ipairs(q.options) do
        if other == option or (chosen[other.id] and not other.fields.alone) then ids[#ids + 1] = other.id end
      end
      better[#better + 1] = table.concat(ids, ";")
    end
  end
  return better
end

function steps.number(q, cell)
  local points, nearest = q.fields.points, nil
  if type(points) ~= "table" then return {} end
  local x = given(cell) and tonumber(cell)
  local now = x and table_points(points, x) or -1
  for _, row in ipairs(points.rows) do
    local far = x and math.abs(row[1] - x) or row[2]
    local allowed = row[1] >= (q.fields.min or row[1]) and row[1] <= (q.fields.max or row[1])
    if allowed and row[2] > now and (not nearest or far < nearest.far) then nearest = { x = row[1], far = far } end
  end
  return nearest and { string.format("%.14g", nearest.x) } or {}
end

local function best_grade()
  local best
  for _, grade in ipairs(set.evidence and set.evidence.list or {}) do
    if not best or grade.fields.factor > best.fields.factor then best = grade end
  end
  return best and best.id
end

function shapes.raised()
  local columns = {}
  for i, name in ipairs(header) do columns[name] = i end
  local ids = columns.firm_id
  write_row(header)
  for i = 1, #records, 5 do
    local row = records[i]
    row[ids] = "F" .. i
    write_row(row)
    local function write_with(column, cell, suffix)
      local copy = table.move(row, 1, #row, 1, {})
      copy[columns[column]] = cell
      copy[ids] = "F" .. i .. "~" .. column .. suffix
      write_row(copy)
    end
    for _, q in ipairs(set.questions) do
      local cell, grade = row[columns[q.id]], columns[q.id .. ":evidence"] and q.id .. ":evidence"
      local better = q.is_scored and steps[q.kind] and cell ~= "NA" and steps[q.kind](q, cell) or {}
      for n, answer in ipairs(better) do write_with(q.id, answer, n > 1 and "." .. n or "") end
      if grade and q.is_scored and given(cell) and cell ~= "NA" then write_with(grade, best_grade(), "") end
    end
  end
end

shapes[how]()
