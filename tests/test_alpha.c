/* Krippendorff's alpha: his published examples, a second computation straight from the
 * coincidence matrix, and what must hold of any data. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>
#include <math.h>

#include "eca.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
enum { UNITS_MAX = 40, RATERS_MAX = 5 };

struct ratings {
	size_t n_units, n_raters;
	double values[UNITS_MAX * RATERS_MAX]; /* unit by unit; NAN for none */
};

/* ---- Published ---- */

/* K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): a line a rater, a
 * letter a unit, "." for none. */
static const struct example {
	const char *name;
	const char *lines[RATERS_MAX];
	enum eca_metric metric;
	double alpha;
	double within; /* half of the last figure that is published */
} examples[] = {
	{ "A: binary, two observers", { "0100000010", "1110010000" }, ECA_NOMINAL, 0.095, 5e-4 },
	{ "B: nominal, two observers", { "aabbdcccedda", "babbbccceddd" }, ECA_NOMINAL, 0.692, 5e-4 },
	{ "C: nominal",
	  { "123321412...", "1233224125.3", ".3332342251.", "12332441251." },
	  ECA_NOMINAL,
	  0.743421,
	  5e-7 },
	{ "D: ordinal",
	  { "123321412...", "1233224125.3", ".3332342251.", "12332441251." },
	  ECA_ORDINAL,
	  0.815388,
	  5e-7 },
	{ "D: interval",
	  { "123321412...", "1233224125.3", ".3332342251.", "12332441251." },
	  ECA_INTERVAL,
	  0.849107,
	  5e-7 },
};

static void read_lines(const char *const *lines, struct ratings *r)
{
	size_t rater, unit;

	*r = (struct ratings){ 0 };
	while (r->n_raters < RATERS_MAX && lines[r->n_raters])
		r->n_raters++;
	for (unit = 0; lines[0][unit]; unit++)
		for (rater = 0; rater < r->n_raters; rater++)
			r->values[unit * r->n_raters + rater] =
				lines[rater][unit] == '.' ? NAN : lines[rater][unit];
	r->n_units = unit;
}

static double alpha_of(enum eca_metric metric, const struct ratings *r)
{
	double alpha;

	assert_true(eca_alpha(metric, r->values, r->n_units, r->n_raters, &alpha));
	return alpha;
}

static void published(void **state)
{
	struct ratings r;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(examples); i++) {
		double alpha;

		read_lines(examples[i].lines, &r);
		alpha = alpha_of(examples[i].metric, &r);
		if (!(fabs(alpha - examples[i].alpha) <= examples[i].within))
			fail_msg("%s: %.6f, published %.6f", examples[i].name, alpha,
			         examples[i].alpha);
	}
}

/* ---- The coincidence matrix ---- */

enum { VALUES = 6 }; /* random ratings are 0 to 5 */

static unsigned long long seed = 1;

static unsigned random_below(unsigned n)
{
	seed = seed * 6364136223846793005ull + 1442695040888963407ull;
	return (unsigned)(seed >> 33) % n;
}

static void fill_random(struct ratings *r)
{
	size_t i;

	*r = (struct ratings){ .n_units = 1 + random_below(UNITS_MAX),
		               .n_raters = 2 + random_below(RATERS_MAX - 1) };
	for (i = 0; i < r->n_units * r->n_raters; i++)
		r->values[i] = random_below(4) ? random_below(VALUES) : NAN;
}

static void add_coincidences(const struct ratings *r, size_t unit, double o[VALUES][VALUES])
{
	const double *v = &r->values[unit * r->n_raters];
	size_t rated = 0, i, k;

	for (i = 0; i < r->n_raters; i++)
		rated += !isnan(v[i]);
	for (i = 0; i < r->n_raters; i++)
		for (k = 0; k < r->n_raters; k++)
			if (i != k && !isnan(v[i]) && !isnan(v[k]))
				o[(size_t)v[i]][(size_t)v[k]] += 1 / ((double)rated - 1);
}

/* The difference function as it is written, ordinal with its sum over what is between. */
static double difference(enum eca_metric metric, const double *n, size_t c, size_t k)
{
	double sum = 0;
	size_t g;

	if (metric == ECA_NOMINAL)
		return c != k;
	if (metric == ECA_INTERVAL)
		return ((double)c - (double)k) * ((double)c - (double)k);
	for (g = c < k ? c : k; g <= (c < k ? k : c); g++)
		sum += n[g];
	sum -= (n[c] + n[k]) / 2;
	return c == k ? 0 : sum * sum;
}

static bool by_matrix(enum eca_metric metric, const struct ratings *r, double *alpha)
{
	double o[VALUES][VALUES] = { { 0 } }, n[VALUES] = { 0 }, total = 0, observed = 0, expected = 0;
	size_t i, c, k;

	for (i = 0; i < r->n_units; i++)
		add_coincidences(r, i, o);
	for (c = 0; c < VALUES; c++)
		for (k = 0; k < VALUES; k++)
			n[c] += o[c][k];
	for (c = 0; c < VALUES; c++)
		total += n[c];
	for (c = 0; c < VALUES; c++)
		for (k = 0; k < VALUES; k++) {
			observed += o[c][k] * difference(metric, n, c, k);
			expected += n[c] * n[k] * difference(metric, n, c, k);
		}
	if (!(expected > 0))
		return false;
	*alpha = 1 - (total - 1) * observed / expected;
	return true;
}

