/* Scores worked out by hand: points of every type of question, every expression
 * and condition, tiers, gates, weightings, functions. A case is a set in Lua, the
 * answers as CSV and what must come of each row. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <math.h>

#include "buf.h"
#include "score.h"
#include "world.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- A result as text ------------------------------------------------------------------ */

/* A number of six decimals without the noughts at its end. */
static void add_short(struct buf *out, double number)
{
	char text[400];
	size_t length = (size_t)snprintf(text, sizeof(text), "%.6f", number);

	while (text[length - 1] == '0')
		length--;
	if (text[length - 1] == '.')
		length--;
	buf_add(out, text, length);
}

static void add_score(struct buf *out, const struct eca_result *r, size_t node)
{
	if (r->scores[node].known)
		buf_format(out, "%.6f", r->scores[node].points);
	else
		buf_text(out, "-");
}

static void add_tier(struct buf *out, const struct eca_result *r, size_t tier)
{
	buf_text(out, tier == ECA_NONE ? "-" : r->model->tiers[tier].id);
}

static void add_listed(struct buf *out, bool *first, const char *text)
{
	buf_text(out, *first ? "" : ",");
	buf_text(out, text);
	*first = false;
}

static void add_gates(struct buf *out, const struct eca_result *r, enum eca_gate_state state)
{
	bool first = true;
	size_t i;

	for (i = 0; i < r->model->n_gates; i++)
		if (r->gates[i] == state)
			add_listed(out, &first, r->model->gates[i].id);
}

static void add_missing(struct buf *out, const struct eca_result *r)
{
	bool first = true;
	size_t i;

	for (i = 0; i < r->n_missing; i++)
		add_listed(out, &first, r->model->questions[r->missing[i]].id);
}

static void add_thin(struct buf *out, const struct eca_result *r)
{
	bool first = true;
	size_t i;

	for (i = 0; i < r->model->n_pillars; i++)
		if (r->thin[i])
			add_listed(out, &first, r->model->nodes[r->model->first_pillar + i].id);
}

/* from:65, p>=50, need:3 (its test's number in enum eca_test), thin:p, gate:g */
static void add_obstacle(struct buf *out, const struct eca_result *r, const struct eca_obstacle *o)
{
	switch (o->kind) {
	case ECA_BY_THRESHOLD:
		assert_int_equal(o->node, r->model->overall);
		buf_text(out, "from:");
		add_short(out, o->wanted);
		break;
	case ECA_BY_NEED:
		if (o->node == ECA_NONE) {
			buf_format(out, "need:%d", (int)r->model->conditions[o->condition].test);
			break;
		}
		buf_format(out, "%s>=", r->model->nodes[o->node].id);
		add_short(out, o->wanted);
		break;
	case ECA_BY_THIN_PILLAR:
		buf_format(out, "thin:%s", r->model->nodes[o->node].id);
		break;
	case ECA_BY_GATE:
		buf_format(out, "gate:%s", r->model->gates[o->gate].id);
		break;
	}
}

static void add_obstacles(struct buf *out, const struct eca_result *r)
{
	size_t i;

	for (i = 0; i < r->n_obstacles; i++) {
		buf_text(out, i ? "," : "");
		add_obstacle(out, r, &r->obstacles[i]);
	}
}

static void add_notes(struct buf *out, const struct eca_result *r)
{
	size_t i;

	for (i = 0; i < r->n_notes; i++)
		buf_format(out, "%s%s:%s", i ? "," : "", r->model->nodes[r->notes[i].node].id,
		           r->notes[i].text.in[0]);
}

static void add_share(struct buf *out, const struct eca_result *r, size_t node, bool lost)
{
	struct eca_share *shares = calloc(r->model->n_nodes, sizeof(*shares));

	eca_shares(r, shares);
	if (!shares[node].known)
		buf_text(out, "?");
	else if (lost && !r->scores[node].known)
		buf_text(out, "-");
	else
		add_short(out, shares[node].weight * (lost ? 100 - r->scores[node].points : 1));
	free(shares);
}

/* share:x, lost:x, weight:x, state:x */
static void add_of_node(struct buf *out, const struct eca_result *r, const char *key)
{
	const char *id = strchr(key, ':') + 1;
	size_t node = eca_find_node(r->model, id);

	if (strncmp(key, "state:", 6) == 0) {
		const struct eca_answer *a = &r->answers[eca_find_question(r->model, id)];

		buf_text(out, a->by_rule ? "by_rule" : eca_state_word((enum eca_state)a->state));
	} else if (strncmp(key, "weight:", 7) == 0) {
		add_short(out, eca_weight(r, node));
	} else {
		add_share(out, r, node, strncmp(key, "lost:", 5) == 0);
	}
}

/* The failure without the folder, which differs from run to run. */
static void add_failure(struct buf *out, const struct eca_result *r)
{
	const char *text = r->failure ? r->failure : "none";
	size_t folder = strlen(r->model->folder);

	if (strncmp(text, r->model->folder, folder) == 0)
		text += folder + 1;
	buf_text(out, text);
}

static void add_value(struct buf *out, const struct eca_result *r, const char *key)
{
	size_t node = eca_find_node(r->model, key);

	if (strcmp(key, "status") == 0)
		buf_text(out, eca_status_word(r->status));
	else if (strcmp(key, "tier") == 0)
		add_tier(out, r, r->tier);
	else if (strcmp(key, "before") == 0)
		add_tier(out, r, r->tier_before_gates);
	else if (strcmp(key, "fired") == 0)
		add_gates(out, r, ECA_GATE_FIRED);
	else if (strcmp(key, "open") == 0)
		add_gates(out, r, ECA_GATE_OPEN);
	else if (strcmp(key, "out") == 0)
		add_gates(out, r, ECA_GATE_OUT);
	else if (strcmp(key, "given") == 0)
		buf_format(out, "%zu/%zu", r->given, r->required);
	else if (strcmp(key, "complete") == 0)
		add_short(out, r->completeness);
	else if (strcmp(key, "missing") == 0)
		add_missing(out, r);
	else if (strcmp(key, "thin") == 0)
		add_thin(out, r);
	else if (strcmp(key, "why") == 0)
		add_obstacles(out, r);
	else if (strcmp(key, "notes") == 0)
		add_notes(out, r);
	else if (strcmp(key, "weighting") == 0)
		buf_text(out, r->weighting == ECA_NONE ? "-" : r->model->weightings[r->weighting].id);
	else if (strcmp(key, "failure") == 0)
		add_failure(out, r);
	else if (strchr(key, ':'))
		add_of_node(out, r, key);
	else if (node != ECA_NONE)
		add_score(out, r, node);
	else
		buf_text(out, "no such name");
}

/* A line like `wanted`, "c=50.000000 tier=mid", with the values of the result. What
 * follows failure= is taken up to the end of the line. */
static void add_line(struct buf *out, const struct eca_result *r, const char *wanted, size_t length)
{
	const char *end = wanted + length;

	while (wanted < end) {
		size_t key = strcspn(wanted, "=");
		char name[80] = { 0 };

		assert_true(key < sizeof(name));
		memcpy(name, wanted, key);
		wanted += key;
		wanted += strcspn(wanted, strcmp(name, "failure") == 0 ? "\n" : " \n");
		buf_format(out, "%s=", name);
		add_value(out, r, name);
		if (wanted < end)
			buf_char(out, ' ');
		while (wanted < end && *wanted == ' ')
			wanted++;
	}
	buf_char(out, '\n');
}

/* ---- What holds of every result ----------------------------------------------------------- */

/* Where the pillars make the overall score by their weights, what they lose adds
 * up to what it lacks. */
static void check_losses(const struct eca_result *r)
{
	const struct eca_model *m = r->model;
	const struct eca_node *top = &m->nodes[m->overall];
	struct eca_share *shares = calloc(m->n_nodes, sizeof(*shares));
	double lost = 0, carried = 0;
	size_t i;

	eca_shares(r, shares);
	for (i = m->first_pillar; i < m->first_pillar + m->n_pillars; i++) {
		lost += shares[i].weight * (100 - r->scores[i].points);
		carried += shares[i].weight;
	}
	if (r->scores[m->overall].known && top->expression == ECA_NONE && top->function == ECA_NONE) {
		assert_true(fabs(carried - 1) < 1e-9);
		assert_true(fabs(lost - (100 - r->scores[m->overall].points)) < 1e-4);
	}
	free(shares);
}

/* Scores are whole millionths from 0 to 100, and 0 where they are not known. */
static void check_scores(const struct eca_result *r)
{
	size_t i;

	for (i = 0; i < r->model->n_nodes; i++) {
		double points = r->scores[i].points;

		assert_true(r->scores[i].known || points == 0);
		assert_true(points >= 0 && points <= 100);
		assert_true(points == round(points * 1e6) / 1e6);
	}
}

static void check_always(const struct eca_result *r)
{
	check_scores(r);
	if (r->status != ECA_STATUS_FAILED)
		check_losses(r);
}

/* ---- Cases ---------------------------------------------------------------------------------- */

static size_t line_length(const char *text)
{
	return strcspn(text, "\n");
}

static const char *next_line(const char *text)
{
	text += line_length(text);
	return *text ? text + 1 : text;
}

/* Scores every row and renders it as the lines of `want`: at once, scored again,
 * and from a copy after all the others. */
static void run_case(const char *set, const char *answers, const char *want)
{
	struct eca_result *copies[64];
	const struct eca_assessment *assessment;
	struct buf now = { 0 }, again = { 0 }, later = { 0 };
	struct world w;
	const char *line = want;
	size_t i, rows = 0;

	world_open(&w, set, answers);
	while ((assessment = world_next(&w))) {
		const struct eca_result *r = eca_score(w.scoring, assessment);

		assert_true(rows < COUNT(copies));
		check_always(r);
		add_line(&now, r, line, line_length(line));
		copies[rows++] = eca_result_copy(r);
		add_line(&again, eca_score(w.scoring, assessment), line, line_length(line));
		line = next_line(line);
	}
	for (i = 0, line = want; i < rows; i++, line = next_line(line)) {
		add_line(&later, copies[i], line, line_length(line));
		eca_result_free(copies[i]);
	}
	world_close(&w);
	assert_string_equal(buf_string(&now), want);
	assert_string_equal(buf_string(&again), want);
	assert_string_equal(buf_string(&later), want);
	buf_free(&now);
	buf_free(&again);
	buf_free(&later);
}

/* ---- Points of one answer ---------------------------------------------------------------------- */

/* `want` is "answer=points …"; answer@no is one of a firm whose profile says no to
 * `maker`, answer@ one where that is missing; the others say yes. */
