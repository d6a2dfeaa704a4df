#!/bin/sh
# eca score: where results go, what is said, and how it ends.
. tests/cli/common

sha="[0-9a-f]{64}"
cat >good.csv <<'END'
firm_id,source,assessor,assessed_on,name,employees,licence,plan,rate,odd
F1,site_visit,An,2026-03-01,Alpha,10,yes,yes,95,
F2,self,"=HYPERLINK(""x"")",2026-03-02,"Beta, Ltd",20,no,yes,60,
F3,,,,,,yes,no,79.999999,
END
cat >mixed.csv <<'END'
firm_id,assessed_on,licence,plan,rate,odd
F1,2026-03-01,yes,yes,95,
=2+3,2026-03-01,yes,yes,95,
F3,2026-03-01,maybe,-no,101,
F4,2026-03-01,yes,yes,95,13
F5,2027-03-01,yes,yes,95,
END
{ head -1 good.csv; for i in $(seq 50); do echo "F$i,,,,,,yes,no,79.999999,"; done; } >many.good.csv
header=firm_id,set,version,source,assessor,assessed_on,status,overall,gov,qcd,tier,tier_before_gates,gates,completeness,missing,set_sha256,answers_sha256,engine

# ---- Results ----

run score good.csv -c "$mini"
check "CSV where no terminal is" test "$(sed -n 1p out)" = "$header"
check "closing count" ends 0 "read 3 = scored 3 + rejected 0 + failed 0; 0 warnings"
row() { # NUMBER PATTERN: the row, without what changes with the version
	sed -n "$1p" out | grep -qxE -e "$2,$sha,$sha,[0-9.]+"
}
check "row of a site visit" row 2 "F1,mini,1.0,site_visit,An,2026-03-01,ok,96.25,100.00,95.00,high,high,,1.0000,odd"
check "row with a gate and a formula" row 3 "F2,mini,1.0,self,\"'=HYPERLINK\(\"\"x\"\"\)\",2026-03-02,ok,57.50,50.00,60.00,low,middle,licensed,1.0000,odd"
check "row without a date" row 4 "F3,mini,1.0,self,,,ok,72.50,50.00,80.00,middle,middle,,1.0000,odd"
cp out good.out

run score good.csv -c "$mini" -o r.csv -o r.json -o r.ndjson
check "files are silent on standard output" out_is ""
check "-o FILE is what standard output gets" cmp -s r.csv good.out
check "no part file is left" test ! -e r.csv.part
check "no rejects file without rejects" test ! -e r.rejects.csv
if command -v python3 >/dev/null; then
	python3 - >out 2>err <<-'END'
	import json
	array = json.load(open("r.json"))
	assert array == [json.loads(line) for line in open("r.ndjson")]
	assert [r["tier"] for r in array] == ["high", "low", "middle"]
	assert array[2]["obstacles"][0]["kind"] == "threshold", array[2]["obstacles"]
	assert array[2]["overall"] == 72.499999, array[2]["overall"]
	lost = sum(p["points_lost"] for p in array[2]["pillars"])
	assert abs(100 - lost - array[2]["overall"]) < 1e-5
	END
	status=$?
	check "JSON holds the same" ends 0 ""
else
	skip "JSON holds the same" "no python3"
fi
run score good.csv -c "$mini" -o r2.csv --bom
check "--bom" test "$(head -c 3 r2.csv | od -An -tx1 | tr -d ' \n')" = efbbbf
run score - -c "$mini" -o - <good.csv
"$eca" score - -c "$mini" -o - <good.csv >out 2>err
check "standard input to standard output" cmp -s out good.out
run score good.csv -c "$mini" -o one.csv
cp one.csv two.csv
LC_ALL=fr_FR.UTF-8 TZ=Asia/Ho_Chi_Minh "$eca" score good.csv -c "$mini" -o one.csv 2>/dev/null
check "the same bytes in another locale" cmp -s one.csv two.csv
run score good.csv -c "$mini" -q
check "-q says nothing" ends 0 ""

# ---- The table ----

run score good.csv -c "$mini" --table
cat >want <<'END'
Firm    Name        Source   Score  Readiness tier        Why not higher
──────  ──────────  ───────  ─────  ────────────────────  ──────────────────────────────────────────
F1      Alpha       visit     96.3  High
F2      Beta, Ltd   self      57.5  Low                   gate: No licence
F3                  self      72.5  Middle                overall 72.5, needs 80; qcd 80.0, needs 90

Readiness tier  Assessments
──────────────  ───────────
High                      1
Middle                    1
Low                       1

