#!/bin/sh
# shellcheck disable=SC2016 # back quotes in what is said
# Help, the manual page, completion, and wrong command lines.
. tests/cli/common

run --version
check "version" out_is "eca $(sed -n 's/^#define ECA_VERSION "\(.*\)"/\1/p' "$root/engine/eca.h")"
run
check "no command" status_is 2
check "no command says what there is" err_has "Commands:"
run --help
check "--help" out_has "eca COMMAND"
run -h
check "-h" out_has "eca COMMAND"

for command in score form agree explain peers gap sensitivity check test diff new publish help; do
	run help $command
	mv out help
	run $command --help
	check "$command --help is help $command" cmp -s out help
	check "$command --help ends well" status_is 0
done

# Every command and option stands in help and in the manual page, which is the one in docs/.
run help --man
check "docs/eca.1 is what help --man prints" cmp -s out "$root/docs/eca.1"
cp out man
run help
cp out overview
commands=$(sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' overview | tr '\n' ' ' | sed 's/ $//')
check "commands are listed" test "$commands" = "score form agree explain peers gap sensitivity check test diff new publish help"
for command in $commands; do
	check "manual has $command" grep -q "^\.SS eca $command$" man
	run help "$command"
	grep -o '^  [-a-z, ]*--[a-z-]*' out | grep -o -e '--[a-z-]*' >options
	sed 's/-/\\-/g' options >escaped
	while read -r option; do
		test "$option" = '\-\-help' || check "manual has $option" grep -qF -e "$option" man
	done <escaped
done
if command -v man >/dev/null; then
	cp "$root/docs/eca.1" eca.1
	LC_ALL=C.UTF-8 man --warnings -l eca.1 >out 2>err
	status=$?
	check "man has nothing against the page" ends 0 ""
else
	skip "man has nothing against the page" "no man"
fi

run help --bash
check "completion is bash" bash -n out
completions() { # WORD…: what stands last is completed
	bash -c '. ./out; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _eca; echo "${COMPREPLY[@]}"' - "$@"
}
check "completes commands" test "$(completions eca sc)" = "score"
check "completes options" test "$(completions eca score --re)" = "--reports --rejects"

wrong() { # NAME MESSAGE ARGUMENT…
	name=$1 message=$2
	shift 2
	run "$@"
	check "$name" ends 2 "eca: error: $message"
}
wrong "unknown command" 'there is no command "scroe" (did you mean "score"?); `eca help` lists them' scroe
wrong "unknown command, none near" 'there is no command "x"; `eca help` lists them' x
wrong "help of an unknown command" 'there is no command "chekc" (did you mean "check"?); `eca help` lists them' help chekc
wrong "unknown option" 'unknown option --rejetcs (did you mean --rejects?); `eca help score` lists them' score --rejetcs=x a.csv
wrong "unknown letter" 'unknown option -x; `eca help score` lists them' score -qx a.csv
wrong "option without its value" '--output needs a value: --output FILE' score a.csv -o
wrong "option with an empty value" '--output needs a value: --output FILE' score a.csv --output=
wrong "flag with a value" '--quiet takes no value' score --quiet=yes a.csv
wrong "not a choice" '--decimal takes comma|point, not "dot"' score --decimal dot a.csv
wrong "nothing to score" 'something is missing; usage: eca score ANSWERS... [-c SET] [-o FILE]... [--reports DIR]' score
wrong "two sets to check" 'too much is given; usage: eca check SET [--format FORMAT] [-o FILE] [--quick] [--strict] | --explain CODE' check a b
wrong "only operands after --" 'there is no criteria set "--help"; installed: hanoi-2026; a folder is given with a /, as ./--help' check -- --help

run score --help x
check "help wins" status_is 0
"$eca" help >/dev/full 2>err
status=$?
check "a full standard output is noticed" ends 4 "eca: error: standard output: cannot be written: No space left on device"
finish
