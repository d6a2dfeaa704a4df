-- Usage: lua tests/page.lua PAGE [show]
--
-- Does what a page of documentation tells its reader, in the current folder, and compares what
-- is printed with what the page says; prints a line for each thing done, ok or FAIL. `show` prints
-- the page instead as it would be with what is really printed. Of its fenced blocks
--
--   console   has commands behind "$ ", each with its output, the errors last; a line … stands
--             for any number of lines
--   diff      changes the file named on its first line, at the one place it fits
--   lua       is a file, which its first line names: -- save as FILE
--
-- and there are no others, so that nothing stands there untried.

local page, show = arg[1], arg[2] == "show"

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("a")
  file:close()
  return text
end

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

local function say(ok, what, detail)
  if not show then print((ok and "ok " or "FAIL ") .. what .. (ok and "" or "\n" .. detail)) end
end

-- ---- Commands -----------------------------------------------------------------------

local function output_of(command)
  local out, err = os.tmpname(), os.tmpname()
  os.execute("(" .. command .. ") >" .. out .. " 2>" .. err .. " </dev/null")
  local text = read(out) .. read(err)
  os.remove(out)
  os.remove(err)
  return text
end

local function lines_of(text)
  local list = {}
  for line in text:gmatch("([^\n]*)\n") do list[#list + 1] = line end
  return list
end

-- Whether the lines from `i` on are those wanted from `j` on.
local function fits(lines, i, wanted, j)
  while wanted[j] and wanted[j] ~= "…" do
    if lines[i] ~= wanted[j] then return false end
    i, j = i + 1, j + 1
  end
  if not wanted[j] then return lines[i] == nil end
  for from = i, #lines + 1 do
    if fits(lines, from, wanted, j + 1) then return true end
  end
  return false
end

local function run_commands(lines)
  local commands, shown = {}, {}
  for _, line in ipairs(lines) do
    local command = line:match("^%$ (.*)$")
    if command then commands[#commands + 1] = { text = command }
    else table.insert(commands[#commands], line) end
  end
  for _, command in ipairs(commands) do
    local text = output_of(command.text)
    say(fits(lines_of(text), 1, command, 1), command.text, text)
    shown[#shown + 1] = "$ " .. command.text
    shown[#shown + 1] = ("\n" .. table.concat(command, "\n") .. "\n"):find("\n…\n", 1, true)
      and table.concat(command, "\n")
      or text ~= "" and text:gsub("\n$", "") or nil
  end
  return shown
end

-- ---- Files --------------------------------------------------------------------------

local function edit(lines)
  local path, old, new = lines[1], {}, {}
  for i = 2, #lines do
    local sign, rest = lines[i]:match("^([-+ ])(.*)$")
    if lines[i] == "" then sign, rest = " ", "" end
    if sign ~= "+" then old[#old + 1] = rest .. "\n" end
    if sign ~= "-" then new[#new + 1] = rest .. "\n" end
  end
  local text, wanted = "\n" .. read(path), "\n" .. table.concat(old)
  local from, to = text:find(wanted, 1, true)
  local once = from and not text:find(wanted, from + 1, true)
  say(once, "edit " .. path, "not at one place in the file:" .. wanted)
  if once then write(path, (text:sub(1, from) .. table.concat(new) .. text:sub(to + 1)):sub(2)) end
  return lines
end

local function save(lines)
  local path = lines[1]:match("^%-%- save as (.+)$")
  say(path, "save " .. lines[1], "the first line says where: -- save as FILE")
  if path then write(path, table.concat(lines, "\n", 2) .. "\n") end
  return lines
end

-- ---- The page -----------------------------------------------------------------------

local blocks = { console = run_commands, diff = edit, lua = save }
local inside, body
for line in io.lines(page) do
  local fence = line:match("^```(.*)$")
  if fence and not inside then
    inside, body = fence, {}
    if not blocks[fence] then say(false, "block " .. fence, "nothing is known of such blocks") end
  elseif fence then
    body = (blocks[inside] or function(lines) return lines end)(body)
    inside = nil
    if show then print(#body > 0 and table.concat(body, "\n") or "") end
  elseif inside then
    body[#body + 1] = line
  end
  if show and (fence or not inside) then print(line) end
end
if inside then say(false, "block " .. inside, "it has no end") end
