"""What KoboToolbox and ODK Central export of submissions that hold the given answers.

  export.py SHAPE FORM answers.csv [LANGUAGE]

Written after formpack and Central, not after the reader: headers and values by XML names or
by labels; groups in front or not; a select_multiple in one column, in one an option, or both."""
import csv
import json
import sys

from form import Form, fill

META_BEFORE = ["start", "end", "today", "deviceid"]
KOBO_BEHIND = ["__version__", "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status",
               "_submitted_by", "_tags", "_index"]

# name: (labels, groups, several: "one" column, "split" columns or "both")
SHAPES = {
    "kobo-labels": ("label", False, "both"),
    "kobo-labels-groups": ("label", True, "split"),
    "kobo-labels-one": ("label", False, "one"),
    "kobo-xml": ("xml", True, "both"),
    "kobo-xml-plain": ("xml", False, "one"),
}


def submissions(form, answers):
    for number, row in enumerate(csv.DictReader(open(answers, encoding="utf-8", newline="")), 1):
        given = fill(form, row)
        calculation = form.fields["eca_form"]["calculation"]
        given["eca_form"] = calculation.strip("'")
        yield "%08x-0000-4000-8000-%012x" % (number, number), given


class Columns:
    """Columns of a CSV export: their titles, and their cells of a submission."""

    def __init__(self, form, language, groups, several, separator="/", join="/"):
        self.form, self.language, self.several = form, language, several
        self.groups, self.separator, self.join = groups, separator, join
        self.columns = []
        for name, field in form.fields.items():
            if field["type"] != "note":
                self.add(name, field)

    def label(self, row):
        return (self.language and row.get("label::" + self.language)) or row["name"]

    def title(self, field):
        path = field["path"].split("/")
        if not self.groups:
            return self.label(field)
        return self.separator.join([self.label(self.form.groups[g]) for g in path[:-1]] + [self.label(field)])

    def add(self, name, field):
        multiple = field["type"].startswith("select_multiple")
        if not multiple or self.several != "split":
            self.columns.append((self.title(field), name, None))
        if multiple and self.several != "one":
            for choice in self.form.list_of(name).values():
                self.columns.append((self.title(field) + self.join + self.label(choice), name, choice["name"]))

    def cell(self, given, name, option):
        value = given.get(name, "")
        choices = self.form.list_of(name)
        if option is not None:
            return "" if not value else "1" if option in value.split() else "0"
        if not choices or not self.language:
            return value
        if self.form.fields[name]["type"].startswith("select_multiple"):
            return " ".join(self.label(choices[word]) for word in value.split())
        return self.label(choices[value]) if value in choices else value


def kobo_csv(form, answers, shape, language):
    titles, groups, several = SHAPES[shape]
    columns = Columns(form, language if titles == "label" else None, groups, several)
    out = csv.writer(sys.stdout, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    out.writerow(META_BEFORE + [c[0] for c in columns.columns] + KOBO_BEHIND)
    for number, (uuid, given) in enumerate(submissions(form, answers), 1):
        out.writerow(["2026-03-01T08:00:00.000+07:00", "2026-03-01T09:00:00.000+07:00", "2026-03-01", "x"]
                     + [columns.cell(given, name, option) for _, name, option in columns.columns]
                     + ["v1", 1000 + number, uuid, "2026-03-01T02:00:00", "", "", "submitted_via_web", "lan", "", number])


def kobo_json(form, answers, wrapped):
    found = []
    for number, (uuid, given) in enumerate(submissions(form, answers), 1):
        one = {"_id": 1000 + number, "formhub/uuid": "f" * 32, "start": "2026-03-01T08:00:00.000+07:00"}
        one.update({form.fields[name]["path"]: value for name, value in given.items() if value})
        one.update({"__version__": "v1", "meta/instanceID": "uuid:" + uuid, "_xform_id_string": "a1", "_uuid": uuid,
                    "_attachments": [], "_status": "submitted_via_web", "_geolocation": [None, None],
                    "_submission_time": "2026-03-01T02:00:00", "_tags": [], "_notes": [],
                    "_validation_status": {}, "_submitted_by": None})
        found.append(one)
    if wrapped:
        found = {"count": len(found), "next": None, "previous": None, "results": found}
    json.dump(found, sys.stdout, ensure_ascii=False, indent=None if wrapped else 1)


def odk_csv(form, answers, several):
    columns = Columns(form, None, True, several, separator="-")
    out = csv.writer(sys.stdout, lineterminator="\n")
    behind = ["meta-instanceID", "meta-instanceName", "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent",
              "AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits", "FormVersion"]
    out.writerow(["SubmissionDate"] + [c[0] for c in columns.columns] + behind)
    for uuid, given in submissions(form, answers):
        out.writerow(["2026-03-01T02:00:00.000Z"]
                     + [columns.cell(given, name, option) for _, name, option in columns.columns]
                     + ["uuid:" + uuid, "", "uuid:" + uuid, "5", "lan", "0", "0", "", "", "collect:x", "0", "2026010103"])


def main(shape, path, answers, language=None):
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    form = Form(path)
    if shape in SHAPES:
        kobo_csv(form, answers, shape, language or form.languages[0])
    elif shape in ("kobo-json", "kobo-api"):
        kobo_json(form, answers, shape == "kobo-api")
    else:
        odk_csv(form, answers, {"odk": "one", "odk-split": "both"}[shape])


if __name__ == "__main__":
    main(*sys.argv[1:])
