"""Prints a workbook for tests: SHEET<tab>CELL<tab>KIND<tab>VALUE, a line a cell, with
KIND s (text), n (number), d (date) or f (formula), and its properties as sheet "#": title,
subject, created, custom:NAME, sheet, hidden, locked (a sheet protected without a password),
open:SHEET (a cell that may be edited there), name:NAME (what it stands for), alt (a chart's
description)."""
import datetime
import re
import sys
import warnings
import xml.sax.saxutils
import zipfile

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


def unescape(text):
    return xml.sax.saxutils.unescape(text, {"&quot;": '"', "&#xA;": "\n"})


def print_parts(out):
    """What openpyxl does not show, or not in every version."""
    kinds = (
        ("docProps/custom", "custom:", r' name="([^"]*)">.*?>(.*?)</'),
        ("xl/workbook", "name:", r'<definedName name="([^"]*)"[^>]*>(.*?)</'),
        ("xl/drawings/drawing", "alt", r'()descr="([^"]*)"'),
    )
    with zipfile.ZipFile(sys.argv[1]) as package:
        for part in sorted(package.namelist()):
            for start, kind, pattern in kinds:
                if part.startswith(start) and part.endswith(".xml"):
                    for name, value in re.findall(pattern, package.read(part).decode()):
                        out.write("#\t%s%s\ts\t%s\n" % (kind, name, escape(unescape(value))))


def print_sheet(sheet, out):
    out.write("#\tsheet\ts\t%s\n" % sheet.title)
    if sheet.sheet_state != "visible":
        out.write("#\thidden\ts\t%s\n" % sheet.title)
    if sheet.protection.sheet and not sheet.protection.password:
        out.write("#\tlocked\ts\t%s\n" % sheet.title)
    for row in sheet.iter_rows():
        for cell in row:
            if not cell.protection.locked:
                out.write("#\topen:%s\ts\t%s\n" % (sheet.title, cell.coordinate))


def main():
    warnings.simplefilter("ignore")  # data bars, which openpyxl does not know
    book = openpyxl.load_workbook(sys.argv[1])
    out = open(1, "w", encoding="utf-8", closefd=False)
    out.write("#\ttitle\ts\t%s\n" % book.properties.title)
    out.write("#\tsubject\ts\t%s\n" % escape(book.properties.subject or ""))
    out.write("#\tcreated\ts\t%s\n" % book.properties.created.isoformat())
    print_parts(out)
    for sheet in book:
        print_sheet(sheet, out)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    kind, value = kind_and_value(cell)
                    out.write("%s\t%s\t%s\t%s\n" % (sheet.title, cell.coordinate, kind, escape(value)))


main()
