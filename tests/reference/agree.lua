-- Agreement computed again, in plain Lua, for the set of tests/cli/agree.
--
--   lua5.3 tests/reference/agree.lua random FIRMS SEED         random answers, as CSV
--   lua5.3 tests/reference/agree.lua figures ANSWERS AGREE     compares with eca agree -o AGREE.csv
--   lua5.3 tests/reference/agree.lua ways ANSWERS              every way to settle each visit, as answers
--   lua5.3 tests/reference/agree.lua tiers ANSWERS AGREE RESULTS   compares with those scored
--
-- Alphas are taken from coincidence matrices as Krippendorff writes them down, intervals from
-- the same draws. Visits must be of one day.

local here = arg[0]:match("^(.*)/") or "."
local reference = dofile(here .. "/score.lua")

local questions = { -- in the set's order
  { "headcount", "interval", "" }, { "has_tooling", "nominal", "" },
  { "licence", "nominal", "gov" }, { "plan", "ordinal", "gov" }, { "certs", "multi", "gov" },
  { "rate", "interval", "qcd" }, { "care", "ordinal", "qcd" }, { "system", "nominal", "qcd" },
  { "audit", "interval", "qcd" },
}
local certificates = { "iso_9001", "iso_14001", "iatf" }
local graded = { licence = true, plan = true, certs = true, rate = true, care = true, system = true }

local function read(path)
  local file = assert(io.open(path, "rb"))
  local records = reference.parse_csv(file:read("a"))
  file:close()
  local header, rows = table.remove(records, 1), {}
  for i, record in ipairs(records) do
    rows[i] = {}
    for k, name in ipairs(header) do rows[i][name] = record[k] end
  end
  return rows, header
end

-- ---- Random answers ----

local seed
local function below(n)
  seed = (seed * 1103515245 + 12345) & 0x7fffffff
  return (seed >> 8) % n
end

