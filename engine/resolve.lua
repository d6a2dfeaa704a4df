-- Checks the whole tree of a set, in file order, and turns it into flat tables
-- of numbers, texts and indexes for C (struct eca_model in eca.h has their
-- meaning; fields here bear the same names, indexes count from 0, and what is
-- absent is nil). Everything that is wrong is reported; the result is used only
-- when nothing was. The second result is what examples.lua goes on with.

return function(ctx)

local host = ctx.host
local POISON, nodes, expressions, conditions = ctx.POISON, ctx.nodes, ctx.expressions, ctx.conditions
local report, show, suggest, field_line = ctx.report, ctx.show, ctx.suggest, ctx.field_line

local DEEPEST = 20        -- nesting of conditions and expressions
local LONGEST = 100       -- nodes in a row that depend on each other
local MOST_OPTIONS = 64   -- of a multi (ECA_MULTI_OPTIONS_MAX)
local MOST_LANGUAGES = 8  -- ECA_LANGUAGES_MAX

-- Column names of answers and results, which no id may take.
local reserved = {
  firm_id = true, set = true, version = true, source = true, assessor = true, assessed_on = true,
  status = true, overall = true, tier = true, tier_before_gates = true, gates = true,
  completeness = true, missing = true, set_sha256 = true, answers_sha256 = true, engine = true,
}

local languages = {}   -- the set's, in order
local is_language = {}

-- Whether something was already reported and left out of the tree: then ids that
-- cannot be found are its fault, and are not reported too.
local lost = false
local function lose(n)
  n.lost, lost = true, true
end

-- A table that is not what a word returned.
local function is_plain(value)
  return type(value) == "table" and not nodes[value] and not expressions[value] and not conditions[value]
    and not ctx.scales[value]
end

-- ---- Reporting -----------------------------------------------------------------

local function title(n)
  return n.kind .. (n.id and ' "' .. tostring(n.id) .. '"' or "")
end

local function bad(n, text, severity)
  report(n, title(n) .. ": " .. text, severity)
end

-- About one field of a node, on that field's own line.
local function bad_field(n, field, text, severity)
  report({ file = n.file, line = field_line(n, field) },
    title(n) .. ": " .. (n.within and n.within .. ": " or "") .. text, severity)
end

