/* Krippendorff's alpha, and what it is the quotient of:
 *
 *     alpha = 1 - observed / expected
 *
 * From K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), and
 * Content Analysis, 4th ed. (2019), chapter 12. A unit is one thing rated, by two raters
 * or more; of n ratings in all, n_c are of value c, and o_ck of the pairs inside the
 * units, each counted 1 / (m_u - 1) in a unit with m_u ratings, are of c and k:
 *
 *     observed = sum over c, k of o_ck d²(c, k)
 *     expected = sum over c, k of n_c n_k d²(c, k) / (n - 1)
 *
 * d² is 1 between two values that differ (nominal), (c - k)² (interval), or the square of
 * the ratings that lie between them, half of c's and k's own included (ordinal), which is
 * the distance of their mean ranks: so ordinal is interval over mean ranks. Here d² is
 * always divided by its largest value, which changes no alpha, but lets the sums of several
 * questions be added. */
#ifndef ECA_ALPHA_H
#define ECA_ALPHA_H

#include "arena.h"
#include "eca.h"

/* One rating of a unit. */
struct alpha_rating {
	size_t unit;
	double value; /* a number, or one for each value where the metric is nominal */
};

/* The ratings of one question, laid out to be summed again and again. */
struct alpha_table {
	enum eca_metric metric;
	size_t n_units;         /* rated twice or more */
	size_t *units;          /* each one's number, as given */
	size_t *starts;         /* n_units + 1: where its ratings begin in `values` */
	unsigned *values;       /* index in `distinct` */
	bool *split;            /* one per unit: not all of its ratings are the same */
	double *distinct;       /* ascending */
	size_t n_distinct;
};

struct alpha_sums {
	double observed, expected; /* from 0 to the number of ratings */
};

/* `ratings` stand unit by unit. The table lives in `arena`. */
void alpha_lay_out(struct alpha_table *table, enum eca_metric metric,
                   const struct alpha_rating *ratings, size_t count, struct arena *arena);

/* `times`: how often each unit counts, by its number; NULL: once. `room` holds
 * 2 * n_distinct numbers. */
struct alpha_sums alpha_sum(const struct alpha_table *table, const unsigned *times, double *room);

#endif
