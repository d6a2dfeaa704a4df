"""An .xlsx file out of its parts, with nothing but the standard library."""
import zipfile
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

# Formats of cells: general, a date by number, a date by code, percent, a code that only
# looks like a date.
STYLES = (
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="[$-42A]dd\\/mm\\/yyyy;@"/>'
    '<numFmt numFmtId="165" formatCode="0.00&quot; days&quot;"/></numFmts>'
    '<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/>'
    '<xf numFmtId="165"/></cellXfs>')
GENERAL, DATE, DATE_CODE, PERCENT, DAYS = range(5)


def letters(column):
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def place(row, column):
    return f"{letters(column)}{row}"


class Strings:
    def __init__(self):
        self.all = []

    def index(self, inside):
        if inside not in self.all:
            self.all.append(inside)
        return self.all.index(inside)


class Book:
    """Sheets are (name, state, XML of what is in sheetData)."""

    def __init__(self, **how):
        self.sheets = []
        self.strings = Strings()
        self.how = how

    def add(self, name, data, state="visible"):
        self.sheets.append((name, state, data))

    def option(self, name, otherwise):
        return self.how.get(name, otherwise)

    def parts(self):
        strict = self.option("strict", False)
        main, office = (STRICT, STRICT_OFFICE) if strict else (MAIN, OFFICE)
        folder = self.option("target", "")
        kinds = [("workbook", "sheet.main"), ("styles", "styles"), ("sharedStrings", "sharedStrings")]
        kinds += [(f"worksheets/sheet{i}", "worksheet") for i in range(1, len(self.sheets) + 1)]
        overrides = "".join(
            f'<Override PartName="/xl/{part}.xml" ContentType="{SPREADSHEET}.{kind}+xml"/>' for part, kind in kinds)
        yield "[Content_Types].xml", (
            f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/><Default '
            'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'{overrides}</Types>')
        yield "_rels/.rels", (f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
                              f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        sheets = "".join(
            f'<sheet name={quoteattr(name)} sheetId="{i}" state="{state}" r:id="rId{i}"/>'
            for i, (name, state, _) in enumerate(self.sheets, 1))
        epoch = '<workbookPr date1904="1"/>' if self.option("from_1904", False) else "<workbookPr/>"
        yield "xl/workbook.xml", (f'<workbook xmlns="{main}" xmlns:r="{office}">{epoch}'
                                  f'<sheets>{sheets}</sheets></workbook>')
        links = "".join(
            f'<Relationship Id="rId{i}" Type="{office}/worksheet" Target="{folder}worksheets/sheet{i}.xml"/>'
            for i in range(1, len(self.sheets) + 1))
        for number, kind in ((901, "styles"), (902, "sharedStrings")):
            links += f'<Relationship Id="rId{number}" Type="{office}/{kind}" Target="{folder}{kind}.xml"/>'
        yield "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>'
        for i, (_, _, data) in enumerate(self.sheets, 1):
            before, behind = self.option("around", ("", ""))
            yield (f"xl/worksheets/sheet{i}.xml",
                   f'<worksheet xmlns="{main}" xmlns:r="{office}">{before}<sheetData>{data}</sheetData>'
                   f'{behind}</worksheet>')
        yield "xl/styles.xml", f'<styleSheet xmlns="{main}">{STYLES}</styleSheet>'
        inside = "".join(f"<si>{one}</si>" for one in self.strings.all)
        yield "xl/sharedStrings.xml", f'<sst xmlns="{main}" {self.option("counts", "")}>{inside}</sst>'

    def save(self, path):
        edit = self.option("edit", lambda name, text: (name, text))
        head = '<?xml version="1.0" encoding="%s" standalone="yes"?>\n'
        encoding = self.option("encoding", "UTF-8")
        method = self.option("method", zipfile.ZIP_DEFLATED)
        with zipfile.ZipFile(path, "w", method) as out:
            for name, text in self.parts():
                name, text = edit(name, text)
                if isinstance(text, str):
                    text = (head % encoding + text).encode(encoding)
                out.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text, method)


def text(value):
    return f'<t xml:space="preserve">{escape(value)}</t>'


def rows(cells):
    """XML of rows given as lists of cells' XML."""
    return "".join(f'<row r="{number}">{"".join(row)}</row>' for number, row in enumerate(cells, 1))
