/* Weights drawn at random, and what they make of many firms. */
#ifndef ECA_SWAY_DRAWS_H
#define ECA_SWAY_DRAWS_H

#include "sway.h"

/* A firm, and what came of it. */
struct sway_firm {
	const struct sway *sway;               /* or NULL: `assessment` is scored whole */
	const struct eca_assessment *assessment;
	uint32_t *tiers; /* one per tier: draws that came to it */
	uint32_t *ranks; /* room for n_firms: draws in which so many firms were above; or NULL */
};

struct sway_run {
	struct eca_set *set;
	const struct sway_firm *firms; /* those of one weighting stand together */
	size_t n_firms;
	double within;
	uint64_t seed;
	size_t draws, threads; /* firms that are scored whole are so on one */
};

/* Fills tiers and ranks, which are zeroed. The same whatever the number of threads. */
void sway_draw(const struct sway_run *run);

/* What a draw multiplies the weight of a node with: 1 − within … 1 + within, evenly. */
double sway_factor(const struct sway_run *run, uint64_t draw, size_t node);

#endif
