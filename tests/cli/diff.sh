#!/bin/sh
# eca diff: every kind of edit with its effect worked out by hand, causes that act together,
# revisions of git, all outputs, wrong input.
. tests/cli/common

lua=${LUA:-lua5.3}
base=$root/tests/cli/diff
cp "$base/answers.csv" all.csv
grep -v ^F6 all.csv >answers.csv
mkdir old
cp "$base/set.lua" old

# revise SED…: the set in ./new is that in ./old with these commands of sed.
revise() {
	mkdir -p new
	sed "$@" old/set.lua >new/set.lua
}

edits_are() {
	grep -o '^{"id":"[^"]*","change":"[a-z]*","scoring":[a-z]*' diff.json |
	sed 's/{"id":"\(.*\)","change":"\(.*\)","scoring":\(.*\)/\1 \2 \3/; s/ true$//; s/ false$/ -/' >edits
	test "$(cat edits)" = "$1"
}

movers_are() {
	tail -n +2 diff.csv | cut -d, -f1,7,8,9,17 >movers
	test "$(cat movers)" = "$1"
}

# revision NAME EDITS MOVERS: what `revise` changed, and who moves because of it.
revision() {
	run diff old new answers.csv -q -o diff.json -o diff.csv
	check "$1: found" ends 1 ""
	check "$1: the edits" edits_are "$2"
	check "$1: who moves and why" movers_are "$3"
}

# ---- Nothing ----

revise ''
run diff old new answers.csv -q -o diff.json -o diff.csv
check "the same set twice" ends 0 ""
check "the same set twice: no edits" edits_are ""
check "the same set twice: nobody moves" movers_are ""
{ echo '-- moved down'; echo; sed 's/  -- .*//; s/name = {/name   =   {/' old/set.lua; } >new/set.lua
run diff old new answers.csv -q -o -
check "comments and spaces are no edits" status_is 0

# ---- One edit of each kind ----

