-- Checks the examples of a set, which stand in its folder tests/, and turns them into
-- flat tables for C (struct example in examples.h has their meaning). What an answer may
-- be is not looked at here: C types the answers as it types those of a firm. `set` is
-- what resolve.lua knows, of a set without mistakes; `lists` are the values of the files.

return function(set, lists)

local POISON, nodes, conditions, space = set.POISON, set.nodes, set.conditions, set.space
local show, suggest, report, bad, bad_field = set.show, set.suggest, set.report, set.bad, set.bad_field

local MOST_CHARACTERS = 200  -- of an example's name

local examples = {}
local example                -- the one being read
local taken = {}             -- name -> its node

-- ---- Reporting --------------------------------------------------------------------------

-- Braces inside an example, such as its answers, whose fields have lines of their own.
local function part_of(n, field, value)
  return { title = set.title(n) .. ": " .. field .. ": ", body = value, file = n.file,
           kind = field, line = set.field_line(n, field) }
end

local function bad_entry(part, id, text)
  example.wrong = example.wrong or part.kind ~= "expect"
  report({ file = part.file, line = set.field_line(part, id) }, part.title .. text)
end

-- What stands in braces behind a field; nil where nothing does, or no braces.
local function braces(n, field, sample)
  local value = n.v[field]
  if value == nil then return nil end
  if set.is_plain(value) then return part_of(n, field, value) end
  bad_field(n, field, field .. " must be in braces, " .. sample .. ", not " .. show(value))
  example.wrong = true
end

-- ---- Answers -----------------------------------------------------------------------------

local function is_number(value)
  return type(value) == "number" and value == value and math.abs(value) < math.huge
end

