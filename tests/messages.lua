-- Usage, from the root of the sources: lua tests/messages.lua ECA >docs/messages.md
--    or lua tests/messages.lua ECA missing, which lists messages in the sources that are not on the page
--
-- Writes the page of what `eca check` may say: under each code its meaning, and below that what is
-- said of the wrong sets of tests/invalid and the doubtful ones of tests/doubtful. Of messages that
-- differ in names and numbers alone the first stands for all.

local eca, missing = arg[1], arg[2] == "missing"

local function lines_of(command)
  local pipe, list = io.popen(command .. " 2>/dev/null </dev/null"), {}
  for line in pipe:lines() do list[#list + 1] = line end
  pipe:close()
  return list
end

-- ---- What is said, by code ------------------------------------------------------------

local said = {}  -- code -> key -> text

-- What sets of the tests themselves say by error and assert.
local own = { ["no more than 3"] = true, ["one is not more"] = true }

-- The message without what is different each time it is said.
local function key_of(text)
  return text:gsub(' %(did you mean ".-"%?%)', ""):gsub('"[^"]*"', '""'):gsub('^%l[%l_]* "": ', "")
    :gsub("%-?%d[%d.]*", "0")
end

local function note(line)
  local text, code = line:match(": %l+: (.*) %[([EW]%d+)%]$")
  if not text or own[text] then return end
  said[code] = said[code] or {}
  local key = key_of(text)
  said[code][key] = said[code][key] or text
end

for _, folder in ipairs(lines_of("LC_ALL=C ls -d tests/invalid/*/ tests/valid/*/")) do
  for _, line in ipairs(lines_of(eca .. " check --quick ./" .. folder)) do note(line) end
end
for _, file in ipairs(lines_of("LC_ALL=C ls tests/doubtful/*.expected")) do
  for line in io.lines(file) do note(line) end
end

-- ---- What else the sources would say ------------------------------------------------------

-- No messages; such as no set can bring about; such as only a function says that runs.
local no_message = {
  "^cannot find", ":1: error with ", "collectgarbage coroutine debug ", "package pcall print ",
  "attempt to call a function value", "is a comma missing on the line before?",
  " declares something: it cannot be used inside a function",
}

-- The texts in quotes of a line of Lua, as they stand there but for \".
local function texts_of(line)
  local texts, i = {}, 1
  while i <= #line and not line:find("^%-%-", i) do
    local quote = line:match("^[\"']", i)
    local from = i
    if quote then
      i = i + 1
      while i <= #line and line:sub(i, i) ~= quote do i = i + (line:sub(i, i) == "\\" and 2 or 1) end
      texts[#texts + 1] = line:sub(from + 1, i - 1):gsub('\\"', '"')
    end
    i = i + 1
  end
  return texts
end

local function is_message(text)
  local words = select(2, text:gsub("%a[%l']+", ""))
  for _, start in ipairs(no_message) do
    if text:sub(1, #start) == start then return false end
  end
  return words >= 3 and not text:find("[%^%%]")
end

local function longest_part(text)
  local longest = ""
  for part in text:gmatch('[^"]+') do
    if #part > #longest then longest = part end
  end
  return longest
end

local function list_missing(path)
  local all = {}
  for _, by_key in pairs(said) do
    for _, text in pairs(by_key) do all[#all + 1] = text end
  end
  all = table.concat(all, "\n")
  local number = 0
  for line in io.lines(path) do
    number = number + 1
    for _, text in ipairs(texts_of(line)) do
      local part = longest_part(text)
      if is_message(part) and not all:find(part, 1, true) then print(path .. ":" .. number .. ": " .. text) end
    end
  end
end

if missing then
  for _, path in ipairs { "engine/prelude.lua", "engine/resolve.lua", "engine/examples.lua" } do list_missing(path) end
  return
end

-- ---- The page -------------------------------------------------------------------------

local function sorted(set)
  local list = {}
  for key in pairs(set) do list[#list + 1] = key end
  table.sort(list)
  return list
end

io.write([[
# Messages

What `eca check` may say of a criteria set, by the code that ends the line: what it means, then the
messages that have it, each with the names of an example. E is an error, W a warning. The page
is made by `tests/messages.lua` from the sets that the tests try; to find a message, search the
page for words of it that are not yours. In short: [codes.md](codes.md); on the terminal: `eca check
--explain CODE`.
]])
local code
for _, line in ipairs(lines_of(eca .. " check --explain all")) do
  local new, title = line:match("^([EW]%d+): (.*)$")
  if new then
    code = new
    io.write("\n## ", code, ": ", title, "\n")
  elseif line ~= "" then
    io.write("\n", line:match("^%s*(.*)$"), "\n")
    if said[code] then io.write("\n") end
    for _, key in ipairs(sorted(said[code] or {})) do io.write("- `` ", said[code][key], " ``\n") end
  end
end
