/* The tiers an incomplete assessment can still come to, worked out by hand. A case is a
 * set in Lua, the answers as CSV and what must come of each row. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "buf.h"
#include "eca.h"
#include "world.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* low (0), mid (50) and high (80), with every required question to be answered. */
#define ALL "completeness = 1, "
#define GRADES "evidence { default = \"told\", grade \"none\" { \"None\", factor = 0 }," \
	" grade \"told\" { \"Told\", factor = 0.5 }, grade \"seen\" { \"Seen\", factor = 1 } }, "

static void add_tier(struct buf *out, const struct eca_model *model, size_t tier)
{
	buf_text(out, tier == ECA_NONE ? "-" : model->tiers[tier].id);
}

/* "low..high exact: a, b" */
static void add_interval(struct buf *out, const struct eca_model *model,
                         const struct eca_interval *interval)
{
	size_t i;

	if (!interval) {
		buf_text(out, "none\n");
		return;
	}
	add_tier(out, model, interval->lowest);
	buf_text(out, "..");
	add_tier(out, model, interval->highest);
	buf_text(out, interval->exact ? " exact:" : " tried:");
	for (i = 0; i < interval->n_deciding; i++)
		buf_format(out, "%s %s", i ? "," : "",
		           model->questions[interval->deciding[i]].id);
	buf_char(out, '\n');
}

