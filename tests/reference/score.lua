-- A second, independent computation of the scores, to check the engine against.
--
--   lua5.3 tests/reference/score.lua [--nodes] SET_FOLDER ANSWERS.csv [NODES.csv]
--
-- It reads a criteria set that is known to be valid and trusted, and answers as
-- CSV, and writes the results as CSV: scores with six decimals, so that a
-- difference in the last millionth shows. With --nodes it writes the score of
-- every node instead; where NODES.csv is given, it writes those there as well.
-- It is written to be obviously right, not to be fast, and shares nothing with
-- the engine but the description of the criteria language. Where that leaves
-- something open, a comment starting with "Reading:" says what was taken.
--
-- "Not applicable" is nil throughout: the score nil, the condition's value nil.

------------------------------------------------------------------------------
-- Small tools
------------------------------------------------------------------------------

local function warn_line(...)
  io.stderr:write(string.format(...), "\n")
end

-- Thrown where a function of the criteria goes wrong: the firm has failed.
local function fail(...)
  error({ failed = string.format(...) }, 0)
end

-- Thrown where the answers are not acceptable: the row is rejected.
local function reject(...)
  error({ rejected = string.format(...) }, 0)
end

-- Whole millionths. The extra 1e-6 makes a half that the double misses a half.
local function rounded(x)
  return math.floor(x * 1e6 + 0.5 + 1e-6) / 1e6
end

local function contains(list, value)
  for _, item in ipairs(list) do
    if item == value then return true end
  end
  return false
end

local function sorted_keys(t)
  local keys = {}
  for key in pairs(t) do keys[#keys + 1] = key end
  table.sort(keys, function(a, b)
    if type(a) == type(b) then return a < b end
    return type(a) == "number"
  end)
  return keys
end

-- Days since 1970-01-01, counted the slow way.
local function is_leap(year)
  return year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0)
end

local function days_in_month(year, month)
  if month == 2 then return is_leap(year) and 29 or 28 end
  return contains({ 4, 6, 9, 11 }, month) and 30 or 31
end

local function days_since_1970(year, month, day)
  local days = 0
  for y = 1970, year - 1 do days = days + (is_leap(y) and 366 or 365) end
  for y = year, 1969 do days = days - (is_leap(y) and 366 or 365) end
  for m = 1, month - 1 do days = days + days_in_month(year, m) end
  return days + day - 1
end

-- "2026-01-31" as a date table, or nil.
local function parse_date(s)
  local y, m, d = s:match("^(%d%d%d%d)%-(%d%d)%-(%d%d)$")
  if not y then return nil end
  local year, month, day = tonumber(y), tonumber(m), tonumber(d)
  if month < 1 or month > 12 or day < 1 or day > days_in_month(year, month) then return nil end
  return { year = year, month = month, day = day, days = days_since_1970(year, month, day) }
end

local function date_text(date)
  return date and string.format("%04d-%02d-%02d", date.year, date.month, date.day) or ""
end

------------------------------------------------------------------------------
-- The words of the criteria language
------------------------------------------------------------------------------

local QUESTIONS = {
  yes_no = true, level = true, choice = true, multi = true, number = true, date = true, text = true,
}

