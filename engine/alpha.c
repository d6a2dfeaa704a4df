#include "alpha.h"

#include <math.h>
#include <stdlib.h>

/* ---- Laying out ---- */

static int by_value(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void find_distinct(struct alpha_table *table, size_t count)
{
	double *all = table->distinct;
	size_t i, kept = 0;

	qsort(all, count, sizeof(*all), by_value);
	for (i = 0; i < count; i++)
		if (!kept || all[kept - 1] < all[i])
			all[kept++] = all[i];
	table->n_distinct = kept;
}

static unsigned index_of(const struct alpha_table *table, double value)
{
	const double *found = bsearch(&value, table->distinct, table->n_distinct,
	                              sizeof(*table->distinct), by_value);

	return (unsigned)(found - table->distinct);
}

/* How many of the ratings from the first on are of its unit. */
static size_t count_unit(const struct alpha_rating *ratings, size_t count)
{
	size_t i = 1;

	while (i < count && ratings[i].unit == ratings[0].unit)
		i++;
	return i;
}

/* A unit rated once can neither agree nor disagree: it is left out altogether. */
static size_t keep_units(struct alpha_table *table, const struct alpha_rating *ratings,
                         size_t count)
{
	size_t i, n, k, kept = 0;

	for (i = 0; i < count; i += n) {
		n = count_unit(ratings + i, count - i);
		if (n < 2)
			continue;
		table->units[table->n_units] = ratings[i].unit;
		table->starts[table->n_units++] = kept;
		for (k = i; k < i + n; k++)
			table->distinct[kept++] = ratings[k].value;
	}
	table->starts[table->n_units] = kept;
	return kept;
}

static void mark_split(struct alpha_table *table)
{
	size_t u, i;

	for (u = 0; u < table->n_units; u++)
		for (i = table->starts[u] + 1; i < table->starts[u + 1]; i++)
			table->split[u] |= table->values[i] != table->values[i - 1];
}

void alpha_lay_out(struct alpha_table *table, enum eca_metric metric,
                   const struct alpha_rating *ratings, size_t count, struct arena *arena)
{
	size_t i, n, k, kept, next = 0;

	*table = (struct alpha_table){
		.metric = metric,
		.units = arena_array(arena, count, sizeof(*table->units)),
		.starts = arena_array(arena, count + 1, sizeof(*table->starts)),
		.values = arena_array(arena, count, sizeof(*table->values)),
		.split = arena_array(arena, count, sizeof(*table->split)),
		.distinct = arena_array(arena, count, sizeof(*table->distinct)),
	};
	kept = keep_units(table, ratings, count);
	find_distinct(table, kept);
	for (i = 0; i < count; i += n) {
		n = count_unit(ratings + i, count - i);
		for (k = i; n > 1 && k < i + n; k++)
			table->values[next++] = index_of(table, ratings[k].value);
	}
	mark_split(table);
}

/* ---- Sums ---- */

static double times_of(const struct alpha_table *table, const unsigned *times, size_t unit)
{
	return times ? times[table->units[unit]] : 1;
}

static double count_values(const struct alpha_table *table, const unsigned *times, double *counts)
{
	double n = 0;
	size_t u, i;

	for (i = 0; i < table->n_distinct; i++)
		counts[i] = 0;
	for (u = 0; u < table->n_units; u++) {
		double weight = times_of(table, times, u);

		for (i = table->starts[u]; i < table->starts[u + 1]; i++)
			counts[table->values[i]] += weight;
		n += weight * (double)(table->starts[u + 1] - table->starts[u]);
	}
	return n;
}

/* Where each value stands between the lowest, 0, and the highest, 1: the distance of
 * two is their difference. All 0 where there is but one. */
static void place_values(const struct alpha_table *table, const double *counts, double *places)
{
	double below = 0, lowest = 0, highest = 0, scale;
	bool any = false;
	size_t i;

	for (i = 0; i < table->n_distinct; i++) {
		places[i] = table->metric == ECA_ORDINAL ? below + counts[i] / 2
		                                         : table->distinct[i];
		below += counts[i];
		if (counts[i] <= 0)
			continue;
		lowest = any ? lowest : places[i];
		highest = places[i];
		any = true;
	}
	scale = isinf(highest - lowest) ? 0.5 : 1; /* two doubles may be further apart than any is */
	for (i = 0; i < table->n_distinct; i++)
		places[i] = highest > lowest ? (places[i] * scale - lowest * scale) /
		                                       (highest * scale - lowest * scale)
		                             : 0;
}

static double distance(const struct alpha_table *table, const double *places, unsigned a,
                       unsigned b)
{
	double apart = places[a] - places[b];

	if (table->metric == ECA_NOMINAL)
		return a != b;
	return apart * apart;
}

static double observed_in(const struct alpha_table *table, const double *places, size_t unit)
{
	size_t from = table->starts[unit], to = table->starts[unit + 1], i, k;
	double sum = 0;

	for (i = from; i < to; i++)
		for (k = i + 1; k < to; k++)
			sum += distance(table, places, table->values[i], table->values[k]);
	return 2 * sum / (double)(to - from - 1);
}

/* The sum over all pairs of n (x - mean)² twice, which is that of (x - y)². */
static double expected_by_place(const struct alpha_table *table, const double *counts,
                                const double *places, double n)
{
	double sum = 0, squares = 0;
	size_t i;

	for (i = 0; i < table->n_distinct; i++)
		sum += counts[i] * places[i];
	for (i = 0; i < table->n_distinct; i++)
		squares += counts[i] * (places[i] - sum / n) * (places[i] - sum / n);
	return 2 * n * squares;
}

static double expected_by_kind(const struct alpha_table *table, const double *counts, double n)
{
	double pairs = n * n;
	size_t i;

	for (i = 0; i < table->n_distinct; i++)
		pairs -= counts[i] * counts[i];
	return pairs;
}

static bool varies(const struct alpha_table *table, const double *counts)
{
	size_t used = 0, i;

	for (i = 0; i < table->n_distinct; i++)
		used += counts[i] > 0;
	return used > 1;
}

struct alpha_sums alpha_sum(const struct alpha_table *table, const unsigned *times, double *room)
{
	double *counts = room, *places = room + table->n_distinct;
	struct alpha_sums sums = { 0 };
	bool nominal = table->metric == ECA_NOMINAL;
	double n = count_values(table, times, counts);
	size_t u;

	if (!varies(table, counts))
		return sums;
	if (!nominal)
		place_values(table, counts, places);
	for (u = 0; u < table->n_units; u++)
		if (table->split[u])
			sums.observed += times_of(table, times, u) * observed_in(table, places, u);
	sums.expected = nominal ? expected_by_kind(table, counts, n)
	                        : expected_by_place(table, counts, places, n);
	sums.expected /= n - 1;
	return sums;
}

/* ---- By itself ---- */

static size_t take_ratings(const double *values, size_t n_units, size_t n_raters,
                           struct alpha_rating *ratings)
{
	size_t i, count = 0;

	for (i = 0; i < n_units * n_raters; i++)
		if (!isnan(values[i]))
			ratings[count++] = (struct alpha_rating){ i / n_raters, values[i] };
	return count;
}

bool eca_alpha(enum eca_metric metric, const double *values, size_t n_units, size_t n_raters,
               double *alpha)
{
	struct arena arena = { 0 };
	struct alpha_rating *ratings = arena_array(&arena, n_units * n_raters, sizeof(*ratings));
	struct alpha_table table;
	struct alpha_sums sums;

	alpha_lay_out(&table, metric, ratings, take_ratings(values, n_units, n_raters, ratings), &arena);
	sums = alpha_sum(&table, NULL, arena_array(&arena, 2 * table.n_distinct, sizeof(double)));
	arena_free(&arena);
	*alpha = sums.expected > 0 ? 1 - sums.observed / sums.expected : 0;
	return sums.expected > 0;
}
