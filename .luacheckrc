-- What luacheck knows of the criteria language (criteria/README.md); tests/cli/words.sh compares.
std = "lua53"

local words = {
  -- a set and its parts
  "set", "include", "profile", "derived", "pillar", "criterion", "tier", "gate", "weighting",
  "evidence", "grade", "programme", "support_area", "measure", "target", "chain",
  "support_quota", "action",
  -- questions and their points
  "yes_no", "level", "choice", "multi", "number", "date", "text", "option", "linear", "bands",
  -- how scores combine
  "mean", "weighted", "geometric", "lowest", "highest", "sum", "capped", "pick", "points",
  "harmonic", "product", "deduct", "curve", "rounded", "pooled",
  -- conditions
  "yes", "no", "at_least", "at_most", "one_of", "has", "has_any", "only", "answered",
  "score_at_least", "every_pillar", "missing_at_most", "self_assessed", "all", "any", "none",
  -- examples
  "example", "near",
  -- inside functions
  "state",
  -- what is left of Lua: no files, clock, load or pcall
  "ipairs", "pairs", "select", "type", "tonumber", "tostring", "error", "assert",
  math = { other_fields = true },
  string = { other_fields = true },
  table = { other_fields = true },
  utf8 = { other_fields = true },
}

local criteria = {
  std = "none",
  read_globals = words,
  max_line_length = false, -- a line holds one thing in every language
  unused_args = false,     -- (scores, answers, firm): a function takes what it is given
}
files["criteria/**/*.lua"] = criteria
files["engine/cli/new/**/*.lua"] = criteria
files["tests/reference/sets/**/*.lua"] = criteria
files["tests/valid/**/*.lua"] = criteria

-- Annotations for editors: they define the words and use none of them. What is
-- wrong in tests/invalid is wrong on purpose.
exclude_files = { "criteria/eca.d.lua", "tests/invalid" }
