#!/usr/bin/env python3
"""Writes the C that notes calls of libxlsxwriter (`calls.py record`) and the C that makes them
again (`calls.py replay`): a function for each of the library's, out of its preprocessed header
on standard input. So whatever the reports come to use is covered; a function with arguments of
other kinds than those below ends the program that calls it.
"""
import re
import sys

OBJECTS = {"lxw_workbook", "lxw_worksheet", "lxw_chartsheet", "lxw_format", "lxw_chart",
           "lxw_chart_series", "lxw_chart_axis", "lxw_series_error_bars"}
SCALARS = {"double", "float", "int", "time_t", "size_t", "lxw_row_t", "lxw_col_t", "lxw_color_t"}
FUNCTION = re.compile(r"([\w ]+?[ *]+)((?:workbook|worksheet|chartsheet|chart|format)_\w+)"
                      r"\s*\(([^(){};]*)\);")
STRUCT = re.compile(r"typedef struct (lxw_\w+) \{([^{}]*)\} lxw_\w+;")
ENUM = re.compile(r"typedef enum \w* ?\{[^}]*\} (\w+);")
# They begin and end a workbook, so record.c and bare_reports.c have them by hand.
OWN = {"workbook_new", "workbook_new_opt", "workbook_close"}
# What a function gives is numbered by keep(), with what can be had from it without a call.
KEPT = """#define keep_worksheet keep
#define keep_chartsheet keep
#define keep_format keep
#define keep_chart_axis keep
#define keep_series_error_bars keep

static void keep_chart(lxw_chart *chart)
{
	keep(chart);
	keep(chart->x_axis);
	keep(chart->y_axis);
}

static void keep_chart_series(lxw_chart_series *series)
{
	keep(series);
	keep(series->x_error_bars);
	keep(series->y_error_bars);
}
"""


def parted(declaration):
    """'const char *name' as ('char', 1, 'name'): a type, how often it is pointed to, a name."""
    words = [word for word in re.findall(r"\w+|\*|\[\w*\]", declaration) if word != "const"]
    pointers = words.count("*") + words.count("[]")
    if any(re.fullmatch(r"\[\w+\]", word) for word in words):
        pointers = None
    names = [word for word in words if re.fullmatch(r"\w+", word)]
    return " ".join(names[:-1]), pointers, names[-1]


class Library:
    def __init__(self, header):
        self.structs = {name: [parted(field) for field in body.split(";") if field.strip()]
                        for name, body in STRUCT.findall(header)}
        self.enums = set(ENUM.findall(header)) | {"lxw_error"}
        self.functions = []
        for gives, name, takes in FUNCTION.findall(header):
            if name not in OWN and name not in (function[1] for function in self.functions):
                self.functions.append((" ".join(gives.split()), name, " ".join(takes.split())))

    def is_scalar(self, kind):
        return kind in SCALARS or kind in self.enums or re.fullmatch(r"u?int\d+_t|enum \w+", kind)

    def knows(self, kind, pointers):
        """Whether a value of that kind can be noted: a row of places ends with 0, one of
        series' numbers with -1, one of anything else with NULL."""
        if pointers is None:
            return False
        if self.is_scalar(kind):
            return pointers == 0 or (pointers == 1 and kind in ("lxw_row_t", "lxw_col_t", "int16_t"))
        if kind in OBJECTS:
            return pointers == 1
        if kind == "char":
            return pointers in (1, 2)
        return pointers <= 2 and kind in self.structs and all(
            self.knows(field, more) for field, more, _ in self.structs[kind])

    def arguments(self, takes):
        """The arguments of a function, or None where one cannot be noted."""
        arguments = [parted(one) for one in takes.split(",")]
        return arguments if all(self.knows(*one[:2]) for one in arguments) else None

    def structs_used(self):
        """Those that known arguments point to, the ones inside others first."""
        found = []

        def add(kind):
            if kind in self.structs and kind not in OBJECTS and kind not in found:
                for field, _, _ in self.structs[kind]:
                    add(field)
                found.append(kind)

        for _, _, takes in self.functions:
            for kind, _, _ in self.arguments(takes) or []:
                add(kind)
        return found

    def put(self, kind, pointers, value):
        if self.is_scalar(kind):
            return (f"put(&{value}, sizeof({value}));", f"PUT_PLACES({value});")[pointers]
        if kind in OBJECTS:
            return f"put_object({value});"
        if kind == "char":
            return (f"put_text({value});", f"PUT_LIST({value}, put_text);")[pointers - 1]
        return (f"put_{kind}(&{value});", f"PUT_ONE({value}, put_{kind});",
                f"PUT_LIST({value}, put_{kind});")[pointers]

    def get(self, kind, pointers, value):
        if self.is_scalar(kind):
            return (f"get(&{value}, sizeof({value}));", f"GET_PLACES({value});")[pointers]
        if kind in OBJECTS:
            return f"{value} = get_object();"
        if kind == "char":
            return (f"{value} = get_text();", f"GET_LIST({value}, get_text);")[pointers - 1]
        return (f"{value} = *get_{kind}();", f"GET_ONE({value}, get_{kind});",
                f"GET_LIST({value}, get_{kind});")[pointers]


def kept(gives):
    return f"keep_{gives.removeprefix('lxw_').rstrip(' *')}" if gives.endswith("*") else None


def record(library):
    for kind in library.structs_used():
        print(f"static void put_{kind}(const {kind} *p)\n{{")
        for field, pointers, name in library.structs[kind]:
            print("\t" + library.put(field, pointers, "p->" + name))
        print("}\n")
    for number, (gives, name, takes) in enumerate(library.functions):
        arguments = library.arguments(takes)
        names = ", ".join(parted(one)[2] for one in takes.split(","))
        value = "" if gives == "void" else "given = "
        print(f"{gives} {name}({takes})\n{{\n\tstatic __typeof__({name}) *real;")
        if value:
            print(f"\t{gives} given;")
        print(f'\n\tfind(&real, "{name}");\n\tif (!depth++) {{')
        if arguments is None:
            print(f'\t\tunknown("{name}");')
        else:
            print(f"\t\tbegin({number});")
            for one in arguments:
                print("\t\t" + library.put(*one))
            print("\t\tend();")
        print(f"\t}}\n\t{value}real({names});\n\tdepth--;")
        if kept(gives):
            print(f"\tif (!depth)\n\t\t{kept(gives)}(given);")
        print("\treturn given;\n}\n" if value else "}\n")


def replay(library):
    for kind in library.structs_used():
        print(f"static {kind} *get_{kind}(void)\n{{\n\t{kind} *p = get_room(sizeof(*p));\n")
        for field, pointers, name in library.structs[kind]:
            print("\t" + library.get(field, pointers, "p->" + name))
        print("\treturn p;\n}\n")
    table = []
    for number, (gives, name, takes) in enumerate(library.functions):
        arguments = library.arguments(takes)
        if arguments is None:
            continue
        table.append(f"\t[{number}] = call_{name},")
        print(f"static void call_{name}(void)\n{{")
        for kind, pointers, value in arguments:
            print(f"\t{kind} {'*' * pointers}{value};")
        print()
        for one in arguments:
            print("\t" + library.get(*one))
        call = f"{name}({', '.join(value for _, _, value in arguments)})"
        print(f"\t{kept(gives)}({call});" if kept(gives) else f"\t{call};")
        print("}\n")
    print("static void (*const calls[])(void) = {", *table, "};", sep="\n")


print(KEPT)
{"record": record, "replay": replay}[sys.argv[1]](Library(sys.stdin.read()))
