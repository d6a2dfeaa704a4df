"""Checks the formulas and texts of reports, for tests; prints what is wrong and ends with
status 1.

    report_formulas.py formulas REPORT.xlsx…       what every spreadsheet program understands?
    report_formulas.py texts REPORT.xlsx TEXT…     does each TEXT stand in cells, as a text?"""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "whatif"))
import workbook  # noqa: E402

LONGEST, DEEPEST = 8192, 64  # of a formula: characters, functions within functions
# What Excel 2010, LibreOffice 7.4 and Gnumeric 1.12 agree on, and nothing that is volatile.
FUNCTIONS = set("""ABS AND AVERAGE CHOOSE COLUMN COUNT COUNTA COUNTBLANK COUNTIF DATE EXACT EXP FALSE
FIND FLOOR HLOOKUP IF IFERROR INDEX INT ISBLANK ISERROR ISNUMBER ISTEXT LEFT LEN LN LOOKUP MATCH MAX MID
MIN MOD N NOT OR POWER PRODUCT RIGHT ROUND ROUNDDOWN ROUNDUP ROW SIGN SQRT SUBSTITUTE SUM SUMIF
SUMPRODUCT T TRIM TRUE VLOOKUP""".split())
TEXT = re.compile(r'"[^"]*"')
CALL = re.compile(r"([A-Za-z_][A-Za-z0-9_.]*)\(")
WHOLE = re.compile(r"\$?[A-Z]{1,3}:\$?[A-Z]{1,3}(?![A-Za-z0-9])")
faults = []


def fault(*words):
    faults.append(" ".join(str(word) for word in words))


def depth_of(formula):
    deepest = depth = 0
    for letter in formula:
        depth += (letter == "(") - (letter == ")")
        deepest = max(deepest, depth)
    return deepest


def check_formula(where, formula):
    bare = TEXT.sub('""', formula)
    unknown = set(CALL.findall(bare)) - FUNCTIONS
    if len(formula) > LONGEST:
        fault(where, "has a formula of", len(formula), "characters")
    if depth_of(bare) > DEEPEST:
        fault(where, "nests", depth_of(bare), "deep:", formula[:200])
    if unknown:
        fault(where, "uses", ", ".join(sorted(unknown)), "in", formula[:200])
    if "--" in bare or "{" in bare or "_xl" in bare or WHOLE.search(bare) or "#REF" in bare:
        fault(where, "is not for every program:", formula[:200])


def check_sheet(book, sheet):
    root = book.sheet(sheet)
    for item in root.iter(workbook.MAIN + "c"):
        formula = item.find(workbook.MAIN + "f")
        if formula is None:
            continue
        where = "%s!%s" % (sheet, item.get("r"))
        check_formula(where, formula.text or "")
        if formula.get("t") or item.find(workbook.MAIN + "v") is None:
            fault(where, "is an array formula, or one without a value")
    for tag in ("formula", "formula1", "formula2"):
        for item in root.iter(workbook.MAIN + tag):
            check_formula("%s, a format or validation" % sheet, item.text or "")


def formulas(*reports):
    for report in reports:
        book = workbook.Workbook(report)
        before = len(faults)
        for sheet in book.sheets:
            check_sheet(book, sheet)
        if len(faults) > before:
            faults.insert(before, "%s:" % report)


def texts(report, *wanted):
    book = workbook.Workbook(report)
    found = {}
    for sheet in book.sheets:
        for cell, content in book.cells(sheet).items():
            formula, value = content.formula, content.value
            for text in wanted:
                if formula is not None and text.strip("=\t ") in TEXT.sub("", formula):
                    fault("%s!%s" % (sheet, cell), "has", text, "in its formula:", formula[:200])
                if isinstance(value, str) and text.strip() in value and formula is None:
                    found.setdefault(text, set()).add(sheet)
    for text in wanted:
        if text not in found:
            fault(text, "stands in no cell")
        else:
            print(text.strip(), "stands on", ", ".join(sorted(found[text])))


def main():
    {"formulas": formulas, "texts": texts}[sys.argv[1]](*sys.argv[2:])
    for line in faults[:20]:
        print(line)
    sys.exit(bool(faults))


main()
