"""Whether the input cells of a What-if sheet offer what the questionnaire offers."""
import taint
import workbook

LISTED = ("yes_no", "level", "choice")


NUMBERS = "numbers"


def offers(book, sheet):
    """cell -> the words that can be chosen there, or NUMBERS where those are looked at."""
    found = {}
    for item in book.sheet(sheet).iter(workbook.MAIN + "dataValidation"):
        source = item.findtext(workbook.MAIN + "formula1")
        words = NUMBERS if "ISNUMBER(" in source else None
        if item.get("type") == "list":
            words = [book.at(place).value for place in taint.references(sheet, source, {})]
        for part in item.get("sqref").split():
            for _, cell in taint.references(sheet, part, {}):
                found[cell] = words
    return found


def wanted(sheet):
    """place -> the words that the questionnaire has for it."""
    labels = sheet.questions.labels
    for id in sheet.asked:
        kind = sheet.questions.types[id]
        if kind in LISTED:
            yield sheet.place("a_" + id), list(labels[id].values())
        if kind in ("number", "date"):
            yield sheet.place("a_" + id), NUMBERS
        for place in sheet.options(id).values() if kind == "multi" else ():
            yield place, list(labels[id + "="].values())
        if sheet.place("e_" + id):
            yield sheet.place("e_" + id), list(labels["eca:evidence"].values())


def faults(book, sheet):
    offered = {}
    for (page, cell), words in wanted(sheet):
        if page not in offered:
            offered[page] = offers(book, page)
        if offered[page].get(cell) != words:
            yield "%s!%s offers %s, not %s" % (page, cell, offered[page].get(cell), words)