A draft for tests.
END
check "table" cmp -s out want
run score good.csv -c "$mini" -t --lang vi
check "table in Vietnamese" out_has "điều kiện chặn: Không có giấy phép"
check "notice in Vietnamese" out_has "Bản thử nghiệm."
run score -tqlvi --criteria="$mini" -- good.csv
check "options every way" out_has "Bản thử nghiệm."
COLUMNS=78 "$eca" score good.csv -c "$mini" -t >out 2>err
check "table of 78 columns" test "$(LC_ALL=C.UTF-8 wc -L <out)" -le 78
run score good.csv -c "$mini" --lang fr
check "a language the set does not have" ends 2 'eca: error: --lang: the criteria set mini has no language "fr", but en, vi'
if script -qec true /dev/null >/dev/null 2>&1; then
	terminal() { # the command, on a terminal of 80 columns
		script -qec "stty cols 80; $1" /dev/null </dev/null >out 2>err
		status=$?
	}
	terminal "TERM=xterm '$eca' score good.csv -c '$mini'"
	check "a terminal gets the table, in colour" grep -q "$(printf '\033')\[32mHigh" out
	terminal "NO_COLOR=1 '$eca' score good.csv -c '$mini'"
	check "NO_COLOR" test "$(tr -d '\r' <out | grep -c "$(printf '\033')")" = 0
	terminal "'$eca' score good.csv -c '$mini' -o r.csv"
	check "a terminal gets the table beside -o" out_has "High"
	terminal "'$eca' score good.csv -c '$mini' -o -"
	check "-o - is CSV on a terminal too" out_has "$header"
else
	skip "terminals" "no script(1)"
fi

if script -qec true /dev/null >/dev/null 2>&1; then
	cat >slowly <<-'END'
	sed -n 1,2p good.csv; sleep 0.7; sed -n 3p good.csv; sleep 0.2; sed -n 4p good.csv
	END
	terminal "sh ./slowly | '$eca' score - -c '$mini' -o r.csv"
	check "a bar when it takes long" out_has "1 assessments"
	check "the bar goes" grep -q "1 assessments$(printf '\r\033')\[K" out
	terminal "sh ./slowly | '$eca' score - -c '$mini' -o r.csv -q"
	check "-q: no bar" test "$(grep -c assessments out)" = 0
fi

# ---- Rejects, failures, warnings ----

run score mixed.csv -c "$mini" -o m.csv
check "some rejected: status 1" status_is 1
check "count with rejects" err_has "read 5 = scored 2 + rejected 2 + failed 1; 1 warning"
check "an error names file, row and column" err_has 'mixed.csv:4: error: firm F3: column "licence": '
check "a failure is said" grep -q '^mixed.csv:5: error: failed: .*set\.lua:[0-9]*: .*thirteen' err
check "a warning is only counted" test "$(grep -c warning: err)" = 0
check "good rows are there" test "$(cut -d, -f1,7 m.csv | tr '\n' ' ')" = "firm_id,status F1,ok F4,failed F5,ok "
check "header of the rejects" test "$(head -1 m.rejects.csv)" = "file,row,column,firm_id,value,reason"
check "every error is in the rejects" test "$(grep -c '^mixed.csv,4,' m.rejects.csv)" = 3
check "a formula is harmless in the rejects" grep -q "^mixed.csv,3,firm_id,,'=2+3," m.rejects.csv
run score mixed.csv -c "$mini" -o m.csv -v
check "-v lists warnings" err_has 'mixed.csv:6: warning: firm F5: column "assessed_on": outside the time for which the criteria set is in force'
run score good.csv -c "$mini" -o m.csv
check "rejects of an earlier run go" test ! -e m.rejects.csv
echo "my notes" >notes.csv
run score good.csv -c "$mini" -o m.csv --rejects notes.csv
check "another file of that name stays" test "$(cat notes.csv)" = "my notes"
run score mixed.csv -c "$mini" --rejects other.csv
check "--rejects without -o" test "$(wc -l <other.csv)" -ge 4
{ echo firm_id,licence; for i in $(seq 50); do echo "F$i,what"; done; } >many.csv
run score many.csv -c "$mini" -o m.csv
check "20 errors are said, the rest counted" err_has "… and 30 more errors, see m.rejects.csv"
check "no more than 20" test "$(grep -c error: err)" = 20
run score many.csv -c "$mini" -o m.csv -v
check "-v says all" test "$(grep -c error: err)" = 50

# ---- Files that cannot be read or written ----

