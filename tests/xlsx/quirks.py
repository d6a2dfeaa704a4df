"""Workbooks with the answers of answers.csv, each with the habits of a program or a person
that writes such files: quirks.py FOLDER. All must be read as answers.csv is."""
import csv
import datetime
import os
import re
import sys
import unicodedata
import zipfile

from package import (DATE, DATE_CODE, DAYS, GENERAL, PERCENT, Book, escape, letters, place, rows, text)

HERE = os.path.dirname(os.path.abspath(__file__))
NUMBERS = {"employees", "spc", "ppm", "margin"}
DATES = {"assessed_on", "audit"}


def is_number(value):
    return re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value) is not None


def serial(value, from_1904=False):
    first = datetime.date(1904, 1, 1) if from_1904 else datetime.date(1899, 12, 30)
    return (datetime.date.fromisoformat(value) - first).days


def table():
    with open(os.path.join(HERE, "answers.csv"), encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    return lines[0], lines[1:]


NAMES, FIRMS = table()


def plain_cell(book, row, column, name, value):
    """As most programs write it: numbers and dates typed, texts shared."""
    at = f'r="{place(row, column)}"'
    if name in NUMBERS and is_number(value):
        return f'<c {at}><v>{value}</v></c>'
    if name in DATES and len(value) == 10:
        days = serial(value, book.option("from_1904", False))
        return f'<c {at} s="{DATE}"><v>{days}</v></c>'
    return f'<c {at} t="s"><v>{book.strings.index(text(value))}</v></c>'


def fill(book, cell=plain_cell, sheet="Answers", state="visible", empty=lambda at: ""):
    lines = []
    for row, values in enumerate([NAMES] + FIRMS, 1):
        line = []
        for column, value in enumerate(values):
            name = NAMES[column] if row > 1 else ""
            line.append(cell(book, row, column, name, value) if value else empty(place(row, column)))
        lines.append(line)
    book.add(sheet, rows(lines), state)
    return lines


QUIRKS = {}


def quirk(make):
    QUIRKS[make.__name__] = make
    return make


@quirk
def plain(path):
    book = Book()
    fill(book)
    book.save(path)


@quirk
def excel(path):
    """Seventeen digits, percent cells, rich and phonetic texts, attributes of extensions."""
    def cell(book, row, column, name, value):
        at = f'r="{place(row, column)}"'
        if name == "ppm" and value == "64.1":
            return f'<c {at} s="{DAYS}"><v>64.099999999999994</v></c>'
        if name == "employees" and value == "1000000":
            return f'<c {at}><v>1E6</v></c>'
        if name == "margin":
            as_read = {"26.21": "0.2621", "-7": "-7.0000000000000007E-2", "0.07": "6.9999999999999999E-4",
                       "0.3": "3.0000000000000001E-3"}
            return f'<c {at} s="{PERCENT}"><v>{as_read[value]}</v></c>'
        if name in DATES and len(value) == 10:
            return f'<c {at} s="{DATE_CODE}"><v>{serial(value)}.4375</v></c>'
        if name == "name" and len(value) > 3:
            rich = (f'<r><rPr><b/><sz val="11"/></rPr>{text(value[:3])}</r><r>{text(value[3:])}</r>'
                    '<rPh sb="0" eb="1"><t>PHONETIC</t></rPh><phoneticPr fontId="1"/>')
            return f'<c {at} t="s"><v>{book.strings.index(rich)}</v></c>'
        if name == "remark" and "\n" in value:
            escaped = text(value).replace("\n", "_x000D_\n").replace("two", "t_x0077_o")
            return f'<c {at} t="s"><v>{book.strings.index(escaped)}</v></c>'
        return plain_cell(book, row, column, name, value)

    def edit(name, xml):
        return name, re.sub(r'<row r="(\d+)">', r'<row r="\1" spans="1:17" ht="15" x14ac:dyDescent="0.25">', xml
                            ).replace("<worksheet ", '<worksheet xmlns:x14ac="urn:x" mc:Ignorable="x14ac" '
                                      'xmlns:mc="urn:mc" ')

    behind = ('<mergeCells count="1"><mergeCell ref="S1:T2"/></mergeCells><extLst><ext xmlns:x14="urn:x14">'
              '<x14:sheetData><x14:row r="9"><x14:c r="A9"><x14:v>1</x14:v></x14:c></x14:row></x14:sheetData>'
              '</ext></extLst>')
    book = Book(edit=edit, around=('<dimension ref="A1:Q5"/>', behind), counts='count="99" uniqueCount="40"')
    fill(book, cell)
    book.save(path)


@quirk
def strict_1904(path):
    """Strict names, the epoch of 1904, dates as text."""
    def cell(book, row, column, name, value):
        if name == "audit" and len(value) == 10:
            return f'<c r="{place(row, column)}" t="d"><v>{value}T00:00:00.000</v></c>'
        return plain_cell(book, row, column, name, value)

    book = Book(strict=True, from_1904=True)
    fill(book, cell)
    book.save(path)


@quirk
def wps(path):
    """A wrong dimension and wrong counts, absolute targets, styled cells without content."""
    book = Book(target="/xl/", around=('<dimension ref="A1"/>', ""), counts='count="4294967295" uniqueCount="0"')
    fill(book, empty=lambda at: f'<c r="{at}" s="{DATE}"/>')
    book.save(path)


@quirk
def google(path):
    """No dimension, the shared strings last and far from needed, booleans."""
    def cell(book, row, column, name, value):
        if name == "licence" and value in ("yes", "no"):
            return f'<c r="{place(row, column)}" t="b"><v>{int(value == "yes")}</v></c>'
        return plain_cell(book, row, column, name, value)

    book = Book(around=("<sheetPr><outlinePr/></sheetPr>", ""))
    for i in range(500):
        book.strings.index(text(f"unused {i}"))
    fill(book, cell)
    book.save(path)


@quirk
def without_places(path):
    """No r attributes, texts in the cells themselves."""
    def cell(book, row, column, name, value):
        if name in NUMBERS and is_number(value):
            return f"<c><v>{value}</v></c>"
        return f'<c t="inlineStr"><is>{text(value)}</is></c>'

    book = Book(edit=lambda name, xml: (name, re.sub(r'<row r="\d+">', "<row>", xml)))
    fill(book, cell, empty=lambda at: "<c/>")
    book.save(path)


@quirk
def prefixes(path):
    """Every element of the format with a prefix."""
    def edit(name, xml):
        if not name.startswith("xl/") or name.endswith(".rels"):
            return name, xml
        xml = re.sub(r"<(/?)(\w)", r"<\1x:\2", xml)
        return name, xml.replace("xmlns=", "xmlns:x=", 1).replace("r:id", "d1p1:id").replace("xmlns:r", "xmlns:d1p1")

    book = Book(edit=edit)
    fill(book)
    book.save(path)


@quirk
def formulas(path):
    """Everything computed, with the values kept."""
    def cell(book, row, column, name, value):
        at = f'r="{place(row, column)}"'
        if name in NUMBERS and is_number(value):
            return f'<c {at}><f>1+1</f><v>{value}</v></c>'
        return f'<c {at} t="str"><f t="shared" si="0"/><v>{escape(value)}</v></c>'

    book = Book()
    fill(book, cell, empty=lambda at: f'<c r="{at}" t="str"><f>""</f><v></v></c>')
    book.save(path)


@quirk
def out_of_order(path):
    book = Book()
    lines = fill(book)
    data = "".join(f'<row r="{number}">{"".join(reversed(lines[number - 1]))}</row>' for number in (2, 3, 1, 4, 5))
    book.sheets = [("Answers", "visible", data)]
    book.save(path)


@quirk
def as_text(path):
    """Everything typed as text: full-width digits, decimal commas, blanks around."""
    wide = str.maketrans("0123456789-.", "０１２３４５６７８９－．")

    def cell(book, row, column, name, value):
        if name in ("employees", "spc", "assessed_on", "audit") and value[0].isdigit():
            value = value.translate(wide)
        if name in ("ppm", "margin"):
            value = value.replace(".", ",")
        if row > 1 and name != "remark":
            value = f" {value}\u00a0 "
        return f'<c r="{place(row, column)}" t="s"><v>{book.strings.index(text(value))}</v></c>'

    book = Book()
    fill(book, cell)
    book.save(path)


@quirk
def decomposed(path):
    """Letters and their accents apart."""
    def cell(book, row, column, name, value):
        return plain_cell(book, row, column, name, unicodedata.normalize("NFD", value))

    book = Book()
    fill(book, cell)
    book.save(path)


@quirk
def numbers_as_ids(path):
    """A tax code without a zero before it, which a spreadsheet takes for a number."""
    def cell(book, row, column, name, value):
        at = f'r="{place(row, column)}"'
        if name == "tax_code" and value == "1012345678":
            return f'<c {at}><v>1.012345678E9</v></c>'
        if name == "tax_code" and value == "101234567":
            return f'<c {at}><v>101234567</v></c>'
        return plain_cell(book, row, column, name, value)

    book = Book()
    fill(book, cell)
    book.save(path)


@quirk
def among_others(path):
    """Behind other sheets, below empty rows, with empty rows between."""
    book = Book()
    lines = fill(book)
    data = "".join(f'<row r="{7 + 3 * i}">' + re.sub(r'r="([A-Z]+)\d+"', rf'r="\g<1>{7 + 3 * i}"', "".join(line)) +
                   f'</row><row r="{8 + 3 * i}" ht="15"><c r="A{8 + 3 * i}" s="1"/></row>'
                   for i, line in enumerate(lines))
    notes = rows([[f'<c r="A1" t="inlineStr"><is>{text("Do not read this")}</is></c>']])
    book.sheets = [("Notes", "visible", notes), ("Old", "hidden", notes), ("Trả lời", "visible", data)]
    book.save(path)


@quirk
def bare_serials(path):
    """Dates that lost their format."""
    def cell(book, row, column, name, value):
        if name in DATES and len(value) == 10:
            return f'<c r="{place(row, column)}" s="{GENERAL}"><v>{serial(value)}</v></c>'
        return plain_cell(book, row, column, name, value)

    book = Book()
    fill(book, cell)
    book.save(path)


@quirk
def utf_16(path):
    book = Book(encoding="UTF-16")
    fill(book)
    book.save(path)


@quirk
def stored_in_capitals(path):
    """Not compressed, and names of parts in another case than the relationships have."""
    def edit(name, xml):
        return (name.replace("worksheets/sheet", "Worksheets/Sheet").replace("styles", "Styles"), xml)

    book = Book(method=zipfile.ZIP_STORED, edit=edit, target="./../xl/")
    fill(book)
    book.save(path)


def main():
    for name, make in QUIRKS.items():
        make(os.path.join(sys.argv[1], name + ".xlsx"))


if __name__ == "__main__":
    assert letters(701) == "ZZ" and letters(702) == "AAA"
    main()
