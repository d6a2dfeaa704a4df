#!/bin/sh
# Ugly and hostile workbooks: what is said of each, to the word, in little memory and time.
# tests/inputs/NAME.want holds standard error, the exit status and the scores. Under a
# sanitizer memory is not limited.
. tests/cli/common
cp "$root"/tests/inputs/*.xlsx .

outcome() { # FILE
	in_little "$eca" score -v -c "$root/tests/inputs/set" "$1" -o results.csv 2>&1 </dev/null
	echo "exit $?"
	test ! -e results.csv || cut -d, -f1,8 results.csv
	rm -f results*
}

for file in *.xlsx; do
	name=${file%.xlsx}
	outcome "$file" >out
	status=0
	cp "$root/tests/inputs/$name.want" err
	check "$name" cmp -s out err
done
finish
