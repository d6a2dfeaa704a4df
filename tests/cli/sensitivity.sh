#!/bin/sh
# eca sensitivity: what hangs on weights.
. tests/cli/common

mkdir three
cat >three/set.lua <<'END'
local function one(id, weight, question)
  return pillar(id) {
    name = id, weight = weight,
    criterion("c_" .. id) { name = id, number(question) {
      text = question, unit = "points", points = linear { {0, 0}, {100, 100} } } },
  }
end
return set "three" {
  version = "1", effective = { from = "2026-01-01" }, languages = { "en" }, name = "Three",
  one("a", 5, "x"), one("b", 3, "y"), one("c", 2, "z"),
  tier "below" { from = 0, name = "Below" },
  tier "above" { from = 60, name = "Above", needs = score_at_least("a", 30) },
}
END
cat >six.csv <<'END'
firm_id,x,y,z
A,80,40,60
B,60,70,20
C,30,50,90
D,90,85,70
E,55,60,65
F,20,35,30
END

# ---- Every figure by hand: one criterion a pillar, so that only the pillars' weights count ----

cat >want.csv <<'END'
firm_id,source,sector,tier,overall,margin,margin_at,kept_by,kept_at,missing,radius,becomes,rank,rank_low,rank_high,share:below,share:above
A,self,,above,64.000000,4.000000,overall,,,,0.250000,below,2,2,2,0.000000,1.000000
B,self,,below,55.000000,,,threshold,overall,5.000000,0.454545,above,4,4,4,1.000000,0.000000
C,self,,below,48.000000,,,threshold,overall,12.000000,0.500000,above,5,5,5,1.000000,0.000000
D,self,,above,84.500000,24.500000,overall,,,,1.000000,,1,1,1,0.000000,1.000000
E,self,,below,58.500000,,,threshold,overall,1.500000,0.428571,above,3,3,3,1.000000,0.000000
F,self,,below,26.500000,,,threshold,overall,33.500000,1.000000,,6,6,6,1.000000,0.000000
END
run sensitivity three six.csv --within 5 -o six.out.csv -q
check "known figures" cmp six.out.csv want.csv
check "and nothing else is said" ends 0 ""
run sensitivity three six.csv --within 5 -q
check "standard output is the same" cmp out want.csv

# ---- The same whatever the threads, the locale and the order ----

hanoi=$root/criteria/hanoi-2026
sample=$hanoi/sample/answers.csv
run sensitivity "$hanoi" "$sample" -n 500 -j 1 -o one.json -q
check "the sample" ends 0 ""
run sensitivity "$hanoi" "$sample" -n 500 -j 3 -o three.json -q
check "threads" cmp one.json three.json
LC_ALL=fr_FR.UTF-8 "$eca" sensitivity "$hanoi" "$sample" -n 500 -o locale.json -q
check "locale" cmp one.json locale.json
run sensitivity "$hanoi" "$sample" -n 500 --seed 2 -o seed.json -q
check "another seed is something else" sh -c '! cmp -s one.json seed.json'
{ head -n 1 "$sample"; tail -n +2 "$sample" | sort -r; } >turned.csv
run sensitivity "$hanoi" "$sample" -n 500 -o straight.csv -q
run sensitivity "$hanoi" turned.csv -n 500 -o turned.out.csv -q
sort straight.csv >a
sort turned.out.csv >b
check "the order of firms" cmp a b

# ---- Influences add up, each firm counts once ----

check "influences add up to 1" python3 - <<'PY'
import json
found = json.load(open("one.json"))
assert abs(sum(i["influence"] for i in found["influences"]) - 1) < 1e-4
assert abs(sum(i["weight"] for i in found["influences"]) - 1) < 1e-4
firms = [f["firm_id"] for f in found["firms"]]
assert len(firms) == len(set(firms)) == 41 and found["left_out"] == 1
assert all(abs(sum(f["shares"].values()) - 1) < 1e-5 for f in found["firms"])
assert all(f["rank_low"] <= f["rank"] <= f["rank_high"] for f in found["firms"])
assert next(f for f in found["firms"] if f["firm_id"] == "HN-004")["source"] == "site_visit"
PY

# ---- For people ----

for language in vi en fr; do
	COLUMNS=140 NO_COLOR=1 run sensitivity "$hanoi" "$sample" -n 500 --table --lang "$language"
	cp out "$language"
done
cat >want.heads <<'END'
Khi mọi trọng số lệch ngẫu nhiên trong khoảng ±25,0 %, cấp độ giữ nguyên ở ít nhất 95 % số lần thử với 38 trong 41 doanh nghiệp.
END
check "in Vietnamese" grep -qxF -f want.heads vi
check "in English" grep -qF "With every weight off by up to ±25.0 % at random" en
check "in French" grep -qF "Tous les poids variant au hasard de ±25,0 % au plus" fr
check "twenty firms unless all are asked for" grep -qF "… and 21 more firms; -v lists all." en

# ---- Wrong input ----

said() { # NAME MESSAGE ARGUMENT…
	name=$1 message=$2
	shift 2
	run sensitivity "$@"
	check "$name" ends 2 "eca: error: $message"
}
said "within" '--within: "200" is not a number from 0 to 100' three six.csv --within 200
said "draws" '--draws: "0" is not a whole number from 1 to 10000000' three six.csv --draws 0
said "half a draw" '--draws: "1.5" is not a whole number from 1 to 10000000' three six.csv --draws 1.5
said "threads" '--jobs: "many" is not a whole number from 0 to 64' three six.csv -j many
said "seed" '--seed: "-1" is not a whole number from 0 to 1000000000000000' three six.csv --seed=-1
said "ending" "x.xlsx: what is found is written as .csv or .json: end the name so" three six.csv -o x.xlsx
echo firm_id,x,y,z >none.csv
run sensitivity three none.csv -o none.out.csv
check "no firm" ends 4 "eca: error: none.csv: no assessments: the file has a header only
eca: error: there is no assessment in what was given"
check "and no file" test ! -e none.out.csv
printf 'firm_id,x,y,z\nA,80,40,60\nB,80,x,60\n' >bad.csv
run sensitivity three bad.csv -q
check "what cannot be read is said, the rest goes on" status_is 1
check "of A" out_has "A,self,,above"

finish
