-- A sound set that asks for everything a workbook finds hard.
local function long(what, letters)
  local text = ""
  while #text < letters do
    text = text .. what .. " "
  end
  return text
end

local function options(n)
  local list = { text = long("Chọn một trong rất nhiều lựa chọn?", 2000) }
  for i = 1, n do
    list[i] = option("o" .. i) { points = 0, vi = long("Lựa chọn dài", 2000), en = "Option " .. i % 7 }
  end
  return list
end

local function items(n)
  local list = { text = { vi = "Nhiều mục", en = "Many items" } }
  for i = 1, n do
    list[i] = option("m" .. i) { points = 1, alone = i % 20 == 1, vi = "Mục <" .. i .. "> & “mục”", en = "=1+" .. i }
  end
  return list
end

local function texts(n)
  local list = {}
  for i = 1, n do
    list[i] = long("town " .. i, i < 3 and 300 or 10)
  end
  return list
end

local function many(n, make)
  local parts = {}
  for i = 1, n do
    parts[i] = make(i)
  end
  return parts
end

local function name(n)
  return long("Trụ cột: [tên] rất dài * có ? dấu / và \\ 'nháy'", n)
end

return set "extreme" {
  version = "1.0&\"<>",
  effective = { from = "2026-01-01" },
  languages = { "vi", "en" },
  name = { vi = name(200), en = "&C extreme &P" },
  notice = { vi = long("Chú ý & “ngoặc” <b>", 3000), en = "=HYPERLINK(\"x\")" },

  evidence { default = "none",
    grade "none" { factor = 0, vi = "Có", en = "Yes" },
    grade "same" { factor = 1, vi = "có", en = "yes" },
    grade "long" { factor = 0.5, vi = long("Đã xem", 600), en = "Seen" } },

  profile {
    text "town" { text = long("Tỉnh", 400), help = long("Giúp", 2000) },
    choice "size" { text = { vi = "Quy mô", en = "Size" }, na = true,
      option "a" { vi = "Không áp dụng", en = "Not applicable" }, option "b" { vi = "3", en = "3" },
      option "c" { vi = "50%", en = "50%" }, option "d" { vi = "A*", en = "A*" },
      option "e" { vi = "a?", en = "A~b" } },
  },

  pillar "a" { name = name(60),
    criterion "a1" { name = name(500), why = long("Vì sao", 1500),
      choice "many" (options(300)),
      multi "several" (items(64)),
      level "bare" { text = "Mức không lời?", { 0 }, { 50 }, { 100 } },
      number "open" { text = "Số tự do", unit = long("đơn vị rất dài", 200) },
      number "bounded" { text = "Số có hạn", min = -1e300, max = 1e300, na = long("khi", 500) },
    } },
  pillar "b" { name = "_lists",
    criterion "b1" { name = "Trùng tên",
      yes_no "asked" { text = "Có?\nDòng hai", applies_if = one_of("town", texts(40)) },
      yes_no "other" { text = "Có?", applies_if = any(many(300, function(i)
        return one_of("many", { "o" .. i })
      end)) },
      yes_no "third" { text = "Có?", applies_if = one_of("many", many(290, function(i) return "o" .. i end)) },
    } },
  pillar "abcdefghijk" { name = "_lists",
    criterion "c1" { name = "Trùng tên", text "c_text" { text = "Chữ" }, yes_no "c_yes" { text = "Có?" } } },
  pillar "history" { name = "History",
    criterion "d1" { name = "History", yes_no "d_yes" { text = "'=1+1" } } },
  pillar "quoted_name" { name = "'đầu đuôi'",
    criterion "e1" { name = "'", yes_no "e_yes" { text = "@" } } },

  tier "only_tier" { from = 0, name = "Only" },
}
