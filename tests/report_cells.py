"""Prints a workbook for tests: SHEET<tab>CELL<tab>KIND<tab>VALUE, a line a cell, with
KIND s (text), n (number), d (date) or f (formula), and its properties as sheet "#"."""
import datetime
import sys
import warnings

import openpyxl


def kind_and_value(cell):
    if cell.data_type == "f":
        return "f", str(cell.value)
    if isinstance(cell.value, (datetime.date, datetime.datetime)):
        return "d", cell.value.strftime("%Y-%m-%d")
    if isinstance(cell.value, (int, float)):
        return "n", repr(float(cell.value))
    return "s", str(cell.value)


def escape(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def main():
    warnings.simplefilter("ignore")  # data bars, which openpyxl does not know
    book = openpyxl.load_workbook(sys.argv[1])
    out = open(1, "w", encoding="utf-8", closefd=False)
    out.write("#\ttitle\ts\t%s\n" % book.properties.title)
    out.write("#\tsubject\ts\t%s\n" % escape(book.properties.subject or ""))
    out.write("#\tcreated\ts\t%s\n" % book.properties.created.isoformat())
    for sheet in book:
        out.write("#\tsheet\ts\t%s\n" % sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    kind, value = kind_and_value(cell)
                    out.write("%s\t%s\t%s\t%s\n" % (sheet.title, cell.coordinate, kind, escape(value)))


main()
