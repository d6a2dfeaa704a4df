"""Workbooks that cannot be read, or not wholly: wrong.py FOLDER. What is said of each stands
in wrong.txt, `== NAME`, then the lines of standard error."""
import os
import sys
import zipfile

import forms
from forms import questionnaire
from package import Book, rows, text
from quirks import fill

WRONG = {}


def wrong(make):
    WRONG[make.__name__] = make
    return make


def cells(*lines):
    """A sheet of texts in the cells themselves."""
    return rows([[f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is>{text(value)}</is></c>'
                  for c, value in enumerate(line) if value != ""] for r, line in enumerate(lines, 1)])


def sheet_of(*raw, **how):
    """A table of firm_id and ppm whose second row holds the raw cells."""
    book = Book(**how)
    book.add("Answers", cells(["firm_id", "ppm", "audit", "spc"]) + f'<row r="2">{"".join(raw)}</row>')
    return book


FIRM = '<c r="A2" t="inlineStr"><is><t>F1</t></is></c>'


def edited(part, old, new, times=1):
    """The plain book with something else in one of its parts."""
    def edit(name, xml):
        assert name != part or old in xml, (part, old)
        return name, xml.replace(old, new, times) if name == part else xml
    book = Book(edit=edit)
    fill(book)
    return book


def values(**raw):
    def make(path):
        sheet_of(FIRM, *raw.values()).save(path)
    return make


SHEET, STRINGS, WORKBOOK, LINKS = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml",
                                   "xl/_rels/workbook.xml.rels")
for name, number in {"number_hex": "0x1F", "number_infinite": "INF", "number_comma": "12,5", "number_empty": " ",
                     "number_huge": "1e999", "number_cut": "1.5e"}.items():
    WRONG[name] = values(b=f'<c r="B2"><v>{number}</v></c>')
for name, serial in {"day_never_was": "60", "day_negative": "-1", "day_after_all": "2958466"}.items():
    WRONG[name] = values(c=f'<c r="C2" s="1"><v>{serial}</v></c>')
for name, typed in {"thousands": "1,250", "two_commas": "1,2,5", "unit": "5 ppm", "spaced": "1 250"}.items():
    WRONG[name] = values(b=f'<c r="B2" t="str"><v>{typed}</v></c>')
WRONG["year"] = values(c='<c r="C2"><v>2019</v></c>')
WRONG["date_for_number"] = values(b='<c r="B2" s="1"><v>46053</v></c>')
WRONG["date_as_typed"] = values(c='<c r="C2" t="str"><v>31/01/2026</v></c>')
WRONG["flag_odd"] = values(b='<c r="B2" t="b"><v>2</v></c>')
WRONG["flag_for_number"] = values(b='<c r="B2" t="b"><v>1</v></c>')
WRONG["error"] = values(b='<c r="B2" t="e"><v>#REF!</v></c>')
WRONG["formula_openpyxl"] = values(b='<c r="B2"><f>SUM(A1)</f><v></v></c>')
WRONG["formula_text"] = values(b='<c r="B2" t="str"><f>A1</f></c>')
WRONG["level_percent"] = values(d='<c r="D2" s="3"><v>0.5</v></c>')
WRONG["unnamed"] = values(z='<c r="Z2"><v>5</v></c>')
WRONG["no_firm"] = lambda path: sheet_of('<c r="B2"><v>5</v></c>').save(path)
WRONG["firm_error"] = lambda path: sheet_of('<c r="A2" t="e"><v>#N/A</v></c>').save(path)

for name, edit in {
    "index_wrong": (SHEET, "<v>0</v>", "<v>99999</v>"),
    "index_negative": (SHEET, "<v>0</v>", "<v>-1</v>"),
    "index_text": (SHEET, "<v>0</v>", "<v>one</v>"),
    "place_wrong": (SHEET, 'r="A1"', 'r="A9"'),
    "place_odd": (SHEET, 'r="A1"', 'r="1A"'),
    "place_far": (SHEET, 'r="A1"', 'r="ZZZ1"'),
    "row_odd": (SHEET, '<row r="1">', '<row r="0">'),
    "row_far": (SHEET, '<row r="1">', '<row r="1048577">'),
    "row_twice": (SHEET, '<row r="2">', '<row r="1">'),
    "style_odd": (SHEET, 's="1"', 's="x"'),
    "entity": (SHEET, "<v>0</v>", "<v>&firm;</v>"),
    "doctype_external": (SHEET, "<worksheet", '<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet'),
    "doctype_strings": (STRINGS, "<sst", '<!DOCTYPE x [<!ENTITY a "b">]><sst'),
    "strings_cut": (STRINGS, "</sst>", ""),
    "sheet_missing": (WORKBOOK, 'r:id="rId1"', 'r:id="rId7"'),
    "no_sheets": (WORKBOOK, "<sheet ", "<shoot "),
    "part_elsewhere": (LINKS, "worksheets/sheet1.xml", "../../../etc/passwd"),
    "relations_broken": (LINKS, "<Relationships ", "<Relationships <"),
    "many_columns": (SHEET, '<row r="1">', '<row r="1"><c r="XFE1"/>'),
}.items():
    WRONG[name] = lambda path, edit=edit: edited(*edit).save(path)


