#!/bin/sh
# Scores 223,580 firms, as many as operate in Hanoi (Nhan Dan, 2025), on one
# thread from CSV to CSV, and prints firms per second of processor time and peak
# memory. Then reads as many from a workbook of 97 columns, beside a bare program on
# the same two libraries that collects the cells' texts and does nothing else (the
# ratio is to stay below 1.2).
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

measure() { # name, command…
	name=$1
	shift
	/usr/bin/env python3 - "$name" "$count" "$@" 3>>"$work/seconds" <<'PYTHON'
import os, resource, subprocess, sys

name, count, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
best = None
for _ in range(3):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = usage.ru_utime + usage.ru_stime
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{name}: exit status {os.waitstatus_to_exitcode(status)}")
    if best is None or seconds < best[0]:
        best = (seconds, usage.ru_maxrss)
os.write(3, f"{best[0]:.3f}\n".encode())
print(f"{name:<28} {best[0]:7.2f} s CPU  {count / best[0]:10,.0f} firms/s  {best[1] / 1024:6.1f} MiB")
PYTHON
}

measure 'score, CSV to CSV' "$eca" score -q -c "$set_folder" "$work/answers.csv" -o "$work/results.csv"
measure 'score, CSV to JSON lines' "$eca" score -q -c "$set_folder" "$work/answers.csv" -o "$work/results.ndjson"

/usr/bin/env python3 tests/bench/generate_xlsx.py "$count" "$work/table.xlsx"
printf '%s firms in a table of 97 columns, %s MB of workbook\n' "$count" \
	$(($(wc -c <"$work/table.xlsx") / 1000000))
: >"$work/seconds"
measure 'libzip and expat alone' "$bench/bare_xlsx" "$work/table.xlsx"
measure 'read the workbook' "$bench/read" tests/bench/table "$work/table.xlsx"
awk '{ seconds[NR] = $1 } END { printf "%-28s %7.2f\n", "ratio", seconds[2] / seconds[1] }' "$work/seconds"
