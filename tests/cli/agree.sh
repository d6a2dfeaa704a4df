#!/bin/sh
# eca agree: which assessments are of one visit, what is in dispute, what that decides, and
# the file of what is agreed.
. tests/cli/common

lua=${LUA:-lua5.3}
trio=$root/tests/cli/agree
again=$root/tests/reference/agree.lua
cp "$trio/answers.csv" .

# ---- The sample, whose expected files were worked out by hand ----

count="read 9 = compared 7 (visits: 3) + only assessor 1 + self-assessments 1 + no assessor named 0 + rejected 0 + failed 0; 0 warnings"
run agree answers.csv -c "$trio" -o all.csv -a agreed.csv
check "the sample" ends 0 "$count"
check "all of it as CSV" cmp all.csv "$trio/agreement.csv"
check "what is agreed" cmp agreed.csv "$trio/agreed.csv"
check "files are silent on standard output" out_is ""
for language in vi en fr; do
	run agree answers.csv -c "$trio" -t -l $language
	check "for people: $language" cmp out "$trio/board.$language"
done
run agree answers.csv -c "$trio"
check "CSV where no terminal is" cmp out "$trio/agreement.csv"
run agree answers.csv -c "$trio" -a agreed2.csv
check "CSV beside the answers agreed on" cmp out "$trio/agreement.csv"
check "the answers agreed on beside CSV" cmp agreed2.csv "$trio/agreed.csv"
"$eca" agree - -c "$trio" -q <answers.csv >out 2>err
check "standard input" cmp out "$trio/agreement.csv"
LC_ALL=fr_FR.UTF-8 TZ=Asia/Ho_Chi_Minh "$eca" agree answers.csv -c "$trio" -q >out 2>err
check "the same bytes in another locale" cmp out "$trio/agreement.csv"
run agree answers.csv -c "$trio" -q --bom -a bom.csv
check "--bom" test "$(head -c 3 bom.csv | od -An -tx1 | tr -d ' \n')" = efbbbf
check "--bom on standard output" test "$(head -c 3 out | od -An -tx1 | tr -d ' \n')" = efbbbf
COLUMNS=70 "$eca" agree answers.csv -c "$trio" -t -q >out 2>err
check "tables of 70 columns" test "$(LC_ALL=C.UTF-8 wc -L <out)" -le 70
run agree answers.csv -c "$trio" -q -o all.json
if command -v python3 >/dev/null; then
	python3 - >out 2>err <<-'END'
	import csv, json
	all = json.load(open("all.json"))
	rows = list(csv.DictReader(open("all.csv")))
	def number(x): return None if x == "" else float(x)
	def kind(name): return [r for r in rows if r["record"] == name]
	for record, list_ in ("question", all["questions"]), ("pillar", all["pillars"]), ("overall", [all["overall"]]):
	    assert len(kind(record)) == len(list_)
	    for row, item in zip(kind(record), list_):
	        assert item.get("id", "") == (row["question"] or row["pillar"]), item
	        for key in "firms", "pairs", "agreement", "alpha", "alpha_low", "alpha_high":
	            assert number(row[key]) == item[key], (row, item)
	answers = [(v["firm_id"], d["question"], d["differs"], d["changes_tier"], a["assessor"], a["evidence"] or "", a["points"])
	           for v in all["visits"] for d in v["disputes"] for a in d["answers"]]
	assert answers == [(r["firm_id"], r["question"], r["differs"], r["changes_tier"], r["assessor"], r["evidence"], number(r["points"]))
	                   for r in kind("dispute")]
	assert [(v["tier_low"], v["tier_high"]) for v in all["visits"]] == [(r["tier_low"], r["tier_high"]) for r in kind("visit")]
	assert [a["points"] for a in all["assessors"]] == [float(r["points"]) for r in kind("assessor")]
	assert all["visits_by_one"] == 1
	END
	status=$?
	check "JSON holds the same" ends 0 ""
else
	skip "JSON holds the same" "no python3"
fi

# ---- Random answers, computed again ----

for seed in 1 2 3; do
	"$lua" "$again" random 25 $seed >random.csv
	run agree random.csv -c "$trio" -q -o random_agreement.csv
	check "random $seed: status" status_is 0
	"$lua" "$again" figures random.csv random_agreement.csv >out 2>err
	status=$?
	check "random $seed: agreement, alphas, intervals" status_is 0
	"$lua" "$again" ways random.csv >ways.csv
	run score ways.csv -c "$trio" -q -o ways_results.csv
	"$lua" "$again" tiers random.csv random_agreement.csv ways_results.csv >out 2>err
	status=$?
	check "random $seed: what changes the tier" status_is 0
	check "random $seed: disputes of both kinds" test "$(grep -c ',yes,' random_agreement.csv)" -gt 20 -a \
		"$(grep -c ',no,' random_agreement.csv)" -gt 20
