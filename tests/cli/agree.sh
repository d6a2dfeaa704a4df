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

# ---- What was settled afterwards ----

# todo.csv is what they agree on; talked is it with cells filled in.
run agree answers.csv -c "$trio" -q -a todo.csv
fill() { # FILE FIRM:COLUMN=VALUE…: todo.csv with these cells
	"$lua" - "$@" <<-'END'
	local reference = dofile(os.getenv("SCORE_LUA"))
	local records = reference.parse_csv(io.open("todo.csv", "rb"):read("a"))
	local at = {}
	for i, name in ipairs(records[1]) do at[name] = i end
	for i = 2, #arg do
	  local firm, column, value = arg[i]:match("^(.-):(.-)=(.*)$")
	  for _, record in ipairs(records) do
	    if record[1] == firm then record[assert(at[column], column)] = value end
	  end
	end
	local out = io.open(arg[1], "wb")
	for _, record in ipairs(records) do
	  for i, cell in ipairs(record) do record[i] = cell:find('[,"\n]') and '"' .. cell:gsub('"', '""') .. '"' or cell end
	  out:write(table.concat(record, ","), "\n")
	end
	END
}
fill talked.csv F1:headcount=100 F1:plan:evidence=seen F1:rate=92 F1:care=1 F1:remark=gọn \
	F2:system:evidence=stated F4:licence=no F4:licence:evidence=seen F4:certs=iso_9001 \
	F4:rate=NA F4:audit=2026-01-20 F4:audit:evidence=seen
run agree answers.csv -c "$trio" --adjudicate talked.csv -o settled.csv -a final.csv
check "all settled" ends 0 "read 9 = compared 7 (visits: 3) + only assessor 1 + self-assessments 1 + no assessor named 0 + rejected 0 + failed 0; 0 warnings
decisions read 4 = taken 4 + rejected 0; disputes 10 = settled 10 + open 0"
check "all settled: nothing is in dispute" test "$(grep -c ^dispute settled.csv)" = 0
check "all settled: the decisions" test "$(grep -c ^decision settled.csv)" = 10
check "all settled: the answers are those typed" cmp final.csv talked.csv
grep -E '^(question|pillar|overall|assessor)' all.csv >want
grep -E '^(question|pillar|overall|assessor)' settled.csv >got
check "all settled: the figures stay those of the assessors" cmp got want
run score talked.csv -c "$trio" -q -o typed_results.csv
run score final.csv -c "$trio" -q -o final_results.csv
check "all settled: scored like answers typed by hand" cmp final_results.csv typed_results.csv
awk -F, 'FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } { print $1, $at["tier"] }' final_results.csv |
	grep -v ^F3 >want
awk -F, 'FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	$1 == "visit" { print $2, $at["tier_low"]; if ($at["tier_low"] != $at["tier_high"]) print "open" }' settled.csv >got
check "all settled: the tier is that of the score" cmp got want

run agree answers.csv -c "$trio" --adjudicate todo.csv -o nothing.csv -a nothing_agreed.csv
check "nothing filled in" status_is 0
check "nothing filled in: nothing is settled" cmp nothing.csv all.csv
check "nothing filled in: the same answers" cmp nothing_agreed.csv todo.csv
check "nothing filled in is counted" err_has "disputes 10 = settled 0 + open 10"

