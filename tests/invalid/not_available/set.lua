local v0 = pcall
local v1 = require
local v2 = os
local v3 = io
local v4 = load
local v5 = loadstring
local v6 = dofile
local v7 = loadfile
local v8 = print
local v9 = setmetatable
local v10 = getmetatable
local v11 = rawget
local v12 = rawset
local v13 = next
local v14 = coroutine
local v15 = debug
local v16 = _G
local v17 = math.random
local v18 = math.flor
local v19 = string.match
local v20 = string.gsub
local v21 = table.pack

return set "t" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "T",
  pillar "p" { name = "P", criterion "c" { name = "C", yes_no "q" { text = "Q?" } } },
  tier "low" { from = 0, name = "Low" },

}
