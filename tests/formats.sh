#!/bin/sh
# The worked example of docs/formats.md comes out as it says.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

block() { # LANGUAGE: the last such block of the page
	awk -v start="\`\`\`$1" '$0 == start { inside = 1; text = ""; next } /^```/ { inside = 0 }
		inside { text = text $0 "\n" } END { printf "%s", text }' docs/formats.md
}

block csv >"$work/answers.csv"
want=$(block sh | sh | cut -d ' ' -f 1)
got=$("$ECA" score "$work/answers.csv" -c tests/reading -o - | tail -n 1 | cut -d , -f 16)
echo "documented $want, computed $got"
test "${#want}" = 64 && test "$want" = "$got"
