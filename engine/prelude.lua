-- The words of the criteria language, and how a set's files are loaded.
--
-- A word only notes what was written and where: it returns a plain table, a
-- *node* (a thing with a kind, such as a criterion), an *expression* or a
-- *condition*. Nothing is judged while the files run, because a set says only at
-- its very end which languages and tiers it has. resolve.lua then checks the
-- whole tree in file order and hands C flat tables.
--
-- Runs once per set inside the sandbox's Lua, but with the real libraries, which
-- its globals are; criteria never see them. `host` has
--   read(name)    source text of name.lua in the set's folder, or nil, reason
--   compile(text, name)  function with the criteria's environment, or nil, message
--   stopped()     true once a limit was hit: nothing may go on then
--   nearest(word, names)  the nearest name, or nil
--   freeze(table), environment   for resolve.lua
-- Returns { words = …, load = function() … end, load_examples = function(names) … end,
-- read = function() … end, unknown = … }.

local host, resolve, judge = ...

local findings = {}      -- { severity, file, line, text }, in the order found
local files = {}         -- names in the order first loaded; files[name] = its rank
local sources = {}       -- name -> text, for finding a field's own line
local loading = {}       -- stack of the names being loaded
local poisoned = {}      -- name -> true: an unknown word was met, and skipped, in it
local done = false       -- true once the set is loaded: the words then refuse

-- Stands where a mistake was already reported: can be called and indexed without
-- end, and is skipped wherever it turns up, so that one mistake is one finding.
local POISON = {}
setmetatable(POISON, {
  __call = function() return POISON end,
  __index = function() return POISON end,
  __newindex = function() end,
  __concat = function() return "" end,
})
for _, event in ipairs { "__add", "__sub", "__mul", "__div", "__mod", "__pow", "__unm", "__idiv" } do
  getmetatable(POISON)[event] = function() return POISON end
end

local weak = { __mode = "k" }
local nodes = setmetatable({}, weak)        -- node -> true
local expressions = setmetatable({}, weak)  -- expression -> true
local conditions = setmetatable({}, weak)   -- condition -> true
local scales = setmetatable({}, weak)       -- linear {…}, bands {…} -> true
local included = setmetatable({}, weak)     -- value of an include -> true
local unfinished = setmetatable({}, weak)   -- `level "id"` without its body -> node
local word_of = {}                          -- function of a word -> the word
local made = {}                             -- every node, in the order made
local parts_made = {}                       -- every expression and condition, likewise
local tests = {}                            -- the words that make a condition

local function report(place, text, severity)
  findings[#findings + 1] = {
    severity = severity or "error", file = place.file, line = place.line, text = text, seq = #findings,
  }
end