# Only the cells agreed on, in an order and under columns of their own.
cat >cells.csv <<'END'
care,firm_id,plan:evidence,rate,rate:note,certs,certs:evidence,assessor
1,F1,seen,92,from the sheet,,,Both
,F4,,,,iso_9001;iso_14001,,
END
run agree answers.csv -c "$trio" --adjudicate cells.csv -o some.csv -a some_agreed.csv
check "some cells" ends 0 "read 9 = compared 7 (visits: 3) + only assessor 1 + self-assessments 1 + no assessor named 0 + rejected 0 + failed 0; 1 warning
decisions read 2 = taken 2 + rejected 0; disputes 10 = settled 4 + open 6"
grep -E '^(visit|settled|decision),' some.csv >out
cat >want <<'END'
visit,F1,2026-03-03,Nguyễn An + Élodie Roy,,,,,,,,,high,high,all,,,,11,2,3,,,,,,
settled,F1,2026-03-02,Nguyễn An,gov,plan,evidence,,2,seen,,100.000000,,,,,,,,,,,,,,,
settled,F1,2026-03-03,Élodie Roy,gov,plan,evidence,,2,stated,,50.000000,,,,,,,,,,,,,,,
decision,F1,,Both,gov,plan,evidence,,2,seen,,,,,,,,,,,,,,,,,
settled,F1,2026-03-02,Nguyễn An,qcd,rate,answer,,95,seen,từ sổ ca,95.000000,,,,,,,,,,,,,,,
settled,F1,2026-03-03,Élodie Roy,qcd,rate,answer,,90,seen,relevé du jour,90.000000,,,,,,,,,,,,,,,
decision,F1,,Both,qcd,rate,answer,,92,seen,from the sheet,,,,,,,,,,,,,,,,
settled,F1,2026-03-02,Nguyễn An,qcd,care,answer,,1,seen,,100.000000,,,,,,,,,,,,,,,
settled,F1,2026-03-03,Élodie Roy,qcd,care,answer,,0,seen,,0.000000,,,,,,,,,,,,,,,
decision,F1,,Both,qcd,care,answer,,1,seen,,,,,,,,,,,,,,,,,
visit,F2,2026-03-05,Nguyễn An + Trần Bình + Ann Lee,,,,,,,,,middle,middle,all,,,,8,1,0,,,,,,
visit,F4,2026-03-09,Trần Bình + Ann Lee,,,,,,,,,low,high,all,,,,9,3,1,,,,,,
settled,F4,2026-03-09,Trần Bình,gov,certs,answer,,iso_14001,stated,,20.000000,,,,,,,,,,,,,,,
settled,F4,2026-03-09,Ann Lee,gov,certs,answer,,iso_9001;iso_14001,stated,,50.000000,,,,,,,,,,,,,,,
decision,F4,,,gov,certs,answer,,iso_9001;iso_14001,stated,,,,,,,,,,,,,,,,,
END
check "some cells: what is settled" cmp out want
cells=todo.csv fill want F1:care=1 F1:plan:evidence=seen F1:rate=92 "F1:rate:note=from the sheet" F4:certs=iso_9001\;iso_14001
check "some cells: the answers" cmp some_agreed.csv want
cat >cells.json <<'END'
[{"firm_id": "F1", "assessor": "Both", "care": 1, "plan": {"evidence": "seen"},
  "rate": {"value": 92, "note": "from the sheet"}},
 {"firm_id": "F4", "certs": ["iso_9001", "iso_14001"]}]
END
run agree answers.csv -c "$trio" --adjudicate cells.json -q -o json.csv
check "some cells as JSON" cmp json.csv some.csv
"$eca" agree answers.csv -c "$trio" --adjudicate - -q -o standard.csv <cells.csv >out 2>err
check "some cells on standard input" cmp standard.csv some.csv
for language in vi en fr; do
	run agree answers.csv -c "$trio" --adjudicate cells.csv -q -t -l $language
	case $language in
	vi) said="Khác nhau 5 trong 11 câu được so sánh. Đã thống nhất: 3, còn lại: 2." ;;
	en) said="5 of 11 answers compared differ. Settled since: 3, still open: 2." ;;
	fr) said="Réponses qui diffèrent : 5 sur 11 comparées. Réglées depuis : 3, encore ouvertes : 2." ;;
	esac
	check "some cells for people: $language" out_has "$said"
done
run agree answers.csv -c "$trio" --adjudicate cells.csv -q -o some.json
if command -v python3 >/dev/null; then
	python3 - >out 2>err <<-'END'
	import csv, json
	rows = list(csv.DictReader(open("some.csv")))
	got = [(v["firm_id"], s["question"], s["differs"], s["decision"]["answer"], s["decision"]["evidence"] or "", s["decision"]["note"] or "")
	       for v in json.load(open("some.json"))["visits"] for s in v["settled"]]
	assert got == [(r["firm_id"], r["question"], r["differs"], r["answer"], r["evidence"], r["note"])
	               for r in rows if r["record"] == "decision"]
	END
	status=$?
	check "some cells: JSON says the same" ends 0 ""
else
	skip "some cells: JSON says the same" "no python3"
fi
python=
for try in "$(command -v python3)" /usr/bin/python3; do
	test -n "$python" || ! "$try" -c 'import openpyxl' 2>/dev/null || python=$try
done
if [ -n "$python" ]; then
	"$python" - <<-'END'
	import csv, openpyxl
	book = openpyxl.Workbook()
	for row in csv.reader(open("cells.csv")):
	    book.active.append([cell or None for cell in row])
	book.save("cells.xlsx")
	END
	run agree answers.csv -c "$trio" --adjudicate cells.xlsx -q -o workbook.csv
	check "some cells as a workbook" cmp workbook.csv some.csv
