"""Questionnaires filled in, and the same answers as CSV: forms.py FOLDER. For each language,
or two side by side, every type of question in every state: NAME.xlsx beside NAME.csv.
Written by hand after what a questionnaire holds, not by the program itself."""
import os
import sys

from package import DATE, Book, place, rows, text
from quirks import serial

LEVELS = {
    "vi": ["Không có", "Một số máy", "Hầu hết máy", "Mọi máy"],
    "en": ["None", "Some machines", "Most machines", "Every machine"],
    "fr": ["Aucune", "Quelques machines", "La plupart", "Toutes les machines"],
}
WORDS = {
    "vi": {"yes": "Có", "no": "Không", "NA": "Không áp dụng", "ND": "Chưa có số liệu", "private": "Tư nhân",
           "fdi": "Vốn nước ngoài", "stated": "Nghe nói", "seen": "Tận mắt thấy", "self": "Tự đánh giá",
           "site_visit": "Đánh giá tại chỗ"},
    "en": {"yes": "Yes", "no": "No", "NA": "Not applicable", "ND": "No data", "private": "Private",
           "fdi": "Foreign", "stated": "Stated", "seen": "Seen", "self": "Self-assessment",
           "site_visit": "Site visit"},
    "fr": {"yes": "Oui", "no": "Non", "NA": "Sans objet", "ND": "Aucune donnée", "private": "Privé",
           "fdi": "Étranger", "stated": "Déclaré", "seen": "Constaté", "self": "Auto-évaluation",
           "site_visit": "Visite sur site"},
}
LISTS = {
    "licence": ["yes", "no", "ND"], "spc": ["0", "1", "2", "3", "NA", "ND"], "owner": ["private", "fdi", "NA", "ND"],
    "certs": ["NA", "ND"], "certs=": ["yes", "no"], "ppm": ["NA", "ND"], "margin": ["ND"], "audit": ["NA", "ND"],
    "source": ["self", "site_visit"], "eca:evidence": ["stated", "seen"], "employees": ["ND"],
}
START = ["firm_id", "assessed_on", "source", "assessor", "name", "tax_code", "employees"]
PILLAR = ["licence", "spc", "owner", "certs", "certs=none", "certs=iso_9001", "certs=iso_14001", "ppm", "margin",
          "audit", "remark"]


def label(languages, list_id, option):
    if list_id == "spc" and option.isdigit():
        return f"{option} – " + " / ".join(LEVELS[one][int(option)] for one in languages)
    return " / ".join(WORDS[one][option] for one in languages)


def shared(book, at, value):
    return f'<c r="{at}" t="s"><v>{book.strings.index(text(value))}</v></c>'


def answer_cell(book, at, value):
    """A date as (serial,), a number as int or float, anything else as text."""
    if isinstance(value, tuple):
        return f'<c r="{at}" s="{DATE}"><v>{value[0]}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{at}"><v>{value}</v></c>'
    return shared(book, at, value)


def entry_sheet(book, name, ids, filled, columns=("eca:id", "Câu hỏi", "eca:answer", "eca:evidence", "eca:note"),
                first=4):
    """`filled`: id to (answer, evidence, note), each None where it is empty."""
    data = "".join(f'<row r="{r}">{shared(book, place(r, 0), "decoration")}</row>' for r in range(1, first))
    lines = [(first, dict(zip(columns, columns)))]
    for number, id in enumerate(ids, first + 1):
        answer, evidence, note = filled.get(id, (None, None, None))
        lines.append((number, {"eca:id": id, "eca:answer": answer, "eca:evidence": evidence, "eca:note": note,
                               "Câu hỏi": "…"}))
    for number, cells in lines:
        data += f'<row r="{number}">' + "".join(
            answer_cell(book, place(number, c), cells[column])
            for c, column in enumerate(columns) if cells.get(column) is not None) + "</row>"
    book.add(name, data)


def hidden_sheets(book, languages, set="plants", version="2.1", lists=LISTS, layout="1"):
    meta = [("eca_form", layout), ("set", set), ("version", version), ("languages", ",".join(languages))]
    book.add("_meta", rows([[shared(book, place(r, c), value) for c, value in enumerate(pair)]
                            for r, pair in enumerate(meta, 1)]), "hidden")
    lines = [("eca:list", "eca:option", "eca:label")]
    lines += [(one, option, label(languages, one, option)) for one in lists for option in lists[one]]
    book.add("_lists", rows([[shared(book, place(r, c), value) for c, value in enumerate(line)]
                             for r, line in enumerate(lines, 1)]), "veryHidden")


def typed(languages, question, value):
    if question in LISTS and value in LISTS[question]:
        return label(languages, question, value)
    if question in ("assessed_on", "audit"):
        return (serial(value),)
    if question in ("employees", "ppm", "margin"):
        return float(value)
    return value


def fill_in(languages, answers):
    filled = {}
    for question, value in answers.items():
        if ":" in question:
            continue
        grade, note = answers.get(question + ":evidence"), answers.get(question + ":note")
        if question == "certs" and value not in ("NA", "ND", ""):
            for option in ("none", "iso_9001", "iso_14001"):
                word = "yes" if option in value.split(";") else "no"
                filled["certs=" + option] = (label(languages, "certs=", word), None, None)
            filled[question] = (None, grade and label(languages, "eca:evidence", grade), note)
            continue
        filled[question] = (typed(languages, question, value) if value else None,
                            grade and label(languages, "eca:evidence", grade), note)
    return filled


