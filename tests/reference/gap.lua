-- The cheapest plans, found by trying everything, to check `eca gap` against.
--
--   lua5.3 tests/reference/gap.lua ECA SET_FOLDER ANSWERS.csv [MOST]
--   lua5.3 tests/reference/gap.lua carry_out ANSWERS.csv FIRM SOURCE PLAN.csv
--
-- The second prints the firm's answers once the steps of a plan are done.
--
-- For every firm with a tier and at most MOST (2000) ways to answer better, all ways are
-- scored by score.lua, and the best are compared with what the program finds: for each
-- tier above the firm's, for a budget, with a question held fixed, and for the whole
-- curve. It prints what differs and, at the end, how many plans were compared. Written
-- from the description of the criteria language, section 8, alone.

local here = arg[0]:match("^(.*)/") or "."
local reference = dofile(here .. "/score.lua")
local eca, folder, path, most = arg[1], arg[2], arg[3], tonumber(arg[4] or "2000")

local function rows_of(file_name)
  local file = assert(io.open(file_name, "rb"))
  local rows = reference.parse_csv(file:read("a"))
  file:close()
  return rows
end

local function print_row(cells)
  local out = {}
  for i, cell in ipairs(cells) do out[i] = '"' .. cell:gsub('"', '""') .. '"' end
  print(table.concat(out, ","))
end

local function carry_out(answers, firm, source, plan)
  local rows, steps, at, named = rows_of(answers), rows_of(plan), {}, {}
  for i, name in ipairs(rows[1]) do at[name] = i end
  for i, name in ipairs(steps[1]) do named[name] = i end
  for _, row in ipairs(rows) do
    if row[at.firm_id] == firm and row[at.source] == source then
      for _, step in ipairs(steps) do
        local question = step[named.question]
        if step[1] == "step" then
          row[at[question]] = step[named.to]
          if at[question .. ":evidence"] then row[at[question .. ":evidence"]] = step[named.to_evidence] end
        end
      end
      print_row(rows[1])
      print_row(row)
    end
  end
end

if arg[1] == "carry_out" then
  carry_out(table.unpack(arg, 2))
  os.exit(true)
end

local EFFORTS = { S = 1, M = 3, L = 8 }

local function rounded(x)
  return math.floor(x * 1e6 + 0.5 + 1e-6) / 1e6
end

------------------------------------------------------------------------------
-- Steps
------------------------------------------------------------------------------

-- Effort of one step, or nil where the question is not the firm's to change. An action's
-- counts where the question gives none; where there is none at all it is 1.
local function effort_of(q, criterion)
  local given = q.fields.effort
  if given == nil then
    for _, item in ipairs(criterion.list) do
      if item.kind == "action" then
        given = item.fields.effort
        break
      end
    end
  end
  if given == nil then return 1 end
  if given == "fixed" then return nil end
  return EFFORTS[given] or given
end

local function worth(a, option)
  return a.option_applies[option] and option.fields.points or 0
end

