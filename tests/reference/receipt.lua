-- Adds a receipt up again: what `eca explain` prints, line by line, in exact arithmetic.
--
--   lua5.3 tests/reference/receipt.lua SET_FOLDER FIRM RESULTS.ndjson [declared] <RECEIPT
--
-- With `declared` every node must be declared on the line that its place names.
-- The receipt must be of all of the score and so wide that no line goes on below. Every
-- language is read alike: a number may have a decimal comma.

local folder, firm, results, declared = table.unpack(arg)
local lines, names, checked = {}, {}, 0
for line in io.lines() do lines[#lines + 1] = line end

local function fail(at, ...)
  io.stderr:write("line ", at, ": ", string.format(...), "\n", lines[at] or "", "\n")
  os.exit(1)
end

local function same(at, got, want, what)
  checked = checked + 1
  if got ~= want then fail(at, "%s: printed %s, comes to %s", what, got, want) end
end

-- A printed number as a whole number of 10^-decimals; nil when it is none.
local function read(text, decimals)
  local whole, part = text:match("^(%d+)[.,]?(%d*)$")
  if not whole or #part > decimals then return nil end
  return math.tointeger(tonumber(whole .. part .. ("0"):rep(decimals - #part)))
end

local function float(text) return tonumber((text:gsub(",", "."))) end

-- A score as it is rounded: the half is lifted a little.
local function round(x) return math.floor(x * 1e6 + 0.5 + 1e-6) end

local na = { ["–"] = true, ["N/A"] = true, KAD = true, ["s.o."] = true }

-- Text, points, weight, product of a line with numbers on the right.
local function columns(line)
  local numbers = {}
  while #numbers < 3 do
    local text, number = line:match("^(.*%S)  +(%S+)$")
    if not text or not (number:match("^%(?%d[%d.,]*%)?$") or na[number]) then break end
    table.insert(numbers, 1, number)
    line = text
  end
  return numbers[1] and line, table.unpack(numbers)
end

-- ---- Places ----

local files = {}
local function source(path, number)
  if not files[path] then
    files[path] = {}
    for line in io.lines(path) do table.insert(files[path], line) end
  end
  return files[path][number]
end

-- The line of the set that a printed place names.
local function place(at, text)
  local path, number = (" " .. text):match(".*%s([^%s(]+%.lua):(%d+)")
  if not path then return nil end
  local _, set = path:find("/" .. folder:match("[^/]+$") .. "/", 1, true)
  local line = source(set and folder .. path:sub(set) or path, math.tointeger(tonumber(number)))
  if not line then fail(at, "there is no line %s of %s", number, path) end
  return line
end

-- ---- Expressions ----

local word = {
  { "^mean of", "weighted" }, { "^geometric mean of", "geometric" }, { "^lowest of", "lowest" },
  { "^highest of", "highest" }, { "^sum of", "sum" }, { "^…, but at most ([%d.]+)", "capped" },
  { "^if .*otherwise", "pick" }, { "^([%d.]+) points", "points" },
}

local marks = { ["✓"] = true, ["✗"] = true, ["–"] = true, ["Σ"] = true }

local function depth_of(line) return #line:match("^ *") // 2 end

local scores -- of the block's children, by id

-- The value of the expression or score on line `at`, and the line behind it.
local function value_of(at)
  local text, printed, weight = columns(lines[at])
  local depth, parts, op, n = depth_of(lines[at]), {}, nil, nil
  text = text or lines[at]
  local words = text:match("^ *(.*)$")
  for _, w in ipairs(word) do
    local found = words:match(w[1])
    if found and not op then op, n = w[2], tonumber(found) end
  end
  if not op then
    local id = words:match("^[%w_]+")
    if scores[id] == nil then fail(at, "no score of %s", id) end
    return scores[id], at + 1, weight
  end
  if not place(at, text) then fail(at, "no place") end
  local i = at + 1
  while lines[i] and depth_of(lines[i]) > depth do
    local part = lines[i]:match("^ *(.*)$")
    local mark = part:match("^[^ ]*")
    if marks[mark] or part:match("^Looked")
       or depth_of(lines[i]) > depth + 1 then
      i = i + 1
    else
      local value, next_line, w = value_of(i)
      if value then parts[#parts + 1] = { value, w and float(w) or 1 } end
      i = next_line
    end
  end
  local value
  if op == "points" then
    value = n
  elseif #parts == 0 then
    value = false
  else
    local sum, weights, low, high, log, zero = 0, 0, math.huge, 0, 0, false
    for _, part in ipairs(parts) do
      local s, w = part[1], part[2]
      if w > 0 then
        sum, weights, low, high = sum + s * w, weights + w, math.min(low, s), math.max(high, s)
        zero = zero or s == 0
        log = log + (s > 0 and w * math.log(s) or 0)
      end
    end
    if op == "weighted" or op == "geometric" then
      value = weights > 0 and (op == "weighted" and sum / weights or zero and 0 or math.exp(log / weights))
    elseif op == "lowest" then value = low
    elseif op == "highest" then value = high
    elseif op == "sum" then value = math.min(100, sum)
    elseif op == "capped" then value = math.min(n, sum)
    else value = sum end
  end
  local known = float(printed or "")
  same(at, known ~= nil, value and true or false, "whether it is known")
  if value and math.abs(known - value) > 6e-7 then fail(at, "%s comes to %.9f", op, value) end
  checked = checked + 1
  return value, i, weight
end

-- ---- Blocks ----

local found = {} -- score of each node that has a block, in millionths; false for N/A

local function block(first, last)
  local title = lines[first]:match("^(%S+) – ")
  local total, weights = 0, 0
  local rows, expression = {}, nil
  scores = {}
  for at = first + 2, last do
    local text, p, w, m = columns(lines[at])
    local id = text and text:match("^  (%S+) – ")
    if text and text:match("^= ") then
      local own = text:match("^= (%S+) – ") or "overall"
      same(at, own, title or "overall", "the block's score")
      local points = read(p, 6)
      if m then
        local k = #(w:match("[.,](%d*)$") or "")
        for _, row in ipairs(rows) do
          local weight, product = read(row[2], k), read(row[3], 6 + k)
          if not weight or not product then fail(at, "the weight %s has more decimals", row[2]) end
          same(row[4], product, row[1] * weight, "points × weight")
          total, weights = total + product, weights + weight
        end
        same(at, read(w, k), weights, "the sum of the weights")
        same(at, read(m, 6 + k), total, "the sum")
        local want = weights > 0 and (2 * total + weights) // (2 * weights) or nil
        -- a half that is missed by 1e-6 of a millionth is still a half
        if want and points == want + 1 and (2 * total + weights) % (2 * weights) > 2 * weights * (1 - 2e-6) then
          want = points
        end
        same(at, points, want, "the score")
      elseif expression then
        local value = value_of(expression)
        same(at, points, value and round(value) or nil, "the score")
      end
      found[own] = points or false
    elseif id and p then
      local line = place(at, text)
      if not line then fail(at, "no place") end
      if declared and not line:find('"' .. id .. '"', 1, true) then fail(at, "%s is not declared at its place", id) end
      local points = read(p, 6)
      scores[id] = points and points / 1e6 or false
      names[id] = { points, at }
      if found[id] ~= nil then same(at, points or false, found[id], "the score of " .. id) end
      if points and m then rows[#rows + 1] = { points, w, m, at } end
      if not points and m then same(at, w:match("^%(.*%)$") and m, "–", "a part that is N/A") end
    elseif lines[at]:match("^    %S.* × [%d.,]+ = [%d.,]+$") and not lines[at]:match(" / ") then
      -- the last question's evidence
      local x, f, s = lines[at]:match("([%d.,]+) × ([%d.,]+) = ([%d.,]+)$")
      local want = round(float(x) * float(f))
      if math.abs(want - read(s, 6)) > (x:match("[.,]%d%d%d%d%d%d%d") and 1 or 0) then
        fail(at, "evidence: %s × %s is not %s", x, f, s)
      end
      checked = checked + 1
    elseif lines[at]:match("^  %S") and not expression and next(scores) and p and place(at, text) then
      expression = at
    end
  end
end

local first
for at = 1, #lines + 1 do
  if not lines[at] or lines[at] == "" then
    if first and select(2, lines[first + 1]:gsub(" +", "")) == 3 then block(first, at - 1) end
    first = at + 1
  end
end

-- ---- The whole ----

for line in io.lines(results) do
  if line:find('"firm_id":"' .. firm .. '"', 1, true) then
    local overall = line:match('"overall":([%d.]+)')
    same(#lines, found.overall or nil, overall and read(overall, 6), "the overall score")
    -- every node that is scored, by id
    for id, score in line:gmatch('"id":"([%w_]+)","score":([%w.]+)') do
      if names[id] then same(names[id][2], names[id][1], read(score, 6), id) end
    end
  end
end
if checked < 3 then fail(#lines, "hardly anything to add up") end
