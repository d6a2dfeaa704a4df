#!/bin/sh
# Scores 223,580 firms, as many as operate in Hanoi (Nhan Dan, 2025), on one
# thread from CSV to CSV, and prints firms per second of processor time and peak
# memory. Then reads as many from a workbook of 97 columns, beside a bare program on
# the same two libraries that collects the cells' texts and does nothing else (the
# ratio is to stay below 1.2). Then compares the set with a revision of it over the firms,
# and finds the plans of the first 300, each with its curve. At last it writes 1,400 reports on
# two threads, beside a bare program that makes the same calls of libxlsxwriter on one and does
# nothing else (the ratio is to stay at 1 or below), and looks at memory and bytes.
# The figures are this machine's: compare runs on one machine only.
set -eu

eca=${ECA:-build/release/eca}
bench=${BENCH:-build/release/tests/bench}
generate=$bench/generate
count=${COUNT:-223580}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
set_folder=criteria/hanoi-2026

"$generate" "$set_folder" "$set_folder/sample/answers.csv" "$count" >"$work/answers.csv"
bytes=$(wc -c <"$work/answers.csv")
printf '%s firms, %s MB of answers\n' "$count" $((bytes / 1000000))

# measure_of COUNT NAME COMMAND… [-- NAME COMMAND…]: each three times, taking turns, so that
# what else the machine does slows all of them; the best of each counts. Of two, their ratio too.
measure_of() {
	/usr/bin/env python3 - "$@" <<'PYTHON'
import os, subprocess, sys

count, runs = int(sys.argv[1]), [[]]
for word in sys.argv[2:]:
    if word == "--":
        runs.append([])
    else:
        runs[-1].append(word)
best = [None] * len(runs)
for _ in range(3):
    for i, (name, *command) in enumerate(runs):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            sys.exit(f"{name}: exit status {os.waitstatus_to_exitcode(status)}")
        seconds = usage.ru_utime + usage.ru_stime
        best[i] = min(best[i] or (seconds, usage.ru_maxrss), (seconds, usage.ru_maxrss))
for (name, *_), (seconds, memory) in zip(runs, best):
    print(f"{name:<28} {seconds:7.2f} s CPU  {count / seconds:10,.0f} firms/s  {memory / 1024:6.1f} MiB")
if len(runs) == 2:
    print(f"{'ratio':<28} {best[1][0] / best[0][0]:7.2f}")
PYTHON
}
measure() { measure_of "$count" "$@"; }

measure 'score, CSV to CSV' "$eca" score -q -c "$set_folder" "$work/answers.csv" -o "$work/results.csv"
measure 'score, CSV to JSON lines' "$eca" score -q -c "$set_folder" "$work/answers.csv" -o "$work/results.ndjson"

# 1,400 firms under 10,000 draws of all weights, beside numpy doing the same (the ratio is to
# stay above 10): the seconds of drawing alone, without reading, of the best of three.
if python3 -c 'import numpy' 2>/dev/null; then
	head -n 1401 "$work/answers.csv" >"$work/firms.csv"
	"$eca" score -q -c "$set_folder" "$work/firms.csv" -o "$work/firms.json" || test $? = 1
	python3 - "$eca" "$set_folder" "$work" <<'PYTHON'
import subprocess, sys, time

eca, folder, work = sys.argv[1:]

def seconds(draws):
    start = time.perf_counter()
    subprocess.run([eca, "sensitivity", folder, work + "/firms.csv", "-q", "-n", str(draws), "-o",
                    work + "/sensitivity.json"], stderr=subprocess.DEVNULL)
    return time.perf_counter() - start

ours = numpy = 1e9
for _ in range(3):
    ours = min(ours, seconds(10000) - seconds(1))
    numpy = min(numpy, float(subprocess.check_output(
        [sys.executable, "tests/bench/sensitivity.py", work + "/firms.json", "10000"])))
print(f"{'sensitivity, 14 M scorings':<28} {ours:7.2f} s; numpy {numpy:.2f} s; {numpy / ours:.1f} times as fast")
PYTHON
fi

/usr/bin/env python3 tests/bench/generate_xlsx.py "$count" "$work/table.xlsx"
printf '%s firms in a table of 97 columns, %s MB of workbook\n' "$count" \
	$(($(wc -c <"$work/table.xlsx") / 1000000))
measure 'libzip and expat alone' "$bench/bare_xlsx" "$work/table.xlsx" \
	-- 'read the workbook' "$bench/read" tests/bench/table "$work/table.xlsx"

# A revision with six edits, three of which move firms.
cp -r "$set_folder" "$work/revised"
sed -i 's/from = 65/from = 67/; s/from = 50/from = 48/' "$work/revised/tiers.lua"
sed -i 's/gov = 12, qcd = 22, tec = 15/gov = 10, qcd = 28, tec = 11/' "$work/revised/weightings.lua"
sed -i '0,/weight = 40,/s//weight = 10,/' "$work/revised/pillars/gov.lua"
measure 'diff, six edits' "$eca" diff -q "$set_folder" "$work/revised" "$work/answers.csv" -o "$work/diff.csv"

head -n 301 "$work/answers.csv" >"$work/firms.csv"
"$bench/plans" "$set_folder" "$work/firms.csv"

# reports COUNT THREADS: the command that writes so many into $work/COUNT-THREADS.
reports() {
	echo "score -q -c $set_folder $work/$1.csv -o $work/results.csv -j $2 --reports $work/$1-$2"
}
for firms in 100 1400; do
	"$generate" "$set_folder" "$set_folder/sample/answers.csv" $firms >"$work/$firms.csv"
done
mkdir "$work/bare"
# shellcheck disable=SC2046 # a command is words
"$bench/record" "$work/trace" $(reports 1400 1)
"$bench/bare_reports" "$work/trace" "$work/bare"
diff -r "$work/1400-1" "$work/bare" # or the two do not do the same
# shellcheck disable=SC2046
{
	measure_of 1400 'libxlsxwriter alone' "$bench/bare_reports" "$work/trace" "$work/bare" \
		-- '1,400 reports on two threads' "$eca" $(reports 1400 2)
	measure_of 1400 '1,400 reports on one thread' "$eca" $(reports 1400 1)
	measure_of 100 '100 reports on two threads' "$eca" $(reports 100 2)
}
diff -r "$work/1400-1" "$work/1400-2" && echo 'the same bytes on one thread and two'
