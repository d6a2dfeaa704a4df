"""Firms of a set, their reports as `eca score` writes them, and trials of what they answered
with what the engine says of those."""
import collections
import json
import os
import random
import subprocess
import sys

import taint
import trials
import workbook

HERE = os.path.dirname(os.path.abspath(__file__))
LUA = os.environ.get("LUA", "lua5.3")
PER_FIRM = 6  # edits of one firm's report

Trial = collections.namedtuple("Trial", "file row edits firm")  # no edits: nothing was changed


def output_of(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode not in (0, 1):
        sys.exit("%s\n%s" % (" ".join(command), done.stderr))
    return done.stdout


class Firm:
    """A firm's report, with its input cells in one of the workbook's languages."""

    def __init__(self, path, row, questions, suffix, result):
        self.row, self.result = row, result
        self.book = workbook.Workbook(path)
        self.sheet = trials.Sheet(self.book.names(), questions, suffix)
        self.held = taint.held(self.book, self.sheet.names)


class Set:
    """`given` is the folder of a set, or FOLDER=ANSWERS.csv; `folder` is to work in."""

    def __init__(self, eca, given, number, seed, folder, languages):
        self.eca, self.folder, self.languages = eca, folder, languages.split(",")
        self.path, _, self.answers = given.partition("=")
        self.name = os.path.basename(self.path.rstrip("/"))
        self.random = random.Random("%s %s" % (seed, self.name))
        os.makedirs(folder + "/reports")
        described = output_of(LUA, HERE + "/describe.lua", self.path)
        self.questions = [self.asked_in(language, described) for language in self.languages]
        self.tiers = self.questions[0].tiers
        self.others = self.random_rows(4 * number + 8, seed)
        self.firms = self.make_firms(max(1, number // PER_FIRM))
        self.trials = [self.trial(i) for i in range(number + len(self.firms))] if self.firms else []
        self.results = self.score([trial.row for trial in self.trials])

    def asked_in(self, language, described):
        form = "%s/%s.xlsx" % (self.folder, language)
        output_of(self.eca, "form", "-c", self.path, "-o", form, "--lang", language)
        return trials.Questions(form, described)

    def random_rows(self, count, seed):
        path = self.folder + "/random.csv"
        with open(path, "w", encoding="utf-8") as file:
            file.write(output_of(LUA, HERE + "/../reference/random_answers.lua", self.path,
                                 str(count), str(seed)))
        return trials.rows_of(path)

    def score(self, rows, *more):
        """The results of rows, by firm_id; what was rejected is not among them."""
        answers, results = self.folder + "/answers.csv", self.folder + "/results.json"
        trials.write_rows(answers, rows)
        output_of(self.eca, "score", answers, "-c", self.path, "-q", "-o", results,
                  "--rejects", self.folder + "/rejects.csv", *more)
        with open(results, encoding="utf-8") as file:
            return {result["firm_id"]: result for result in json.load(file)}

    def make_firms(self, wanted):
        """As many with a report as are wanted, if there are; one that failed has none."""
        rows = trials.rows_of(self.answers) if self.answers else self.others
        rows = self.random.sample(rows, min(len(rows), 2 * wanted + 6))
        rows = [dict(row, firm_id="b%d" % i) for i, row in enumerate(rows)]
        results = self.score(rows, "--reports", self.folder + "/reports",
                             "--lang", ",".join(self.languages))
        firms = []
        for row in rows:
            report = "%s/reports/%s.xlsx" % (self.folder, row["firm_id"])
            if os.path.exists(report) and len(firms) < wanted:
                which = len(firms) % len(self.languages)
                suffix = "__" + self.languages[which] if which else ""
                firms.append(Firm(report, row, self.questions[which], suffix,
                                  results[row["firm_id"]]))
        return firms

    def trial(self, i):
        """The first of each firm changes nothing."""
        firm = self.firms[i % len(self.firms)]
        row, edits = dict(firm.row), {}
        if i >= len(self.firms):
            maker = trials.Maker(firm.sheet, self.random)
            row, edits = maker.trial(firm.row, self.random.choice(self.others))
        row["firm_id"] = "t%d" % i
        return Trial("%s-%d.xlsx" % (os.path.basename(self.folder), i), row, edits, firm)

    def save(self, folder):
        for trial in self.trials:
            trial.firm.book.save("%s/%s" % (folder, trial.file), trial.edits)
