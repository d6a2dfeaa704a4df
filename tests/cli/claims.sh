#!/bin/sh
# Claimed beside verified: eca score --claims, and what stands under the table.
. tests/cli/common

cat >firms.csv <<'CSV'
firm_id,source,assessor,assessed_on,licence,plan,rate,odd
F2,self,,2026-03-02,yes,yes,95,
F1,site_visit,An,2026-03-05,yes,no,60,
F1,self,,2026-02-01,yes,yes,90.5,7
F1,self,,,no,no,1,
F1,site_visit,An,2026-03-04,yes,no,61,
F3,self,,2026-03-02,yes,yes,50,13
F3,site_visit,An,2026-03-02,yes,yes,51,
F2,site_visit,Binh,,no,,96.001,ND
F4,self,,2026-03-01,yes,yes,50,
CSV
cat >want.csv <<'CSV'
firm_id,assessed_on,claimed_on,level,id,claimed_answer,verified_answer,claimed,verified,difference
F2,,2026-03-02,overall,overall,,,96.25,72.00,24.25
F2,,2026-03-02,pillar,gov,,,100.00,0.00,100.00
F2,,2026-03-02,criterion,papers,,,100.00,0.00,100.00
F2,,2026-03-02,question,licence,yes,no,100.00,0.00,100.00
F2,,2026-03-02,question,plan,yes,,100.00,0.00,100.00
F2,,2026-03-02,pillar,qcd,,,95.00,96.00,-1.00
F2,,2026-03-02,criterion,process,,,95.00,96.00,-1.00
F2,,2026-03-02,question,rate,95,96.001,95.00,96.00,-1.00
F2,,2026-03-02,question,odd,,ND,0.00,0.00,0.00
F1,2026-03-05,2026-02-01,overall,overall,,,92.88,57.50,35.38
F1,2026-03-05,2026-02-01,pillar,gov,,,100.00,50.00,50.00
F1,2026-03-05,2026-02-01,criterion,papers,,,100.00,50.00,50.00
F1,2026-03-05,2026-02-01,question,licence,yes,yes,100.00,100.00,0.00
F1,2026-03-05,2026-02-01,question,plan,yes,no,100.00,0.00,100.00
F1,2026-03-05,2026-02-01,pillar,qcd,,,90.50,60.00,30.50
F1,2026-03-05,2026-02-01,criterion,process,,,90.50,60.00,30.50
F1,2026-03-05,2026-02-01,question,rate,90.5,60,90.50,60.00,30.50
F1,2026-03-05,2026-02-01,question,odd,7,,50.00,0.00,50.00
CSV

# ---- The file ----

run score firms.csv -c "$mini" -q -o r.csv --claims claims.csv
check "one failed: status 1" status_is 1
check "CSV: the latest of each, in the order of the firms" cmp claims.csv want.csv
check "the results are as without" test "$(wc -l <r.csv)" = 10
run score firms.csv -c "$mini" -q -o r.csv --claims -
check "to standard output" cmp out want.csv
{ head -1 firms.csv; sed 1d firms.csv | sort -r; } >other.csv
run score other.csv -c "$mini" -q -o r.csv --claims other.claims.csv
sort want.csv >want.sorted
sort other.claims.csv >other.sorted
check "the order of rows changes only that of the firms" cmp other.sorted want.sorted
run score firms.csv -c "$mini" -q -o r.csv --claims claims.csv --bom
check "--bom" test "$(head -c 3 claims.csv | od -An -tx1 | tr -d ' \n')" = efbbbf
run score firms.csv -c "$mini" -q -o r.csv --claims claims.json
run score firms.csv -c "$mini" -q -o r.csv --claims claims.ndjson
check "JSON: a row" grep -qxF '{"firm_id":"F2","assessed_on":null,"claimed_on":"2026-03-02","level":"question","id":"rate","claimed_answer":"95","verified_answer":"96.001","claimed":95.000000,"verified":96.001000,"difference":-1.001000}' claims.ndjson
check "JSON: no answer is null" grep -qF '"id":"odd","claimed_answer":null,"verified_answer":"ND","claimed":0.000000,' claims.ndjson
check "JSON lines: a row each" test "$(wc -l <claims.ndjson)" = 18
sed -e '1d' -e '$d' -e 's/,$//' claims.json >lines
check "JSON: the same in an array" cmp lines claims.ndjson
if command -v python3 >/dev/null; then
	check "JSON: sound" python3 -c 'import json; assert len(json.load(open("claims.json"))) == 18'
