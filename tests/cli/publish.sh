#!/bin/sh
# eca publish: the three formats, languages side by side, what changed, wrong input.
. tests/cli/common

hanoi=$root/criteria/hanoi-2026
cp -r "$mini" mini

# ---- Formats ----

for format in html md xlsx; do
	run publish "$hanoi" -o one.$format
	check "$format: written" ends 0 ""
	run publish "$hanoi" -o two.$format
	check "$format: the same bytes again" cmp -s one.$format two.$format
	run publish "$hanoi" --lang en,vi -o both.$format
	check "$format: two languages" ends 0 ""
done

if command -v python3 >/dev/null; then
	cat >look.py <<'END'
import re
import sys
import xml.etree.ElementTree as tree

text = open(sys.argv[1], encoding="utf-8").read()
root = tree.fromstring(text)
ids = [e.get("id") for e in root.iter() if e.get("id")]
assert len(ids) == len(set(ids)), "an anchor stands twice"
links = [e.get("href") for e in root.iter() if e.get("href")]
assert links and all(link[1:] in ids for link in links), "a link leads nowhere"
assert not re.search(r"(src|href)=\"[^#]|url\(|@import|<script", text), "something from outside"
assert "size: A4" in text and "table-header-group" in text
END
	check "html: well-formed, whole, by itself" python3 look.py one.html
	check "html: so are two languages" python3 look.py both.html
else
	skip "html: well-formed, whole, by itself" "no python3"
fi
check "html: languages are marked" grep -q '<div lang="en">Tiers</div><div lang="vi" class="other">Thang cấp độ</div>' both.html
check "md: languages side by side" grep -q '^## Tiers / Thang cấp độ$' both.md

python=
for try in python3 /usr/bin/python3; do
	test -n "$python" || ! "$try" -c 'import openpyxl' 2>/dev/null || python=$try
done
if test -n "$python"; then
	cat >book.py <<'END'
import openpyxl

book = openpyxl.load_workbook("one.xlsx")
sheet = book["Thang cấp độ"]
cells = [[c.value for c in row if c.value is not None] for row in sheet.iter_rows()]
from_points = [row[1] for row in cells if len(row) >= 3 and isinstance(row[1], (int, float))]
assert from_points == sorted(from_points) and len(from_points) == 5, from_points
words = "\n".join(str(c.value) for s in book for r in s.iter_rows() for c in r if c.value is not None)
for wanted in ("qcd_ppm", "SHA-256", "Ví dụ tính điểm"):
    assert wanted in words, wanted
END
	check "xlsx: sheets, numbers, texts" "$python" book.py
else
	skip "xlsx: sheets, numbers, texts" "no openpyxl"
fi

# ---- A set without examples ----

run publish mini -o mini.md
check "without examples" ends 0 "mini: warning: no example in mini/tests comes to a tier, so the document has no worked example"
has() { grep -qxF -e "$1" mini.md; }
check "the notice" has "> A draft for tests."
check "when it is in force" has "| **In force** | from 2026-01-01 to 2026-12-31 |"
check "a question, its weight, its points" has '| <a id="question-licence"></a>**1.1.1 Licence?**<br>Id: licence | 1 | No: 0 points<br>Yes: 100 points |'
check "a linear scale" has '| <a id="question-rate"></a>**2.1.1 Rate**<br>Unit: %<br>From 0 to 100<br>Id: rate | 1 | 0%: 0 points<br>100%: 100 points<br>Between two of these, in proportion; beyond them, as at the nearest. |'
check "a function" has '| <a id="question-odd"></a>**2.1.2 Odd**<br>Unit: %<br>Optional<br>Id: odd | 0 | by a rule of the criteria set (set.lua:30) |'
check "a need" has "| **High** | 80 | Quality: at least 90 points |  |"
check "a gate" has '| **No licence** | Caps the tier at: Low. | Lifted when: “Licence?”: Yes |'

# ---- Worked through ----

mkdir mini/tests
cat >mini/tests/a.lua <<'END'
return {
  example "dull" { firm = {}, answers = { every = "best", odd = 1 }, expect = { overall = 100 } },
  example "lively" {
    firm = {}, answers = { licence = true, plan = false, rate = 64, odd = 1 }, expect = { overall = 60.5 },
  },
}
END
run publish mini -o mini.md
check "an example" ends 0 ""
check "the one with something to see" has 'The example enterprise “lively” (Self-assessment). All numbers below are those of a real scoring by these criteria.'
check "a sum" has "| **Total** |  | 4 | 242 |"
check "its division" has "242 divided by 4 gives 60.5 points."
check "the tier" has '- With 60.5 points, and by the further needs, the enterprise climbs to “Middle”.'
run publish mini --example dull -o mini.md
check "another one" has 'The example enterprise “dull” (Self-assessment). All numbers below are those of a real scoring by these criteria.'
run publish mini --example livly -o mini.md
check "one that is not there" ends 2 'eca: error: --example: the set has no example "livly" that comes to a tier (did you mean "lively"?)'

# ---- What changed ----

cp -r mini new
sed 's/from = 80/from = 85/; s/version = "1.0"/version = "1.1"/' mini/set.lua >new/set.lua
run publish new --since mini -o mini.md
check "since the version before" ends 0 ""
check "its heading" has "## Changes since version 1.0"
check "a threshold" has "| 2 | tier high: threshold: 80 → 85 | Yes |"
run publish mini --since mini -o mini.md
check "nothing changed" has "The two sets do not differ."

# ---- Texts that look like markup ----

sed 's/"Licence?"/"<script>|*a*\&"/' "$mini/set.lua" >new/set.lua
rm -r new/tests
run publish new -o hostile.md
check "markdown escapes" grep -qF '**1.1.1 &lt;script&gt;\|\*a\*&amp;**' hostile.md
run publish new -o hostile.html
check "html escapes" grep -qF '<strong>1.1.1 &lt;script&gt;|*a*&amp;</strong>' hostile.html

# ---- Wrong input ----

wrong() { # NAME STATUS MESSAGE ARGUMENT…
	name=$1 wanted=$2 message=$3
	shift 3
	run publish "$@"
	check "$name" ends "$wanted" "eca: error: $message"
}
wrong "no file" 2 "-o FILE is missing: where to write the document?" mini
wrong "another ending" 2 "x.pdf: a set is published as .html, .md or .xlsx: end the name so" mini -o x.pdf
wrong "three languages" 2 "--lang: a document has room for 2 languages side by side" "$hanoi" --lang vi,en,fr -o x.md
wrong "an unknown language" 2 '--lang: the criteria set mini has no language "fr", but en, vi' mini --lang fr -o x.md
wrong "an unknown set before" 4 'cannot read the criteria set ./nowhere: No such file or directory' mini --since ./nowhere -o x.md
wrong "a folder that is not there" 4 "nowhere/x.html: cannot be written: No such file or directory; create the folder first" mini -o nowhere/x.html
check "nothing is left behind" test ! -e x.md
finish
