#!/bin/sh
# There and back: a questionnaire of eca form, filled in by openpyxl and saved again by
# LibreOffice, scores as the same answers in CSV do, to the byte, in every language.
. tests/cli/common
for python in python3 /usr/bin/python3; do
	"$python" -c 'import openpyxl' 2>/dev/null && break
	python=
done
test -n "$python" || { echo "skipped: there is no python3 with openpyxl"; exit 77; }
export PYTHONDONTWRITEBYTECODE=1

# there NAME SET ANSWERS LANGUAGES ROW…: fills in a questionnaire for each row.
there() {
	folder=$1 set=$2 answers=$3 language=$4
	shift 4
	mkdir "$folder"
	run form -c "$set" --lang "$language" -o empty.xlsx
	check "$folder: a questionnaire" ends 0 ""
	for row; do
		"$python" "$root/tests/xlsx_fill.py" empty.xlsx "$answers" "$row" "$folder/$row.xlsx"
	done
}

# back NAME SET FOLDER: its workbooks give want.csv.
back() {
	run score -q -c "$2" "$3" -o got.csv
	check "$1" cmp -s want.csv got.csv
}

# Saves all workbooks of a folder once more, as LibreOffice does.
save_again() {
	test -n "$office" || return 0
	soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to xlsx \
		--outdir "$1.saved" "$1"/*.xlsx >/dev/null 2>&1
}

office=$(command -v soffice || :)
test -n "$office" || skip "saved by LibreOffice" "there is no soffice"

plants=$root/tests/xlsx
hanoi=$root/criteria/hanoi-2026
sed -n '1p;2p;5p;10p;31p' "$hanoi/sample/answers.csv" >hanoi.csv # the header and four firms

for language in vi en fr vi,en fr,vi; do
	there "plants-$language" "$plants/set" "$plants/answers.csv" "$language" 1 2 3 4
	run score -q -c "$plants/set" "$plants/answers.csv" -o want.csv
	check "plants in CSV" status_is 0
	back "plants in $language" "$plants/set" "plants-$language"
	save_again "plants-$language"
	test -z "$office" || back "plants in $language, saved by LibreOffice" "$plants/set" "plants-$language.saved"
done
for language in vi en fr vi,en; do
	there "hanoi-$language" "$hanoi" hanoi.csv "$language" 1 2 3 4
	run score -q -c "$hanoi" hanoi.csv -o want.csv
	check "hanoi-2026 in CSV" test "$(wc -l <want.csv)" = 5
	back "hanoi-2026 in $language" "$hanoi" "hanoi-$language"
	save_again "hanoi-$language"
	test -z "$office" || back "hanoi-2026 in $language, saved by LibreOffice" "$hanoi" "hanoi-$language.saved"
done
finish
