#!/bin/sh
# The What-if sheets of reports against the engine: their answers are edited at random, other
# programs recalculate, and every score, gate and tier must be what eca score gives. WHATIF
# is how many edits are made (each worked out by every program that is there), SEED which.
. tests/cli/common

lua=${LUA:-lua5.3}
python=$(command -v python3) || { echo "skipped: there is no python3"; exit 77; }
command -v "$lua" >/dev/null || { echo "skipped: there is no $lua"; exit 77; }
programs=
for program in soffice ssconvert; do
	if command -v "$program" >/dev/null; then
		programs="$programs $program"
	else
		skip "recalculated by $program" "there is no $program"
	fi
done
test -n "$programs" || { echo "skipped: there is neither soffice nor ssconvert"; exit 77; }
export PYTHONDONTWRITEBYTECODE=1

reference=$root/tests/reference
whatif=$root/tests/whatif
count=${WHATIF:-22}
seed=${SEED:-1}

for number in 1 2 3 4 5 6; do
	mkdir "random-$number"
	"$lua" "$reference/random_set.lua" $((seed * 100 + number)) >"random-$number/set.lua"
done

# agree NAME COUNT LANGUAGES SET…
agree() {
	name=$1 number=$2 languages=$3
	shift 3
	# shellcheck disable=SC2086
	"$python" "$whatif/check.py" "$eca" "$number" "$seed" "$languages" $programs "$@" >out 2>err
	status=$?
	check "$name" status_is 0
	test "$status" != 0 || sed 's/^/  /' out
}

sets=
for set in conditions evidence evidence_none exclude expressions functions rounding states tiers weightings; do
	sets="$sets $reference/sets/$set=$reference/sets/$set/answers.csv"
done
hanoi=$root/criteria/hanoi-2026
# shellcheck disable=SC2086
agree "every word of the language" "$count" en $sets "$whatif/sets/edges=$whatif/sets/edges/answers.csv" \
	"$whatif"/sets/following "$whatif"/sets/tables "$whatif"/sets/words "$whatif"/sets/wide \
	"$hanoi=$hanoi/sample/answers.csv" random-*
agree "several languages in a workbook" $((count / 8)) vi,en "$whatif"/sets/words \
	"$hanoi=$hanoi/sample/answers.csv"
finish