static const struct points_case {
	const char *name, *question, *want;
} points_cases[] = {
	{ "yes_no", "yes_no \"q\" { text = \"q\", na = true }", "yes=100 no=0 =0 ND=0 NA=-" },
	{ "yes_no: its own points", "yes_no \"q\" { text = \"q\", points = { yes = 20, no = 80.5 } }",
	  "yes=20 no=80.5 =0 ND=0" },
	{ "level", "level \"q\" { text = \"q\", na = true, {0, \"a\"}, {33.3333335, \"b\"}, {100, \"c\"} }",
	  "0=0 1=33.333334 2=100 =0 ND=0 NA=-" },
	{ "level: points need not ascend", "level \"q\" { text = \"q\", {70, \"a\"}, {10, \"b\"} }", "0=70 1=10" },
	{ "choice", "choice \"q\" { text = \"q\", na = true, option \"red\" { \"r\", points = 62.5 },"
	  " option \"blue\" { \"b\", points = 0.000001 } }", "red=62.5 blue=0.000001 =0 ND=0 NA=-" },
	{ "choice: an option that applies to makers only", "choice \"q\" { text = \"q\","
	  " option \"red\" { \"r\", points = 60, applies_if = yes \"maker\" }, option \"blue\" { \"b\", points = 20 } }",
	  "red=60 red@no=0 red@=0 blue=20 blue@no=20" },
	{ "multi: sum, capped at 100", "multi \"q\" { text = \"q\", na = true, option \"x\" { \"x\", points = 40 },"
	  " option \"y\" { \"y\", points = 35.5 }, option \"z\" { \"z\", points = 45 } }",
	  "-=0 x=40 y;x=75.5 z;y;x=100 z;x=85 =0 ND=0 NA=-" },
	{ "multi: sum of options that apply", "multi \"q\" { text = \"q\", option \"x\" { \"x\", points = 70 },"
	  " option \"z\" { \"z\", points = 45, applies_if = none { no \"maker\" } } }",
	  "x;z=100 x;z@no=70 x;z@=100 z@no=0" },
	{ "multi: highest", "multi \"q\" { text = \"q\", combine = \"highest\", option \"x\" { \"x\", points = 40 },"
	  " option \"y\" { \"y\", points = 0 }, option \"z\" { \"z\", points = 45, applies_if = yes \"maker\" } }",
	  "-=0 x=40 y=0 x;y;z=45 x;z@no=40 z@=0" },
	{ "multi: an option that stands alone", "multi \"q\" { text = \"q\", option \"none\" { \"n\", points = 5,"
	  " alone = true }, option \"x\" { \"x\", points = 50 } }", "none=5 x=50 -=0" },
	{ "linear", "number \"q\" { text = \"q\", unit = \"ppm\", na = true,"
	  " points = linear { {0, 100}, {50, 90}, {500, 40}, {5000, 0} } }",
	  "-1=100 0=100 25=95 50=90 120=82.222222 275=65 500=40 2750=20 5000=0 5000.5=0 1e300=0 =0 ND=0 NA=-" },
	{ "linear: one breakpoint", "number \"q\" { text = \"q\", unit = \"u\", points = linear { {10, 60} } }",
	  "-10=60 10=60 99=60" },
	{ "linear: up and down", "number \"q\" { text = \"q\", unit = \"u\", points = linear { {-1, 0}, {1, 100}, {2, 50} } }",
	  "-2=0 -1=0 -0.5=25 0=50 1=100 1.5=75 2=50 3=50" },
	{ "linear: thirds", "number \"q\" { text = \"q\", unit = \"u\", points = linear { {0, 0}, {3, 100} } }",
	  "1=33.333333 2=66.666667 0.00000001=0 0.000000015=0.000001" },
	{ "linear: very far apart", "number \"q\" { text = \"q\", unit = \"u\", points = linear { {-1e300, 0}, {1e300, 100} } }",
	  "0=50 -1e300=0 5e299=75" },
	{ "bands", "number \"q\" { text = \"q\", unit = \"%\", na = true, points = bands { {0, 0}, {80, 40}, {90, 70}, {98, 100} } }",
	  "-5=0 0=0 79.999999=0 80=40 89.999999=40 90=70 97=70 98=100 1e9=100 =0 ND=0 NA=-" },
	{ "bands: below the first start", "number \"q\" { text = \"q\", unit = \"%\", points = bands { {50, 30}, {60, 10} } }",
	  "0=30 50=30 59=30 60=10" },
	{ "number: function", "number \"q\" { text = \"q\", unit = \"u\", points = function(x)"
	  " if x < 0 then return nil end return x / 3 end }", "10=3.333333 300=100 -1=- =0 ND=0" },
	{ "number: what a function returns is rounded", "number \"q\" { text = \"q\", unit = \"u\","
	  " points = function(x) return x end }",
	  "0.0000005=0.000001 0.0000004=0 -0.0000004=0 -0.0000005=0 100.0000004=100 64.9999995=65 64.9999994=64.999999" },
	{ "number: a whole number of Lua's", "number \"q\" { text = \"q\", unit = \"u\", points = function(x)"
	  " return math.tointeger(x) end }", "7=7 100=100 7.5=-" },
	{ "date", "date \"q\" { text = \"q\", na = true, points = function(d, on) return 100 - 10 * (on.year - d.year)"
	  " - (on.month - d.month) - (on.day - d.day) / 10 + (on.days - d.days - 730) / 1000 end }",
	  "2024-03-01=80 2024-02-29=81.801 2026-03-01=99.27 =0 ND=0 NA=-" },
};

static void test_points(void **state)
{
	const struct points_case *c = *state;
	struct buf set = { 0 }, answers = { 0 }, want = { 0 };
	const char *at = c->want;
	size_t row = 0;

	buf_format(&set, "completeness = 0, profile { yes_no \"maker\" { text = \"m\" } }, one { %s }", c->question);
	buf_text(&answers, "firm_id,assessed_on,maker,q\n");
	while (*at) {
		size_t equals = strcspn(at, "="), end = equals + strcspn(at + equals, " ");
		size_t answer = strcspn(at, "@=");
		char points[32] = { 0 };

		buf_format(&answers, "F%zu,2026-03-01,%.*s,%.*s\n", ++row,
		           answer == equals ? 3 : (int)(equals - answer - 1),
		           answer == equals ? "yes" : at + answer + 1, (int)answer, at);
		memcpy(points, at + equals + 1, end - equals - 1);
		if (strcmp(points, "-") == 0)
			buf_text(&want, "q=- c=- overall=-\n");
		else
			buf_format(&want, "q=%.6f c=%.6f overall=%.6f\n", atof(points), atof(points), atof(points));
		at += end + (at[end] == ' ');
	}
	run_case(buf_string(&set), buf_string(&answers), buf_string(&want));
	buf_free(&set);
	buf_free(&answers);
	buf_free(&want);
}

/* ---- Expressions ------------------------------------------------------------------------------------ */

/* Over the answers a, b, d of six firms; a missing one scores 0. */
static const char expression_answers[] =
	"firm_id,a,b,d\n"
	"F1,20,50,80\n"
	"F2,NA,50,80\n"
	"F3,NA,NA,80\n"
	"F4,NA,NA,NA\n"
	"F5,0,50,80\n"
	"F6,,50,80\n";

static const struct expression_case {
	const char *name, *score, *want;
} expression_cases[] = {
	{ "no score of its own: by weight", "", "50 65 80 - 43.333333 43.333333" },
	{ "mean", "score = mean { \"a\", \"b\", \"d\" }", "50 65 80 - 43.333333 43.333333" },
	{ "mean of some", "score = mean { \"a\", \"b\" }", "35 50 - - 25 25" },
	{ "mean with a constant", "score = mean { \"a\", points(10) }", "15 10 10 10 5 5" },
	{ "mean of a part twice", "score = mean { \"a\", \"a\", \"b\" }", "30 50 - - 16.666667 16.666667" },
	{ "weighted, keyed", "score = weighted { a = 2, b = 1 }", "30 50 - - 16.666667 16.666667" },
	{ "weighted, keyed: weight 0 drops out", "score = weighted { a = 2, b = 0, d = 1 }",
	  "40 80 80 - 26.666667 26.666667" },
	{ "weighted: no weight at all", "score = weighted { a = 0, b = 0 }", "- - - - - -" },
	{ "weighted: no weight left", "score = weighted { a = 2, b = 0 }", "20 - - - 0 0" },
	{ "weighted, listed", "score = weighted { {\"d\", 1}, {\"a\", 2}, {\"b\", 1} }", "42.5 65 80 - 32.5 32.5" },
	{ "weighted, listed: a nested part", "score = weighted { {mean { \"a\", \"b\" }, 1}, {\"d\", 3} }",
	  "68.75 72.5 80 - 66.25 66.25" },
	{ "weighted: fractions of weights", "score = weighted { a = 0.1, b = 0.2, d = 0.3 }",
	  "60 68 80 - 56.666667 56.666667" },
	{ "nothing is rounded inside", "score = sum { mean { \"a\", \"b\", \"d\" }, weighted { a = 1, b = 1, d = 1 } }",
	  "100 100 100 - 86.666667 86.666667" },
	{ "geometric", "score = geometric { \"a\", \"b\", \"d\" }", "43.088694 63.245553 80 - 0 0" },
	{ "geometric, keyed", "score = geometric { a = 1, d = 3 }", "56.568542 80 80 - 0 0" },
	{ "geometric, listed", "score = geometric { {\"a\", 2}, {mean { \"b\", \"d\" }, 1} }", "29.624961 65 80 - 0 0" },
	{ "geometric: a part without weight is no zero", "score = geometric { a = 0, b = 1 }", "50 50 - - 50 50" },
	{ "geometric: no weight", "score = geometric { {\"a\", 0} }", "- - - - - -" },
	{ "geometric of what is all the same", "score = geometric { \"d\", \"d\", points(80) }", "80 80 80 80 80 80" },
	{ "lowest", "score = lowest { \"a\", \"b\", \"d\" }", "20 50 80 - 0 0" },
	{ "lowest of constants", "score = lowest { points(100), points(99.5) }", "99.5 99.5 99.5 99.5 99.5 99.5" },
	{ "highest", "score = highest { \"a\", \"b\", \"d\" }", "80 80 80 - 80 80" },
	{ "highest of zeros", "score = highest { \"a\", points(0) }", "20 0 0 0 0 0" },
	{ "sum", "score = sum { \"a\", \"b\" }", "70 50 - - 50 50" },
	{ "sum, capped at 100", "score = sum { \"a\", \"b\", \"d\" }", "100 100 80 - 100 100" },
	{ "sum in a sum is capped too", "score = weighted { {sum { \"b\", \"d\" }, 1}, {points(0), 1} }",
	  "50 50 40 0 50 50" },
	{ "capped", "score = capped(\"d\", 75.5)", "75.5 75.5 75.5 - 75.5 75.5" },
	{ "capped: below the cap", "score = capped(\"a\", 50)", "20 - - - 0 0" },
	{ "capped: an expression", "score = capped(sum { \"a\", \"b\" }, 60)", "60 50 - - 50 50" },
	{ "capped at 0", "score = capped(\"d\", 0)", "0 0 0 - 0 0" },
	{ "points", "score = points(42.5)", "42.5 42.5 42.5 42.5 42.5 42.5" },
	{ "points are rounded", "score = points(1 / 3)", "0.333333 0.333333 0.333333 0.333333 0.333333 0.333333" },
	{ "pick: N/A is not true", "score = pick(score_at_least(\"a\", 20), \"b\", \"d\")", "50 80 80 - 80 80" },
	{ "pick: a chosen N/A is N/A", "score = pick(score_at_least(\"b\", 50), \"a\", \"d\")", "20 - 80 - 0 0" },
	{ "pick: missing is not at least 0", "score = pick(score_at_least(\"a\", 0), points(1), points(2))",
	  "1 2 2 2 1 2" },
	{ "pick: an answer", "score = pick(at_least(\"a\", 20), points(1), points(2))", "1 2 2 2 2 2" },
	{ "pick: nested in pick", "score = pick(answered \"a\", pick(at_most(\"a\", 0), points(1), \"b\"), mean { \"d\", points(0) })",
	  "50 40 40 0 1 40" },
	{ "pick: a function", "score = pick(function(scores) return scores.b ~= nil and scores.b >= 50 end, \"a\", points(5))",
	  "20 - 5 5 0 0" },
	{ "pick: a function that says nil", "score = pick(function() return nil end, \"a\", points(5))", "5 5 5 5 5 5" },
	{ "all of them nested", "score = lowest { highest { mean { \"b\", \"d\" }, points(5) }, capped(\"d\", 90),"
	  " pick(answered \"a\", points(100), geometric { \"d\", \"d\" }) }", "65 65 80 5 65 65" },
	{ "an N/A part of weight drops out", "score = mean { weighted { a = 0, b = 0 }, \"d\" }", "80 80 80 - 80 80" },
	{ "function", "score = function(scores) return scores.a end", "20 - - - 0 0" },
	{ "function: answers", "score = function(scores, answers) return answers.a and answers.b or 7 end",
	  "50 7 7 7 50 7" },
};

