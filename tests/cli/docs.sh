#!/bin/sh
# The worked example of docs/model.md comes out as the page says, and the command
# lines shown in the documentation are ones that eca understands.
. tests/cli/common

page=$root/docs/model.md

# The fenced block of the page that begins ```INFO
block() { # INFO
	awk -v start="\`\`\`$1" '$0 == start { inside = 1; next } /^```/ { inside = 0 } inside' "$page"
}

mkdir example
block "lua set.lua" >example/set.lua
block "csv answers.csv" >answers.csv
block "csv results.csv" >want.csv
run check example
check "the example is a sound set" status_is 0
run score answers.csv -c ./example -o results.csv -o results.ndjson
check "the example is scored" status_is 0

# The columns that the page shows, of all there are.
awk -F, '
	NR == FNR && FNR == 1 { n = NF; for (i = 1; i <= NF; i++) name[i] = $i }
	NR == FNR { next }
	FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
	{ for (i = 1; i <= n; i++) printf "%s%s", $at[name[i]], i < n ? "," : "\n" }' \
	want.csv results.csv >out
check "its results" cmp -s out want.csv

# node score, from the rows of the page: | `a`, `b` | computation | score |
sed -n '/^| node |/,/^$/p' "$page" | awk -F'|' '
	NR > 2 && NF {
		score = $NF == "" ? $(NF - 1) : $NF
		gsub(/ /, "", score)
		if (score == "–") score = "null"
		gsub(/[` ]/, "", $2)
		n = split($2, ids, ",")
		for (i = 1; i <= n; i++) print ids[i], score
	}' >nodes
check "the page has a table of nodes" test "$(wc -l <nodes)" -ge 10
while read -r id score; do
	if [ "$id" = overall ]; then
		got=$(sed -E 's/.*"overall":([^,]+),"tier".*/\1/' results.ndjson)
	else
		got=$(sed -E "s/.*\\{\"id\":\"$id\",\"score\":([^,]+),.*/\\1/" results.ndjson)
	fi
	got=$(echo "$got" | sed -E '/\./s/\.?0+$//')
	echo "$id: $got, documented $score" >out
	check "the score of $id" test "$got" = "$score"
done <nodes

lost=$(sed -E 's/.*\{"id":"spc",[^{]*"points_lost":([^,]+),.*/\1/' results.ndjson)
echo "$lost" >out
check "points lost at spc" awk -v lost="$lost" 'BEGIN { exit !(lost > 19.999999 && lost < 20.000001) }'

# Agreement of assessors: the rows and columns that the page shows.
block "csv visits.csv" >visits.csv
block "csv agreement.csv" >want.csv
run agree visits.csv -c ./example -q -o agreement.csv
check "the visits are compared" status_is 0
awk -F, '
	NR == FNR && FNR == 1 { n = NF; for (i = 1; i <= NF; i++) name[i] = $i }
	NR == FNR { shown[$2] = 1; next }
	FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
	FNR == 1 || ($1 == "question" && $at["question"] in shown) {
		for (i = 1; i <= n; i++) printf "%s%s", $at[name[i]], i < n ? "," : "\n"
	}' want.csv agreement.csv >out
check "their agreement" cmp -s out want.csv
block "csv incomplete.csv" >incomplete.csv
run score incomplete.csv -c ./example -q -o incomplete.ndjson
grep -o '"possible":{[^}]*}' incomplete.ndjson | sed 's/"possible"://' >out
check "the tiers still possible" test "$(cat out)" = "$(block "json possible")"
sed -n '/^| .spc. | points/,/^$/p' "$page" | awk -F'|' 'NR > 2 && NF { print $2 "|" $4 "|" $5 }' |
	tr -d '` ' >rows
check "the page has a table of completions" test "$(wc -l <rows)" = 5
while IFS='|' read -r answer overall tier; do
	level=$(echo "$answer" | tr -cd '0-9')
	case $answer in *seen) grade=seen ;; *) grade=stated ;; esac
	{
		echo "$(sed -n 1p incomplete.csv),spc,spc:evidence,permit,permit:evidence"
		echo "$(sed -n 2p incomplete.csv),$level,$grade,yes,seen"
	} >completed.csv
	run score completed.csv -c ./example -q -o completed.ndjson
	check "the completion $answer" grep -q "\"overall\":$overall,\"tier\":\"$tier\"" completed.ndjson
done <rows

# The cheapest plan: the rows and columns that the page shows.
block "csv firm.csv" >firm.csv
block "csv plan.csv" >want.csv
run gap firm.csv -c ./example -f F-2 -q -o plan.csv
check "a plan is found" status_is 0
awk -F, '
	NR == FNR && FNR == 1 { n = NF; for (i = 1; i <= NF; i++) name[i] = $i }
	NR == FNR { next }
	FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
	FNR == 1 || $1 == "plan" || $1 == "step" {
		for (i = 1; i <= n; i++) printf "%s%s", $at[name[i]], i < n ? "," : "\n"
	}' want.csv plan.csv >out
check "the plan" cmp -s out want.csv

# Command lines, with what they need at hand.
mkdir -p docs folder visits phieu_da_tra_loi
cp -R "$root/criteria" .
cp -R criteria/hanoi-2026 trial
sample=criteria/hanoi-2026/sample/answers.csv
for name in answers a tra_loi before after; do head -n 3 "$sample" >$name.csv; done
sed -n '1p;4p' "$sample" >folder/c.csv
cp folder/c.csv phieu_da_tra_loi
sed -n '1p;/^HN-005,/p' "$sample" >visits/first.csv
assessor=$(sed -n 2p visits/first.csv | cut -d, -f4)
sed "2s/,$assessor,/,Another assessor,/" visits/first.csv >visits/second.csv
LUA=${LUA:-lua5.3}
sed -n '1p;5p' "$sample" >b.csv
"$LUA" "$root/tests/reference/reshape.lua" array criteria/hanoi-2026 b.csv >b.json

count=0
for page in README.md criteria/README.md docs/formats.md docs/hanoi-2026.md CONTRIBUTING.md; do
	test -f "$root/$page" || continue
	sed -n -E 's/^(    )?(\$ )?(build\/release\/)?(eca [a-z].*)$/\4/p' "$root/$page" |
		sed 's/[[:space:]]*#.*//' | sort -u >lines
	while read -r line; do
		# The words as the shell would split them; none of the pages quotes any.
		set -f
		# shellcheck disable=SC2086
		set -- $line
		set +f
		shift
		run "$@"
		count=$((count + 1))
		check "$page: $line" test "$status" -le 1
	done <lines
done
check "the pages show command lines" test "$count" -ge 4

finish
