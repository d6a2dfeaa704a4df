"""Checks questionnaires, for tests; prints what is wrong and ends with status 1.

    form_check.py structure FORM.xlsx COLUMNS     is it whole? COLUMNS: an empty answers file
    form_check.py same FORM.xlsx RECALCULATED.xlsx    formulas give the values written with them
    form_check.py engine RECALCULATED.xlsx RESULTS.json FIRM-NUMBER    and what the engine says
"""
import csv
import json
import re
import sys
import warnings

import openpyxl

INPUT_FILL = "FFFFF8DC"
HIDDEN = ["_lists", "_rules", "_meta"]
csv.field_size_limit(1 << 24)
faults = []


def fault(*words):
    faults.append(" ".join(str(word) for word in words))


def load(path, values=False):
    warnings.simplefilter("ignore")  # data bars, which openpyxl does not know
    return openpyxl.load_workbook(path, data_only=values)


def lists_of(book):
    lists = {}
    for number, row in enumerate(book["_lists"].iter_rows(min_row=2, values_only=True), 2):
        lists.setdefault(row[0], []).append((number, row[1], row[2]))
    return lists


def columns_of(sheet):
    return {cell.value: cell.column_letter for cell in sheet[1] if cell.value}


def entries_of(book):
    for sheet in book:
        if sheet.title in HIDDEN:
            continue
        names = columns_of(sheet)
        for row in range(2, sheet.max_row + 1):
            id = sheet[names["eca:id"] + str(row)].value
            if id:
                yield id, sheet, row, names


def rules_of(book):
    rows = book["_rules"].iter_rows(min_row=2, values_only=True)
    return {row[0]: row for row in rows if row[0]}


# ---- structure ----

def check_lists(lists):
    for id, rows in lists.items():
        numbers = [row[0] for row in rows]
        labels = [row[2].casefold() for row in rows]
        if numbers != list(range(numbers[0], numbers[0] + len(rows))):
            fault("list", id, "is not contiguous")
        if len(set(labels)) != len(labels):
            fault("list", id, "has a label twice")
        if any(len(label) > 255 for label in labels):
            fault("list", id, "has a label of more than 255 letters")


def validation_of(sheet, cell):
    found = [v for v in sheet.data_validations.dataValidation if cell in v.sqref]
    if len(found) > 1:
        fault(sheet.title, cell, "has", len(found), "validations")
    return found[0] if found else None


def check_drop_down(sheet, cell, list):
    validation = validation_of(sheet, cell)
    if not validation:
        fault(sheet.title, cell, "has no validation")
        return
    if len(validation.promptTitle or "") > 32 or len(validation.prompt or "") > 255:
        fault(sheet.title, cell, "has too long a message")
    if validation.type == "list":
        want = "'_lists'!$C$%d:$C$%d" % (list[0][0], list[-1][0])
        if validation.formula1 != want:
            fault(sheet.title, cell, "points at", validation.formula1, "not", want)
    elif validation.type == "custom" and list:
        for number, _, _ in list:
            if "'_lists'!$C$%d" % number not in validation.formula1:
                fault(sheet.title, cell, "does not take the word of row", number)


def check_entry(id, sheet, row, names, lists):
    answer = names["eca:answer"] + str(row)
    multi = id + "=" in lists
    if "=" in id:
        check_drop_down(sheet, answer, lists[id.partition("=")[0] + "="])
    elif id in lists:
        check_drop_down(sheet, answer, lists[id])
    if "eca:evidence" in names and "=" not in id:
        check_drop_down(sheet, names["eca:evidence"] + str(row), lists["eca:evidence"])
    if sheet[answer].protection.locked:
        fault(sheet.title, answer, "is locked")
    return multi


def check_cells(book, values):
    for sheet in book:
        if not sheet.protection.sheet or sheet.protection.password:
            fault(sheet.title, "is not protected, or by a password")
        if (sheet.sheet_state == "hidden") != (sheet.title in HIDDEN):
            fault(sheet.title, "is", sheet.sheet_state)
        for row in sheet.iter_rows():
            for cell in row:
                is_input = cell.fill.fgColor.rgb == INPUT_FILL
                if cell.protection.locked == is_input:
                    fault(sheet.title, cell.coordinate, "is locked, or not, wrongly")
                if cell.data_type == "f" and values[sheet.title][cell.coordinate].value is None:
                    fault(sheet.title, cell.coordinate, "is a formula without a value")
                if isinstance(cell.value, str) and len(cell.value) > 8192 and cell.data_type == "f":
                    fault(sheet.title, cell.coordinate, "is too long a formula")