done

# ---- Which assessments are of one visit ----

# visits NAME WANT ROW…: WANT is "FIRM: ASSESSORS" of each visit; a row is firm,date,assessor[,source].
visits() {
	name=$1 want=$2
	shift 2
	echo firm_id,assessed_on,assessor,source,headcount,has_tooling,licence >visits.csv
	for row in "$@"; do
		case $row in
		*,self) echo "$row,50,no,yes" ;;
		*)      echo "$row,site_visit,50,no,yes" ;;
		esac
	done >>visits.csv
	run agree visits.csv -c "$trio" -q -o visits_agreement.csv
	sed -n 's/^visit,\([^,]*\),[^,]*,\([^,]*\),.*/\1: \2/p' visits_agreement.csv | paste -sd '|' - >out
	check "$name" out_is "$want"
	rm -f visits_agreement.csv
}
visits "the same day" "F1: A + B" F1,2026-03-01,A F1,2026-03-01,B
visits "a day apart" "F1: A + B" F1,2026-03-01,A F1,2026-03-02,B
visits "a day apart, the later one first" "F1: B + A" F1,2026-03-02,B F1,2026-03-01,A
visits "over the end of a month" "F1: A + B" F1,2026-02-28,A F1,2026-03-01,B
visits "three on three days" "F1: A + B + C" F1,2026-03-01,A F1,2026-03-02,B F1,2026-03-03,C
visits "two days apart are two visits" "F2: A + B" F1,2026-03-01,A F1,2026-03-03,B F2,2026-03-01,A F2,2026-03-01,B
visits "one who comes again begins a visit" "F1: A + B" F1,2026-03-01,A F1,2026-03-02,A F1,2026-03-02,B
visits "two visits of a firm" "F1: A + B|F1: B + C" F1,2026-03-01,A F1,2026-03-01,B F1,2026-06-01,B F1,2026-06-02,C
visits "without a date" "F1: A + B" F1,,A F1,,B F1,2026-03-01,C
visits "a self-assessment is no visit" "F1: A + B" F1,2026-03-01,A F1,2026-03-01,Z,self F1,2026-03-01,B
visits "in the order of the file" "F9: A + B|F1: B + A" F9,2026-03-01,A F1,2026-03-01,B F1,2026-03-01,A F9,2026-03-01,B

# ---- What is agreed ----

cat >calm.csv <<'END'
firm_id,source,assessor,assessed_on,name,headcount,has_tooling,licence,licence:evidence,licence:note,plan,plan:evidence,certs,certs:evidence,rate,care,system,audit,remark
G1,site_visit,An,2026-03-01,"Anh, Em",150,yes,NA,,=1+1,2,seen,iatf;iso_9001,seen,95.5,1,erp,2025-11-01,"two
lines"
G1,site_visit,Bình,2026-03-01,"Anh, Em",150,yes,NA,,=1+1,2,seen,iso_9001 iatf,seen,95.50,1,erp,2025-11-01,"two
lines"
G2,site_visit,An,2026-03-02,Hai,20,no,no,seen,,ND,,-,stated,0,NA,paper,2025-12-01,
G2,site_visit,Bình,2026-03-02,Hai,20,no,no,seen,,ND,,-,,0,,paper,2025-12-01,
G3,site_visit,An,2026-03-03,Ba,20,no,yes,,,,,,,,,,,
G3,site_visit,Bình,2026-03-03,,,,,,,1,seen,iso_9001,,70,,paper,2025-12-01,
END
run agree calm.csv -c "$trio" -t -l en -a calm_agreed.csv
check "nothing in dispute: status" status_is 0
check "nothing in dispute is said" out_has "No tier hangs on answers that differ."
check "all agree" out_has "All 11 answers compared agree."
check "none of two" out_has "No question was answered by two of them. By one assessor only: 9 more."
check "the tier" out_has "Tier: Middle"
columns() { cut -d, -f1,4,6-15 "$1" | LC_ALL=C sort -u; } # but the assessor's name and the hashes
run score calm.csv -c "$trio" -q -o calm_results.csv
run score calm_agreed.csv -c "$trio" -q -o calm_agreed_results.csv
check "what is agreed is read without a word" ends 0 ""
grep -v '^G3' calm_results.csv >without
grep -v '^G3' calm_agreed_results.csv >without_agreed
columns without >want
columns without_agreed >got
check "and scores as each assessment does" cmp got want
check "what was shared out scores as a whole" grep -q "^G3,.*,ok,.*,1.0000,remark," calm_agreed_results.csv
check "a formula stays a text" grep -qF ",'=1+1," calm_agreed.csv
mkdir below_zero
sed 's/, min = 0 }/ }/' "$trio/set.lua" >below_zero/set.lua
cat >single.csv <<'END'
firm_id,source,assessor,assessed_on,name,headcount,licence,licence:note,plan,remark
G1,site_visit,An,2026-03-01,Anh,1,yes,,1,
G1,site_visit,Bình,2026-03-01,Anh,1,yes,,1,
G2,site_visit,@Chi,2026-03-01,''=1+1,-1e-07,yes,"'+ ""so""",1,'-1e-07
G3,site_visit,'Dung,2026-03-01,-1e-07,-2.5,yes,'a,1,'
END
run agree single.csv -c below_zero -q -a single_agreed.csv
check "a small number below zero stays a number" grep -q "^G2,2026-03-01,site_visit,'@Chi,''=1+1,,-1e-07," single_agreed.csv
run score single.csv -c below_zero -q -o single_results.csv
run score single_agreed.csv -c below_zero -q -o single_agreed_results.csv
check "and is read without a word" ends 0 ""
grep '^G[23]' single_results.csv >want
grep '^G[23]' single_agreed_results.csv >got
check "there and back: the same texts, the same hash" cmp got want
run agree calm_agreed.csv -c "$trio" -q
check "what is agreed has one assessor a visit" status_is 1