def questionnaire(path, languages, answers, **how):
    book = Book()
    filled = fill_in(languages, answers)
    filled.update(how.pop("more", {}))
    drop = how.pop("drop", ())
    columns = [c for c in ("eca:id", "Câu hỏi", "eca:answer", "eca:evidence", "eca:note") if c not in drop]
    if how.pop("shuffled", False):
        hidden_sheets(book, languages, **how)
        entry_sheet(book, "Renamed", reversed(PILLAR), filled, columns[::-1], 9)
        book.add("My own notes", rows([[shared(book, "A1", "firm_id is above")]]))
        entry_sheet(book, "Bắt đầu!", START, filled, columns)
    else:
        entry_sheet(book, "Bắt đầu", START, filled, columns)
        entry_sheet(book, "Chất lượng", how.pop("pillar", PILLAR), filled, columns)
        hidden_sheets(book, languages, **how)
    book.save(path + ".xlsx")


def csv_file(path, answers):
    quoted = ['"' + value.replace('"', '""') + '"' for value in answers.values()]
    with open(path + ".csv", "w", encoding="utf-8") as out:
        out.write(",".join(answers) + "\n" + ",".join(quoted) + "\n")


STATES = {
    "licence": ["yes", "no", "ND", ""],
    "spc": ["0", "1", "2", "3", "NA", "ND", ""],
    "owner": ["private", "fdi", "NA", "ND", ""],
    "certs": ["none", "iso_9001", "iso_9001;iso_14001", "-", "NA", "ND", ""],
    "ppm": ["0", "12.5", "499.99", "NA", "ND", ""],
    "margin": ["-3.25", "1000000", "ND", ""],
    "audit": ["2026-01-15", "1999-12-31", "NA", "ND", ""],
    "remark": ["NA", "ND", "=1+1", "hai\ndòng", ""],
}


def firms():
    """As many firms as it takes for every state of every question."""
    for number in range(max(map(len, STATES.values()))):
        answers = {"firm_id": f"F{number}", "assessed_on": "2026-03-01", "assessor": "Nguyễn Thị Lan",
                   "source": "site_visit" if number % 2 else "self", "name": "Cơ khí & Đúc <Hà Nội>",
                   "tax_code": "0101234567", "employees": "ND" if number == 3 else "120"}
        for question, states in STATES.items():
            answers[question] = states[number % len(states)]
            answers[question + ":note"] = "vì sao" if answers[question] == "NA" or number == 2 else ""
            answers[question + ":evidence"] = ["", "seen", "stated"][number % 3] if answers[question] else ""
        yield answers


def main():
    folder = sys.argv[1]
    for languages in (["vi"], ["en"], ["fr"], ["vi", "en"], ["fr", "vi"]):
        for answers in firms():
            path = os.path.join(folder, "-".join(languages) + "-" + answers["firm_id"])
            questionnaire(path, languages, answers)
            csv_file(path, answers)
    answers = list(firms())[2]
    for name, how in {"shuffled": {"shuffled": True}, "without-lists": {"lists": {}}}.items():
        questionnaire(os.path.join(folder, name), ["vi", "en"], answers, **how)
        csv_file(os.path.join(folder, name), answers)
    kept = {name: value for name, value in answers.items() if ":" not in name}
    questionnaire(os.path.join(folder, "columns-deleted"), ["en"], kept, drop=("eca:evidence", "eca:note"))
    csv_file(os.path.join(folder, "columns-deleted"), kept)
    people(folder, {name: value for name, value in answers.items() if name != "certs:note"})


def people(folder, answers):
    """What people type instead of choosing."""
    def book(name, more, same):
        questionnaire(os.path.join(folder, "typed-" + name), ["vi"], answers, more=more)
        csv_file(os.path.join(folder, "typed-" + name), {**answers, **same})
    given = lambda value: (value, None, None)
    clear = {"spc:note": "", "spc:evidence": "", "licence:note": "", "licence:evidence": "", "ppm:note": "",
             "ppm:evidence": "", "owner:note": "", "owner:evidence": "", "audit:note": "", "audit:evidence": ""}
    for name, question, value, meant in [
        ("dash", "spc", "3 - Mọi máy", "3"), ("code", "spc", "３", "3"), ("number", "spc", 3, "3"),
        ("upper", "spc", "  MỌI MÁY ", "3"), ("other-language", "spc", "Every machine", "3"),
        ("new-words", "spc", "2 — Words of another year", "2"), ("decomposed", "owner", "Tu\u031b nha\u0302n", "private"),
        ("id", "owner", "fdi", "fdi"), ("no-break", "licence", "Co\u0301\u00a0", "yes"), ("english", "licence", "no", "no"),
        ("comma", "ppm", "12,5", "12.5"), ("wide", "ppm", "１２．５", "12.5"), ("serial", "audit", 46037, "2026-01-15"),
        ("iso", "audit", "2026-01-15", "2026-01-15"), ("NA", "spc", "n/a", "NA"),
    ]:
        same = {key: "" for key in clear if key.startswith(question + ":")}
        book(name, {question: given(value)}, {**same, question: meant})


if __name__ == "__main__":
    main()
