/* How much hangs on weights: figures worked out elsewhere, the quick way against scoring every
 * assessment anew, radii against weights at their ends and within. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "eca.h"
#include "world.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

#define PILLAR(id, weight, x)                                                                     \
	"pillar \"" id "\" { weight = " weight ", name = \"p\","                                  \
	" criterion \"c_" id "\" { name = \"c\", num \"" x "\" } }, "
#define THREE PILLAR("a", "5", "x") PILLAR("b", "3", "y") PILLAR("c", "2", "z")
#define CUT "tier \"below\" { from = 0, name = \"t\" }, tier \"above\" { from = 60, name = \"t\" }, "

/* Everything that may hang on weights: floors, every pillar, none, gates that drop and cap, a
 * weighting, N/A, two criteria or more in a pillar, a pillar with a score of its own. */
#define RICH                                                                                      \
	"profile { choice \"sector\" { text = \"s\", option \"m\" { \"m\" }, option \"n\" { \"n\" } } }, " \
	"pillar \"a\" { weight = 5, name = \"a\","                                                \
	" criterion \"a1\" { name = \"c\", weight = 2, num \"q1\" },"                             \
	" criterion \"a2\" { name = \"c\", weight = 3, num \"q2\" },"                   \
	" criterion \"a3\" { name = \"c\", weight = 0, num \"q3\" } }, "                          \
	"pillar \"b\" { weight = 3, name = \"b\","                                                \
	" criterion \"b1\" { name = \"c\", weight = 1.5, num \"q4\" },"                 \
	" criterion \"b2\" { name = \"c\", num \"q5\" } }, "                            \
	"pillar \"c\" { weight = 2, name = \"c\", score = lowest { \"c1\", \"c2\" },"             \
	" criterion \"c1\" { name = \"c\", num \"q6\" }, criterion \"c2\" { name = \"c\", num \"q7\" } }, " \
	"weighting \"heavy\" { when = one_of(\"sector\", { \"m\" }), a = 1, b1 = 7 }, "           \
	"tier \"t0\" { from = 0, name = \"t\" }, "                                                \
	"tier \"t1\" { from = 30, name = \"t\", needs = every_pillar(20) }, "                     \
	"tier \"t2\" { from = 45, name = \"t\", needs = any { score_at_least(\"a\", 50), score_at_least(\"b\", 60) } }, " \
	"tier \"t3\" { from = 60, name = \"t\", needs = all { score_at_least(\"a\", 55), none { all { score_at_least(\"b\", 95) } } } }, " \
	"gate \"g1\" { unless = score_at_least(\"b\", 40), drop = 1, name = \"g\" }, "            \
	"gate \"g2\" { when = one_of(\"sector\", { \"n\" }), unless = score_at_least(\"overall\", 50), cap = \"t1\", name = \"g\" }, "

static const struct eca_sensitivity *find(struct world *w, struct eca_weighing **weighing,
                                          const struct eca_sensitivity_options *options)
{
	const struct eca_assessment *assessment;

	*weighing = eca_weighing_new(w->loaded, options);
	while ((assessment = world_next(w))) {
		eca_score(w->scoring, assessment);
		eca_weighing_add(*weighing, w->scoring);
	}
	return eca_weighing_end(*weighing);
}

/* ---- Figures ---- */

static void test_radius_of_one_level(void **state)
{
	static const double wanted[] = { 0.25, 0.454545, 0.5, 1, 0.428571, 1 };
	static const char answers[] = "firm_id,x,y,z\n1,80,40,60\n2,60,70,20\n3,30,50,90\n"
	                              "4,90,85,70\n5,55,60,65\n6,20,35,30\n";
	struct eca_sensitivity_options options = { .within = 0.25, .draws = 10, .threads = 1 };
	struct eca_weighing *weighing;
	const struct eca_sensitivity *found;
	struct world w;
	size_t i;

	(void)state;
	world_open(&w, THREE CUT, answers);
	found = find(&w, &weighing, &options);
	assert_int_equal(found->n_firms, 6);
	for (i = 0; i < 6; i++)
		assert_true(fabs(found->firms[i].radius - wanted[i]) < 1e-6);
	assert_int_equal(found->firms[0].becomes, 0);
	assert_int_equal(found->firms[2].becomes, 1);
	assert_true(found->firms[3].becomes == ECA_NONE);
	eca_weighing_free(weighing);
	world_close(&w);
}