run score none.csv good.csv -c "$mini" -o r3.csv
check "a missing file: status 4" status_is 4
check "a missing file is named" grep -q "^eca: error: none.csv: .*No such file or directory" err
check "the other file is scored" cmp -s r3.csv good.out
echo before >r4.csv
run score none.csv -c "$mini" -o r4.csv
check "nothing read: what stood there stays" test "$(cat r4.csv)" = before
check "nothing read: no part file" test ! -e r4.csv.part
head -1 good.csv >header.csv
run score header.csv -c "$mini" -o r5.csv
check "no assessment: not a success" test "$status" != 0
run score good.csv -c "$mini" -o r.xyz
check "unknown ending" ends 2 "eca: error: r.xyz: results are written as .csv, .json or .ndjson: end the name with one of them"
run score good.csv -c "$mini" -o no/r.csv
check "no such folder" ends 4 "eca: error: no/r.csv: cannot be written: No such file or directory; create the folder first"
cp good.csv answers.csv
run score answers.csv -c "$mini" -o ./answers.csv
check "results never go over the answers" ends 2 "eca: error: ./answers.csv: would be written over the answers; choose another name"
check "the answers are whole" cmp -s answers.csv good.csv
run score good.csv -c "$mini" -o a.csv -o a.csv
check "a file twice" ends 2 "eca: error: a.csv: is to be written twice; choose another name"
run score good.csv -c "$mini" -o ab.csv -o ./ab.csv
check "a file twice by two names" ends 2 "eca: error: ./ab.csv: is the same file as ab.csv, and would be written twice; choose another name"
ln -s . here
run score good.csv -c "$mini" -o ab.csv --rejects here/ab.csv
check "a file twice through a link" ends 2 "eca: error: here/ab.csv: is the same file as ab.csv, and would be written twice; choose another name"
check "neither is begun" test ! -e ab.csv -a ! -e ab.csv.part
mkdir folder
cp good.csv folder
among="would be read as answers the next time: choose another folder"
run score folder -c "$mini" -o folder/r.csv
check "results among the answers" ends 2 "eca: error: folder/r.csv: $among"
run score folder/ -c "$mini" -o r7.csv --rejects ./folder/x.csv
check "rejects among the answers" ends 2 "eca: error: ./folder/x.csv: $among"
touch folder/r.csv
ln -s folder/r.csv there.csv
run score folder -c "$mini" -o there.csv
check "results among the answers through a link" ends 2 "eca: error: there.csv: $among"
rm folder/r.csv
echo "no answers" >folder/r.csv.part
run score folder -c "$mini" -q
check "part files in a folder are no answers" cmp -s out good.out
(cd folder && "$eca" score . -c "$mini" -o r.csv >../out 2>../err)
status=$?
check "results among the answers, here" ends 2 "eca: error: r.csv: $among"
run score good.csv -c "$mini" -o - --table
check "standard output twice" ends 2 "eca: error: standard output: is to be written twice; choose another name"
"$eca" score good.csv -c "$mini" >/dev/full 2>err
status=$?
check "a full disk on standard output" grep -q "^eca: error: standard output: cannot be written: No space left on device" err
check "a full disk: status 4" status_is 4
"$eca" score good.csv -c "$mini" 2>err | head -1 >out
check "a reader that goes away" test "$(wc -l <out)" = 1

echo before >large.ndjson
(
	ulimit -f 4 # blocks of 512 bytes: what is written ends in the middle
	"$eca" score many.good.csv -c "$mini" -o large.ndjson >out 2>err
	echo $? >code
)
status=$(cat code)
check "a full disk" grep -q "^eca: error: large.ndjson: cannot be written: File too large" err
check "a full disk: status 4 too" status_is 4
check "a full disk: what stood there stays" test "$(cat large.ndjson)" = before
check "a full disk: no part file" test ! -e large.ndjson.part
mkfifo slow
"$eca" score - -c "$mini" -o killed.csv <slow >out 2>err &
pid=$!
exec 3>slow
cat good.csv >&3
for _ in 1 2 3 4 5 6 7 8 9 10; do test -e killed.csv.part && break; sleep 0.2; done
check "a part file while it runs" test -e killed.csv.part
kill -TERM "$pid"
wait "$pid"
status=$?
exec 3>&-
check "a killed run ends by the signal" status_is 143
check "a killed run leaves nothing" test ! -e killed.csv.part -a ! -e killed.csv

# ---- Sets ----

percent() { # SHARE: the percentage named where a firm of one answer needs such completeness
	rm -rf share
	cp -r "$mini" share
	sed "s/^  version = .*/&\\n  completeness = $1,/" "$mini/set.lua" >share/set.lua
	run score one.answer.csv -c share -t
	sed -n 's/.*needs \([^%]*\) %.*/\1/p' out
}
printf 'firm_id,licence\nF1,yes\n' >one.answer.csv
check "a percentage without what a double adds" test "$(percent 0.57)" = 57
check "a percentage with two decimals" test "$(percent 0.66666)" = 66.67

run score good.csv -c hanoi
check "unknown set" ends 2 'eca: error: there is no criteria set "hanoi"; installed: hanoi-2026; a folder is given with a /, as ./hanoi'
mkdir broken
echo 'return set "broken" { version = "1", pillar "x" { wieght = 1 } }' >broken/set.lua
run score good.csv -c broken -o r6.csv
check "a wrong set: status 3" status_is 3
check "a wrong set: what is wrong" grep -q '^broken/set.lua:1: error: .*did you mean "weight"' err
check "a wrong set: no results" test ! -e r6.csv
run score good.csv -c ./nowhere
check "a folder that is not there" test "$status" != 0

finish