static void add_wanted(struct buf *out, const char *list, const char *before)
{
	while (*list) {
		size_t length = strcspn(list, " ");

		if (*list == '-')
			buf_format(out, "%s-\n", before);
		else
			buf_format(out, "%s%.6f\n", before, atof(list));
		list += length + (list[length] == ' ');
	}
}

static void test_expression(void **state)
{
	const struct expression_case *c = *state;
	struct buf set = { 0 }, want = { 0 };

	buf_format(&set, "one { %s%s num \"a\", num \"b\", num \"d\" }", c->score, *c->score ? "," : "");
	add_wanted(&want, c->want, "c=");
	run_case(buf_string(&set), expression_answers, buf_string(&want));
	buf_free(&set);
	buf_free(&want);
}

/* ---- Conditions --------------------------------------------------------------------------------------- */

/* Two gates tell the three values apart: one fires where the condition is false,
 * one where it is true. */
static const char condition_set[] =
	"completeness = 0,\n"
	"profile { yes_no \"asked\" { text = \"asked\" } },\n"
	"evidence { default = \"stated\", grade \"unseen\" { \"u\", factor = 0 }, grade \"stated\" { \"s\", factor = 0.5 } },\n"
	"pillar \"p\" { name = \"P\", criterion \"c\" { name = \"C\",\n"
	"  yes_no \"q\" { text = \"q\", na = true, applies_if = yes \"asked\" } } },\n"
	"pillar \"r\" { name = \"R\", criterion \"d\" { name = \"D\",\n"
	"  level \"degree\" { text = \"l\", na = true, applies_if = yes \"asked\", {0, \"0\"}, {50, \"1\"}, {100, \"2\"} },\n"
	"  choice \"colour\" { text = \"c\", na = true, applies_if = yes \"asked\", option \"red\" { \"r\" },\n"
	"    option \"green\" { \"g\" }, option \"blue\" { \"b\" } },\n"
	"  multi \"kinds\" { text = \"k\", na = true, applies_if = yes \"asked\", option \"x\" { \"x\" }, option \"y\" { \"y\" },\n"
	"    option \"z\" { \"z\" } },\n"
	"  number \"size\" { text = \"s\", na = true, applies_if = yes \"asked\", unit = \"m\" },\n"
	"  date \"since\" { text = \"d\", na = true, applies_if = yes \"asked\" },\n"
	"  text \"remark\" { text = \"t\", applies_if = yes \"asked\" } } },\n";

static const char condition_answers[] =
	"firm_id,source,asked,q,degree,colour,kinds,size,since,remark,"
	"q:evidence,degree:evidence,colour:evidence,kinds:evidence,size:evidence,since:evidence,remark:evidence\n"
	"good,self,yes,yes,2,red,x;y,10,2026-01-31,steel,,,,,,,\n"
	"bad,self,yes,no,0,blue,-,5,2020-01-01,food,,,,,,,\n"
	"missing,self,yes,,,,,,,,,,,,,,\n"
	"no_data,self,yes,ND,ND,ND,ND,ND,ND,,,,,,,,\n"
	"not_applicable,self,yes,NA,NA,NA,NA,NA,NA,,,,,,,,\n"
	"by_rule,self,no,yes,2,red,x;y,10,2026-01-31,steel,,,,,,,\n"
	"unseen,site_visit,yes,yes,2,red,x;y,10,2026-01-31,steel,unseen,unseen,unseen,unseen,unseen,unseen,unseen\n"
	"stated,site_visit,yes,yes,2,red,x;y,10,2026-01-31,steel,,,,,,,\n"
	"claimed,self,yes,yes,2,red,x;y,10,2026-01-31,steel,unseen,unseen,unseen,unseen,unseen,unseen,unseen\n";

/* `want`: true, false or n/a for each of the firms above, in their order. */
static const struct condition_case {
	const char *name, *condition, *want;
} condition_cases[] = {
	{ "yes", "yes \"q\"", "tfffnnftt" },
	{ "no", "no \"q\"", "ftffnnfff" },
	{ "at_least: a level", "at_least(\"degree\", 2)", "tfffnnftt" },
	{ "at_least: the lowest level", "at_least(\"degree\", 0)", "ttffnnftt" },
	{ "at_most: a level", "at_most(\"degree\", 1)", "ftffnnfff" },
	{ "at_least: a number, exactly", "at_least(\"size\", 10)", "tfffnnftt" },
	{ "at_least: a number, just missed", "at_least(\"size\", 10.000001)", "ffffnnfff" },
	{ "at_most: a number, exactly", "at_most(\"size\", 5)", "ftffnnfff" },
	{ "at_most: a number", "at_most(\"size\", 10)", "ttffnnftt" },
	{ "at_least: a date, exactly", "at_least(\"since\", \"2026-01-31\")", "tfffnnftt" },
	{ "at_least: a date", "at_least(\"since\", \"2026-02-01\")", "ffffnnfff" },
	{ "at_most: a date", "at_most(\"since\", \"2026-01-30\")", "ftffnnfff" },
	{ "one_of: a choice", "one_of(\"colour\", {\"red\", \"green\"})", "tfffnnftt" },
	{ "one_of: a level", "one_of(\"degree\", {0, 1})", "ftffnnfff" },
	{ "one_of: a text", "one_of(\"remark\", {\"steel\", \"stone\"})", "tffffnftt" },
	{ "one_of: a text is compared as written", "one_of(\"remark\", {\"Steel\"})", "fffffnfff" },
	{ "has: a multi", "has(\"kinds\", \"x\")", "tfffnnftt" },
	{ "has: a choice", "has(\"colour\", \"blue\")", "ftffnnfff" },
	{ "has_any: a multi", "has_any(\"kinds\", {\"y\", \"z\"})", "tfffnnftt" },
	{ "has_any: none of them", "has_any(\"kinds\", {\"z\"})", "ffffnnfff" },
	{ "has_any: a choice", "has_any(\"colour\", {\"green\", \"blue\"})", "ftffnnfff" },
	{ "only: a multi", "only(\"kinds\", {\"x\", \"y\", \"z\"})", "ttffnnftt" },
	{ "only: something outside", "only(\"kinds\", {\"x\"})", "ftffnnfff" },
	{ "only: a choice", "only(\"colour\", {\"red\"})", "tfffnnftt" },
	{ "answered: yes or no", "answered \"q\"", "ttffnnftt" },
	{ "answered: a multi with nothing chosen", "answered \"kinds\"", "ttffnnftt" },
	{ "answered: a text", "answered \"remark\"", "ttfffnftt" },
	{ "a profile field", "yes \"asked\"", "tttttfttt" },
	{ "a profile field, answered", "answered \"asked\"", "ttttttttt" },
	{ "score_at_least: a question", "score_at_least(\"q\", 100)", "tfffnnfft" },
	{ "score_at_least: a question, of its evidence", "score_at_least(\"q\", 50)", "tfffnnftt" },
	{ "score_at_least: 0 at a question needs an answer", "score_at_least(\"q\", 0)", "ttffnnftt" },
	{ "score_at_least: 0 at a criterion", "score_at_least(\"c\", 0)", "ttttnnttt" },
	{ "score_at_least: a criterion", "score_at_least(\"d\", 50)", "tfffnnftt" },
	{ "score_at_least: a pillar", "score_at_least(\"r\", 50.000001)", "tfffnnfft" },
	{ "score_at_least: overall", "score_at_least(\"overall\", 100)", "tfffnnfft" },
	{ "every_pillar", "every_pillar(50)", "tfffnnftt" },
	{ "every_pillar: just missed", "every_pillar(50.000001)", "tfffnnfft" },
	{ "every_pillar: 0", "every_pillar(0)", "ttttnnttt" },
	{ "missing_at_most: none", "missing_at_most(0)", "ttffftttt" },
	{ "missing_at_most: one", "missing_at_most(1)", "ttftttttt" },
	{ "missing_at_most: six", "missing_at_most(6)", "ttftttttt" },
	{ "missing_at_most: seven", "missing_at_most(7)", "ttttttttt" },
	{ "self_assessed", "self_assessed()", "ttttttfft" },
	{ "all", "all { yes \"q\", answered \"remark\" }", "tffffnftt" },
	{ "all: N/A drops out", "all { yes \"q\", yes \"asked\" }", "tffftfftt" },
	{ "all of one", "all { no \"q\" }", "ftffnnfff" },
	{ "any", "any { yes \"q\", no \"asked\" }", "tfffftftt" },
	{ "any: all N/A", "any { yes \"q\", no \"q\" }", "ttffnnftt" },
	{ "none", "none { yes \"q\" }", "ftttnntff" },
	{ "none: of no", "none { no \"q\" }", "tfttnnttt" },
	{ "none: N/A drops out", "none { yes \"q\", yes \"asked\" }", "ffffftfff" },
	{ "none of none", "none { none { yes \"q\" } }", "tfffnnftt" },
	{ "nested", "all { any { yes \"q\", no \"q\" }, none { no \"q\", all { no \"q\", yes \"q\" } } }", "tfffnnftt" },
	{ "nested N/A", "any { all { yes \"q\" }, none { answered \"q\" }, self_assessed() }", "ttttttttt" },
	{ "function: sees what has no evidence", "function(scores, answers) return answers.q end", "tfnnnnttt" },
	{ "function: state", "function() return state(\"q\") == \"missing\" end", "fftffffff" },
	{ "function: na", "function() return state(\"q\") == \"na\" end", "ffffttfff" },
	{ "function: scores", "function(scores) return scores.overall and scores.p >= scores.r and scores.overall > 50 end",
	  "tfffnnfft" },
	{ "function: the firm", "function(scores, answers, firm) return firm.source == \"self\" and firm.asked end",
	  "tttttffft" },
	{ "function: nil drops out", "all { yes \"q\", function() return nil end }", "tfffnnftt" },
};

