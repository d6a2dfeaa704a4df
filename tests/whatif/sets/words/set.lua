-- Labels that a program could take for something else: for a pattern, a number, a formula,
-- or one another.

local function texts(list)
  local out = { text = "One of many", na = "Where = nothing * fits?" }
  for i, words in ipairs(list) do
    out[i] = option("o" .. i) { points = i * 100 / #list, vi = words, en = words }
  end
  return out
end

local function levels(list)
  local out = { text = "Level", na = true }
  for i, words in ipairs(list) do out[i] = { 100 * (i - 1) / (#list - 1), vi = words, en = words } end
  return out
end

local long = string.rep("Quá trình sản xuất có kiểm soát ", 20)

return set "words" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en", "vi" },
  name = { en = "=Words", vi = "=Từ ngữ" }, completeness = 0.5, display = { max = 1000, decimals = 0 },

  evidence { default = "o1",
    grade "none" { factor = 0, en = "*", vi = "*" }, grade "o1" { factor = 0.3, en = "=1", vi = "=1" },
    grade "o2" { factor = 0.7, en = "a?", vi = "a?" }, grade "seen" { factor = 1, en = "a*", vi = "a*" } },

  pillar "p" {
    name = { en = "+P", vi = "+P" },
    criterion "c" {
      name = { en = "@C \"quoted\"", vi = "-C 'nháy'" },
      choice "patterns" (texts { "*", "?", "~", "a*", "a?", "a~", "a~*", "ab", "abc", ".*", "[a-c]", "^a", "a|b" }),
      choice "numbers" (texts { "5", "5.0", "05", "5 %", "5%", "> 5", ">= 5", "<5", "≥ 5", "=5", "-5", "1e3", "1/2",
        "2026-01-01", "1:30", "1,5", "TRUE", "true!", "#N/A", "#REF!" }),
      choice "formulas" (texts { "=1+1", "+84", "-x", "@cmd", "'quoted", '"', '""', "a\"b", "=\"\"", "{1}", "&", "<b>", "a & b",
        "a;b", "a,b", "_x000D_", "_x0041_" }),
      choice "alike" (texts { "ma", "má", "mà", "mả", "mã", "mạ", "Ma-", "ma -", "m a", "m-a", "ma.", "(ma)", "đa", "da",
        "Đa!", "ae", "æ", "ss", "ß", "ﬁ", "fi", "co-op", "coop", "a b", "a  b." }),
      choice "long" (texts { long .. "A", long .. "B", long, "x" .. long, string.rep("a", 255), string.rep("a", 256) }),
      choice "said" (texts { "NA", "ND", "Not applicable", "No data", "Yes", "No", "Missing", "-", "–" }),
      level "steps" (levels { "Not at all – never", "0", "1 – One", "2", "NA" }),
      multi "several" { text = "Several",
        option "one" { points = 40, alone = true, vi = "=Một", en = "=One" },
        option "two" { points = 30, vi = "Có", en = "Yes" }, option "three" { points = 50.5, vi = "*", en = "*" } },
      text "free" { text = "Free" },
      number "count" { text = "Count", unit = { vi = "=cái", en = "=pieces" }, min = 0, max = 10,
        points = linear { {0, 0}, {10, 100} } },
    },
    criterion "looked_at" {
      name = "Looked at",
      yes_no "by_text" { text = "By text", applies_if = one_of("free", { "x", "a*", "=1+1", 'a"b', "Hà Nội", "5" }) },
      yes_no "by_choice" { text = "By choice", applies_if = one_of("alike", { "o1", "o3", "o5", "o7", "o20" }) },
      yes_no "by_multi" { text = "By several", applies_if = only("several", { "two", "three" }) },
      yes_no "by_level" { text = "By level", applies_if = one_of("steps", { 0, 2, 4 }) },
    },
  },
  tier "low" { from = 0, name = "=Low" }, tier "mid" { from = 40, name = "-Mid" },
  tier "top" { from = 65, name = "+Top", needs = none { has("patterns", "o1") } },
  gate "g" { unless = one_of("numbers", { "o1", "o9", "o17" }), drop = 1, name = "@Gate" },
}