else
	skip "some cells as a workbook" "no openpyxl"
fi

# An answer without its evidence, and evidence without its answer.
cat >pair.csv <<'END'
firm_id,source,assessor,assessed_on,headcount,has_tooling,licence,plan,plan:evidence,certs,rate,system,audit
P1,site_visit,An,2026-03-01,50,no,yes,2,seen,-,90,erp,2025-11-01
P1,site_visit,Bình,2026-03-01,50,no,yes,1,stated,-,90,erp,2025-11-01
END
half() { # NAME CELLS WANT…: what becomes of the dispute on plan
	name=$1
	printf 'firm_id,plan,plan:evidence\nP1,%s\n' "$2" >half.csv
	shift 2
	run agree pair.csv -c "$trio" --adjudicate half.csv -q -o half_agreement.csv -a half_agreed.csv
	check "$name: status" ends 0 ""
	cut -d, -f1,4-10 half_agreement.csv | grep -E '^(dispute|settled|decision)' >out
	printf '%s\n' "$@" >want
	check "$name" cmp out want
}
half "an answer, its evidence still open" "2," \
	"dispute,An,gov,plan,evidence,no,2,seen" "dispute,Bình,gov,plan,evidence,no,1,stated" "decision,,gov,plan,evidence,,2,"
half "evidence, its answer still open" ",seen" \
	"dispute,An,gov,plan,answer,no,2,seen" "dispute,Bình,gov,plan,answer,no,1,stated" "decision,,gov,plan,answer,,,seen"
half "both" "1,seen" \
	"settled,An,gov,plan,answer,,2,seen" "settled,Bình,gov,plan,answer,,1,stated" "decision,,gov,plan,answer,,1,seen"
half "no data needs no evidence" "ND," \
	"settled,An,gov,plan,answer,,2,seen" "settled,Bình,gov,plan,answer,,1,stated" "decision,,gov,plan,answer,,ND,"

# Numbers with a comma, in and out.
sed 's/,90,/,"89,5",/' pair.csv >comma.csv
run agree comma.csv -c "$trio" --decimal comma -q -o comma_agreement.csv -a comma_todo.csv
check "decimal comma: what is agreed" grep -qF ',"89,5",' comma_todo.csv
run agree comma.csv -c "$trio" --decimal comma --adjudicate comma_todo.csv -q -o comma_agreement.csv -a comma_final.csv
check "decimal comma: read again" ends 0 ""
check "decimal comma: the same" cmp comma_final.csv comma_todo.csv

# Against what all gave.
cat >against.csv <<'END'
firm_id,has_tooling,system,system:evidence,plan,remark,plan:note
P1,yes,erp,seen,2,fine,any note
END
run agree pair.csv -c "$trio" --adjudicate against.csv -o against_agreement.csv -a against_agreed.csv
check "against what all gave" ends 0 'against.csv:2: warning: firm P1: column "has_tooling": "yes" is taken, though all who answered gave "no"
read 2 = compared 2 (visits: 1) + only assessor 0 + self-assessments 0 + no assessor named 0 + rejected 0 + failed 0; 1 warning
decisions read 1 = taken 1 + rejected 0; disputes 1 = settled 0 + open 1'
agreed_is() { # FIRM COLUMN WANT
	field against_agreed.csv "$1" "$2" >out
	check "against what all gave: $2" out_is "$3"
}
agreed_is P1 has_tooling yes
agreed_is P1 system:evidence seen
agreed_is P1 remark fine
agreed_is P1 plan:note "any note"
printf 'firm_id,plan:evidence,licence:evidence\nF2,stated,seen\n' >weaker.csv
run agree answers.csv -c "$trio" --adjudicate weaker.csv -q -o weaker_agreement.csv
check "evidence against what all gave" ends 0 \
	'weaker.csv:2: warning: firm F2: column "plan:evidence": "stated" is taken, though all who answered gave "seen"'
run agree calm.csv -c "$trio" --adjudicate calm_agreed.csv -q -a calm_again.csv
check "a guarded formula says what all gave" ends 0 ""
check "and stays as it is" cmp calm_again.csv calm_agreed.csv

# ---- Of which visit ----

