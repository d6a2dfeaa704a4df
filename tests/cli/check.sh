#!/bin/sh
# eca check: what it says of sets, sound and not.
. tests/cli/common

run check "$mini"
check "a sound set" grep -q "^mini 1.0: 2 pillars, 2 criteria, 4 questions, 3 tiers, 1 gate: sound, 2 warnings$" out
check "a sound set ends well" ends 0 ""
run check hanoi-2026
check "an installed set" grep -q '^hanoi-2026 .*: sound' out
run check "$root/criteria/hanoi-2026/"
check "a set by its folder" status_is 0
mkdir warned broken
sed 's/, vi = "Thấp"//' "$mini/set.lua" >warned/set.lua
run check warned
check "warnings do not count" status_is 0
check "warnings are counted" grep -q ': sound, 3 warnings$' out
check "a warning has its place" grep -q '^warned/set\.lua:[0-9]*: warning: ' out
cat >broken/set.lua <<'END'
return set "broken" {
  version = "1",
  effective = { from = "2026-01-01" },
  languages = { "en" },
  name = "Broken",
  pillar "x" { name = "X", wieght = 1, criterion "c" { name = "C", yes_no "q" { text = "Q" } } },
  tier "only" { from = 5, name = "Only" },
}
END
run check broken
check "a broken set: status 1" status_is 1
check "its errors come with file and line" grep -q '^broken/set\.lua:6: error: .*"wieght" (did you mean "weight"?)' out
check "all of them at once" grep -q '^broken/set\.lua:7: error: ' out
check "they are counted" grep -q '^2 errors$' out
run check nothing
check "no such set" ends 2 'eca: error: there is no criteria set "nothing"; installed: hanoi-2026; a folder is given with a /, as ./nothing'
run check ./nothing
check "no such folder" status_is 4
finish