static const struct interval_case {
	const char *name, *set, *answers, *want;
} cases[] = {
	{ "a complete one has none", ALL "one { ask \"a\" }", "firm_id,a\n1,yes\n", "none\n" },
	{ "all open", ALL "one { ask \"a\", ask \"b\" }", "firm_id,a,b\n1,,\n",
	  "low..high exact: a, b\n" },
	{ "one open of two", ALL "one { ask \"a\", ask \"b\" }", "firm_id,a,b\n1,yes,\n2,no,\n",
	  "mid..high exact: b\nlow..mid exact: b\n" },
	{ "the heavier decides more",
	  ALL "one { num(\"x\", 2), yes_no \"a\" { text = \"a\", weight = 1 },"
	  " yes_no \"b\" { text = \"b\", weight = 3 } }",
	  "firm_id,x,a,b\n1,100,,\n", "low..high exact: b, a\n" },
	{ "none decides", ALL "one { num(\"x\", 98), ask \"a\" }", "firm_id,x,a\n1,60,\n",
	  "mid..mid exact:\n" },
	{ "none decides alone, some do together",
	  ALL "one { num(\"x\", 2), ask \"a\", ask \"b\" }, tier \"low\" { from = 0, name = \"L\" },"
	  " tier \"mid\" { from = 50, name = \"M\","
	  "   needs = any { yes \"a\", yes \"b\", score_at_least(\"c\", 90) } }",
	  "firm_id,x,a,b\n1,100,,\n", "low..mid exact: a, b\n" },
	{ "a gate that only an answer lifts",
	  ALL "one { num(\"x\", 99), ask \"a\" }, low, mid, high,"
	  " gate \"g\" { unless = yes \"a\", cap = \"low\", name = \"G\" }",
	  "firm_id,x,a\n1,100,\n", "low..high exact: a\n" },
	{ "a gate that stays fired caps, whatever comes",
	  ALL "one { num \"x\", num \"y\", ask \"a\" }, low, mid, high,"
	  " gate \"g\" { unless = yes \"a\", cap = \"low\", name = \"G\" }",
	  "firm_id,x,y,a\n1,,,no\n", "low..low exact:\n" },
	{ "a gate that drops",
	  ALL "one { num(\"x\", 98), ask \"a\" }, low, mid, high,"
	  " gate \"g\" { unless = none { no \"a\" }, drop = 2, name = \"G\" }",
	  "firm_id,x,a\n1,100,\n", "low..high exact: a\n" },
	{ "a gate that comes into play",
	  ALL "one { num(\"x\", 98), ask \"a\", ask \"b\" }, low, mid, high,"
	  " gate \"g\" { when = yes \"a\", unless = yes \"b\", cap = \"mid\", name = \"G\" }",
	  "firm_id,x,a,b\n1,100,,no\n2,100,,yes\n", "mid..high exact: a\nhigh..high exact:\n" },
	{ "a need", ALL "one { num(\"x\", 98), ask \"a\" }, tier \"low\" { from = 0, name = \"L\" },"
	  " tier \"mid\" { from = 50, name = \"M\", needs = yes \"a\" },"
	  " tier \"high\" { from = 80, name = \"H\" }",
	  "firm_id,x,a\n1,100,\n2,40,\n", "low..high exact: a\nlow..low exact:\n" },
	{ "a conditional question that opens and closes",
	  ALL "one { num(\"x\", 2), ask \"a\","
	  " yes_no \"b\" { text = \"b\", weight = 7, applies_if = yes \"a\" } }",
	  "firm_id,x,a,b\n1,100,,\n2,100,yes,\n", "low..high exact: b, a\nlow..high exact: b\n" },
	{ "one that does not apply stays out",
	  ALL "profile { yes_no \"maker\" { text = \"m\" } }, one { num(\"x\", 2), ask \"a\","
	  " yes_no \"b\" { text = \"b\", weight = 7, applies_if = yes \"maker\" } }",
	  "firm_id,maker,x,a,b\n1,no,100,,\n", "mid..high exact: a\n" },
	{ "no is better than yes",
	  ALL "one { num \"x\", yes_no \"a\" { text = \"a\", points = { yes = 0, no = 100 } } }",
	  "firm_id,x,a\n1,80,\n", "low..high exact: a\n" },
	{ "not required: it may stay open",
	  ALL "one { num \"x\", ask \"a\","
	  " yes_no \"b\" { text = \"b\", required = false, missing = \"exclude\" } }",
	  "firm_id,x,a,b\n1,70,,\n", "low..high exact: a, b\n" },
	{ "a level, an option, options that stand alone",
	  ALL "one { num(\"x\", 2), level \"l\" { text = \"l\", { 0, \"0\" }, { 60, \"1\" }, { 100, \"2\" } },"
	  " multi \"m\" { text = \"m\", option \"none\" { \"N\", points = 0, alone = true },"
	  "   option \"i\" { \"I\", points = 60 }, option \"k\" { \"K\", points = 60 } } }",
	  "firm_id,x,l,m\n1,100,2,\n2,100,,\n3,0,,\n",
	  "mid..high exact: m\nmid..high exact: l, m\nlow..mid exact: l, m\n" },
	{ "evidence of a visit",
	  GRADES ALL "one { num(\"x\", 1), ask \"a\" }",
	  "firm_id,source,x,x:evidence,a\n1,site_visit,100,seen,\n2,self,20,,\n",
	  "mid..high exact: a\nlow..mid exact: a\n" },
	{ "evidence that lets an answer count for a gate",
	  GRADES ALL "one { num(\"x\", 99), ask \"a\" }, low, mid, high,"
	  " gate \"g\" { unless = yes \"a\", cap = \"mid\", name = \"G\" }",
	  "firm_id,source,x,x:evidence,a\n1,site_visit,100,seen,\n", "mid..high exact: a\n" },
	{ "a number on a line is tried", ALL "one { num(\"x\", 1), num(\"y\", 2) }",
	  "firm_id,x,y\n1,60,\n2,20,\n", "low..high exact: y\nlow..mid tried: y\n" },
	{ "a number in bands is known",
	  ALL "one { num \"x\", number \"y\" { text = \"y\", unit = \"u\","
	  " points = bands { {0, 0}, {10, 80}, {20, 20} } } }, low, mid, high,"
	  " gate \"g\" { unless = at_most(\"y\", 15), cap = \"low\", name = \"G\" }",
	  "firm_id,x,y\n1,80,\n", "low..high exact: y\n" },
	{ "a number in a condition, between its breakpoints",
	  ALL "one { num \"x\", number \"y\" { text = \"y\", unit = \"u\","
	  " points = linear { {0, 0}, {10, 100} } } }, low, mid, high,"
	  " gate \"g\" { when = at_least(\"y\", 9.9), unless = no \"z\", cap = \"low\", name = \"G\" },"
	  " pillar \"r\" { name = \"R\", criterion \"d\" { name = \"D\", yes_no \"z\" { text = \"z\", weight = 0 } } }",
	  "firm_id,x,y,z\n1,100,,yes\n", "low..high exact: y\n" },
	{ "a function of the number",
	  ALL "one { number \"y\" { text = \"y\", unit = \"u\", min = 0, max = 10,"
	  " points = function(x) return 100 - x * 10 end } }",
	  "firm_id,y\n1,\n", "low..high exact: y\n" },
	{ "a function over the answers",
	  ALL "one { score = function(scores, answers) return answers.a and answers.b and 100 or 60 end,"
	  " ask \"a\", ask \"b\" }",
	  "firm_id,a,b\n1,,\n2,no,\n", "mid..high exact: a, b\nmid..mid exact:\n" },
	{ "a function that fails for some answers",
	  ALL "one { ask \"b\", score = function(scores, answers)"
	  " if answers.a then error(\"no\") end return 60 end, ask \"a\" }",
	  "firm_id,a,b\n1,,no\n", "mid..mid exact:\n" },
	{ "an answer that the set refuses",
	  ALL "one { num(\"x\", 1), number \"y\" { text = \"y\", unit = \"u\", min = 0, max = 100,"
	  " points = linear { {0, 0}, {100, 100} },"
	  " valid = function(y, firm, answers) return y < 100 end } }",
	  "firm_id,x,y\n1,100,\n", "mid..mid tried:\n" },
	{ "a thin pillar follows from the scorer",
	  ALL "na_limit = 0.4, one { num \"x\", ask \"a\", ask \"b\" },"
	  " tier \"low\" { from = 0, name = \"L\" },"
	  " tier \"mid\" { from = 50, name = \"M\", thin_ok = false }",
	  "firm_id,x,a,b\n1,100,,NA\n2,NA,,NA\n", "mid..mid exact:\nlow..low exact:\n" },
	{ "N/A all over", ALL "one { ask \"a\" }, pillar \"r\" { name = \"R\", weight = 0,"
	  " criterion \"d\" { name = \"D\", ask \"z\" } }",
	  "firm_id,a,z\n1,NA,\n", "-..- exact:\n" },
};

