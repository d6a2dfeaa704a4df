#!/bin/sh
# eca peers, and what reports say of a firm's peers.
. tests/cli/common

trades=$root/tests/cli/peers
hanoi=$root/criteria/hanoi-2026
cp "$trades/answers.csv" .

# ---- The file, worked out by hand: of each firm its latest visit, else its latest self-assessment ----

count="read 14: firms 12 = counted 10 + without a tier or a sector 2; groups of 5 firms or more: 1; rejected 0, failed 0"
run peers answers.csv -c "$trades" -o peers.json
check "the sample" ends 0 "$count"
check "the file" cmp peers.json "$trades/peers.json"
run peers answers.csv -c "$trades" -q
check "standard output" cmp out "$trades/peers.json"
tail -n +2 answers.csv | sort -r >rows
{ head -n 1 answers.csv; cat rows; } >turned.csv
run peers turned.csv -c "$trades" -q -o turned.json
check "the same whatever the order" cmp turned.json peers.json
LC_ALL=fr_FR.UTF-8 TZ=Asia/Ho_Chi_Minh "$eca" peers answers.csv -c "$trades" -q >out 2>err
check "the same bytes in another locale" cmp out "$trades/peers.json"

# ---- Quartiles and percentiles computed again ----

if command -v python3 >/dev/null; then
	cat >make.py <<-'PY'
	import random
	random.seed(11)
	print("firm_id,source,sector,people,a,b,c")
	for i in range(400):
	    values = [random.choice(["NA", "%d" % random.randrange(101), "%.2f" % random.uniform(0, 100)]) for _ in "abc"]
	    if "NA" in values and random.random() < 0.7: values = ["%d" % random.randrange(4)] * 3
	    print("F%d,self,%s,%s,%s" % (i, random.choice(["metal", "cloth", ""]), random.choice(["9", "99", "100", ""]), ",".join(values)))
	PY
	python3 make.py >random.csv
	run peers random.csv -c "$trades" -q -o random.json
	"$eca" score random.csv -c "$trades" -q -o random.ndjson >>out 2>>err
	cat >again.py <<-'PY'
	import decimal, json, statistics
	D = decimal.Decimal
	groups = {}
	for line in open("random.ndjson"):
	    r = json.loads(line, parse_float=D)
	    if r["status"] != "ok" or not r["profile"]["sector"]["value"]: continue
	    nodes = [("overall", r["overall"])]
	    for p in r["pillars"]:
	        nodes += [(p["id"], p["score"])] + [(c["id"], c["score"]) for c in p["criteria"]]
	    sector, size = r["profile"]["sector"]["value"], r["profile"]["size"]["value"]
	    for key in {(sector, None), (sector, size)}:
	        g = groups.setdefault(key, {"firms": 0, "nodes": {}})
	        g["firms"] += 1
	        for id, score in nodes:
	            if score is not None: g["nodes"].setdefault(id, []).append(score)
	got = json.load(open("random.json"), parse_float=D)
	assert got["set"]["id"] == "trades" and got["assessed_from"] is None
	large = {k: g for k, g in groups.items() if g["firms"] >= 5}
	assert {(g["sector"], g["size"]) for g in got["groups"]} == set(large) and len(large) == 6
	for g in got["groups"]:
	    want = large[g["sector"], g["size"]]
	    assert g["firms"] == want["firms"]
	    assert {n["id"] for n in g["nodes"]} == {i for i, s in want["nodes"].items() if len(s) >= 5}
	    for n in g["nodes"]:
	        scores = sorted(want["nodes"][n["id"]])
	        assert n["scores"] == scores and n["n"] == len(scores)
	        for key, q in zip(("q1", "median", "q3"), statistics.quantiles(scores, n=4, method="inclusive")):
	            assert n[key] == q.quantize(D("0.000001"), decimal.ROUND_HALF_UP), (n["id"], key, q)
	PY
	python3 again.py >out 2>err
	status=$?
	check "random firms, by Python's statistics" ends 0 ""
else
	skip "random firms, by Python's statistics" "no python3"
fi

# ---- Reports ----

