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
-- Returns { words = …, load = function() … end }.

local host, resolve = ...

local findings = {}      -- { severity, file, line, text }, in the order found
local files = {}         -- names in the order first loaded; files[name] = its rank
local sources = {}       -- name -> list of lines, for finding a field's own line
local loading = {}       -- stack of the names being loaded
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

local weak = { __mode = "k" }
local nodes = setmetatable({}, weak)        -- node -> true
local expressions = setmetatable({}, weak)  -- expression -> true
local conditions = setmetatable({}, weak)   -- condition -> true
local scales = setmetatable({}, weak)       -- linear {…}, bands {…} -> true
local included = setmetatable({}, weak)     -- value of an include -> true
local unfinished = setmetatable({}, weak)   -- `level "id"` without its body -> node

local function report(place, text, severity)
  findings[#findings + 1] = {
    severity = severity or "error", file = place.file, line = place.line, text = text, seq = #findings,
  }
end

-- The line of `word` in the file being loaded: where a `return word {…}` hides
-- its caller from the debug library (Lua's tail calls leave no trace).
local function returned_at(word)
  local file = loading[#loading] or "set.lua"
  for line, text in ipairs(sources[file] or {}) do
    if string.find(text, "^%s*return%s+" .. word .. "%f[^%w_]") then return { file = file, line = line } end
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

local function show(value)
  local kind = type(value)
  if kind == "string" then
    if #value > 40 then value = string.sub(value, 1, 37) .. "…" end
    return '"' .. value .. '"'
  elseif kind == "number" then
    return string.format("%.14g", value)
  elseif kind == "boolean" then
    return tostring(value)
  elseif nodes[value] then
    return value.kind .. (value.id and ' "' .. value.id .. '"' or "")
  elseif expressions[value] then
    return value.op .. " …"
  elseif conditions[value] then
    return value.test .. " …"
  elseif scales[value] then
    return value.scale .. " {…}"
  end
  return kind == "table" and "{…}" or kind == "nil" and "nothing" or "a " .. kind
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
  return n
end

local with_id = {
  "set", "pillar", "criterion", "yes_no", "level", "choice", "multi", "number", "date", "text",
  "derived", "option", "grade", "tier", "gate", "weighting", "support_area", "measure", "chain",
}
local without_id = { "profile", "evidence", "programme", "target", "support_quota", "action" }

for _, kind in ipairs(with_id) do
  words[kind] = function(id)
    local place = here(kind)
    local example = kind .. ' "an_id" { … }'
    if id == POISON then return POISON end
    if type(id) ~= "string" then
      report(place, kind .. " needs an id in quotes before the braces: " .. example)
      return node(kind, nil, place, type(id) == "table" and id or {})
    end
    local function finish(body)
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
    return node(kind, nil, place, braces(place, kind, kind .. " { … }", body))
  end
end

-- ---- Scales of a number question ----------------------------------------------

for _, scale in ipairs { "linear", "bands" } do
  words[scale] = function(points)
    local place = here(scale)
    local s = { scale = scale, file = place.file, line = place.line,
                points = braces(place, scale, scale .. " { {0, 0}, {100, 100} }", points) }
    scales[s] = true
    return s
  end
end

-- ---- Expressions ----------------------------------------------------------------

local function expression(op, e)
  local place = here(op)
  e.op, e.file, e.line = op, place.file, place.line
  expressions[e] = true
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
  return c
end

for _, test in ipairs { "yes", "no", "answered" } do
  words[test] = function(q) return (condition(test, { subject = q })) end
end
for _, test in ipairs { "at_least", "at_most", "score_at_least" } do
  words[test] = function(q, n) return (condition(test, { subject = q, n = n })) end
end
for _, test in ipairs { "one_of", "has_any", "only" } do
  words[test] = function(q, list) return (condition(test, { subject = q, list = list })) end
end
words.has = function(q, option) return (condition("has", { subject = q, list = { option } })) end
for _, test in ipairs { "every_pillar", "missing_at_most" } do
  words[test] = function(n) return (condition(test, { n = n })) end
end
words.self_assessed = function() return (condition("self_assessed", {})) end
for _, test in ipairs { "all", "any", "none" } do
  words[test] = function(list) return (condition(test, { parts = list })) end
end

-- ---- Files ----------------------------------------------------------------------

local function split_lines(text)
  local lines = {}
  for line in string.gmatch(text, "([^\n]*)\n?") do lines[#lines + 1] = line end
  return lines
end

-- A message of Lua's, "file:line: text", as a finding; with help where Lua's own
-- words are a programmer's.
local hints = {
  { "'}' expected.* near '='", "is a comma missing before this?" },
  { "'}' expected", "is a comma or a closing brace missing on the line before?" },
  { "unfinished string", "a text must be closed with a quote on the same line" },
  { "attempt to call a table value", "is a comma missing on the line before?" },
  { "attempt to call a string value", "is a comma missing on the line before?" },
  { "attempt to call a function value", "is a comma missing on the line before?" },
  { "attempt to compare", "an answer that was not given is nil: test it first" },
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

-- Runs name.lua once more for each call and returns its value, or POISON.
local function run_file(name, place)
  local text, reason = host.read(name)
  if not text then
    report(place, reason)
    return POISON
  end
  if not files[name] then
    files[#files + 1] = name
    files[name] = #files
    sources[name] = split_lines(text)
  end
  local chunk, message = host.compile(text, name)
  if not chunk then
    if host.stopped() then error(message, 0) end
    report_message(name, message)
    return POISON
  end
  loading[#loading + 1] = name
  local ok, value = pcall(chunk)
  if host.stopped() then error(value, 0) end
  loading[#loading] = nil
  if not ok then
    if type(value) ~= "string" then value = name .. ":1: error with " .. show(value) end
    report_message(name, value)
    return POISON
  end
  if value == nil then
    report({ file = name, line = 0 }, 'the file returns nothing: it must end with its value, such as "return pillar …"')
    return POISON
  end
  return value
end

-- `path` written in the set's own terms, or nil and why not.
local function safe_path(path)
  if type(path) ~= "string" then return nil, 'include needs a path in quotes: include "pillars/quality"' end
  if string.find(path, "%.lua$") then return nil, 'include "' .. path .. '": leave out the ending ".lua"' end
  if not string.find(path, "^[%w_][%w_./-]*$") or #path > 50 then
    return nil, "include " .. show(path) .. ": a path is made of letters, digits, _ - and /, at most 50 of them"
  end
  if string.find(path, "%.%.") or string.find(path, "//") or string.find(path, "/$") then
    return nil, "include " .. show(path) .. ": a path must stay inside the set's folder"
  end
  return path
end

words.include = function(path)
  local place = here("include")
  if path == POISON then return POISON end
  local name, reason = safe_path(path)
  if not name then
    if type(path) == "string" and (string.find(path, "%.%.") or string.find(path, "^/")) then
      reason = "include " .. show(path) .. ": a path must stay inside the set's folder"
    end
    report(place, reason)
    return POISON
  end
  name = name .. ".lua"
  for _, outer in ipairs(loading) do
    if outer == name then
      report(place, 'include "' .. path .. '": the file includes itself')
      return POISON
    end
  end
  if #loading >= 20 then
    report(place, 'include "' .. path .. '": files include each other more than 20 deep')
    return POISON
  end
  local value = run_file(name, place)
  if type(value) == "table" then included[value] = true end
  return value
end

-- The nearest of `known` (a list or a table keyed by word) to `word`, as
-- ` (did you mean "x"?)`, or "" where none is near.
local function suggest(word, known)
  local names = {}
  for k, v in pairs(known) do names[#names + 1] = type(k) == "string" and k or v end
  table.sort(names)
  local near = type(word) == "string" and host.nearest(word, names)
  return near and ' (did you mean "' .. near .. '"?)' or ""
end

-- An unknown word while the files run: reported once, then skipped.
local allowed = { "math", "string", "table", "utf8", "ipairs", "pairs", "select", "type", "tonumber",
                  "tostring", "error", "assert", "state" }
local function unknown(name)
  local near = {}
  for word in pairs(words) do near[word] = true end
  for _, word in ipairs(allowed) do near[word] = true end
  local text = 'unknown word "' .. tostring(name) .. '"' .. suggest(name, near)
  if done then error(text, 3) end
  report(here(tostring(name)), text)
  return POISON
end

-- ---- The set ----------------------------------------------------------------------

-- Line of `field =` in the source of node `n`, at or after its first line; the
-- node's own where it has no such field.
local function field_line(n, field)
  local lines = sources[n.file] or {}
  if n.body[field] ~= nil and type(field) == "string" and string.find(field, "^[%w_]+$") then
    for line = n.line, #lines do
      if string.find(lines[line], "%f[%w_]" .. field .. "%f[^%w_]%s*=") then return line end
    end
  end
  return n.line
end

local function load()
  local root = run_file("set.lua", { file = "set.lua", line = 0 })
  local out
  if root ~= POISON then
    out = resolve {
      host = host, root = root, report = report, show = show, suggest = suggest, field_line = field_line,
      POISON = POISON, nodes = nodes, expressions = expressions, conditions = conditions,
      scales = scales, included = included, unfinished = unfinished,
    }
  end
  done = true
  table.sort(findings, function(a, b)
    local fa, fb = files[a.file] or 0, files[b.file] or 0
    if fa ~= fb then return fa < fb end
    if a.line ~= b.line then return a.line < b.line end
    return a.seq < b.seq
  end)
  return out, findings, files
end

local guarded = {}
for name, word in pairs(words) do
  guarded[name] = function(...)
    if done then error('"' .. name .. '" declares something: it cannot be used inside a function', 2) end
    return (word(...))  -- no tail call: here() must find the caller
  end
end

return { words = guarded, load = load, unknown = unknown }