static void test_case(void **state)
{
	const struct interval_case *c = *state;
	const struct eca_assessment *assessment;
	struct buf got = { 0 };
	struct world w;

	world_open(&w, c->set, c->answers);
	while ((assessment = world_next(&w))) {
		eca_score(w.scoring, assessment);
		add_interval(&got, eca_set_model(w.loaded), eca_interval(w.scoring));
	}
	assert_string_equal(buf_string(&got), c->want);
	buf_free(&got);
	world_close(&w);
}

/* ---- More completions than are all scored ------------------------------------------- */

/* Eight levels with gates, a need, a question that applies only sometimes and options
 * that are better when they are worse. */
static const char many[] =
	ALL "pillar \"p\" { name = \"P\", criterion \"c\" { name = \"C\","
	" level \"a\" { text = \"a\", { 0, \"0\" }, { 40, \"1\" }, { 70, \"2\" }, { 100, \"3\" } },"
	" level \"b\" { text = \"b\", { 0, \"0\" }, { 40, \"1\" }, { 70, \"2\" }, { 100, \"3\" } },"
	" level \"d\" { text = \"d\", applies_if = yes \"h\","
	"   { 0, \"0\" }, { 40, \"1\" }, { 70, \"2\" }, { 100, \"3\" } } },"
	" criterion \"e\" { name = \"E\", score = lowest { \"f\", \"g\" },"
	" level \"f\" { text = \"f\", { 0, \"0\" }, { 90, \"1\" }, { 50, \"2\" }, { 20, \"3\" } },"
	" level \"g\" { text = \"g\", { 0, \"0\" }, { 40, \"1\" }, { 70, \"2\" }, { 100, \"3\" } } } },"
	" pillar \"q\" { name = \"Q\", criterion \"k\" { name = \"K\","
	" ask \"h\", ask \"i\", ask \"j\" } },"
	" tier \"low\" { from = 0, name = \"L\" }, tier \"mid\" { from = 50, name = \"M\" },"
	" tier \"high\" { from = 70, name = \"H\", needs = all { at_least(\"a\", 2), every_pillar(60) } },"
	" gate \"x\" { when = at_least(\"g\", 3), unless = none { yes \"i\" }, cap = \"mid\", name = \"X\" },"
	" gate \"y\" { unless = any { yes \"h\", at_least(\"b\", 1) }, drop = 1, name = \"Y\" }";

