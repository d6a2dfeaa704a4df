-- Whether the engine and another computation of the same scores agree.
--
--   lua5.3 tests/reference/compare.lua ENGINE.csv ENGINE.ndjson EXPECTED.csv EXPECTED_NODES.csv
--
-- EXPECTED* are as score.lua writes them. Every column of the results and the
-- score of every node, with six decimals, must be the same, row by row. Prints
-- what differs, or how much was compared.

local MOST = 12 -- differences shown
local words = {} -- the columns that are no scores
for _, name in ipairs { "firm_id", "source", "assessed_on", "status", "tier", "tier_before_gates", "gates",
                        "completeness", "missing" } do
  words[name] = true
end
local differences = 0

local function differ(...)
  differences = differences + 1
  if differences <= MOST then print(string.format(...)) end
end

-- Records of a CSV file, each as a table of column to cell.
local function rows_of(path)
  local file = assert(io.open(path, "rb"))
  local text, at, names = file:read("a"), 1, nil
  file:close()
  return function()
    if at > #text then return nil end
    local cells, stop = {}
    repeat
      if text:sub(at, at) == '"' then
        local from, to = at + 1, at
        repeat to = text:find('"', to + 1, true) + 1 until text:sub(to, to) ~= '"'
        cells[#cells + 1] = text:sub(from, to - 2):gsub('""', '"')
        at = to
      else
        local to = text:find("[,\r\n]", at) or #text + 1
        cells[#cells + 1] = text:sub(at, to - 1)
        at = to
      end
      stop = text:sub(at, at)
      at = at + 1
    until stop ~= ","
    if stop == "\r" then at = at + 1 end
    if not names then
      names = cells
      return names
    end
    local row = {}
    for i, name in ipairs(names) do row[name] = cells[i] end
    return row
  end
end

-- A score of six decimals with two, rounded on paper: half up.
local function two_decimals(score)
  local whole, decimals = score:match("^(%d+)%.(%d%d%d%d%d%d)$")
  if not whole then return score end
  local hundredths = (math.tointeger(tonumber(whole .. decimals)) + 5000) // 10000
  return string.format("%d.%02d", hundredths // 100, hundredths % 100)
end

local function six_decimals(number)
  return number == "null" and "" or string.format("%.6f", tonumber(number))
end

local engine, expected, nodes = rows_of(arg[1]), rows_of(arg[3]), rows_of(arg[4])
local lines = assert(io.open(arg[2], "rb"))
engine()
nodes()
local columns = expected()
local n_rows, n_nodes = 0, 0
local ahead = nodes() -- the next expected node, not yet compared

local function compare_row(got, want)
  for _, column in ipairs(columns) do
    local value = words[column] and want[column] or two_decimals(want[column])
    if got[column] ~= value then
      differ("%s: %s is %s, not %s", want.firm_id, column, got[column], value)
    end
  end
end

-- The scores of one line of JSON: every object with an id and a score, and overall.
local function scores_of(line)
  local scores = { overall = line:match('"overall":([^,]+),"tier"') }
  for id, score in line:gmatch('{"id":"([^"]+)","score":([^,]+),') do scores[id] = score end
  return scores
end

for want in expected do
  local got, line = engine(), lines:read("l")
  if not got or not line then
    differ("%s: the engine has no more rows", want.firm_id)
    break
  end
  n_rows = n_rows + 1
  compare_row(got, want)
  local scores, first = scores_of(line), ahead and ahead.node
  while ahead and want.status ~= "failed" and ahead.firm_id == want.firm_id do
    local score = scores[ahead.node] and six_decimals(scores[ahead.node]) or "not there"
    n_nodes = n_nodes + 1
    if score ~= ahead.score then
      differ("%s: the score of %s is %s, not %s", want.firm_id, ahead.node, score, ahead.score)
    end
    ahead = nodes()
    if ahead and ahead.node == first then break end
  end
end
if engine() or lines:read("l") then differ("the engine has more rows") end
if ahead then differ("%s: its nodes were not compared", ahead.firm_id) end

if differences > MOST then print("… and " .. differences - MOST .. " more") end
print(string.format("%d rows, %d scores, %d differences", n_rows, n_nodes, differences))
os.exit(differences == 0 and n_rows > 0)
