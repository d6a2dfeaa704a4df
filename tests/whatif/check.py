"""Proves What-if sheets equal to the engine, for tests:

    check.py ECA COUNT SEED LANGUAGES PROGRAM… SET[=ANSWERS.csv]…

About COUNT times the answers in a report's What-if sheet are edited at random, every
formula's value is made wrong, each PROGRAM (soffice, ssconvert) works the workbook out, and
what it comes to is compared with what `eca score` gives for the same answers. LANGUAGES are
those of the reports, such as en or vi,en. Firms are those of ANSWERS.csv, else random ones.
Prints what differs and ends with status 1."""
import collections
import glob
import os
import sys
import tempfile
import threading

import firms
import inputs
import workbook
from programs import PROGRAMS

SHOWN = 4     # differences of one workbook
CLOSE = 1e-9
STATUS = {"ok": 0, "incomplete": 1, "not_assessable": 2}
GATE = {"out": 0, "open": 1, "fired": 2}

counts = collections.Counter()
faults = []


def fault(*words):
    faults.append(" ".join(str(word) for word in words))


# ---- What the engine says ----

def nodes_in(result):
    """Those below first, since a difference there comes back above."""
    for pillar in result["pillars"]:
        for criterion in pillar["criteria"]:
            for node in criterion["questions"] + [criterion]:
                yield node["id"], node["score"]
        yield pillar["id"], pillar["score"]
    yield "overall", result["overall"]


def expected(result, tiers):
    """name -> value, of everything that a What-if sheet computes."""
    def number_of(tier):
        return tiers.index(tier) + 1 if tier else 0

    values = {"s_" + id: "NA" if score is None else score for id, score in nodes_in(result)}
    values.update({"g_" + gate["id"]: GATE[gate["state"]] for gate in result["gates"]})
    values["t_reached"] = number_of(result["tier_before_gates"])
    values["t_tier"] = number_of(result["tier"])
    values["t_status"] = STATUS[result["status"]]
    return values


# ---- Comparing ----

def same(got, want):
    """An empty text and no value at all are told apart by no program."""
    got, want = ("" if value is None else value for value in (got, want))
    if isinstance(want, str) or isinstance(got, str):
        return got == want
    return abs(got - want) < CLOSE


def say(firm, place):
    return "%s!%s %s" % (place[0], place[1], firm.book.at(place).formula or "(no formula)")


def answer_of(row, name):
    id = name[2:]
    return "(%s, evidence %s)" % (row[id], row.get(id + ":evidence")) if id in row else ""


def compare(firm, book, want, label, row, left_out=()):
    found = []
    for name, value in want.items():
        place = firm.sheet.place(name)
        if not place and value != "NA":
            found.append((label, "has no defined name", name))
        if place and name + firm.sheet.suffix in left_out:
            counts["values that no formula tells"] += 1
            continue
        if not place:
            continue
        got = book.at(place).value
        counts["values"] += 1
        if not same(got, value):
            found.append((label, name, answer_of(row, name), "is", repr(got), "not", repr(value),
                          "in", say(firm, place)))
    for words in found[:SHOWN]:
        fault(*words)


def unchanged(firm, book, label):
    """Nothing was edited: every formula gives the value that was written with it."""
    found = []
    for sheet in firm.book.sheets:
        for cell, old in firm.book.cells(sheet).items():
            got = book.at((sheet, cell)).value
            if old.formula is not None and not same(got, old.value):
                found.append((label, "is written with", repr(old.value), "but gives", repr(got),
                              "in", say(firm, (sheet, cell))))
    for words in found[:SHOWN]:
        fault(*words)
    place = firm.sheet.place("w_check")
    if not place or book.at(place).value not in (True, 1):
        fault(label, "does not agree with the engine, by w_check")


def check_trial(set, trial, path, program):
    result = set.results.get(trial.row["firm_id"])
    label = "%s %s %s:" % (program, set.name, trial.file)
    if not result or result["status"] == "failed":
        counts["rejected or failed"] += 1
    elif not os.path.exists(path):
        fault(label, "did not come back")
    else:
        counts["edits" if trial.edits else "unedited"] += 1
        book = workbook.Workbook(path)
        compare(trial.firm, book, expected(result, set.tiers), label, trial.row,
                trial.firm.held if trial.edits else ())
        if not trial.edits:
            unchanged(trial.firm, book, label)


def as_written(set):
    """The values that stand with the formulas of a report are the engine's."""
    if not set.firms:
        fault(set.name, "has no firm with a report")
    for firm in set.firms:
        label = "%s %s:" % (set.name, firm.row["firm_id"])
        compare(firm, firm.book, expected(firm.result, set.tiers), label, firm.row)
        missing = [id for id in firm.sheet.questions.types if id not in firm.sheet.asked]
        if missing:
            fault(label, "no input cell for", ", ".join(missing[:10]))
        for words in list(inputs.faults(firm.book, firm.sheet))[:SHOWN]:
            fault(label, words)


def recalculate(programs, folder):
    """All at once, one beside the other."""
    files = sorted(glob.glob(folder + "/edited/*.xlsx"))
    running = []
    for program in programs:
        out = "%s/%s" % (folder, program)
        os.makedirs(out)
        running.append(threading.Thread(target=PROGRAMS[program], args=(files, out)))
        running[-1].start()
    for thread in running:
        thread.join()


def check(program, sets, folder):
    out = "%s/%s" % (folder, program)
    before = counts.copy()
    for set in sets:
        for trial in set.trials:
            check_trial(set, trial, "%s/%s" % (out, trial.file), program)
    done = counts - before
    print("%s: %s" % (program, ", ".join("%d %s" % (n, what) for what, n in done.items())))


def run(folder, eca, count, seed, languages, *rest):
    programs = [word for word in rest if word in PROGRAMS]
    given = [word for word in rest if word not in PROGRAMS]
    os.makedirs(folder + "/edited")
    each = -(-int(count) // len(given))
    sets = [firms.Set(eca, path, each, seed, "%s/%d" % (folder, i), languages)
            for i, path in enumerate(given)]
    for set in sets:
        as_written(set)
        set.save(folder + "/edited")
    recalculate(programs, folder)
    for program in programs:
        check(program, sets, folder)


def main():
    keep = os.environ.get("WHATIF_KEEP")
    if keep:
        run(tempfile.mkdtemp(dir=keep), *sys.argv[1:])
    else:
        with tempfile.TemporaryDirectory() as folder:
            run(folder, *sys.argv[1:])
    for line in faults[:int(os.environ.get("WHATIF_SHOW", "20"))]:
        print(line)
    sys.exit(bool(faults))


main()