static void test_condition(void **state)
{
	const struct condition_case *c = *state;
	struct buf set = { 0 }, want = { 0 };
	const char *at;

	buf_format(&set, "%s low, gate \"is_false\" { unless = %s, drop = 1, name = \"F\" },"
	           " gate \"is_true\" { unless = none { %s }, drop = 1, name = \"T\" }",
	           condition_set, c->condition, c->condition);
	for (at = c->want; *at; at++)
		buf_format(&want, "fired=%s\n", *at == 't' ? "is_true" : *at == 'f' ? "is_false" : "");
	run_case(buf_string(&set), condition_answers, buf_string(&want));
	buf_free(&set);
	buf_free(&want);
}

/* ---- Whole assessments ------------------------------------------------------------------------------------ */

#define GRADES "evidence { default = \"stated\", grade \"none\" { \"n\", factor = 0 }, " \
               "grade \"stated\" { \"s\", factor = 0.5 }, grade \"third\" { \"t\", factor = 0.3 }, " \
               "grade \"seen\" { \"v\", factor = 1 } },\n"
#define TWO "pillar \"p\" { name = \"P\", criterion \"c\" { name = \"C\", num \"a\", num \"b\" } },\n" \
            "pillar \"r\" { name = \"R\", criterion \"d\" { name = \"D\", num \"x\", num \"y\" } },\n"
#define TEN "num \"n1\", num \"n2\", num \"n3\", num \"n4\", num \"n5\", num \"n6\", num \"n7\", num \"n8\", " \
            "num \"n9\", num \"n10\""
#define LADDER "tier \"t0\" { from = 0, name = \"0\" }, tier \"t1\" { from = 20, name = \"1\" }, " \
               "tier \"t2\" { from = 40, name = \"2\" }, tier \"t3\" { from = 60, name = \"3\" },\n"

