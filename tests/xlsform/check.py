"""Checks an XLSForm: by the rules of pyxform, which converts it; its XPath with an XPath
library; and what its `relevant` says against what the engine does.

  check.py rules FORM
  check.py dump FORM
  check.py cells FORM ID VERSION
  check.py random N FORM >answers.csv
  check.py applies FORM answers.csv results.json UNSAID…
"""
import csv
import datetime
import json
import random
import re
import sys

from lxml import etree

from form import BEGIN, END, Form, fill, names

COLUMNS = {
    "survey": ["type", "name", "label::", "hint::", "required", "relevant", "constraint",
               "constraint_message::", "calculation", "appearance"],
    "choices": ["list_name", "name", "label::"],
    "settings": ["form_title", "form_id", "version", "default_language", "style", "instance_name"],
}
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\Z")
REFERENCE = re.compile(r"\$\{([^}]*)\}")
TYPES = {"text", "decimal", "date", "note", "calculate", BEGIN, END}
XPATH = ("required", "relevant", "constraint", "calculation")


# ---- XPath as forms have it ----

def text_of(value):
    if isinstance(value, list):
        return "".join(value[0].itertext()) if value else ""
    return value


def days(_, value):
    try:
        return float(datetime.date.fromisoformat(text_of(value)).toordinal())
    except ValueError:
        return float("nan")


functions = etree.FunctionNamespace(None)
functions["selected"] = lambda _, value, word: word in text_of(value).split()
functions["count-selected"] = lambda _, value: float(len(text_of(value).split()))
functions["date"] = days


def instance(form, answers):
    """The submission as XML; and its elements by name."""
    root, elements = etree.Element("data"), {}
    for name, field in form.fields.items():
        at = root
        for part in field["path"].split("/"):
            found = at.find(part)
            at = etree.SubElement(at, part) if found is None else found
        at.text = answers.get(name, "")
        elements[name] = at
    return root, elements


# ---- Rules ----

def complain(complaints, sheet, number, text):
    complaints.append("%s, row %d: %s" % (sheet, number, text))


def check_columns(form, out):
    for sheet, columns in COLUMNS.items():
        want = []
        for column in columns:
            want += [column + l for l in form.languages] if column.endswith("::") else [column]
        if form.sheets[sheet + "!"][0] != want:
            complain(out, sheet, 1, "columns are %s" % form.sheets[sheet + "!"][0])
        for number, row in enumerate(form.sheets[sheet], 2):
            for column in columns:
                if column.endswith("::"):
                    given = [bool(row[column + l]) for l in form.languages]
                    if any(given) != all(given):
                        complain(out, sheet, number, "%s lacks a translation" % column)
            for column, value in row.items():
                if not isinstance(value, str):
                    complain(out, sheet, number, "%s is no text" % column)
                elif value != " ".join(value.replace("\u00a0", "\x00").split(" ")).replace("\x00", "\u00a0") \
                        or value != value.strip() or re.search(r"[\n\t]|  ", value):
                    complain(out, sheet, number, "%s changes when blanks are cut: %r" % (column, value))
                if column.split("::")[0] in ("label", "hint", "constraint_message", "form_title") and "${" in value:
                    complain(out, sheet, number, "%s refers to a field" % column)


def check_survey(form, out):
    seen, stack = {}, []
    for number, row in enumerate(form.survey, 2):
        kind = row["type"].split(" ")
        if row["type"] == END:
            if not stack or stack.pop() != row["name"]:
                complain(out, "survey", number, "ends another group")
            continue
        if kind[0] in ("select_one", "select_multiple"):
            if len(kind) != 2 or kind[1] not in form.lists:
                complain(out, "survey", number, "no such list: " + row["type"])
            elif kind[0] == "select_multiple" and any(re.search(r"\s", n) for n in form.lists[kind[1]]):
                complain(out, "survey", number, "choices with blanks")
        elif row["type"] not in TYPES:
            complain(out, "survey", number, "no such type: " + row["type"])
        if not NAME.match(row["name"]) or row["name"].lower() in ("data", "meta", "instanceid"):
            complain(out, "survey", number, "no name: " + row["name"])
        if row["name"].lower() in seen:
            complain(out, "survey", number, "name of row %d" % seen[row["name"].lower()])
        seen[row["name"].lower()] = number
        if row["type"] != "calculate" and not row["label::" + form.languages[0]]:
            complain(out, "survey", number, "no label")
        if (row["type"] == "calculate") != bool(row["calculation"]):
            complain(out, "survey", number, "calculation")
        if bool(row["constraint"]) != bool(row["constraint_message::" + form.languages[0]]):
            complain(out, "survey", number, "constraint and message go together")
        if row["type"] == BEGIN:
            stack.append(row["name"])
    if stack:
        complain(out, "survey", len(form.survey) + 1, "open groups: %s" % stack)


