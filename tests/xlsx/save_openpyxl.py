"""Saves answers as openpyxl does, typed: save_openpyxl.py ANSWERS.csv FILE.xlsx."""
import csv
import datetime
import re
import sys

import openpyxl

NUMBERS, DATES = {"employees", "spc", "ppm", "margin"}, {"assessed_on", "audit"}


def typed(name, value):
    if name in NUMBERS and re.fullmatch(r"-?[0-9.]+", value):
        return float(value) if "." in value else int(value)
    if name in DATES and len(value) == 10:
        return datetime.date.fromisoformat(value)
    return value or None


def main():
    book = openpyxl.Workbook()
    sheet = book.active
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    sheet.append(lines[0])
    for line in lines[1:]:
        sheet.append([typed(name, value) for name, value in zip(lines[0], line)])
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                cell.data_type = "s"
    book.save(sys.argv[2])


main()
