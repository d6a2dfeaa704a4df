#!/bin/sh
# The engine against the plain Lua computation of tests/reference: sets worked by
# hand, the sample firms, random firms, random sets.
. tests/cli/common

lua=${LUA:-lua5.3}
reference=$root/tests/reference

# Scores FILE by SET into got.csv and got.ndjson.
engine() { # SET FILE
	"$eca" score "$2" -c "$1" -q -o got.csv -o got.ndjson >out 2>err
	status=$?
}

by_reference() { # SET FILE
	"$lua" "$reference/score.lua" "$1" "$2" nodes.csv >want.csv 2>ref.err
}

same() { # EXPECTED EXPECTED_NODES
	"$lua" "$reference/compare.lua" got.csv got.ndjson "$1" "$2" >out 2>>err
}

for set in "$reference"/sets/*/; do
	name=$(basename "$set")
	engine "$set" "$set/answers.csv"
	check "by hand: $name" same "$set/expected.csv" "$set/expected_nodes.csv"
	by_reference "$set" "$set/answers.csv"
	check "computed: $name" cmp -s want.csv "$set/expected.csv"
	check "computed, every node: $name" cmp -s nodes.csv "$set/expected_nodes.csv"
done

hanoi=$root/criteria/hanoi-2026
engine "$hanoi" "$hanoi/sample/answers.csv"
by_reference "$hanoi" "$hanoi/sample/answers.csv"
check "the sample firms" same want.csv nodes.csv

"$lua" "$reference/random_answers.lua" "$hanoi" 2000 7 >random.csv
engine "$hanoi" random.csv
by_reference "$hanoi" random.csv
check "2000 random firms" same want.csv nodes.csv

mkdir set
for seed in $(seq 60); do
	"$lua" "$reference/random_set.lua" "$seed" >set/set.lua
	"$lua" "$reference/random_answers.lua" set 40 "$seed" >random.csv
	engine set random.csv
	by_reference set random.csv || cat ref.err >>err
	check "random set $seed" same want.csv nodes.csv
done

finish
