#!/bin/sh
# shellcheck disable=SC2016 # back quotes in what is said
# eca new: a set that is sound from the first minute, and what is said where it cannot be made.
. tests/cli/common

run new plan-2027
check "a set is made" ends 0 ""
check "it says what is in it" out_has "  tiers.lua               tiers with their thresholds, and gates"
(cd plan-2027 && find . -type f | sed 's|^\./||' | sort) >there
sed -n 's/^  \([a-z_/]*\.[a-z]*\)  .*/\1/p' out | sort >told
check "every file of it" cmp there told
check "and all that the sources have" test "$(cd "$root/engine/cli/new" && find . -type f | sed 's|^\./||' | sort)" = "$(cat there)"
while read -r file; do
	sed 's/my-set/plan-2027/g' "$root/engine/cli/new/$file" >want
	check "$file" cmp want "plan-2027/$file"
done <there

sed -n 's/^  eca //p' out >commands
check "it says how to go on" test "$(wc -l <commands)" = 3
while read -r line; do
	# shellcheck disable=SC2086 # the words of the line
	run $line
	check "eca $line" status_is 0
done <commands
run check plan-2027 --strict
check "there is nothing to doubt" out_is "plan-2027 0.1: 2 pillars, 3 criteria, 5 questions, 3 tiers, 2 gates: sound"
run test plan-2027 --coverage
check "its examples try all of it" out_is "plan-2027 0.1: 7 examples, which all hold
tried: 3 of 3 tiers, 2 of 2 gates fired, 2 of 2 gates held open, 2 of 2 weightings, 6 of 6 levels, 5 of 5 options"
run score plan-2027/sample/answers.csv -c plan-2027 -o results.csv
check "each tier has one of its sample enterprises" \
	test "$(cut -d, -f11 results.csv | sort -u | tr '\n' ' ')" = "leading ready starting tier "

mkdir drafts
run new drafts/metal_1///
check "in another folder" status_is 0
check "the id is the last part" grep -qx 'return set "metal_1" {' drafts/metal_1/set.lua

# ---- Where it cannot be made ----

refused() { # NAME STATUS MESSAGE ARGUMENT…
	name=$1 want=$2 message=$3
	shift 3
	run "$@"
	check "$name" ends "$want" "eca: error: $message"
}
id_rule='cannot be the id of a set: it is made of a to z, 0 to 9, _ and -, begins with a letter or a digit and has at most 64 of them, such as my-set-2027'
long=$(printf '%065d' 0)
cp -R plan-2027 before
refused "a folder that is there" 2 \
	'new: plan-2027 is there already, and nothing in it was changed: choose another name, or move it away' new plan-2027
check "is left as it is" diff -r before plan-2027
touch file
ln -s nowhere link
refused "a file that is there" 2 \
	'new: file is there already, and nothing in it was changed: choose another name, or move it away' new file
refused "a link that is there" 2 \
	'new: link is there already, and nothing in it was changed: choose another name, or move it away' new link
for bad in "My Set" Plan tiêu-chí -- "$long" drafts/..; do
	refused "the id $bad" 2 "new: \"${bad##*/}\" $id_rule" new -- "$bad"
done
refused "no such folder above" 4 \
	'nowhere/plan: there is no folder for it to stand in: make that one first' new nowhere/plan
refused "no name" 2 'something is missing; usage: eca new SET' new
refused "two names" 2 'too much is given; usage: eca new SET' new a b
check "nothing was made" sh -c 'test "$(ls -d nowhere a b 2>/dev/null)" = ""'

finish
