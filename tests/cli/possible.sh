#!/bin/sh
# The tiers an incomplete assessment can still come to: by hand, and against the plain
# Lua computation of tests/reference over all completions of random firms.
. tests/cli/common

# ---- By hand ----

cat >open.csv <<'CSV'
firm_id,licence,plan,rate
F1,,yes,95
F2,,,95
F3,no,,
F4,yes,,100
F5,yes,yes,100
CSV
run score open.csv -c "$mini" -q -o open.ndjson -o open.csv.csv
grep -o '"possible":.*,"weighting"' open.ndjson >out
cat >want <<'JSON'
"possible":{"lowest":"low","highest":"high","exact":true,"deciding":["licence"]},"weighting"
"possible":{"lowest":"low","highest":"high","exact":true,"deciding":["licence"]},"weighting"
"possible":{"lowest":"low","highest":"low","exact":true,"deciding":[]},"weighting"
"possible":{"lowest":"high","highest":"high","exact":false,"deciding":[]},"weighting"
"possible":null,"weighting"
JSON
check "JSON" cmp -s out want
check "the columns of CSV are as they were" test "$(sed -n '1s/,/ /gp' open.csv.csv | wc -w)" = 18
COLUMNS=200 "$eca" score open.csv -c "$mini" -t >out 2>err
check "the table" out_has '2 of 3 answered, needs 90 %; between “Low” and “High” once the missing answers are in; decided by licence'
check "the table: one tier" out_has '1 of 3 answered, needs 90 %; “Low” once the missing answers are in'
check "the table: as far as tried" out_has '“High” once the missing answers are in (as far as tried)'
COLUMNS=200 "$eca" score open.csv -c "$mini" -t -l vi >out 2>err
check "the table in Vietnamese" out_has 'khi đủ câu trả lời: từ “Thấp” đến “Cao”; tùy vào licence'

# ---- Against all completions ----

lua=${LUA:-lua5.3}
reference=$root/tests/reference

mkdir set
for seed in $(seq 25); do
	"$lua" "$reference/random_set.lua" "$seed" |
		sed 's/completeness = [0-9.]*/completeness = 1/' >set/set.lua
	"$lua" "$reference/random_answers.lua" set 40 "$seed" >random.csv
	"$lua" "$reference/completions.lua" make set random.csv "$seed" open.csv completed.csv
	"$eca" score open.csv -c set -q -o open.ndjson >/dev/null 2>err
	"$lua" "$reference/score.lua" set completed.csv >want.csv 2>/dev/null
	"$lua" "$reference/completions.lua" compare set open.ndjson want.csv >out 2>>err
	status=$?
	check "random set $seed: $(tail -1 out)" status_is 0
done
finish
