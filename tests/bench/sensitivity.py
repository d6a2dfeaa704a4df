#!/usr/bin/env python3
"""Draws weights for firms as `eca sensitivity` does, with numpy: sensitivity.py RESULTS.json DRAWS

RESULTS are those of `eca score`. For each draw: every weight of criteria and pillars by a factor
of its own, pillars and overall score with what is not applicable left out, each rounded to
millionths, the tier by thresholds, floors of pillars and fired gates' caps, and each firm's rank.
(Needs that are no scores, and gates on scores, are taken as they came out: less than the program
does.) Prints the seconds of the drawing alone, without reading.
"""
import json
import sys
import time

import numpy as np

CHUNK = 500  # draws at once: what fits the processor's second memory does best


def rounded(x):
    return np.floor(x * 1e6 + 0.5 + 1e-6) / 1e6


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        results = [r for r in json.load(file) if r["status"] == "ok"]
    draws = int(sys.argv[2])
    pillars = [[c["id"] for c in p["criteria"]] for p in results[0]["pillars"]]
    froms = [35.0, 50.0, 65.0, 80.0]
    groups = {}
    for r in results:
        groups.setdefault(r["weighting"], []).append(r)

    data = []
    for rs in groups.values():
        scores = [np.array([[c["score"] if c["score"] is not None else 0 for c in r["pillars"][i]["criteria"]]
                            for r in rs]) for i in range(len(pillars))]
        known = [np.array([[c["score"] is not None for c in r["pillars"][i]["criteria"]]
                           for r in rs], dtype=float) for i in range(len(pillars))]
        weights = [np.array([c["weight"] for c in rs[0]["pillars"][i]["criteria"]], dtype=float)
                   for i in range(len(pillars))]
        whole = np.array([p["weight"] for p in rs[0]["pillars"]], dtype=float)
        data.append((scores, known, weights, whole))

    rng = np.random.Generator(np.random.Philox(1))
    firms = len(results)
    counts = np.zeros((firms, len(froms) + 1), dtype=np.int64)
    ranks = np.zeros((firms, firms), dtype=np.uint32)
    rows = np.arange(firms)
    start = time.perf_counter()
    for first in range(0, draws, CHUNK):
        n = min(CHUNK, draws - first)
        factors = [1 + 0.25 * (2 * rng.random((len(p), n)) - 1) for p in pillars]
        of_pillars = 1 + 0.25 * (2 * rng.random((len(pillars), n)) - 1)
        all_overall, all_tiers = [], []
        for scores, known, weights, whole in data:
            total = weight = 0
            floors = None
            for i in range(len(pillars)):
                w = weights[i][:, None] * factors[i]
                down = known[i] @ w
                points = rounded(np.divide(scores[i] @ w, down, out=np.zeros_like(down), where=down > 0))
                there = down > 0
                pw = np.where(there, (whole[i] * of_pillars[i])[None, :], 0)
                total = total + pw * points
                weight = weight + pw
                low = np.where(there, points, 100)
                floors = low if floors is None else np.minimum(floors, low)
            overall = rounded(total / weight)
            tier = (overall >= froms[0]).astype(np.int8)
            reached = overall >= froms[0]
            for level, (threshold, floor) in enumerate(zip(froms[1:], (0, 35, 50)), 2):
                reached = reached & (overall >= threshold) & (floors >= floor)
                tier = tier + reached
            all_overall.append(overall)
            all_tiers.append(tier)
        overall = np.concatenate(all_overall)
        tier = np.concatenate(all_tiers)
        for level in range(len(froms) + 1):
            counts[:, level] += (tier == level).sum(axis=1)
        order = np.argsort(-overall, axis=0, kind="stable")
        for d in range(n):
            ranks[order[:, d], rows] += 1
    print(f"{time.perf_counter() - start:.3f}")


main()
