"""Whether the input cells of a What-if sheet offer what the questionnaire offers, and are
all that can be typed into."""
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


def unlocked(book, sheet):
    """The cells of a protected sheet that can be typed into."""
    styles = workbook.xml.fromstring(book.parts["xl/styles.xml"]).find(workbook.MAIN + "cellXfs")
    locks = [style.find(workbook.MAIN + "protection") for style in styles]
    free = {str(i) for i, lock in enumerate(locks)
            if lock is not None and lock.get("locked") == "0"}
    return {item.get("r") for item in book.sheet(sheet).iter(workbook.MAIN + "c")
            if item.get("s") in free}


def inputs(sheet):
    for id in sheet.asked:
        yield sheet.place("a_" + id)
        if sheet.place("e_" + id):
            yield sheet.place("e_" + id)
        if sheet.questions.types[id] == "multi":
            yield from sheet.options(id).values()


def faults(book, sheet):
    places = set(inputs(sheet))
    for page in sorted({page for page, _ in places}):
        protection = book.sheet(page).find(workbook.MAIN + "sheetProtection")
        if protection is None or protection.get("password"):
            yield "%s is not protected, or by a password" % page
        typed = {cell for where, cell in places if where == page}
        for cell in sorted(typed ^ unlocked(book, page)):
            yield "%s!%s is locked, or not, wrongly" % (page, cell)
        offered = offers(book, page)
        for (where, cell), words in wanted(sheet):
            if where == page and offered.get(cell) != words:
                yield "%s!%s offers %s, not %s" % (page, cell, offered.get(cell), words)