/* (80, 40, 60) has 4 above 60; (30, 50, 90) lacks 12. */
static void test_margins(void **state)
{
	struct eca_sensitivity_options options = { .within = 0.25, .draws = 1, .threads = 1 };
	struct eca_weighing *weighing;
	const struct eca_sensitivity *found;
	struct world w;

	(void)state;
	world_open(&w, THREE CUT, "firm_id,x,y,z\n1,80,40,60\n2,30,50,90\n");
	found = find(&w, &weighing, &options);
	assert_true(found->firms[0].margin == 4);
	assert_int_equal(found->firms[0].margin_node, found->model->overall);
	assert_false(found->firms[0].kept);
	assert_int_equal(found->firms[1].margin_node, ECA_NONE);
	assert_true(found->firms[1].kept && found->firms[1].kept_by.kind == ECA_BY_THRESHOLD);
	assert_true(found->firms[1].missing == 12);
	eca_weighing_free(weighing);
	world_close(&w);
}

/* s = (5x + 3y + 2z) / 10 over four firms: w·Cov(x, s) / Var(s), worked out by hand. x alone
 * differs in the first two, y in the others. */
static void test_influence(void **state)
{
	struct eca_sensitivity_options options = { .within = 0.25, .draws = 1, .threads = 1 };
	struct eca_weighing *weighing;
	const struct eca_sensitivity *found;
	struct world w;

	(void)state;
	world_open(&w, THREE CUT, "firm_id,x,y,z\n1,100,50,50\n2,0,50,50\n3,50,100,50\n4,50,0,50\n");
	found = find(&w, &weighing, &options);
	/* s is 75, 25, 65, 35: deviations 25, −25, 15, −15; Σ² = 1700; Σ(x − 50)(s − 50) = 2500 */
	assert_true(fabs(found->influences[0].influence - 0.5 * 2500 / 1700) < 1e-12);
	assert_true(fabs(found->influences[1].influence - 0.3 * 1500 / 1700) < 1e-12);
	assert_true(found->influences[2].influence == 0 && found->influences[2].known);
	assert_true(found->influences[0].weight == 0.5);
	eca_weighing_free(weighing);
	world_close(&w);
}

/* Overall 64, 56, 48 become 57.1, 45.3, 51.1 geometrically, and 40, 20, 30: worked out by hand. */
static void test_other_aggregations(void **state)
{
	struct eca_sensitivity_options options = { .within = 0.25, .draws = 1, .threads = 1 };
	struct eca_weighing *weighing;
	const struct eca_sensitivity *found;
	struct world w;

	(void)state;
	world_open(&w, THREE CUT, "firm_id,x,y,z\n1,80,40,60\n2,70,50,30\n3,30,50,90\n4,90,90,90\n");
	found = find(&w, &weighing, &options);
	/* overall 64, 56, 48, 90: ranks 2, 3, 4, 1. Lowest 40, 30, 30, 90: 2, 3.5, 3.5, 1 */
	assert_int_equal(found->other[ECA_AGGREGATE_LOWEST].up, 0);
	assert_int_equal(found->other[ECA_AGGREGATE_LOWEST].down, 1);
	assert_true(fabs(found->other[ECA_AGGREGATE_LOWEST].correlation - 4.5 / sqrt(5 * 4.5)) < 1e-12);
	/* 80^.5 · 40^.3 · 60^.2 = 61.3; 53.4; 43.9; 90 */
	assert_int_equal(found->other[ECA_AGGREGATE_GEOMETRIC].down, 0);
	assert_true(found->other[ECA_AGGREGATE_GEOMETRIC].correlation == 1);
	eca_weighing_free(weighing);
	world_close(&w);
}

/* ---- The quick way against scoring anew ---- */

static const char *random_answers(size_t count)
{
	static char text[65536];
	size_t used = (size_t)sprintf(text, "firm_id,sector,q1,q2,q3,q4,q5,q6,q7\n"), i, k;
	unsigned random = 7;

	for (i = 0; i < count; i++) {
		used += (size_t)sprintf(text + used, "%zu,%s", i, i % 3 ? (i % 3 == 1 ? "m" : "n") : "");
		for (k = 1; k <= 7; k++) {
			random = random * 1103515245 + 12345;
			if (random >> 16 & 7 || (k != 2 && k != 4 && k != 5))
				used += (size_t)sprintf(text + used, ",%u", 20 + (random >> 16) % 75);
			else
				used += (size_t)sprintf(text + used, ",NA");
		}
		text[used++] = '\n';
	}
	text[used] = '\0';
	return text;
}