revise 's/{ 50, en = "Some"/{ 20, en = "Some"/'
revision "points of a level" "q1.points.1 changed" "F5,mid,low,down,q1.points.1"
revise 's/from = 50, name/from = 46, name/'
revision "a threshold" "mid.from changed" "F3,low,mid,up,mid.from"
revise 's/"Deuxième ?" }, weight = 1/"Deuxième ?" }, weight = 3/'
revision "a weight" "q2.weight changed" "F1,mid,high,up,q2.weight
F5,mid,low,down,q2.weight"
revise 's/option "y" { points = 60/option "y" { points = 30/'
revision "points of an option" "q4.y.points changed" "F5,mid,low,down,q4.y.points"
revise 's/score_at_least("b", 70)/score_at_least("b", 90)/'
revision "a need" "high.needs changed" "F2,high,mid,down,high.needs"
revise '/gate "paper"/,/^  }/d'
revision "a gate removed" "paper.removed removed" "F8,mid,high,up,paper.removed"
revise 's/cap = "mid"/cap = "low"/'
revision "a cap" "paper.cap changed" "F8,mid,low,down,paper.cap"
revise 's/completeness = 0.9/completeness = 0.5/'
revision "completeness" "set.completeness changed" "F7,no_tier,mid,other,set.completeness"
revise 's/{ 100, 100 } }/{ 100, 40 } }/'
revision "a breakpoint" "q3.points.100 changed" "F2,high,mid,down,q3.points.100
F5,mid,low,down,q3.points.100"
revise 's/a = 1, b = 1/a = 3, b = 1/'
revision "a weighting" "weighting.cloth.a changed" "F5,mid,low,down,weighting.cloth.a"
revise '/weighting "cloth"/,/^  }/d'
revision "a weighting removed" "weighting.cloth.removed removed" ""
revise 's/    score = weighted.*/    score = lowest { "q3", "q4" },/'
revision "an expression" "cb.score changed" ""
revise 's/    score = weighted.*/    score = function(s) return math.min(s.q3 or 0, (s.q4 or 0) \/ 2) end,/'
revision "an expression becomes a function" "cb.score changed" "F2,high,mid,down,cb.score
F5,mid,low,down,cb.score"
revise 's/      yes_no "q2".*//'
revision "a question removed" "q2.removed removed" "F4,low,mid,up,q2.removed"
check "answers to it are counted" grep -qF '"left_aside_old":0,"left_aside_new":7' diff.json
revise 's/      yes_no "q2".*/&\n      yes_no "q5" { text = { en = "F", vi = "N", fr = "C" } },/'
revision "a question added" "q5.added added" "F1,mid,no_tier,other,q5.added
F2,high,no_tier,other,q5.added
F3,low,no_tier,other,q5.added
F4,low,no_tier,other,q5.added
F5,mid,no_tier,other,q5.added
F8,mid,no_tier,other,q5.added"
sed '1s/$/,q5/; 2,$s/$/,yes/' answers.csv >more.csv
run diff old new more.csv -q -o diff.json -o diff.csv
check "with answers to it" movers_are "F3,low,mid,up,q5.added
F4,low,mid,up,q5.added"
check "answers to it are counted for the old set" grep -qF '"left_aside_old":7,"left_aside_new":0' diff.json
sed '/number "q3"/,/^      }/d' old/set.lua |
sed 's/    score = weighted.*//; s/      yes_no "q2".*/&\n      number "q3" { text = { en = "Third", vi = "Câu ba", fr = "Troisième" }, min = 0, max = 100, points = linear { { 0, 0 }, { 100, 100 } } },/' >new/set.lua
revision "a question moved" "q3.moved moved
cb.score changed" "F1,mid,high,up,q3.moved + cb.score
F3,low,mid,up,q3.moved + cb.score"
check "what needs another edit is tried with it" test "$(grep -c '"group":1' diff.json)" = 2
revise 's/        option "x" .*//'
run diff old new answers.csv -q -o diff.json -o diff.csv
check "an option removed: who moves" test "$(tail -n +2 diff.csv | cut -d, -f1,8,17 | tr '\n' ' ')" = \
	"F1,rejected,q4.x.removed F2,rejected,q4.x.removed F3,rejected,q4.x.removed F4,rejected,q4.x.removed F5,rejected,q4.x.removed F8,rejected,q4.x.removed "
run diff old new answers.csv -q -l en
check "an option removed: it is said" out_has 'The new set refuses what the old one takes: q4: "x" is not an option of this question'
revise 's/min = 0, max = 100/min = 0, max = 90/'
revision "a range" "q3.max changed" "F3,low,rejected,other,q3.max"
revise 's/      yes_no "q2" {.*/      level "q2" { text = { en = "Second?", vi = "Câu hai?", fr = "Deuxième ?" }, { 0, "No" }, { 100, "Yes" } },/'
run diff old new answers.csv -q -o diff.json -o diff.csv
check "another type: one edit" edits_are "q2.type changed"
check "another type: yes and no are no levels" test "$(tail -n +2 diff.csv | cut -d, -f8,17 | sort | uniq -c | tr -s ' ')" = " 7 rejected,q2.type"
revise 's/"q2"/"q2b"/'
revision "a question under another id" "q2.removed removed
q2b.added added" "F1,mid,no_tier,other,q2b.added
F2,high,no_tier,other,q2b.added
F3,low,no_tier,other,q2b.added
F4,low,no_tier,other,q2b.added
F5,mid,no_tier,other,q2b.added
F8,mid,no_tier,other,q2b.added"
revise 's/people < 50/people < 15/'
revision "a function" "size.value changed" ""
revise 's/name = { en = "High"/name = { en = "Top"/; s/en = "Some"/en = "Partly"/; s/version = "1"/version = "2"/'
revision "reworded" "set.version changed -
q1.reworded reworded -
high.reworded reworded -" ""
printf '%s\n' '/tier "mid"/d' 's/  tier "high" {/  tier "middle" { from = 50, name = { en = "Middle", vi = "Vừa", fr = "Moyen" } },\n&/' 's/cap = "mid"/cap = "middle"/' >commands
revise -f commands
revision "a tier under another id" "mid.removed removed
middle.added added
paper.cap changed" "F1,mid,middle,other,mid.removed + middle.added + paper.cap
F5,mid,middle,other,mid.removed + middle.added + paper.cap
F8,mid,middle,other,mid.removed + middle.added + paper.cap"

