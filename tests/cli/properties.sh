#!/bin/sh
# What must change nothing: the order of rows and columns, the format, the machine,
# the unit of the weights; and what must only help: a better answer.
. tests/cli/common

lua=${LUA:-lua5.3}
reference=$root/tests/reference
hanoi=$root/criteria/hanoi-2026
sample=$hanoi/sample/answers.csv

# Scores FILE into NAME.csv and NAME.ndjson.
score() { # NAME SET FILE…
	name=$1 set=$2
	shift 2
	"$eca" score "$@" -c "$set" -q -o "$name.csv" -o "$name.ndjson" >out 2>err
	status=$?
}

reshape() { # HOW SET FILE
	"$lua" "$reference/reshape.lua" "$1" "$2" "$3"
}

same() { # NAME NAME: byte for byte
	cmp "$1.csv" "$2.csv" >>out && cmp "$1.ndjson" "$2.ndjson" >>out
}

same_sorted() {
	for ending in csv ndjson; do
		LC_ALL=C sort "$1.$ending" >sorted.1
		LC_ALL=C sort "$2.$ending" >sorted.2
		cmp sorted.1 sorted.2 >>out || return
	done
}

# Everything that must not matter, for one set and its answers.
shape_does_not_matter() { # TITLE SET FILE
	score plain "$2" "$3"
	check "$1: all rows are scored" test "$(wc -l <plain.ndjson)" = "$(($(wc -l <plain.csv) - 1))" -a -s plain.ndjson
	for how in reversed shuffled; do
		reshape $how "$2" "$3" >reshaped.csv
		score other "$2" reshaped.csv
		check "$1: rows $how" same_sorted plain other
	done
	for how in columns lines array decomposed; do
		reshape $how "$2" "$3" >reshaped
		score other "$2" reshaped
		check "$1: $how" same plain other
	done
	half=$(($(wc -l <"$3") / 2))
	head -n "$half" "$3" >first.csv
	{ head -n 1 "$3"; tail -n "+$((half + 1))" "$3"; } >second.csv
	score other "$2" first.csv second.csv
	check "$1: split in two files" same plain other
	mkdir -p folder
	mv first.csv folder/1.csv
	mv second.csv folder/2.csv
	score other "$2" folder
	check "$1: two files of a folder" same plain other
}

shape_does_not_matter "the sample firms" "$hanoi" "$sample"

LC_ALL=C TZ=UTC score there "$hanoi" "$sample"
for locale in C C.UTF-8 en_US.UTF-8 fr_FR.UTF-8 vi_VN.UTF-8 tr_TR.UTF-8; do
	for zone in UTC Asia/Ho_Chi_Minh America/New_York; do
		LC_ALL=$locale TZ=$zone score here "$hanoi" "$sample"
		check "in $locale, $zone" same here there
	done
done

# The weights of a random set, all ten times as large. The results name the set by
# its hash, and the weights themselves.
without_weights() {
	sed -E 's/"sha256":"[0-9a-f]*"//g; s/"weight":[^,]*,//g' "$1.ndjson"
}

mkdir set ten
for seed in 101 102 103 104 105 106 107 108 109 110; do
	"$lua" "$reference/random_set.lua" "$seed" >set/set.lua
	"$lua" "$reference/random_set.lua" "$seed" 10 >ten/set.lua
	"$lua" "$reference/random_answers.lua" set 40 "$seed" >random.csv
	score one set random.csv
	score ten ten random.csv
	without_weights one >one.txt
	without_weights ten >ten.txt
	check "random set $seed: ten times the weights" cmp -s one.txt ten.txt
	case $seed in
	101 | 102 | 103)
		# What is rejected names its row, which moves: only the good rows go round.
		{ head -n 1 random.csv; tail -n +2 random.csv | awk -F, 'NR == FNR { good[$1]; next } $1 in good' one.csv -; } >good.csv
		shape_does_not_matter "random set $seed" set good.csv
		;;
	esac
done

# One step up from what the sample firms answer.
reshape raised "$hanoi" "$sample" >raised.csv
score better "$hanoi" raised.csv
grep -o '^ *tier "[a-z0-9_]*"' "$hanoi/tiers.lua" | sed 's/.*"\(.*\)"/\1/' >tiers
sed -E 's/^\{"firm_id":"([^"]*)".*"overall":([0-9.]+|null),"tier":"?([a-z0-9_]*)"?,.*/\1 \2 \3/' better.ndjson >overall
awk '
	FILENAME == "tiers" { rank[$1] = ++n; next }
	$1 !~ /~/ { points[$1] = $2; tier[$1] = $3; next }
	{ raised++; split($1, part, "~"); firm = part[1]
	  if ($2 + 0 < points[firm] + 0 || rank[$3] < rank[tier[firm]])
		print $1 ": " points[firm] ", " tier[firm] " becomes " $2 ", " $3
	  higher += $2 + 0 > points[firm] + 0 }
	END { print raised " raised, " higher " higher" > "counts" }' tiers overall >out
check "a better answer never lowers the score or the tier" test ! -s out
cat counts
often() {
	awk '{ exit !($1 > 1500 && $3 > 500) }' counts
}
check "and often raises it" often

finish
