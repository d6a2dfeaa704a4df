#!/bin/sh
# shellcheck disable=SC2016 # a small script in quotes
# docs/writing-criteria.md: every command, change and file of it, in the order of the page. Where
# another output is meant: page.lua PAGE show prints the page with what is printed now, but for
# blocks with lines left out.
. tests/cli/common

page=$root/docs/writing-criteria.md
cp -R "$root/criteria" .
ln -s "$eca" eca
PATH=$work:$PATH "${LUA:-lua5.3}" "$root/tests/page.lua" "$page" >steps 2>err
status=$?
sed '/^ok /d' steps >out
check "the page is read to its end" ends 0 ""
while read -r result what; do
	case $result in
	ok | FAIL)
		check "$what" test "$result" = ok
		;;
	esac
done <steps
count() { grep -c "^ok $1 " steps; }
check "it has commands, changes and a file" sh -c 'test "$1" -ge 20 && test "$2" -ge 10 && test "$3" -ge 1' sh \
	"$(count eca)" "$(count edit)" "$(count save)"

# ---- A page that is wrong is found out ----

wrong() { # NAME WANT: the page is standard input
	cat >page.md
	"${LUA:-lua5.3}" "$root/tests/page.lua" page.md >out
	status=$?
	check "$1" grep -qF -e "FAIL $2" out
}
printf 'a\nb\nb\n' >twice
wrong "another output" 'echo a' <<'END'
```console
$ echo a
b
```
END
wrong "lines left out that are not there" 'echo a; echo c' <<'END'
```console
$ echo a; echo c
a
…
b
```
END
wrong "more output than is shown" 'echo a; echo b' <<'END'
```console
$ echo a; echo b
a
```
END
wrong "a place that is not there" 'edit twice' <<'END'
```diff
twice
-x
+y
```
END
wrong "two such places" 'edit twice' <<'END'
```diff
twice
-b
+y
```
END
wrong "a block of another kind" 'block sh' <<'END'
```sh
rm x
```
END
wrong "a block without an end" 'block console' <<'END'
```console
END

# ---- And its links lead somewhere ----

grep -o '](\([a-z./-]*\.md\)' "$page" | sed 's/^](//' >links
check "it has links" test -s links
while read -r link; do
	check "link $link" test -e "$root/docs/$link"
done <links

finish