local function keys_in_order(t)
  local keys = {}
  for k in pairs(t) do keys[#keys + 1] = k end
  table.sort(keys, function(a, b)
    local ta, tb = type(a), type(b)
    if ta ~= tb then return ta < tb end
    if ta == "number" or ta == "string" then return a < b end
    return false
  end)
  return keys
end

-- The list part of a table as written, holes closed.
local function items_of(t)
  local list = {}
  for _, k in ipairs(keys_in_order(t)) do
    if math.type(k) == "integer" then list[#list + 1] = t[k] end
  end
  return list
end

-- ---- Values of fields ------------------------------------------------------------
-- A reader takes (node, field, value), reports what is wrong and returns the
-- clean value or nil.

-- UTF-8 without control characters but tab and line ends, and without those that
-- change the direction of writing: what a file may not hold, a text may not either.
local function is_text(value)
  return type(value) == "string" and utf8.len(value) and not string.find(value, "[%z\1-\8\11\12\14-\31\127]")
    and not string.find(value, "\226\128[\142\143\170-\174]") and not string.find(value, "\226\129[\166-\169]")
    and not string.find(value, "\216\156") and not string.find(value, "\194[\128-\159]")
end

local function not_text(value)
  if type(value) == "string" then return " holds characters that no text may have" end
  return " must be in quotes, not " .. show(value)
end

local function warn_of_missing(n, field, texts, label)
  local lacking = {}
  for i, code in ipairs(languages) do
    if not texts[i] then lacking[#lacking + 1] = '"' .. code .. '"' end
  end
  if #lacking == 0 then return end
  if #lacking < #languages then
    bad_field(n, field, label .. " has no " .. table.concat(lacking, ", "), "warning")
  else
    bad_field(n, field, label .. " is empty", n.kind == "set" and field == "name" and "error" or "warning")
  end
end

-- What is wrong with one entry of a text, or nil.
local function bad_entry(k, value)
  if type(k) == "number" then
    return show(value) .. " needs its language in front, such as " .. (languages[1] or "en") .. ' = "…"'
  elseif not is_language[k] then
    return show(k) .. " is not a language of this set, which are " .. table.concat(languages, ", ")
      .. suggest(k, is_language)
  elseif not is_text(value) then
    return "the text in " .. show(k) .. not_text(value)
  end
end

-- { vi = "…", en = "…" } or a plain string, as a list in the languages' order.
-- `label` is what the reader knows the field by, where that is not its name.
local function text(n, field, value, label)
  local out, sound = {}, true
  label = label or field
  if value == POISON then return out end
  if is_text(value) then
    for i = 1, #languages do out[i] = value ~= "" and value or nil end
  elseif type(value) == "string" then
    bad_field(n, field, label .. not_text(value))
    return out
  elseif not is_plain(value) then
    bad_field(n, field, label .. ' must be a text, "…" or { ' .. (languages[1] or "en") .. ' = "…" }, not '
      .. show(value))
    return out
  else
    for _, k in ipairs(keys_in_order(value)) do
      local wrong = value[k] ~= POISON and bad_entry(k, value[k])
      if wrong then bad_field(n, field, label .. ": " .. wrong) end
      sound = sound and value[k] ~= POISON and not wrong
    end
    for i, code in ipairs(languages) do
      if is_text(value[code]) and value[code] ~= "" then out[i] = value[code] end
    end
  end
  if sound then warn_of_missing(n, field, out, label) end
  return out
end

local function number(n, field, value, low, high, what)
  if value == POISON then return nil end
  if type(value) ~= "number" or value ~= value or value < low or value > high then
    bad_field(n, field, field .. " must be " .. what .. ", not " .. show(value))
    return nil
  end
  return value + 0.0
end

local function any_number(n, field, value)
  return number(n, field, value, -1e300, 1e300, "a number")
end
local function weight(n, field, value)
  return number(n, field, value, 0, 1e9, "a number from 0 to 1000000000")
end
local function share(n, field, value)
  return number(n, field, value, 0, 1, "a share from 0 to 1, such as 0.9")
end
local function points(n, field, value)
  return number(n, field, value, 0, 100, "a number from 0 to 100")
end
local function whole(low, high)
  return function(n, field, value)
    local v = number(n, field, value, low, high, "a whole number from " .. show(low) .. " to " .. show(high))
    if v and v ~= math.floor(v) then
      bad_field(n, field, field .. " must be a whole number, not " .. show(value))
      return nil
    end
    return v
  end
end

local function yes_or_no(n, field, value)
  if value == POISON then return nil end
  if type(value) ~= "boolean" then
    bad_field(n, field, field .. " must be true or false, not " .. show(value))
    return nil
  end
  return value
end

local function one_word(...)
  local known = { ... }
  return function(n, field, value)
    if value == POISON then return nil end
    for _, word in ipairs(known) do
      if value == word then return value end
    end
    local quoted = {}
    for i, word in ipairs(known) do quoted[i] = '"' .. word .. '"' end
    bad_field(n, field, field .. " must be " .. table.concat(quoted, " or ") .. ", not " .. show(value)
      .. suggest(value, known))
    return nil
  end
end

local function plain(n, field, value)  -- a string that is no text for people
  if value == POISON then return nil end
  if not is_text(value) or value == "" then
    bad_field(n, field, field .. (value == "" and " is empty" or not_text(value)))
    return nil
  end
  return value
end

-- A function of the set's own: no word left without its braces, none of Lua's.
local function is_function(value)
  return type(value) == "function" and string.sub(debug.getinfo(value, "S").source, 1, 1) == "@"
end

local function func(n, field, value)
  if value == POISON then return nil end
  if not is_function(value) then
    bad_field(n, field, field .. " must be a function, not " .. show(value))
    return nil
  end
  return value
end

local function anything(_, _, value)  -- judged later, where its meaning is known
  if value == POISON then return nil end
  return value
end

local month_days = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

-- Days since 1970-01-01 of "YYYY-MM-DD" (proleptic Gregorian), or nil.
local function days_of(value)
  if type(value) ~= "string" then return nil end
  local y, m, d = string.match(value, "^(%d%d%d%d)-(%d%d)-(%d%d)$")
  y, m, d = tonumber(y), tonumber(m), tonumber(d)
  if not y or y < 1 or m < 1 or m > 12 or d < 1 then return nil end
  local leap = y % 4 == 0 and (y % 100 ~= 0 or y % 400 == 0)
  if d > month_days[m] + ((m == 2 and leap) and 1 or 0) then return nil end
  if m <= 2 then y, m = y - 1, m + 12 end
  return 365 * y + y // 4 - y // 100 + y // 400 + (153 * (m - 3) + 2) // 5 + d - 1 - 719468
end

local function date(n, field, value)
  if value == POISON then return nil end
  local days = days_of(value)
  if not days then
    bad_field(n, field, field .. ' must be a date "YYYY-MM-DD", not ' .. show(value))
  end
  return days
end

local efforts = { S = 1, M = 3, L = 8 }
local function effort(n, field, value)
  if value == POISON then return nil end
  if efforts[value] or value == "fixed" then return value end
  if type(value) == "number" and value >= 0 and value <= 1e6 then return value + 0.0 end
  bad_field(n, field, field .. ' must be "S", "M", "L", "fixed" or a number from 0 to 1000000, not ' .. show(value))
  return nil
end

-- ---- What every kind of node may hold -----------------------------------------------

local question_kinds = { "yes_no", "level", "choice", "multi", "number", "date", "text" }

local function with(fields, more)
  local all = {}
  for k, v in pairs(fields) do all[k] = v end
  for k, v in pairs(more) do all[k] = v end
  return all
end
local function set_of(list)
  local s = {}
  for _, k in ipairs(list) do s[k] = true end
  return s
end

-- fields: name -> reader. children: kinds that may stand in its list. inline:
-- the node is itself a text (its languages stand among its fields), under that
-- name. rows: the list holds plain tables. own_ids: its id has a space of its own.
local any_question = {
  text = text, help = text, evidence = text, period = text, na = anything, valid = func,
}
local scored_question = with(any_question, {
  weight = weight, applies_if = anything, required = yes_or_no,
  missing = one_word("zero", "exclude"), effort = effort, support = plain,
})
local own = {  -- what a type adds to the fields of every question
  yes_no = { points = anything }, level = {}, choice = {},
  multi = { combine = one_word("sum", "highest") },
  number = { unit = text, min = any_number, max = any_number, points = anything },
  date = { points = anything }, text = {},
}
local own_children = { choice = { option = true }, multi = { option = true } }

local spec = {
  set = {
    fields = {
      version = plain, effective = anything, languages = anything, name = text, notice = text,
      missing = one_word("zero", "exclude"), completeness = share, na_limit = share,
      display = anything, score = anything,
    },
    children = set_of { "pillar", "tier", "gate", "weighting", "profile", "evidence", "programme" },
  },
  pillar = {
    fields = { name = text, why = text, weight = weight, score = anything },
    children = set_of { "criterion" },
  },
  criterion = {
    fields = { name = text, why = text, weight = weight, standard = text, support = plain, score = anything },
    children = with(set_of(question_kinds), { action = true }),
  },
  option = { fields = { points = points, alone = yes_or_no, applies_if = anything }, children = {}, inline = "text" },
  tier = {
    fields = { from = points, name = text, meaning = text, needs = anything, thin_ok = yes_or_no,
               international = yes_or_no },
    children = {},
  },
  gate = {
    fields = { name = text, when = anything, unless = anything, cap = plain, drop = whole(1, 1000) },
    children = {},
  },
  weighting = { fields = { when = anything, name = text }, children = {}, open = weight },
  profile = { fields = {}, children = with(set_of(question_kinds), { derived = true }) },
  derived = { fields = { text = text, help = text, value = func }, children = { option = true } },
  evidence = { fields = { default = plain }, children = { grade = true } },
  grade = { fields = { factor = share }, children = {}, inline = "text" },
  programme = { fields = {}, children = set_of { "support_area", "target", "chain", "support_quota" } },
  support_area = { fields = { name = text }, children = { measure = true }, inline = "name" },
  measure = { fields = { name = text }, children = {}, inline = "name" },
  target = { fields = { year = whole(1900, 9999), firms = weight, share = share }, children = {} },
  chain = { fields = { name = text, provinces = anything, needs = anything }, children = {}, inline = "name" },
  support_quota = { fields = { from = weight, to = weight }, children = {} },
  example = {
    fields = { firm = anything, source = one_word("self", "site_visit"), assessed_on = date, evidence = plain,
               answers = anything, expect = anything },
    children = {},
  },
  action = {
    fields = { effort = effort, months = anything, below = points, support = plain, measure = plain,
               first = text, text = text },
    children = {}, inline = "text",
  },
}
for _, kind in ipairs(question_kinds) do
  spec[kind] = { fields = with(scored_question, own[kind]), children = own_children[kind] or {},
                 rows = kind == "level" }
end

local function kinds_listed(set)
  local list = {}
  for k in pairs(set) do list[#list + 1] = k end
  table.sort(list)
  return table.concat(list, ", ")
end

-- ---- From what was written to clean values and lists of children ---------------------

-- Splices the values of includes and lists of nodes; refuses what is no node.
local function spliced(n, list, out, depth)
  for _, item in ipairs(list) do
    local unfinished = ctx.unfinished[item]
    local list_like = is_plain(item)
    if item == POISON then  -- reported already
      lose(n)
    elseif unfinished then
      report(unfinished, title(unfinished) .. " has no { … } behind it")
      lose(n)
    elseif nodes[item] then
      out[#out + 1] = item
    elseif list_like and spec[n.kind].rows and not ctx.included[item] then
      out[#out + 1] = item
    elseif list_like and depth < 20 and (#items_of(item) > 0 or (ctx.included[item] and next(item) == nil)) then
      for _, k in ipairs(keys_in_order(item)) do
        if math.type(k) ~= "integer" then
          bad(n, "a list of nodes holds a field " .. show(k) .. ": is the word before its braces missing?")
        end
      end
      spliced(n, items_of(item), out, depth + 1)
    else
      local at = (conditions[item] or expressions[item] or ctx.scales[item]) and item or n
      local what = spec[n.kind].rows and "levels: { 0, … }, { 100, … }"
        or next(spec[n.kind].children) and kinds_listed(spec[n.kind].children)
      report(at, title(n) .. ": " .. show(item) .. (what and " cannot stand in its list, which holds " .. what
        or " needs the name of a field in front, such as name = …"))
      lose(n)
    end
  end
  return out
end

-- The node's one positional string, allowed where the node is itself a text.
local function inline_string(n, list)
  if spec[n.kind].inline and #list == 1 and type(list[1]) == "string" then return list[1] end
end

local function read_inline(n, out)
  local name = spec[n.kind].inline
  local given, seen = {}, false
  for _, code in ipairs(languages) do
    if n.body[code] ~= nil then given[code], seen = n.body[code], true end
  end
  local single = inline_string(n, items_of(n.body))
  if seen then
    out[name] = text(n, name, given)
  elseif single then
    out[name] = text(n, name, single)
  end
  if (seen and single) or ((seen or single) and n.body[name] ~= nil) then bad(n, "gives its " .. name .. " twice") end
end

-- Fields as spec says, into n.v; children, into n.list.
local function read_node(n, fields)
  local s = spec[n.kind]
  local out = {}
  n.v, n.opened, n.list = out, {}, {}
  if s.inline then read_inline(n, out) end
  for _, k in ipairs(keys_in_order(n.body)) do
    local value = n.body[k]
    if math.type(k) == "integer" then  -- luacheck: ignore (the list, below)
    elseif fields[k] then
      out[k] = fields[k](n, k, value)
    elseif s.inline and is_language[k] then  -- luacheck: ignore (read_inline)
    elseif s.inline and type(k) == "string" and type(value) == "string" and #k <= 3 then
      bad_field(n, k, show(k) .. " is not a language of this set, which are " .. table.concat(languages, ", ")
        .. suggest(k, is_language))
    elseif s.open and type(k) == "string" then
      n.opened[#n.opened + 1] = { id = k, value = s.open(n, k, value) }
    else
      local known = with(fields, {})
      if s.inline then for _, code in ipairs(languages) do known[code] = true end end
      bad_field(n, k, "unknown field " .. show(k) .. suggest(k, known))
    end
  end
  local list = items_of(n.body)
  if not inline_string(n, list) then spliced(n, list, n.list, 0) end
  for i = #n.list, 1, -1 do
    local child = n.list[i]
    if nodes[child] and not s.children[child.kind] then
      if next(s.children) then
        bad(child, "cannot stand in " .. title(n) .. ", which holds: " .. kinds_listed(s.children))
      else
        bad(child, "cannot stand in " .. title(n))
      end
      lose(n)
      table.remove(n.list, i)
    elseif nodes[child] and child.parent then
      bad(child, "stands twice in the set: " .. title(child.parent) .. " holds it already")
      table.remove(n.list, i)
    elseif nodes[child] then
      child.parent = n
    end
  end
end

local function children(n, kind)
  local list = {}
  for _, child in ipairs(n.list) do
    if nodes[child] and (not kind or child.kind == kind) then list[#list + 1] = child end
  end
  return list
end

-- ---- Ids ---------------------------------------------------------------------------

local space = {}  -- id -> node: questions, profile fields, criteria, pillars, tiers, gates

local function check_id(n)
  if #n.id > 64 or not string.find(n.id, n.kind == "set" and "^[a-z0-9][a-z0-9_-]*$" or "^[a-z][a-z0-9_]*$") then
    bad(n, n.kind == "set" and "the id of a set is made of a to z, 0 to 9, _ and -, at most 64 of them"
      or "an id is made of a to z, 0 to 9 and _, starts with a letter and has at most 64 of them")
  end
end

local function claim(n, where)
  local first = where[n.id]
  if type(n.id) ~= "string" then
    lost = true  -- reported by its word
    n.id = "?"
    return
  end
  check_id(n)
  if where == space and reserved[n.id] then
    bad(n, 'the id "' .. n.id .. '" is the name of a column of the answers or results: choose another')
  elseif first and first.file == n.file and first.line == n.line then
    n.again = true  -- and so is all it holds
    if not (n.parent and n.parent.again) then
      bad(n, 'the id "' .. n.id .. '" is used twice on this line, or its file is included twice')
    end
  elseif first then
    bad(n, 'the id "' .. n.id .. '" is taken by ' .. title(first) .. " at " .. first.file .. ":" .. first.line)
  end
  where[n.id] = first or n
end

-- ---- Functions -----------------------------------------------------------------------

local functions = {}

-- Seals what a function can reach from outside itself, so that no call leaves
-- anything behind for the next: tables are frozen, and `cells` lists the variables
-- whose values C watches, four entries each: function, upvalue, value, name.
local inside = ctx.inside or {}  -- table -> the functions and tables in it, listed when it was frozen

local function freeze(t)
  local list = {}
  for k, v in next, t do
    if type(k) == "table" or type(k) == "function" then list[#list + 1] = k end
    if type(v) == "table" or type(v) == "function" then list[#list + 1] = v end
  end
  inside[t] = list
  host.freeze(t)
end

-- The functions of the libraries, which keep nothing. Others made in C do: what
-- pairs gives counts where it is.
local library = {}
local function list_library(t)
  while t do
    for _, value in next, t do
      if type(value) == "function" then
        library[value] = true
      elseif type(value) == "table" then
        list_library(value)
      end
    end
    local meta = debug.getmetatable(t)
    t = meta and type(meta.__index) == "table" and meta.__index or nil
  end
end
list_library(debug.getmetatable(host.environment).__index)

local function reach(f, owner, field)
  local cells, n, seen, todo, own_functions = {}, 0, {}, { f }, {}
  while #todo > 0 do
    local thing = table.remove(todo)
    if seen[thing] then  -- luacheck: ignore
    elseif is_function(thing) then
      own_functions[#own_functions + 1] = thing
      for i = 1, 255 do
        local name, value = debug.getupvalue(thing, i)
        if not name then break end
        if value ~= host.environment then
          cells[n + 1], cells[n + 2], cells[n + 3], cells[n + 4] = thing, i, value, name
          n = n + 4
          if type(value) == "table" or type(value) == "function" then todo[#todo + 1] = value end
        end
      end
    elseif type(thing) == "function" and debug.getinfo(thing, "S").what == "C" and not library[thing] then
      bad_field(owner, field, field .. ": the function uses what pairs or ipairs gave when the set was loaded, "
        .. "which would go on from firm to firm: call pairs inside the function")
    elseif nodes[thing] or expressions[thing] or conditions[thing] or ctx.scales[thing] then
      bad_field(owner, field, field .. ": the function uses " .. show(thing)
        .. " itself, which it cannot: it is given scores, answers and firm")
    elseif type(thing) == "table" then
      if not inside[thing] and not debug.getmetatable(thing) then freeze(thing) end
      for _, value in ipairs(inside[thing] or {}) do todo[#todo + 1] = value end
    end
    seen[thing] = true
  end
  return cells, n, own_functions
end

-- scope: which scores it may ask: "none", "all", or a node whose children count.
local function add_function(f, n, field, scope)
  local place = debug.getinfo(f, "S")
  functions[#functions + 1] = { f = f, file = place.short_src, line = place.linedefined,
                                label = title(n), field = field, scope = scope, owner = n }
  return #functions - 1
end

-- ---- Conditions ------------------------------------------------------------------------

local out_conditions = {}
local condition_index = {}   -- condition -> index, so that one written once is one
local questions = {}         -- nodes, profile first
local overall = { kind = "set", id = "overall" }

-- For suggest: the ids of the nodes that `filter` lets through, and those of `more`.
local function known_subjects(filter, more)
  return function()
    local list = with(more or {}, {})
    for id, n in pairs(space) do
      if filter(n) then list[id] = true end
    end
    return list
  end
end

local function is_field(n) return n.question ~= nil end
local function is_scored_kind(n)
  return n.kind == "criterion" or n.kind == "pillar" or (n.question and not n.profile)
end

local function bad_condition(c, owner, words)
  report(c, title(owner) .. ": " .. c.test .. ": " .. words)
end

local function subject_question(c, owner, types)
  local n = space[c.subject]
  if c.subject == POISON then return nil end
  if type(c.subject) ~= "string" then
    return bad_condition(c, owner, "needs the id of a question in quotes, not " .. show(c.subject))
  end
  if not n and lost then return nil end
  if not n or not is_field(n) then
    return bad_condition(c, owner, n and show(c.subject) .. " is a " .. n.kind .. ", not a question"
      or "there is no question " .. show(c.subject) .. suggest(c.subject, known_subjects(is_field)))
  end
  if types and not types[n.type] then
    return bad_condition(c, owner, show(c.subject) .. " is a " .. n.kind .. " question; this asks about "
      .. kinds_listed(types))
  end
  return n
end

local function option_flags(c, owner, q, list)
  local flags = {}
  for _, item in ipairs(list) do
    local at
    for i, o in ipairs(q.options) do
      if o.id == item or (q.type == "level" and type(item) == "number" and i - 1 == item) then at = i end
    end
    if at then
      flags[at] = true
    elseif item ~= POISON and type(item) == "table" and c.test == "has" then
      bad_condition(c, owner, "asks about one option in quotes; for several there is has_any("
        .. show(c.subject) .. ", { … })")
    elseif item ~= POISON and not q.lost then
      local known = {}
      for _, o in ipairs(q.options) do known[o.id] = true end
      bad_condition(c, owner, show(c.subject) .. " has no " .. (q.type == "level" and "level " or "option ")
        .. show(item) .. suggest(item, known))
    end
  end
  local out = {}
  for i = 1, #q.options do out[i] = flags[i] or false end
  return out
end

local function threshold(c, owner, low, high, what)
  if c.n == POISON then return nil end
  if type(c.n) ~= "number" or c.n ~= c.n or c.n < low or c.n > high then
    return bad_condition(c, owner, "needs " .. what .. ", not " .. show(c.n))
  end
  return c.n + 0.0
end

local build_condition

local function compare(c, owner, out)
  local q = subject_question(c, owner, { number = true, level = true, date = true })
  if not q then return end
  out.question = q.question
  if q.type == "date" then
    out.n = days_of(c.n)
    if not out.n and c.n ~= POISON then
      bad_condition(c, owner, show(c.subject) .. ' is compared with a date "YYYY-MM-DD", not ' .. show(c.n))
    end
  elseif q.type == "level" then
    out.n = threshold(c, owner, 0, math.max(#q.options - 1, 0),
      "the number of a level, from 0 to " .. math.max(#q.options - 1, 0))
    if out.n and out.n ~= math.floor(out.n) then
      bad_condition(c, owner, "needs the number of a level, a whole one, not " .. show(c.n))
    end
  else
    out.n = threshold(c, owner, -1e300, 1e300, "a number")
  end
end

local function only_listed(c, owner, list, what)
  for _, k in ipairs(keys_in_order(list)) do
    if math.type(k) ~= "integer" then
      bad_condition(c, owner, "holds a field " .. show(k) .. ", where only " .. what .. " stand")
    end
  end
end

local function list_of(c, owner)
  if c.list == POISON then return nil end
  if type(c.list) ~= "table" or nodes[c.list] then
    return bad_condition(c, owner, "needs a list in braces, { … }, not " .. show(c.list))
  end
  only_listed(c, owner, c.list, "ids in quotes")
  local list = items_of(c.list)
  if next(c.list) == nil and c.test ~= "only" then
    return bad_condition(c, owner, c.test == "has" and "needs the id of an option in quotes behind the comma"
      or "the list is empty")
  end
  return list
end

local function membership(types)
  return function(c, owner, out)
    local q, list = subject_question(c, owner, types), list_of(c, owner)
    if not q or not list then return end
    out.question = q.question
    if q.type == "text" then
      out.texts = {}
      for i, item in ipairs(list) do
        if not is_text(item) then
          bad_condition(c, owner, "a text to compare with" .. not_text(item))
        end
        out.texts[i] = tostring(item)
      end
    else
      out.options = option_flags(c, owner, q, list)
    end
  end
end

local function about(types)
  return function(c, owner, out)
    local q = subject_question(c, owner, types)
    out.question = q and q.question
  end
end

local function score_test(c, owner, out)
  local n = c.subject == "overall" and overall or space[c.subject]
  out.n = threshold(c, owner, 0, 100, "points from 0 to 100")
  if c.subject == POISON then return end
  if not n and lost then return end
  if not n or (n ~= overall and not is_scored_kind(n)) then
    return bad_condition(c, owner, (n and show(c.subject) .. " is a " .. (n.profile and "profile field" or n.kind)
      .. " and has no score") or "there is no question, criterion or pillar " .. show(c.subject)
      .. suggest(c.subject, known_subjects(is_scored_kind, { overall = true })))
  end
  out.scored_node, out.owner = n, title(owner)
end

local function combination(c, owner, out, context, depth)
  if c.parts == POISON then return end
  if type(c.parts) ~= "table" or nodes[c.parts] or conditions[c.parts] then
    return bad_condition(c, owner, "needs conditions in braces, { … }, not " .. show(c.parts))
  end
  only_listed(c, owner, c.parts, "conditions")
  out.parts = {}
  if next(c.parts) == nil then bad_condition(c, owner, "is empty") end
  for _, part in ipairs(items_of(c.parts)) do
    if part ~= POISON and not conditions[part] and not is_function(part) then
      bad_condition(c, owner, "needs conditions, such as yes \"a_question\", not " .. show(part))
    else
      out.parts[#out.parts + 1] = build_condition(part, owner, c.test, context, depth + 1)
    end
  end
end

local any_type = set_of(question_kinds)
local tests = {
  yes = about { yes_no = true }, no = about { yes_no = true }, answered = about(any_type),
  at_least = compare, at_most = compare,
  one_of = membership { choice = true, level = true, text = true },
  has = membership { multi = true, choice = true },
  has_any = membership { multi = true, choice = true },
  only = membership { multi = true, choice = true },
  score_at_least = score_test,
  every_pillar = function(c, owner, out) out.n = threshold(c, owner, 0, 100, "points from 0 to 100") end,
  missing_at_most = function(c, owner, out) out.n = threshold(c, owner, 0, 1e9, "a number of questions") end,
  self_assessed = function() end,
  all = combination, any = combination, none = combination,
  near = function(c, owner) bad_condition(c, owner, "stands in what an example expects only") end,
}

-- contexts: "answers" (applies_if, when), "scores" (pick), "verdict" (needs, unless)
local function allowed_here(c, owner, context)
  if context == "answers" and (c.test == "score_at_least" or c.test == "every_pillar") then
    bad_condition(c, owner, "applies_if and when look at answers and the profile, not at scores")
  elseif context ~= "verdict" and c.test == "missing_at_most" then
    bad_condition(c, owner, "stands in needs and unless only")
  end
end

function build_condition(c, owner, field, context, depth)
  depth = depth or 0
  if c == POISON or c == nil then return nil end
  if is_function(c) then
    local scope = context.name == "answers" and "none" or context.name == "verdict" and "all" or context.node
    out_conditions[#out_conditions + 1] = { test = "function", file = owner.file, line = owner.line,
                                            ["function"] = add_function(c, owner, field, scope) }
    return #out_conditions - 1
  end
  if not conditions[c] then
    bad_field(owner, field, field .. " must be a condition, such as yes \"a_question\", not " .. show(c))
    return nil
  end
  allowed_here(c, owner, context.name)
  ctx.used[c] = true
  local known = condition_index[c]
  if depth + (known and known.height or 0) > DEEPEST then
    bad_condition(c, owner, "conditions are nested more than " .. DEEPEST .. " deep")
    return nil
  end
  if known and known.context == context then return known.index end
  local out = { test = c.test, file = c.file, line = c.line }
  tests[c.test](c, owner, out, context, depth)
  out_conditions[#out_conditions + 1] = out
  local height = 0
  for _, part in ipairs(type(c.parts) == "table" and items_of(c.parts) or {}) do
    local inner = condition_index[part]
    if inner and inner.height >= height then height = inner.height + 1 end
  end
  condition_index[c] = { context = context, index = #out_conditions - 1, height = height }
  return #out_conditions - 1
end

local ANSWERS, VERDICT = { name = "answers" }, { name = "verdict" }

-- ---- Expressions ---------------------------------------------------------------------------

local out_expressions = {}
local build_expression

local function bad_expression(e, owner, words)
  report(e, title(owner) .. ": " .. e.op .. ": " .. words)
end

-- One argument: a child's id or a nested expression.
local function build_part(e, owner, by_id, value, w, depth)
  local part = { weight = w or 1.0 }
  if value == POISON then return part end
  if expressions[value] then
    part.expression = build_expression(value, owner, by_id, depth + 1)
    owner.expression_heights[e] = math.max(owner.expression_heights[e] or 0, (owner.expression_heights[value] or 0) + 1)
  elseif type(value) == "string" then
    local child = by_id[value]
    if not child and not (owner == overall and ctx.root or owner).lost then
      bad_expression(e, owner, show(value) .. " is not a part of " .. title(owner) .. suggest(value, by_id))
    elseif not child then  -- luacheck: ignore (it may stand in what was lost)
    elseif not child.scored then
      bad_expression(e, owner, show(value) .. " is not scored")
    else
      part.child = child
    end
  else
    bad_expression(e, owner, "needs the id of a part in quotes or an expression, not " .. show(value))
  end
  return part
end

local function part_weight(e, owner, value)
  if value == POISON then return 0.0 end
  if type(value) ~= "number" or value ~= value or value < 0 or value > 1e9 then
    bad_expression(e, owner, "a weight must be a number from 0 to 1000000000, not " .. show(value))
    return 0.0
  end
  return value + 0.0
end

-- { "a", "b" }, { a = 2, b = 1 } or { {"a", 2}, {expr, 1} }, as parts.
local function build_parts(e, owner, by_id, forms, depth)
  local parts, named = {}, false
  if e.parts == POISON then return parts end
  if type(e.parts) ~= "table" or nodes[e.parts] or expressions[e.parts] or conditions[e.parts] then
    bad_expression(e, owner, "needs its parts in braces, { … }, not " .. show(e.parts))
    return parts
  end
  for _, k in ipairs(keys_in_order(e.parts)) do
    if type(k) == "string" then named = true end
  end
  local list = items_of(e.parts)
  if (named and #list > 0) or (not named and #list == 0) then
    bad_expression(e, owner, named and "mixes named and listed parts: write one or the other" or "has no parts")
    return parts
  end
  if named then
    if not forms.weights then
      bad_expression(e, owner, "takes a list of ids without weights, { \"a\", \"b\" }")
      return parts
    end
    for _, child in ipairs(owner.parts) do
      if e.parts[child.id] ~= nil then
        parts[#parts + 1] = build_part(e, owner, by_id, child.id, part_weight(e, owner, e.parts[child.id]), depth)
      end
    end
    for _, k in ipairs(keys_in_order(e.parts)) do
      if type(k) ~= "string" then
        bad_expression(e, owner, "an expression with a weight is written { " .. show(k) .. ", 1 } in a list")
      elseif not by_id[k] then
        build_part(e, owner, by_id, k, 1, depth)
      end
    end
    return parts
  end
  for _, item in ipairs(list) do
    if type(item) == "table" and not expressions[item] and item ~= POISON and not nodes[item] then
      if not forms.weights then
        bad_expression(e, owner, "takes a list of ids without weights, { \"a\", \"b\" }")
      elseif #items_of(item) ~= 2 then
        bad_expression(e, owner, "each listed part is a pair { part, weight }")
      else
        parts[#parts + 1] = build_part(e, owner, by_id, item[1], part_weight(e, owner, item[2]), depth)
        parts.weighted = true
      end
    else
      if not forms.plain and item ~= POISON then
        bad_expression(e, owner, "each part needs a weight: { a = 2, b = 1 } or { {\"a\", 2}, {\"b\", 1} }")
      end
      parts[#parts + 1] = build_part(e, owner, by_id, item, 1.0, depth)
      parts.unweighted = true
    end
  end
  if parts.weighted and parts.unweighted and forms.plain then
    bad_expression(e, owner, "some parts have a weight and some have none")
  end
  local seen = {}
  for _, part in ipairs(parts) do
    if part.child and seen[part.child] then
      report(e, title(owner) .. ": " .. e.op .. ": " .. show(part.child.id) .. " stands twice", "warning")
    elseif part.child then
      seen[part.child] = true
    end
  end
  return parts
end

local function constant(e, owner)
  if e.n == POISON then return 0.0 end
  if type(e.n) ~= "number" or e.n ~= e.n or e.n < 0 or e.n > 100 then
    bad_expression(e, owner, "needs points from 0 to 100, not " .. show(e.n))
    return 0.0
  end
  return e.n + 0.0
end

local list_forms = {
  mean = { plain = true }, weighted = { weights = true }, geometric = { plain = true, weights = true },
  lowest = { plain = true }, highest = { plain = true }, sum = { plain = true },
}

function build_expression(e, owner, by_id, depth)
  ctx.used[e] = true
  local cache, heights = owner.expression_index, owner.expression_heights
  if depth + (heights[e] or 0) > DEEPEST then
    bad_expression(e, owner, "expressions are nested more than " .. DEEPEST .. " deep")
    return nil
  end
  if cache[e] then return cache[e] end
  local out = { op = e.op == "mean" and "weighted" or e.op, file = e.file, line = e.line, parts = {} }
  if list_forms[e.op] then
    out.parts = build_parts(e, owner, by_id, list_forms[e.op], depth)
    out.equal_weights = e.op ~= "weighted" and not out.parts.weighted
      and not (e.op == "geometric" and type(e.parts) == "table" and #items_of(e.parts) == 0)
  elseif e.op == "capped" then
    out.parts = { build_part(e, owner, by_id, e.part, 1.0, depth) }
    out.n = constant(e, owner)
  elseif e.op == "pick" then
    if e.condition ~= POISON and not conditions[e.condition] and not is_function(e.condition) then
      bad_expression(e, owner, "needs a condition first, such as yes \"a_question\", not " .. show(e.condition))
    else
      out.condition = build_condition(e.condition, owner, "pick", owner.pick_context)
    end
    out.parts = { build_part(e, owner, by_id, e.part, 1.0, depth), build_part(e, owner, by_id, e.other, 1.0, depth) }
  else
    out.n = constant(e, owner)
  end
  out_expressions[#out_expressions + 1] = out
  cache[e] = #out_expressions - 1
  owner.picks[#owner.picks + 1] = out.condition
  return cache[e]
end

-- The `score` of a criterion, pillar or the set.
local function build_score(n, value)
  n.picks, n.expression_index, n.expression_heights = {}, {}, {}
  n.pick_context = { name = "scores", node = n }
  if value == nil then return end
  local by_id = {}
  for _, child in ipairs(n.parts) do by_id[child.id] = child end
  if expressions[value] then
    n.expression = build_expression(value, n, by_id, 0)
  elseif is_function(value) then
    n.func = add_function(value, n, "score", n)
  else
    bad_field(n, "score", "score must be an expression, such as mean { \"a\", \"b\" }, or a function, not "
      .. show(value))
  end
end

-- ---- Questions -------------------------------------------------------------------------------

-- Its name, or its id with a warning. A text that was given and is wrong is there.
local function named(n, field)
  field = field or "name"
  if n.v[field] == nil and n.body[field] == nil then bad(n, "has no " .. field, "warning") end
  return n.v[field] or { n.id }
end

local function read_options(n, profile)
  local options, taken = {}, {}
  local with_points, without = 0, 0
  for _, o in ipairs(children(n, "option")) do
    read_node(o, spec.option.fields)
    claim(o, taken)
    if o.v.alone ~= nil and n.kind ~= "multi" then
      bad_field(o, "alone", "alone has a meaning only in a multi question")
    end
    if profile and (o.v.points ~= nil or o.body.applies_if ~= nil) then
      bad_field(o, "points", "a profile field is never scored: take points and applies_if away")
    end
    if o.body.points ~= nil then with_points = with_points + 1 else without = without + 1 end
    options[#options + 1] = { id = o.id, text = named(o, "text"), points = o.v.points or 0.0,
                              alone = o.v.alone, node = o, has_points = o.body.points ~= nil }
  end
  if #options == 0 then bad(n, "needs at least one option") end
  if n.kind == "multi" and #options > MOST_OPTIONS then
    bad(n, "has " .. #options .. " options; a multi question takes at most " .. MOST_OPTIONS)
  end
  if with_points > 0 and without > 0 then
    local lacking = {}
    for _, o in ipairs(options) do
      if not o.has_points then lacking[#lacking + 1] = '"' .. tostring(o.id) .. '"' end
    end
    bad(n, "either all options have points or none; these have none: " .. table.concat(lacking, ", "))
  end
  return options, with_points > 0
end

local function read_levels(n, profile)
  local options = {}
  for i, row in ipairs(n.list) do
    local label = "level " .. (i - 1)
    local function bad_row(words, severity)
      report({ file = n.file, line = field_line(n, i) }, title(n) .. ": " .. label .. words, severity)
    end
    local value, given, seen = row[1], {}, false
    for _, k in ipairs(keys_in_order(row)) do
      if is_language[k] then
        given[k], seen = row[k], true
      elseif k ~= 1 and k ~= 2 then
        local language = type(k) == "string" and is_text(row[k])
        bad_row(": " .. (language and bad_entry(k, row[k]) or "unknown field " .. show(k)))
      end
    end
    local words = seen and given or row[2]
    if profile and (type(value) == "string" or value == nil) then
      words, value = seen and given or value, 0
    elseif value ~= POISON and (type(value) ~= "number" or value ~= value or value < 0 or value > 100) then
      bad_row(" must start with its points from 0 to 100, not " .. show(value))
      value = 0
    end
    if words == nil then bad_row(" has no text", "warning") end
    options[i] = { id = tostring(i - 1), points = value ~= POISON and value + 0.0 or 0.0,
                   text = words ~= nil and text(n, i, words, label) or {} }
  end
  if #options < 2 then bad(n, "needs at least two levels, { 0, … }, { 100, … }, worst first") end
  return options
end

local function read_yes_no(n)
  local given = n.v.points
  local out = { { id = "no", points = 0.0, text = {} }, { id = "yes", points = 100.0, text = {} } }
  if given == nil then return out end
  if not is_plain(given) then
    bad_field(n, "points", "points must be { yes = …, no = … }, not " .. show(given))
    return out
  end
  for _, k in ipairs(keys_in_order(given)) do
    if k ~= "yes" and k ~= "no" then
      bad_field(n, "points", "points: unknown field " .. show(k) .. suggest(k, { "yes", "no" }))
    end
  end
  for _, o in ipairs(out) do
    if given[o.id] == nil then
      bad_field(n, "points", "points must give both yes and no")
    else
      o.points = points(n, "points", given[o.id]) or 0.0
    end
  end
  return out
end

local function read_scale(n, s)
  local list = {}
  local function bad_scale(words) report(s, title(n) .. ": " .. s.scale .. ": " .. words) end
  for i, pair in ipairs(items_of(s.points)) do
    local x, y = nil, nil
    if type(pair) == "table" then x, y = pair[1], pair[2] end
    if pair == POISON or x == POISON or y == POISON then return list end
    if type(x) ~= "number" or type(y) ~= "number" or x ~= x or math.abs(x) > 1e300 or #items_of(pair) ~= 2 then
      bad_scale("entry " .. i .. " must be a pair { value, points }, not " .. show(pair))
      return list
    end
    if not (y >= 0 and y <= 100) then
      bad_scale("points must be from 0 to 100, not " .. show(y))
    end
    if list[i - 1] and x <= list[i - 1].x then
      bad_scale("values must ascend: " .. show(x) .. " comes after " .. show(list[i - 1].x))
    end
    list[i] = { x = x + 0.0, points = y + 0.0 }
  end
  if #list == 0 then bad_scale("has no entries") end
  return list
end

local function read_number(n, out)
  local p = n.v.points
  out.min, out.max = n.v.min, n.v.max
  if out.min and out.max and out.min > out.max then
    bad_field(n, "min", "min " .. show(out.min) .. " is above max " .. show(out.max))
  end
  if p == nil then return "none" end
  if ctx.scales[p] then
    out.breakpoints = read_scale(n, p)
    return p.scale
  elseif is_function(p) then
    out.points_function = add_function(p, n, "points", "none")
    return "function"
  end
  bad_field(n, "points", "points must be linear { … }, bands { … } or a function, not " .. show(p))
  return "none"
end

local function read_date(n, out)
  local p = n.v.points
  if p == nil then return "none" end
  if not is_function(p) then
    bad_field(n, "points", "points must be a function of (date, assessed_on), not " .. show(p))
    return "none"
  end
  out.points_function = add_function(p, n, "points", "none")
  return "function"
end

local function read_na(n, out)
  local na = n.v.na
  if na == true then
    out.na_allowed = true
  elseif na ~= nil and na ~= false and type(na) ~= "string" and not is_plain(na) then
    bad_field(n, "na", "na must be true, or a text that says when, not " .. show(na))
  elseif na ~= nil and na ~= false then
    out.na_allowed, out.na = true, text(n, "na", na)
  end
end

-- Reads one question or profile field; conditions come later, when all ids are known.
local function read_question(n, profile)
  local fields = spec[n.kind].fields
  if profile and n.kind ~= "derived" then
    fields = with(any_question, own[n.kind])
    if n.kind == "multi" then fields.combine = nil end
    if n.kind == "yes_no" or n.kind == "number" or n.kind == "date" then fields.points = nil end
    for _, k in ipairs { "points", "weight", "combine", "missing", "effort", "support", "required", "applies_if" } do
      if n.body[k] ~= nil and not fields[k] then
        bad_field(n, k, "a profile field is never scored and is always asked: take " .. k .. " away")
        fields[k] = anything
      end
    end
  end
  read_node(n, fields)
  claim(n, space)
  n.profile = profile
  n.type = n.kind == "derived" and "choice" or n.kind
  local v = n.v
  local out = { id = n.id, type = n.type, file = n.file, line = n.line, text = v.text or { n.id }, help = v.help,
                evidence = v.evidence, period = v.period, unit = v.unit, weight = v.weight or 1.0 }
  if v.text == nil and n.body.text == nil then bad(n, "has no text", "warning") end
  read_na(n, out)
  out.points = "none"
  if n.kind == "yes_no" then
    out.options, out.points = read_yes_no(n), "options"
  elseif n.kind == "level" then
    out.options, out.points = read_levels(n, profile), "options"
  elseif n.kind == "choice" or n.kind == "multi" or n.kind == "derived" then
    local scored
    out.options, scored = read_options(n, profile)
    if scored then out.points = n.kind == "choice" and "options" or v.combine or "sum" end
  elseif n.kind == "number" then
    out.points = read_number(n, out)
  elseif n.kind == "date" then
    out.points = read_date(n, out)
  end
  if profile then out.points = "none" end
  n.scored = out.points ~= "none"
  n.options = out.options or {}
  n.out = out
  if n.kind == "derived" then
    out.derived = true
    if v.value then
      out.derive_function = add_function(v.value, n, "value", "none")
    elseif n.body.value == nil then
      bad(n, "needs value = function(firm) … end")
    end
  end
  if v.valid then out.valid_function = add_function(v.valid, n, "valid", "none") end
  n.question = #questions
  questions[#questions + 1] = n
  return n
end

-- ---- The set, section by section -----------------------------------------------------------------

local root = ctx.root
local out = {}

local function read_languages()
  local list, sound = root.body.languages, true
  if list ~= POISON and (type(list) ~= "table" or nodes[list] or #items_of(list) == 0) then
    bad_field(root, "languages", 'needs languages = …, at least one, such as { "vi", "en" }')
    list = POISON
  end
  for _, code in ipairs(items_of(list)) do
    if type(code) ~= "string" or not string.find(code, "^%l%l%l?$") then
      if code ~= POISON then
        bad_field(root, "languages", "languages: " .. show(code) .. ' is not a language code such as "vi"')
      end
      sound = false
    elseif is_language[code] then
      bad_field(root, "languages", "languages: " .. show(code) .. " stands twice")
    elseif #languages == MOST_LANGUAGES then
      bad_field(root, "languages", "languages: at most " .. MOST_LANGUAGES .. " are possible")
      sound = false
    else
      languages[#languages + 1] = code
      is_language[code] = true
    end
  end
  if list == POISON or not sound then  -- whatever looks like one may be one
    setmetatable(is_language, { __index = function(_, k)
      return type(k) == "string" and string.find(k, "^%a%a%a?$") ~= nil
    end })
  end
end

local function table_field(field, readers)
  local given, clean = root.body[field], {}
  if given == nil or given == POISON then return clean end
  if not is_plain(given) then
    bad_field(root, field, field .. " must be in braces, { … }, not " .. show(given))
    return clean
  end
  local part = { kind = root.kind, id = root.id, file = root.file, line = field_line(root, field), body = given,
                 within = field }
  for _, k in ipairs(keys_in_order(given)) do
    if readers[k] then
      clean[k] = readers[k](part, k, given[k])
    else
      bad_field(part, k, "unknown field " .. show(k) .. suggest(k, readers))
    end
  end
  return clean
end

local function read_head()
  if root.id then check_id(root) end
  local v = root.v
  for _, field in ipairs { "version", "name" } do
    if root.body[field] == nil then bad(root, "needs " .. field .. " = …") end
  end
  if type(v.version) == "string" and (#v.version > 64 or string.find(v.version, "[%c]")) then
    bad_field(root, "version", "version must be a short text on one line")
  end
  local effective = table_field("effective", { from = date, to = date })
  local given = root.body.effective
  if given == nil or (is_plain(given) and given ~= POISON and given.from == nil) then
    bad_field(root, "effective", 'needs effective = { from = "YYYY-MM-DD" }')
  end
  if effective.from and effective.to and effective.to < effective.from then
    bad_field(root, "effective", "effective: to is before from")
  end
  local display = table_field("display", {
    max = function(n, k, x) return number(n, k, x, 1e-3, 1e4, "a number above 0, at most 10000") end,
    decimals = whole(0, 6),
  })
  out.id, out.version, out.file, out.line = root.id, v.version, root.file, root.line
  out.effective_from, out.effective_to = effective.from, effective.to
  out.languages, out.name, out.notice = languages, v.name, v.notice
  out.missing = v.missing or "zero"
  out.completeness, out.na_limit = v.completeness or 0.9, v.na_limit or 0.5
  out.display_max, out.display_decimals = display.max or 100.0, display.decimals or 1.0
end

local function only_one(kind, within)
  local list = children(within or root, kind)
  for i = 2, #list do
    bad(list[i], "stands twice in the set; the first is at " .. list[1].file .. ":" .. list[1].line)
  end
  return list[1]
end

local function read_profile()
  local profile = only_one("profile")
  if not profile then return end
  read_node(profile, spec.profile.fields)
  for _, n in ipairs(children(profile)) do read_question(n, true) end
end

local criteria, pillars = {}, {}

local function read_pillars()
  for _, p in ipairs(children(root, "pillar")) do
    read_node(p, spec.pillar.fields)
    claim(p, space)
    p.name = named(p)
    p.parts = children(p, "criterion")
    pillars[#pillars + 1] = p
    for _, c in ipairs(p.parts) do
      read_node(c, spec.criterion.fields)
      claim(c, space)
      c.name = named(c)
      c.parts, c.actions = {}, children(c, "action")
      criteria[#criteria + 1] = c
      for _, n in ipairs(children(c)) do
        if n.kind ~= "action" then c.parts[#c.parts + 1] = read_question(n, false) end
      end
      if #c.parts == 0 and c.body.score == nil then bad(c, "has no questions", "warning") end
    end
    if #p.parts == 0 and p.body.score == nil then bad(p, "has no criteria", "warning") end
  end
  if #pillars == 0 and not lost then bad(root, "needs at least one pillar") end
end

local function any_scored(parts)
  for _, part in ipairs(parts) do
    if part.scored then return true end
  end
  return false
end

local function read_scores()
  for _, list in ipairs { criteria, pillars } do
    for _, n in ipairs(list) do n.scored = n.body.score ~= nil or any_scored(n.parts) end
  end
  overall.file, overall.line, overall.body, overall.parts = root.file, root.line, root.body, pillars
  overall.id, overall.kind = root.id, "set"
  overall.scored = root.body.score ~= nil or any_scored(pillars)
  for _, list in ipairs { criteria, pillars, { overall } } do
    for _, n in ipairs(list) do
      build_score(n, n.body.score ~= POISON and n.body.score or nil)
    end
  end
end

local function read_conditions_of_questions()
  for _, n in ipairs(questions) do
    if not n.profile then
      n.out.applies_if = build_condition(n.v.applies_if, n, "applies_if", ANSWERS)
    end
    for _, o in ipairs(n.options) do
      if o.node and not n.profile then
        o.applies_if = build_condition(o.node.v.applies_if, o.node, "applies_if", ANSWERS)
      end
    end
  end
end

local function read_evidence()
  local evidence, taken = only_one("evidence"), {}
  out.grades = {}
  if not evidence then return end
  read_node(evidence, spec.evidence.fields)
  for i, g in ipairs(children(evidence, "grade")) do
    read_node(g, spec.grade.fields)
    claim(g, taken)
    if g.body.factor == nil then bad(g, "needs factor = …, from 0 to 1") end
    out.grades[i] = { id = g.id, text = named(g, "text"), factor = g.v.factor or 0.0 }
    if g.id == evidence.v.default then out.default_grade = i - 1 end
  end
  if #out.grades == 0 then bad(evidence, "needs at least one grade") end
  if #out.grades > 250 then bad(evidence, "has more than 250 grades") end
  if evidence.body.default == nil then
    bad(evidence, "needs default = …, the grade that counts where none was given")
  elseif evidence.v.default and not out.default_grade and not evidence.lost then
    bad_field(evidence, "default", "default: there is no grade " .. show(evidence.v.default)
      .. suggest(evidence.v.default, taken))
  end
end

local function read_tiers()
  out.tiers = {}
  for i, t in ipairs(children(root, "tier")) do
    read_node(t, spec.tier.fields)
    claim(t, space)
    t.index = i - 1
    local from = t.v.from
    local before = out.tiers[i - 1]
    if t.body.from == nil then bad(t, "needs from = …, the score at which it starts") end
    if i == 1 then
      if from and from ~= 0 then bad_field(t, "from", "the first tier must start at 0") end
      if t.body.needs ~= nil then bad_field(t, "needs", "the first tier has no needs: everyone reaches it") end
    elseif from and before.from and from < before.from then
      bad_field(t, "from", "tiers stand from lowest to highest: " .. show(from) .. " comes after " .. show(before.from))
    end
    out.tiers[i] = { id = t.id, file = t.file, line = t.line, name = named(t), meaning = t.v.meaning,
                     from = from or 0.0,
                     needs = build_condition(t.v.needs, t, "needs", VERDICT),
                     thin_ok = t.v.thin_ok ~= false, international = t.v.international }
  end
  if #out.tiers == 0 and not lost then bad(root, "needs at least one tier") end
end

local function read_gates()
  out.gates = {}
  for i, g in ipairs(children(root, "gate")) do
    read_node(g, spec.gate.fields)
    claim(g, space)
    local cap = g.v.cap and space[g.v.cap]
    if g.body.unless == nil then bad(g, "needs unless = …, the condition that holds it open") end
    if (g.body.cap ~= nil) == (g.body.drop ~= nil) then
      bad(g, "needs exactly one of cap = \"a_tier\" and drop = 1")
    end
    if g.v.cap and (not cap or cap.kind ~= "tier") and #out.tiers > 0 then
      local tiers = {}
      for _, t in ipairs(out.tiers) do tiers[t.id or ""] = true end
      bad_field(g, "cap", "cap: there is no tier " .. show(g.v.cap) .. suggest(g.v.cap, tiers))
    end
    if cap and cap.kind ~= "tier" then cap = nil end
    out.gates[i] = { id = g.id, file = g.file, line = g.line, name = named(g),
                     when = build_condition(g.v.when, g, "when", ANSWERS),
                     unless = build_condition(g.v.unless, g, "unless", VERDICT),
                     cap = cap and cap.index, drop = g.v.drop }
  end
end

local function read_weightings()
  local taken = {}
  out.weightings = {}
  for i, w in ipairs(children(root, "weighting")) do
    read_node(w, spec.weighting.fields)
    claim(w, taken)
    if w.body.when == nil then bad(w, "needs when = …, the condition under which it holds") end
    local weights = {}
    for _, entry in ipairs(w.opened) do
      local n = space[entry.id]
      if not n and lost then  -- luacheck: ignore (it may stand in what was lost)
      elseif not n or not is_scored_kind(n) then
        bad_field(w, entry.id, (n and show(entry.id) .. " is a " .. (n.profile and "profile field" or n.kind)
          .. ": it has no weight" or "there is no pillar, criterion or question " .. show(entry.id)
          .. suggest(entry.id, known_subjects(is_scored_kind, { when = true, name = true }))))
      else
        local above = n.kind == "pillar" and overall or n.parent
        if above.body.score ~= nil then
          bad_field(w, entry.id, show(entry.id) .. " cannot be weighted here: " .. title(above)
            .. " has a score of its own")
        end
        weights[#weights + 1] = { n = n, weight = entry.value or 0.0 }
      end
    end
    out.weightings[i] = { id = w.id, file = w.file, line = w.line, name = w.v.name or { w.id },
                          when = build_condition(w.v.when, w, "when", ANSWERS), named = weights }
  end
end

local areas, measures = {}, {}

local function read_area(a)
  read_node(a, spec.support_area.fields)
  claim(a, areas)
  a.index = #out.areas
  local o = { id = a.id, name = named(a), measures = {} }
  for i, m in ipairs(children(a, "measure")) do
    read_node(m, spec.measure.fields)
    claim(m, measures)
    m.index, m.area = i - 1, a
    o.measures[i] = { id = m.id, name = named(m) }
  end
  out.areas[#out.areas + 1] = o
end

local function read_chain(c, taken)
  read_node(c, spec.chain.fields)
  claim(c, taken)
  local provinces = {}
  local given = c.v.provinces
  if given ~= nil and (type(given) ~= "table" or nodes[given]) then
    bad_field(c, "provinces", "provinces must be a list in braces, not " .. show(given))
  elseif given then
    for i, p in ipairs(items_of(given)) do provinces[i] = plain(c, "provinces", p) or "" end
  end
  out.chains[#out.chains + 1] = { id = c.id, name = named(c), provinces = provinces,
                                  needs = build_condition(c.v.needs, c, "needs", VERDICT) }
end

local function read_programme()
  local programme, chains = only_one("programme"), {}
  out.areas, out.targets, out.chains = {}, {}, {}
  if not programme then return end
  read_node(programme, spec.programme.fields)
  only_one("support_quota", programme)
  for _, n in ipairs(children(programme)) do
    if n.kind == "support_area" then
      read_area(n)
    elseif n.kind == "chain" then
      read_chain(n, chains)
    elseif n.kind == "target" then
      read_node(n, spec.target.fields)
      for _, k in ipairs { "year", "firms", "share" } do
        if n.body[k] == nil then bad(n, "needs " .. k .. " = …") end
      end
      out.targets[#out.targets + 1] = { year = n.v.year or 0, firms = n.v.firms or 0.0, share = n.v.share or 0.0 }
    else
      read_node(n, spec.support_quota.fields)
      if n.body.from == nil or n.body.to == nil then bad(n, "needs from = … and to = …") end
      if n.v.from and n.v.to and n.v.from > n.v.to then bad_field(n, "from", "from is above to") end
      out.quota_from, out.quota_to = n.v.from, n.v.to
    end
  end
end

local function area_of(n, value)
  if value == nil then return nil end
  local a = areas[value]
  if not a and not lost then
    bad_field(n, "support", "support: there is no support area " .. show(value) .. suggest(value, areas))
  end
  return a
end

local function read_months(a)
  local given = a.v.months
  if given == nil then return 0.0, 0.0 end
  local list = type(given) == "table" and not nodes[given] and items_of(given) or { given, given }
  if #list ~= 2 or type(list[1]) ~= "number" or type(list[2]) ~= "number" or not (list[1] >= 0 and list[1] <= list[2]
    and list[2] <= 1200) then
    bad_field(a, "months", "months must be { from, to }, such as { 3, 6 }, not " .. show(given))
    return 0.0, 0.0
  end
  return list[1] + 0.0, list[2] + 0.0
end

local function apply_effort(o, given)
  if given == "fixed" then
    o.fixed = true
  elseif given ~= nil then
    o.effort, o.has_effort = efforts[given] or given, true
  end
  if type(given) == "string" then o.effort_word = given end
end

local function read_actions()
  out.actions = {}
  for _, c in ipairs(criteria) do
    local area = area_of(c, c.v.support)
    c.support = area and area.index
    c.first_action = #out.actions
    for _, a in ipairs(c.actions) do
      read_node(a, spec.action.fields)
      local within = area_of(a, a.v.support) or area
      local measure = a.v.measure and measures[a.v.measure]
      if a.v.measure and not measure and not lost then
        bad_field(a, "measure", "measure: there is no measure " .. show(a.v.measure) .. suggest(a.v.measure, measures))
      elseif measure and a.v.support and within and measure.area ~= within then
        bad_field(a, "measure", "measure " .. show(a.v.measure) .. " belongs to " .. title(measure.area)
          .. ", not to " .. title(within))
      end
      if measure then within = measure.area end
      local from, to = read_months(a)
      local o = { criterion = c, file = a.file, line = a.line, text = a.v.text, first = a.v.first,
                  months_from = from, months_to = to, below = a.v.below or 100.0,
                  support = within and within.index, measure = measure and measure.index }
      if not a.v.text then bad(a, "has no text", "warning") end
      apply_effort(o, a.v.effort)
      out.actions[#out.actions + 1] = o
    end
    c.n_actions = #c.actions
    for _, q in ipairs(c.parts) do
      local a = area_of(q, q.v.support)
      q.out.support = a and a.index
      if q.v.effort ~= nil then
        apply_effort(q.out, q.v.effort)
      elseif c.actions[1] then
        apply_effort(q.out, c.actions[1].v.effort)
      end
      if q.v.required ~= nil then q.out.required = q.v.required else q.out.required = q.scored end
      q.out.missing_excludes = (q.v.missing or out.missing) == "exclude"
    end
  end
end

-- ---- Nodes in a row, and in which order they are computed ---------------------------------------

local all_nodes = {}

local function number_nodes()
  local function add(n)
    n.node = #all_nodes
    all_nodes[#all_nodes + 1] = n
  end
  for _, q in ipairs(questions) do
    if not q.profile then add(q) end
  end
  for _, c in ipairs(criteria) do add(c) end
  for _, p in ipairs(pillars) do add(p) end
  add(overall)
end

local function flatten_nodes()
  out.nodes = {}
  for i, n in ipairs(all_nodes) do
    local o = { id = n.id, file = n.file, line = n.line, kind = n.question and "question" or n.kind, scored = n.scored,
                weight = n.v and n.v.weight or 1.0, question = n.question }
    if n == overall then
      o.kind, o.id, o.name, o.weight = "overall", "overall", out.name, 1.0
    else
      o.parent = n.kind == "pillar" and overall.node or n.parent.node
      o.name = n.name or n.out.text
    end
    if n.parts then
      o.first_child, o.n_children = n.parts[1] and n.parts[1].node or 0, #n.parts
      o.expression, o["function"] = n.expression, n.func
      o.why, o.standard, o.support = n.v and n.v.why, n.v and n.v.standard, n.support
      o.first_action, o.n_actions = n.first_action, n.n_actions
    end
    out.nodes[i] = o
  end
end

-- Nodes whose scores a condition asks for.
local function scores_asked(index, list, seen)
  local c = index and out_conditions[index + 1]
  if not c or seen[c] then return end
  seen[c] = true
  if c.scored_node then list[#list + 1] = c.scored_node end
  if c.test == "every_pillar" then
    for _, p in ipairs(pillars) do list[#list + 1] = p end
  end
  for _, part in ipairs(c.parts or {}) do scores_asked(part, list, seen) end
end

-- The nodes of `list` and what they ask for, each behind what it asks for. `circle`
-- says what is wrong where one asks for itself.
local function in_order(list, asked, circle)
  local state, trail, ordered = {}, {}, {}
  local function visit(n)
    if state[n] == "open" then
      local names, from = {}, 1
      for i, t in ipairs(trail) do
        if t == n then from = i end
      end
      for i = from, #trail do names[#names + 1] = trail[i] == overall and "overall" or trail[i].id end
      names[#names + 1] = names[1]
      bad(n, circle .. ": " .. table.concat(names, " → "))
    elseif #trail == LONGEST then
      bad(n, "more than " .. LONGEST .. " nodes in a row depend on each other")
    elseif not state[n] then
      state[n] = "open"
      trail[#trail + 1] = n
      for _, other in ipairs(asked(n)) do visit(other) end
      trail[#trail] = nil
      ordered[#ordered + 1] = n
    end
    state[n] = "done"
  end
  for _, n in ipairs(list) do visit(n) end
  return ordered
end

-- File order, children before parents, and what a pick asks for before it.
local function order_scores()
  local function asked(n)
    local list, seen = {}, {}
    for _, child in ipairs(n.parts or {}) do list[#list + 1] = child end
    for _, index in ipairs(n.picks or {}) do scores_asked(index, list, seen) end
    return list
  end
  out.order = {}
  for _, n in ipairs(in_order({ overall }, asked, "its score depends on itself")) do
    out.order[#out.order + 1] = n.node
  end
end

-- Questions that a condition looks at.
local function questions_asked(index, list, seen)
  local c = index and out_conditions[index + 1]
  if not c or seen[c] then return end
  seen[c] = true
  if c.question then list[#list + 1] = questions[c.question + 1] end
  for _, part in ipairs(c.parts or {}) do questions_asked(part, list, seen) end
end

-- In which order applies_if is decided: what one looks at before it.
local function order_questions()
  local function asked(n)
    local list = {}
    questions_asked(n.out.applies_if, list, {})
    return list
  end
  out.question_order = {}
  for _, n in ipairs(in_order(questions, asked, "whether it applies depends on itself")) do
    if n.out.applies_if then out.question_order[#out.question_order + 1] = n.question end
  end
end

-- Node tables become node indexes, at last.
local function number_references()
  for _, c in ipairs(out_conditions) do
    if c.scored_node then
      c.node = c.scored_node.node
      if not c.scored_node.scored then
        report(c, c.owner .. ": " .. c.test .. ": " .. show(c.scored_node.id) .. " is not scored")
      end
    end
  end
  for _, e in ipairs(out_expressions) do
    for _, part in ipairs(e.parts) do part.node = part.child and part.child.node end
  end
  for _, a in ipairs(out.actions) do a.criterion = a.criterion.node end
  for _, w in ipairs(out.weightings) do
    w.weights = {}
    for i, n in ipairs(out.nodes) do w.weights[i] = n.weight end
    for _, entry in ipairs(w.named) do w.weights[entry.n.node + 1] = entry.weight end
  end
  for _, f in ipairs(functions) do
    if type(f.scope) == "table" then f.scope = f.scope.node end
  end
end

if not nodes[root] or root.kind ~= "set" then
  report({ file = "set.lua", line = 1 }, 'set.lua must end with return set "an-id" { … }, not ' .. show(root))
  return nil
end
read_languages()
read_node(root, spec.set.fields)
read_head()
read_profile()
read_pillars()
read_scores()
read_conditions_of_questions()
read_evidence()
read_tiers()
read_gates()
read_weightings()
read_programme()
read_actions()
number_nodes()
flatten_nodes()
order_scores()
order_questions()
number_references()
for _, f in ipairs(functions) do f.cells, f.n_cells, f.reached = reach(f.f, f.owner, f.field) end
out.questions = {}
for i, n in ipairs(questions) do
  n.out.node = n.node
  out.questions[i] = n.out
  if n.profile then out.n_profile = i end
end
out.conditions, out.expressions, out.functions = out_conditions, out_expressions, functions
out.n_criteria, out.n_pillars = #criteria, #pillars
return out, {
  POISON = POISON, nodes = nodes, conditions = conditions, unfinished = ctx.unfinished,
  space = space, overall = overall, out = out,
  functions = functions, show = show, suggest = suggest, report = report, title = title, bad = bad,
  bad_field = bad_field, field_line = field_line, keys_in_order = keys_in_order, items_of = items_of,
  is_plain = is_plain, is_text = is_text, is_scored_kind = is_scored_kind, known_subjects = known_subjects,
  read_node = function(n) return read_node(n, spec[n.kind].fields) end, spliced = spliced,
}

end
