#!/bin/sh
# criteria/eca.d.lua, which editors read, and .luacheckrc say what the engine knows:
# the words of a criteria file, and the fields of each kind of node.
. tests/cli/common

ask() { (cd "$root" && "${LUA:-lua5.3}" tests/words.lua "$1"); }

for what in words fields; do
	ask $what >out 2>err
	status=$?
	check "the same $what" ends 0 ""
	check "no difference in $what" out_is ""
done

ask remarks >out 2>err
status=$?
check "remarks are looked for" ends 0 ""
check "every word and field has one" out_is ""

# The words in a criteria file, each as a value; `missing` gets those it cannot use.
try() { # WORDS
	mkdir -p set
	sed 's/.*/do local _ = & end/' "$1" >set/set.lua
	run check ./set
	sed -n -E 's/.*unknown word "([^"]*)".*/\1/p; s/.*"([^"]*)" is not available.*/\1/p' out err | sort >missing
}
ask usable >words
check "there are words" test "$(wc -l <words)" -gt 100
try words
check "a criteria file may use them" test ! -s missing

finish