def check_choices(form, out):
    seen = set()
    for number, row in enumerate(form.choices, 2):
        if not all(row.values()):
            complain(out, "choices", number, "empty cell")
        if (row["list_name"], row["name"]) in seen:
            complain(out, "choices", number, "stands twice")
        seen.add((row["list_name"], row["name"]))
    for language in form.languages:
        for name, choices in form.lists.items():
            labels = [c["label::" + language] for c in choices.values()]
            if len(set(labels)) != len(labels):
                complain(out, "choices", 1, "two labels of %s are alike" % name)
        labels = [f["label::" + language] for f in form.fields.values() if f["type"] != "calculate"]
        for label in set(l for l in labels if labels.count(l) > 1):
            complain(out, "survey", 1, "two fields are called %s" % label)


def check_settings(form, out):
    row, = form.settings
    if not all(row.values()) or row["default_language"] != form.languages[0]:
        complain(out, "settings", 2, "incomplete")
    if not re.fullmatch(r"\d{10}", row["version"]):
        complain(out, "settings", 2, "version is yyyymmddrr")
    for language in form.languages:
        if not re.fullmatch(r".+ \([a-z]{2,3}\)", language):
            complain(out, "survey", 1, "language: " + language)


def check_xpath(form, out):
    cells = [("survey", n, c, r[c]) for n, r in enumerate(form.survey, 2) for c in XPATH if r[c] not in ("", "yes")]
    cells.append(("settings", 2, "instance_name", form.settings[0]["instance_name"]))
    root, _ = instance(form, {})
    for sheet, number, column, value in cells:
        for name in REFERENCE.findall(value):
            if name not in form.fields:
                complain(out, sheet, number, "%s: no field %s" % (column, name))
                value = ""
        if len(value) > 32767:
            complain(out, sheet, number, "%s is too long" % column)
        if not value:
            continue
        try:
            etree.XPath(form.xpath(value))(root)
        except etree.XPathError as error:
            complain(out, sheet, number, "%s: %s: %s" % (column, error, value))
    return len(cells)


def rules(path):
    form, out = Form(path), []
    for check in (check_columns, check_survey, check_choices, check_settings):
        check(form, out)
    count = check_xpath(form, out)
    print("\n".join(out) if out else "%d fields, %d expressions in %d languages: sound"
          % (len(form.fields), count, len(form.languages)))
    return bool(out)


