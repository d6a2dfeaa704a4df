-- Firms for a test: random_firms.lua ANSWERS.csv COUNT mixes the rows of a CSV file: each
-- new firm has the cells of one row, and every third of its cells, drawn anew, from another.
-- The fields that say who it is stay together. No field may have a quote.
local path, count = arg[1], tonumber(arg[2])

local state = 20260101
local function random(n)
  state = (state * 1103515245 + 12345) % 2147483648
  return state // 65536 % n + 1
end

local function split(line)
  local cells = {}
  for cell in string.gmatch(line .. ",", "([^,]*),") do cells[#cells + 1] = cell end
  return cells
end

local rows, header = {}, nil
for line in io.lines(path) do
  if header then
    if not string.find(line, '"', 1, true) then rows[#rows + 1] = split(line) end
  else
    header = split(line)
  end
end

print(table.concat(header, ","))
for i = 1, count do
  local from, other, out = rows[random(#rows)], rows[random(#rows)], {}
  for k, name in ipairs(header) do
    -- An answer goes with its evidence and note, and the profile stays whole.
    local id = string.match(name, "^[^:]*")
    if k > 1 and id ~= string.match(header[k - 1], "^[^:]*") then from.swap = random(3) == 1 end
    local profile = not string.find(name, "^%l%l%l_")
    out[k] = (from.swap and not profile) and other[k] or from[k]
    if name == "firm_id" then out[k] = string.format("R%04d", i) end
  end
  print(table.concat(out, ","))
end