static const struct score_case {
	const char *name, *set, *answers, *want;
} score_cases[] = {
	/* ---- Evidence */
	{ "evidence: a visit weighs it, a self assessment does not",
	  GRADES "one { num \"a\" }",
	  "firm_id,source,a,a:evidence\n1,self,80,none\n2,site_visit,80,none\n3,site_visit,80,\n4,site_visit,80,third\n"
	  "5,site_visit,80,seen\n6,,80,\n7,site_visit,ND,seen\n8,site_visit,NA,none\n9,site_visit,,seen\n",
	  "a=80.000000\na=0.000000\na=40.000000\na=24.000000\na=80.000000\na=80.000000\na=0.000000 given=1/1\n"
	  "a=- given=0/0\na=0.000000 given=0/1\n" },
	{ "evidence: the points are rounded once, after the factor",
	  GRADES "one { number \"a\" { text = \"a\", unit = \"u\", points = linear { {0, 0}, {3, 100} } } }",
	  "firm_id,source,a,a:evidence\n1,site_visit,2,stated\n2,site_visit,1,stated\n3,self,2,stated\n",
	  "a=33.333333\na=16.666667\na=66.666667\n" },
	{ "evidence: a sum is capped before the factor",
	  GRADES "one { multi \"a\" { text = \"a\", option \"x\" { \"x\", points = 60 }, option \"y\" { \"y\", points = 70 } } }",
	  "firm_id,source,a\n1,site_visit,x;y\n2,self,x;y\n", "a=50.000000\na=100.000000\n" },
	{ "evidence: points of a function",
	  GRADES "one { number \"a\" { text = \"a\", unit = \"u\", points = function(x) return x / 7 end } }",
	  "firm_id,source,a,a:evidence\n1,site_visit,500,third\n2,site_visit,700.000001,stated\n",
	  "a=21.428571\na=50.000000\n" },
	{ "evidence: the profile needs none",
	  "profile { yes_no \"maker\" { text = \"m\" } }, evidence { default = \"none\", grade \"none\" { \"n\", factor = 0 },"
	  " grade \"seen\" { \"v\", factor = 1 } }, one { num \"a\", yes_no \"b\" { text = \"b\", applies_if = yes \"maker\" } },"
	  " low, gate \"g\" { unless = yes \"maker\", cap = \"low\", name = \"G\" }, gate \"h\" { unless = yes \"b\", cap = \"low\", name = \"H\" }",
	  "firm_id,source,maker,a,b,a:evidence\n1,site_visit,yes,80,yes,seen\n2,self,yes,80,yes,\n",
	  "state:b=answered c=40.000000 open=g fired=h\nc=90.000000 open=g,h fired=\n" },
	{ "evidence: a set without it",
	  "one { num \"a\" }", "firm_id,source,a\n1,site_visit,80\n", "a=80.000000 overall=80.000000 tier=high\n" },

	/* ---- Missing answers */
	{ "missing: scores 0",
	  "one { num \"a\", num \"b\" }", "firm_id,a,b\n1,80,\n2,,\n3,80,ND\n",
	  "c=40.000000 status=incomplete tier=- given=1/2 missing=b\n"
	  "c=0.000000 overall=0.000000 status=incomplete given=0/2 missing=a,b\n"
	  "c=40.000000 status=ok tier=low given=2/2 missing=\n" },
	{ "missing: excluded by the set",
	  "missing = \"exclude\", one { num \"a\", num \"b\" }", "firm_id,a,b\n1,80,\n2,,\n3,80,ND\n4,NA,\n",
	  "c=80.000000 status=incomplete complete=0.5 missing=b\nc=- overall=- status=incomplete complete=0\n"
	  "c=40.000000 status=ok\nc=- status=incomplete given=0/1\n" },
	{ "missing: the question's word goes before the set's",
	  "completeness = 0, one { number \"a\" { text = \"a\", unit = \"u\", missing = \"exclude\", points = linear { {0, 0}, {100, 100} } },"
	  " num \"b\" }", "firm_id,a,b\n1,,80\n2,80,\n", "a=- b=80.000000 c=80.000000\na=80.000000 b=0.000000 c=40.000000\n" },
	{ "missing: zero in a set that excludes",
	  "completeness = 0, missing = \"exclude\", one { number \"a\" { text = \"a\", unit = \"u\", missing = \"zero\","
	  " points = linear { {0, 0}, {100, 100} } }, num \"b\" }", "firm_id,a,b\n1,,80\n2,80,\n",
	  "c=40.000000\nc=80.000000\n" },
	{ "missing: excluded is not at least anything",
	  "completeness = 0, missing = \"exclude\", one { num \"a\", num \"b\" }, low,"
	  " gate \"g\" { unless = score_at_least(\"a\", 0), cap = \"low\", name = \"G\" },"
	  " gate \"h\" { unless = score_at_least(\"c\", 90), cap = \"low\", name = \"H\" }",
	  "firm_id,a,b\n1,,95\n2,,\n3,NA,\n", "fired=g open=h\nfired=g open=h\nfired= open=g,h\n" },

	/* ---- N/A, weights */
	{ "N/A gives its weight to the others",
	  "one { num(\"a\", 3), num(\"b\", 1), num(\"x\", 1) }",
	  "firm_id,a,b,x\n1,100,100,50\n2,NA,100,50\n3,100,NA,50\n4,NA,NA,50\n5,NA,NA,NA\n",
	  "c=90.000000 share:a=0.6 share:b=0.2\nc=75.000000 share:a=0 share:b=0.5\n"
	  "c=87.500000 share:a=0.75 lost:x=12.5\nc=50.000000 share:x=1 lost:a=-\n"
	  "c=- p=- overall=- status=not_assessable tier=- before=- given=0/0 complete=1\n" },
	{ "weight 0: asked, required, not counted",
	  "one { num(\"a\", 0), num \"b\" }", "firm_id,a,b\n1,10,80\n2,,80\n3,10,NA\n4,NA,80\n",
	  "a=10.000000 c=80.000000 share:a=0 lost:a=0 given=2/2\nc=80.000000 given=1/2 status=incomplete\n"
	  "c=- status=not_assessable\nc=80.000000 given=1/1\n" },
	{ "N/A pillars drop out of overall",
	  TWO "low", "firm_id,a,b,x,y\n1,60,70,NA,NA\n2,60,NA,30,50\n3,NA,NA,NA,NA\n",
	  "p=65.000000 r=- overall=65.000000 status=ok\np=60.000000 r=40.000000 overall=50.000000\n"
	  "overall=- status=not_assessable\n" },
	{ "questions without points have no score",
	  "one { text \"t\" { text = \"t\" }, number \"n\" { text = \"n\", unit = \"u\" }, choice \"o\" { text = \"o\", option \"x\" { \"x\" } },"
	  " num \"a\" }", "firm_id,t,n,o,a\n1,some,5,x,70\n2,,,,70\n",
	  "t=- n=- o=- c=70.000000 given=1/1\nc=70.000000 given=1/1 missing=t,n,o status=ok tier=mid\n" },

	/* ---- Rounding */
	{ "every node is rounded when it is computed",
	  "pillar \"p\" { name = \"P\", criterion \"c\" { name = \"C\", num(\"a\", 1), num(\"b\", 5) },"
	  " criterion \"d\" { name = \"D\", num \"x\" } }",
	  "firm_id,a,b,x\n1,0,100,50\n2,100,0,0\n3,100,0,16.666666\n",
	  "c=83.333333 d=50.000000 p=66.666667\nc=16.666667 p=8.333334\nc=16.666667 d=16.666666 p=16.666667\n" },
	{ "a half that a double misses is a half",
	  "one { num \"a\", num \"b\" }", "firm_id,a,b\n1,0.000001,0\n2,64.999999,65\n3,99.999999,100\n4,0.0000005,0\n",
	  "c=0.000001\nc=65.000000\nc=100.000000\na=0.000001 c=0.000001\n" },
	{ "rounding from level to level",
	  "pillar \"p\" { name = \"P\", criterion \"c\" { name = \"C\", num \"a\", num \"b\", num \"x\" }, criterion \"d\" { name = \"D\", num \"y\" } }",
	  "firm_id,a,b,x,y\n1,0,0,1,0\n2,0,1,1,0\n",
	  "c=0.333333 p=0.166667 overall=0.166667\nc=0.666667 p=0.333334\n" },
	{ "exactly at the threshold, from thirds",
	  "one { num \"a\", num \"b\", num \"x\" }, tier \"t0\" { from = 0, name = \"0\" }, tier \"t1\" { from = 66.666667, name = \"1\" },"
	  " tier \"t2\" { from = 66.666668, name = \"2\" }", "firm_id,a,b,x\n1,100,100,0\n2,100,99.999995,0\n",
	  "overall=66.666667 tier=t1 why=from:66.666668\noverall=66.666665 tier=t0 why=from:66.666667\n" },
	{ "exactly at 65",
	  "one { num \"a\", num \"b\" }, low, tier \"t65\" { from = 65, name = \"65\", needs = score_at_least(\"c\", 65) }",
	  "firm_id,a,b\n1,60,70\n2,60,69.999999\n3,60,69.999997\n",
	  "overall=65.000000 tier=t65\noverall=65.000000 tier=t65\noverall=64.999999 tier=low why=from:65,c>=65\n" },

	/* ---- Completeness and statuses */
	{ "completeness: the limit itself is enough",
	  "one { " TEN " }", "firm_id,n1,n2,n3,n4,n5,n6,n7,n8,n9,n10\n1,,1,1,1,1,1,1,1,1,1\n2,,,1,1,1,1,1,1,1,1\n"
	  "3,,NA,1,1,1,1,1,1,1,1\n4,ND,ND,ND,ND,ND,ND,ND,ND,ND,ND\n5,,ND,1,1,1,1,1,1,1,1\n",
	  "complete=0.9 status=ok missing=n1\ncomplete=0.8 status=incomplete missing=n1,n2\n"
	  "given=8/9 complete=0.888889 status=incomplete\ncomplete=1 status=ok overall=0.000000\ncomplete=0.9 status=ok\n" },
	{ "completeness: other limits",
	  "completeness = 0.7, one { " TEN " }", "firm_id,n1,n2,n3,n4,n5,n6,n7,n8,n9,n10\n1,,,,1,1,1,1,1,1,1\n2,,,,,1,1,1,1,1,1\n",
	  "complete=0.7 status=ok\ncomplete=0.6 status=incomplete\n" },
	{ "completeness: required questions only, scored or not",
	  "one { num \"a\", text \"t\" { text = \"t\", required = true }, number \"b\" { text = \"b\", unit = \"u\", required = false,"
	  " points = linear { {0, 0}, {100, 100} } }, text \"s\" { text = \"s\" } }",
	  "firm_id,a,t,b,s\n1,50,x,,\n2,50,,50,x\n3,50,ND,50,\n",
	  "given=2/2 status=ok missing=b,s c=25.000000\ngiven=1/2 status=incomplete missing=t\ngiven=2/2 missing=s\n" },
	{ "completeness: nothing is required",
	  "completeness = 1, one { number \"a\" { text = \"a\", unit = \"u\", required = false, points = linear { {0, 0}, {100, 100} } } }",
	  "firm_id,a\n1,\n2,70\n", "given=0/0 complete=1 status=ok overall=0.000000 missing=a\nstatus=ok tier=mid\n" },
	{ "completeness: the profile does not count",
	  "profile { text \"name\" { text = \"n\" }, yes_no \"maker\" { text = \"m\" } }, one { num \"a\" }",
	  "firm_id,a\n1,50\n", "given=1/1 missing= tier=mid\n" },
	{ "completeness: what does not apply does not count",
	  "profile { yes_no \"maker\" { text = \"m\" } }, one { num \"a\", yes_no \"b\" { text = \"b\", applies_if = yes \"maker\" } }",
	  "firm_id,maker,a,b\n1,no,50,\n2,,50,\n3,yes,50,\n4,no,50,yes\n",
	  "given=1/1 missing= state:b=by_rule c=50.000000\ngiven=1/1 missing= state:b=by_rule\n"
	  "given=1/2 missing=b c=25.000000 status=incomplete\ngiven=1/1 state:b=by_rule c=50.000000\n" },
	{ "statuses: failed before incomplete before not assessable before ok",
	  "one { num \"a\", yes_no \"b\" { text = \"b\", na = true, weight = 0 }, yes_no \"f\" { text = \"f\", required = false, weight = 0 } },"
	  " low, gate \"g\" { unless = function(scores, answers) if answers.f then error(\"no\") end return answers.b end,"
	  " drop = 1, name = \"G\" }",
	  "firm_id,a,b,f\n1,,,yes\n2,NA,,\n3,NA,no,\n4,50,no,\n5,50,yes,\n6,NA,NA,yes\n",
	  "status=failed overall=- tier=- before=- fired= why=\n"
	  "status=incomplete overall=- tier=- before=- fired= open=g why=\n"
	  "status=not_assessable overall=- tier=- before=- fired=g why=\n"
	  "status=ok overall=50.000000 tier=low fired=g\nstatus=ok tier=low open=g\n"
	  "status=failed overall=-\n" },

	/* ---- Which questions apply */
	{ "applies_if: a chain of them",
	  "completeness = 0, one { ask \"a\", yes_no \"b\" { text = \"b\", applies_if = yes \"a\" },"
	  " yes_no \"x\" { text = \"x\", applies_if = yes \"b\" }, yes_no \"y\" { text = \"y\", applies_if = none { yes \"x\" } } }",
	  "firm_id,a,b,x,y\n1,yes,yes,yes,yes\n2,yes,yes,no,yes\n3,no,yes,yes,yes\n4,,yes,yes,yes\n5,yes,no,yes,yes\n6,NA,yes,yes,yes\n"
	  "7,yes,yes,,yes\n",
	  "state:b=answered state:x=answered state:y=by_rule c=100.000000\nstate:y=answered c=75.000000\n"
	  "state:b=by_rule state:x=by_rule state:y=by_rule c=0.000000\nstate:b=by_rule state:x=by_rule c=0.000000 missing=a\n"
	  "state:b=answered state:x=by_rule state:y=by_rule c=50.000000\n"
	  "state:a=na state:b=by_rule state:y=by_rule c=-\nstate:x=missing state:y=answered c=75.000000\n" },
	{ "applies_if: a question further down",
	  "completeness = 0, one { yes_no \"b\" { text = \"b\", applies_if = yes \"x\" }, yes_no \"x\" { text = \"x\", applies_if = yes \"a\" }, ask \"a\" }",
	  "firm_id,a,b,x\n1,yes,yes,yes\n2,no,yes,yes\n3,yes,yes,no\n",
	  "state:b=answered c=100.000000\nstate:b=by_rule state:x=by_rule c=0.000000\nstate:b=by_rule c=50.000000\n" },
	{ "applies_if: two ways to ask where the profile is missing",
	  "completeness = 0, profile { yes_no \"tools\" { text = \"t\" } }, one { yes_no \"a\" { text = \"a\", applies_if = none { no \"tools\" } },"
	  " yes_no \"b\" { text = \"b\", applies_if = yes \"tools\" } }",
	  "firm_id,tools,a,b\n1,yes,yes,yes\n2,no,yes,yes\n3,,yes,yes\n",
	  "state:a=answered state:b=answered\nstate:a=by_rule state:b=by_rule status=not_assessable\nstate:a=answered state:b=by_rule\n" },
	{ "applies_if: evidence and source",
	  "completeness = 0, " GRADES "one { ask \"a\", yes_no \"b\" { text = \"b\", applies_if = yes \"a\" },"
	  " yes_no \"x\" { text = \"x\", applies_if = self_assessed() }, yes_no \"y\" { text = \"y\", applies_if = function(_, answers)"
	  " return answers.a end } }",
	  "firm_id,source,a,a:evidence,b,x,y\n1,self,yes,none,yes,yes,yes\n2,site_visit,yes,none,yes,yes,yes\n3,site_visit,yes,,yes,yes,yes\n",
	  "state:b=answered state:x=answered state:y=answered\nstate:b=by_rule state:x=by_rule state:y=answered\n"
	  "state:b=answered state:x=by_rule state:y=answered\n" },

	/* ---- Weightings */
	{ "weightings: the first whose `when` holds",
	  "profile { choice \"sector\" { text = \"s\", na = true, option \"steel\" { \"s\" }, option \"food\" { \"f\" }, option \"wood\" { \"w\" } } },\n" TWO "low,"
	  " weighting \"first\" { when = one_of(\"sector\", {\"steel\"}), p = 3 },"
	  " weighting \"second\" { when = one_of(\"sector\", {\"steel\", \"food\"}), p = 0, x = 4 }",
	  "firm_id,sector,a,b,x,y\n1,steel,100,100,50,0\n2,food,100,100,50,0\n3,wood,100,100,50,0\n4,,100,100,50,0\n5,NA,100,100,50,0\n",
	  "weighting=first weight:p=3 weight:x=1 r=25.000000 overall=81.250000\n"
	  "weighting=second weight:p=0 weight:x=4 r=40.000000 overall=40.000000 share:p=0 share:x=0.8 lost:x=40\n"
	  "weighting=- weight:p=1 overall=62.500000\nweighting=- overall=62.500000\nweighting=- overall=62.500000\n" },
	{ "weightings: criteria, and a weight that leaves nothing",
	  "pillar \"p\" { name = \"P\", weight = 2, criterion \"c\" { name = \"C\", num \"a\" }, criterion \"d\" { name = \"D\", weight = 3, num \"b\" } },"
	  " weighting \"w\" { when = self_assessed(), c = 0, d = 0.5 }",
	  "firm_id,source,a,b\n1,self,100,40\n2,site_visit,100,40\n3,self,100,NA\n",
	  "p=40.000000 weight:d=0.5 weight:p=2 share:c=0\np=55.000000 weight:d=3 share:c=0.25 lost:d=45\n"
	  "c=100.000000 p=- overall=- status=not_assessable\n" },
	{ "weightings: a function",
	  TWO "low, weighting \"w\" { when = function(_, answers) return answers.a and answers.a > 50 end, p = 0 }",
	  "firm_id,a,b,x,y\n1,51,49,0,0\n2,50,50,0,0\n3,NA,50,0,0\n",
	  "weighting=w overall=0.000000\nweighting=- overall=25.000000\nweighting=- overall=25.000000\n" },

	/* ---- Tiers */
	{ "tiers: climbing stops at the first that fails",
	  TWO "tier \"t0\" { from = 0, name = \"0\" }, tier \"t1\" { from = 20, name = \"1\" },"
	  " tier \"t2\" { from = 40, name = \"2\", needs = score_at_least(\"p\", 60) }, tier \"t3\" { from = 60, name = \"3\" }",
	  "firm_id,a,b,x,y\n1,0,0,0,0\n2,20,20,20,20\n3,60,60,20,20\n4,50,50,90,90\n5,60,60,60,60\n6,NA,NA,90,90\n7,19.999999,20,20,20\n",
	  "tier=t0 why=from:20\ntier=t1 why=from:40,p>=60\ntier=t2 why=from:60\noverall=70.000000 tier=t1 why=p>=60\n"
	  "tier=t3 why=\np=- tier=t3 why=\noverall=20.000000 tier=t1 why=from:40,p>=60\n" },
	{ "tiers: equal thresholds, each with its needs",
	  "one { num \"a\", num(\"b\", 0) }, tier \"t0\" { from = 0, name = \"0\" }, tier \"t1\" { from = 50, name = \"1\" },"
	  " tier \"t2\" { from = 50, name = \"2\", needs = at_least(\"b\", 1) }, tier \"t3\" { from = 50, name = \"3\", needs = at_least(\"b\", 2) }",
	  "firm_id,a,b\n1,50,0\n2,50,1\n3,50,2\n4,50,NA\n5,49.999999,2\n",
	  "tier=t1 why=need:2\ntier=t2 why=need:2\ntier=t3 why=\ntier=t3 why=\ntier=t0 why=from:50\n" },
	{ "tiers: one only",
	  "one { num \"a\" }, low", "firm_id,a\n1,100\n2,0\n", "tier=low before=low why=\ntier=low why=\n" },
	{ "tiers: overall 0",
	  "one { num \"a\" }, tier \"t0\" { from = 0, name = \"0\" }, tier \"t1\" { from = 0, name = \"1\" }", "firm_id,a\n1,0\n", "tier=t1\n" },

	/* ---- What keeps from the next tier */
	{ "obstacles: each false part of nested needs, N/A and true ones left out",
	  "completeness = 0, one { num \"a\", num \"b\", ask \"x\", ask \"y\", ask \"z\" }, low,"
	  " tier \"top\" { from = 90, name = \"T\", needs = all { score_at_least(\"a\", 50), all { score_at_least(\"b\", 60), yes \"x\","
	  " all { answered \"y\" } }, any { yes \"y\", yes \"z\" }, none { no \"z\" }, missing_at_most(0) } }",
	  "firm_id,a,b,x,y,z\n1,0,0,no,,no\n2,100,100,yes,yes,\n3,50,NA,NA,NA,NA\n4,NA,59.9,,no,yes\n",
	  "tier=low why=from:90,a>=50,b>=60,need:0,need:7,need:13,need:14,need:10\n"
	  "tier=low why=from:90,need:10\ntier=low why=from:90\n"
	  "tier=low why=from:90,b>=60,need:0,need:10\n" },
	{ "obstacles: each pillar below every_pillar",
	  TWO "pillar \"s\" { name = \"S\", weight = 5, criterion \"e\" { name = \"E\", num \"z\" } }, low,"
	  " tier \"top\" { from = 50, name = \"T\", needs = all { every_pillar(35), score_at_least(\"p\", 60) } }",
	  "firm_id,a,b,x,y,z\n1,30,30,34,34,100\n2,35,35,35,34.999999,100\n3,60,60,NA,NA,100\n4,60,60,0,0,100\n5,30,30,NA,NA,100\n",
	  "tier=low why=p>=35,r>=35,p>=60\nr=35.000000 tier=low why=p>=60\ntier=top why=\ntier=low why=r>=35\n"
	  "tier=low why=p>=35,p>=60\n" },
	{ "obstacles: gates that hold below",
	  "one { num \"a\", ask \"x\", ask \"y\", ask \"z\" },\n" LADDER
	  "gate \"cap1\" { unless = no \"x\", cap = \"t1\", name = \"1\" }, gate \"cap2\" { unless = no \"y\", cap = \"t2\", name = \"2\" },"
	  " gate \"drop1\" { unless = no \"z\", drop = 1, name = \"3\" }",
	  "firm_id,a,x,y,z\n1,100,NA,NA,NA\n2,100,yes,NA,NA\n3,100,yes,yes,NA\n4,100,yes,yes,yes\n5,100,NA,NA,yes\n6,30,NA,yes,NA\n"
	  "7,10,NA,yes,yes\n8,100,NA,no,no\n",
	  "overall=100.000000 tier=t3 fired= why=\noverall=100.000000 before=t3 tier=t1 fired=cap1 why=gate:cap1\n"
	  "tier=t1 fired=cap1,cap2 why=gate:cap1\n"
	  "before=t3 tier=t1 fired=cap1,cap2,drop1 why=gate:cap1\n"
	  "before=t3 tier=t2 fired=drop1 why=gate:drop1\n"
	  "overall=65.000000 before=t3 tier=t2 fired=cap2 why=gate:cap2\n"
	  "overall=70.000000 before=t3 tier=t2 fired=cap2,drop1 why=gate:cap2,gate:drop1\n"
	  "overall=33.333333 tier=t1 why=from:40\n" },
	{ "obstacles: a threshold and gates at once",
	  "one { num \"a\", yes_no \"x\" { text = \"x\", weight = 0 }, yes_no \"y\" { text = \"y\", weight = 0 } },\n" LADDER
	  "gate \"cap0\" { unless = no \"x\", cap = \"t0\", name = \"0\" }, gate \"drop2\" { unless = no \"y\", drop = 2, name = \"2\" }",
	  "firm_id,a,x,y\n1,10,no,yes\n2,45,no,yes\n3,65,no,yes\n4,65,yes,yes\n5,10,yes,no\n",
	  "before=t0 tier=t0 fired=drop2 why=from:20,gate:drop2\nbefore=t2 tier=t0 why=gate:drop2\n"
	  "before=t3 tier=t1 why=gate:drop2\nbefore=t3 tier=t0 fired=cap0,drop2 why=gate:cap0\n"
	  "tier=t0 fired=cap0 why=from:20,gate:cap0\n" },

	/* ---- Gates */
	{ "gates: caps, drops and the lowest tier",
	  "one { num \"a\", yes_no \"c0\" { text = \"c0\", weight = 0 }, yes_no \"c2\" { text = \"c2\", weight = 0 }, yes_no \"d1\" { text = \"d1\", weight = 0 },"
	  " yes_no \"d2\" { text = \"d2\", weight = 0 } },\n" LADDER
	  "gate \"g_d2\" { unless = no \"d2\", drop = 2, name = \"D2\" }, gate \"g_c2\" { unless = no \"c2\", cap = \"t2\", name = \"C2\" },"
	  " gate \"g_c0\" { unless = no \"c0\", cap = \"t0\", name = \"C0\" }, gate \"g_d1\" { unless = no \"d1\", drop = 1, name = \"D1\" }",
	  "firm_id,a,c0,c2,d1,d2\n1,60,no,no,no,no\n2,60,no,no,yes,no\n3,60,no,no,no,yes\n4,60,no,no,yes,yes\n5,60,no,yes,no,no\n"
	  "6,60,no,yes,yes,no\n7,60,yes,yes,yes,yes\n8,40,no,no,yes,yes\n9,0,no,yes,yes,yes\n10,20,no,yes,no,no\n11,60,no,yes,no,yes\n",
	  "before=t3 tier=t3 fired= open=g_d2,g_c2,g_c0,g_d1\nbefore=t3 tier=t2 fired=g_d1\nbefore=t3 tier=t1 fired=g_d2\n"
	  "before=t3 tier=t0 fired=g_d2,g_d1\nbefore=t3 tier=t2 fired=g_c2\nbefore=t3 tier=t2 fired=g_c2,g_d1\n"
	  "before=t3 tier=t0 fired=g_d2,g_c2,g_c0,g_d1\nbefore=t2 tier=t0 fired=g_d2,g_d1\nbefore=t0 tier=t0 fired=g_d2,g_c2,g_d1\n"
	  "before=t1 tier=t1 fired=g_c2\nbefore=t3 tier=t1 fired=g_d2,g_c2\n" },
	{ "gates: a drop beyond the lowest tier",
	  "one { num \"a\", yes_no \"x\" { text = \"x\", weight = 0 } },\n" LADDER "gate \"g\" { unless = no \"x\", drop = 1000, name = \"G\" }",
	  "firm_id,a,x\n1,100,yes\n2,0,yes\n", "before=t3 tier=t0 why=gate:g\nbefore=t0 tier=t0 why=from:20,gate:g\n" },
	{ "gates: in play only where `when` is true",
	  "completeness = 0, profile { choice \"sector\" { text = \"s\", na = true, option \"steel\" { \"s\" }, option \"food\" { \"f\" } } },"
	  " one { num \"a\", ask \"x\" }, low, mid, gate \"g\" { when = one_of(\"sector\", {\"steel\"}), unless = yes \"x\", cap = \"low\", name = \"G\" }",
	  "firm_id,sector,a,x\n1,steel,100,no\n2,steel,100,yes\n3,steel,100,\n4,steel,100,ND\n5,steel,100,NA\n6,food,100,no\n7,,100,no\n8,NA,100,no\n",
	  "fired=g open= out= tier=low before=mid\nfired= open=g tier=mid\nfired=g\nfired=g\nfired= open=g tier=mid\n"
	  "out=g tier=mid\nout=g\nout=g\n" },
	{ "gates: on scores, a missing answer, an N/A score",
	  TWO "low, mid, gate \"g\" { unless = score_at_least(\"r\", 50), cap = \"low\", name = \"G\" },"
	  " gate \"h\" { unless = every_pillar(50), drop = 1, name = \"H\" }, gate \"i\" { unless = all { score_at_least(\"overall\", 0) }, drop = 1, name = \"I\" }",
	  "firm_id,a,b,x,y\n1,100,100,50,50\n2,100,100,50,49.999998\n3,100,100,NA,NA\n4,NA,NA,NA,NA\n5,,,100,100\n",
	  "fired= tier=mid\nfired=g,h tier=low\nfired= tier=mid\nfired= status=not_assessable\n"
	  "fired=h status=incomplete tier=-\n" },

	/* ---- Thin pillars */
	{ "thin: more than na_limit of the scored questions",
	  "na_limit = 0.5, " TWO "low, tier \"top\" { from = 10, name = \"T\", thin_ok = false }, tier \"peak\" { from = 20, name = \"P\" }",
	  "firm_id,a,b,x,y\n1,50,NA,50,50\n2,50,50,NA,NA\n3,NA,NA,NA,50\n4,NA,NA,NA,NA\n5,50,ND,50,50\n",
	  "thin= tier=peak why=\nthin=r tier=low why=thin:r\nthin=p tier=low why=thin:p\n"
	  "thin=p,r status=not_assessable tier=-\nthin= tier=peak\n" },
	{ "thin: other limits, weights do not matter, unscored questions do not count",
	  "na_limit = 0.25, completeness = 0, profile { yes_no \"maker\" { text = \"m\" } }, one { num(\"a\", 0), num(\"b\", 9), num \"x\","
	  " yes_no \"y\" { text = \"y\", na = true, applies_if = yes \"maker\" }, text \"t\" { text = \"t\" } },"
	  " low, tier \"top\" { from = 10, name = \"T\", thin_ok = false }",
	  "firm_id,maker,a,b,x,y\n1,yes,NA,50,50,yes\n2,yes,NA,NA,50,yes\n3,no,NA,50,50,yes\n4,no,50,50,50,NA\n5,no,50,50,50,\n",
	  "thin= tier=top\nthin=p tier=low why=thin:p\nthin=p tier=low\nthin= tier=top\nthin= tier=top\n" },
	{ "thin: N/A by rule is left out of both counts",
	  "profile { yes_no \"maker\" { text = \"m\" } }, one { num \"a\", num \"b\", yes_no \"x\" { text = \"x\", applies_if = yes \"maker\" },"
	  " yes_no \"y\" { text = \"y\", na = true, applies_if = yes \"maker\" } }, low, tier \"top\" { from = 10, name = \"T\", thin_ok = false }",
	  "firm_id,maker,a,b,x,y\n1,no,50,50,,\n2,no,50,NA,,\n3,no,NA,NA,,\n4,yes,50,NA,yes,NA\n5,yes,NA,NA,yes,NA\n",
	  "thin= tier=top\nthin= tier=top\nthin=p status=not_assessable\nthin= tier=top\nthin=p tier=low\n" },
	{ "thin: na_limit 0 and 1",
	  "na_limit = 0, one { num \"a\", num \"b\" }, low, tier \"top\" { from = 10, name = \"T\", thin_ok = false }",
	  "firm_id,a,b\n1,50,50\n2,50,NA\n", "thin= tier=top\nthin=p tier=low\n" },
	{ "thin: never above 1",
	  "na_limit = 1, " TWO "low, tier \"top\" { from = 10, name = \"T\", thin_ok = false }",
	  "firm_id,a,b,x,y\n1,NA,NA,50,50\n", "thin= tier=top\n" },
	{ "thin: a tier that does not mind",
	  TWO "low, mid", "firm_id,a,b,x,y\n1,NA,NA,50,50\n", "thin=p tier=mid why=\n" },

	/* ---- Functions */
	{ "functions: a note, in words and by language",
	  "one { score = function(scores) if scores.a > 50 then return 50, { en = \"halved\" } end return scores.a, \"as_is\" end, num \"a\","
	  " number \"b\" { text = \"b\", unit = \"u\", weight = 0, points = function(x) return x, \"measured\" end } }",
	  "firm_id,a,b\n1,80,7\n2,30,7\n", "c=50.000000 notes=b:measured,c:halved\nc=30.000000 notes=b:measured,c:as_is\n" },
	{ "functions: nil is N/A, and may have a note",
	  "one { score = function() return nil, \"nothing\" end, num \"a\" }", "firm_id,a\n1,80\n",
	  "a=80.000000 c=- overall=- status=not_assessable notes=c:nothing\n" },
	{ "functions: one that fails, the others go on",
	  "one { num \"a\", num \"b\",\nscore = function(scores, answers) return scores.a / 1 + (answers.b > 50 and 50 or 0) end }",
	  "firm_id,a,b\n1,10,20\n2,10,ND\n3,60,60\n4,10,60\n",
	  "c=10.000000 status=ok\n"
	  "status=failed c=- p=- overall=- tier=- notes= failure=set.lua:14: criterion \"c\": score: attempt to compare number with nil"
	  " (an answer or score that is missing or not applicable is nil: test it first) (firm 2)\n"
	  "status=failed a=- failure=set.lua:14: criterion \"c\": score: returned 110, which is not from 0 to 100 (firm 3)\n"
	  "c=60.000000 status=ok failure=none\n" },
	{ "functions: what they may not return",
	  "one { number \"a\" { text = \"a\", unit = \"u\",\npoints = function(x) if x == 1 then return 0 / 0 end if x == 2 then return \"7\" end"
	  " if x == 3 then return true end if x == 4 then return math.huge end if x == 5 then return -0.000001 end"
	  " if x == 6 then return 100.000001 end if x == 7 then return 50, 5 end if x == 8 then return {} end return x end } }",
	  "firm_id,a\n1,1\n2,2\n3,3\n4,4\n5,5\n6,6\n7,7\n8,8\n9,9\n",
	  "failure=set.lua:14: number \"a\": points: returned nan, which is not from 0 to 100 (firm 1)\n"
	  "failure=set.lua:14: number \"a\": points: must return points from 0 to 100, or nil, not the text \"7\" (firm 2)\n"
	  "failure=set.lua:14: number \"a\": points: must return points from 0 to 100, or nil, not true (firm 3)\n"
	  "failure=set.lua:14: number \"a\": points: returned inf, which is not from 0 to 100 (firm 4)\n"
	  "failure=set.lua:14: number \"a\": points: returned -1e-06, which is not from 0 to 100 (firm 5)\n"
	  "failure=set.lua:14: number \"a\": points: returned 100.000001, which is not from 0 to 100 (firm 6)\n"
	  "failure=set.lua:14: number \"a\": points: the note must be a text, not a number (firm 7)\n"
	  "failure=set.lua:14: number \"a\": points: must return points from 0 to 100, or nil, not a table (firm 8)\n"
	  "failure=none\n" },
	{ "functions: conditions return true, false or nil",
	  "one { num \"a\" }, low,\ngate \"g\" { unless = function(_, answers) return answers.a end, cap = \"low\", name = \"G\" }",
	  "firm_id,a\n1,5\n2,NA\n",
	  "status=failed failure=set.lua:14: gate \"g\": unless: a condition must return true, false or nil, not a number (firm 1)\n"
	  "status=not_assessable open=g failure=none\n" },
	{ "functions: all conditions are evaluated, also where nothing hangs on them",
	  "completeness = 0, one { num \"a\", score = pick(at_least(\"a\", 50), \"a\", pick(function(_, answers) if answers.b == 1 then error(\"pick\", 0) end"
	  " return true end, \"a\", \"a\")), number \"b\" { text = \"b\", unit = \"u\" } }, low,"
	  " gate \"g\" { when = no \"never\", unless = function(_, answers) if answers.b == 2 then error(\"unless\", 0) end return false end, cap = \"low\", name = \"G\" },"
	  " tier \"t1\" { from = 99, name = \"1\" }, tier \"t2\" { from = 100, name = \"2\", needs = any { self_assessed(), function(_, answers)"
	  " if answers.b == 3 then error(\"needs\", 0) end return false end } },"
	  " weighting \"w\" { when = self_assessed(), p = 2 }, weighting \"v\" { when = function(_, answers) if answers.b == 4 then error(\"when\", 0) end"
	  " return false end, p = 3 }, profile { yes_no \"never\" { text = \"n\" } }",
	  "firm_id,a,b\n0,60,0\n1,60,1\n2,60,2\n3,60,3\n4,60,4\n",
	  "status=ok c=60.000000 out=g weighting=w\nstatus=failed\nstatus=failed\nstatus=failed\nstatus=failed\n" },
	{ "functions: all options' conditions are evaluated, and no part of weight 0 is left out",
	  "completeness = 0, one { choice \"a\" { text = \"a\", option \"x\" { \"x\", points = 50 }, option \"y\" { \"y\", points = 60,"
	  " applies_if = function(_, answers) if answers.b == 1 then error(\"option\", 0) end return true end } },"
	  " number \"b\" { text = \"b\", unit = \"u\" }, score = weighted { {\"a\", 1}, {pick(function(_, answers)"
	  " if answers.b == 2 then error(\"part\", 0) end return true end, points(1), points(2)), 0} } }",
	  "firm_id,a,b\n0,x,0\n1,x,1\n2,x,2\n3,y,0\n", "c=50.000000\nstatus=failed\nstatus=failed\nc=60.000000\n" },
	{ "functions: derived fields",
	  "profile { number \"staff\" { text = \"s\", unit = \"people\" }, derived \"size\" { text = \"z\", option \"small\" { \"s\" }, option \"big\" { \"b\" },"
	  " value = function(firm) if firm.staff == 13 then return \"odd\" end return firm.staff and (firm.staff < 50 and \"small\" or \"big\") end } },"
	  " one { num \"a\", yes_no \"b\" { text = \"b\", applies_if = one_of(\"size\", {\"big\"}) } }",
	  "firm_id,staff,a,b\n1,10,60,\n2,50,60,yes\n3,,60,\n4,13,60,\n",
	  "state:size=answered state:b=by_rule c=60.000000\nstate:b=answered c=80.000000\nstate:size=missing state:b=by_rule\n"
	  "status=failed c=-\n" },

	/* ---- Shares of the overall score */
	{ "shares: below a mean of the children they go on, below others not",
	  "pillar \"p\" { name = \"P\", weight = 3, score = weighted { {\"c\", 3}, {\"d\", 1} },"
	  " criterion \"c\" { name = \"C\", score = mean { \"a\", \"b\" }, num \"a\", num \"b\" },"
	  " criterion \"d\" { name = \"D\", score = lowest { \"x\", \"y\" }, num \"x\", num \"y\" } },"
	  "pillar \"r\" { name = \"R\", criterion \"e\" { name = \"E\", score = function(scores) return scores.z end, num \"z\" },"
	  " criterion \"f\" { name = \"F\", score = mean { mean { \"u\", \"v\" }, \"u\" }, num \"u\", num \"v\" } }",
	  "firm_id,a,b,x,y,z,u,v\n1,40,60,80,20,90,50,70\n2,NA,60,NA,NA,NA,50,70\n",
	  "overall=50.000000 share:p=0.75 lost:p=43.125 share:r=0.25 share:c=0.5625 lost:c=28.125 share:a=0.28125 lost:a=16.875"
	  " share:d=0.1875 share:x=? lost:x=? share:e=0.125 share:z=? share:f=0.125 share:u=?\n"
	  "share:c=0.75 share:a=0 lost:a=- share:b=0.75 lost:b=30 share:d=0 share:e=0 share:f=0.25 lost:f=11.25\n" },
	{ "shares: a part that stands twice, one that stands in none",
	  "one { score = weighted { {\"a\", 1}, {\"b\", 1}, {\"a\", 2} }, num \"a\", num \"b\", num \"x\" }", "firm_id,a,b,x\n1,60,20,90\n",
	  "c=50.000000 share:a=0.75 lost:a=30 share:b=0.25 lost:b=20 share:x=0 lost:x=0\n" },
	{ "shares: a criterion without any weight in it",
	  "pillar \"p\" { name = \"P\", criterion \"c\" { name = \"C\", score = weighted { a = 0, b = 0 }, num \"a\", num \"b\" },"
	  " criterion \"d\" { name = \"D\", num(\"x\", 0), num(\"y\", 0) }, criterion \"e\" { name = \"E\", num \"z\" } }",
	  "firm_id,a,b,x,y,z\n1,60,60,40,40,70\n",
	  "c=- d=- overall=70.000000 share:c=0 lost:c=- share:a=0 lost:a=0 share:x=0 lost:x=0 share:e=1\n" },
	{ "shares: overall by an expression",
	  "score = lowest { \"p\", \"r\" },\n" TWO "low", "firm_id,a,b,x,y\n1,60,60,40,40\n",
	  "overall=40.000000 share:overall=1 lost:overall=60 share:p=? share:a=?\n" },
	{ "shares: none where there is no overall",
	  TWO "low", "firm_id,a,b,x,y\n1,NA,NA,NA,NA\n", "share:overall=? share:p=? lost:a=?\n" },
	{ "shares: of a weighted overall",
	  "score = weighted { p = 1, r = 3 },\n" TWO "low", "firm_id,a,b,x,y\n1,60,60,40,NA\n2,NA,NA,40,20\n",
	  "overall=45.000000 share:p=0.25 share:r=0.75 share:x=0.75 share:y=0 lost:x=45\n"
	  "overall=30.000000 share:p=0 share:r=1 share:y=0.5 lost:y=40\n" },
};

