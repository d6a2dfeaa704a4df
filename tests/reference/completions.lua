-- Incomplete answers with all their completions, and whether the engine's interval of
-- tiers is that of the completions scored by score.lua.
--
--   lua5.3 completions.lua make SET ANSWERS.csv SEED INCOMPLETE.csv COMPLETIONS.csv
--   lua5.3 completions.lua compare SET ENGINE.ndjson COMPLETIONS_RESULTS.csv
--
-- `make` takes the rows of ANSWERS without a gap and opens one to three questions of
-- each. Firm r7 becomes r7whole where all its completions are listed, r7some where only
-- some are, as of a number; a completion is r7whole_1, r7whole_2, … `compare` prints what
-- differs: of a whole list the interval is never outside, and the same where it is exact;
-- of the others nothing is outside an interval that is exact.

local here = arg[0]:match("^(.*)/") or "."
local reference = dofile(here .. "/score.lua")
local MOST = 1500 -- completions of one firm

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("a")
  file:close()
  return text
end

local function quoted(cell)
  return cell:find('[,"\n]') and '"' .. cell:gsub('"', '""') .. '"' or cell
end

local function write_row(file, cells)
  local out = {}
  for i, cell in ipairs(cells) do out[i] = quoted(cell) end
  file:write(table.concat(out, ","), "\n")
end

------------------------------------------------------------------------------
-- What may come in place of a missing answer
------------------------------------------------------------------------------

local values = {}

function values.yes_no() return { "no", "yes" } end

function values.level(q)
  local out = {}
  for i = 1, #q.fields do out[i] = tostring(i - 1) end
  return out
end

function values.choice(q)
  local out = {}
  for i, option in ipairs(q.options) do out[i] = option.id end
  return out
end

function values.multi(q)
  local out = { "-" }
  for _, option in ipairs(q.options) do
    if option.fields.alone then
      out[#out + 1] = option.id
    else
      for i = 1, #out do
        local before = out[i]
        local alone = false
        for _, other in ipairs(q.options) do alone = alone or (other.fields.alone and other.id == before) end
        if not alone then out[#out + 1] = before == "-" and option.id or before .. ";" .. option.id end
      end
    end
  end
  return out
end

function values.number(q)
  local low, high, out = q.fields.min or 0, q.fields.max or 10000, {}
  for i = 0, 6 do out[#out + 1] = string.format("%.4f", low + (high - low) * i / 6) end
  return out
end

function values.text() return { "x" } end
function values.date() return { "1990-01-01", "2020-06-30" } end

-- Pairs of a cell and its evidence.
local function fillings(set, q, source, grades)
  local out = {}
  if q.kind ~= "text" then out[1] = { "ND", "" } end
  if not reference.is_required(q) then out[#out + 1] = { "", "" } end
  for _, value in ipairs(values[q.kind](q)) do
    if set.evidence and source == "site_visit" then
      for _, grade in ipairs(grades) do out[#out + 1] = { value, grade } end
    else
      out[#out + 1] = { value, "" }
    end
  end
  return out
end

------------------------------------------------------------------------------

local finite = { yes_no = true, level = true, choice = true, multi = true }

local function make(set_path, answers, seed_text, incomplete, completions)
  local seed = math.tointeger(tonumber(seed_text)) * 31 + 7
  local function below(n)
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return (seed >> 8) % n
  end

  local set = reference.load_set(set_path)
  local records = reference.parse_csv(read(answers))
  local columns, grades = {}, {}
  for i, name in ipairs(records[1]) do columns[name] = i end
  for id in pairs(set.grades) do grades[#grades + 1] = id end
  table.sort(grades)

  local function has_gap(record)
    for _, q in ipairs(set.questions) do
      if columns[q.id] and record[columns[q.id]] == "" then return true end
    end
    return false
  end

  local function copy(record)
    return table.move(record, 1, #records[1], 1, {})
  end

  local open_file = assert(io.open(incomplete, "w"))
  local all_file = assert(io.open(completions, "w"))
  write_row(open_file, records[1])
  write_row(all_file, records[1])

  for i = 2, #records do
    local record = records[i]
    if not has_gap(record) then
      local rows, base, kind = { copy(record) }, copy(record), "whole"
      for _ = 1, 1 + below(3) do
        local q = set.questions[below(#set.questions) + 1]
        local cell, evidence = columns[q.id], columns[q.id .. ":evidence"]
        local fill = fillings(set, q, record[columns.source], grades)
        if base[cell] ~= "" and #rows * #fill <= MOST then
          local more = {}
          for _, row in ipairs(rows) do
            for _, filling in ipairs(fill) do
              local new = copy(row)
              new[cell] = filling[1]
              if evidence then new[evidence] = filling[2] end
              more[#more + 1] = new
            end
          end
          rows = more
          base[cell] = ""
          if evidence then base[evidence] = "" end
          if not finite[q.kind] then kind = "some" end
        end
      end
      base[1] = base[1] .. kind
      write_row(open_file, base)
      for k, row in ipairs(rows) do
        row[1] = base[1] .. "_" .. k
        write_row(all_file, row)
      end
    end
  end
  open_file:close()
  all_file:close()
end

------------------------------------------------------------------------------

-- The lowest and highest tier of each firm's completions.
local function tiers_reached(set, results)
  local rank, records, found, columns = {}, reference.parse_csv(read(results)), {}, {}
  for i, tier in ipairs(set.tiers) do rank[tier.id] = i end
  for i, name in ipairs(records[1]) do columns[name] = i end
  for i = 2, #records do
    local firm = records[i][columns.firm_id]:match("^(.*)_%d+$")
    local at = rank[records[i][columns.tier]]
    local range = found[firm] or { low = math.huge, high = 0 }
    if at then range.low, range.high = math.min(range.low, at), math.max(range.high, at) end
    found[firm] = range
  end
  return found, rank
end

local function compare(set_path, engine, results)
  local set = reference.load_set(set_path)
  local found, rank = tiers_reached(set, results)
  local firms, exact, same, wrong = 0, 0, 0, 0
  for line in io.lines(engine) do
    local firm = line:match('"firm_id":"([^"]*)"')
    local low, high, is_exact = line:match('"possible":{"lowest":"([^"]*)","highest":"([^"]*)","exact":(%a+)')
    local range = found[firm]
    if low and range and range.high > 0 then
      low, high = rank[low], rank[high]
      firms = firms + 1
      if is_exact == "true" then exact = exact + 1 end
      if low == range.low and high == range.high then same = same + 1 end
      local wider = low < range.low or high > range.high
      local narrower = low > range.low or high < range.high
      if (wider and firm:find("whole")) or (narrower and is_exact == "true") then
        wrong = wrong + 1
        print(string.format("%s: %d to %d, not %d to %d (exact: %s)", firm, low, high, range.low, range.high, is_exact))
      end
    end
  end
  print(string.format("%d firms, %d exact, %d the same, %d wrong", firms, exact, same, wrong))
  os.exit(wrong == 0)
end

local run = { make = make, compare = compare }
run[arg[1]](table.unpack(arg, 2))
