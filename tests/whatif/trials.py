"""Trials: what a person might put into a What-if sheet, as cells of an answers file and as
what is typed into the workbook.

A trial begins with what the firm answered. Some of it, or all, is replaced by the answers
of another random firm; a stretch of questions may become not applicable, missing or
without data; and something may be typed that is no answer at all."""
import csv
import datetime

import workbook

EPOCH = datetime.date(1899, 12, 30)


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        lines = [line for line in csv.reader(file) if line and not line[0].startswith("#")]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


def write_rows(path, rows):
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([row.get(name, "") for name in columns] for row in rows)


class Questions:
    """What can be answered: the set's questions with their types, and the labels of their
    drop-downs, as the set's questionnaire has them."""

    def __init__(self, form, described):
        self.labels = {}  # list id -> option -> label
        for row in sorted(self.list_rows(workbook.Workbook(form))):
            self.labels.setdefault(row[1], {})[row[2]] = row[3]
        self.types, self.tiers = {}, []
        self.several, self.alone, self.outside = {}, {}, {}  # question -> options, or numbers
        lists = {"option": self.several, "alone": self.alone, "outside": self.outside}
        for what, id, *more in (line.split("\t") for line in described.splitlines()):
            if what == "question":
                self.types[id] = more[0]
            elif what == "tier":
                self.tiers.append(id)
            else:
                lists[what].setdefault(id, []).append(more[0])

    @staticmethod
    def list_rows(form):
        cells = form.cells("_lists")
        for cell, content in cells.items():
            if cell[0] == "A" and cell != "A1":
                row = cell[1:]
                yield (int(row), content.value, cells["B" + row].value, cells["C" + row].value)

    def options_of(self, question):
        return self.labels.get(question, {})

    def typed(self, question, text):
        """What is typed for the cell `text` of an answers file."""
        label = self.options_of(question).get(text)
        if text == "" or label is not None:
            return label
        kind = self.types[question]
        if kind == "number":
            return float(text)
        if kind == "date":
            return float((datetime.date.fromisoformat(text) - EPOCH).days)
        if kind == "text":
            return text
        raise ValueError("%s: nothing in its drop-down is %s" % (question, text))


class Sheet:
    """The input cells of one What-if sheet, by the workbook's defined names, which end in
    `suffix` where the workbook has several such sheets."""

    def __init__(self, names, questions, suffix):
        self.names, self.questions, self.suffix = names, questions, suffix
        self.asked = [id for id in questions.types if self.place("a_" + id)]

    def place(self, name):
        return self.names.get(name + self.suffix)

    def options(self, question):
        """The cells of a multi: option -> place."""
        places = {option: self.place("a_%s__%s" % (question, option))
                  for option in self.questions.several[question]}
        return {option: place for option, place in places.items() if place}

    def edits(self, row, base, random):
        """place -> value, as the answers of `row` are typed where those of `base` stand."""
        found = {}
        for id in self.asked:
            text, grade = row.get(id, ""), row.get(id + ":evidence", "")
            if text != base.get(id, ""):
                found.update(self.answer(id, text, random))
            if self.place("e_" + id) and grade != base.get(id + ":evidence", ""):
                found[self.place("e_" + id)] = self.questions.labels["eca:evidence"].get(grade)
        return found

    def answer(self, id, text, random):
        if self.questions.types[id] == "multi":
            return self.several(id, text, random)
        return {self.place("a_" + id): self.questions.typed(id, text)}

    def several(self, id, text, random):
        """A multi: yes or no beside each option; one that is not chosen may be left empty
        where another is."""
        options = self.options(id)
        yes_no = self.questions.labels[id + "="]
        word = self.questions.options_of(id).get(text)
        place = self.place("a_" + id)
        head = {place: word} if place not in options.values() else {}
        if text == "" or word:
            found = {**head, **dict.fromkeys(options.values())}
            if word and not head:
                found[place] = word
            return found
        chosen = set(text.replace(";", " ").split()) - {"-"}
        found = dict(head)
        for option, place in options.items():
            blank = chosen and random.random() < 0.3
            found[place] = yes_no["yes"] if option in chosen else None if blank else yes_no["no"]
        return found


class Maker:
    def __init__(self, sheet, random):
        self.sheet, self.random = sheet, random

    def trial(self, base, other):
        """A row of answers, and what is typed for it: place -> value."""
        random = self.random
        row = dict(base)
        self.mix(row, other, random.choice((0.03, 0.15, 0.5, 1, 1)))
        if random.random() < 0.3:
            self.stretch(row)
        wrong = self.wrong(row) if random.random() < 0.3 else {}
        return row, {**self.sheet.edits(row, base, random), **wrong}

    def mix(self, row, other, share):
        for id in self.sheet.asked:
            if self.random.random() < share:
                row[id] = other.get(id, "")
                if self.sheet.place("e_" + id):
                    row[id + ":evidence"] = other.get(id + ":evidence", "")

    def stretch(self, row):
        """Neighbours, or all, become NA, where that may be said, or ND, or empty."""
        asked, text = self.sheet.asked, self.random.choice(("NA", "NA", "ND", ""))
        first = self.random.randrange(len(asked))
        if self.random.random() < 0.2:
            first, last = 0, len(asked)
        else:
            last = first + self.random.randrange(1, 3 + len(asked) // 3)
        for id in asked[first:last]:
            if text == "" or text in self.sheet.questions.options_of(id):
                row[id] = text

    def wrong(self, row):
        """Things that are no answers are typed, and count as none."""
        found = {}
        for id in self.random.sample(self.sheet.asked, min(3, len(self.sheet.asked))):
            kind = self.sheet.questions.types[id]
            if kind == "text":
                continue
            if kind == "multi":
                found.update(self.contradiction(id))
            else:
                outside = map(float, self.sheet.questions.outside.get(id, []))
                typed = {"number": ["twelve", *outside], "date": ["yesterday", -3.0]}
                labels = self.sheet.questions.options_of(id).values()
                words = [word for word in ("perhaps", "?", "*", "~") if word not in labels]
                found[self.sheet.place("a_" + id)] = self.random.choice(
                    typed.get(kind, words + [7777.0]))
            row[id] = ""
        return found

    def contradiction(self, id):
        """Yes beside an option that excludes the others, and beside another one; or a word
        that is none."""
        options = self.sheet.options(id)
        yes = self.sheet.questions.labels[id + "="]["yes"]
        alone = self.sheet.questions.alone.get(id)
        if alone and len(options) > 1:
            other = self.random.choice([option for option in options if option != alone[0]])
            return {options[alone[0]]: yes, options[other]: yes}
        some = self.random.choice(list(options.values()))
        return {**dict.fromkeys(options.values()), some: "perhaps"}