static void test_score(void **state)
{
	const struct score_case *c = *state;

	run_case(c->set, c->answers, c->want);
}

/* ---- One question alone ----------------------------------------------------------------------------------- */

static const char every_kind[] =
	GRADES "one { level \"l\" { text = \"l\", na = true, { 0, \"x\" }, { 30, \"y\" }, { 100, \"z\" } },"
	" ask \"y\", choice \"k\" { text = \"k\", option \"o\" { \"o\", points = 10 }, option \"p\" { \"p\", points = 70 } },"
	" multi \"m\" { text = \"m\", option \"o\" { \"o\", points = 30, applies_if = yes \"y\" },"
	" option \"p\" { \"p\", points = 50 } },"
	" number \"n\" { text = \"n\", unit = \"x\", missing = \"exclude\", points = linear { {0, 0}, {10, 30}, {20, 100} } },"
	" number \"b\" { text = \"b\", unit = \"x\", points = bands { {0, 20}, {50, 90} } } },"
	" gate \"g\" { unless = all { score_at_least(\"l\", 30), yes \"y\", has(\"m\", \"p\"), at_least(\"n\", 5),"
	" one_of(\"k\", { \"p\" }), answered \"b\" }, cap = \"low\", name = \"G\" }";

/* The one the row is about is answered as in `other`, and scored alone or with the whole. */
static void compare_alone(struct world *w, struct eca_scoring *whole, const struct eca_assessment *row,
                          const struct eca_answer *other, size_t question)
{
	const struct eca_model *m = eca_set_model(w->loaded);
	struct eca_answer *answers = need_memory(m->n_questions * sizeof(*answers));
	struct eca_assessment mixed = *row;
	const struct eca_score *alone, *score;
	size_t i;

	memcpy(answers, row->answers, m->n_questions * sizeof(*answers));
	answers[question] = other[question];
	mixed.answers = answers;
	score = &eca_score(whole, &mixed)->scores[m->questions[question].node];
	eca_score(w->scoring, row);
	alone = score_answer(w->scoring, question, &other[question]);
	assert_true(alone->known == score->known && alone->points == score->points);
	for (i = 0; i < m->n_conditions; i++)
		if (m->conditions[i].test <= ECA_IF_ANSWERED && m->conditions[i].question == question)
			assert_int_equal(condition_verdict(w->scoring, i), condition_verdict(whole, i));
	free(answers);
}

