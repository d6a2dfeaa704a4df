#!/bin/sh
# eca check: one fault planted in a sound set is found, with its place and its code, and
# nothing else is said. Each tests/doubtful/NAME.edit changes base.lua by sed.
# shellcheck disable=SC2016
. tests/cli/common

faults=$root/tests/doubtful
mkdir base
cp "$faults/base.lua" base/set.lua
run check base
check "the sound set has no doubts" out_is "base 1: 2 pillars, 4 criteria, 8 questions, 3 tiers, 2 gates: sound"
run check hanoi-2026
check "nor has hanoi-2026" sh -c 'test "$(wc -l <out)" = 1 && grep -q "^hanoi-2026 .*: sound$" out'

for edit in "$faults"/*.edit; do
	name=$(basename "$edit" .edit)
	mkdir "$name"
	sed -f "$edit" "$faults/base.lua" >"$name/set.lua"
	run check "$name"
	sed "s|^$name/||" out >found
	check "$name" cmp found "$faults/$name.expected"
done

# ---- Two at once, files in order, the same in every run ----

mkdir two
sed -f "$faults/floor.edit" -f "$faults/levels.edit" "$faults/base.lua" >two/set.lua
run check two
check "two faults" sh -c 'sed -n "s/.*\[\(W[0-9]*\)\]$/\1/p" out | tr "\n" " " | grep -qx "W220 W224 "'
cp out first
run check two
check "the same again" cmp out first

# ---- As files ----

run check two --format json
check "JSON" python3 - <<'PY'
import json
found = json.load(open("out"))
assert found["sound"] is True and found["errors"] == 0 and found["warnings"] == 2
assert [(f["code"], f["file"], f["line"]) for f in found["findings"]] == [
    ("W220", "two/set.lua", 25), ("W224", "two/set.lua", 53)], found
PY
run check two --format sarif -o two.sarif
check "SARIF" python3 - <<'PY'
import json
log = json.load(open("two.sarif"))
run = log["runs"][0]
assert log["version"] == "2.1.0"
rules = {r["id"] for r in run["tool"]["driver"]["rules"]}
assert all(r["ruleId"] in rules and r["level"] == "warning" for r in run["results"]) and len(run["results"]) == 2
place = run["results"][0]["locations"][0]["physicalLocation"]
assert place["artifactLocation"]["uri"] == "two/set.lua" and place["region"]["startLine"] == 25
PY
mkdir "a b"
echo 'return set "x" { wieght = 1 }' >"a b/set.lua"
run check "a b" --format sarif
check "a set that does not load is SARIF, too" sh -c 'grep -q "\"uri\":\"a%20b/set.lua\"" out && grep -q "\"level\":\"error\"" out'
check "and status 1" status_is 1

# ---- Options ----

run check two --quick
check "quickly: only what reading shows" sh -c 'grep -c "\[W" out | grep -qx 1'
run check two --strict
check "strictly: warnings count" status_is 1
run check two
check "else they do not" status_is 0
run check base --strict
check "a sound set is sound" status_is 0
run check --explain w224
check "what a code means" out_is "W224: the worst answer earns points
  Where even the worst answer is worth something, the scale has a floor, and scores bunch above it."
run check --explain W999
check "no such code" ends 2 'eca: error: there is no code "W999"; `eca check --explain all` lists them'
run check
check "no set" ends 2 "eca: error: which set? usage: eca check SET [--format FORMAT] [-o FILE] [--quick] [--strict] | --explain CODE"
run check two -o x.json
check "-o without a format" ends 2 "eca: error: -o goes with --format json or --format sarif"

# ---- Codes ----

run check --explain all
check "docs/codes.md has every code" sh -c '
	sed -n "s/^\([EW][0-9]*\): .*/\1/p" out >listed
	sed -n "s/^| \`\([EW][0-9]*\)\` .*/\1/p" "$1" | cmp - listed' sh "$root/docs/codes.md"
for set in "$root"/tests/invalid/*/; do
	"$eca" check "$set" --quick --format json 2>err | sed -n 's/.*"code":"\([^"]*\)".*"text":"\(.*\)"}.*/\1 \2/p'
done >coded
check "hardly an error is without a code of its own" sh -c '
	all=$(wc -l <coded) bare=$(grep -c "^E100" coded); test "$all" -gt 500 && test $((bare * 30)) -lt "$all"'

finish
