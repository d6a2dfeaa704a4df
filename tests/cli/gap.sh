#!/bin/sh
# eca gap: plans exact to the byte, plans compared with trying everything, wrong input.
. tests/cli/common

lua=${LUA:-lua5.3}
site=$root/tests/cli/gap
reference=$root/tests/reference
cp "$site/answers.csv" .

plan() { run gap answers.csv -c "$site" "$@"; }

# ---- The sample ----

plan -f G1 --tier high
check "CSV where no terminal is" cmp out "$site/plan.csv"
check "a plan is found" ends 0 ""
plan -f G1 --tier high -q -o plan.csv -t
check "CSV into a file" cmp plan.csv "$site/plan.csv"
plan -f G1 --tier high -q -o plan.json
check "JSON" cmp plan.json "$site/plan.json"
for language in en vi fr; do
	plan -f G1 --tier high -t -l $language
	check "for people: $language" cmp out "$site/board.$language"
	{
		for firm in G2 G3 G4; do "$eca" gap answers.csv -c "$site" -f $firm --tier high -t -l $language; done
		"$eca" gap answers.csv -c "$site" -f G1 --budget 9 --fix plan,ppm -t -l $language
		"$eca" gap answers.csv -c "$site" -f G1 --budget 3 -t -l $language
	} >out 2>err
	check "out of reach, at the top, incomplete, budgets: $language" cmp out "$site/others.$language"
done
"$eca" gap - -c "$site" -f G1 --tier high -q <answers.csv >out 2>err
check "standard input" cmp out "$site/plan.csv"
LC_ALL=fr_FR.UTF-8 TZ=Asia/Ho_Chi_Minh "$eca" gap answers.csv -c "$site" -f G1 --tier high >out 2>err
check "the same bytes in another locale" cmp out "$site/plan.csv"
plan -f G1 --tier high --bom
check "--bom" test "$(head -c 3 out | od -An -tx1 | tr -d ' \n')" = efbbbf
COLUMNS=70 "$eca" gap answers.csv -c "$site" -f G1 --tier high -t >out 2>err
check "a table of 70 columns" test "$(LC_ALL=C.UTF-8 wc -L <out)" -le 70
plan -f G2 --tier high
check "out of reach" status_is 1
plan -f G4
check "no tier" status_is 1
if command -v python3 >/dev/null; then
	python3 - >out 2>err <<-'END'
	import csv, json
	plan = json.load(open("plan.json"))
	rows = list(csv.DictReader(open("plan.csv")))
	def kind(name): return [r for r in rows if r["record"] == name]
	head, = kind("plan")
	assert (head["state"], head["target"], float(head["effort"])) == (plan["state"], plan["target"], plan["effort"])
	assert (head["tier"], head["tier_after"]) == (plan["before"]["tier"], plan["after"]["tier"])
	assert float(head["overall_after"]) == plan["after"]["overall"]
	assert [(r["question"], r["from"], r["to"], float(r["effort"]), float(r["points"]), r["gates"], r["floors"]) for r in kind("step")] == \
	    [(s["question"], s["from"], s["to"], s["effort"], s["points"], ";".join(s["gates"]), ";".join(s["floors"])) for s in plan["steps"]]
	assert [(float(r["effort"]), float(r["overall"])) for r in kind("curve")] == [(p["effort"], p["overall"]) for p in plan["curve"]]
	END
	status=$?
	check "JSON holds the same" ends 0 ""
else
	skip "JSON holds the same" "no python3"
fi

# ---- Which assessment ----

which() { # NAME WANT ROW…: WANT is source,assessed_on; a row is assessed_on,source
	name=$1 want=$2
	shift 2
	echo firm_id,assessed_on,source,assessor,licence,plan,certs,ppm,own_site >which.csv
	for row in "$@"; do echo "F,$row,An,yes,1,none,400,yes"; done >>which.csv
	run gap which.csv -c "$site" -f F
	sed -n 's/^plan,F,\([^,]*,[^,]*\),.*/\1/p' out >got
	mv got out
	check "$name" out_is "$want"
}
which "the site visit" "site_visit,2026-01-01" "2026-01-01,site_visit" "2026-09-01,self"
which "the latest visit" "site_visit,2026-03-01" "2026-03-01,site_visit" "2026-01-01,site_visit"
which "the latest self-assessment" "self,2026-03-01" "2026-01-01,self" "2026-03-01,self"
which "no date is before any" "self,2026-01-01" "2026-01-01,self" ",self"

