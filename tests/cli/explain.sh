#!/bin/sh
# eca explain: which assessment, what stands on the receipt, and that it adds up.
. tests/cli/common

lua=${LUA:-lua5.3}
again=$root/tests/reference/receipt.lua
hanoi=$root/criteria/hanoi-2026
cp -r "$mini" mini

cat >firms.csv <<'CSV'
firm_id,source,assessor,assessed_on,name,licence,plan,rate,odd,plan:note
F1,self,,2026-03-10,One,yes,yes,95,,
F1,site_visit,An,2026-03-05,One,yes,ND,60.5,,"seen, not shown"
F1,site_visit,An,2026-03-04,One,yes,no,61,,
F2,self,,2026-03-02,Two,no,yes,99,,
F3,self,,2026-03-02,Three,yes,,99,13,
F4,self,,2026-03-02,Four,maybe,,99,13,
CSV

# ---- One whole receipt, worked out by hand ----

run explain firms.csv -c mini --firm F2 -l en
check "a whole receipt" cmp out "$root/tests/cli/explain/F2.en"
run explain firms.csv -c mini --firm F2 -l vi
check "in Vietnamese" cmp out "$root/tests/cli/explain/F2.vi"
run explain firms.csv -c mini --firm F2 -l en -o receipt.txt
check "-o" ends 0 ""
check "-o: the same" cmp receipt.txt "$root/tests/cli/explain/F2.en"
LC_ALL=fr_FR.UTF-8 TZ=Asia/Ho_Chi_Minh "$eca" explain firms.csv -c mini --firm F2 -l en >out 2>err
check "the same bytes in another locale" cmp -s out receipt.txt

# ---- Which assessment ----

about() { # SOURCE DATE ROW
	out_has "$1, $2" && out_has "firms.csv:$3"
}
export COLUMNS=200
run explain firms.csv -c mini --firm F1 -l en
check "the latest visit goes before a later self-assessment" about "Site visit" 2026-03-05 3
check "no data" out_has '“No data” means that the enterprise does not measure it: 0 points.'
check "the assessor's note" out_has "seen, not shown"
run explain firms.csv -c mini --firm F1 -l en --source self
check "--source" about Self-assessment 2026-03-10 2
run explain firms.csv -c mini --firm F1 -l en --date 2026-03-04
check "--date" about "Site visit" 2026-03-04 4
run explain firms.csv -c mini --firm F3 -l en
check "one that failed: status 1" ends 1 ""
check "one that failed says why" out_has "thirteen"
run explain firms.csv -c mini --firm F1 -l en --only qcd
check "--only has what leads there" out_has "= qcd – Quality"
check "--only has no more" test "$(grep -c '^= ' out)" = 2
run explain firms.csv -c mini --firm F1 -l en --only rate
check "--only a question" out_has "Between 0 and 100: 0 + (100 − 0) × (60.5 − 0) / (100 − 0) = 60.5"

# ---- Wrong input ----

run explain firms.csv -c mini
check "no firm" ends 2 "eca: error: explain: whose score? --firm ID says; see \`eca help explain\`"
run explain firms.csv -c mini --firm firm1
check "no such firm" ends 1 "eca: error: there is no assessment of firm \"firm1\" among those of 3 firms; rejected ones are not looked at"
run explain "$hanoi/sample/answers.csv" --firm HN-0022
check "a firm that is near" err_has "(did you mean \"HN-002\"?)"
run explain firms.csv -c mini --firm F4
check "a rejected one says why" err_has "firms.csv:7: error: firm F4: column \"licence\""
run explain firms.csv -c mini --firm F2 --source site_visit
check "no such assessment" ends 1 "eca: error: firm F2 has no such assessment, source site_visit in what was given"
run explain firms.csv -c mini --firm F2 --only rat
check "no such node" ends 2 "eca: error: --only: the criteria set mini has no question, criterion or pillar \"rat\" (did you mean \"rate\"?)"
run explain firms.csv -c mini --firm F2 -o firms.csv
check "over the answers" ends 2 "eca: error: firms.csv: would be written over the answers; choose another name"
run explain nowhere.csv -c mini --firm F2
check "no such file" status_is 4