local function set_key(q, value)
  local ids = {}
  for _, option in ipairs(q.options) do
    if value[option.id] then ids[#ids + 1] = option.id end
  end
  return table.concat(ids, ";")
end

local function set_points(a, q, value)
  local total, best = 0, 0
  for _, option in ipairs(q.options) do
    if value[option.id] then
      total = total + worth(a, option)
      best = math.max(best, worth(a, option))
    end
  end
  return q.fields.combine == "highest" and best or math.min(total, 100)
end

-- The set with one option more, or nil: one that stands alone is given up for another,
-- and is added only where no other is.
local function with_option(q, value, option)
  local new = {}
  if value[option.id] then return nil end
  for _, other in ipairs(q.options) do
    if value[other.id] and not other.fields.alone then
      if option.fields.alone then return nil end
      new[other.id] = true
    end
  end
  new[option.id] = true
  return new
end

-- All sets to be reached by adding options that satisfy `adds`: key -> { value, steps }.
local function reachable_sets(q, from, adds)
  local found = { [set_key(q, from)] = { value = from, steps = 0 } }
  local queue = { found[set_key(q, from)] }
  local i = 1
  while queue[i] do
    local at = queue[i]
    i = i + 1
    for _, option in ipairs(q.options) do
      local new = with_option(q, at.value, option)
      if new and adds(at.value, new) and not found[set_key(q, new)] then
        local entry = { value = new, steps = at.steps + 1 }
        found[set_key(q, new)] = entry
        queue[#queue + 1] = entry
      end
    end
  end
  return found
end

local function scale_points(q, x)
  local rows = q.fields.points.rows
  local value = rows[1][2]
  if q.fields.points.op == "bands" then
    for _, row in ipairs(rows) do
      if row[1] <= x then value = row[2] end
    end
    return rounded(value)
  end
  if x <= rows[1][1] then return rounded(value) end
  for i = 2, #rows do
    local x0, y0, x1, y1 = rows[i - 1][1], rows[i - 1][2], rows[i][1], rows[i][2]
    if x <= x1 then return rounded(y0 + (y1 - y0) * (x - x0) / (x1 - x0)) end
  end
  return rounded(rows[#rows][2])
end

-- The answers a question can be brought to: { value, steps }, whatever else is answered.
local candidates = {}

function candidates.level(q, cell)
  local list, now = {}, cell.state == "answered" and cell.value or 0
  for level = now + 1, #q.fields - 1 do list[#list + 1] = { value = level, steps = level - now } end
  return list
end

function candidates.yes_no(q, cell)
  local points = q.fields.points or { yes = 100, no = 0 }
  if points.yes == points.no then return {} end
  local better = points.yes > points.no
  if cell.state == "answered" and cell.value == better then return {} end
  return { { value = better, steps = 1 } }
end

function candidates.choice(q, cell)
  local list = {}
  for _, option in ipairs(q.options) do
    if cell.state ~= "answered" or option.id ~= cell.value then
      list[#list + 1] = { value = option.id, steps = 1 }
    end
  end
  return list
end

function candidates.multi(q, cell)
  local from = cell.state == "answered" and cell.value or {}
  local list = {}
  for _, entry in pairs(reachable_sets(q, from, function() return true end)) do
    if entry.steps > 0 then list[#list + 1] = entry end
  end
  return list
end

function candidates.number(q, cell)
  local list = {}
  if type(q.fields.points) ~= "table" then return list end
  local rows, now = q.fields.points.rows, nil
  if cell.state == "answered" then
    now = scale_points(q, cell.value)
  else
    for _, row in ipairs(rows) do now = math.min(now or 100, rounded(row[2])) end
  end
  while true do
    local best
    for _, row in ipairs(rows) do
      local x, y = row[1], rounded(row[2])
      local allowed = x >= (q.fields.min or -math.huge) and x <= (q.fields.max or math.huge)
      if allowed and y > now then
        local nearer = best and y == rounded(best[2]) and cell.state == "answered"
          and math.abs(x - cell.value) < math.abs(best[1] - cell.value)
        if not best or y < rounded(best[2]) or nearer then best = row end
      end
    end
    if not best then return list end
    list[#list + 1] = { value = best[1] + 0.0, steps = #list + 1 }
    now = rounded(best[2])
  end
end

function candidates.date() return {} end

-- Whether a step leads from one answer to the other, given what options are worth in the end.
local function is_step(a, q, from, to)
  if q.kind == "choice" then
    local least, now, then_ = math.huge, nil, nil
    for _, option in ipairs(q.options) do
      least = math.min(least, worth(a, option))
      if from.state == "answered" and option.id == from.value then now = worth(a, option) end
      if option.id == to.value then then_ = worth(a, option) end
    end
    return then_ > (now or least)
  end
  if q.kind == "multi" then
    local start = from.state == "answered" and from.value or {}
    local sets = reachable_sets(q, start, function(old, new) return set_points(a, q, new) > set_points(a, q, old) end)
    local entry = sets[set_key(q, to.value)]
    return entry ~= nil
  end
  return true
end

local function best_grade(set)
  local best
  for _, grade in ipairs(set.evidence.list) do
    if grade.kind == "grade" and (not best or grade.fields.factor > best.fields.factor) then best = grade end
  end
  return best
end

-- All that a question can become: { cell, cost, answered anew }, the first as it is.
local function moves_of(a, q, criterion, held)
  local cell = a.cells[q.id]
  local list = { { cell = cell, cost = 0 } }
  local effort = effort_of(q, criterion)
  if not q.is_scored or cell.state == "na" or not effort or held == q.id then return list end
  effort = math.floor(effort * 1e6 + 0.5)
  for _, c in ipairs(candidates[q.kind](q, cell)) do
    list[#list + 1] = {
      cell = { state = "answered", value = c.value, grade = cell.grade },
      cost = c.steps * effort, anew = true, steps = c.steps,
    }
  end
  if a.source == "site_visit" and a.set.evidence then
    local best = best_grade(a.set)
    local now = a.set.grades[cell.grade or a.set.evidence.fields.default]
    if now.fields.factor < best.fields.factor then
      for i = 1, #list do
        local m = list[i]
        if m.cell.state == "answered" then
          list[#list + 1] = {
            cell = { state = "answered", value = m.cell.value, grade = best.id },
            cost = m.cost + effort, anew = m.anew, evidence = true,
          }
        end
      end
    end
  end
  return list
end

------------------------------------------------------------------------------
-- Trying everything
------------------------------------------------------------------------------

local function fresh(a, cells)
  return {
    set = a.set, firm_id = a.firm_id, assessor = a.assessor, source = a.source, assessed_on = a.assessed_on,
    cells = cells, applies = {}, option_applies = {}, computed = {}, scores = {},
  }
end

-- The assessment with these cells, scored; nil where it may not be, or fails.
local function scored(a, cells)
  local copy = {}
  for id, cell in pairs(cells) do copy[id] = cell end
  local b = fresh(a, copy)
  if reference.attempt(reference.check, b) ~= "ok" then return nil end
  b = fresh(a, b.cells)
  if reference.attempt(reference.score, b) ~= "ok" then return nil end
  return b
end

local function tier_index(set, id)
  for i, tier in ipairs(set.tiers) do
    if tier.id == id then return i end
  end
end

-- All outcomes: { cost, n, score, tier }; nil where there are more than `most`.
local function try_all(a, held)
  local set, open, count = a.set, {}, 1
  for _, pillar in ipairs(set.pillars) do
    for _, criterion in ipairs(pillar.children) do
      for _, q in ipairs(criterion.list) do
        if a.cells[q.id] and q.is_scored ~= nil then
          local moves = moves_of(a, q, criterion, held)
          if #moves > 1 then
            open[#open + 1] = { q = q, moves = moves }
            count = count * #moves
            if count > most then return nil, open end
          end
        end
      end
    end
  end
  local outcomes = {}
  for number = 0, count - 1 do
    local cells, cost, n, rest, changed = {}, 0, 0, number, {}
    for id, cell in pairs(a.cells) do cells[id] = cell end
    for _, o in ipairs(open) do
      local move = o.moves[rest % #o.moves + 1]
      rest = rest // #o.moves
      cells[o.q.id] = move.cell
      cost = cost + move.cost
      if move.cost > 0 or move.anew or move.evidence then
        n = n + 1
        changed[#changed + 1] = { q = o.q, move = move }
      end
    end
    local b = scored(a, cells)
    local sound = b ~= nil
    for _, c in ipairs(sound and changed or {}) do
      sound = sound and reference.applies(b, c.q)
        and (not c.move.anew or is_step(b, c.q, a.cells[c.q.id], c.move.cell))
    end
    if sound and b.status ~= "incomplete" and b.scores.overall then
      outcomes[#outcomes + 1] = {
        cost = cost, n = n, score = b.scores.overall, tier = b.status == "ok" and tier_index(set, b.tier) or 0,
      }
    end
  end
  return outcomes, open
end

local function cheaper(x, y)
  if x.cost ~= y.cost then return x.cost < y.cost end
  if x.n ~= y.n then return x.n < y.n end
  return x.score > y.score
end

local function richer(x, y)
  if x.score ~= y.score then return x.score > y.score end
  if x.cost ~= y.cost then return x.cost < y.cost end
  return x.n < y.n
end

local function best_of(outcomes, better, keep)
  local best
  for _, o in ipairs(outcomes) do
    if keep(o) and (not best or better(o, best)) then best = o end
  end
  return best
end

local function curve_of(outcomes)
  table.sort(outcomes, function(x, y)
    if x.cost ~= y.cost then return x.cost < y.cost end
    return x.score > y.score
  end)
  local curve, best = {}, -1
  for _, o in ipairs(outcomes) do
    if o.score > best then
      curve[#curve + 1] = o
      best = o.score
    end
  end
  return curve
end

------------------------------------------------------------------------------
-- What the program finds
------------------------------------------------------------------------------

local function ask(firm, options)
  local command = string.format("'%s' gap '%s' -c '%s' -q -f '%s' %s 2>&1", eca, path, folder, firm, options)
  local pipe = io.popen(command)
  local text = pipe:read("a")
  pipe:close()
  local records = reference.parse_csv(text)
  local rows = { plan = {}, step = {}, curve = {}, left = {}, block = {} }
  for i = 2, #records do
    local row = {}
    for k, name in ipairs(records[1]) do row[name] = records[i][k] end
    if not rows[row.record] then error(command .. "\n" .. text) end
    table.insert(rows[row.record], row)
  end
  if not rows.plan[1] then error(command .. "\n" .. text) end
  return rows, command
end

local plans, uncertain, differing = 0, 0, 0

local function differs(command, what, want, got)
  differing = differing + 1
  print(command)
  print(string.format("  %s: want %s, got %s", what, want, got))
end

local function said(o)
  return o and string.format("%.6g in %d, %.6f", o.cost / 1e6, o.n, o.score) or "none"
end

local function heard(rows)
  local plan = rows.plan[1]
  if plan.state ~= "found" then return "none" end
  return string.format("%.6g in %d, %.6f", tonumber(plan.effort), #rows.step, tonumber(plan.overall_after))
end

-- A plan that is not sure to be the cheapest may only be as good.
local function compare(firm, options, want)
  local rows, command = ask(firm, options)
  plans = plans + 1
  if #rows.left > 0 or rows.plan[1].certain == "no" then
    uncertain = uncertain + 1
    return
  end
  if said(want) ~= heard(rows) then differs(command, "plan", said(want), heard(rows)) end
  return rows, command
end

local function compare_curve(rows, command, curve)
  local want, got = {}, {}
  for _, o in ipairs(curve) do want[#want + 1] = string.format("%.6g:%.6f", o.cost / 1e6, o.score) end
  for _, row in ipairs(rows.curve) do
    got[#got + 1] = string.format("%.6g:%.6f", tonumber(row.effort), tonumber(row.overall))
  end
  want, got = table.concat(want, " "), table.concat(got, " ")
  if want ~= got then differs(command, "curve", want, got) end
end

local function compare_firm(a)
  local outcomes, open = try_all(a)
  local base = scored(a, a.cells)
  if not outcomes or not base or base.status ~= "ok" then return end
  local own, set, curve = tier_index(a.set, base.tier), a.set, curve_of(outcomes)
  for i = own + 1, #set.tiers do
    local want = best_of(outcomes, cheaper, function(o) return o.tier >= i end)
    local rows, command = compare(a.firm_id, "--tier " .. set.tiers[i].id, want)
    if rows then compare_curve(rows, command, curve) end
  end
  local budget = curve[#curve].cost // 2e6
  local top = 1
  for _, o in ipairs(outcomes) do
    if o.cost <= budget * 1e6 then top = math.max(top, o.tier) end
  end
  compare(a.firm_id, string.format("--budget %g", budget), best_of(outcomes, richer, function(o)
    return o.cost <= budget * 1e6 and o.tier >= top
  end))
  if #open > 0 and own < #set.tiers then
    local held = open[#open // 2 + 1].q.id
    local less = try_all(a, held)
    compare(a.firm_id, string.format("--tier %s --fix %s", set.tiers[own + 1].id, held),
      best_of(less, cheaper, function(o) return o.tier > own end))
  end
end

local set = reference.load_set(folder)
local records = rows_of(path)
local columns = reference.read_header(set, records[1])
for i = 2, #records do
  local a
  local outcome = reference.attempt(function()
    a = reference.read_assessment(set, columns, records[i], #records[1])
  end, nil)
  if outcome == "ok" and reference.attempt(reference.check, a) == "ok" then compare_firm(a) end
end
print(string.format("%d plans compared, %d not certain, %d differ", plans, uncertain, differing))
os.exit(differing == 0)