# ---- Several edits ----

revise 's/{ 50, en = "Some"/{ 30, en = "Some"/; s/option "y" { points = 60/option "y" { points = 55/'
revision "together" "q1.points.1 changed
q4.y.points changed" "F5,mid,low,down,q1.points.1 + q4.y.points"
revise 's/{ 50, en = "Some"/{ 20, en = "Some"/; s/option "y" { points = 60/option "y" { points = 30/'
revision "either suffices" "q1.points.1 changed
q4.y.points changed" "F5,mid,low,down,q1.points.1 | q4.y.points"
revise 's/{ 50, en = "Some"/{ 20, en = "Some"/; s/from = 50, name/from = 46, name/; s/score_at_least("b", 70)/score_at_least("b", 90)/'
revision "each its own" "q1.points.1 changed
mid.from changed
high.needs changed" "F2,high,mid,down,high.needs
F3,low,mid,up,mid.from"
revise 's/{ 50, en = "Some"/{ 0, en = "Some"/; s/option "y" { points = 60/option "y" { points = 55/; s/{ 100, 100 } }/{ 100, 95 } }/'
revision "one that needs no help" "q1.points.1 changed
q3.points.100 changed
q4.y.points changed" "F5,mid,low,down,q1.points.1"
# a = 25 - x, b = 85 - y - z, of 110 that keep the tier 10 may go: any two of 6, 6 and 6.
revise 's/{ 50, en = "Some"/{ 38, en = "Some"/; s/option "y" { points = 60/option "y" { points = 48/; s/{ 100, 100 } }/{ 80, 68 }, { 100, 100 } }/'
revision "any two of three" "q1.points.1 changed
q3.points changed
q4.y.points changed" "F5,mid,low,down,q1.points.1 + q3.points | q1.points.1 + q4.y.points | q3.points + q4.y.points"

# ---- Counted again from two runs of eca score ----

hanoi=$root/criteria/hanoi-2026
cp -r "$hanoi" revised
sed -i 's/from = 65/from = 67/; s/score_at_least("qcd", 45)/score_at_least("qcd", 50)/; s/every_pillar(35)/every_pillar(40)/' revised/tiers.lua
sed -i 's/gov = 12, qcd = 22, tec = 15/gov = 10, qcd = 26, tec = 13/' revised/weightings.lua
sed -i '/criterion "gov_legal"/,/question/s/weight = 20/weight = 45/' revised/pillars/gov.lua
"$lua" "$root/tests/reference/random_firms.lua" "$hanoi/sample/answers.csv" 1400 >firms.csv 2>err
run diff "$hanoi" revised firms.csv -q -o diff.json -o diff.csv
check "a random cohort under a revision" ends 1 ""
"$eca" score firms.csv -c "$hanoi" -q -o was.csv 2>/dev/null
"$eca" score firms.csv -c revised -q -o is.csv 2>/dev/null
"$lua" "$root/tests/reference/movers.lua" was.csv is.csv diff.csv diff.json >out 2>err
status=$?
check "the same movers, matrix and mean from two runs" status_is 0

# ---- Outputs ----

revise 's/{ 50, en = "Some"/{ 30, en = "Some"/; s/option "y" { points = 60/option "y" { points = 55/; s/en = "All"/en = "Everywhere"/; s/from = 50, name/from = 46, name/; s/"permit", cap = "mid"/"permit", cap = "low"/'
for language in en vi fr; do
	run diff old new answers.csv -q -l $language
	check "for people: $language" cmp out "$base/board.$language"
