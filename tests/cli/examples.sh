#!/bin/sh
# shellcheck disable=SC2016 # back quotes in what is said
# eca test: the examples of a set, how they come out, what they leave untried, and
# real firms made into examples.
. tests/cli/common

hanoi=$root/criteria/hanoi-2026
sample=$hanoi/sample/answers.csv

# ---- The default set --------------------------------------------------------------

run test
check "hanoi-2026: all hold" ends 0 ""
check "hanoi-2026: they say how many" grep -q '^hanoi-2026 2026\.1: [0-9]* examples, which all hold$' out
check "it is the default set" grep -q '^tried: ' out
run test hanoi-2026 --coverage
for untried in 'tier "' 'gate "' 'weighting "' 'set "' 'level "' 'multi "' 'choice "' 'yes_no "' 'function'; do
	check "hanoi-2026: nothing is left untried of: $untried" test -z "$(grep -F ": $untried" out)"
done
run test hanoi-2026 --coverage
cp out first
run test hanoi-2026 --coverage
check "the same bytes again" cmp -s out first

# ---- What `every` gives ---------------------------------------------------------------

run test "$root/tests/cli/every"
check "the best and the worst of every kind of question" status_is 0

# ---- Examples that do not hold -----------------------------------------------------------

cp -r "$mini" mini
mkdir mini/tests
cat >mini/tests/a.lua <<'END'
return {
  example "a strong firm" {
    firm = { name = "X", employees = 12 },
    answers = { every = "best", odd = 2, rate = 95 },
    expect = { tier = "high", overall = near(96, 1), qcd = at_least(90), gates = {}, odd = 50 },
  },
  example "no licence & <no> #plan" {
    answers = { every = "best", odd = "missing", licence = false },
    expect = {
      process = 3, tier = "middle", overall = at_most(80), papers = 50, rate = at_least(20), gates = { "licensed" },
      missing = {}, odd = "na",
    },
  },
}
END
cat >mini/tests/b.lua <<'END'
return example "goes wrong" { answers = { every = "worst", odd = 13 }, expect = { tier = "low", gov = 0 } }
END

cat >want <<'END'
./mini/tests/a.lua:7: does not hold: no licence & <no> #plan

              expected     found
────────────  ───────────  ──────────  ──────────────────
status                     ok
tier          middle       low         < first difference
gates         licensed     licensed
missing       none         odd         <
overall       at most 80   87.5        <
  gov                      50
    papers    50           50
  qcd                      100
    process   3            100         <
      rate    at least 20  100
      odd     N/A          0           <

./mini/tests/b.lua:1: does not hold: goes wrong
./mini/set.lua:33: number "odd": points: thirteen (firm goes wrong)

              expected    found
────────────  ──────────  ──────────  ──────────────────
status                    failed
tier          low         failed      < first difference
gates                     failed

mini 1.0: 3 examples, 2 of which do not hold
tried: 2 of 3 tiers, 1 of 1 gates fired, 1 of 1 gates held open, 3 of 4 options, 1 of 1 functions, 2 of 2 lines of functions
`--coverage` lists what is untried.
END
run test ./mini
check "what does not hold is shown beside what should" status_is 1
check "as a tree, the first difference marked" cmp -s out want
mv out again
run test ./mini -o report.txt
check "into a file" cmp -s report.txt again
check "and nothing on standard output" out_is ""

cat >tap.want <<'END'
TAP version 13
1..3
ok 1 - a strong firm
not ok 2 - no licence & <no> \#plan
  ---
  at: "./mini/tests/a.lua:7"
  differences:
    - "tier: expected middle, found low"
    - "missing: expected none, found odd"
    - "overall: expected at most 80, found 87.5"
    - "process: expected 3, found 100"
    - "odd: expected N/A, found 0"
  ...
not ok 3 - goes wrong
  ---
  at: "./mini/tests/b.lua:1"
  failure: "./mini/set.lua:33: number \"odd\": points: thirteen (firm goes wrong)"
  differences:
    - "tier: expected low, found failed"
    - "gov: expected 0, found failed"
  ...
