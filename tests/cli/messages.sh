#!/bin/sh
# docs/messages.md is what eca check says today, and no message of the sources is missing there.
. tests/cli/common

messages() { # WHAT…: from the root of the sources
	(cd "$root" && "${LUA:-lua5.3}" tests/messages.lua "$eca" "$@") >out 2>err
	status=$?
}
messages
check "the page is made" ends 0 ""
cp out page
test -z "${UPDATE-}" || cp page "$root/docs/messages.md"
diff "$root/docs/messages.md" page >out
check "docs/messages.md is what tests/messages.lua prints" out_is ""
messages missing
check "all messages of the sources are on it" out_is ""
check "and looked for" ends 0 ""

check "the page has hundreds of messages" test "$(grep -c '^- ' page)" -gt 500
"$eca" check --explain all | sed -n 's/^\([EW][0-9]*: .*\)/## \1/p' >want
grep '^## ' page >out
check "each code has its place" cmp want out
awk '/^## / { if (code && !n) print code; code = $2; n = 0 } /^- / { n++ } END { if (!n) print code }' page >out
check "and messages" out_is ""

finish