-- The line of `word` in the file being loaded: where a `return word {…}` hides
-- its caller from the debug library (Lua's tail calls leave no trace).
local function returned_at(word)
  local file = loading[#loading] or "set.lua"
  local line = 1
  for text in string.gmatch(sources[file] or "", "([^\n]*)\n?") do
    if string.find(text, "^%s*return%s+" .. word .. "%f[^%w_]") then return { file = file, line = line } end
    line = line + 1
  end
  return { file = file, line = 1 }
end

-- Where the criteria file called the word `word`.
local function here(word)
  for level = 2, 6 do
    local info = debug.getinfo(level, "Slt")
    if not info then break end
    if files[info.short_src] then return { file = info.short_src, line = info.currentline } end
    if info.istailcall then return returned_at(word) end
  end
  return returned_at(word)
end

-- The same of an example, which a function of its file may make: where that is called.
local function called_from(word)
  local place
  for level = 2, 30 do
    local info = debug.getinfo(level, "Sl")
    if not info then break end
    if info.short_src == loading[#loading] then place = { file = info.short_src, line = info.currentline } end
  end
  return place or here(word)
end

local function show(value)
  local kind = type(value)
  if kind == "string" then
    if not utf8.len(value) then return "a text that is not UTF-8" end
    if #value > 40 then value = string.sub(value, 1, (utf8.offset(value, 0, 38) or 38) - 1) .. "…" end
    return '"' .. value .. '"'
  elseif kind == "number" then
    return value ~= value and "nan" or string.format("%.14g", value)
  elseif kind == "boolean" then
    return tostring(value)
  elseif nodes[value] then
    return value.kind .. (value.id and ' "' .. value.id .. '"' or "")
  elseif expressions[value] then
    return value.op .. (value.parts and " { … }" or "(…)")
  elseif conditions[value] and type(value.subject) == "string" then
    return value.test .. ' "' .. value.subject .. '"'
  elseif conditions[value] then
    return value.test .. (value.parts and " { … }" or "(…)")
  elseif scales[value] then
    return value.scale .. " { … }"
  elseif word_of[value] then
    return 'the bare word "' .. word_of[value] .. '"'
  elseif unfinished[value] then
    return unfinished[value].kind .. ' "' .. unfinished[value].id .. '" without its { … }'
  end
  if kind == "function" and debug.getinfo(value, "S").what == "C" then return "a function of Lua's own" end
  return kind == "table" and "{ … }" or kind == "nil" and "nothing" or "a " .. kind
end

-- What stands in braces, given as anything at all: a table, or an empty one after
-- a report of what was found instead.
local function braces(place, what, example, value)
  if value == POISON then return {} end
  if type(value) ~= "table" then
    report(place, what .. " needs braces: " .. example .. ", not " .. show(value))
    return {}
  end
  return value
end

local words = {}

-- ---- Nodes ------------------------------------------------------------------

local function node(kind, id, place, body)
  local n = { kind = kind, id = id, file = place.file, line = place.line, body = body }
  nodes[n] = true
  made[#made + 1] = n
  return n
end

local with_id = {
  "set", "pillar", "criterion", "yes_no", "level", "choice", "multi", "number", "date", "text",
  "derived", "option", "grade", "tier", "gate", "weighting", "support_area", "measure", "chain", "example",
}
local without_id = { "profile", "evidence", "programme", "target", "support_quota", "action" }

for _, kind in ipairs(with_id) do
  local find = kind == "example" and called_from or here
  words[kind] = function(id)
    local place = find(kind)
    local name = kind == "example" and "a name" or "an_id"
    local example = kind .. ' "' .. (type(id) == "string" and id or name) .. '" { … }'
    if id == POISON then return POISON end
    if type(id) ~= "string" then
      report(place, kind .. " needs " .. (kind == "example" and "a name" or "an id") .. " in quotes before the braces: "
        .. example)
      return type(id) == "table" and node(kind, nil, place, id) or POISON
    end
    local function finish(body)
      if done then error('"' .. kind .. '" declares something: it cannot be used inside a function', 2) end
      unfinished[finish] = nil
      return node(kind, id, place, braces(place, kind .. ' "' .. id .. '"', example, body))
    end
    unfinished[finish] = { kind = kind, id = id, file = place.file, line = place.line }
    return finish
  end
end

for _, kind in ipairs(without_id) do
  words[kind] = function(body)
    local place = here(kind)
    if type(body) == "string" then
      report(place, kind .. " takes no id: " .. kind .. " { … }")
      return POISON
    end
    return node(kind, nil, place, braces(place, kind, kind .. " { … }", body))
  end
end

-- ---- Scales of a number question ----------------------------------------------

for _, scale in ipairs { "linear", "bands" } do
  words[scale] = function(points)
    local place = here(scale)
    local list = braces(place, scale, scale .. " { {0, 0}, {100, 100} }", points)
    if list ~= points then return POISON end
    local s = { scale = scale, file = place.file, line = place.line, points = list }
    scales[s] = true
    return s
  end
end

-- ---- Expressions ----------------------------------------------------------------

local function expression(op, e)
  local place = here(op)
  e.op, e.file, e.line = op, place.file, place.line
  expressions[e] = true
  parts_made[#parts_made + 1] = e
  return e
end

for _, op in ipairs { "mean", "weighted", "geometric", "lowest", "highest", "sum" } do
  words[op] = function(parts) return (expression(op, { parts = parts })) end
end
words.capped = function(part, n) return (expression("capped", { part = part, n = n })) end
words.pick = function(condition, yes, no)
  return (expression("pick", { condition = condition, part = yes, other = no }))
end
words.points = function(n) return (expression("points", { n = n })) end

-- Names that are taken: these expressions are to come.
for _, op in ipairs { "harmonic", "product", "deduct", "curve", "rounded", "pooled" } do
  words[op] = function()
    report(here(op), '"' .. op .. '" is not available yet (its name is kept for a later version)')
    return POISON
  end
end

-- ---- Conditions -----------------------------------------------------------------

local function condition(test, c)
  local place = here(test)
  c.test, c.file, c.line = test, place.file, place.line
  conditions[c] = true
  parts_made[#parts_made + 1] = c
  return c
end

local function test_word(test, word)
  tests[test] = true
  words[test] = word
end

for _, test in ipairs { "yes", "no", "answered" } do
  test_word(test, function(q) return (condition(test, { subject = q })) end)
end
for _, test in ipairs { "at_least", "at_most", "score_at_least" } do
  test_word(test, function(q, n) return (condition(test, { subject = q, n = n })) end)
end
for _, test in ipairs { "one_of", "has_any", "only" } do
  test_word(test, function(q, list) return (condition(test, { subject = q, list = list })) end)
end
test_word("has", function(q, option) return (condition("has", { subject = q, list = { option } })) end)
for _, test in ipairs { "every_pillar", "missing_at_most" } do
  test_word(test, function(n) return (condition(test, { n = n })) end)
end
test_word("self_assessed", function() return (condition("self_assessed", {})) end)
for _, test in ipairs { "all", "any", "none" } do
  test_word(test, function(list) return (condition(test, { parts = list })) end)
end

-- What an example expects of a score; at_least(70) and at_most(70) too, where they stand there.
words.near = function(n, within) return (condition("near", { subject = n, n = within })) end

-- ---- Files ----------------------------------------------------------------------

-- A message of Lua's, "file:line: text", as a finding; with help where Lua's own
-- words are a programmer's.
local hints = {
  { "near '<\\226>'", "texts take straight quotes, not curly ones" },
  { "'}' expected.* near '='", "is a comma missing before this?" },
  { "'}' expected", "is a comma or a closing brace missing on the line before?" },
  { "near <eof>", "is a closing brace or an \"end\" missing before this?" },
  { "<name> expected near", "a field is written name = value" },
  { "^syntax error near", "is the word before this misspelt?" },
  { "unexpected symbol near", "is something missing or too much just before this?" },
  { "unfinished string", "a text must be closed with a quote on the same line" },
  { "attempt to call a table value", "is a comma missing on the line before?" },
  { "attempt to call a string value", "is a comma missing on the line before?" },
  { "attempt to call a function value", "is a comma missing on the line before?" },
  { "attempt to %w+ a nil value", "nothing has that name here" },
}

local function report_message(name, message)
  local file, line, text = string.match(tostring(message), "^(.-):(%d+): (.*)$")
  if not files[file] then file, line, text = name, 0, tostring(message) end
  for _, hint in ipairs(hints) do
    if string.find(text, hint[1]) then
      text = text .. " (" .. hint[2] .. ")"
      break
    end
  end
  report({ file = file, line = tonumber(line) }, text)
end

local function had_error(name)
  for _, f in ipairs(findings) do
    if f.severity == "error" and (not name or f.file == name) then return true end
  end
  return false
end

-- What a file of that name ends with, as an example.
local function returned(name)
  if name == "set.lua" then return 'set "an-id" { … }' end
  return string.find(name, "^tests/") and '{ example "a firm" { … } }' or 'pillar "an_id" { … }'
end

-- Runs name.lua once more for each call and returns its value, or POISON.
local function run_file(name, place, what)
  local text, reason = host.read(name)
  if not text then
    report(place, what .. reason)
    return POISON
  end
  if not files[name] then
    files[#files + 1] = name
    files[name] = #files
    sources[name] = text
  end
  local chunk, message = host.compile(text, name)
  if not chunk then
    if host.stopped() then error(message, 0) end
    report_message(name, message)
    return POISON
  end
  loading[#loading + 1] = name
  local ok, value, more = pcall(chunk)
  if host.stopped() then error(value, 0) end
  loading[#loading] = nil
  if not ok and poisoned[name] then return POISON end  -- what it says may be untrue
  if not ok then
    if type(value) ~= "string" then value = name .. ":1: error with " .. show(value) end
    report_message(name, value)
    return POISON
  end
  if value == nil and had_error(name) then return POISON end
  if value == nil then
    report({ file = name, line = 0 }, "the file returns nothing: it must end with what it declares, such as return "
      .. returned(name))
    return POISON
  end
  if more ~= nil then
    report({ file = name, line = 0 }, "the file returns more than one value: put them in braces, return { …, … }")
  end
  return value
end

-- What is wrong with the path of an include, or nil.
local function bad_path(path)
  if string.find(path, "..", 1, true) or string.find(path, "^/") then
    return "a path must stay inside the set's folder"
  end
  if string.find(path, "%.lua$") then return 'leave out the ending ".lua"' end
  if not string.find(path, "^[%w_][%w_./-]*$") or #path > 50 then
    return "a path is made of letters, digits, _ - and /, at most 50 of them"
  end
  if string.find(path, "//") or string.find(path, "/%.") or string.find(path, "/$") then
    return "a path is made of names with one / between them"
  end
end

words.include = function(path)
  local place = here("include")
  if path == POISON then return POISON end
  if type(path) ~= "string" then
    report(place, 'include needs a path in quotes: include "pillars/quality", not ' .. show(path))
    return POISON
  end
  local reason = bad_path(path)
  if reason then
    report(place, "include " .. show(path) .. ": " .. reason)
    return POISON
  end
  local name = path
  name = name .. ".lua"
  for _, outer in ipairs(loading) do
    if outer == name then
      report(place, 'include "' .. path .. '": the file includes itself'
        .. (loading[#loading] ~= name and ", by way of " .. loading[#loading] or ""))
      return POISON
    end
  end
  if #loading >= 20 then
    report(place, 'include "' .. path .. '": files include each other more than 20 deep')
    return POISON
  end
  local value = run_file(name, place, 'include "' .. path .. '": ')
  if type(value) ~= "table" and not unfinished[value] then
    report({ file = name, line = 0 }, "the file returns " .. show(value)
      .. ': it must end with what it declares, such as return pillar "an_id" { … }')
    return POISON
  end
  included[value] = true
  return value
end

-- The nearest of `known` (a list, a table keyed by word, or a function that gives
-- one) to `word`, as ` (did you mean "x"?)`, or "" where none is near. The first
-- hundred findings have it: in a large set the search takes long.
local function suggest(word, known)
  local names = {}
  if #findings >= 100 then return "" end
  if type(known) == "function" then known = known() end
  for k, v in pairs(known) do names[#names + 1] = type(k) == "string" and k or v end
  table.sort(names)
  local near = type(word) == "string" and host.nearest(word, names)
  return near and ' (did you mean "' .. near .. '"?)' or ""
end

-- Parts of Lua that a criteria file has not.
local absent = {}
for name in string.gmatch("collectgarbage coroutine debug dofile getmetatable io load loadfile loadstring next os "
  .. "package pcall print rawequal rawget rawlen rawset require setmetatable unpack xpcall _G _VERSION", "%S+") do
  absent[name] = true
end

-- An unknown word while the files run: reported once, then skipped.
local allowed = { "math", "string", "table", "utf8", "ipairs", "pairs", "select", "type", "tonumber",
                  "tostring", "error", "assert", "state" }
local function unknown(name)
  local near, library, field = {}, string.match(name, "^(%w+)%.(.*)$")
  for word in pairs(library and _G[library] or words) do near[library and library .. "." .. word or word] = true end
  for _, word in ipairs(library and {} or allowed) do near[word] = true end
  local text = 'unknown word "' .. name .. '"' .. suggest(name, near)
  if absent[name] or (library and _G[library][field]) then
    text = '"' .. name .. '" is not available in criteria files'
  end
  if done then error(text, 3) end
  report(here(tostring(name)), text)
  poisoned[loading[#loading] or "set.lua"] = true
  return POISON
end

-- ---- The set ----------------------------------------------------------------------

-- A file's text without its comments and quoted texts, on the same lines.
local function without_quotes(text)
  local out, at = {}, 1
  while at <= #text do
    local from = string.find(text, "[\"'%[-]", at) or #text + 1
    local quote, stop = string.match(text, "^[\"']", from), from
    local long = string.match(text, "^%[(=*)%[", from) or string.match(text, "^%-%-%[(=*)%[", from)
    if long then
      stop = select(2, string.find(text, "]" .. long .. "]", from, true)) or #text
    elseif string.find(text, "^%-%-", from) then
      stop = string.find(text, "\n", from, true) or #text
    elseif quote then
      repeat stop = string.find(text, "[\\\n" .. quote .. "]", stop + 1) or #text
        local escaped = string.sub(text, stop, stop) == "\\"
        if escaped then stop = stop + 1 end
      until not escaped
    end
    out[#out + 1] = string.sub(text, at, from - 1)
    out[#out + 1] = string.gsub(string.sub(text, from, stop), "[^\n]", "")
    at = stop + 1
  end
  return table.concat(out)
end

local opening = { ["{"] = true, ["function"] = true, ["if"] = true, ["do"] = true, ["repeat"] = true }
local closing = { ["}"] = true, ["end"] = true, ["until"] = true }
local bare = {}                             -- file -> its text without quotes
local starts = {}                           -- file -> where its lines begin in that, the first 100,000
local layouts = setmetatable({}, weak)      -- node -> lines of its fields, and of its rows { … } by number

local function prepare(file)
  local text, list, at = without_quotes(sources[file] or ""), {}, 0
  repeat
    list[#list + 1] = at + 1
    at = string.find(text, "\n", at + 1, true)
  until not at or #list == 100000
  bare[file], starts[file] = text, list
end

-- Reads the braces of node `n` as they are written.
local function layout(n)
  if not bare[n.file] then prepare(n.file) end
  local text, at, line, depth, last = bare[n.file], starts[n.file][n.line], n.line, 0, ""
  local lines, rows = {}, 0
  if not at then return lines end
  local ends = starts[n.file][line + 1] or #text
  local begins = string.find(string.sub(text, at, ends), "%f[%w_]" .. n.kind .. "%f[^%w_]")
  if begins then at = at + begins - 1 end
  repeat
    at = string.find(text, "[%a_{},;\n]", at) or #text + 1
    local word, equals = string.match(text, "^([%a_][%w_]*)[ \t\r]*(=?=?)", at)
    word = word or string.sub(text, at, at)
    if depth == 1 and word == "{" and (last == "{" or last == "," or last == ";") then
      rows = rows + 1
      lines[rows] = line
    elseif depth == 1 and equals == "=" then
      lines[word] = lines[word] or line
    end
    depth = depth + (opening[word] and 1 or closing[word] and -1 or 0)
    if word == "\n" then line = line + 1 else last = word end
    at = at + #word
  until word == "" or (depth <= 0 and closing[word])
  return lines
end

-- Line of a field of node `n`, or of its row with that number; the node's own
-- where it is not found there.
local function field_line(n, field)
  if type(field) == "string" and n.body[field] == nil then return n.line end
  layouts[n] = layouts[n] or layout(n)
  return layouts[n][field] or n.line
end

-- Nodes that were made and then left out of every list. What a node holds is made
-- before it, so from the end only the outermost are told.
local function report_left_out(first)
  for i = #made, first, -1 do
    local n = made[i]
    for _, child in pairs(n.body) do
      if nodes[child] then child.parent = child.parent or n end
    end
    if not n.parent and n.kind ~= "set" then
      report(n, n.kind .. (n.id and ' "' .. n.id .. '"' or "") .. ": stands in no list, so it is not part of the set",
        "warning")
    end
  end
end

-- Conditions and expressions that were made and then left out.
local function report_unused(used)
  local inner = {}
  for i = #parts_made, 1, -1 do  -- what a part holds is made before it
    local part = parts_made[i]
    if not used[part] then
      for _, value in pairs(type(part.parts) == "table" and part.parts or {}) do inner[value] = true end
      for _, field in ipairs { "part", "other", "condition" } do
        if part[field] ~= nil then inner[part[field]] = true end
      end
      if not inner[part] then report(part, (part.test or part.op) .. ": is used nowhere", "warning") end
    end
  end
end

-- Slips that Lua takes without a word, outside functions: a field given twice in the
-- same braces, of which it keeps the last, and conditions joined with `and` or `or`,
-- of which it keeps one.
local function report_slips(file)
  local text, line, at, levels, joined = bare[file], 1, 0, {}, nil
  repeat
    at = string.find(text, "[%a_{}\n]", at + 1) or #text + 1
    local word, equals = string.match(text, "^([%a_][%w_]*)[ \t\r]*(=?=?)", at)
    word = word or string.sub(text, at, at)
    local level = levels[#levels]
    if joined and tests[word] then
      report({ file = file, line = line }, '"' .. joined .. '" keeps only one of two conditions: join them with '
        .. (joined == "and" and "all" or "any") .. " { …, … }")
    end
    if word ~= "\n" then joined = (word == "and" or word == "or") and (not level or level.names) and word end
    if word == "\n" then
      line = line + 1
    elseif opening[word] then
      levels[#levels + 1] = { names = word == "{" and (not level or level.names) and {} or nil }
    elseif closing[word] then
      levels[#levels] = nil
    elseif equals == "=" and level and level.names then
      if level.names[word] then
        report({ file = file, line = line }, '"' .. word
          .. '" is given twice in the same braces, the first time on line ' .. level.names[word])
      end
      level.names[word] = level.names[word] or line
    end
    at = at + #word - 1
  until at >= #text
end

-- What resolve.lua and compare.lua are given of a set whose files have run.
local function context(root, used)
  return {
    host = host, root = root, report = report, show = show, suggest = suggest, field_line = field_line,
    POISON = POISON, nodes = nodes, expressions = expressions, conditions = conditions,
    scales = scales, included = included, unfinished = unfinished, used = used, sources = sources,
  }
end

local function run_set()
  return run_file("set.lua", { file = "set.lua", line = 0 }, "")
end

-- Runs the files without judging them: for a set that was loaded before.
local function read()
  local root = run_set()
  done = true
  return context(root, {})
end

local resolved                              -- what resolve.lua knows of the set, for the examples

local function sort_findings()
  table.sort(findings, function(a, b)
    local fa, fb = files[a.file] or 0, files[b.file] or 0
    if fa ~= fb then return fa < fb end
    if a.line ~= b.line then return a.line < b.line end
    return a.seq < b.seq
  end)
end

local function load()
  local root = run_set()
  local out, used = nil, {}
  if root ~= POISON then
    for _, name in ipairs(files) do
      prepare(name)
      if not had_error(name) then report_slips(name) end
    end
    out, resolved = resolve(context(root, used))
    if not had_error() then
      report_left_out(1)
      report_unused(used)
    end
  end
  done = true
  sort_findings()
  return out, findings
end

-- Whether a line of a file is nothing but the end of something.
local function is_bare_end(file, line)
  local from = starts[file] and starts[file][line]
  return from ~= nil and string.find(bare[file], "^[ \t]*end[%s,;)}]*\n", from) ~= nil
end

-- The examples in the files of these names, of a set that is sound; and what is wrong with them.
local function load_examples(names)
  local first, lists = #made + 1, {}
  findings, done = {}, false
  for _, name in ipairs(names) do
    local place = { file = name, line = 0 }
    local reason = bad_path((string.gsub(name, "%.lua$", "")))
    local value = not reason and run_file(name, place, "") or POISON
    if reason then report(place, "the file is not read: " .. reason) end
    if sources[name] then prepare(name) end
    if sources[name] and not had_error(name) then report_slips(name) end
    if value ~= POISON then lists[#lists + 1] = { name = name, value = value } end
  end
  resolved.is_bare_end = is_bare_end
  local out = judge(resolved, lists)
  if not had_error() then report_left_out(first) end
  done = true
  sort_findings()
  return out, findings
end

-- How many values a word takes where it is not one.
local takes = {
  at_least = 2, at_most = 2, score_at_least = 2, one_of = 2, has = 2, has_any = 2, only = 2,
  capped = 2, pick = 3, self_assessed = 0, near = 2,
  harmonic = 9, product = 9, deduct = 9, curve = 9, rounded = 9, pooled = 9,  -- say that they are to come
}

local guarded = {}
for name, word in pairs(words) do
  local most = takes[name] or 1
  guarded[name] = function(...)
    if done then error('"' .. name .. '" declares something: it cannot be used inside a function', 2) end
    if select("#", ...) > most then
      local values = most == 0 and "nothing" or most == 1 and "one value" or most .. " values"
      report(here(name), name .. ": takes " .. values .. ", not " .. select("#", ...)
        .. " (a decimal is written with a point; several things stand in braces)")
      return POISON
    end
    return (word(...))  -- no tail call: here() must find the caller
  end
  word_of[guarded[name]] = name
end

return { words = guarded, load = load, load_examples = load_examples, read = read, unknown = unknown }
