"""An .xlsx file whose cells can be read and changed, all else in it staying as it is.

Places are (sheet, cell), such as ("What if", "E12")."""
import collections
import re
import xml.etree.ElementTree as xml
import zipfile
from xml.sax.saxutils import escape

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
CELL = re.compile(r'<c r="([A-Z]+[0-9]+)"([^>]*?)(?:/>|>(.*?)</c>)', re.S)
KIND = re.compile(r' t="[^"]*"')
VALUE = re.compile(r"<v>(.*?)</v>", re.S)

Cell = collections.namedtuple("Cell", "value formula")  # formula: None, or its text


def words_of(element):
    """The text of a string, its readings aside."""
    return "".join(part.text or "" for part in element.iter(MAIN + "t"))


def read_value(item, strings):
    kind, inline = item.get("t", "n"), item.find(MAIN + "is")
    text = words_of(inline) if inline is not None else item.findtext(MAIN + "v")
    if text is None or (kind == "n" and text == ""):
        return None
    if kind == "s":
        return strings[int(text)]
    if kind == "b":
        return text in ("1", "true")
    if kind == "e":
        return "error " + text
    return text if kind in ("str", "inlineStr") else float(text)


def wrong_for(kind, value):
    if kind == ' t="str"':
        return "wrong"
    if kind == ' t="b"':
        return "0" if value == "1" else "1"
    if kind == ' t="e"':
        return "#NULL!"
    return repr(float(value or 0) + 12345.75)


def spoiled(match):
    """A formula's cell with another value than it should have."""
    cell, attributes, inside = match.groups()
    if not inside or "<f" not in inside:
        return match.group(0)
    kind, value = KIND.search(attributes), VALUE.search(inside)
    wrong = wrong_for(kind and kind.group(0), value and value.group(1))
    inside = VALUE.sub("", inside).replace("<v/>", "") + "<v>%s</v>" % wrong
    return '<c r="%s"%s>%s</c>' % (cell, attributes, inside)


def written(cell, attributes, value):
    """An input cell with its style, and that value: a text, a number or None."""
    head = '<c r="%s"%s' % (cell, KIND.sub("", attributes))
    if value is None:
        return head + "/>"
    if isinstance(value, str):
        return head + ' t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % escape(value)
    return head + "><v>%r</v></c>" % value


class Workbook:
    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            self.parts = {item.filename: package.read(item) for item in package.infolist()}
        self.path = path
        self.book = xml.fromstring(self.parts["xl/workbook.xml"])
        targets = {item.get("Id"): item.get("Target").lstrip("/")
                   for item in xml.fromstring(self.parts["xl/_rels/workbook.xml.rels"])}
        self.sheets = {}  # name -> part
        for sheet in self.book.find(MAIN + "sheets"):
            target = targets[sheet.get(RELATION)]
            self.sheets[sheet.get("name")] = target if target.startswith("xl/") else "xl/" + target
        self.read = {}

    def names(self):
        """The defined names of one cell: name -> place."""
        found = {}
        for item in self.book.iter(MAIN + "definedName"):
            sheet, bang, cell = (item.text or "").rpartition("!")
            if bang and not item.get("localSheetId") and ":" not in cell:
                if sheet.startswith("'"):
                    sheet = sheet[1:-1].replace("''", "'")
                found[item.get("name")] = (sheet, cell.replace("$", ""))
        return found

    def strings(self):
        part = self.parts.get("xl/sharedStrings.xml")
        return [words_of(item) for item in xml.fromstring(part)] if part else []

    def sheet(self, name):
        return xml.fromstring(self.parts[self.sheets[name]])

    def cells(self, sheet):
        """The cells of a sheet that hold something: "E12" -> Cell."""
        if not self.read:
            self.read["strings"] = self.strings()
        if sheet not in self.read:
            self.read[sheet] = {}
            for item in self.sheet(sheet).iter(MAIN + "c"):
                formula, value = item.find(MAIN + "f"), read_value(item, self.read["strings"])
                if value is not None or formula is not None:
                    self.read[sheet][item.get("r")] = Cell(
                        value, None if formula is None else formula.text or "")
        return self.read[sheet]

    def at(self, place):
        return self.cells(place[0]).get(place[1], Cell(None, None))

    def save(self, path, edits, spoil=True):
        """Writes it with other values in the cells of `edits` (place -> value), which are
        there already, and with every formula's value made wrong."""
        changed = {}
        for (sheet, cell), value in edits.items():
            changed.setdefault(self.sheets[sheet], {})[cell] = value
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
            for name, content in self.parts.items():
                if name in self.sheets.values():
                    values = changed.pop(name, {})
                    content = self.rewritten(content.decode(), values, spoil).encode()
                package.writestr(name, content)

    @staticmethod
    def rewritten(sheet, values, spoil):
        left = set(values)

        def cell(match):
            if match.group(1) in values:
                left.discard(match.group(1))
                return written(match.group(1), match.group(2), values[match.group(1)])
            return spoiled(match) if spoil else match.group(0)

        sheet = CELL.sub(cell, sheet)
        if left:
            raise ValueError("no such cells to write to: %s" % ", ".join(sorted(left)))
        return sheet
