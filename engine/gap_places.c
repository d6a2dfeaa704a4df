/* Sums of two strands where costs are few: efforts are whole numbers of some unit, mostly of 1, so
 * that there can be a place for each cost and number of questions changed, in the order of points.
 * The best sum of each place stays, and nothing has to be looked for. */
#include <math.h>
#include <stdlib.h>

#include "gap.h"

enum { PLACES_MOST = 1 << 15 };

static size_t place_of(const struct gap_places *p, const struct gap_point *point)
{
	return (size_t)(point->cost / p->world->gap->unit) * p->per_cost + point->n;
}

static uint32_t most_changed(const struct gap_strand *strand)
{
	uint32_t most = 0;
	size_t i;

	for (i = 0; i < strand->count; i++)
		most = strand->points[i].n > most ? strand->points[i].n : most;
	return most;
}

bool gap_places_begin(struct gap_places *p, struct gap_world *w, const struct gap_strand *sums,
                      const struct gap_strand *parts)
{
	int64_t cost = sums->points[sums->count - 1].cost + parts->points[parts->count - 1].cost;
	size_t i;

	*p = (struct gap_places){ .world = w, .sums = sums, .parts = parts };
	p->per_cost = (size_t)most_changed(sums) + most_changed(parts) + 1;
	if (cost / w->gap->unit >= (int64_t)(PLACES_MOST / p->per_cost))
		return false;
	p->count = (size_t)(cost / w->gap->unit + 1) * p->per_cost;
	p->best = need_memory(p->count * sizeof(*p->best));
	p->made_of = need_memory(p->count * sizeof(*p->made_of));
	p->at = need_memory(sums->count * sizeof(*p->at));
	p->values = need_memory(sums->count * sizeof(*p->values));
	for (i = 0; i < p->count; i++)
		p->best[i] = NAN;
	for (i = 0; i < sums->count; i++)
		p->at[i] = (uint32_t)place_of(p, &sums->points[i]);
	return true;
}

static struct gap_point point_of(const struct gap_places *p, size_t place)
{
	size_t part = p->made_of[place] / p->sums->count, sum = p->made_of[place] % p->sums->count;

	return gap_made_of(&p->sums->points[sum], &p->parts->points[part], p->best[place]);
}

/* Of two sums that are the same but for their questions the one of earlier ones stays. */
static void keep_earlier(struct gap_places *p, size_t place, uint32_t made_of)
{
	struct gap_point kept = point_of(p, place), other;
	uint32_t before = p->made_of[place];

	p->made_of[place] = made_of;
	other = point_of(p, place);
	if (gap_compare_changed(&other, &kept, p->world->words) >= 0)
		p->made_of[place] = before;
}

/* How many sums leave the budget room for a part. */
static size_t count_within(const struct gap_places *p, const struct gap_point *part)
{
	int64_t room = p->world->goal->budget - p->world->cost - part->cost;
	size_t n = p->sums->count;

	while (n && p->sums->points[n - 1].cost > room)
		n--;
	return n;
}

void gap_places_add(struct gap_places *p, size_t part)
{
	size_t n = count_within(p, &p->parts->points[part]), i;
	size_t from = place_of(p, &p->parts->points[part]);
	uint32_t first = (uint32_t)(part * p->sums->count), *made_of = p->made_of + from;
	const uint32_t *at = p->at;
	const double *values = p->values;
	double *best = p->best + from;

	for (i = 0; i < n; i++) {
		double before = best[at[i]];

		if (values[i] == before && p->world->words)
			keep_earlier(p, from + at[i], first + (uint32_t)i);
		if (values[i] <= before)
			continue;
		best[at[i]] = values[i];
		made_of[at[i]] = first + (uint32_t)i;
	}
}

struct gap_front gap_places_end(struct gap_places *p, const struct gap_kind *kind)
{
	struct gap_pile pile = { .world = p->world };
	double most = NAN;
	size_t i;

	for (i = 0; i < p->count; i++)
		if (!isnan(p->best[i]) && !(p->best[i] <= most)) {
			struct gap_point point = point_of(p, i);

			most = point.value;
			gap_pile_add(&pile, kind, &point);
		}
	free(p->best);
	free(p->made_of);
	free(p->at);
	free(p->values);
	return gap_pile_end(&pile);
}
