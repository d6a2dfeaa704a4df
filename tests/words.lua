-- Usage, from the root of the sources: lua tests/words.lua words|fields|remarks|usable
--
-- Compares criteria/eca.d.lua with the engine. `words`: the words of a criteria file,
-- in the engine, in that file and in .luacheckrc. `fields`: those of each kind of node.
-- Both print a line for each difference. `remarks`: words and fields of that file that have
-- none. `usable` lists words.

local engine_lua, annotations = "engine/prelude.lua", "criteria/eca.d.lua"

local function read(path)
  local file = assert(io.open(path))
  local text = file:read("a")
  file:close()
  return text
end

local function sorted(set)
  local list = {}
  for k in pairs(set) do list[#list + 1] = k end
  table.sort(list)
  return list
end

local function compare(title, a, a_name, b, b_name)
  for _, k in ipairs(sorted(a)) do
    if not b[k] then print(title .. k .. ": in " .. a_name .. ", not in " .. b_name) end
  end
  for _, k in ipairs(sorted(b)) do
    if not a[k] then print(title .. k .. ": in " .. b_name .. ", not in " .. a_name) end
  end
end

-- ---- What the engine has ----------------------------------------------------------

local prelude = loadfile(engine_lua)({}, function() end)

-- Lua's own: "type", "math" and "math.abs".
local function lua_words()
  local set = {}
  for library, name in read("engine/script_library.c"):gmatch('\n\t{ "([%w_]+)", "([%w_]+)", [%w_]+ },') do
    set[library == "_G" and name or library .. "." .. name] = true
    if library ~= "_G" then set[library] = true end
  end
  return set
end

local function engine_words()
  local set = lua_words()
  for word in pairs(prelude.words) do set[word] = true end
  for word in read("engine/script_call.c"):gmatch('sandbox_define%(L, "([%w_]+)"%)') do set[word] = true end
  return set
end

-- The `spec` table of resolve.lua, a local: looked for where it stops for want of a set.
local function engine_spec()
  local spec
  local function look()
    for level = 2, 20 do
      for i = 1, debug.getinfo(level) and 255 or 0 do
        local name, value = debug.getlocal(level, i)
        if name == "spec" then spec = value end
      end
    end
  end
  xpcall(loadfile("engine/resolve.lua")(), look, { host = {}, nodes = {}, report = error })
  return assert(spec, "engine/resolve.lua: there is no table `spec`")
end

-- ---- What the annotations say -----------------------------------------------------

local text = read(annotations)

-- The names behind "-- Heading: a, b, c."
local function named(heading)
  local list = assert(text:match("\n%-%- " .. heading .. ": ([%w_, ]+)%."), annotations .. ": no line: " .. heading)
  local set = {}
  for word in list:gmatch("[%w_]+") do set[word] = true end
  return set
end

local kept = named("Names that are taken")

-- The list of Lua's own words on top: "--   math: abs acos …", continued further in.
local function annotated_lua_words()
  local set, library = {}, nil
  for line in text:match("^(.-)\n%-%- %-%-%-%-"):gmatch("\n%-%-   ([^\n]+)") do
    local head, rest = line:match("^(%w+): +(.*)$")
    library = head or library
    if library ~= "Lua" then set[library] = true end
    for word in (rest or line):gmatch("[%w_]+") do set[library == "Lua" and word or library .. "." .. word] = true end
  end
  return set
end

local function annotated_words()
  local set = annotated_lua_words()
  for word in text:gmatch("\nfunction ([%w_]+)%(") do set[word] = true end
  for word in pairs(kept) do set[word] = true end
  return set
end

-- The fields of each word that makes a node, "[integer]" (a list) and "[string]"
-- (other names) among them.
local function annotated_fields()
  local classes, class, given, fields = {}, nil, nil, {}
  local function of(kind)
    local class_name = kind:match("eca%.[%w_]+")
    if class_name == "eca.Node" then return { ["[integer]"] = true } end
    if class_name then return classes[class_name] end
    local set = {}
    for name in kind:gmatch("([%w_]+)%??:") do set[name] = true end
    return set
  end
  for line in text:gmatch("[^\n]*") do
    local name, above = line:match("^%-%-%-@class ([%w_.]+):? ?([%w_.]*)")
    local field = line:match("^%-%-%-@field (%S+)")
    local word = line:match("^function ([%w_]+)%(")
    if name then
      class, classes[name] = name, {}
      for k in pairs(classes[above] or {}) do classes[name][k] = true end
    elseif field then
      classes[class][field:match("^[%w_]+") or field] = true
    elseif word then
      fields[word] = given and of(given) or nil
      given = nil
    elseif line:find("^%-%-%-@") then
      given = line:match("^%-%-%-@return fun%(fields: (.-)%): ") or line:match("^%-%-%-@param fields (.*)$") or given
    end
  end
  return fields
end

-- ---- What is asked ----------------------------------------------------------------

local function luacheck_words()
  local settings = { files = {} }
  assert(load(read(".luacheckrc"), ".luacheckrc", "t", settings))()
  local set = {}
  for k, word in pairs(settings.files["criteria/**/*.lua"].read_globals) do
    set[type(k) == "string" and k or word] = true
  end
  return set
end

-- Without the functions inside the libraries.
local function global(words)
  local set = {}
  for word in pairs(words) do set[word] = not word:find(".", 1, true) or nil end
  return set
end

local tasks = {}

function tasks.words()
  local engine = engine_words()
  compare("word ", engine, "the engine", annotated_words(), annotations)
  compare("word ", global(engine), "the engine", luacheck_words(), ".luacheckrc")
end

function tasks.fields()
  local spec, fields = engine_spec(), annotated_fields()
  compare("node ", spec, "engine/resolve.lua", fields, annotations)
  for kind, s in pairs(spec) do
    local lists, names = s.rows or next(s.children), s.inline or s.open
    local known = { ["[integer]"] = lists and true, ["[string]"] = names and true }
    for field in pairs(s.fields) do known[field] = true end
    compare("field " .. kind .. ".", known, "engine/resolve.lua", fields[kind] or {}, annotations)
  end
end

function tasks.remarks()
  local said = false
  for line in text:gmatch("[^\n]*") do
    local word = line:match("^function ([%w_]+)%(")
    if word and not said then print("word " .. word .. ": no remark") end
    if line:find("^%-%-%-@field") and not line:find(" # %S") then print(line .. ": no remark") end
    if not line:find("^%-%-%-") then said = false end
    if line:find("^%-%-%-[^@]") then said = true end
  end
end

function tasks.usable()
  for _, word in ipairs(sorted(annotated_words())) do print(word) end
end

tasks[arg[1]]()