# The sample firms, every visit given twice: the same scores as once.
sample=$root/criteria/hanoi-2026/sample/answers.csv
second() { sed -nE 's/^([^,]*,[^,]*,site_visit,)[^,]*,/\1Second,/p' "$sample"; }
{ cat "$sample"; second; } >twice.csv
{ sed -n 1p "$sample"; second; } >once.csv
run agree twice.csv -q -o twice_agreement.csv -a twice_agreed.csv
check "every visit twice: no dispute" test "$(grep -c ^dispute twice_agreement.csv)" = 0 -a "$(grep -c ^visit twice_agreement.csv)" -gt 30
"$eca" score twice_agreed.csv -q -o twice_results.csv
"$eca" score once.csv -q -o once_results.csv
but_name() { sed -E 's/^(([^,]*,){4})[^,]*,/\1,/; s/,[0-9a-f]{64},[^,]*$//' "$1"; } # nor the answers' hash
but_name once_results.csv >want
but_name twice_results.csv >got
check "every visit twice: the same scores" cmp got want

field() { # FILE FIRM COLUMN
	"$lua" - "$1" "$2" "$3" <<-'END'
	local reference = dofile(os.getenv("SCORE_LUA"))
	local records = reference.parse_csv(io.open(arg[1], "rb"):read("a"))
	for _, record in ipairs(records) do
	  if record[1] == arg[2] then
	    for i, name in ipairs(records[1]) do if name == arg[3] then print(record[i]) end end
	  end
	end
	END
}
export SCORE_LUA="$root/tests/reference/score.lua"
is() { # FIRM COLUMN WANT
	field agreed.csv "$1" "$2" >out
	check "$1 $2" out_is "$3"
}
is F1 assessor "Nguyễn An + Élodie Roy"
is F1 assessed_on 2026-03-03
is F1 headcount ""
is F1 plan 2
is F1 plan:evidence ""
is F1 rate:note "Nguyễn An: từ sổ ca | Élodie Roy: relevé du jour"
is F1 licence:note "affichée"
is F3 licence no
is F3 assessor "Trần Bình"

# ---- Many ----

{
	echo firm_id,source,assessor,assessed_on,headcount,has_tooling,licence,plan,certs,rate,rate:evidence,care,care:evidence,system,system:evidence,audit,remark
	echo F1,site_visit,A1,2026-03-01,60,yes,no,0,-,30,seen,0,seen,paper,seen,2025-11-01,one
	echo F1,site_visit,A2,2026-03-01,120,yes,yes,1,iso_9001,60,seen,1,seen,erp,seen,2025-11-02,two
	echo F1,site_visit,A3,2026-03-01,180,yes,yes,2,iatf,90,seen,1,seen,erp,seen,2025-11-03,three
	for i in 1 2 3 4 5 6 7; do
		echo "F2,site_visit,B$i,2026-03-01,50,no,yes,2,iso_9001,$((70 + i)),,,,erp,,2025-11-01,"
	done
} >many.csv
run agree many.csv -c "$trio" -q -o many_agreement.csv
check "too many ways for all to be tried" grep -q "^visit,F1,.*,low,high,some," many_agreement.csv
check "what was found" grep -q "^dispute,F1,.*,rate,answer,yes," many_agreement.csv
check "what was not" grep -q "^dispute,F1,.*,audit,answer,not_found," many_agreement.csv
check "an exact one beside it" grep -q "^visit,F2,.*,all," many_agreement.csv
run agree many.csv -c "$trio" -q -t -l en
check "it is said" out_has "not marked may change the tier too"
check "more assessors than columns" out_has "B1: 71 % [stated]; B2: 72 %"