/* Every question of every row brought to its answer in the row before. */
static void test_alone(void **state)
{
	struct eca_scoring *whole;
	struct eca_answer *before;
	const struct eca_assessment *row;
	size_t n, i, rows = 0;
	struct world w;

	(void)state;
	world_open(&w, every_kind,
	           "firm_id,source,l,l:evidence,y,y:evidence,k,k:evidence,m,m:evidence,n,n:evidence,b,b:evidence\n"
	           "F1,site_visit,2,seen,yes,seen,p,seen,o p,seen,12,seen,70,seen\n"
	           "F2,site_visit,,,,,,,,,,,,\nF3,site_visit,NA,,no,none,o,stated,-,stated,3,stated,49,none\n"
	           "F4,site_visit,ND,,ND,,ND,,ND,,ND,,ND,\nF5,site_visit,1,stated,yes,stated,o,none,p,none,25,none,50,stated\n"
	           "F6,self,0,,yes,,p,,o,,20,,0,\nF7,self,2,,no,,o,,o p,,1,,60,\n");
	n = eca_set_model(w.loaded)->n_questions;
	before = need_memory(n * sizeof(*before));
	whole = eca_scoring_new(w.loaded);
	for (; (row = world_next(&w)); rows++) {
		for (i = 0; i < n && rows; i++)
			compare_alone(&w, whole, row, before, i);
		memcpy(before, row->answers, n * sizeof(*before));
	}
	assert_int_equal(rows, 7);
	eca_scoring_free(whole);
	free(before);
	world_close(&w);
}