done
LC_ALL=fr_FR.UTF-8 TZ=Asia/Ho_Chi_Minh "$eca" diff old new answers.csv -q -l en >out 2>err
check "the same bytes in another locale" cmp out "$base/board.en"
run diff old new answers.csv -q -o diff.json -o diff.csv
check "JSON" cmp diff.json "$base/diff.json"
check "CSV" cmp diff.csv "$base/diff.csv"
"$eca" diff old new - -q -o - <answers.csv >out 2>err
status=$?
check "standard input is refused: it is read twice" ends 2 "eca: error: -: the answers are read twice, which standard input cannot be: give a file"
run diff old new all.csv -o -
check "the closing count" err_has "read 8 = compared 7 + rejected by both sets 1; edits 5, moved 2; 0 warnings"
check "what both refuse is said" err_has 'all.csv:7: error: firm F6: column "q1": "9" is not a level'
run diff old new
check "without answers the edits alone" status_is 1
check "without answers nothing is said of them" test "$(grep -cE 'Assessments|moves|→ 2' out)" = 0
if command -v python3 >/dev/null; then
	run_python() { python3 -c 'import json, sys; json.load(open("diff.json"))' >out 2>err; status=$?; }
	run_python
	check "JSON that another program reads" ends 0 ""
else
	skip "JSON that another program reads" "no python3"
fi

# ---- The workbook ----

for language in en vi fr; do
	run diff old new answers.csv -q -l $language -o $language.xlsx
	check "a workbook: $language" ends 1 ""
done
run diff old new answers.csv -q -o again.xlsx
check "the same workbook again" cmp again.xlsx en.xlsx
python=
for try in python3 /usr/bin/python3; do
	test -n "$python" || ! "$try" -c 'import openpyxl' 2>/dev/null || python=$try
done
if test -n "$python"; then
	"$python" - >out 2>err <<-'END'
	import csv, json, openpyxl
	diff = json.load(open("diff.json"))
	for language, names in (("en", ["Summary", "By group", "Edits", "Movers"]), ("vi", None), ("fr", None)):
	    book = openpyxl.load_workbook(language + ".xlsx")
	    assert not names or book.sheetnames == names, book.sheetnames
	    summary, groups, edits, movers = book.worksheets
	    rows = [[c.value for c in r] for r in summary.iter_rows()]
	    head = next(i for i, r in enumerate(rows) if r[0] is None and isinstance(r[1], str) and r[4])
	    n = len(diff["columns"])
	    assert [r[1:n + 1] for r in rows[head + 1:head + 1 + n]] == diff["matrix"], rows[head:head + n]
	    assert len(summary._charts) == 1
	    table = [[c.value for c in r] for r in edits.iter_rows(min_row=4)]
	    assert [(r[0], r[3], r[7]) for r in table] == [(i + 1, e["moved"], e["id"]) for i, e in enumerate(diff["edits"])]
	    assert movers.auto_filter.ref == "A3:L5", movers.auto_filter.ref
	    table = [[c.value for c in r] for r in movers.iter_rows(min_row=4)]
	    assert [r[0] for r in table] == [m["firm_id"] for m in diff["movers"]]
	    assert [round(r[7], 6) for r in table] == [m["old"]["overall"] for m in diff["movers"]], table
	END
	status=$?
	check "the workbook holds the same" ends 0 ""
else
	skip "the workbook holds the same" "no openpyxl"
fi

# ---- Revisions of a repository ----