def check_pages(book):
    for sheet in book:
        if sheet.title in HIDDEN:
            continue
        if re.search(r"[\[\]:*?/\\]|^'|'$", sheet.title) or len(sheet.title) > 31:
            fault("sheet", sheet.title, "has a name that Excel refuses")
        names = columns_of(sheet)
        if not sheet.row_dimensions[1].hidden or not sheet.column_dimensions[names["eca:id"]].hidden:
            fault(sheet.title, "shows its ids")
        if not sheet.freeze_panes or not sheet.print_title_rows or sheet.page_setup.paperSize != 9:
            fault(sheet.title, "does not freeze or repeat its head, or is not A4")
        if not sheet.sheet_properties.pageSetUpPr.fitToPage or sheet.sheet_view.showGridLines:
            fault(sheet.title, "does not fit its page, or shows gridlines")


def columns_in(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        for line in csv.reader(file):
            if line and not line[0].startswith("#"):
                return [name for name in line if ":" not in name]
    return []


def structure(path, columns):
    book, values = load(path), load(path, True)
    lists = lists_of(book)
    entries = list(entries_of(book))
    ids = [entry[0] for entry in entries]
    check_lists(lists)
    for id, sheet, row, names in entries:
        check_entry(id, sheet, row, names, lists)
    if len(set(ids)) != len(ids):
        fault("an id stands twice")
    if sorted(id for id in ids if "=" not in id) != sorted(columns_in(columns)):
        fault("the ids are not those of the columns")
    for id in ids:
        if "=" not in id and "q_" + id not in book.defined_names:
            fault("no defined name for", id)
    check_cells(book, values)
    check_pages(book)


# ---- the same values ----

def same(path, recalculated):
    old, new = load(path, True), load(recalculated, True)
    formulas = load(path)
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                a = old[sheet.title][cell.coordinate].value
                b = new[sheet.title][cell.coordinate].value
                if a != b:
                    fault(sheet.title, cell.coordinate, "is written with", a, "but gives", b)


# ---- as the engine has it ----

def questions_in(result):
    for pillar in result["pillars"]:
        for criterion in pillar["criteria"]:
            for question in criterion["questions"]:
                yield question, pillar["id"]


def codes_of(book):
    """What each row still wants, by the hidden number three columns behind its note."""
    codes = {}
    for id, sheet, row, names in entries_of(book):
        note = openpyxl.utils.column_index_from_string(names["eca:note"])
        codes[id] = sheet.cell(row, note + 3).value
    return codes


def code_for(question, needed):
    if question["by_rule"]:
        return 1
    if question["state"] == "missing":
        return 3 if needed else 4
    return 5 if question["state"] == "na" and not question["note"] else 2


def engine(path, results, number):
    with open(results, encoding="utf-8") as file:
        result = json.load(file)[int(number)]
    book = load(path, True)
    rules, codes = rules_of(book), codes_of(book)
    states = {"missing": (0,), "na": (-1,), "no_data": (-2,)}
    needed = done = 0
    for question, _ in questions_in(result):
        _, state, applies, wanted, given, _ = rules[question["id"]][:6]
        if codes[question["id"]] != code_for(question, wanted):
            fault(question["id"], "wants", codes[question["id"]], "as", question["state"])
        needed += wanted
        done += given
        if applies != (not question["by_rule"]):
            fault(question["id"], "applies:", applies, "by rule:", question["by_rule"])
        elif applies and question["state"] == "answered" and state <= 0:
            fault(question["id"], "is answered, but has state", state)
        elif applies and question["state"] != "answered" and state not in states[question["state"]]:
            fault(question["id"], "is", question["state"], "but has state", state)
    if (needed, done) != (result["required"], result["given"]):
        fault("answered", done, "of", needed, "not", result["given"], "of", result["required"])


def main():
    {"structure": structure, "same": same, "engine": engine}[sys.argv[1]](*sys.argv[2:])
    for line in faults[:20]:
        print(line)
    sys.exit(bool(faults))


main()