static const char *const open_levels[] = { "a", "b", "d", "f", "g", "h", "i", "j" };

struct brute {
	struct world *w;
	struct eca_assessment assessment;
	struct eca_answer answers[16];
	size_t lowest, highest;
};

static void try_rest(struct brute *b, size_t at)
{
	const struct eca_model *model = eca_set_model(b->w->loaded);
	size_t question, i;

	if (at == COUNT(open_levels)) {
		const struct eca_result *r = eca_score(b->w->scoring, &b->assessment);

		b->lowest = r->tier < b->lowest ? r->tier : b->lowest;
		b->highest = r->tier > b->highest ? r->tier : b->highest;
		return;
	}
	question = eca_find_question(model, open_levels[at]);
	if (b->assessment.answers[question].state != ECA_MISSING) {
		try_rest(b, at + 1);
		return;
	}
	for (i = 0; i < model->questions[question].n_options; i++) {
		b->answers[question] = (struct eca_answer){
			.state = ECA_ANSWERED, .grade = ECA_NO_GRADE, .number = (double)i
		};
		try_rest(b, at + 1);
	}
	b->answers[question] = (struct eca_answer){ .grade = ECA_NO_GRADE };
}

static void test_search(void **state)
{
	const struct eca_assessment *assessment;
	const struct eca_interval *interval;
	size_t lowest, highest, rows = 0;
	struct world w;

	(void)state;
	world_open(&w, many,
	           "firm_id,a,b,d,f,g,h,i,j\n"
	           "1,,,,,,,,\n2,0,,,,,,,\n3,3,,,,,,,no\n4,,3,,,,,yes,\n5,,,,3,,,,\n6,,,,,3,,,\n"
	           "7,,0,,,,no,,\n8,3,,,1,,yes,,\n9,1,1,,,,,,\n");
	while ((assessment = world_next(&w))) {
		struct brute brute = { &w, *assessment, { { 0 } }, SIZE_MAX, 0 };

		eca_score(w.scoring, assessment);
		interval = eca_interval(w.scoring);
		lowest = interval->lowest;
		highest = interval->highest;
		memcpy(brute.answers, assessment->answers,
		       eca_set_model(w.loaded)->n_questions * sizeof *brute.answers);
		brute.assessment.answers = brute.answers;
		try_rest(&brute, 0);
		assert_int_equal(lowest, brute.lowest);
		assert_int_equal(highest, brute.highest);
		rows++;
	}
	assert_int_equal(rows, 9);
	world_close(&w);
}

/* A copy keeps it, and scoring the next firm lets go of it. */
static void test_copy(void **state)
{
	struct eca_result *copy;
	const struct eca_interval *interval;
	const struct eca_result *r;
	struct world w;

	(void)state;
	world_open(&w, ALL "one { ask \"a\", ask \"b\" }", "firm_id,a,b\n1,yes,\n2,yes,yes\n");
	r = eca_score(w.scoring, world_next(&w));
	assert_null(r->possible);
	interval = eca_interval(w.scoring);
	assert_ptr_equal(interval, r->possible);
	assert_string_equal(r->assessment->firm_id, "1");
	assert_int_equal(r->status, ECA_STATUS_INCOMPLETE);
	copy = eca_result_copy(r);
	r = eca_score(w.scoring, world_next(&w));
	assert_null(r->possible);
	assert_null(eca_interval(w.scoring));
	assert_int_equal(copy->possible->lowest, 1);
	assert_int_equal(copy->possible->highest, 2);
	assert_int_equal(copy->possible->n_deciding, 1);
	assert_int_equal(copy->possible->deciding[0], 1);
	eca_result_free(copy);
	world_close(&w);
}

int main(int argc, char **argv)
{
	static struct CMUnitTest tests[COUNT(cases) + 2];
	size_t i, n = 0;

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	for (i = 0; i < COUNT(cases); i++)
		tests[n++] = (struct CMUnitTest){ cases[i].name, test_case, NULL, NULL, (void *)&cases[i] };
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(test_search);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(test_copy);
	return _cmocka_run_group_tests("interval", tests, n, NULL, NULL);
}
