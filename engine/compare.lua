-- What differs between two sets, as edits, and the sets that lie between them: the old
-- one with some of the edits made.
--
-- Both are given as their files left them (prelude.lua's `read`), and sound: each was
-- loaded before. Nodes are known by what they are and their ids, wherever they stand.
-- The trees are copied first, since judging one freezes tables that a function sees.
-- Returns { edits = {…}, mix = function(taken) … end }: what C makes of it is in
-- script_compare.c, the fields of an edit are those of struct eca_edit in eca.h.

local old_set, new_set, resolve = ...

local function set_of(words)
  local s = {}
  for word in string.gmatch(words, "%S+") do s[word] = true end
  return s
end

local question = set_of "yes_no level choice multi number date text derived"
local inline = set_of "option grade support_area measure chain action"  -- their texts stand among their fields
local own_space = set_of "option grade weighting support_area measure chain"
-- Fields that only people read, kinds and fields that change no score.
local said = set_of "text help evidence period unit name why standard meaning notice first"
local quiet_kind = set_of "programme support_area measure target chain support_quota action"
local quiet_field = set_of "version effective languages display effort support international"
local quiet_order = set_of "option grade support_area measure target chain action question criterion pillar gate"

local expressions, conditions, scales = {}, {}, {}

local function integers_of(t)
  local keys = {}
  for k in pairs(t) do
    if math.type(k) == "integer" then keys[#keys + 1] = k end
  end
  table.sort(keys)
  return keys
end

local function names_of(t)
  local keys = {}
  for k in pairs(t) do
    if type(k) == "string" then keys[#keys + 1] = k end
  end
  table.sort(keys)
  return keys
end

-- ---- Functions, by what they say -------------------------------------------------------

local opening = set_of "function if do repeat"
local closing = set_of "end until"

-- The token at `at` and where the next begins; comments and spaces are none.
local function token(text, at)
  while true do
    local skipped = string.match(text, "^%s+()", at)
    if string.find(text, "^%-%-", at) then
      local level = string.match(text, "^%-%-%[(=*)%[", at)
      local close = level and select(2, string.find(text, "]" .. level .. "]", at, true))
      skipped = close and close + 1 or string.find(text, "\n", at, true) or #text + 1
    end
    if not skipped then break end
    at = skipped
  end
  local quote, level = string.match(text, "^[\"']", at), string.match(text, "^%[(=*)%[", at)
  local stop
  if quote then
    stop = at
    repeat
      stop = string.find(text, "[\\" .. quote .. "]", stop + 1) or #text
      local escaped = string.sub(text, stop, stop) == "\\"
      if escaped then stop = stop + 1 end
    until not escaped
  elseif level then
    stop = select(2, string.find(text, "]" .. level .. "]", at, true))
  else
    stop = select(2, string.find(text, "^[%w_]+", at))
  end
  stop = stop or at
  return string.sub(text, at, stop), stop + 1
end

-- From the word `function` at `at` to its end: its tokens, and how many lines it takes.
local function body_at(text, at)
  local list, depth, from = {}, 0, at
  repeat
    local word
    word, at = token(text, at)
    depth = depth + (opening[word] and 1 or closing[word] and -1 or 0)
    list[#list + 1] = word
  until depth == 0 or word == ""
  local _, lines = string.gsub(string.sub(text, from, at - 1), "\n", "")
  return table.concat(list, " "), lines
end

-- A function's text without what means nothing. Of several that begin on its line, the
-- first that is as long as it.
local function text_of(f, sources)
  local info = debug.getinfo(f, "S")
  local text, at = sources[info.short_src], 1
  if not text then return tostring(f) end
  for _ = 2, info.linedefined do at = string.find(text, "\n", at, true) + 1 end
  local line_end, first = string.find(text, "\n", at, true) or #text, nil
  while at <= line_end do
    local word, behind = token(text, at)
    if word == "" then break end
    if word == "function" then
      local body, lines = body_at(text, behind - #word)
      first = first or body
      if lines == info.lastlinedefined - info.linedefined then return body end
    end
    at = behind
  end
  return first or tostring(f)
end

-- ---- Values ----------------------------------------------------------------------------

local same
local placed = set_of "file line"  -- where a word stands is not what it says

local function variables_of(f)
  local list = {}
  for i = 1, 255 do
    local name, value = debug.getupvalue(f, i)
    if not name then break end
    list[name] = { value }
  end
  return list
end

local environment = old_set.host.environment

local function same_function(a, b, seen)
  if debug.getinfo(a, "S").what == "C" or debug.getinfo(b, "S").what == "C" then return a == b end
  if text_of(a, old_set.sources) ~= text_of(b, new_set.sources) then return false end
  local mine, theirs = variables_of(a), variables_of(b)
  for name, value in pairs(mine) do
    local other = theirs[name]
    if not other then return false end
    if value[1] ~= environment and not same(value[1], other[1], seen) then return false end
  end
  return true
end

-- Whether a value of the old set says what one of the new one says.
function same(a, b, seen)
  if a == b then return true end
  if type(a) ~= type(b) or (type(a) ~= "table" and type(a) ~= "function") then return false end
  seen = seen or {}
  if seen[a] == b then return true end
  seen[a] = b
  if type(a) == "function" then return same_function(a, b, seen) end
  local word = conditions[a] or expressions[a] or scales[a]
  for k, v in pairs(a) do
    if not (word and placed[k]) and not same(v, b[k], seen) then return false end
  end
  for k in pairs(b) do
    if not (word and placed[k]) and a[k] == nil then return false end
  end
  return true
end

local write

local function write_list(t)
  local out = {}
  for _, k in ipairs(integers_of(t)) do out[#out + 1] = write(t[k]) end
  for _, k in ipairs(names_of(t)) do out[#out + 1] = k .. " = " .. write(t[k]) end
  return #out == 0 and "{}" or "{ " .. table.concat(out, ", ") .. " }"
end

local function write_condition(c)
  if c.parts then return c.test .. " " .. write_list(c.parts) end
  local values = {}
  if c.subject ~= nil then values[1] = write(c.subject) end
  if c.n ~= nil then values[#values + 1] = write(c.n) end
  if c.test == "has" then
    values[#values + 1] = write(c.list[1])
  elseif c.list then
    values[#values + 1] = write_list(c.list)
  end
  return c.test .. "(" .. table.concat(values, ", ") .. ")"
end

local function write_expression(e)
  if e.op == "capped" then return "capped(" .. write(e.part) .. ", " .. write(e.n) .. ")" end
  if e.op == "points" then return "points(" .. write(e.n) .. ")" end
  if e.op == "pick" then
    return "pick(" .. write(e.condition) .. ", " .. write(e.part) .. ", " .. write(e.other) .. ")"
  end
  return e.op .. " " .. write_list(e.parts)
end

-- As it is written in a file, on one line; nothing for what is not there.
function write(value)
  if value == nil then return "" end
  if type(value) == "string" then return '"' .. value .. '"' end
  if type(value) == "number" then return string.format("%.14g", value) end
  if type(value) == "function" then return "function" end
  if type(value) ~= "table" then return tostring(value) end
  if conditions[value] then return write_condition(value) end
  if expressions[value] then return write_expression(value) end
  if scales[value] then return value.scale .. " " .. write_list(value.points) end
  return write_list(value)
end

-- The only key under which two tables with the same keys differ, or nil.
local function only_difference(a, b)
  local found
  for k, v in pairs(a) do
    if b[k] == nil then return nil end
    if not same(v, b[k]) then
      if found ~= nil then return nil end
      found = k
    end
  end
  for k in pairs(b) do
    if a[k] == nil then return nil end
  end
  return found
end

-- Two values that differ, in words: which part of them, what it was, and what it is.
local function narrow(a, b)
  if type(a) == "table" and type(b) == "table" then
    local inner_a, inner_b = a, b
    if conditions[a] and conditions[b] and a.test == b.test and a.parts and b.parts then
      local k = only_difference(a.parts, b.parts)
      if k then return narrow(a.parts[k], b.parts[k]) end
      return "", write(a), write(b)
    elseif scales[a] and scales[b] and a.scale == b.scale then
      local k = only_difference(a.points, b.points)
      local from, to = k and a.points[k], k and b.points[k]
      if k and from[1] == to[1] then return write(from[1]), write(from[2]), write(to[2]) end
      return "", write(a), write(b)
    elseif expressions[a] and expressions[b] and a.op == b.op and a.parts and b.parts then
      inner_a, inner_b = a.parts, b.parts
    elseif conditions[a] or expressions[a] or scales[a] then
      return "", write(a), write(b)
    end
    local k = only_difference(inner_a, inner_b)
    if type(k) == "string" then return k, write(inner_a[k]), write(inner_b[k]) end
  end
  return "", write(a), write(b)
end

-- ---- Trees, copied ----------------------------------------------------------------------

local function copier(ctx)
  local copies = {}
  local function copy(value)
    if type(value) ~= "table" then return value end
    if copies[value] then return copies[value] end
    local c = {}
    copies[value] = c
    for k, v in pairs(value) do c[k] = copy(v) end
    expressions[c], conditions[c], scales[c] = ctx.expressions[value], ctx.conditions[value], ctx.scales[value]
    return c
  end
  return copy
end

local function class_of(kind)
  return question[kind] and "question" or kind
end

-- What a node is known by in both trees.
local function key_of(raw, parent, counts)
  local name = raw.kind .. ":" .. (raw.kind ~= "set" and raw.id or "")
  if not raw.id then
    counts[raw.kind] = (counts[raw.kind] or 0) + 1
    name = raw.kind .. ":" .. counts[raw.kind]
  end
  if raw.kind == "action" or raw.kind == "option" then return parent.key .. "/" .. name end
  return name
end

local function take_field(n, ctx, copy, k, value)
  if inline[n.kind] and ctx.languages[k] then
    n.texts.text = n.texts.text or {}
    n.texts.text[k] = value
  elseif k == "na" then
    n.fields.na = value and true or nil
    if type(value) ~= "boolean" then n.texts.na = copy(value) end
  elseif said[k] and n.kind ~= "weighting" or k == "name" then
    n.texts[k] = copy(value)
  else
    n.fields[k] = copy(value)
  end
end

local function take_row(n, row, ctx)
  local words = {}
  for k, v in pairs(row) do
    if ctx.languages[k] or type(v) == "string" then words[k] = v end
  end
  n.levels = n.levels or {}
  n.levels[#n.levels + 1] = type(row[1]) == "number" and row[1] or false
  n.texts["level " .. #n.levels - 1] = words
end

-- Every node of a set: by its key, and all of them in file order.
local function read_tree(ctx)
  local tree, copy = { by = {}, keys = {} }, copier(ctx)
  ctx.languages = {}
  for _, code in ipairs(ctx.root.body.languages) do ctx.languages[code] = true end

  local function take(raw, parent, counts)
    local n = { kind = raw.kind, id = raw.id, file = raw.file, line = raw.line, raw = raw, ctx = ctx, fields = {},
                texts = {}, children = {}, parent = parent and parent.key }
    local inner = raw.kind == "criterion" and {} or counts
    n.key = key_of(raw, parent, counts)
    tree.by[n.key] = n
    tree.keys[#tree.keys + 1] = n.key
    if parent then parent.children[#parent.children + 1] = n.key end
    for _, k in ipairs(names_of(raw.body)) do take_field(n, ctx, copy, k, raw.body[k]) end
    local function splice(list)
      for _, i in ipairs(integers_of(list)) do
        local item = list[i]
        if ctx.nodes[item] then
          take(item, n, inner)
        elseif type(item) == "string" then
          n.texts.text = item
        elseif raw.kind == "level" and not ctx.included[item] then
          take_row(n, item, ctx)
        else
          splice(item)
        end
      end
    end
    splice(raw.body)
    return n
  end

  tree.root = take(ctx.root, nil, {})
  return tree
end

local old, new = read_tree(old_set), read_tree(new_set)

-- ---- Edits ------------------------------------------------------------------------------

local edits = {}
local gone, made, moved, typed = {}, {}, {}, {}    -- key -> its edit
local fields, rows, orders = {}, {}, {}            -- key -> field, number of a row, class -> its edit

local function place(e, side, n, line)
  if not n then return end
  e[side .. "_file"], e[side .. "_line"] = n.file, line or n.line
end

local function criterion_of(n, tree)
  while n and n.kind ~= "criterion" and n.kind ~= "pillar" do n = n.parent and tree.by[n.parent] end
  return n and n.id
end

-- The id of an edit begins with what it is about.
local function path_of(n, tree)
  if n.kind == "option" then return path_of(tree.by[n.parent], tree) .. "." .. n.id end
  if n.kind == "set" then return "set" end
  if not n.id then return (string.gsub(n.key, "^.*/", n.parent and tree.by[n.parent].id .. "." or "")) end
  return (own_space[n.kind] and n.kind .. "." or "") .. n.id
end

local function add(change, a, b, more)
  local n, tree = b or a, b and new or old
  local e = more or {}
  e.change, e.kind, e.of, e.key, e.seq = change, n.kind, n.id or "", n.key, #edits + 1
  e.within = criterion_of(tree.by[n.parent], tree) or ""
  if n.kind == "option" then e.owner = tree.by[n.parent].id end
  if e.scoring == nil then e.scoring = not quiet_kind[n.kind] end
  e.field, e.part, e.before, e.after = e.field or "", e.part or "", e.before or "", e.after or ""
  e.id = path_of(n, tree) .. "." .. (e.field ~= "" and e.field or change) .. (e.part ~= "" and "." .. e.part or "")
  e.id = string.gsub(string.gsub(e.id, ":", "."), "[^%w_.-]", "_")
  place(e, "old", a, e.old_at)
  place(e, "new", b, e.new_at)
  edits[#edits + 1] = e
  return e
end

local function line_of(n, field)
  return n.ctx.field_line(n.raw, field)
end

local function compare_field(a, b, k)
  local x, y = a.fields[k], b.fields[k]
  if same(x, y) then return end
  local part, before, after = narrow(x, y)
  fields[a.key] = fields[a.key] or {}
  fields[a.key][k] = add("changed", a, b, {
    field = k, part = part, before = before, after = after, scoring = not quiet_kind[a.kind] and not quiet_field[k],
    old_at = line_of(a, k), new_at = line_of(b, k),
  })
end

local function compare_fields(a, b)
  local all = {}
  for k in pairs(a.fields) do all[k] = true end
  for k in pairs(b.fields) do all[k] = true end
  for _, k in ipairs(names_of(all)) do compare_field(a, b, k) end
end

local function compare_levels(a, b)
  if not a.levels or same(a.levels, b.levels) then return end
  if #a.levels ~= #b.levels then
    fields[a.key] = fields[a.key] or {}
    fields[a.key].levels = add("changed", a, b, {
      field = "levels", before = write(a.levels), after = write(b.levels),
    })
    return
  end
  rows[a.key] = {}
  for i, points in ipairs(a.levels) do
    if points ~= b.levels[i] then
      rows[a.key][i] = add("changed", a, b, {
        field = "points", part = tostring(i - 1), before = write(points), after = write(b.levels[i]),
        old_at = line_of(a, i), new_at = line_of(b, i),
      })
    end
  end
end

-- All that was reworded in one node is one edit.
local function compare_texts(a, b)
  local all, list = {}, {}
  for k in pairs(a.texts) do all[k] = true end
  for k in pairs(b.texts) do all[k] = true end
  for _, k in ipairs(names_of(all)) do
    if not same(a.texts[k], b.texts[k]) then list[#list + 1] = k end
  end
  if #list > 0 then
    add("reworded", a, b, { part = table.concat(list, ", "), scoring = false,
                            old_at = line_of(a, list[1]), new_at = line_of(b, list[1]) })
    edits[#edits].id = path_of(b, new) .. ".reworded"
  end
end

-- The children of a class that stand under the same node in both sets.
local function common_children(a, b, class)
  local list = {}
  for _, key in ipairs(a.children) do
    local other = b.by_key[key]
    if other and class_of(other.kind) == class then list[#list + 1] = key end
  end
  return list
end

local function index_children(n, tree)
  n.by_key = {}
  for _, key in ipairs(n.children) do n.by_key[key] = tree.by[key] end
end

local function compare_order(a, b)
  local classes = {}
  index_children(a, old)
  index_children(b, new)
  for _, key in ipairs(a.children) do classes[class_of(old.by[key].kind)] = true end
  for _, class in ipairs(names_of(classes)) do
    local before, after = common_children(a, b, class), common_children(b, a, class)
    if not same(before, after) then
      local ids = { {}, {} }
      for i, key in ipairs(before) do ids[1][i] = old.by[key].id or "" end
      for i, key in ipairs(after) do ids[2][i] = new.by[key].id or "" end
      orders[a.key] = orders[a.key] or {}
      orders[a.key][class] = add("reordered", a, b, {
        part = class, before = table.concat(ids[1], ", "), after = table.concat(ids[2], ", "),
        scoring = not quiet_order[class],
      })
    end
  end
end

local function compare_node(a, b)
  if a.parent ~= b.parent then
    moved[a.key] = add("moved", a, b, { before = old.by[a.parent].id or "", after = new.by[b.parent].id or "" })
  end
  compare_fields(a, b)
  compare_levels(a, b)
  compare_texts(a, b)
  compare_order(a, b)
end

-- A question of another type in the other set, under the same id.
local function other_type(n, tree)
  if not question[n.kind] then return nil end
  for kind in pairs(question) do
    local found = kind ~= n.kind and tree.by[kind .. ":" .. n.id]
    if found then return found end
  end
end

local function note_gone(n)
  local other = other_type(n, new)
  if other then
    typed[n.key] = add("changed", n, other, { field = "type", before = n.kind, after = other.kind })
    gone[n.key], made[other.key] = typed[n.key], typed[n.key]
  else
    gone[n.key] = gone[n.parent] or add("removed", n, nil)
  end
end

for _, key in ipairs(old.keys) do
  local a, b = old.by[key], new.by[key]
  if b then compare_node(a, b) else note_gone(a) end
end
for _, key in ipairs(new.keys) do
  local b = new.by[key]
  if not old.by[key] and not made[key] then made[key] = made[b.parent] or add("added", nil, b) end
end

-- Told as the sets are read: what stands in the new one in its order, what is gone where
-- it stood.
local rank = {}
for i, key in ipairs(new.keys) do rank[key] = i end
local last = 0
for _, key in ipairs(old.keys) do
  rank[key] = rank[key] or last + 0.5
  last = rank[key]
end
table.sort(edits, function(a, b)
  if rank[a.key] ~= rank[b.key] then return rank[a.key] < rank[b.key] end
  return a.seq < b.seq
end)
local taken_ids = {}
for i, e in ipairs(edits) do
  local id, n = e.id, 1
  while taken_ids[e.id] do
    n = n + 1
    e.id = id .. "." .. n
  end
  taken_ids[e.id], e.n = true, i
end

-- ---- Between the two ---------------------------------------------------------------------

local places_taken = {}   -- tables that a function sees, frozen once for all mixes

-- The keys of `list` that `wanted` has, then those of `other`, each behind the one that it
-- stands behind there.
local function merged(list, other, wanted)
  local out, at = {}, {}
  for _, key in ipairs(list) do
    if wanted[key] then out[#out + 1] = key end
  end
  for i, key in ipairs(out) do at[key] = i end
  local behind = 0
  for _, key in ipairs(other) do
    if at[key] then
      for i, k in ipairs(out) do
        if k == key then behind = i end
      end
    elseif wanted[key] then
      behind = behind + 1
      table.insert(out, behind, key)
      at[key] = true
    end
  end
  return out
end

local function mix(taken)
  local function on(e) return e and taken[e.n] end
  local here, reached, raw_nodes, sound = {}, {}, {}, true
  local parents = {}

  for _, tree in ipairs { old, new } do
    for _, key in ipairs(tree.keys) do
      local a, b = old.by[key], new.by[key]
      if a and (b or not on(gone[key])) or not a and on(made[key]) then
        parents[key] = (a and not on(moved[key])) and a.parent or b.parent
        if key ~= old.root.key then here[parents[key]] = here[parents[key]] or {} end
        if key ~= old.root.key then here[parents[key]][key] = true end
      end
    end
  end

  local function fields_of(key)
    local a, b, out = old.by[key], new.by[key], {}
    for k, v in pairs((a or b).fields) do out[k] = v end
    for k, e in pairs(a and b and fields[key] or {}) do
      if on(e) then out[k] = b.fields[k] end
    end
    return out
  end

  local function levels_of(key)
    local a, b = old.by[key], new.by[key]
    if not a or not b then return (a or b).levels end
    if fields[key] and on(fields[key].levels) then return b.levels end
    local out = {}
    for i, points in ipairs(a.levels or {}) do
      out[i] = rows[key] and on(rows[key][i]) and b.levels[i] or points
    end
    return a.levels and out
  end

  local function children_of(key)
    local a, b, classes, out = old.by[key], new.by[key], {}, {}
    for child in pairs(here[key] or {}) do
      local class = class_of((old.by[child] or new.by[child]).kind)
      classes[class] = classes[class] or {}
      classes[class][child] = true
    end
    for _, class in ipairs(names_of(classes)) do
      local first, second = a and a.children or {}, b and b.children or {}
      if orders[key] and on(orders[key][class]) then first, second = second, first end
      for _, child in ipairs(merged(first, second, classes[class])) do out[#out + 1] = child end
    end
    return out
  end

  local function build(key)
    local n = old.by[key] or new.by[key]
    local body = fields_of(key)
    local raw = { kind = n.kind, id = n.id, file = n.file, line = n.line, body = body }
    reached[key], raw_nodes[raw] = true, true
    if n.kind ~= "weighting" then body.effort, body.support = nil, nil end
    if n.kind == "set" then body.name = "-" end
    for i, points in ipairs(levels_of(key) or {}) do body[i] = { points or "-" } end
    for _, child in ipairs(children_of(key)) do
      if not quiet_kind[(old.by[child] or new.by[child]).kind] then body[#body + 1] = build(child) end
    end
    return raw
  end

  local root = build(old.root.key)
  -- What stands in both sets stands between them too: where its place is missing, the edits
  -- are not to be told apart.
  for key, n in pairs(old.by) do
    if new.by[key] and not reached[key] and not quiet_kind[n.kind] then return nil end
  end
  local out = resolve {
    host = old_set.host, root = root, used = {}, inside = places_taken, unfinished = {}, included = {},
    POISON = old_set.POISON, nodes = raw_nodes, expressions = expressions, conditions = conditions, scales = scales,
    show = old_set.show, suggest = function() return "" end, field_line = function(n) return n.line end,
    report = function(_, _, severity) sound = sound and severity == "warning" end,
  }
  return sound and out or nil
end

return { edits = edits, mix = mix }
