#!/bin/sh
# The report's roadmap, read back: every state of a plan in three languages, sets that leave things
# out, gains scored anew by `eca score`, and the cells that are to be filled in.
. tests/cli/common

site=$root/tests/cli/roadmap
python=
for try in python3 /usr/bin/python3; do
	test -n "$python" || ! "$try" -c 'import openpyxl' 2>/dev/null || python=$try
done
if [ -z "$python" ]; then
	skip "the roadmap" "no openpyxl"
	finish
	exit
fi
cp "$site/answers.csv" .

reports() { # SET LANGUAGE: every firm's workbook, in reports/
	rm -rf reports
	run score answers.csv -c "$1" -q -o scores.csv --reports reports -l "$2"
}

cells() { # FIRM SHEET: its cells as CELL KIND VALUE, numbers in millionths
	"$python" "$root/tests/report_cells.py" "reports/$1.xlsx" |
	awk -F'\t' -v OFS='\t' -v sheet="$2" '$1 == sheet { print $2, $3, $3 == "n" ? sprintf("%.6f", $4) : $4 }'
}

# ---- Every state, every language ----

name_of() {
	case $1 in vi) echo "Lộ trình cải tiến" ;; en) echo "Roadmap" ;; fr) echo "Feuille de route" ;; esac
}

for language in vi en fr; do
	reports "$site" $language
	for firm in R1 R2 R3 R4 R5; do
		echo "$firm"
		cells $firm "$(name_of $language)"
	done >out 2>err
	check "a plan, out of reach, at the top, incomplete, not assessable: $language" cmp out "$site/$language"
done

reports "$site" en
for firm in R1 R2 R3 R4 R5; do
	echo $firm
	cells $firm Summary | cut -f 3 |
	awk '/^What to do first/ { on = 1; print; next } !/^(•|The least|No steps|Beside)/ { on = 0 } on'
done >out 2>err
check "the first page: the plan's things first, nothing that the firm cannot change" cmp out "$site/first"

# ---- Texts stay texts: only the sheet that computes has formulas, and what is hidden ----

for firm in R1 R2 R3 R4 R5; do "$python" "$root/tests/report_cells.py" reports/$firm.xlsx; done >out 2>err
check "no text becomes a formula" test "$(awk -F'\t' '$3 == "f" && $1 != "What if" && $1 !~ /^_/' out | wc -l)" = 0
check "and that has some" grep -q "^What if	[A-Z]*[0-9]*	f	" out

# ---- Gains, scored anew ----

gain() { # NAME CELL ROW: the points of R1 with the answers of ROW, on the display scale of 10
	printf '%s\n' "$(head -1 answers.csv)" "$(sed -n 2p answers.csv)" "R1b,2026-05-02,site_visit,Cơ khí Sao Mai,$3" >better.csv
	run score better.csv -c "$site" -q -o better.ndjson
	want=$(sed -E 's/.*"overall":([^,]+),.*/\1/' better.ndjson | awk 'NR == 1 { now = $1 } END { printf "%.6f", ($1 - now) / 10 }')
	got=$(cells R1 Roadmap | awk -F'\t' -v cell="$2" '$1 == cell { print $3 }')
	echo "wanted $want, got $got" >out
	check "$1" test -n "$got" -a "$want" = "$got"
}
gain "the plan's gain" F9 yes,1,700,yes
gain "an action's gain: papers" F19 yes,2,700,yes
gain "an action's gain: process" F20 no,1,0,yes

# ---- To be filled in ----

"$python" - reports/R1.xlsx >out 2>err <<-'END'
	import sys, warnings, openpyxl
	warnings.simplefilter("ignore")
	sheet = openpyxl.load_workbook(sys.argv[1])["Roadmap"]
	for column in "KLM":
	    assert all(not sheet[column + str(row)].protection.locked for row in (19, 20, 21)), column
	assert sheet["B19"].protection.locked
	kinds = {str(v.sqref): v.type for v in sheet.data_validations.dataValidation}
	assert kinds == {"L19:L21": "date", "M19:M21": "list"}, kinds
	assert sheet.print_title_rows == "$18:$18", sheet.print_title_rows
	assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
	chart, = sheet._charts
	top = chart.anchor._from.row + 1
	assert sheet.row_dimensions[top].height > 200, "the chart has a row of its own"
END
status=$?
check "cells for owner, date and done; a header on every page; the chart in a row of its own" ends 0 ""

# ---- Sets that leave things out ----

without() { # NAME SED FIRM CELL VALUE
	rm -rf set
	mkdir set
	sed "$2" "$site/set.lua" >set/set.lua
	reports ./set en
	cells "$3" Roadmap >out 2>>err
	check "$1" grep -qxF "$(printf '%s\t%s' "$4" "$5")" out
}
without "no actions" '/^ *action /d' R1 A15 "$(printf 's\tThis criteria set names no improvement actions.')"
check "no actions: there is a plan all the same" out_has "effort 1, steps 1, questions 1"
without "no programme" '/^  programme {/,/^  },/d; s/support = "[a-z]*",//; s/measure = "[a-z]*",//' R1 C20 "$(printf 's\t+Count defects')"
check "no programme: nobody's help" test "$(grep -c '^E\(19\|20\|21\)' out)" = 0
without "no effort: a step costs 1" 's/effort = [^,]*,//' R1 G19 "$(printf 'n\t2.000000')"
check "no effort: a dash for each step" grep -qxF "$(printf 'H19\ts\t–')" out
finish
