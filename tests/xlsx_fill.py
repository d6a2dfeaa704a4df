"""Fills in a questionnaire as a person would, for tests:

    xlsx_fill.py QUESTIONNAIRE.xlsx ANSWERS.csv ROW OUT.xlsx

ROW 1 is the first row below the header. Cells are found by their hidden ids alone, and
drop-downs are answered with the labels that the sheet _lists has for them."""
import csv
import datetime
import sys

import openpyxl


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        lines = [line for line in csv.reader(file) if line and not line[0].startswith("#")]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


def labels_of(book):
    rows = book["_lists"].iter_rows(min_row=2, values_only=True)
    return {(row[0], row[1]): row[2] for row in rows}


def entry_rows(book):
    """Each row to fill in: its id, and its cells by the names of their columns."""
    for sheet in book:
        names = {}
        for row in sheet.iter_rows(max_row=20):
            found = {cell.value: cell.column for cell in row if str(cell.value).startswith("eca:")}
            if "eca:id" in found:
                names = found
                break
        if "eca:list" in names or not names:
            continue
        for number in range(row[0].row + 1, sheet.max_row + 1):
            id = sheet.cell(number, names["eca:id"]).value
            if id:
                yield id, {name: sheet.cell(number, column) for name, column in names.items()}


def is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


def value_of(id, text, labels):
    """What a person enters for the cell `text` of an answers file."""
    if (id, text) in labels:
        return labels[id, text]
    if (id, text.rsplit(".", 1)[0]) in labels and is_number(text):
        return labels[id, text.rsplit(".", 1)[0]]
    if len(text) == 10 and text[4] == text[7] == "-" and text.replace("-", "").isdigit():
        return datetime.datetime.strptime(text, "%Y-%m-%d")
    return text


def option_value(question, option, answer, labels):
    if answer in ("", "NA", "ND"):
        return None
    chosen = answer.replace(";", " ").split()
    return labels[question + "=", "yes" if option in chosen else "no"]


def fill(book, answers):
    labels = labels_of(book)
    yes_no = {id for id, option in labels if option in ("yes", "no") and not id.endswith("=")}
    multi = {id[:-1] for id, _ in labels if id.endswith("=")}
    for id, cells in entry_rows(book):
        question, _, option = id.partition("=")
        text = answers.get(question, "").strip()
        if option:
            cells["eca:answer"].value = option_value(question, option, text, labels)
            continue
        if id in yes_no:
            text = {"1": "yes", "true": "yes", "có": "yes", "0": "no", "false": "no",
                    "không": "no"}.get(text.lower(), text)
        if text and not (id in multi and text not in ("NA", "ND")):
            cell, value = cells["eca:answer"], value_of(id, text, labels)
            if cell.number_format == "General" and is_number(text):
                value = float(text)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
        for name, behind in (("eca:evidence", ":evidence"), ("eca:note", ":note")):
            text = answers.get(id + behind, "")
            if text and name in cells:
                cells[name].value = labels.get(("eca:evidence", text), text) \
                    if name == "eca:evidence" else text


def main():
    questionnaire, answers, row, out = sys.argv[1:]
    book = openpyxl.load_workbook(questionnaire)
    fill(book, rows_of(answers)[int(row) - 1])
    book.save(out)


if __name__ == "__main__":
    main()