def dump(path):
    """The three sheets as CSV, without the set's hash, which any comment of the set changes."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    form = Form(path)
    for sheet in COLUMNS:
        out.writerow(["#", sheet])
        for row in form.sheets[sheet + "!"]:
            out.writerow([re.sub(r"\b[0-9a-f]{64}\b", "SHA256", value) for value in row])


# ---- Answers ----

TEXTS = ["An", "An ", "O'Neil", "The \"A\" 'B'", "${name}", "NA", "yes", "một; hai\nba", "Tê\u0301n", "1"]


def random_value(rng, form, name, states):
    kind = form.fields[name]["type"].split()[0]
    choices = form.list_of(name)
    words = [w for w in choices if w not in ("ND", "NA", "NONE")] if choices else []
    offered = [w for w in ("ND", "NA") if w in (choices or states)]
    if rng.random() < 0.2:
        return ""
    if offered and rng.random() < 0.25:
        return rng.choice(offered)
    if kind == "select_one":
        return rng.choice(words)
    if kind == "select_multiple":
        if "NONE" in choices and rng.random() < 0.15:
            return "-"
        if "none" in choices and rng.random() < 0.3:
            return "none"
        words = [w for w in words if w != "none"]
        return ";".join(w for w in words if rng.random() < 0.5) or words[0]
    if kind == "decimal":
        numbers = ["0", "1", "5", "10", "99.5", "99.6", "12.50", "500", "49"]
        return rng.choice([n for n in numbers if allows(form, name, n)])
    if kind == "date":
        return rng.choice(["2019-12-31", "2020-01-31", "2026-02-01", "2026-06-30", "2025-12-01"])
    return rng.choice(TEXTS) if name != "tax_code" else ""


def allows(form, name, value):
    """Whether the constraint of a field allows the value; a date is one by itself in a form."""
    element = etree.Element("x")
    element.text = value
    constraint = form.fields[name]["constraint"]
    if form.fields[name]["type"] == "date":
        constraint = re.sub(r"(^| )\. ", r"\1date(.) ", constraint)
    return not constraint or bool(etree.XPath("boolean(%s)" % constraint)(element))


CELLS = [  # of the form of set.lua
    ("firm_id", "F1", True), ("firm_id", "=F1", False), ("firm_id", "@", False), ("firm_id", "x" * 65, False),
    ("ppm", "-0.5", False), ("ppm", "0", True), ("ppm", "1000000", True), ("ppm", "1000000.1", False),
    ("certs", "q e", True), ("certs", "none", True), ("certs", "none q", False), ("certs", "q ND", False),
    ("certs", "NA", True), ("lines", "x y", True), ("lines", "NONE", True), ("lines", "x NONE", False),
    ("assessed_on", "2025-12-31", False), ("assessed_on", "2026-12-31", True), ("founded", "1799-12-31", False),
    ("founded", "1800-01-01", True),
]


def cells(path, set_id, version):
    """What constraints allow, and what is computed."""
    form, wrong = Form(path), []
    for name, value, want in CELLS:
        if allows(form, name, value) != want:
            wrong.append("%s: %s should be %s" % (name, value, want))
    root, _ = instance(form, {"firm_id": "F1", "assessed_on": "2026-03-01"})
    computed = etree.XPath(form.xpath(form.fields["eca_form"]["calculation"]))(root)
    if not re.fullmatch(re.escape("%s %s " % (set_id, version)) + "[0-9a-f]{64}", computed):
        wrong.append("eca_form is " + computed)
    name = etree.XPath(form.xpath(form.settings[0]["instance_name"]))(root)
    if name != "F1 2026-03-01":
        wrong.append("instance_name is " + name)
    print("\n".join(wrong) or "%d cells" % len(CELLS))
    return bool(wrong)


def write_random(count, path):
    form = Form(path)
    beside, rng = names(form), random.Random(20260301)
    questions = [n for n in form.fields if not any(n in b.values() for b in beside.values())
                 and n not in ("firm_id", "assessed_on", "source", "assessor", "eca_about", "eca_form")]
    columns = ["firm_id", "assessed_on", "source", "assessor"]
    for name in questions:
        columns += [name] + [name + ":" + part for part in ("evidence", "note") if part in beside.get(name, {})]
    out = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
    out.writeheader()
    for number in range(int(count)):
        row = {"firm_id": "F%04d" % number, "assessed_on": "2026-03-%02d" % (1 + number % 28),
               "source": rng.choice(["self", "site_visit"]), "assessor": rng.choice(["", "Lan", "Bình"])}
        for name in questions:
            state = beside.get(name, {}).get("state")
            row[name] = random_value(rng, form, name, form.list_of(state) if state else {})
            if row[name] and "evidence" in beside.get(name, {}) and row[name] not in ("NA", "ND") and rng.random() < 0.6:
                row[name + ":evidence"] = rng.choice(list(form.lists["eca_evidence"]))
            if row[name] == "NA" or (row[name] and "note" in beside.get(name, {}) and rng.random() < 0.1):
                row[name + ":note"] = rng.choice(TEXTS) if "note" in beside.get(name, {}) else None
        out.writerow({k: v for k, v in row.items() if k in columns})


def holds(form, expression, root):
    return bool(etree.XPath("boolean(%s)" % form.xpath(expression))(root))


def applies(path, answers, results, *unsaid):
    """Whether each `relevant` is true just where the engine says that the question applies, as it
    was answered, and again with what does not apply left empty, as programs do."""
    form, wrong, count = Form(path), [], 0
    by_firm = {}
    for result in json.load(open(results, encoding="utf-8")):
        by_firm[result["firm_id"]] = {
            q["id"]: not q["by_rule"] for p in result["pillars"] for c in p["criteria"] for q in c["questions"]}
    silent = set(by_firm[next(iter(by_firm))])
    for row in csv.DictReader(open(answers, encoding="utf-8", newline="")):
        if row["firm_id"] not in by_firm:
            continue  # NA where the question applies after all
        told = by_firm[row["firm_id"]]
        given = fill(form, row)
        kept = {n: v for n, v in given.items() if told.get(n, True)}
        for submission in (given, kept):
            root, _ = instance(form, submission)
            for name, applied in told.items():
                said = form.fields[name]["relevant"]
                count += bool(said)
                if said:
                    silent.discard(name)
                    if holds(form, said, root) != applied:
                        wrong.append("%s %s: the engine says %s" % (row["firm_id"], name, applied))
    never = {n for n in silent if all(told[n] for told in by_firm.values())}
    if silent - never != set(unsaid):
        wrong.append("left out: %s" % " ".join(sorted(silent - never)))
    print("\n".join(wrong[:20]) if wrong else "%d relevants evaluated" % count)
    return bool(wrong)


COMMANDS = {"rules": rules, "dump": dump, "cells": cells, "random": write_random, "applies": applies}

if __name__ == "__main__":
    sys.exit(COMMANDS[sys.argv[1]](*sys.argv[2:]) or 0)