cat >twice_there.csv <<'END'
firm_id,source,assessor,assessed_on,headcount
F1,site_visit,A,2026-03-01,50
F1,site_visit,B,2026-03-02,60
F1,site_visit,A,2026-06-01,50
F1,site_visit,B,2026-06-01,60
F1,site_visit,A,,50
F1,site_visit,B,,60
F2,site_visit,A,2026-03-01,50
F2,site_visit,B,2026-03-02,60
F2,site_visit,A,2026-03-02,70
END
of_visit() { # NAME ROW WANT: the agreed headcount of each visit, in order
	printf 'firm_id,assessed_on,assessor,headcount\n%s\n' "$2" >row.csv
	run agree twice_there.csv -c "$trio" --adjudicate row.csv -q -o row.out.csv -a row_agreed.csv
	check "$1: status" ends 0 ""
	"$lua" - >out <<-'END'
	local reference = dofile(os.getenv("SCORE_LUA"))
	local got = {}
	for i, record in ipairs(reference.parse_csv(io.open("row_agreed.csv", "rb"):read("a"))) do
	  if i > 1 then got[#got + 1] = record[7] end
	end
	print(table.concat(got, "|"))
	END
	check "$1" out_is "$3"
}
of_visit "by the first day" F1,2026-03-01,,55 "55||||70"
of_visit "by the last day" F1,2026-03-02,,55 "55||||70"
of_visit "by another visit's day" F1,2026-06-01,,55 "|55|||70"
of_visit "by no day" F1,,,55 "||55||70"
of_visit "by the assessors on a day that two visits share" "F2,2026-03-02,A + B,55" "|||55|70"
run agree answers.csv -c "$trio" -q -o row.out.csv -a rest.csv
printf 'firm_id,assessed_on,headcount\nF1,2027-01-01,100\n' >later.csv
run agree answers.csv -c "$trio" --adjudicate later.csv -q -o row.out.csv -a later_agreed.csv
field later_agreed.csv F1 headcount >out
check "of a firm's only visit on any day" out_is 100

cat >wrong.csv <<'END'
firm_id,assessed_on,headcount,plan
F9,,50,
F1,2026-04-01,50,
F2,2026-03-02,50,
F1,2026-06-01,55,
F1,2026-06-01,56,
f1,2026-03-01,52,
F1,2026-03-01,many,
END
awk 'NR == 1 { print $0 ",assessor"; next } { print $0 ",W" NR }' wrong.csv >wrong_named.csv
run agree twice_there.csv -c "$trio" --adjudicate wrong_named.csv -o wrong_agreement.csv -a wrong_agreed.csv
cat >want <<'END'
wrong_named.csv:8: error: firm F1: column "headcount": "many" is not a number: write digits, such as 1250 or 12.5, without units, spaces or thousands separators
wrong_named.csv:2: error: firm F9: column "firm_id": no visit of this firm was given: correct the firm_id, or give the answers of its assessors too
wrong_named.csv:3: error: firm F1: column "assessed_on": fits none of the firm's visits (2026-03-01 – 2026-03-02, 2026-06-01, no date): give the date of one of them
wrong_named.csv:4: error: firm F2: column "assessed_on": fits several of the firm's visits (2026-03-01 – 2026-03-02, 2026-03-02): give also in assessor the names of its assessors, joined by " + "
wrong_named.csv:6: error: firm F1: column "firm_id": a second row for the same visit: the first is wrong_named.csv:5; put all that was settled into one
wrong_named.csv:7: error: firm f1: column "firm_id": no visit of this firm was given: correct the firm_id, or give the answers of its assessors too
read 9 = compared 8 (visits: 4) + only assessor 1 + self-assessments 0 + no assessor named 0 + rejected 0 + failed 0; 0 warnings
decisions read 7 = taken 1 + rejected 6; disputes 4 = settled 1 + open 3
END
check "rows of no visit: status" status_is 1
check "rows of no visit are said" cmp err want
check "rows of no visit: rejects" test "$(wc -l <wrong_agreement.rejects.csv)" = 7
check "rows of no visit: the others are taken" test "$(grep -c ^decision wrong_agreement.csv)" = 1

echo untouched >kept.csv
refused() { # NAME STATUS ERR FILE
	run agree answers.csv -c "$trio" --adjudicate "$4" -q -o kept.csv
	check "$1" ends "$2" "$3"
	check "$1: nothing is written" test "$(cat kept.csv)" = untouched
}
refused "decisions that are not there" 4 "eca: error: missing.csv: No such file or directory" missing.csv
printf 'firm_id,care,cares\nF1,1,1\n' >unknown.csv
refused "decisions with an unknown column" 4 \
	'eca: error: unknown.csv:1: unknown column "cares" (did you mean "care"?)' unknown.csv
refused "decisions among the answers" 2 \
	"eca: error: answers.csv: is one of the answers too, and would count as those of an assessor: leave it out of them, or keep it in another folder" answers.csv
refused "decisions over which is written" 2 "eca: error: kept.csv: would be written over the answers; choose another name" kept.csv
mkdir visits
cp answers.csv todo.csv visits
run agree visits -c "$trio" --adjudicate visits/todo.csv
check "decisions in the folder of the answers" ends 2 \
	"eca: error: visits/todo.csv: is one of the answers too, and would count as those of an assessor: leave it out of them, or keep it in another folder"
run agree - -c "$trio" --adjudicate -
check "standard input for both" ends 2 \
	"eca: error: standard input: is one of the answers too, and would count as those of an assessor: leave it out of them, or keep it in another folder"
echo firm_id,care >empty.csv
refused "decisions without a row" 4 "eca: error: empty.csv: no assessments: the file has a header only" empty.csv

# Every dispute settled at random: the tiers are those of the answers so completed.
for seed in 4 5; do
	"$lua" "$again" random 25 $seed >random.csv
	run agree random.csv -c "$trio" -q -o random_agreement.csv -a todo.csv
	"$lua" - >random_cells.csv <<-'END'
	local reference = dofile(os.getenv("SCORE_LUA"))
	local records, at, firms = reference.parse_csv(io.open("random_agreement.csv", "rb"):read("a")), {}, {}
	for i, name in ipairs(records[1]) do at[name] = i end
	local header, n = { "firm_id" }, 0
	local columns = {}
	for _, r in ipairs(records) do
	  if r[1] == "dispute" and r[at.answer] ~= "" and (n * 7 + #r[at.question]) % 3 > 0 then
	    local firm = firms[r[2]] or {}
	    firms[r[2]] = firm
	    firm[r[at.question]] = r[at.answer]
	    if r[at.pillar] ~= "" then firm[r[at.question] .. ":evidence"] = r[at.evidence] ~= "" and r[at.evidence] or "stated" end
	    for name in pairs(firm) do columns[name] = true end
	  end
	  n = n + 1
	end
	for name in pairs(columns) do header[#header + 1] = name end
	print(table.concat(header, ","))
	for id, firm in pairs(firms) do
	  local row = { id }
	  for i = 2, #header do row[i] = firm[header[i]] or "" end
	  print(table.concat(row, ","))
	end
	END
	run agree random.csv -c "$trio" -q --adjudicate random_cells.csv -o random_settled.csv -a random_final.csv
	check "random $seed settled: status" status_is 0
	check "random $seed settled: some, not all" test "$(grep -c ^decision random_settled.csv)" -gt 20
	run score random_final.csv -c "$trio" -q -o random_results.csv
	"$lua" - >out 2>err <<-'END'
	local reference = dofile(os.getenv("SCORE_LUA"))
	local function read(path)
	  local records, at = reference.parse_csv(io.open(path, "rb"):read("a")), {}
	  for i, name in ipairs(table.remove(records, 1)) do at[name] = i end
	  return records, at
	end
	local results, in_results = read("random_results.csv")
	local tiers = {}
	for _, r in ipairs(results) do tiers[r[1]] = r[in_results.tier] end
	local rows, at = read("random_settled.csv")
	local whole = 0
	for _, r in ipairs(rows) do
	  if r[1] == "visit" and r[at.disputes] == "0" then
	    assert(r[at.tier_low] == tiers[r[2]] and r[at.tier_high] == tiers[r[2]], r[2])
	    whole = whole + 1
	  end
	end
	print(whole)
	END
	status=$?
	check "random $seed settled: the tiers are those of the completed answers" status_is 0
	check "random $seed settled: of some visits all is" test "$(cat out)" -gt 0
done

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
printf 'firm_id,rate:evidence\nF1,none\n' >few.csv
run agree many.csv -c "$trio" -q --adjudicate few.csv -o few_agreement.csv
check "too many ways, evidence settled" grep -q "^visit,F1,.*,some," few_agreement.csv
check "no way changes the tier by what has no evidence" grep -q "^dispute,F1,.*,rate,answer,not_found," few_agreement.csv
printf 'firm_id,plan,care,system,certs,certs:evidence,remark,audit\nF1,2,1,erp,iatf,seen,one,2025-11-01\n' >more.csv
run agree many.csv -c "$trio" -q --adjudicate more.csv -o more_agreement.csv
check "few enough are left" grep -q "^visit,F1,.*,low,high,all," more_agreement.csv
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
check "no answers" ends 2 "eca: error: something is missing; usage: eca agree ANSWERS... [-c SET] [-o FILE] [--agreed FILE] [--adjudicate FILE]"
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
