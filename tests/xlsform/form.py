"""An XLSForm as the tests see it: sheets as lists of dictionaries, fields with their paths."""
import re
import warnings

import openpyxl

BEGIN, END = "begin_group", "end_group"


class Form:
    def __init__(self, path):
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path)
        self.sheets = {}
        for sheet in book:
            rows = [["" if v is None else v for v in row] for row in sheet.iter_rows(values_only=True)]
            self.sheets[sheet.title] = [dict(zip(rows[0], row)) for row in rows[1:]]
            self.sheets[sheet.title + "!"] = rows
        self.survey, self.choices, self.settings = (
            self.sheets[name] for name in ("survey", "choices", "settings"))
        self.languages = [c[len("label::"):] for c in self.sheets["survey!"][0] if c.startswith("label::")]
        self.lists = {}
        for choice in self.choices:
            self.lists.setdefault(choice["list_name"], {})[choice["name"]] = choice
        self.fields, self.groups = {}, {}
        stack = []
        for row in self.survey:
            if row["type"] == END:
                stack.pop()
                continue
            path = "/".join(stack + [row["name"]])
            if row["type"] == BEGIN:
                self.groups[row["name"]] = row
                stack.append(row["name"])
            else:
                self.fields[row["name"]] = dict(row, path=path)

    def list_of(self, name):
        """The choices of a field by their names; None where it has none."""
        kind = self.fields[name]["type"].split()
        return self.lists[kind[1]] if kind[0] in ("select_one", "select_multiple") else None

    def xpath(self, expression):
        """As a converter writes it: each ${name} as a path."""
        return re.sub(r"\$\{([^}]*)\}", lambda m: "/data/" + self.fields[m.group(1)]["path"], expression)


def names(form):
    """The fields that stand beside each question: id -> part -> name, by what they are called."""
    out = {}
    for name, field in form.fields.items():
        for part in ("state", "evidence", "note"):
            match = re.search(r"\[([a-z0-9_\\]*)\]$", field["label::" + form.languages[0]])
            if match and re.fullmatch(re.escape(match.group(1).replace("\\", "")) + "_" + part + "_*", name):
                out.setdefault(match.group(1).replace("\\", ""), {})[part] = name
    return out


def fill(form, row):
    """A row of a plain answers file as field name -> value, as a submission has it."""
    beside, out = names(form), {}
    for column, value in row.items():
        column, _, part = column.partition(":")
        name = column if column in form.fields else column + "_"
        if not value or name not in form.fields:
            continue
        kind = form.fields[name]["type"].split()[0]
        if part:
            out[beside[column][part]] = value
        elif kind in ("decimal", "date") and value in ("NA", "ND"):
            out[beside[column]["state"]] = value
        elif kind == "select_multiple":
            out[name] = {"-": "NONE"}.get(value, value.replace(";", " "))
        else:
            out[name] = value
    return out