run score answers.csv -c "$trades" -q -o r.csv --reports batch
check "reports beside the batch" ends 0 ""
run score answers.csv -c "$trades" -q -o r.csv --reports frozen --peers peers.json
check "reports beside the file" ends 0 ""
check "a workbook each" test "$(find batch -name '*.xlsx' | wc -l)" = 12
check "the same bytes" diff -r batch frozen
sed -n '1p;/^M2/p' answers.csv >alone.csv
run score alone.csv -c "$trades" -q -o r.csv --reports alone --peers peers.json
check "one firm beside the file" cmp alone/M2.xlsx batch/M2.xlsx
for python in python3 /usr/bin/python3; do
	$python -c 'import openpyxl' 2>/dev/null && break
done
if $python -c 'import openpyxl' 2>/dev/null; then
	cells() { $python "$root/tests/report_cells.py" "$1" >cells; }
	has() { grep -qF -e "$1" cells; }
	cells batch/M2.xlsx
	check "the sentence" has "•  Among 6 enterprises of the same sector (Metal): overall Q1 – median – Q3 33.8 – 47.5 – 50.0; this one is at percentile 25."
	check "the median" has "Peers' median"
	row=$(sed -n 's/^Criteria	G\([0-9]*\)	n	22.5$/\1/p' cells | head -1)
	check "quartiles of a criterion: the first" test "$row"
	check "quartiles of a criterion: the median" has "Criteria	H$row	n	35.0"
	check "quartiles of a criterion: the third" has "Criteria	I$row	n	47.5"
	check "no size of four" test "$(grep -c 'same sector (Metal) and size' cells)" = 0
	cells batch/C1.xlsx
	check "four firms are no peers" test "$(grep -c 'Peers\|Among' cells)" = 0
	run score answers.csv -c "$trades" -q -o r.csv --reports vi -l vi
	cells vi/M2.xlsx
	check "in Vietnamese" has "•  So với 6 doanh nghiệp cùng ngành (Kim loại): điểm tổng hợp Q1 – trung vị – Q3 là 33,8 – 47,5 – 50,0; doanh nghiệp này ở bách phân vị 25."
	run score answers.csv -c "$trades" -q -o r.csv --reports fr -l fr
	cells fr/M2.xlsx
	check "in French" has "•  Parmi 6 entreprises du même secteur (Métal) : score global Q1 – médiane – Q3 33,8 – 47,5 – 50,0 ; celle-ci est au centile 25."
else
	skip "what the workbook says" "no openpyxl"
fi

# ---- Wrong input ----

run score answers.csv -c "$trades" -q --peers peers.json
check "without reports" ends 2 "eca: error: --peers: peers stand in the reports: give --reports too"
run score "$hanoi/sample/answers.csv" -q -o r.csv --reports no --peers peers.json
check "of another set" ends 2 "eca: error: peers.json: these peers were scored by the criteria set trades, not by hanoi-2026; make such a file by \`eca peers -c hanoi-2026\`"
check "of another set: nothing is written" test ! -e no
run score answers.csv -c "$trades" -q --reports no --peers nowhere.json
check "no such file" ends 4 "eca: error: nowhere.json: cannot be read: No such file or directory"
run score answers.csv -c "$trades" -q --reports no --peers answers.csv
check "no peers" ends 4 "eca: error: answers.csv:1: an object is expected; peers are read from a file that \`eca peers -o\` has written"
sed 's/"version":"1.0","sha256":"b/"version":"0.9","sha256":"c/' peers.json >older.json
run score answers.csv -c "$trades" -q -o r.csv --reports older --peers older.json
check "of another version" ends 0 "older.json: warning: these peers were scored by version 0.9 of trades in another state than this (1.0): what changed between them sets them apart too"
check "of another version: the same reports" diff -r batch older
run peers answers.csv -c "$mini"
check "a set without sectors" ends 2 "eca: error: the criteria set mini has no peers: its profile needs a choice \"sector\""
run peers answers.csv -c "$trades" -o answers.csv
check "over the answers" ends 2 "eca: error: answers.csv: would be written over the answers; choose another name"
echo "firm_id,sector" >empty.csv
echo before >kept.json
run peers empty.csv -c "$trades" -q -o kept.json
check "no assessment" status_is 4
check "no assessment is said" err_has "eca: error: there is no assessment in what was given"
check "no assessment: what stood there stays" grep -q before kept.json
{ cat answers.csv; echo "X,self,,stone,,1,2,3"; } >wrong.csv
run peers wrong.csv -c "$trades" -o wrong.json
check "a rejected one" status_is 1
check "a rejected one is named" err_has "wrong.csv:16: error: firm X: column \"sector\""
check "a rejected one: the others count" cmp wrong.json peers.json

finish