local function one(list) return list[below(#list) + 1] end

local makers = {
  headcount = function() return one { "40", "99", "100", "250" } end,
  has_tooling = function() return one { "yes", "no" } end,
  licence = function() return one { "yes", "yes", "yes", "no", "NA", "ND" } end,
  plan = function() return one { "0", "1", "2", "ND" } end,
  certs = function()
    local some = {}
    for _, id in ipairs(certificates) do if below(2) == 0 then some[#some + 1] = id end end
    return #some > 0 and table.concat(some, ";") or "-"
  end,
  rate = function() return one { "70", "85.5", "90", "95", "99.25", "NA" } end,
  care = function() return one { "0", "1" } end,
  system = function() return one { "paper", "erp" } end,
  audit = function() return one { "2025-11-01", "2025-12-15", "2026-01-20" } end,
}

local function random(firms)
  local header = { "firm_id", "source", "assessor", "assessed_on" }
  for _, q in ipairs(questions) do
    header[#header + 1] = q[1]
    if graded[q[1]] then header[#header + 1] = q[1] .. ":evidence" end
  end
  print(table.concat(header, ","))
  for firm = 1, firms do
    local truth = {}
    for _, q in ipairs(questions) do truth[q[1]] = makers[q[1]]() end
    for i = 1, 1 + below(3) do
      local row = { "F" .. firm, "site_visit", one { "An", "Anh" } .. i, "2026-03-0" .. 1 + firm % 9 }
      for _, q in ipairs(questions) do
        local id = q[1]
        row[#row + 1] = below(10) == 0 and "" or below(5) == 0 and makers[id]() or truth[id]
        if graded[id] then row[#row + 1] = row[#row] == "" and "" or one { "seen", "seen", "seen", "stated", "" } end
      end
      print(table.concat(row, ","))
    end
  end
end

-- ---- Visits ----

local function visits_of(rows)
  local visits, by_firm = {}, {}
  for _, row in ipairs(rows) do
    local visit = by_firm[row.firm_id]
    if not visit then
      visit = { firm = row.firm_id }
      visits[#visits + 1], by_firm[row.firm_id] = visit, visit
    end
    visit[#visit + 1] = row
  end
  return visits
end

-- What a row says on a question; nil where it says nothing.
local function answer(row, id)
  local cell = row[id]
  if cell == "" or (id == "care" and row.has_tooling ~= "yes") then return nil end
  if id == "certs" then
    local some = {}
    for _, name in ipairs(certificates) do
      if cell:find(name, 1, true) then some[#some + 1] = name end
    end
    return table.concat(some, ";")
  end
  return cell
end

local function days(text) -- days of a date, counted from any day
  local y, m, d = text:match("(%d+)-(%d+)-(%d+)")
  y, m, d = math.tointeger(y), math.tointeger(m), math.tointeger(d)
  if m < 3 then y, m = y - 1, m + 12 end
  return 365 * y + y // 4 - y // 100 + y // 400 + (153 * (m - 3) + 2) // 5 + d
end

-- The value by which an answer is compared, and nil where it has no place on the scale.
local function value(row, q, option)
  local cell = answer(row, q[1])
  if not cell then return nil end
  if q[2] == "multi" then return cell:find(option, 1, true) and 1 or 0 end
  if q[2] == "nominal" then return cell end
  if cell == "NA" or cell == "ND" then return nil end
  return q[1] == "audit" and days(cell) or tonumber(cell)
end

-- ---- Alpha ----

-- Observed and expected disagreement of units, each a list of values and `times`, divided by
-- the largest difference.
local function sums(metric, units)
  local n, o, values, total = {}, {}, {}, 0
  for _, unit in ipairs(units) do
    for i, a in ipairs(unit) do
      if not n[a] then
        n[a], o[a] = 0, {}
        values[#values + 1] = a
      end
      n[a] = n[a] + unit.times
      total = total + unit.times
      for k, b in ipairs(unit) do
        if i ~= k then o[a][b] = (o[a][b] or 0) + unit.times / (#unit - 1) end
      end
    end
  end
  table.sort(values)
  local function difference(i, k)
    if metric == "nominal" or metric == "multi" then return i == k and 0 or 1 end
    if metric == "interval" then return (values[i] - values[k]) ^ 2 end
    local between = 0
    for g = math.min(i, k), math.max(i, k) do between = between + n[values[g]] end
    return i == k and 0 or (between - (n[values[i]] + n[values[k]]) / 2) ^ 2
  end
  local observed, expected, largest = 0, 0, 0
  for i, a in ipairs(values) do
    for k, b in ipairs(values) do
      local d = n[a] > 0 and n[b] > 0 and difference(i, k) or 0
      largest = math.max(largest, d)
      observed = observed + (o[a][b] or 0) * d
      expected = expected + n[a] * n[b] * d
    end
  end
  if largest == 0 then return 0, 0 end
  return observed / largest, expected / largest / (total - 1)
end

local function strata_of(visits)
  local strata = {}
  for _, q in ipairs(questions) do
    for _, option in ipairs(q[2] == "multi" and certificates or { "" }) do
      local stratum = { q = q, units = {} }
      for _, visit in ipairs(visits) do
        local unit = { times = 1, firm = visit.firm }
        for _, row in ipairs(visit) do unit[#unit + 1] = value(row, q, option) end
        if #unit > 1 then stratum.units[#stratum.units + 1] = unit end
      end
      strata[#strata + 1] = stratum
    end
  end
  return strata
end

-- Alpha by question, pillar and overall; those without one are absent.
local function alphas_of(strata)
  local observed, expected, alphas = {}, {}, {}
  for _, stratum in ipairs(strata) do
    local o, e = sums(stratum.q[2], stratum.units)
    local names = { stratum.q[1], stratum.q[3], stratum.q[3] ~= "" and "overall" or nil }
    for _, name in ipairs(names) do
      observed[name], expected[name] = (observed[name] or 0) + o, (expected[name] or 0) + e
    end
  end
  for name, e in pairs(expected) do
    if e > 0 then alphas[name] = 1 - observed[name] / e end
  end
  return alphas
end

-- ---- Intervals ----

local state
local function splitmix()
  state = state + 0x9e3779b97f4a7c15
  local z = state
  z = (z ~ z >> 30) * 0xbf58476d1ce4e5b9
  z = (z ~ z >> 27) * 0x94d049bb133111eb
  return z ~ z >> 31
end

local function intervals_of(visits, strata)
  local firms, all = {}, {}
  for _, visit in ipairs(visits) do if #visit > 1 then firms[#firms + 1] = visit.firm end end
  state = 2026
  for _ = 1, 2000 do
    local drawn = {}
    for _ = 1, #firms do
      local firm = firms[((splitmix() >> 32) * #firms >> 32) + 1]
      drawn[firm] = (drawn[firm] or 0) + 1
    end
    for _, stratum in ipairs(strata) do
      for _, unit in ipairs(stratum.units) do unit.times = drawn[unit.firm] or 0 end
    end
    for name, alpha in pairs(alphas_of(strata)) do
      all[name] = all[name] or {}
      table.insert(all[name], alpha)
    end
  end
  local low, high = {}, {}
  for name, list in pairs(all) do
    table.sort(list)
    if #list >= 1800 then
      low[name] = list[math.ceil(#list * 25 / 1000)]
      high[name] = list[math.ceil(#list * 975 / 1000)]
    end
  end
  return low, high
end

-- ---- Comparing ----

local compared = 0
local function expect(what, got, want)
  compared = compared + 1
  if got == "" or want == nil then
    if got == "" and want == nil then return end
  elseif math.abs(tonumber(got) - want) < 2e-6 then
    return
  end
  print(string.format("%s: %s, computed %s", what, got, want))
  os.exit(1)
end

local function figures(rows, agree)
  local visits = visits_of(rows)
  local strata = strata_of(visits)
  local alphas = alphas_of(strata)
  local low, high = intervals_of(visits, strata)
  local pairs_of, same, firms = {}, {}, {}
  for _, visit in ipairs(visits) do
    for _, q in ipairs(questions) do
      local given = {}
      for _, row in ipairs(visit) do given[#given + 1] = answer(row, q[1]) end
      firms[q[1]] = (firms[q[1]] or 0) + (#given > 1 and 1 or 0)
      for i = 1, #given do
        for k = i + 1, #given do
          for _, name in ipairs { q[1], q[3], q[3] ~= "" and "overall" or nil } do
            pairs_of[name] = (pairs_of[name] or 0) + 1
            same[name] = (same[name] or 0) + (given[i] == given[k] and 1 or 0)
          end
        end
      end
    end
  end
  for _, row in ipairs(agree) do
    local name = row.record == "question" and row.question or row.record == "pillar" and row.pillar or row.record
    if alphas[name] or pairs_of[name] then
      local bounded = row.record ~= "question" or firms[name] >= 10
      expect(name .. " pairs", row.pairs, pairs_of[name])
      expect(name .. " agreement", row.agreement, same[name] / pairs_of[name])
      expect(name .. " alpha", row.alpha, alphas[name])
      expect(name .. " low", row.alpha_low, alphas[name] and bounded and low[name] or nil)
      expect(name .. " high", row.alpha_high, alphas[name] and bounded and high[name] or nil)
    end
  end
end

-- ---- Ways to settle a visit ----

-- The distinct answers on each question of a visit, evidence included.
local function choices_of(visit)
  local all = {}
  for _, q in ipairs(questions) do
    local id, seen, list = q[1], {}, {}
    for _, row in ipairs(visit) do
      local given = answer(row, id)
      local grade = given and graded[id] and given ~= "NA" and given ~= "ND" and row[id .. ":evidence"] or ""
      if grade == "" and graded[id] then grade = "stated" end
      local key = given and given .. "|" .. ((given == "NA" or given == "ND") and "" or grade)
      if given and not seen[key] then
        seen[key] = true
        list[#list + 1] = { cell = row[id], grade = grade }
      end
    end
    if #list == 0 then list[1] = { cell = "", grade = "" } end
    list.id = id
    all[#all + 1] = list
  end
  return all
end

local function each_way(visit, use)
  local choices, number = choices_of(visit), 0
  local function go(i, picked)
    if i > #choices then
      number = number + 1
      use(number, picked, choices)
      return
    end
    for k = 1, #choices[i] do
      picked[i] = k
      go(i + 1, picked)
    end
  end
  go(1, {})
end

local function ways(rows)
  local header = { "firm_id", "source", "assessor", "assessed_on" }
  for _, q in ipairs(questions) do
    header[#header + 1] = q[1]
    if graded[q[1]] then header[#header + 1] = q[1] .. ":evidence" end
  end
  print(table.concat(header, ","))
  for _, visit in ipairs(visits_of(rows)) do
    if #visit > 1 then
      each_way(visit, function(number, picked, choices)
        local row = { visit.firm, "site_visit", tostring(number), visit[1].assessed_on }
        for i, list in ipairs(choices) do
          row[#row + 1] = list[picked[i]].cell
          if graded[list.id] then row[#row + 1] = list[picked[i]].cell ~= "" and list[picked[i]].grade or "" end
        end
        print(table.concat(row, ","))
      end)
    end
  end
end

local function tiers(rows, agree, results)
  local tier, said, range = {}, {}, {}
  for _, row in ipairs(results) do
    tier[row.firm_id .. " " .. row.assessor] = row.tier
  end
  for _, row in ipairs(agree) do
    if row.record == "dispute" then said[row.firm_id .. " " .. row.question] = row.changes_tier end
    if row.record == "visit" then range[row.firm_id] = row.tier_low .. "-" .. row.tier_high end
  end
  for _, visit in ipairs(visits_of(rows)) do
    local by_others, lowest, highest, order = {}, nil, nil, { [""] = 0, low = 1, middle = 2, high = 3 }
    if #visit > 1 then
      each_way(visit, function(number, picked, choices)
        local got = tier[visit.firm .. " " .. number]
        if not lowest or order[got] < order[lowest] then lowest = got end
        if not highest or order[got] > order[highest] then highest = got end
        for i, list in ipairs(choices) do
          if #list > 1 then
            local now = picked[i]
            picked[i] = 0
            local key = list.id .. " " .. table.concat(picked, ",")
            picked[i] = now
            by_others[list.id] = by_others[list.id] or "no"
            if by_others[key] and by_others[key] ~= got then by_others[list.id] = "yes" end
            by_others[key] = got
          end
        end
      end)
      for _, q in ipairs(questions) do
        local want, got = by_others[q[1]], said[visit.firm .. " " .. q[1]]
        compared = compared + 1
        if want ~= got then
          print(visit.firm, q[1], "said " .. tostring(got), "tried " .. tostring(want))
          os.exit(1)
        end
      end
      if range[visit.firm] ~= lowest .. "-" .. highest then
        print(visit.firm, "said " .. range[visit.firm], "tried " .. lowest .. "-" .. highest)
        os.exit(1)
      end
    end
  end
end

if arg[1] == "random" then
  seed = math.tointeger(arg[3])
  random(math.tointeger(arg[2]))
elseif arg[1] == "ways" then
  ways((read(arg[2])))
else
  local all = { figures = figures, tiers = tiers }
  all[arg[1]]((read(arg[2])), (read(arg[3])), arg[4] and (read(arg[4])))
  print(compared .. " compared")
end
