-- What a trial of a set has to know of it, tab-separated:
--
--   lua5.3 tests/whatif/describe.lua SET_FOLDER
--
--   question  ID  KIND                in the order of the files; no profile fields
--   outside   ID  NUMBER              a number that is no answer
--   option    ID  OPTION              of a multi
--   alone     ID  OPTION              one of them that excludes the others
--   tier      ID                      from the lowest

local here = arg[0]:match("^(.*)/") or "."
local set = dofile(here .. "/../reference/score.lua").load_set(arg[1])

local function line(...)
  print(table.concat({ ... }, "\t"))
end

for _, q in ipairs(set.questions) do
  line("question", q.id, q.kind)
  if q.fields.min then line("outside", q.id, q.fields.min - 0.5) end
  if q.fields.max then line("outside", q.id, q.fields.max + 1e-3) end
  for _, option in ipairs(q.kind == "multi" and q.options or {}) do
    line("option", q.id, option.id)
    if option.fields.alone then line("alone", q.id, option.id) end
  end
end
for _, tier in ipairs(set.tiers) do line("tier", tier.id) end