@wrong
def long_cell(path):
    sheet_of(FIRM, f'<c r="B2" t="inlineStr"><is><t>{"x" * 32768}</t></is></c>').save(path)


@wrong
def long_string(path):
    book = Book()
    book.strings.index(text("ế" * 32768))
    fill(book)
    book.save(path)


@wrong
def long_tag(path):
    edited(SHEET, "<sheetData>", f'<x y="{"z" * 40000000}"/><sheetData>').save(path)


@wrong
def many_names(path):
    names = "".join(f"<a{i}/>" for i in range(600000))
    edited(SHEET, "<sheetData>", names + "<sheetData>").save(path)


@wrong
def many_rows(path):
    edited(SHEET, "</sheetData>", "<row/>" * 1048576 + "</sheetData>").save(path)


@wrong
def another_zip(path):
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("readme.txt", "hello")


@wrong
def open_document(path):
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        out.writestr("content.xml", "<a/>")


@wrong
def word(path):
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("word/document.xml", "<a/>")


@wrong
def empty_zip(path):
    with zipfile.ZipFile(path, "w"):
        pass


@wrong
def old_excel(path):
    with open(path, "wb") as out:
        out.write(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def fill_and_add(path, name):
    book = Book()
    fill(book)
    book.save(path)
    with zipfile.ZipFile(path, "a") as out:
        out.writestr(name, "x")


@wrong
def same_name(path):
    fill_and_add(path, "XL/workbook.xml")


@wrong
def path_names(path):
    """Entries are never unpacked to files, whatever they are called."""
    fill_and_add(path, "../../../../tmp/eca-was-here")


@wrong
def no_table(path):
    book = Book()
    book.add("Notes", cells(["name", "ppm"], ["a", "5"]))
    book.save(path)


@wrong
def no_rows(path):
    book = Book()
    book.add("Answers", cells(["firm_id", "ppm"]))
    book.save(path)


@wrong
def header_wrong(path):
    book = Book()
    book.add("Trả lời", cells(["firm_id", "ppn", "ppm", "ppm"], ["F1", "5"]))
    book.save(path)


@wrong
def two_tables(path):
    book = Book()
    book.add("Old", cells(["firm_id", "ppm"], ["F0", "5"]), "hidden")
    book.add("First", cells(["firm_id", "ppm"], ["F1", "5"]))
    book.add("Second", cells(["firm_id", "ppm"], ["F2", "5"]))
    book.save(path)


@wrong
def twice_the_same_firm(path):
    book = Book()
    book.add("Answers", cells(["firm_id", "ppm"], ["F1", "5"], ["F1", "6"]))
    book.save(path)


@wrong
def stray_firm_merged(path):
    """Two rows of one firm, its id merged over both: the second has none."""
    book = Book(around=("", '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'))
    book.add("Answers", cells(["firm_id", "ppm"], ["F1", "5"], ["", "6"]))
    book.save(path)


# ---- Questionnaires ----

SOUND = {"firm_id": "F1", "assessed_on": "2026-03-01", "source": "self", "licence": "yes", "spc": "3",
         "certs": "iso_9001;iso_14001"}


def form(name, **how):
    def make(path):
        questionnaire(path[:-len(".xlsx")], ["vi"], how.pop("answers", SOUND), **how)
    WRONG["form_" + name] = make


def entry(answer, evidence=None, note=None):
    return answer, evidence, note


form("other_set", set="hanoi-2026")
form("newer_layout", layout="2")
form("older_version", version="1.0", pillar=["licence", "old_question", "spc", "old_choice=a"],
     more={"old_question": entry("x")})
form("same_but_version", version="2.0")
form("empty", answers={})
form("answers_gone", drop=("eca:answer",))
form("level", more={"spc": entry("9 – Chín")})
form("level_contradicts", more={"spc": entry("3 – Không có")})
form("choice", more={"owner": entry("Tư nhan")})
form("grade", more={"spc": entry("3", "Nghe kể")})
form("na_refused", more={"licence": entry("Không áp dụng")})
form("option_word", more={"certs=none": entry("maybe")})
form("option_alone", more={"certs=none": entry("Có")})
form("head_too", more={"certs": entry("Chưa có số liệu")})
form("option_note", more={"certs=none": entry("Không", None, "chưa rõ")})
form("twice", pillar=["licence", "spc", "spc"])
form("error_cell", more={"ppm": entry("n/a"), "margin": entry("1,250")})


@wrong
def form_without_meta(path):
    def edit(name, xml):
        return name, xml.replace('<sheet name="_meta" sheetId="3" state="hidden" r:id="rId3"/>', "")
    forms.Book = lambda: Book(edit=edit)
    questionnaire(path[:-len(".xlsx")], ["vi"], SOUND)
    forms.Book = Book


@wrong
def form_sheet_hidden(path):
    def edit(name, xml):
        return name, xml.replace('sheetId="2" state="visible"', 'sheetId="2" state="hidden"')
    forms.Book = lambda: Book(edit=edit)
    questionnaire(path[:-len(".xlsx")], ["vi"], SOUND)
    forms.Book = Book


def main():
    for name, make in WRONG.items():
        make(os.path.join(sys.argv[1], name + ".xlsx"))


if __name__ == "__main__":
    main()