if command -v git >/dev/null; then
	mkdir -p depot/sets/base/parts
	sed 's/^  tier "low".*/  include "parts\/low",/' old/set.lua >depot/sets/base/set.lua
	echo 'return tier "low" { from = 0, name = { en = "Low", vi = "Thấp", fr = "Bas" } }' >depot/sets/base/parts/low.lua
	(
		cd depot && git init -q . && git config user.email t@example.org && git config user.name T &&
		git add . && git commit -qm one && git tag v1 &&
		sed -i 's/from = 50, name/from = 46, name/' sets/base/set.lua && git commit -qam two &&
		sed -i 's/from = 80, name/from = 95, name/' sets/base/set.lua
	) >/dev/null 2>&1
	run diff depot/sets/base@v1 depot/sets/base@HEAD answers.csv -q -o -
	check "two revisions" test "$(tail -n +2 out | cut -d, -f1,17)" = "F3,mid.from"
	run diff depot/sets/base@v1 depot/sets/base answers.csv -q -o -
	check "a revision and the folder" test "$(tail -n +2 out | cut -d, -f1,17 | tr '\n' ' ')" = "F2,high.from F3,mid.from "
	run diff 'depot/sets/base@HEAD@{0}' depot/sets/base@v1 answers.csv -q -o -
	check "names of revisions with an @" status_is 1
	run diff depot/sets/base@v9 depot/sets/base answers.csv
	check "no such revision" ends 2 'eca: error: depot/sets/base@v9: the repository has no revision "v9"'
	run diff depot/sets/base@--help depot/sets/base answers.csv
	check "no option of git" ends 2 'eca: error: depot/sets/base@--help: the repository has no revision "--help"'
	GIT_CEILING_DIRECTORIES=$work run diff old@v1 old answers.csv
	check "in no repository" ends 4 "eca: error: old@v1: the folder old is in no git repository"
	(cd depot && git rm -q --cached sets/base/parts/low.lua && git commit -qm three) >/dev/null 2>&1
	run diff depot/sets/base@HEAD depot/sets/base answers.csv
	check "a file that is not in the revision" err_has 'depot/sets/base@HEAD/set.lua:58: error: include "parts/low": cannot read depot/sets/base@HEAD/parts/low.lua: the revision has no such file'
	mkdir -p depot/empty
	run diff depot/empty@v1 old answers.csv
	check "no set in the revision" ends 4 "eca: error: depot/empty@v1 is not a criteria set: cannot read depot/empty@v1/set.lua: the revision has no such file"
	PATH=$work/nothing run diff depot/sets/base@v1 old answers.csv
	check "without git" ends 4 "eca: error: depot/sets/base@v1: git is needed to read a revision, and is not installed"
else
	skip "revisions of a repository" "no git"
fi

# ---- Wrong input ----

run diff old
check "one set" status_is 2
run diff old none answers.csv
check "no such set" err_has 'there is no criteria set "none"'
mkdir wrong
sed 's/from = 50/form = 50/' old/set.lua >wrong/set.lua
run diff old wrong answers.csv
check "a set that is wrong" ends 3 'wrong/set.lua:59: error: tier "mid": unknown field "form" (did you mean "from"?)
wrong/set.lua:59: error: tier "mid": needs from = …, the score at which it starts'
run diff old new answers.csv -o diff.txt
check "another ending" ends 2 "eca: error: diff.txt: a comparison is written as .csv, .json or .xlsx: end the name so"
run diff old new answers.csv -o answers.csv
check "over the answers" ends 2 "eca: error: answers.csv: would be written over the answers; choose another name"
run diff old new answers.csv -o a.csv -o a.csv
check "twice the same file" ends 2 "eca: error: a.csv: is to be written twice; choose another name"
run diff old new answers.csv -l de
check "a language that the set has not" err_has '--lang: the criteria set base has no language "de", but en, vi, fr'
run diff old new none.csv -o a.json
check "no answers" ends 4 "eca: error: none.csv: No such file or directory"
check "no answers, no file" test ! -e a.json
sed '1s/q3/q33/' answers.csv >unknown.csv
run diff old new unknown.csv
check "a column that neither set knows" ends 4 'eca: error: unknown.csv:1: unknown column "q33" (did you mean "q3"?)'
{ cat answers.csv; echo 'F9,"open'; } >broken.csv
run diff old new broken.csv answers.csv -q -o -
check "a file that breaks off" status_is 4

finish