# ---- The plan, carried out and scored, reaches the tier ----

# Applies the steps of plan.csv to the firm's row of FILE: the answers that eca scores then.
carry_out() { # FILE FIRM SOURCE
	"$lua" "$reference/gap.lua" carry_out "$1" "$2" "$3" plan.csv
}
hanoi=$root/criteria/hanoi-2026
sample=$hanoi/sample/answers.csv
for case in HN-001:tier1 HN-003:tier2 HN-004:intl HN-006:intl HN-007:tier1 HN-013:tier3 HN-016:tier3 HN-018:tier2 \
	HN-020:intl HN-022:tier1 HN-026:tier3 HN-032:tier1 HN-037:tier2 HN-040:tier3 HN-042:tier2; do
	firm=${case%:*} tier=${case#*:}
	run gap "$sample" -f "$firm" --tier "$tier" -q -o plan.csv
	carry_out "$sample" "$firm" site_visit >done.csv
	want=$(sed -n 's/^plan,.*,found,'"$tier"',[^,]*,\([^,]*,\)[^,]*,\([^,]*\),yes,.*/\1\2/p' plan.csv)
	run score done.csv -q -o done.ndjson
	got=$(sed -E 's/.*"overall":([^,]+),"tier":"([^"]+)".*/\2,\1/' done.ndjson)
	echo "wanted $want, got $got" >out
	check "the plan of $firm to $tier" test -n "$want" -a "$want" = "$got"
done

# ---- Trying everything ----

mkdir set
for seed in 100 103 108 112 117 121 125 130 139 144 150 155; do
	"$lua" "$reference/random_set.lua" "$seed" >set/set.lua
	"$lua" "$reference/random_answers.lua" set 8 "$seed" >random.csv
	"$lua" "$reference/gap.lua" "$eca" ./set random.csv 150 >out 2>err
	status=$?
	sed -n 's/^\([0-9]*\) plans compared.*/\1/p' out >>counts
	check "random set $seed" ends 0 ""
done
awk '{ n += $1 } END { print n; exit n < 200 }' counts >out
status=$?
check "hundreds of plans were compared" status_is 0

# ---- Wrong input ----

wrong() { # NAME MESSAGE ARGUMENT…
	name=$1 message=$2
	shift 2
	plan "$@"
	check "$name" ends 2 "eca: error: $message"
}
wrong "no firm" "which firm? --firm ID says; usage: eca gap ANSWERS... --firm ID [-c SET] [--tier TIER] [--budget EFFORT] [--fix QUESTIONS] [-o FILE]"
wrong "unknown firm" '--firm: there is no firm "G11" (did you mean "G1"?)' -f G11
wrong "unknown tier" '--tier: there is no tier "hihg" (did you mean "high"?)' -f G1 --tier hihg
wrong "unknown question" '--fix: there is no question "lisence" (did you mean "licence"?)' -f G1 --fix plan,lisence
wrong "not a budget" '--budget: "a lot" is not a number from 0 up, such as 12 or 4.5' -f G1 --budget "a lot"
wrong "a budget below 0" '--budget: "-1" is not a number from 0 up, such as 12 or 4.5' -f G1 --budget=-1
wrong "unknown language" '--lang: the criteria set gap has no language "de", but en, vi, fr' -f G1 -l de
wrong "unknown ending" 'plan.xlsx: a plan is written as .csv or .json: end the name so' -f G1 -o plan.xlsx
plan -f G5
check "a firm that was rejected" ends 1 'answers.csv:7: error: firm G5: column "plan": "x" is not a level of this question: give a whole number from 0 to 2
eca: error: firm "G5" has no assessment that could be read'
printf 'firm_id,plan\n,1\n' >nobody.csv
run gap nobody.csv -c "$site" -f G1
check "a row that names no firm may be its" ends 1 'nobody.csv:2: error: column "firm_id": no firm_id: every assessment needs one
eca: error: firm "G1" has no assessment that could be read'
run gap nowhere.csv -c "$site" -f G1
check "no such file" ends 4 "eca: error: nowhere.csv: No such file or directory"
plan -f G1 -q -o nowhere/plan.csv
check "a file that cannot be written" status_is 4

finish