static void same_as_matrix(void **state)
{
	static const enum eca_metric metrics[] = { ECA_NOMINAL, ECA_ORDINAL, ECA_INTERVAL };
	struct ratings r;
	size_t trial, m, known = 0;

	(void)state;
	for (trial = 0; trial < 3000; trial++) {
		fill_random(&r);
		for (m = 0; m < COUNT(metrics); m++) {
			double want = 0, got = 0;
			bool is = by_matrix(metrics[m], &r, &want);

			assert_int_equal(
				eca_alpha(metrics[m], r.values, r.n_units, r.n_raters, &got), is);
			if (is && !(fabs(got - want) < 1e-9))
				fail_msg("trial %zu, metric %zu: %.12f, by matrix %.12f", trial, m, got,
				         want);
			known += is;
		}
	}
	assert_true(known > 8000);
}

/* ---- What must hold ---- */

static void map(struct ratings *r, double (*f)(double))
{
	size_t i;

	for (i = 0; i < r->n_units * r->n_raters; i++)
		r->values[i] = f(r->values[i]);
}

static double linear(double x)
{
	return 1000 * x - 70;
}

static double monotone(double x)
{
	return exp(x) + x;
}

static double shuffled(double x)
{
	static const double other[VALUES] = { 3, 0, 5, 1, 4, 2 };

	return isnan(x) ? x : other[(size_t)x];
}

static void invariance(void **state)
{
	static const struct {
		enum eca_metric metric;
		double (*f)(double);
	} cases[] = {
		{ ECA_INTERVAL, linear }, { ECA_ORDINAL, monotone }, { ECA_NOMINAL, shuffled }
	};
	struct ratings r;
	size_t i, trial;

	(void)state;
	for (trial = 0; trial < 300; trial++)
		for (i = 0; i < COUNT(cases); i++) {
			double before, after;

			fill_random(&r);
			if (!eca_alpha(cases[i].metric, r.values, r.n_units, r.n_raters, &before))
				continue;
			map(&r, cases[i].f);
			after = alpha_of(cases[i].metric, &r);
			assert_true(fabs(before - after) < 1e-9 && after <= 1);
		}
}

/* Numbers of any size: nothing is lost where they are large and close to each other. */
static void large_numbers(void **state)
{
	static const double values[] = { 1e9, 1e9, 1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 3 };
	static const double small[] = { 0, 0, 1, 2, 3, 3 };
	double large_alpha, small_alpha;

	(void)state;
	assert_true(eca_alpha(ECA_INTERVAL, values, 3, 2, &large_alpha));
	assert_true(eca_alpha(ECA_INTERVAL, small, 3, 2, &small_alpha));
	assert_true(fabs(large_alpha - small_alpha) < 1e-12);
}

/* And where the two ends are further apart than a double can say. */
static void largest_numbers(void **state)
{
	static const double values[] = { -1.7e308, -1.7e308, 0, 0, 1.7e308, 0 };
	static const double small[] = { -1, -1, 0, 0, 1, 0 };
	double large_alpha, small_alpha;

	(void)state;
	assert_true(eca_alpha(ECA_INTERVAL, values, 3, 2, &large_alpha));
	assert_true(eca_alpha(ECA_INTERVAL, small, 3, 2, &small_alpha));
	assert_true(fabs(large_alpha - small_alpha) < 1e-12);
}

static void none(void **state)
{
	static const struct {
		const char *name;
		const char *lines[RATERS_MAX];
	} cases[] = {
		{ "nobody rated", { "...", "..." } },
		{ "each unit rated once", { "1.2", ".3." } },
		{ "all the same", { "111", "111" } },
		{ "the one that differs was rated once", { "1112", "111." } },
	};
	struct ratings r;
	double alpha;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		read_lines(cases[i].lines, &r);
		if (eca_alpha(ECA_ORDINAL, r.values, r.n_units, r.n_raters, &alpha))
			fail_msg("%s: there is an alpha", cases[i].name);
		assert_false(eca_alpha(ECA_NOMINAL, r.values, r.n_units, r.n_raters, &alpha));
	}
	assert_false(eca_alpha(ECA_INTERVAL, NULL, 0, 0, &alpha));
}

static void perfect(void **state)
{
	struct ratings r;

	(void)state;
	read_lines((const char *[]){ "1231.", "1231.", ".2315", NULL }, &r);
	r.values[4 * 3 + 2] = NAN;
	r.values[1 * 3 + 2] = NAN, r.values[2 * 3 + 2] = NAN, r.values[3 * 3 + 2] = '1';
	assert_true(alpha_of(ECA_NOMINAL, &r) == 1 && alpha_of(ECA_INTERVAL, &r) == 1);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published),     cmocka_unit_test(same_as_matrix),
		cmocka_unit_test(invariance),    cmocka_unit_test(large_numbers),
		cmocka_unit_test(none),          cmocka_unit_test(perfect),
		cmocka_unit_test(largest_numbers),
	};

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