fi
sed -n '1p;2p' firms.csv >alone.csv
run score alone.csv -c "$mini" -q -o r.csv --claims none.csv
check "no firm has both: only the header" cmp none.csv - <<END_OF_HEADER
$(head -1 want.csv)
END_OF_HEADER
run score alone.csv -c "$mini" -q -o r.csv --claims none.json
check "no firm has both: an empty array" test "$(cat none.json)" = "[]"
run score alone.csv -c "$mini" -q -o r.csv --claims none.ndjson
check "no firm has both: no lines" test ! -s none.ndjson

# ---- For people ----

run score firms.csv -c "$mini" -t
sed -n '/^Claimed/,/^A draft/p' out >told
cat >want <<'TABLE'
Claimed and verified: firms with both a self-assessment and a site visit: 2. Difference = claimed −
verified; above zero a firm overrates itself.

On average      Claimed  Verified  Difference
──────────────  ────────  ────────  ──────────
TABLE
check "the paragraph" test "$(head -2 told)" = "$(head -2 want)"
row() { tr -s ' ' <told | grep -qxF -e "$1"; } # ROW: with single blanks
check "means: overall" row "Overall 94.6 64.8 +29.8"
check "means: a pillar" row "Governance 100.0 25.0 +75.0"
check "means: another" row "Quality 92.8 78.0 +14.7"
sed -n '/^Most/,/^$/p' told | tr -s ' ' | sed '1,2d;$d' >questions
check "the most overrated questions first" cmp questions - <<'TABLE'
Plan? 100.0 0.0 +100.0
Licence? 100.0 50.0 +50.0
Odd 25.0 0.0 +25.0
Rate 92.8 78.0 +14.7
TABLE
sed -n '/^Firms that/,/^$/p' told | tr -s ' ' | sed '1,2d;$d' >overrating
check "the firms that overrate most" cmp overrating - <<'TABLE'
F1 92.9 57.5 +35.4
F2 96.3 72.0 +24.2
TABLE
run score firms.csv -c "$mini" -t -l vi
check "in Vietnamese" out_has "Tự khai và đánh giá tại chỗ: số doanh nghiệp có cả hai là 2."
check "in Vietnamese: decimal commas" out_has "+29,8"
run score alone.csv -c "$mini" -t
check "nothing where no firm has both" test "$(grep -c Claimed out)" = 0

# ---- What cannot be ----

run score firms.csv -c "$mini" --claims claims.xyz
check "unknown ending" ends 2 "eca: error: claims.xyz: claims are written as .csv, .json or .ndjson: end the name with one of them"
run score firms.csv -c "$mini" -o r.csv --claims ./r.csv
check "over the results" ends 2 "eca: error: ./r.csv: is the same file as r.csv, and would be written twice; choose another name"
run score firms.csv -c "$mini" --claims firms.csv
check "over the answers" ends 2 "eca: error: firms.csv: would be written over the answers; choose another name"
run score firms.csv -c "$mini" --claims -
check "beside the results on standard output" ends 2 "eca: error: standard output: is to be written twice; choose another name"
mkdir folder
cp firms.csv folder
run score folder -c "$mini" -o r.csv --claims folder/c.csv
check "among the answers" ends 2 "eca: error: folder/c.csv: would be read as answers the next time: choose another folder"
run score firms.csv -c "$mini" -o r.csv --claims no/c.csv
check "no such folder" ends 4 "eca: error: no/c.csv: cannot be written: No such file or directory; create the folder first"
echo before >kept.csv
run score none.csv -c "$mini" -o r.csv --claims kept.csv
check "nothing read: what stood there stays" test "$(cat kept.csv)" = before
check "nothing read: no part file" test ! -e kept.csv.part
finish
