-- A set with 96 questions, for a table of 97 columns: firm_id, then 24 of each of four types.

local function questions(kind, prefix, body)
  local list = {}
  for i = 1, 24 do list[i] = kind(prefix .. i)(body()) end
  return list
end

local all = { name = "All" }
local kinds = {
  questions(level, "level_", function()
    return { text = "How much?", { 0, en = "None" }, { 40, en = "Some" }, { 80, en = "Most" }, { 100, en = "All" } }
  end),
  questions(yes_no, "yes_no_", function() return { text = "Is it so?" } end),
  questions(number, "number_", function()
    return { text = "How many?", unit = "%", points = linear { { 0, 0 }, { 100, 100 } } }
  end),
  questions(choice, "choice_", function()
    return {
      text = "Whose?",
      option "private" { points = 50, en = "Private" },
      option "state" { points = 20, en = "State" },
      option "foreign" { points = 100, en = "Foreign" },
    }
  end),
}
for _, kind in ipairs(kinds) do
  for _, question in ipairs(kind) do all[#all + 1] = question end
end

return set "table" {
  version = "1",
  effective = { from = "2026-01-01" },
  languages = { "en" },
  name = "A wide table",
  pillar "only" { name = "Only", criterion "everything" (all) },
  tier "only_tier" { from = 0, name = "Only" },
}
