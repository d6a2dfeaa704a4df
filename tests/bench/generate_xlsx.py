"""Makes the table of answers to tests/bench/table as a workbook, the way Excel writes one:
generate_xlsx.py COUNT FILE.xlsx. The same count gives the same cells."""
import io
import random
import sys
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
KINDS = ("level_", "yes_no_", "number_", "choice_")
WORDS = ["yes", "no", "private", "state", "foreign"]

PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
    f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
    '<sheet name="Answers" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
    f'<Relationship Id="rId3" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
    '<xf numFmtId="2"/></cellXfs></styleSheet>',
}


def letters(column):
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def cell(column, kind):
    place = f'<c r="{letters(column)}%(row)d" '
    return place + ('s="1"><v>%s</v></c>' if kind in (0, 2) else 's="0" t="s"><v>%s</v></c>')


def write_sheet(out, count, names):
    random.seed(1)
    out.write((HEAD + f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}"><dimension ref="A1:CS{count + 1}"/>'
               '<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetData>').encode())
    row = '<row r="1" spans="1:97">' + "".join(
        f'<c r="{letters(c)}1" t="s"><v>{c}</v></c>' for c in range(len(names))) + "</row>"
    out.write(row.encode())
    kinds = [k for k in range(4) for _ in range(24)]
    template = '<row r="%(row)d" spans="1:97"><c r="A%(row)d" t="s"><v>%(firm)d</v></c>' + "".join(
        cell(c + 1, k) for c, k in enumerate(kinds)) + "</row>"
    first = len(names)
    pools = [
        [str(level) for level in range(4)],
        [str(first), str(first + 1)],
        [f"{n / 100:g}" for n in range(10000)],
        [str(first + 2), str(first + 3), str(first + 4)],
    ]
    # The cells' places depend on the row, their values on little more than chance.
    parts = template.replace("%(firm)d", "\1").replace("%(row)d", "\2").replace("%s", "\3")
    parts = parts.replace("\2", "%d").replace("\1", "%d").replace("\3", "%s")
    for number in range(2, count + 2):
        values = [number, number, first + len(WORDS) + number - 2]
        for kind in range(4):
            for value in random.choices(pools[kind], k=24):
                values.append(number)
                values.append(value)
        out.write((parts % tuple(values)).encode())
    out.write(b"</sheetData></worksheet>")


def main():
    count, path = int(sys.argv[1]), sys.argv[2]
    names = ["firm_id"] + [f"{kind}{i}" for kind in KINDS for i in range(1, 25)]
    strings = names + WORDS + [f"B{i:08d}" for i in range(1, count + 1)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as book:
        for name, text in PARTS.items():
            book.writestr(name, HEAD + text)
        with book.open("xl/sharedStrings.xml", "w") as out:
            out.write((HEAD + f'<sst xmlns="{MAIN}" count="{len(strings)}" uniqueCount="{len(strings)}">').encode())
            for text in strings:
                out.write(f"<si><t>{text}</t></si>".encode())
            out.write(b"</sst>")
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as raw:
            with io.BufferedWriter(raw, 1 << 20) as out:
                write_sheet(out, count, names)


main()