local function add_list(part, id, cell, value)
  cell.list = {}
  for _, k in ipairs(set.keys_in_order(value)) do
    local item = value[k]
    if math.type(k) ~= "integer" or type(item) ~= "string" or not string.find(item, "^[%w_]+$") then
      return bad_entry(part, id, show(id) .. ': a list holds the ids of options in quotes, { "a", "b" }')
    end
    cell.list[#cell.list + 1] = item
  end
  return cell
end

-- One answer, or its grade, as C reads it; nil where it is none.
local function cell_of(part, id, column, value)
  local cell = { column = column, file = part.file, line = set.field_line(part, id) }
  if value == "missing" then
    cell.missing = true
  elseif type(value) == "string" and set.is_text(value) then
    cell.text = value
  elseif is_number(value) then
    cell.number = value
  elseif type(value) == "boolean" then
    cell.flag = value
  elseif set.is_plain(value) then
    return add_list(part, id, cell, value)
  else
    return bad_entry(part, id, show(id) .. ' must be an answer, such as 2, "an_option", { "a", "b" } or true, not '
      .. show(value))
  end
  return cell
end

local function add_cell(part, id, column, value)
  local cell = value ~= POISON and cell_of(part, id, column, value)
  if cell then example.cells[#example.cells + 1] = cell end
end

local function add_graded(part, id, value)
  for _, k in ipairs(set.keys_in_order(value)) do
    if k ~= "value" and k ~= "evidence" then
      return bad_entry(part, id, show(id) .. ": unknown field " .. show(k) .. suggest(k, { "value", "evidence" }))
    end
  end
  if value.value ~= nil then add_cell(part, id, id, value.value) end
  if value.evidence ~= nil and #set.out.grades == 0 then
    bad_entry(part, id, show(id) .. ": the set has no evidence grades")
  elseif value.evidence ~= nil then
    add_cell(part, id, id .. ":evidence", value.evidence)
  end
end

local function is_given(profile)
  return function(n) return n.question ~= nil and (n.profile or false) == profile and n.kind ~= "derived" end
end

-- Why `id` cannot be given in the braces, or nil.
local function why_not(id, profile)
  local n = space[id]
  if n and n.kind == "derived" then
    return show(id) .. " is computed from other fields: leave it out"
  elseif n and n.profile and not profile then
    return show(id) .. " is a field of the profile: it stands in firm = { … }"
  elseif n and n.question and profile and not n.profile then
    return show(id) .. " is a question: it stands in answers = { … }"
  elseif not n or not n.question then
    return "there is no " .. (profile and "profile field " or "question ") .. show(id)
      .. suggest(id, set.known_subjects(is_given(profile), not profile and { every = true } or nil))
  end
end

local function read_answers(n, field, profile)
  local part = braces(n, field, profile and '{ sector = "electronics" }' or '{ every = "best", spc = 1 }')
  for _, id in ipairs(part and set.keys_in_order(part.body) or {}) do
    local value = part.body[id]
    local graded = not profile and set.is_plain(value) and (value.value ~= nil or value.evidence ~= nil)
    local reason = (profile or id ~= "every") and why_not(id, profile)
    if reason then
      bad_entry(part, id, reason)
    elseif graded then
      add_graded(part, id, value)
    elseif id ~= "every" or profile then
      add_cell(part, id, id, value)
    end
  end
  return part
end

local function read_every(part)
  local value = part and part.body.every
  if value == nil or value == POISON then return end
  example.every_line = set.field_line(part, "every")
  if value == "best" or value == "worst" or value == "missing" then
    example.every = value
  else
    bad_entry(part, "every", 'every must be "best", "worst" or "missing", not ' .. show(value)
      .. suggest(value, { "best", "worst", "missing" }))
  end
end

local function read_evidence(n)
  local known = {}
  if n.v.evidence == nil then return end
  for i, grade in ipairs(set.out.grades) do known[grade.id] = i - 1 end
  example.grade = known[n.v.evidence]
  if next(known) == nil then
    bad_field(n, "evidence", "evidence: the set has no evidence grades")
  elseif not example.grade then
    bad_field(n, "evidence", "evidence: there is no grade " .. show(n.v.evidence) .. suggest(n.v.evidence, known))
  elseif example.source == "self" then
    bad_field(n, "evidence", 'evidence counts on a site visit only: write source = "site_visit"', "warning")
  end
end

-- ---- What is expected ------------------------------------------------------------------------

local comparisons = { near = "near", at_least = "at_least", at_most = "at_most" }

-- A number, near(…), at_least(…), at_most(…), into `out`; false where it is none of them.
local function compare(value, most, out)
  local word = conditions[value] and comparisons[value.test]
  if is_number(value) then
    out.compare, out.n = "is", value
  elseif word and is_number(value.subject) and (word == "near") == (value.n ~= nil) then
    out.compare, out.n, out.within = word, value.subject, value.n
  end
  if word == "near" and not (is_number(out.within) and out.within >= 0) then return false end
  return out.compare and out.n >= 0 and out.n <= most
end

-- A condition with what stands in its brackets.
local function show_comparison(value)
  local word = conditions[value] and comparisons[value.test]
  if not word then return show(value) end
  return word .. "(" .. show(value.subject) .. (value.n ~= nil and ", " .. show(value.n) or "") .. ")"
end

local function expect_number(part, id, value, out, most, sample)
  if compare(value, most, out) then return out end
  bad_entry(part, id, id .. " must be a number from 0 to " .. show(most) .. ", near(" .. sample .. "), at_least(n)"
    .. " or at_most(n), not " .. show_comparison(value))
end

local function expect_tier(part, id, value, out)
  local tiers = {}
  for i, tier in ipairs(set.out.tiers) do tiers[tier.id] = i - 1 end
  out.tier = tiers[value]
  if out.tier then return out end
  bad_entry(part, id, id .. ": there is no tier " .. show(value) .. suggest(value, tiers))
end

local statuses = { ok = true, incomplete = true, not_assessable = true, failed = true }

local function expect_status(part, id, value, out)
  out.status = value
  if statuses[value] then return out end
  bad_entry(part, id, 'status must be "ok", "incomplete", "not_assessable" or "failed", not ' .. show(value)
    .. suggest(value, statuses))
end

-- A set of ids; `known` gives the index of each.
local function expect_ids(part, id, value, out, known, kind)
  out.list = {}
  if not set.is_plain(value) then
    return bad_entry(part, id, id .. ' must be a list in braces, such as { "an_id" } or {}, not ' .. show(value))
  end
  for _, item in ipairs(set.items_of(value)) do
    if not known[item] then
      return bad_entry(part, id, id .. ": there is no " .. kind .. " " .. show(item) .. suggest(item, known))
    end
    out.list[#out.list + 1] = known[item]
  end
  return out
end

local function expect_gates(part, id, value, out)
  local known = {}
  for i, gate in ipairs(set.out.gates) do known[gate.id] = i - 1 end
  return expect_ids(part, id, value, out, known, "gate")
end

local function expect_missing(part, id, value, out)
  local known = {}
  for question, n in pairs(space) do
    if n.question and not n.profile then known[question] = n.question end
  end
  return expect_ids(part, id, value, out, known, "question")
end

local function expect_share(part, id, value, out)
  return expect_number(part, id, value, out, 1, "0.9, 0.05")
end

-- A profile field that is computed.
local function expect_derived(part, id, value, out)
  local known = { missing = true }
  for i, option in ipairs(set.out.questions[space[id].question + 1].options) do known[option.id] = i - 1 end
  out.what, out.question = "derived", space[id].question
  out.option = value ~= "missing" and known[value] or nil
  if known[value] ~= nil then return out end
  bad_entry(part, id, id .. " must be one of its options or \"missing\", not " .. show(value) .. suggest(value, known))
end

local special = {
  tier = expect_tier, tier_before_gates = expect_tier, status = expect_status, gates = expect_gates,
  missing = expect_missing, completeness = expect_share,
}

local function expect_score(part, id, value, out)
  local n = id == "overall" and set.overall or space[id]
  if n and n.kind == "derived" then return expect_derived(part, id, value, out) end
  if not n or (n ~= set.overall and not set.is_scored_kind(n)) then
    local more = { overall = true }
    for word in pairs(special) do more[word] = true end
    return bad_entry(part, id, "there is no question, criterion or pillar " .. show(id)
      .. suggest(id, set.known_subjects(set.is_scored_kind, more)))
  elseif not n.scored then
    return bad_entry(part, id, show(id) .. " is not scored")
  end
  out.node = n.node
  if value == "na" then
    out.compare = "na"
    return out
  end
  return expect_number(part, id, value, out, 100, "81.4, 0.05")
end

local order = { status = 1, tier = 2, tier_before_gates = 3, gates = 4, completeness = 5, missing = 6,
                derived = 7, score = 8, pillar = 9, criterion = 10 }

-- From the whole to its parts, these in the order of the set.
local function rank(expected)
  local n = expected.node and (expected.id == "overall" and set.overall or space[expected.id])
  local kind = n and n ~= set.overall and (order[n.kind] or 11)
  return (kind or order[expected.what]) * 1e9 + (expected.node or 0)
end

local function read_expected(n)
  local part = braces(n, "expect", '{ tier = "…", overall = near(81.4, 0.05) }')
  for _, id in ipairs(part and set.keys_in_order(part.body) or {}) do
    local value = part.body[id]
    local out = { id = id, what = special[id] and id or "score", file = n.file, line = set.field_line(part, id) }
    out = value ~= POISON and (special[id] or expect_score)(part, id, value, out)
    if out then example.expected[#example.expected + 1] = out end
  end
  table.sort(example.expected, function(a, b) return rank(a) < rank(b) end)
  if n.body.expect == nil or (part and next(part.body) == nil) then
    bad(n, 'expects nothing: needs expect = { … }, such as expect = { tier = "…" }')
  end
end

-- ---- One example -----------------------------------------------------------------------------

local function claim(n)
  local first = taken[n.id]
  if not set.is_text(n.id) or n.id == "" or string.find(n.id, "[\r\n\t]") or utf8.len(n.id) > MOST_CHARACTERS then
    bad(n, "its name is a text on one line, of 1 to " .. MOST_CHARACTERS .. " characters")
  elseif first then
    bad(n, "the name is taken by the example at " .. first.file .. ":" .. first.line)
  end
  taken[n.id] = first or n
end

local function read_example(n)
  if type(n.id) ~= "string" then return end  -- reported by its word
  set.read_node(n)
  claim(n)
  example = { name = n.id, file = n.file, line = n.line, source = n.v.source or "self",
              assessed_on = n.v.assessed_on, cells = {}, expected = {} }
  examples[#examples + 1] = example
  read_answers(n, "firm", true)
  read_every(read_answers(n, "answers", false))
  read_evidence(n)
  read_expected(n)
end

local function read_list(name, value, depth)
  for _, item in ipairs(nodes[value] and { value } or set.items_of(value)) do
    if nodes[item] and item.kind == "example" and item.parent then
      bad(item, "stands twice in the lists of examples")
    elseif nodes[item] and item.kind == "example" then
      item.parent = item
      read_example(item)
    elseif set.is_plain(item) and depth < 20 and #set.items_of(item) > 0 then
      read_list(name, item, depth + 1)
    elseif set.unfinished[item] then
      report(set.unfinished[item], set.title(set.unfinished[item]) .. " has no { … } behind it")
    elseif item ~= POISON then
      report({ file = nodes[item] and item.file or name, line = nodes[item] and item.line or 0 },
        show(item) .. ' is no example: the file holds a list of them, return { example "a firm" { … }, … }')
    end
  end
end

-- ---- Lines of the set's functions ---------------------------------------------------------------

-- Every line of a function that does something, once; `end` alone does nothing.
local function lines_of_functions()
  local seen, list = {}, {}
  for _, f in ipairs(set.functions) do
    for _, own in ipairs(f.reached) do
      local about = debug.getinfo(own, "SL")
      for line in pairs(about.activelines) do
        local key = about.short_src .. ":" .. line
        if not seen[key] and not set.is_bare_end(about.short_src, line) then
          seen[key] = true
          list[#list + 1] = { file = about.short_src, line = line }
        end
      end
    end
  end
  table.sort(list, function(a, b)
    if a.file ~= b.file then return a.file < b.file end
    return a.line < b.line
  end)
  return list
end

for _, list in ipairs(lists) do
  if type(list.value) == "table" then
    read_list(list.name, list.value, 0)
  else
    report({ file = list.name, line = 0 }, "the file returns " .. show(list.value)
      .. ': it must end with its examples, return { example "a firm" { … }, … }')
  end
end
return { examples = examples, lines = lines_of_functions() }

end
