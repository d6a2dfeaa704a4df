#!/bin/sh
# eca form: the questionnaire of a set, to fill in as a workbook or as CSV.
. tests/cli/common

reading=$root/tests/reading
cp -r "$root/tests/form/conditions" "$root/tests/form/extreme" .
python=
for try in python3 /usr/bin/python3; do
	test -n "$python" || ! "$try" -c 'import openpyxl' 2>/dev/null || python=$try
done

# ---- The command line ----

run form
check "no output" ends 2 "eca: error: -o FILE is missing: where to write the questionnaire?"
run form -o x.ods
check "an ending of no format" ends 2 \
	"eca: error: -o x.ods: what to write? Its ending is none of .xlsx, .csv; --format says which"
run form -o x.xlsx --format ods
check "no such format" err_has 'eca: error: --format: there is no format "ods", but xlsx, '
run form -o - --format xlsx
check "a workbook to standard output" ends 2 \
	"eca: error: --format xlsx writes a file, not to standard output: -o FILE"
run form -o x.xlsx --lang de
check "a language that the set lacks" ends 2 \
	'eca: error: --lang: the criteria set hanoi-2026 has no language "de", but vi, en, fr'
run form -o x.xlsx --lang vi,
check "an empty language" ends 2 \
	'eca: error: --lang: the criteria set hanoi-2026 has no language "", but vi, en, fr'
run form -o x.xlsx --lang en,en
check "a language twice" ends 2 'eca: error: --lang: "en" stands twice'
run form -o x.xlsx --lang vi,en,fr
check "three languages" ends 2 "eca: error: --lang: xlsx has room for 2 languages side by side"
run form -o x.xlsx operand
check "an operand" status_is 2
run form -o x.xlsx -c ./nowhere
check "no such set" status_is 4
run form -o x.xlsx -c "$root/tests/invalid/unknown_word" 2>/dev/null
check "a set with mistakes" status_is 3
run form -o nowhere/x.xlsx
check "a folder that is not there" status_is 4
check "and it is named" err_has "nowhere/x.xlsx"
check "nothing was left behind" test ! -e x.xlsx

# ---- The workbook ----

for set in hanoi-2026 "$mini" "$reading" ./conditions ./extreme; do
	run form -c "$set" -o a.xlsx
	check "$(basename "$set"): written in silence" ends 0 ""
done
run form -o a.xlsx --lang vi,en
run form -o b.xlsx --lang vi,en
check "the same bytes again" cmp -s a.xlsx b.xlsx
run form -c "$root/tests/form/conditions" -o a.xlsx
(cd conditions && TZ=Asia/Ho_Chi_Minh "$eca" form -c ./ -o ../b.xlsx)
check "the same bytes from elsewhere" cmp -s a.xlsx b.xlsx

whole() { # SET LANGUAGES: what form_check.py finds wrong with the workbook
	run form -c "$1" --lang "$2" -o form.xlsx && run form -c "$1" -o form.csv &&
		"$python" "$root/tests/form_check.py" structure form.xlsx form.csv >out 2>err
}

if test -n "$python"; then
	for languages in vi en fr vi,en; do
		check "hanoi-2026 in $languages is whole" whole hanoi-2026 $languages
	done
	check "mini is whole" whole "$mini" vi,en
	check "reading is whole" whole "$reading" en
	check "conditions is whole" whole ./conditions fr
	check "extreme texts in one language" whole ./extreme vi
	check "extreme texts in two" whole ./extreme vi,en
else
	skip "the workbook's structure" "no openpyxl"
fi

# ---- Filled in, and worked out by another program ----

fill() { # SET LANGUAGES ANSWERS ROW
	name=$(basename "$1")-$2-$4
	"$eca" form -c "$1" --lang "$2" -o form.xlsx &&
		"$python" -W ignore "$root/tests/xlsx_fill.py" form.xlsx "$3" "$4" "filled/$name.xlsx"
}

agrees() { # SET LANGUAGES ANSWERS ROW: with what the engine says of these answers
	"$eca" score -q -c "$1" "$3" -o results.json
	"$python" "$root/tests/form_check.py" engine "worked/$(basename "$1")-$2-$4.xlsx" \
		results.json $(($4 - 1)) >out 2>err
}

empty() { # SET LANGUAGES: its formulas without their values
	"$eca" form -c "$1" --lang "$2" -o "empty-$(basename "$1").xlsx"
	"$python" -W ignore -c 'import openpyxl, sys; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])' \
		"empty-$(basename "$1").xlsx" "filled/empty-$(basename "$1").xlsx"
}

same() { # SET
	"$python" "$root/tests/form_check.py" same "empty-$1.xlsx" "worked/empty-$1.xlsx" >out 2>err
}

