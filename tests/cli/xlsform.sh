#!/bin/sh
# eca form --format xlsform, checked by the rules of its converter and by its XPath, filled in
# as KoboToolbox and ODK do, exported in every way, and read back. Set UPDATE=1 to write the
# golden forms anew.
. tests/cli/common
export PYTHONDONTWRITEBYTECODE=1

tests=$root/tests/xlsform
for python in python3 /usr/bin/python3 none; do
	"$python" -c 'import lxml, openpyxl' 2>err && break
done

run form --format xlsform -c "$tests" -o form.xlsx
check "a form" ends 0 ""
cp form.xlsx first.xlsx
sleep 1
run form --format xlsform -c "$tests" -o form.xlsx
check "the same bytes each time" cmp -s form.xlsx first.xlsx
run form --format xlsform -c "$tests" -o -
check "not to standard output" ends 2 "eca: error: --format xlsform writes a file, not to standard output: -o FILE"
run form --format xlsform -c "$tests" -l vi,de -o form.xlsx
check "a language that is not there" ends 2 'eca: error: --lang: the criteria set xlsform has no language "de", but vi, en, fr'

# The same submission twice, in another file and another shape.
cat >once.csv <<'END'
_uuid;firm_id;licence
u1;F1;yes
u2;F2;no
END
echo '{"count": 1, "results": [{"_uuid": "u2", "firm_id": "F2", "data_/meta_/licence": "no"}]}' >twice.json
run score -v -c "$mini" once.csv -o once.out.csv
cp once.out.csv once
run score -c "$mini" once.csv twice.json -o once.out.csv
check "a second export changes nothing" cmp -s once once.out.csv
check "and is counted as nothing" err_is "read 2 = scored 2 + rejected 0 + failed 0; 1 warning"
run score -c "$mini" twice.json -o once.out.csv
check "a page of the interface" err_is "read 1 = scored 1 + rejected 0 + failed 0; 0 warnings"

if test "$python" = none; then
	skip "rules, XPath and exports" "no python3 with lxml and openpyxl"
	finish
	exit
fi

# same SHAPE SET ANSWERS [LANGUAGE]: whether the answers, exported so, score as they do plain.
same() {
	set_=$2 answers=$3 shape=$1 language=${4-}
	"$python" "$tests/export.py" "$shape" form.xlsx "$answers" ${language:+"$language"} >export.csv || return
	run score -q -c "$set_" "$answers" -o plain.csv --rejects plain.rejects
	run score -q -c "$set_" export.csv -o out.csv --rejects out.rejects
	test "$(wc -l <plain.csv)" -gt "$5" && cmp plain.csv out.csv
}

# try SET NAME ANSWERS LEAST: all shapes of the set's form, for at least so many firms.
try() {
	for language in "Tiếng Việt (vi)" "English (en)" "Français (fr)"; do
		for shape in kobo-labels kobo-labels-groups kobo-labels-one; do
			check "$2: $shape, $language" same "$shape" "$1" "$3" "$language" "$4"
		done
	done
	for shape in kobo-xml kobo-xml-plain kobo-json kobo-api odk odk-split; do
		check "$2: $shape" same "$shape" "$1" "$3" "" "$4"
	done
}

# applies SET UNSAID…: whether what the form says of random answers is what the engine does.
applies() {
	set_=$1
	shift
	run score -q -c "$set_" random.csv -o random.json --rejects random.rejects
	"$python" "$tests/check.py" applies form.xlsx random.csv random.json "$@" >out
}

golden() { # NAME: whether the form is the one in tests/xlsform, which was read by people
	"$python" "$tests/check.py" dump form.xlsx >dump.csv || return
	test -z "${UPDATE-}" || cp dump.csv "$tests/$1.form.csv"
	diff "$tests/$1.form.csv" dump.csv >out
}

sound() { "$python" "$tests/check.py" rules form.xlsx >out; }

for languages in vi en,fr fr,vi,en; do
	run form --format xlsform -c "$tests" -l "$languages" -o form.xlsx
	check "by the rules, $languages" sound
done
run form --format xlsform -c "$tests" -o form.xlsx
check "by the rules, all languages" sound
check "the form" golden xlsform
"$python" "$tests/check.py" cells form.xlsx xlsform 2026.3 >out
status=$?
check "constraints and calculations" status_is 0
"$python" "$tests/check.py" random 150 form.xlsx >random.csv
check "a question is asked where it applies" applies "$tests" c_function c_size c_on_function c_curly
try "$tests" "every type" random.csv 130

hanoi=$root/criteria/hanoi-2026
run form --format xlsform -c "$hanoi" -o form.xlsx
check "hanoi-2026: by the rules" sound
check "hanoi-2026: the form" golden hanoi-2026
"$python" "$tests/check.py" random 40 form.xlsx >random.csv
check "hanoi-2026: a question is asked where it applies" applies "$hanoi"
try "$hanoi" hanoi-2026 "$hanoi/sample/answers.csv" 40

for set_ in "$root"/tests/valid/every_word "$root"/tests/valid/defaults "$root"/tests/report_set "$root"/tests/reading "$mini"; do
	run form --format xlsform -c "$set_" -o form.xlsx
	check "$(basename "$set_"): by the rules" sound
done
finish