functions=$root/tests/reference/sets/functions
run explain "$functions/answers.csv" -c "$functions" --firm accidents -l en
check "what a function looked at" out_has "Looked at: since = 1936-05-05; scores.spare = N/A"
check "what it gave, and its note" out_has "Scoring note: More than three injuries"
run explain "$hanoi/sample/answers.csv" --firm HN-030 -l en
check "what an incomplete one can still come to" out_has 'Once the missing answers are in: Still possible: from “Tier-2 supplier ready” to'
run explain "$hanoi/sample/answers.csv" --firm HN-018 -l en
check "the gate that fired, and its place" out_has "  Caps the tier at: Tier-3 supplier ready."
check "a set that came with the program is shown by its place in the sources" out_has " criteria/hanoi-2026/tiers.lua:231"
check "a tier that stops the climb" test "$(grep -c 'the climb ends below' out)" = 1
unset COLUMNS

# ---- As wide as the terminal ----

for columns in 60 80 132; do
	COLUMNS=$columns "$eca" explain "$hanoi/sample/answers.csv" -c "$hanoi" --firm HN-018 >out 2>err
	check "$columns columns" test "$(LC_ALL=C.UTF-8 wc -L <out)" -le "$columns"
done

# ---- Every receipt adds up ----

# adds_up SET ANSWERS LANGUAGE MOST [declared]: the receipts of at most MOST firms.
adds_up() {
	set=$1 answers=$2 language=$3 most=$4
	shift 4
	"$eca" score "$answers" -c "$set" -q -o all.ndjson >out 2>err
	grep -v '"status":"failed"' all.ndjson | grep -v '"firm_id":"[^"]* ' |
		sed 's/.*"firm_id":"\([^"]*\)".*"source":"\([a-z_]*\)".*/\1 \2/' | sort -u |
		head -n "$most" >which
	status=0
	while read -r firm source; do
		grep "\"firm_id\":\"$firm\",.*\"source\":\"$source\"" all.ndjson >one.ndjson
		test "$(wc -l <one.ndjson)" = 1 || continue
		COLUMNS=1000 "$eca" explain "$answers" -c "$set" --firm "$firm" --source "$source" \
			-l "$language" >receipt.txt 2>>err </dev/null &&
		"$lua" "$again" "$set" "$firm" one.ndjson "$@" <receipt.txt 2>>err && continue
		echo "$firm, $source" >>err
		status=1
	done <which
	check "adds up: $(basename "$set") $answers $language" test $status = 0 -a -s which
}

cp "$hanoi/sample/answers.csv" sample.csv
adds_up "$hanoi" sample.csv vi 99 declared
adds_up "$hanoi" sample.csv en 12 declared
adds_up "$hanoi" sample.csv fr 12 declared
for set in conditions evidence evidence_none exclude expressions functions rounding states tiers weightings; do
	adds_up "$root/tests/reference/sets/$set" "$root/tests/reference/sets/$set/answers.csv" en 99
done
mkdir set
for seed in $(seq 25); do
	"$lua" "$root/tests/reference/random_set.lua" "$seed" >set/set.lua
	"$lua" "$root/tests/reference/random_answers.lua" set 30 "$seed" >random.csv
	adds_up set random.csv en 8
done

# A receipt that does not add up is found out.
COLUMNS=1000 "$eca" explain sample.csv --firm HN-002 -l en >receipt.txt
grep '"firm_id":"HN-002"' all.ndjson >one.ndjson
sed '0,/^\(  [a-z_]* – .* \)75\.000000/s//\175.000001/' receipt.txt |
	"$lua" "$again" "$hanoi" HN-002 one.ndjson >out 2>err
check "a wrong receipt is found out" test $? != 0 -a -s err

finish