each_filled() { # COMMAND: with every set, language and row below
	for row in 1 2 3 4 5 6 7 8; do
		"$1" ./conditions vi,en "$root/tests/form/conditions/answers.csv" $row
	done
	"$1" ./conditions fr "$root/tests/form/conditions/answers.csv" 6
	sample=$root/criteria/hanoi-2026/sample/answers.csv
	"$1" hanoi-2026 vi "$sample" 4
	"$1" hanoi-2026 en "$sample" 12
	"$1" hanoi-2026 fr "$sample" 30
	"$1" hanoi-2026 vi,en "$sample" 41
}

check_agrees() { check "$(basename "$1") in $2, row $4, as the engine has it" agrees "$@"; }

if test -n "$python" && command -v soffice >/dev/null; then
	mkdir filled worked
	each_filled fill
	empty hanoi-2026 vi,en
	empty ./conditions fr
	empty ./extreme vi,en
	soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to xlsx \
		--outdir worked filled/*.xlsx >/dev/null 2>&1
	each_filled check_agrees
	for set in hanoi-2026 conditions extreme; do
		check "$set: formulas come to the values written" same $set
	done
else
	skip "filled in and worked out" "no openpyxl, or no soffice"
fi
if test -n "$python" && command -v ssconvert >/dev/null && test -d filled; then
	ssconvert --recalc filled/hanoi-2026-vi-4.xlsx worked/hanoi-2026-vi-4.xlsx 2>/dev/null
	ssconvert --recalc filled/empty-conditions.xlsx worked/empty-conditions.xlsx 2>/dev/null
	check "as Gnumeric works it out" agrees hanoi-2026 vi "$root/criteria/hanoi-2026/sample/answers.csv" 4
	check "as Gnumeric works out the empty one" same conditions
else
	skip "as Gnumeric works it out" "no openpyxl, soffice or ssconvert"
fi

# ---- As CSV ----

"$eca" form -c "$reading" -o reading.csv
run form -c "$reading" -o -
check "to standard output" cmp -s out reading.csv
check "a guide, then the header" test "$(sed '/^#/d' reading.csv | wc -l)" = 1
check "a line a column, and one for the set" test "$(grep -c '^# [a-z_]*,' reading.csv)" = 21
check "levels with their words" grep -q '^# spc,SPC,level,"0 = No; 1 = Some; 2 = Most; 3 = All",Yes,' reading.csv
check "what excludes the others" grep -q 'none = None (excludes the others); iso_9001 = ' reading.csv
check "range and unit" grep -q '"a number, written 12.5; From 0 to 1,000,000; Unit: ppm"' reading.csv
check "when N/A is allowed" grep -q '"NA = Not applicable (no series); ND = No data"$' reading.csv
run form -c ./extreme -o extreme.csv --lang vi,en
check "extreme texts stay in their lines" test "$(sed '/^#/d' extreme.csv | wc -l)" = 1

row='F1,2026-03-01,self,,Name,0123456789,precision_mech,,10,no,yes,,2,,,fdi,,-,,12.5,,,2026-01-01,,,,,,,,'
want=$(printf '%s\n' 'firm_id,assessed_on,source,name,tax_code,sector,employees,has_tooling,licence,spc,owner,certs,ppm,audit' \
	'F1,2026-03-01,self,Name,0123456789,precision_mech,10,no,yes,2,fdi,-,12.5,2026-01-01' |
	"$eca" score - -c "$reading" -q -o -)
scores() { # FILE: as the same answers without a guide
	run score "$1" -c "$reading" -q -o -
	test "$(cat out)" = "$want"
}
{ cat reading.csv; echo "$row"; } >typed.csv
check "a row typed below it is scored" scores typed.csv
{ printf '\357\273\277'; sed 's/$/\r/' typed.csv; } >crlf.csv
check "with a byte order mark and CRLF" scores crlf.csv
sed '/^#/s/$/,,,,,,,,,,,/' typed.csv >padded.csv
check "with padded guide lines" scores padded.csv
sed '/^#/{s/"/""/g;s/.*/"&"/}' typed.csv >quoted.csv
check "with quoted guide lines" scores quoted.csv
sed '/^#/!s/,/;/g' typed.csv >semicolons.csv
check "the header alone tells the separator" scores semicolons.csv
{ echo '# a "quote, "never closed'; echo; echo ' # indented'; cat typed.csv; } >odd.csv
check "with lines of one's own" scores odd.csv
{ printf '"# two\nlines, ""quoted""",x\n'; cat typed.csv; } >lines.csv
check "with a quoted cell of two lines" scores lines.csv
awk 'BEGIN { while (n++ < 9000) print "# a line that is as long as a line of a guide may well be" }' >long.csv
cat typed.csv >>long.csv
check "with a guide longer than a block" scores long.csv

printf '# only\n\n# a guide\n' >only.csv
run score only.csv -c "$reading" -q -o -
check "a guide alone" ends 4 "eca: error: only.csv: no header: all lines begin with # or are empty"
printf '# one\n# two\nfirm_id,licence\n#F1,maybe\n' >below.csv
run score below.csv -c "$reading" -q -o - --rejects r.csv
check "below the header # is no guide, and lines are counted" grep -q '^below.csv,4,licence,#F1,maybe,' r.csv
finish