static void compare_firms(const struct eca_sensitivity *a, const struct eca_sensitivity *b)
{
	size_t i, t, moved = 0;

	assert_int_equal(a->n_firms, b->n_firms);
	for (i = 0; i < a->n_firms; i++) {
		const struct eca_steadiness *x = &a->firms[i], *y = &b->firms[i];

		for (t = 0; t < a->model->n_tiers; t++)
			assert_int_equal(x->tiers[t], y->tiers[t]);
		moved += x->tiers[x->tier] < a->options.draws;
		assert_int_equal(x->rank, y->rank);
		assert_int_equal(x->rank_low, y->rank_low);
		assert_int_equal(x->rank_high, y->rank_high);
	}
	assert_true(moved > a->n_firms / 4); /* there is something to compare */
}

static void test_scored_anew(void **state)
{
	struct eca_sensitivity_options quick = { .within = 0.4, .draws = 203, .seed = 5, .threads = 1 };
	struct eca_sensitivity_options slow = quick, threads = quick;
	struct eca_weighing *weighings[3];
	const struct eca_sensitivity *found[3];
	struct world worlds[3];
	const struct eca_sensitivity_options *options[] = { &quick, &slow, &threads };
	size_t i;

	(void)state;
	slow.whole = true;
	threads.threads = 3;
	for (i = 0; i < 3; i++) {
		world_open(&worlds[i], RICH, random_answers(120));
		found[i] = find(&worlds[i], &weighings[i], options[i]);
	}
	assert_false(found[0]->whole);
	assert_true(found[1]->whole);
	compare_firms(found[0], found[1]);
	compare_firms(found[0], found[2]);
	for (i = 0; i < 3; i++) {
		eca_weighing_free(weighings[i]);
		world_close(&worlds[i]);
	}
}

/* Sets whose tiers hang on what is only found by scoring: they are scored anew, and so say
 * the same as before where nothing is drawn. */
static void test_needs_scoring(void **state)
{
	static const char *const sets[] = {
		"score = lowest { \"a\", \"b\", \"c\" }, " THREE CUT,
		"score = function(s) return s.a end, " THREE CUT,
		THREE "tier \"below\" { from = 0, name = \"t\" }, tier \"above\" { from = 60, name = \"t\","
		" needs = function(s) return s.a > 50 end }, ",
	};
	struct eca_sensitivity_options options = { .within = 0, .draws = 3, .threads = 2 };
	size_t i, k;

	(void)state;
	for (i = 0; i < COUNT(sets); i++) {
		struct eca_weighing *weighing;
		const struct eca_sensitivity *found;
		struct world w;

		world_open(&w, sets[i], "firm_id,x,y,z\n1,80,40,60\n2,90,85,70\n");
		found = find(&w, &weighing, &options);
		assert_true(found->whole);
		assert_true(isnan(found->firms[0].radius));
		for (k = 0; k < found->n_firms; k++)
			assert_int_equal(found->firms[k].tiers[found->firms[k].tier], 3);
		eca_weighing_free(weighing);
		world_close(&w);
	}
}

/* ---- Radii ---- */

/* Draws that stay within the radius never change the tier; a little beyond it some do, or
 * else the ends of the weights do, which draws rarely come near. */
static void test_radius_holds(void **state)
{
	struct eca_sensitivity_options options = { .within = 0, .draws = 1, .threads = 1 };
	struct eca_weighing *weighing;
	const struct eca_sensitivity *found;
	double radii[120];
	struct world w;
	size_t i, flips = 0;

	(void)state;
	world_open(&w, RICH, random_answers(120));
	found = find(&w, &weighing, &options);
	for (i = 0; i < found->n_firms; i++)
		radii[i] = found->firms[i].radius;
	eca_weighing_free(weighing);
	world_close(&w);
	for (i = 0; i < 24; i++) {
		struct eca_weighing *within, *beyond;
		struct world one, two;
		const struct eca_sensitivity *calm, *moved;

		options = (struct eca_sensitivity_options){
			.within = radii[i] * 0.999, .draws = 2000, .seed = i, .threads = 1 };
		world_open(&one, RICH, random_answers(120));
		calm = find(&one, &within, &options);
		assert_int_equal(calm->firms[i].tiers[calm->firms[i].tier], 2000);
		options.within = radii[i] * 1.7 < 1 ? radii[i] * 1.7 : 1;
		world_open(&two, RICH, random_answers(120));
		moved = find(&two, &beyond, &options);
		flips += moved->firms[i].tiers[moved->firms[i].tier] < 2000;
		eca_weighing_free(within);
		eca_weighing_free(beyond);
		world_close(&one);
		world_close(&two);
	}
	assert_true(flips >= 12);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_radius_of_one_level),
		cmocka_unit_test(test_margins),
		cmocka_unit_test(test_influence),
		cmocka_unit_test(test_other_aggregations),
		cmocka_unit_test(test_scored_anew),
		cmocka_unit_test(test_needs_scoring),
		cmocka_unit_test(test_radius_holds),
	};

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
