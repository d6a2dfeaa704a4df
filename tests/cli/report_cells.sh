#!/bin/sh
# What stands in the cells of reports: formulas that every spreadsheet program takes alike,
# and texts of the firm that stay texts, whatever they begin with.
. tests/cli/common

python=$(command -v python3) || { echo "skipped: there is no python3"; exit 77; }
export PYTHONDONTWRITEBYTECODE=1
hanoi=$root/criteria/hanoi-2026
sets=$root/tests/whatif/sets

cells() { "$python" "$root/tests/report_formulas.py" "$@" >out 2>err; status=$?; status_is 0; }

for language in vi en fr; do
	run score "$hanoi/sample/answers.csv" -q -o r.csv --reports "$language" --lang $language
	check "hanoi-2026 in $language: formulas" cells formulas "$language"/*.xlsx
done
for set in following edges tables words wide; do
	"${LUA:-lua5.3}" "$root/tests/reference/random_answers.lua" "$sets/$set" 6 3 >random.csv
	run score random.csv -c "$sets/$set" -q -o r.csv --reports "$set"
	check "$set: formulas" cells formulas "$set"/*.xlsx
done

# ---- Texts of the firm ----

tab=$(printf '\t')
cat >odd.csv <<END
firm_id,assessed_on,source,assessor,name,sector,gov_licence,gov_licence:note,gov_permit,gov_permit:note,gov_tax,gov_tax:note,gov_plan,gov_plan:note,gov_review,gov_review:note
F1,2026-03-01,site_visit,=cmd|'/C calc'!A0,=HYPERLINK(1),precision_mech,no,=SUM(A1:A9),yes,+84912,yes,-2+3,1,@here,2,$tab=tab(1)
F2,2026-03-01,site_visit,@assessor,@SUM(1),precision_mech,no,a,yes,b,yes,c,1,d,2,e
F3,2026-03-01,site_visit,+1-assessor,+HYPERLINK(2),precision_mech,no,a,yes,b,yes,c,1,d,2,e
F4,2026-03-01,site_visit,-2-assessor,-HYPERLINK(3),precision_mech,no,a,yes,b,yes,c,1,d,2,e
END
printf 'firm_id,free,count\nF5,=HYPERLINK(5),1\nF6,+84 912,2\nF7,-1+2,3\nF8,@here,4\n' >free.csv

stand() { # what of the firm, and in which report
	check "$1, as a text" cells texts odd/"$2".xlsx "$3"
}

run score odd.csv -q -o r.csv --reports odd
check "names that begin like formulas: scored" test -s odd/F4.xlsx
stand "a name with =" F1 '=HYPERLINK(1)'
stand "a name with @" F2 '@SUM(1)'
stand "a name with +" F3 '+HYPERLINK(2)'
stand "a name with -" F4 '-HYPERLINK(3)'
stand "an assessor with =" F1 "=cmd|'/C calc'!A0"
stand "a note with =" F1 '=SUM(A1:A9)'
stand "a note with +" F1 '+84912'
stand "a note with -" F1 '-2+3'
stand "a note with @" F1 '@here'
stand "a note with a tab" F1 '=tab(1)'
run score free.csv -c "$sets/words" -q -o r.csv --reports odd
stand "an answer with =" F5 '=HYPERLINK(5)'
stand "an answer with +" F6 '+84 912'
stand "an answer with -" F7 '-1+2'
stand "an answer with @" F8 '@here'
check "the criteria's own texts" cells texts odd/F5.xlsx '=Words' '+P' '@C "quoted"' '@Gate' '=Low'
finish
