#!/bin/sh
# Answers in workbooks: with the habits of the programs that write them, they are read as the
# same answers in CSV; what is wrong with others is said to the word.
. tests/cli/common
command -v python3 >/dev/null || { echo "skipped: there is no python3 to make workbooks"; exit 77; }
here=$root/tests/xlsx
export PYTHONDONTWRITEBYTECODE=1

score() { # ANSWERS RESULTS
	rm -f "$2"
	run score -q -v -c "$here/set" "$1" -o "$2"
}

# same NAME WORKBOOK CSV: both give the same results, to the byte, and some.
same() {
	score "$3" want.csv
	score "$2" got.csv
	check "$1" cmp -s want.csv got.csv
	test "$(wc -l <want.csv)" -gt 1 || fail "$1: nothing was scored"
}

# ---- Tables ----
mkdir quirks
python3 "$here/quirks.py" quirks
for file in quirks/*.xlsx; do
	same "$file" "$file" "$here/answers.csv"
done
cp quirks/plain.xlsx macros.xlsm
same "a name that ends otherwise" macros.xlsm "$here/answers.csv"

# Kept as other programs saved them; exceljs by save_exceljs.js.
for file in "$here"/saved/*.xlsx; do
	same "saved by $(basename "$file" .xlsx)" "$file" "$here/answers.csv"
done
for python in python3 /usr/bin/python3; do
	"$python" -c 'import openpyxl' 2>/dev/null && break
	python=
done
if test -n "$python"; then
	"$python" "$here/save_openpyxl.py" "$here/answers.csv" openpyxl.xlsx
	same "saved by openpyxl" openpyxl.xlsx "$here/answers.csv"
else
	skip "saved by openpyxl" "there is no python3 with openpyxl"
fi
if command -v npm >/dev/null && timeout 120 npm install --prefix npm --no-audit --no-fund exceljs@4 >npm.log 2>&1; then
	for strings in shared inline; do
		NODE_PATH=$work/npm/node_modules node "$here/save_exceljs.js" "$here/answers.csv" "$strings.xlsx" "$strings"
		same "saved by exceljs, $strings strings" "$strings.xlsx" "$here/answers.csv"
	done
else
	skip "saved by exceljs just now" "there is no npm, or no registry"
fi

# A sheet whose rows do not fit into memory for long.
python3 "$root/tests/bench/generate_xlsx.py" 12000 large.xlsx
mkdir spool
TMPDIR=$work/spool run score -c "$root/tests/bench/table" large.xlsx -o large.csv
check "a large table" err_is "read 12000 = scored 12000 + rejected 0 + failed 0; 0 warnings"
check "leaves nothing behind" test -z "$(ls spool)"
TMPDIR=$work/nowhere run score -q -c "$root/tests/bench/table" large.xlsx -o large.csv
check "no room for its rows" ends 4 "eca: error: large.xlsx: no temporary file for the rows of the sheet (TMPDIR says where): No such file or directory"

# ---- Questionnaires ----
mkdir forms
python3 "$here/forms.py" forms
for file in forms/*.xlsx; do
	same "$file" "$file" "${file%.xlsx}.csv"
done

# ---- Opened and saved by LibreOffice ----
if command -v soffice >/dev/null; then
	mkdir office
	cp quirks/plain.xlsx quirks/strict_1904.xlsx forms/vi-F1.xlsx forms/fr-vi-F2.xlsx forms/en-F4.xlsx office
	soffice -env:UserInstallation="file://$work/profile" --headless \
		--convert-to xlsx:"Calc MS Excel 2007 XML" --outdir office/saved office/*.xlsx >/dev/null 2>&1
	for name in plain strict_1904; do
		same "$name saved by LibreOffice" "office/saved/$name.xlsx" "$here/answers.csv"
	done
	for name in vi-F1 fr-vi-F2 en-F4; do
		same "$name saved by LibreOffice" "office/saved/$name.xlsx" "forms/$name.csv"
	done
else
	skip "saved by LibreOffice" "there is no soffice"
fi

# ---- What is wrong ----
mkdir wrong
python3 "$here/wrong.py" wrong
cd wrong || exit 1
for file in *.xlsx; do
	name=${file%.xlsx}
	in_little "$eca" score -q -v -c "$here/set" "$file" -o results.csv >out 2>&1 </dev/null
	status=$?
	awk -v name="$name" '/^== /{ here = $2 == name; next } here' "$here/wrong.txt" >err
	check "wrong: $name" cmp -s out err
	rm -f results*
done
cd ..
check "no file was unpacked" test ! -e /tmp/eca-was-here

# ---- In a folder ----
mkdir folder
cp quirks/plain.xlsx folder/b.xlsx
cp wrong/strings_cut.xlsx folder/a.xlsx
cp forms/en-F1.xlsx folder/c.xlsx
echo lock >"folder/~\$b.xlsx"
echo lock >'folder/.~lock.b.xlsx#'
run score -c "$here/set" folder -o results.csv
check "the rest of a folder" ends 4 "$(sed 's|strings_cut.xlsx|folder/a.xlsx|' <<-END
	$(sed -n '/^== strings_cut$/{n;p;}' "$here/wrong.txt")
	read 5 = scored 5 + rejected 0 + failed 0; 1 warning
	END
)"
cp forms/en-F1.xlsx folder/d.xlsx
cp wrong/form_level.xlsx folder/e.xlsx
rm folder/a.xlsx
run score -q -c "$here/set" folder -o results.csv
cat >want.csv <<'END'
file,row,column,firm_id,value,reason
folder/d.xlsx,5,firm_id,F1,F1,"Bắt đầu!C5: a second assessment of the same firm, source, assessor and date: the first is folder/c.xlsx:1"
folder/e.xlsx,6,spc,F1,9 – Chín,"Chất lượng!C6: ""9 – Chín"" is not a level of this question: give a whole number from 0 to 3"
END
check "rejects name the cell" cmp -s want.csv results.rejects.csv
"$eca" score -q -c "$here/set" - <quirks/plain.xlsx >out 2>err
status=$?
check "from standard input" ends 4 "eca: error: standard input: a workbook is not read from there: give the name of its file"
finish