-- The nodes of a list, with the lists that `include` brought in spliced.
local function splice(list, into)
  for _, item in ipairs(list) do
    if item.kind then into[#into + 1] = item else splice(item, into) end
  end
  return into
end

-- A node keeps what was written in `fields`, and its nested nodes in `list`.
-- A level's rows are no nodes: they stay in `fields`.
local function node(kind, id, body)
  return {
    kind = kind, id = id, fields = body,
    list = kind == "level" and {} or splice(body, {}),
  }
end

local function named(kind)
  return function(id)
    return function(body) return node(kind, id, body) end
  end
end

local function unnamed(kind)
  return function(body) return node(kind, nil, body) end
end

local function expression(op)
  return function(body) return { kind = "expression", op = op, body = body } end
end

local function condition(op)
  return function(first, second) return { kind = "condition", op = op, first = first, second = second } end
end

local function table_points(op)
  return function(body) return { kind = "table_points", op = op, rows = body } end
end

-- The assessment being scored; what `state("x")` looks at.
local current_state

local function copied(library)
  local copy = {}
  for name, value in pairs(library) do copy[name] = value end
  return copy
end

-- A stable sort (insertion), as the language promises.
local function stable_sort(list, before)
  before = before or function(a, b) return a < b end
  for i = 2, #list do
    local item, j = list[i], i - 1
    while j >= 1 and before(item, list[j]) do
      list[j + 1] = list[j]
      j = j - 1
    end
    list[j + 1] = item
  end
end

-- What a criteria file sees as its globals. `include` is added by `load_set`.
local function words()
  local w = {
    ipairs = ipairs, select = select, type = type, tonumber = tonumber, tostring = tostring,
    error = error, assert = assert,
    math = copied(math), string = copied(string), table = copied(table), utf8 = copied(utf8),
  }
  w.table.sort = stable_sort

  -- pairs visits the keys in sorted order. The tables functions are handed
  -- (scores, answers, firm) list the names that have a value.
  function w.pairs(t)
    local meta = getmetatable(t)
    local keys = meta and meta.names and meta.names() or sorted_keys(t)
    local i = 0
    return function()
      i = i + 1
      if keys[i] ~= nil then return keys[i], t[keys[i]] end
    end
  end

  function w.state(id) return current_state(id) end

  for kind in pairs(QUESTIONS) do w[kind] = named(kind) end
  for _, kind in ipairs { "set", "pillar", "criterion", "option", "tier", "gate", "derived", "weighting",
                          "grade", "support_area", "measure", "chain", "example" } do
    w[kind] = named(kind)
  end
  for _, kind in ipairs { "profile", "evidence", "programme", "target", "support_quota", "action" } do
    w[kind] = unnamed(kind)
  end

  w.linear = table_points("linear")
  w.bands = table_points("bands")

  for _, op in ipairs { "mean", "weighted", "geometric", "lowest", "highest", "sum", "points" } do
    w[op] = expression(op)
  end
  function w.capped(part, limit)
    return { kind = "expression", op = "capped", part = part, limit = limit }
  end
  function w.pick(when, yes_part, no_part)
    return { kind = "expression", op = "pick", when = when, yes_part = yes_part, no_part = no_part }
  end

  for _, op in ipairs { "yes", "no", "at_least", "at_most", "one_of", "has", "has_any", "only", "answered",
                        "score_at_least", "every_pillar", "missing_at_most", "self_assessed",
                        "all", "any", "none" } do
    w[op] = condition(op)
  end
  return w
end

------------------------------------------------------------------------------
-- Loading a set
------------------------------------------------------------------------------

local function of_kind(list, kind)
  local found = {}
  for _, item in ipairs(list) do
    if item.kind == kind then found[#found + 1] = item end
  end
  return found
end

local function first_of_kind(list, kind)
  return of_kind(list, kind)[1]
end

-- Has the question points at all?
local function is_scored(q)
  if q.kind == "yes_no" or q.kind == "level" then return true end
  if q.kind == "number" or q.kind == "date" then return q.fields.points ~= nil end
  if q.kind == "choice" or q.kind == "multi" then
    local option = first_of_kind(q.list, "option")
    return option ~= nil and option.fields.points ~= nil
  end
  return false
end

local function load_set(folder)
  local env = words()

  local function run(path)
    local chunk, message = loadfile(folder .. "/" .. path .. ".lua", "t", env)
    if not chunk then error(message, 0) end
    return chunk()
  end
  env.include = run

  local root = run("set")
  local set = {
    id = root.id, fields = root.fields,
    tiers = of_kind(root.list, "tier"),
    gates = of_kind(root.list, "gate"),
    weightings = of_kind(root.list, "weighting"),
    evidence = first_of_kind(root.list, "evidence"),
    profile = {},    -- the profile's fields, in file order
    questions = {},  -- the criteria's questions, in file order
    pillars = of_kind(root.list, "pillar"),
    fields_by_id = {},  -- profile fields and questions: what conditions look at
    nodes_by_id = {},   -- scored questions, criteria, pillars and "overall"
    nodes = {},         -- the same in file order, a node after its children
  }

  local profile = first_of_kind(root.list, "profile")
  for _, field in ipairs(profile and profile.list or {}) do
    field.is_profile = true
    field.options = of_kind(field.list, "option")
    set.profile[#set.profile + 1] = field
    set.fields_by_id[field.id] = field
  end

  set.grades = {}
  for _, grade in ipairs(set.evidence and set.evidence.list or {}) do
    set.grades[grade.id] = grade
  end

  local function add_node(n)
    set.nodes[#set.nodes + 1] = n
    set.nodes_by_id[n.id] = n
  end

  for _, pillar in ipairs(set.pillars) do
    pillar.questions = {}
    pillar.children = of_kind(pillar.list, "criterion")
    for _, criterion in ipairs(pillar.children) do
      criterion.children = {}
      for _, q in ipairs(criterion.list) do
        if QUESTIONS[q.kind] then
          q.options = of_kind(q.list, "option")
          q.children = {}
          q.is_scored = is_scored(q)
          set.questions[#set.questions + 1] = q
          set.fields_by_id[q.id] = q
          pillar.questions[#pillar.questions + 1] = q
          if q.is_scored then
            criterion.children[#criterion.children + 1] = q
            add_node(q)
          end
        end
      end
      add_node(criterion)
    end
    add_node(pillar)
  end
  set.top = { kind = "overall", id = "overall", fields = { score = root.fields.score }, children = set.pillars }
  add_node(set.top)

  -- Reading: functions in needs and `unless` see every score, "overall" too.
  set.everything = { children = { set.top } }
  return set
end

------------------------------------------------------------------------------
-- Reading CSV (RFC 4180)
------------------------------------------------------------------------------

-- A list of records, each a list of cells with `line`, the line it starts on.
local function parse_csv(text)
  if text:sub(1, 3) == "\xEF\xBB\xBF" then text = text:sub(4) end
  local separator = text:match("^[^\r\n]*"):match("[,;]") or ","
  local records, record, cell = {}, { line = 1 }, {}
  local line, i, quoted, was_quoted = 1, 1, false, false

  local function end_cell()
    record[#record + 1] = table.concat(cell)
    cell = {}
  end
  local function end_record()
    end_cell()
    local empty = #record == 1 and record[1] == "" and not was_quoted
    if not empty then records[#records + 1] = record end
    record, was_quoted = { line = line }, false
  end

  while i <= #text do
    local c = text:sub(i, i)
    if c == "\n" then line = line + 1 end
    if quoted then
      if c == '"' and text:sub(i + 1, i + 1) == '"' then
        cell[#cell + 1] = '"'
        i = i + 1
      elseif c == '"' then
        quoted = false
      else
        cell[#cell + 1] = c
      end
    elseif c == '"' then
      quoted, was_quoted = true, true
    elseif c == separator then
      end_cell()
    elseif c == "\n" then
      end_record()
    elseif not (c == "\r" and text:sub(i + 1, i + 1) == "\n") then
      cell[#cell + 1] = c
    end
    i = i + 1
  end
  if #cell > 0 or #record > 0 or was_quoted then end_record() end
  return records
end

local function trimmed(s)
  return (s:gsub("^%s+", ""):gsub("%s+$", ""))
end

-- Column name to position. A wrong header is an error of the whole file.
local function read_header(set, record)
  local columns = {}
  for position, cell in ipairs(record) do
    local name = trimmed(cell)
    local id, suffix = name:match("^(.-):(%a+)$")
    local field = set.fields_by_id[id or name]
    local known = contains({ "firm_id", "assessed_on", "source", "assessor" }, name)
      or (field and field.kind ~= "derived" and (not id or suffix == "note" or suffix == "evidence"))
    if not known then error("unknown column " .. name, 0) end
    if columns[name] then error("column twice: " .. name, 0) end
    columns[name] = position
  end
  if not columns.firm_id then error("no column firm_id", 0) end
  return columns
end

------------------------------------------------------------------------------
-- Typing the answers of one row
------------------------------------------------------------------------------

-- Lower case for the few words of yes_no, composed or decomposed.
local function lowered(s)
  s = s:lower()
  s = s:gsub("\xC3\x93", "ó"):gsub("\xC3\x94", "ô")
  return (s:gsub("o\xCC\x81", "ó"):gsub("o\xCC\x82", "ô"))
end

local YES_NO_WORDS = {
  yes = true, ["1"] = true, ["true"] = true, ["có"] = true,
  no = false, ["0"] = false, ["false"] = false, ["không"] = false,
}

local function parse_number(s)
  local rest = s:match("^%-?%d+(.*)$")
  rest = rest and (rest:match("^%.%d+(.*)$") or rest)
  rest = rest and (rest:match("^[eE][+-]?%d+(.*)$") or rest)
  if rest ~= "" then return nil end
  local x = tonumber(s) + 0.0
  if x == math.huge or x == -math.huge then return nil end
  return x
end

local function option_of(q, id)
  for _, option in ipairs(q.options) do
    if option.id == id then return option end
  end
  return nil
end

local typed = {}

function typed.yes_no(_, s)
  local value = YES_NO_WORDS[lowered(s)]
  if value == nil then reject("not yes or no: %s", s) end
  return value
end

function typed.level(q, s)
  local value = s:match("^%d+$") and math.tointeger(tonumber(s))
  if not value or value > #q.fields - 1 then reject("no such level: %s", s) end
  return value
end

function typed.choice(q, s)
  if not option_of(q, s) then reject("no such option: %s", s) end
  return s
end

function typed.multi(q, s)
  local value = {}
  if s == "-" then return value end
  local count, alone = 0, false
  for id in s:gmatch("[^; ]+") do
    local option = option_of(q, id)
    if not option then reject("no such option: %s", id) end
    if not value[id] then count = count + 1 end
    value[id] = true
    alone = alone or option.fields.alone
  end
  if count == 0 then reject("no option: %s", s) end
  if alone and count > 1 then reject("an option that stands alone, with others: %s", s) end
  return value
end

function typed.number(q, s)
  local x = parse_number(s)
  if not x then reject("not a number: %s", s) end
  if q.fields.min and x < q.fields.min then reject("below the smallest value: %s", s) end
  if q.fields.max and x > q.fields.max then reject("above the largest value: %s", s) end
  return x
end

function typed.date(_, s)
  local date = parse_date(s)
  if not date then reject("not a date: %s", s) end
  return date
end

-- Texts are expected to be composed (NFC) already.
function typed.text(_, s)
  return s
end

-- One cell: { state =, value =, grade = }. An assessor's N/A is the state "na";
-- whether it was allowed is looked at once the whole row is typed.
local function read_cell(set, q, text, grade)
  local cell = { state = "answered" }
  if text == "" then
    cell.state = "missing"
  elseif q.kind ~= "text" and text == "NA" then
    cell.state = "na"
  elseif q.kind ~= "text" and text == "ND" then
    cell.state = "no_data"
  else
    cell.value = typed[q.kind](q, text)
  end
  if grade ~= "" then
    if not set.grades[grade] then reject("no such grade of evidence: %s", grade) end
    cell.grade = grade
  end
  return cell
end

-- A row as an assessment, not yet scored.
local function read_assessment(set, columns, record, width)
  if #record ~= width then reject("%d cells where the header has %d", #record, width) end
  local function column(name)
    return columns[name] and trimmed(record[columns[name]]) or ""
  end

  local a = { set = set, firm_id = column("firm_id"), assessor = column("assessor"), cells = {} }
  local length = utf8.len(a.firm_id)
  if not length or length < 1 or length > 64 or a.firm_id:find("[%c]") or a.firm_id:find("^[=+@-]") then
    reject("not a firm_id: %s", a.firm_id)
  end
  a.source = column("source") == "" and "self" or column("source")
  if a.source ~= "self" and a.source ~= "site_visit" then reject("no such source: %s", a.source) end
  if column("assessed_on") ~= "" then
    a.assessed_on = typed.date(nil, column("assessed_on"))
  end

  for _, field in ipairs(set.profile) do
    if field.kind ~= "derived" then
      a.cells[field.id] = read_cell(set, field, column(field.id), "")
    end
  end
  for _, q in ipairs(set.questions) do
    a.cells[q.id] = read_cell(set, q, column(q.id), column(q.id .. ":evidence"))
    -- Reading: this holds also where the question turns out to be N/A by rule.
    if q.kind == "date" and q.is_scored and a.cells[q.id].state == "answered" and not a.assessed_on then
      reject("%s needs assessed_on", q.id)
    end
  end
  a.applies = {}         -- question id -> does it apply, once known
  a.option_applies = {}  -- option -> does it apply
  a.computed = {}        -- node id -> has its score been computed
  a.scores = {}          -- node id -> score, nil where N/A
  return a
end

------------------------------------------------------------------------------
-- What functions are handed
------------------------------------------------------------------------------

local state_of, score_of, condition_holds

-- A table of the names in `ids`, each read through `get`; any other is an error.
local function view(what, ids, get)
  local function names()
    local list = {}
    for _, id in ipairs(ids) do
      if get(id) ~= nil then list[#list + 1] = id end
    end
    table.sort(list)
    return list
  end
  return setmetatable({}, {
    names = names,
    __index = function(_, id)
      if not contains(ids, id) then error(what .. " has no " .. tostring(id), 0) end
      return get(id)
    end,
  })
end

-- What a function sees of an answer: a table is handed as a copy.
local function handed(value)
  return type(value) == "table" and copied(value) or value
end

-- Reading: answers holds the criteria's questions, firm the profile's fields.
local function answers_view(a)
  local ids = {}
  for _, q in ipairs(a.set.questions) do ids[#ids + 1] = q.id end
  return view("answers", ids, function(id)
    if state_of(a, a.set.fields_by_id[id]) ~= "answered" then return nil end
    return handed(a.cells[id].value)
  end)
end

-- Reading: firm has the profile's fields, source and assessed_on; firm_id and
-- assessor are not among its names. A derived field sees those above it.
local function firm_view(a, below)
  local ids = { "source", "assessed_on" }
  for _, field in ipairs(a.set.profile) do
    if field == below then break end
    ids[#ids + 1] = field.id
  end
  return view("firm", ids, function(id)
    if id == "source" then return a.source end
    if id == "assessed_on" then return handed(a.assessed_on) end
    if a.cells[id].state ~= "answered" then return nil end
    return handed(a.cells[id].value)
  end)
end

local function add_ids_below(n, ids)
  for _, child in ipairs(n.children) do
    add_ids_below(child, ids)
    ids[#ids + 1] = child.id
  end
  return ids
end

-- Reading: the scores of all nodes below `n`, not only of its children. A
-- question without points has no score, so its name does not exist here.
-- Without `n` (applies_if, when) no score can be seen.
local function scores_view(a, n)
  return view("scores", n and add_ids_below(n, {}) or {}, function(id)
    return score_of(a, a.set.nodes_by_id[id])
  end)
end

-- Calls a function of the criteria. Whatever goes wrong in it fails the firm.
local function call(what, f, ...)
  local ok, value = pcall(f, ...)
  if ok then return value end
  if type(value) == "table" and value.failed then error(value, 0) end
  if type(value) == "table" and value.rejected then error(value, 0) end
  fail("%s: %s", what, tostring(value))
end

-- Points a function returned, not yet rounded; only whether they lie in 0..100
-- is decided after rounding.
local function checked_points(what, x)
  if x == nil then return nil end
  if math.type(x) == nil then fail("%s: not a number", what) end
  if x ~= x then fail("%s: not a number (NaN)", what) end
  local r = rounded(x)
  if r < 0 or r > 100 then fail("%s: outside 0 to 100: %s", what, tostring(x)) end
  return x
end

------------------------------------------------------------------------------
-- States
------------------------------------------------------------------------------

-- Does the question apply? Its condition must be true: false and N/A do not apply.
local function applies(a, q)
  if q.is_profile or q.fields.applies_if == nil then return true end
  if a.applies[q.id] == nil then
    a.applies[q.id] = "busy"
    a.applies[q.id] = condition_holds(a, q.fields.applies_if, nil) == true
  elseif a.applies[q.id] == "busy" then
    fail("%s: whether it applies depends on itself", q.id)
  end
  return a.applies[q.id]
end

-- "answered", "missing", "no_data" or "na", as functions see it.
function state_of(a, q)
  if not applies(a, q) then return "na" end
  return a.cells[q.id].state
end

-- The factor of an answer's evidence. Without an `evidence` in the set: 1.
local function factor_of(a, q)
  if a.source ~= "site_visit" or not a.set.evidence or q.is_profile then return 1 end
  local grade = a.set.grades[a.cells[q.id].grade or a.set.evidence.fields.default]
  return grade and grade.fields.factor or 1
end

-- The same as conditions see it: an answer nobody has evidence for is no data.
local function state_in_conditions(a, q)
  local state = state_of(a, q)
  if state == "answered" and factor_of(a, q) == 0 then return "no_data" end
  return state
end

-- Reading: every applicable question of the criteria with nothing given is
-- missing, whether it is required or scored or not; no data is not missing.
local function missing_questions(a)
  local ids = {}
  for _, q in ipairs(a.set.questions) do
    if state_of(a, q) == "missing" then ids[#ids + 1] = q.id end
  end
  return ids
end

------------------------------------------------------------------------------
-- Conditions: true, false, or nil for N/A
------------------------------------------------------------------------------

-- Those about one answer, given that there is one.
local about_answer = {}

function about_answer.yes(_, value) return value == true end
function about_answer.no(_, value) return value == false end
function about_answer.answered() return true end

-- Numbers and levels as they are, dates as days.
local function comparable(value)
  if type(value) == "string" then value = parse_date(value) end
  return type(value) == "table" and value.days or value
end

function about_answer.at_least(c, value) return comparable(value) >= comparable(c.second) end
function about_answer.at_most(c, value) return comparable(value) <= comparable(c.second) end
function about_answer.one_of(c, value) return contains(c.second, value) end

-- The answer to a choice or a multi as a list of option ids.
local function chosen(value)
  return type(value) == "table" and sorted_keys(value) or { value }
end

function about_answer.has(c, value) return contains(chosen(value), c.second) end

function about_answer.has_any(c, value)
  for _, id in ipairs(chosen(value)) do
    if contains(c.second, id) then return true end
  end
  return false
end

-- Reading: an answered multi with no option chosen has nothing outside: true.
function about_answer.only(c, value)
  for _, id in ipairs(chosen(value)) do
    if not contains(c.second, id) then return false end
  end
  return true
end

local other = {}

function other.self_assessed(a) return a.source == "self" end
function other.missing_at_most(a, c) return #missing_questions(a) <= c.first end

function other.score_at_least(a, c)
  local n = a.set.nodes_by_id[c.first]
  local score = score_of(a, n)
  if QUESTIONS[n.kind] then
    -- Reading: at a question without an answer this is false even for 0 points,
    -- under missing = "exclude" too, and also for no data.
    local state = state_in_conditions(a, n)
    if state == "na" then return nil end
    if state ~= "answered" then return false end
  end
  if score == nil then return nil end
  return score >= c.second
end

-- Reading: where no pillar has a score, nothing is left and the whole is N/A.
function other.every_pillar(a, c)
  local result
  for _, pillar in ipairs(a.set.pillars) do
    local score = score_of(a, pillar)
    if score ~= nil then
      result = result ~= false and score >= c.first
    end
  end
  return result
end

-- The values of the conditions in the list, and how many are true and false.
local function count_values(a, list, n)
  local trues, falses = 0, 0
  for _, c in ipairs(list) do
    local value = condition_holds(a, c, n)
    if value == true then trues = trues + 1 end
    if value == false then falses = falses + 1 end
  end
  return trues, falses
end

function other.all(a, c, n)
  local trues, falses = count_values(a, c.first, n)
  if trues + falses == 0 then return nil end
  return falses == 0
end

function other.any(a, c, n)
  local trues, falses = count_values(a, c.first, n)
  if trues + falses == 0 then return nil end
  return trues > 0
end

function other.none(a, c, n)
  local trues, falses = count_values(a, c.first, n)
  if trues + falses == 0 then return nil end
  return trues == 0
end

-- `n` is the node below which a function may see scores.
function condition_holds(a, c, n)
  if type(c) == "function" then
    local value = call("condition", c, scores_view(a, n), answers_view(a), firm_view(a))
    if value ~= nil and type(value) ~= "boolean" then fail("condition: neither true, false nor nil") end
    return value
  end
  if other[c.op] then return other[c.op](a, c, n) end
  local q = a.set.fields_by_id[c.first]
  local state = state_in_conditions(a, q)
  if state == "na" then return nil end
  if state ~= "answered" then return false end
  return about_answer[c.op](c, a.cells[q.id].value)
end

------------------------------------------------------------------------------
-- Points of an answer
------------------------------------------------------------------------------

local table_value = {}

function table_value.linear(rows, x)
  if x <= rows[1][1] then return rows[1][2] end
  for i = 2, #rows do
    local x0, y0, x1, y1 = rows[i - 1][1], rows[i - 1][2], rows[i][1], rows[i][2]
    if x <= x1 then
      return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    end
  end
  return rows[#rows][2]
end

function table_value.bands(rows, x)
  local value = rows[1][2]
  for _, row in ipairs(rows) do
    if row[1] <= x then value = row[2] end
  end
  return value
end

local points_of = {}

function points_of.yes_no(_, q, value)
  local points = q.fields.points or { yes = 100, no = 0 }
  return value and points.yes or points.no
end

function points_of.level(_, q, value)
  return q.fields[value + 1][1]
end

-- An option that does not apply earns nothing; the answer stays.
local function option_points(a, option)
  return a.option_applies[option] and option.fields.points or 0
end

function points_of.choice(a, q, value)
  return option_points(a, option_of(q, value))
end

function points_of.multi(a, q, value)
  local total, best = 0, 0
  for _, option in ipairs(q.options) do
    if value[option.id] then
      total = total + option_points(a, option)
      best = math.max(best, option_points(a, option))
    end
  end
  return q.fields.combine == "highest" and best or math.min(total, 100)
end

function points_of.number(_, q, value)
  local points = q.fields.points
  if type(points) == "function" then
    return checked_points(q.id, call(q.id, points, value))
  end
  return table_value[points.op](points.rows, value)
end

function points_of.date(a, q, value)
  return checked_points(q.id, call(q.id, q.fields.points, handed(value), handed(a.assessed_on)))
end

-- Reading: the points, exact, times the factor, and then one rounding.
local function question_score(a, q)
  local state = state_of(a, q)
  if state == "na" then return nil end
  if state == "no_data" then return 0 end
  if state == "missing" then
    local missing = q.fields.missing or a.set.fields.missing or "zero"
    if missing == "zero" then return 0 end
    return nil
  end
  local points = points_of[q.kind](a, q, a.cells[q.id].value)
  if points == nil then return nil end
  return points * factor_of(a, q)
end

------------------------------------------------------------------------------
-- Expressions
------------------------------------------------------------------------------

local evaluate

local function child_of(n, id)
  for _, child in ipairs(n.children) do
    if child.id == id then return child end
  end
  error(id .. " is no scored child of " .. tostring(n.id), 0)
end

-- The parts as a list of { part, weight }: from { "a", expr }, from
-- { {"a", 2}, {expr, 1} }, or from { a = 2, b = 1 } in the children's order.
local function parts_of(e, n)
  local parts = {}
  if #e.body > 0 then
    for _, item in ipairs(e.body) do
      if type(item) == "string" or item.kind then
        parts[#parts + 1] = { item, 1 }
      else
        parts[#parts + 1] = { item[1], item[2] }
      end
    end
  else
    for id in pairs(e.body) do child_of(n, id) end
    for _, child in ipairs(n.children) do
      local weight = e.body[child.id]
      if weight then parts[#parts + 1] = { child.id, weight } end
    end
  end
  return parts
end

-- The values that count, { score =, weight = }: N/A and weight 0 drop out. All
-- parts are evaluated, also those that drop out.
local function values_of(a, e, n)
  local values = {}
  for _, part in ipairs(parts_of(e, n)) do
    local score = evaluate(a, part[1], n)
    if score ~= nil and part[2] ~= 0 then
      values[#values + 1] = { score = score, weight = part[2] }
    end
  end
  return values
end

local function weighted_mean(values)
  local total, weights = 0, 0
  for _, v in ipairs(values) do
    total = total + v.weight * v.score
    weights = weights + v.weight
  end
  return total / weights
end

local combine = { weighted = weighted_mean }

function combine.sum(values)
  local total = 0
  for _, v in ipairs(values) do total = total + v.score end
  return math.min(total, 100)
end

-- Not combine.sum / n: that is capped.
function combine.mean(values)
  local total = 0
  for _, v in ipairs(values) do total = total + v.score end
  return total / #values
end

function combine.geometric(values)
  local total, weights = 0, 0
  for _, v in ipairs(values) do
    if v.score == 0 then return 0 end
    total = total + v.weight * math.log(v.score)
    weights = weights + v.weight
  end
  return math.exp(total / weights)
end

function combine.lowest(values)
  local best = values[1].score
  for _, v in ipairs(values) do best = math.min(best, v.score) end
  return best
end

function combine.highest(values)
  local best = values[1].score
  for _, v in ipairs(values) do best = math.max(best, v.score) end
  return best
end

-- An id or an expression, in the score of the node `n`. Nothing is rounded in
-- here: only nodes are.
function evaluate(a, e, n)
  if type(e) == "string" then return score_of(a, child_of(n, e)) end
  if e.op == "points" then return e.body end
  if e.op == "capped" then
    local score = evaluate(a, e.part, n)
    return score and math.min(score, e.limit)
  end
  if e.op == "pick" then
    -- All conditions are evaluated, so both parts are, whichever is taken.
    local holds = condition_holds(a, e.when, n)
    local yes_score, no_score = evaluate(a, e.yes_part, n), evaluate(a, e.no_part, n)
    if holds == true then return yes_score end
    return no_score
  end
  local values = values_of(a, e, n)
  if #values == 0 then return nil end
  return combine[e.op](values)
end

------------------------------------------------------------------------------
-- Scores of nodes
------------------------------------------------------------------------------

local function weight_of(a, n)
  local weight = a.weighting and a.weighting.fields[n.id]
  return weight or n.fields.weight or 1
end

local function default_score(a, n)
  local values = {}
  for _, child in ipairs(n.children) do
    local score, weight = score_of(a, child), weight_of(a, child)
    if score ~= nil and weight ~= 0 then
      values[#values + 1] = { score = score, weight = weight }
    end
  end
  if #values == 0 then return nil end
  return weighted_mean(values)
end

local function compute(a, n)
  if QUESTIONS[n.kind] then return question_score(a, n) end
  local score = n.fields.score
  if score == nil then return default_score(a, n) end
  if type(score) == "function" then
    return checked_points(n.id, call(n.id, score, scores_view(a, n), answers_view(a), firm_view(a)))
  end
  return evaluate(a, score, n)
end

-- The rounded score of a node, computed when first asked for: a condition in a
-- `pick` may look at a node that stands further down in the files.
function score_of(a, n)
  if a.computed[n.id] == "busy" then error(n.id .. ": its score depends on itself", 0) end
  if not a.computed[n.id] then
    a.computed[n.id] = "busy"
    local score = compute(a, n)
    a.scores[n.id] = score and rounded(score)
    a.computed[n.id] = true
  end
  return a.scores[n.id]
end

------------------------------------------------------------------------------
-- Completeness, tiers, gates
------------------------------------------------------------------------------

local function is_required(q)
  if q.fields.required ~= nil then return q.fields.required end
  return q.is_scored
end

-- Given and asked: the two counts whose share is the completeness.
local function count_required(a)
  local given, asked = 0, 0
  for _, q in ipairs(a.set.questions) do
    local state = state_of(a, q)
    if is_required(q) and state ~= "na" then
      asked = asked + 1
      if state ~= "missing" then given = given + 1 end
    end
  end
  return given, asked
end

-- Reading: of the pillar's scored questions that apply by rule, more than
-- na_limit are the assessor's N/A. Each counts one, those of weight 0 too.
local function is_thin(a, pillar)
  local marked, counted = 0, 0
  for _, q in ipairs(pillar.questions) do
    if q.is_scored and applies(a, q) then
      counted = counted + 1
      if a.cells[q.id].state == "na" then marked = marked + 1 end
    end
  end
  return counted > 0 and marked / counted > (a.set.fields.na_limit or 0.5)
end

local function any_thin(a)
  for _, pillar in ipairs(a.set.pillars) do
    if is_thin(a, pillar) then return true end
  end
  return false
end

-- The index of the tier reached before gates. N/A needs do not block.
local function climb(a, overall)
  local needs, reached = {}, 1
  for i, tier in ipairs(a.set.tiers) do
    needs[i] = true
    if tier.fields.needs ~= nil then
      needs[i] = condition_holds(a, tier.fields.needs, a.set.everything) ~= false
    end
  end
  if overall == nil then return nil end
  for i = 2, #a.set.tiers do
    local tier = a.set.tiers[i]
    local thin_blocks = tier.fields.thin_ok == false and any_thin(a)
    if overall < tier.fields.from or not needs[i] or thin_blocks then break end
    reached = i
  end
  return reached
end

local function fired_gates(a)
  local fired = {}
  for _, gate in ipairs(a.set.gates) do
    local in_play = true
    if gate.fields.when ~= nil then
      in_play = condition_holds(a, gate.fields.when, nil) == true
    end
    -- Evaluated also where the gate is out of play: a function in it may fail.
    local unless = condition_holds(a, gate.fields.unless, a.set.everything)
    if in_play and unless == false then fired[#fired + 1] = gate end
  end
  return fired
end

local function tier_index(set, id)
  for i, tier in ipairs(set.tiers) do
    if tier.id == id then return i end
  end
  error("no tier " .. id, 0)
end

local function tier_after_gates(set, reached, fired)
  local drops, cap = 0, #set.tiers
  for _, gate in ipairs(fired) do
    drops = drops + (gate.fields.drop or 0)
    if gate.fields.cap then cap = math.min(cap, tier_index(set, gate.fields.cap)) end
  end
  return math.max(1, math.min(reached - drops, cap))
end

------------------------------------------------------------------------------
-- One assessment
------------------------------------------------------------------------------

-- Reading: derived fields come first, so that `valid` sees them in `firm`.
local function derive(a)
  for _, field in ipairs(a.set.profile) do
    if field.kind == "derived" then
      local value = call(field.id, field.fields.value, firm_view(a, field))
      if value ~= nil and not (type(value) == "string" and option_of(field, value)) then
        fail("%s: unknown option %s", field.id, tostring(value))
      end
      a.cells[field.id] = { state = value == nil and "missing" or "answered", value = value }
    end
  end
end

-- Reading: `valid` looks at given answers only, also at those that will be left
-- aside because the question is N/A by rule.
local function check_valid(a, q)
  local cell = a.cells[q.id]
  if q.fields.valid and cell.state == "answered" then
    local value = call(q.id, q.fields.valid, handed(cell.value), firm_view(a))
    if value ~= true then
      if type(value) == "table" then value = value.en or value[next(value)] end
      reject("%s: %s", q.id, tostring(value))
    end
  end
end

local function check_na(a, q)
  if a.cells[q.id].state == "na" and not q.fields.na and applies(a, q) then
    reject("%s: N/A is not among its answers", q.id)
  end
end

-- What must hold of the row as a whole before it is scored.
local function check(a)
  derive(a)
  for _, field in ipairs(a.set.profile) do
    if field.kind ~= "derived" then check_valid(a, field) end
  end
  for _, q in ipairs(a.set.questions) do check_valid(a, q) end
  for _, field in ipairs(a.set.profile) do check_na(a, field) end
  for _, q in ipairs(a.set.questions) do check_na(a, q) end
end

local function score(a)
  local set = a.set
  for _, q in ipairs(set.questions) do
    applies(a, q)
    for _, option in ipairs(q.options) do
      a.option_applies[option] = option.fields.applies_if == nil
        or condition_holds(a, option.fields.applies_if, nil) == true
    end
  end
  for _, weighting in ipairs(set.weightings) do
    local holds = condition_holds(a, weighting.fields.when, nil) == true
    if holds and not a.weighting then a.weighting = weighting end
  end
  for _, n in ipairs(set.nodes) do score_of(a, n) end

  local overall = a.scores.overall
  local reached = climb(a, overall)
  a.fired = fired_gates(a)
  a.given, a.asked = count_required(a)
  a.missing = missing_questions(a)

  local completeness = a.asked == 0 and 1 or a.given / a.asked
  if completeness < (set.fields.completeness or 0.9) then
    a.status = "incomplete"
  elseif overall == nil then
    a.status = "not_assessable"
  else
    a.status = "ok"
    a.tier_before_gates = set.tiers[reached].id
    a.tier = set.tiers[tier_after_gates(set, reached, a.fired)].id
  end
end

-- Runs f(a) and tells whether all went well, the firm failed, or the row is
-- rejected, and why. An error of this program itself goes on up.
local function attempt(f, a)
  current_state = function(id)
    local q = a.set.fields_by_id[id]
    if not q then error("state: no question " .. tostring(id), 0) end
    return state_of(a, q)
  end
  local ok, problem = xpcall(f, function(e)
    return type(e) == "table" and e or debug.traceback(e)
  end, a)
  if ok then return "ok" end
  if type(problem) ~= "table" then error(problem, 0) end
  if problem.rejected then return "rejected", problem.rejected end
  return "failed", problem.failed
end

------------------------------------------------------------------------------
-- Output
------------------------------------------------------------------------------

local function csv_line(file, cells)
  local out = {}
  for i, cell in ipairs(cells) do
    out[i] = cell:find('[,"\r\n]') and '"' .. cell:gsub('"', '""') .. '"' or cell
  end
  file:write(table.concat(out, ","), "\n")
end

local function score_text(x)
  return x and string.format("%.6f", x) or ""
end

-- Four decimals of given / asked, a half rounded up, in whole numbers.
local function completeness_text(a)
  local given, asked = a.given, a.asked
  if asked == 0 then given, asked = 1, 1 end
  local parts = (20000 * given + asked) // (2 * asked)
  return string.format("%d.%04d", parts // 10000, parts % 10000)
end

local function write_result_header(file, set)
  local cells = { "firm_id", "source", "assessed_on", "status", "overall" }
  for _, pillar in ipairs(set.pillars) do cells[#cells + 1] = pillar.id end
  for _, name in ipairs { "tier", "tier_before_gates", "gates", "completeness", "missing" } do
    cells[#cells + 1] = name
  end
  csv_line(file, cells)
end

local function write_result(file, a)
  local cells = { a.firm_id, a.source, date_text(a.assessed_on), a.status }
  if a.status == "failed" then
    for _ = 1, 1 + #a.set.pillars + 5 do cells[#cells + 1] = "" end
    csv_line(file, cells)
    return
  end
  cells[#cells + 1] = score_text(a.scores.overall)
  for _, pillar in ipairs(a.set.pillars) do
    cells[#cells + 1] = score_text(a.scores[pillar.id])
  end
  local gates = {}
  for _, gate in ipairs(a.fired) do gates[#gates + 1] = gate.id end
  cells[#cells + 1] = a.tier or ""
  cells[#cells + 1] = a.tier_before_gates or ""
  cells[#cells + 1] = table.concat(gates, ";")
  cells[#cells + 1] = completeness_text(a)
  cells[#cells + 1] = table.concat(a.missing, ";")
  csv_line(file, cells)
end

-- A failed firm has no scores, so no lines.
local function write_nodes(file, a)
  if a.status == "failed" then return end
  for _, n in ipairs(a.set.nodes) do
    csv_line(file, { a.firm_id, a.source, date_text(a.assessed_on), n.id, score_text(a.scores[n.id]) })
  end
end

local function main(args)
  local results, nodes, paths = io.stdout, nil, {}
  for _, argument in ipairs(args) do
    if argument == "--nodes" then results, nodes = nil, io.stdout else paths[#paths + 1] = argument end
  end
  if paths[3] then nodes = assert(io.open(paths[3], "w")) end
  if #paths < 2 or #paths > 3 then
    warn_line("usage: lua5.3 score.lua [--nodes] SET_FOLDER ANSWERS.csv [NODES.csv]")
    os.exit(2)
  end

  local set = load_set(paths[1])
  local file = assert(io.open(paths[2], "rb"))
  local records = parse_csv(file:read("a"))
  file:close()
  local columns = read_header(set, records[1])

  if nodes then csv_line(nodes, { "firm_id", "source", "assessed_on", "node", "score" }) end
  if results then write_result_header(results, set) end

  local seen = {}
  for i = 2, #records do
    local record, a = records[i], nil
    local outcome, why = attempt(function()
      a = read_assessment(set, columns, record, #records[1])
    end, nil)
    if outcome == "ok" then outcome, why = attempt(check, a) end
    if outcome ~= "rejected" then
      local key = table.concat({ a.firm_id, a.source, a.assessor, date_text(a.assessed_on) }, "\0")
      if seen[key] then
        outcome, why = "rejected", "the same assessment as on line " .. seen[key]
      else
        seen[key] = record.line
      end
    end
    if outcome == "ok" then outcome, why = attempt(score, a) end
    if outcome ~= "ok" then
      warn_line("%s:%d: %s: %s", paths[2], record.line, outcome, why)
    end
    if outcome == "failed" then a.status = "failed" end
    if outcome ~= "rejected" then
      if nodes then write_nodes(nodes, a) end
      if results then write_result(results, a) end
    end
  end
end

-- Run as a program, or loaded by another one.
if arg[0]:match("score%.lua$") then
  main(arg)
end
return {
  load_set = load_set, parse_csv = parse_csv, read_header = read_header, read_assessment = read_assessment,
  check = check, score = score, attempt = attempt, applies = applies, state_of = state_of, is_required = is_required,
}