# tried: 2 of 3 tiers, 1 of 1 gates fired, 1 of 1 gates held open, 3 of 4 options, 1 of 1 functions, 2 of 2 lines of functions
# `--coverage` lists what is untried.
END
run test ./mini --format tap
check "TAP: status" status_is 1
check "TAP" cmp -s out tap.want

cat >junit.want <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="mini">
  <testsuite name="./mini/tests/a.lua" tests="2" failures="1">
    <testcase name="a strong firm" classname="mini" file="./mini/tests/a.lua" line="2"/>
    <testcase name="no licence &amp; &lt;no&gt; #plan" classname="mini" file="./mini/tests/a.lua" line="7">
      <failure message="tier: expected middle, found low; missing: expected none, found odd; overall: expected at most 80, found 87.5; process: expected 3, found 100; odd: expected N/A, found 0">tier: expected middle, found low
missing: expected none, found odd
overall: expected at most 80, found 87.5
process: expected 3, found 100
odd: expected N/A, found 0</failure>
    </testcase>
  </testsuite>
  <testsuite name="./mini/tests/b.lua" tests="1" failures="1">
    <testcase name="goes wrong" classname="mini" file="./mini/tests/b.lua" line="1">
      <failure message="tier: expected low, found failed; gov: expected 0, found failed; ./mini/set.lua:33: number &quot;odd&quot;: points: thirteen (firm goes wrong)">tier: expected low, found failed
gov: expected 0, found failed
./mini/set.lua:33: number &quot;odd&quot;: points: thirteen (firm goes wrong)</failure>
    </testcase>
  </testsuite>
  <system-out>tried: 2 of 3 tiers, 1 of 1 gates fired, 1 of 1 gates held open, 3 of 4 options, 1 of 1 functions, 2 of 2 lines of functions
./mini/set.lua:41: tier &quot;middle&quot; is never reached
./mini/set.lua:19: yes_no &quot;plan&quot; is never answered no
</system-out>
</testsuites>
END
run test ./mini --format junit --coverage -o results.xml
check "JUnit: status" status_is 1
check "JUnit" cmp -s results.xml junit.want
if command -v python3 >/dev/null; then
	check "JUnit is XML" python3 -c 'import sys, xml.dom.minidom as m; m.parse("results.xml")'
	run test hanoi-2026 --format junit --coverage -o results.xml
	check "JUnit of hanoi-2026 is XML" python3 -c 'import sys, xml.dom.minidom as m; m.parse("results.xml")'
else
	skip "JUnit is XML" "no python3"
fi

# ---- What is left untried ------------------------------------------------------------------

cp -r "$root/tests/valid/examples" kinds
cat >kinds/tests/a.lua <<'END'
return { example "one" { answers = { licence = false, age = 3, spc = 1, certs = { "iso_9001" } }, expect = { status = "incomplete" } } }
END
cat >want <<'END'
t 1: 1 example, which holds
tried: 0 of 2 tiers, 1 of 1 gates fired, 0 of 1 gates held open, 1 of 3 levels, 2 of 6 options, 2 of 4 functions, 2 of 4 lines of functions
./kinds/set.lua:26: tier "low" is never reached
./kinds/set.lua:27: tier "high" is never reached
./kinds/set.lua:28: gate "licensed" is never held open
./kinds/set.lua:16: yes_no "licence" is never answered yes
./kinds/set.lua:17: level "spc" is never answered 0, 2
./kinds/set.lua:18: choice "owner" is never answered private, state
./kinds/set.lua:19: multi "certs" is never answered none
./kinds/set.lua:6: the function is never called
./kinds/set.lua:22: the function is never called
./kinds/set.lua:6: the line never runs
./kinds/set.lua:22: the line never runs
END
run test ./kinds --coverage
check "what is untried, with its place" cmp -s out want

# ---- The example of the page ----------------------------------------------------------------

mkdir -p page
cp -r "$hanoi"/. page
rm -r page/tests
mkdir page/tests
sed -n '/^## Examples/,/^## Trying/p' "$root/criteria/README.md" | sed -n '/^```lua/,/^```/p' | grep -v '^```' >page/tests/a.lua
run test ./page
check "the example of criteria/README.md holds" ends 0 ""