{
	sed -n 1p many.csv
	for i in $(seq 70); do echo "F1,site_visit,C$i,2026-03-01,$i,yes,yes,$((i % 3)),-,$i,seen,$((i % 2)),,erp,,2025-11-01,$i"; done
} >crowd.csv
run agree crowd.csv -c "$trio" -q -t -l en
check "more assessors than a visit may have" test "$(grep -c '^F1 ·' out)" = 2

# ---- What cannot be compared ----

run agree answers.csv -c "$trio" -o agreement.ndjson
check "another ending" ends 2 "eca: error: agreement.ndjson: agreement is written as .csv or .json: end the name so"
run agree answers.csv -c "$trio" -o agreement.xls
check "no ending of ours" ends 2 "eca: error: agreement.xls: agreement is written as .csv or .json: end the name so"
run agree answers.csv -c "$trio" -a agreed.json
check "answers agreed on in JSON" ends 2 "eca: error: agreed.json: the answers agreed on are written as .csv: end the name so"
run agree answers.csv -c "$trio" -a answers.csv
check "over the answers" ends 2 "eca: error: answers.csv: would be written over the answers; choose another name"
run agree answers.csv -c "$trio" -o x.csv -a x.csv
check "two into one" ends 2 "eca: error: x.csv: is to be written twice; choose another name"
run agree answers.csv -c "$trio" -l de
check "a language the set does not have" ends 2 'eca: error: --lang: the criteria set trio has no language "de", but vi, en, fr'
run agree
check "no answers" ends 2 "eca: error: something is missing; usage: eca agree ANSWERS... [-c SET] [-o FILE] [--adjudicate FILE]"
run agree missing.csv -c "$trio"
check "a file that is not there" status_is 4
run agree answers.csv -c "$trio" -q -o no/such/folder.csv
check "a folder that is not there" status_is 4

head -n 3 answers.csv >alone.csv
sed -n 4p answers.csv >>alone.csv
echo untouched >kept.csv
run agree alone.csv -c "$trio" -o kept.csv
check "no visit by two: status" status_is 1
cat >want <<'END'
eca: error: no visit has two assessors: give the answers of all who went, with the same firm_id, source site_visit, assessed_on at most a day apart, and each with a name of their own in assessor; here 2 visits have one assessor, and 1 assessments are no visit
read 3 = compared 0 (visits: 0) + only assessor 2 + self-assessments 1 + no assessor named 0 + rejected 0 + failed 0; 0 warnings
END
check "no visit by two is said" cmp err want
check "and nothing is written" test "$(cat kept.csv)" = untouched
{ head -n 1 answers.csv; echo F6,site_visit,An,2026-03-02,,,maybe; } >bad.csv
run agree bad.csv -c "$trio" -q
check "none that can be read: status" status_is 1
check "none that can be read is said" err_has "no visit has two assessors: "

{
	cat answers.csv
	echo "F5,site_visit,,2026-03-02,Năm,120,yes,yes,seen,,2,seen,iso_9001 iatf,seen,95,seen,,1,seen,erp,seen,2025-11-01,"
	echo "F6,site_visit,An,2026-03-02,Sáu,120,maybe,yes,seen,,2,seen,iso_9001 iatf,seen,95,seen,,1,seen,erp,seen,2025-11-01,"
} >flawed.csv
run agree flawed.csv -c "$trio" -o flawed_agreement.csv
check "flawed: status" status_is 1
cat >want <<'END'
flawed.csv:11: error: firm F5: column "assessor": is empty: a visit is compared only where its assessor is named
flawed.csv:12: error: firm F6: column "has_tooling": "maybe" is neither yes nor no: write yes or no (1, 0, true, false, có and không are read too)
read 11 = compared 7 (visits: 3) + only assessor 1 + self-assessments 1 + no assessor named 1 + rejected 1 + failed 0; 0 warnings
END
check "flawed: what is said" cmp err want
check "flawed: the others are compared" cmp flawed_agreement.csv "$trio/agreement.csv"
check "flawed: rejects" test -s flawed_agreement.rejects.csv

cat >failing.csv <<'END'
firm_id,source,assessor,assessed_on,licence,plan,rate,odd
F1,site_visit,An,2026-03-01,yes,yes,95,
F1,site_visit,Bình,2026-03-01,yes,no,95,
F1,site_visit,Chi,2026-03-01,yes,no,95,13
END
run agree failing.csv -c "$mini" -o failing_agreement.csv
check "one that fails: status" status_is 1
check "one that fails is said" err_has "failing.csv:4: error: failed: "
check "one that fails is counted" err_has "compared 2 (visits: 1) + only assessor 0 + self-assessments 0 + no assessor named 0 + rejected 0 + failed 1"
check "the others of its visit" grep -q "^visit,F1,2026-03-01,An + Bình," failing_agreement.csv
finish
