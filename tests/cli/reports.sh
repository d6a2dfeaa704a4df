#!/bin/sh
# eca score --reports: one workbook a firm, on the right assessment, under a safe name.
. tests/cli/common

cat >firms.csv <<'END'
firm_id,source,assessor,assessed_on,licence,plan,rate,odd
F1,self,,2026-03-10,yes,yes,95,
F1,site_visit,An,2026-03-05,yes,no,60,
F1,site_visit,An,2026-03-04,yes,no,61,
F2,self,,2026-03-02,yes,yes,50,
F2,self,,,yes,yes,51,
F3,site_visit,An,2026-03-02,yes,yes,50,
F3,site_visit,Binh,2026-03-02,yes,yes,51,
F4,site_visit,An,2026-03-01,yes,yes,50,
F4,site_visit,An,2026-03-02,yes,yes,50,13
../x,self,,2026-03-01,yes,yes,50,
f1,self,,2026-03-01,yes,yes,50,
CON,self,,2026-03-01,yes,yes,50,
END

count_is() { # NUMBER FILE…: so many files, and all are there
	test $# = $(($1 + 1)) || return
	shift
	for file in "$@"; do test -s "$file" || return; done
}

run score firms.csv -c "$mini" -o r.csv --reports deep/folder/
check "a failed one: status 1" status_is 1
check "a workbook a firm, none for one that failed" count_is 6 deep/folder/*
check "the id is the name" count_is 3 deep/folder/F[123].xlsx
check "names that are dangerous" count_is 3 deep/folder/_x-????????.xlsx \
	deep/folder/f1-????????.xlsx deep/folder/CON-????????.xlsx

# about FIRM ROW: whether FIRM's workbook carries the hash of that row's answers.
about() {
	hash=$(sed -n "$2p" r.csv | sed 's/.*,\([0-9a-f]*\),[^,]*$/\1/')
	python3 -c '
import sys, zipfile
sys.exit(sys.argv[2] not in zipfile.ZipFile(sys.argv[1]).read("docProps/custom.xml").decode())
' "deep/folder/$1.xlsx" "$hash"
}
if command -v python3 >/dev/null; then
	check "the latest visit goes before a later self-assessment" about F1 3
	check "a date goes before none" about F2 5
	check "the later row of one day" about F3 8
else
	skip "the right assessment" "no python3"
fi

run score firms.csv -c "$mini" -q --reports firms.csv
check "into a file" ends 4 "eca: error: firms.csv: is not a folder; --reports takes one"
run score firms.csv -c "$mini" -q --reports firms.csv/x
check "below a file" ends 4 "eca: error: firms.csv/x: the folder for the reports cannot be made: Not a directory"
mkdir -p taken/F1.xlsx
run score firms.csv -c "$mini" -o r.csv --reports taken
check "one that cannot be written: status 4" status_is 4
check "one that cannot be written is named" err_has "taken/F1.xlsx"
check "the others are written" count_is 2 taken/F[23].xlsx
check "the results are written" test "$(wc -l <r.csv)" = 13

# ---- Languages ----

run score firms.csv -c "$mini" -q --reports languages -l en,en
check "a language twice" ends 2 'eca: error: --lang: "en" stands twice'
run score firms.csv -c "$mini" -q --reports languages -l en,vi,xx
check "an unknown language among others" ends 2 \
	'eca: error: --lang: the criteria set mini has no language "xx", but en, vi'
run score firms.csv -c "$mini" -q --reports one -l vi
run score firms.csv -c "$mini" -q --reports two -l vi,en -t
check "several languages: the table is in the first" out_has "Cấp độ sẵn sàng"
if command -v python3 >/dev/null; then
	sheets() {
		python3 -c '
import sys, zipfile
print(zipfile.ZipFile(sys.argv[1]).read("xl/workbook.xml").decode().count("<sheet "))
' "$1"
	}
	check "several languages: a set of sheets each" \
		test "$(sheets two/F1.xlsx)" = $((2 * $(sheets one/F1.xlsx)))
else
	skip "several languages: a set of sheets each" "no python3"
fi

# ---- Others in the same folder ----

mkdir linked
echo unharmed >victim
ln -s ../victim linked/F1.xlsx.part
run score firms.csv -c "$mini" -q --reports linked
check "a link in a part file's place: status 4" status_is 4
check "a link in a part file's place is named" err_has "linked/F1.xlsx: cannot be written: "
check "what it leads to is unharmed" test "$(cat victim)" = unharmed
check "the others are written all the same" count_is 2 linked/F[23].xlsx

{ echo firm_id,licence,plan,rate; for i in $(seq 60); do echo "F$i,yes,no,79"; done; } >sixty.csv
"$eca" score sixty.csv -c "$mini" -q --reports both >/dev/null 2>first.err &
pid=$!
run score sixty.csv -c "$mini" -q --reports both
second=$status
wait "$pid"
first=$?
orderly() { # STATUS ERR: every report written, or left to the other run
	case $1 in
	0) test ! -s "$2" ;;
	4) ! grep -vE "both/F[0-9]+\.xlsx: cannot be written: .*; another run is writing it$|^… and [0-9]+ more " "$2" ;;
	*) false ;;
	esac
}
check "two runs into one folder: one ends in order" orderly "$first" first.err
check "two runs into one folder: so does the other" orderly "$second" err
check "two runs into one folder: every report" count_is 60 both/*
run score sixty.csv -c "$mini" -q --reports alone
check "two runs into one folder: whole" diff -r both alone

mkdir answers
cp firms.csv answers
run score answers -c "$mini" -q --reports answers/../answers/
check "among the answers" ends 2 "eca: error: answers/../answers/: would be read as answers the next time: choose another folder"
run score answers -c "$mini" -q --reports answers/reports
check "in a folder below the answers" count_is 6 answers/reports/*
finish
