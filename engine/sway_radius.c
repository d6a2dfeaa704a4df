/* How wrong weights may be before a tier flips. Each weight w may be anything from w(1 − r) to
 * w(1 + r). The least mean that such weights give is found by its ends: the lowest scores count
 * for most. Tiers ask scores to be at least something, so the worst and the best that pillars and
 * overall come to decide, and that moves one way with r: bisection finds where the tier does. */
#include <math.h>
#include <stdlib.h>

#include "sway.h"

enum { HALVINGS = 52 };

struct pull {
	double points, weight;
};

static int by_points(const void *a, const void *b)
{
	double x = ((const struct pull *)a)->points, y = ((const struct pull *)b)->points;

	return (x > y) - (x < y);
}

/* A mean is between the least and the greatest of its points; where nearly all weight is gone
 * what is left of it is too inexact to say so. */
static double between(const struct pull *pulls, size_t count, double mean)
{
	if (mean < pulls[0].points)
		return pulls[0].points;
	return mean > pulls[count - 1].points ? pulls[count - 1].points : mean;
}

/* The least mean of `pulls`, ascending, whose first k weights are greater by r and whose others
 * are less; the greatest where r is below 0. */
static double extreme(const struct pull *pulls, size_t count, double r)
{
	double sum = 0, weight = 0, best;
	size_t i;

	for (i = 0; i < count; i++) {
		sum += pulls[i].weight * (1 - r) * pulls[i].points;
		weight += pulls[i].weight * (1 - r);
	}
	best = weight > 0 ? between(pulls, count, sum / weight) : NAN;
	for (i = 0; i < count; i++) {
		double mean;

		sum += 2 * r * pulls[i].weight * pulls[i].points;
		weight += 2 * r * pulls[i].weight;
		mean = weight > 0 ? between(pulls, count, sum / weight) : NAN;
		if (isnan(best) || (r > 0 ? mean < best : mean > best))
			best = mean;
	}
	return best;
}

/* What pillars and overall come to, at worst or at best. */
struct corner {
	const struct sway *sway;
	double *points;       /* one per pillar, and overall */
	struct pull **pulls;  /* of each pillar's criteria, ascending */
	size_t *n_pulls;
	struct pull *pillars; /* room for all */
};

static uint64_t corner_leaf(const void *trials, size_t slot, double n)
{
	return ((const struct corner *)trials)->points[slot] >= n ? ~UINT64_C(0) : 0;
}

static void go_to(struct corner *c, double r)
{
	const struct eca_model *m = c->sway->model;
	size_t i, n = 0;

	for (i = 0; i < m->n_pillars; i++) {
		c->points[i] = c->sway->points[m->n_criteria + i];
		if (c->sway->open[i] && c->n_pulls[i] && r != 0)
			c->points[i] = score_round(extreme(c->pulls[i], c->n_pulls[i], r));
		if (c->sway->known[m->n_criteria + i])
			c->pillars[n++] = (struct pull){ c->points[i],
			                                 c->sway->weights[m->first_pillar + i] };
	}
	qsort(c->pillars, n, sizeof(*c->pillars), by_points);
	c->points[m->n_pillars] = c->sway->points[m->n_criteria + m->n_pillars];
	if (r != 0)
		c->points[m->n_pillars] = score_round(extreme(c->pillars, n, r));
}

static size_t tier_at(struct corner *c, double r)
{
	const struct eca_model *m = c->sway->model;
	uint64_t *at_least = need_memory(m->n_tiers * sizeof(*at_least));
	size_t tier = 0, i;

	go_to(c, r);
	sway_tiers(c->sway, corner_leaf, c, at_least);
	for (i = 1; i < m->n_tiers; i++)
		tier += at_least[i] != 0;
	free(at_least);
	return tier;
}

/* The least r at which the tier is another, on the side of `sign`; 1 where it is the same. */
static double least(struct corner *c, double sign)
{
	double low = 0, high = 1, middle;
	int i;

	if (tier_at(c, sign) == c->sway->tier)
		return 1;
	for (i = 0; i < HALVINGS; i++) {
		middle = (low + high) / 2;
		if (tier_at(c, sign * middle) == c->sway->tier)
			low = middle;
		else
			high = middle;
	}
	return high;
}

static void sort_criteria(struct corner *c)
{
	const struct eca_model *m = c->sway->model;
	size_t i, k;

	for (i = 0; i < m->n_pillars; i++) {
		const struct eca_node *pillar = &m->nodes[m->first_pillar + i];

		c->pulls[i] = need_memory((pillar->n_children + 1) * sizeof(**c->pulls));
		c->n_pulls[i] = 0;
		for (k = 0; k < pillar->n_children; k++) {
			size_t node = pillar->first_child + k, at = node - m->first_criterion;

			if (c->sway->known[at] && c->sway->weights[node] > 0)
				c->pulls[i][c->n_pulls[i]++] = (struct pull){
					c->sway->points[at], c->sway->weights[node] };
		}
		qsort(c->pulls[i], c->n_pulls[i], sizeof(**c->pulls), by_points);
	}
}

double sway_radius(const struct sway *sway, size_t *becomes)
{
	const struct eca_model *m = sway->model;
	struct corner c = {
		.sway = sway,
		.points = need_memory((m->n_pillars + 1) * sizeof(*c.points)),
		.pulls = need_memory((m->n_pillars + 1) * sizeof(*c.pulls)),
		.n_pulls = need_memory((m->n_pillars + 1) * sizeof(*c.n_pulls)),
		.pillars = need_memory((m->n_pillars + 1) * sizeof(*c.pillars)),
	};
	double down, up, radius;
	size_t i;

	sort_criteria(&c);
	down = least(&c, 1);
	up = least(&c, -1);
	radius = down <= up ? down : up;
	*becomes = tier_at(&c, down <= up ? radius : -radius);
	if (*becomes == sway->tier)
		*becomes = ECA_NONE;
	for (i = 0; i < m->n_pillars; i++)
		free(c.pulls[i]);
	free(c.points);
	free(c.pulls);
	free(c.n_pulls);
	free(c.pillars);
	return radius;
}