# ---- Examples and the set ----------------------------------------------------------------------

cp -r "$hanoi" with
cp -r "$hanoi" without
rm -r without/tests
run score "$sample" -c ./with -q -o with.csv
run score "$sample" -c ./without -q -o without.csv
check "examples are no part of the set's hash" cmp -s with.csv without.csv
echo 'return { example "wrong" { expect = { teir = "intl" } } }' >with/tests/wrong.lua
run score "$sample" -c ./with -q -o with.csv
check "scoring does not read them" cmp -s with.csv without.csv
run test ./with
check "wrong examples are none" ends 3 './with/tests/wrong.lua:1: error: example "wrong": expect: there is no question, criterion or pillar "teir" (did you mean "tier"?)'
run check ./with
check "eca check says so too" status_is 1
check "with file and line" grep -q '^./with/tests/wrong\.lua:1: error: ' out
run test ./without
check "no examples: status" status_is 1
check "no examples are said" err_is 'eca: error: the criteria set hanoi-2026 has no examples: they stand in ./without/tests/*.lua'
sed 's/weight = 1,/wieght = 1,/' mini/set.lua >broken && mv broken mini/set.lua
run test ./mini
check "a broken set: status 3" status_is 3
check "its mistakes are said, not those of its examples" err_has 'unknown field "wieght"'
run test ./nothing
check "no such folder" status_is 4

# ---- Firms made into examples -----------------------------------------------------------------------

cp -r "$hanoi" recorded
rm -r recorded/tests
mkdir recorded/tests
for firm in HN-001 HN-004 HN-019 HN-022 HN-030 HN-042; do
	run test recorded --record "$sample" --firm $firm -o $firm.lua
	check "record $firm" ends 0 ""
	check "nothing says whose it is: $firm" test -z "$(grep -E "$firm|DGV-|tax_code|name|99[0-9]{8}|note" $firm.lua | grep -v '^-- ')"
	sed "s/a recorded firm/firm $firm/" $firm.lua >recorded/tests/$firm.lua
done
run test ./recorded
check "recorded firms come out as they did" ends 0 ""
check "all of them" grep -q ': 6 examples, which all hold$' out
check "a visit's evidence is kept" grep -q 'evidence = "e1" }' HN-004.lua
run test recorded --record "$sample" --firm HN-004 --source self
check "another assessment of the firm" out_has 'source = "self"'
check "evidence counts on visits only" test "$(grep -c evidence out)" = 0
run test recorded --record "$sample" --firm HN-4
check "no such firm" ends 1 'eca: error: there is no assessment of firm "HN-4" among those of 42 firms (did you mean "HN-004"?)'

mkdir texts
cat >texts/set.lua <<'END'
return set "texts" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "Texts",
  profile { text "region" { text = "Region?" } },
  pillar "p" {
    name = "P",
    criterion "c" {
      name = "C",
      yes_no "function" { text = "?" },
      yes_no "q" { text = "?", applies_if = one_of("region", { "north" }) },
    },
  },
  tier "low" { from = 0, name = "Low" },
}
END
printf 'firm_id,region,function,q\nf1,north,yes,no\nf2,south,yes,no\n' >texts.csv
run test ./texts --record texts.csv --firm f1
check "a result that hung on a text: said" ends 0 'firm f1: warning: without its texts the result is another: the example expects what comes of the answers that are left'
check "an id that is a word of Lua" out_has '["function"] = true,'
mkdir texts/tests
cp out texts/tests/a.lua
run test ./texts
check "it holds all the same" status_is 0

# ---- Command lines ----------------------------------------------------------------------------------

run test --record "$sample"
check "whom to record" ends 2 'eca: error: test: which firm is recorded? --firm ID says; see `eca help test`'
run test --firm HN-001
check "from where" ends 2 'eca: error: test: --firm says whom to record: --record ANSWERS says from where'
run test --record "$sample" --firm HN-001 --format tap
check "recording runs nothing" ends 2 'eca: error: test: --record writes an example and runs none: leave out --format'
run test --record "$sample" --firm HN-001 -o "$sample"
check "answers are not written over" status_is 2
run test --format xml
check "a format there is not" status_is 2
finish
