"""What a workbook cannot follow, since it hangs on a function that could not be tabled.

The sheet keeps the engine's value for such a function and names the cell that says so
f_ID, where ID is that of a question, criterion, pillar, tier or weighting, or gate_ID."""
import re

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*(?![A-Za-z0-9_.(!])")
REFERENCE = re.compile(r"(?:(?:'((?:[^']|'')*)'|([A-Za-z_][A-Za-z0-9_.]*))!)?"
                       r"\$?([A-Z]{1,3})\$?([0-9]+)"
                       r"(?::\$?([A-Z]{1,3})\$?([0-9]+))?(?![A-Za-z0-9_(])")
TEXT = re.compile(r'"[^"]*"')


def number_of(column):
    number = 0
    for letter in column:
        number = 26 * number + ord(letter) - 64
    return number


def column_of(number):
    letters = ""
    while number:
        number, last = divmod(number - 1, 26)
        letters = chr(65 + last) + letters
    return letters


def references(sheet, formula, names):
    """The places that a formula looks at."""
    formula = TEXT.sub('""', formula)
    for quoted, plain, column, row, last_column, last_row in REFERENCE.findall(formula):
        where = quoted.replace("''", "'") or plain or sheet
        for c in range(number_of(column), number_of(last_column or column) + 1):
            for r in range(int(row), int(last_row or row) + 1):
                yield where, column_of(c) + str(r)
    for name in NAME.findall(formula):
        if name in names:
            yield names[name]


def start(names):
    """What stays at the engine's value, by the names of the cells that say so."""
    for name in names:
        if name.startswith("f_gate_"):
            yield "g_" + name[7:]
        elif name.startswith("f_tier_"):
            yield "t_reached"
        elif name.startswith("f_"):
            yield "s_" + name[2:]


def held(book, names):
    """Of the names, those whose cells look at one that is held, however far away."""
    first = {names[name] for name in start(names) if name in names}
    if not first:
        return set()
    users = {}
    for sheet in book.sheets:
        for cell, content in book.cells(sheet).items():
            for place in references(sheet, content.formula or "", names):
                users.setdefault(place, set()).add((sheet, cell))
    found, open = set(first), list(first)
    while open:
        for place in users.get(open.pop(), set()) - found:
            found.add(place)
            open.append(place)
    return {name for name, place in names.items() if place in found}
