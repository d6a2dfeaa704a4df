-- Every word of the language in every form that its page allows.
return set "every-word-2026" {
  version = "2026.1",
  effective = { from = "2024-02-29", to = "2024-02-29" },
  languages = { "vi", "en" },
  name = { vi = "Mọi từ", en = "Every word" },
  notice = "one text for every language",
  missing = "exclude", completeness = 0, na_limit = 1,
  display = { max = 1000, decimals = 0 },
  include "profile",
  include "pillars",
  include "rest",
}
