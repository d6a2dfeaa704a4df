#!/bin/sh
# The What-if sheet of a report: what has a name, what stays as assessed and says so.
. tests/cli/common

python=
for try in python3 /usr/bin/python3; do
	test -n "$python" || ! "$try" -c 'import openpyxl' 2>/dev/null || python=$try
done
if test -z "$python"; then
	skip "What-if sheets" "no openpyxl"
	finish
fi

functions=$root/tests/reference/sets/functions
run score "$functions/answers.csv" -c "$functions" -q -o r.csv --reports made --lang en
run score "$root/criteria/hanoi-2026/sample/answers.csv" -c hanoi-2026 -q -o h.csv --reports vi,en --lang vi,en

names() { # FILE: its defined names, and the text of the cell where it is one
	"$python" -W ignore - "$1" <<'END'
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
names = getattr(book.defined_names, "definedName", None) or book.defined_names.values()
for name, text in sorted((defined.name, defined.attr_text) for defined in names):
    if ":" in text:
        continue
    sheet, cell = text.rsplit("!", 1)
    value = book[sheet.strip("'").replace("''", "'")][cell.replace("$", "")].value
    print(name, value if name.startswith("f_") else "", sep="\t")
END
}

names made/large.xlsx >listed 2>err
stays='Stays as assessed: no formula can work out its rule'
for id in sales founded age people safety; do
	check "$id hangs on a number or a date, and says so" grep -qxF "f_$id	$stays" listed
done
check "so does overall" grep -qxF "f_overall	Overall score – $stays" listed
check "a gate that looks at a number" grep -qxF "f_gate_accidents	$stays" listed
check "a tier's need that looks at a number" grep -qxF "f_tier_mid	$stays" listed
check "what is told says nothing" test "$(grep -c '^f_' listed)" = 11

names vi,en/HN-003.xlsx >listed 2>err
check "without functions nothing stays" test "$(grep -c '^f_' listed)" = 0
for kind in a e s; do
	for suffix in '' __en; do
		check "every question has ${kind}_…$suffix" \
			test "$(grep -cE "^${kind}_(gov|qcd|tec|dig|hrs|rdi|scm|fin|esg)_[a-z0-9_]*[a-z0-9]$suffix	" listed)" -ge 121
	done
done
for name in s_overall s_gov g_g_licence t_reached t_tier t_status w_check; do
	check "$name, in each language" test "$(grep -cE "^$name(__en)?	" listed)" = 2
done

formulas() { # FILE: what is wrong with its formulas
	"$python" -W ignore - "$1" <<'END'
import sys, openpyxl
values = openpyxl.load_workbook(sys.argv[1], data_only=True)
wrong = [cell.coordinate for sheet in openpyxl.load_workbook(sys.argv[1]) for row in sheet.iter_rows()
         for cell in row if cell.data_type == "f" and
         (len(cell.value) > 8192 or (values[sheet.title][cell.coordinate].value is None and
                                     not cell.value.endswith('"")')))]  # an empty text
locked = [sheet.title for sheet in values if sheet.title in ("What if", "_rules", "_tables", "_lists")
          and not sheet.protection.sheet]
print(*wrong, *locked)
sys.exit(bool(wrong or locked))
END
}
check "every formula has its value, and every sheet is protected" formulas made/large.xlsx

cp vi,en/HN-003.xlsx before.xlsx
run score "$root/criteria/hanoi-2026/sample/answers.csv" -c hanoi-2026 -q -o h.csv --reports again --lang vi,en
check "the same bytes again" cmp -s before.xlsx again/HN-003.xlsx
finish