/* ---- Warnings ---------------------------------------------------------------------------------------------- */

static void test_left_aside(void **state)
{
	const struct eca_assessment *assessment;
	const struct eca_result *r;
	struct world w;

	(void)state;
	world_open(&w, "profile { yes_no \"maker\" { text = \"m\" } }, one { num \"a\","
	           " yes_no \"b\" { text = \"b\", applies_if = yes \"maker\" },"
	           " yes_no \"x\" { text = \"x\", applies_if = yes \"maker\" },"
	           " yes_no \"y\" { text = \"y\", applies_if = yes \"maker\" } }",
	           "firm_id,maker,a,b,x,y\nF1,no,60,yes,NA,ND\nF2,yes,60,yes,yes,yes\n");
	assessment = world_next(&w);
	r = eca_score(w.scoring, assessment);
	assert_int_equal(r->n_warnings, 2);
	assert_string_equal(r->warnings[0].column, "b");
	assert_string_equal(r->warnings[1].column, "y");
	assert_int_equal(r->warnings[0].severity, ECA_SEVERITY_WARNING);
	assert_int_equal(r->warnings[0].row, 2);
	assert_string_equal(r->warnings[0].firm_id, "F1");
	assert_string_equal(r->warnings[0].file, w.answers);
	r = eca_score(w.scoring, world_next(&w));
	assert_int_equal(r->n_warnings, 0);
	world_close(&w);
}

/* A copy has everything of its own and says the same. */
static void test_copy(void **state)
{
	struct eca_result *copy;
	const struct eca_result *r;
	struct world w;

	(void)state;
	world_open(&w, GRADES "one { num \"a\", text \"t\" { text = \"t\" } }",
	           "firm_id,source,assessor,assessed_on,a,a:evidence,a:note,t\n"
	           "F1,site_visit,An,2026-03-01,60,seen,at the press,some text\nF2,,,,10,,,\n");
	r = eca_score(w.scoring, world_next(&w));
	copy = eca_result_copy(r);
	assert_ptr_equal(copy->model, r->model);
	assert_ptr_not_equal(copy->assessment, r->assessment);
	assert_string_equal(copy->assessment->sha256, r->assessment->sha256);
	eca_score(w.scoring, world_next(&w));
	assert_string_equal(copy->assessment->firm_id, "F1");
	assert_string_equal(copy->assessment->assessor, "An");
	assert_string_equal(copy->assessment->file, w.answers);
	assert_int_equal(copy->assessment->row, 2);
	assert_int_equal(copy->assessment->source, ECA_SITE_VISIT);
	assert_true(copy->assessment->dated);
	assert_string_equal(copy->answers[0].note, "at the press");
	assert_string_equal(copy->assessment->answers[1].text, "some text");
	assert_string_equal(copy->answers[1].text, "some text");
	assert_int_equal(copy->answers[0].grade, 3);
	assert_int_equal(copy->n_warnings, 0);
	eca_result_free(copy);
	eca_result_free(NULL);
	world_close(&w);
}

#define ROWS(cases, function) \
	for (i = 0; i < COUNT(cases); i++) \
		tests[n++] = (struct CMUnitTest){ cases[i].name, function, NULL, NULL, (void *)&cases[i] }

int main(int argc, char **argv)
{
	static struct CMUnitTest tests[COUNT(points_cases) + COUNT(expression_cases) + COUNT(condition_cases) +
	                               COUNT(score_cases) + 3];
	size_t i, n = 0;

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	ROWS(points_cases, test_points);
	ROWS(expression_cases, test_expression);
	ROWS(condition_cases, test_condition);
	ROWS(score_cases, test_score);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(test_alone);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(test_left_aside);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(test_copy);
	return _cmocka_run_group_tests("score", tests, n, NULL, NULL);
}
