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
#include <unistd.h>

#include "buf.h"
#include "eca.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- A set and its answers, scored --------------------------------------------------- */

/* Words that the sets below share: questions whose points are the answer itself. */
static const char words[] =
	"local function num(id, weight)\n"
	"  return number(id) { text = id, unit = \"points\", na = true, weight = weight,\n"
	"    points = linear { {0, 0}, {100, 100} } }\n"
	"end\n"
	"local function ask(id) return yes_no(id) { text = id, na = true } end\n"
	"local function one(body)\n"
	"  body.name = \"C\"\n"
	"  return pillar \"p\" { name = \"P\", criterion \"c\" (body) }\n"
	"end\n"
	"local low, mid, high = tier \"low\" { from = 0, name = \"Low\" }, tier \"mid\" { from = 50, name = \"Mid\" },\n"
	"  tier \"high\" { from = 80, name = \"High\" }\n"
	"return set \"test\" { version = \"1\", effective = { from = \"2026-01-01\" }, languages = { \"en\" },"
	" name = \"Test\",\n";

struct world {
	char folder[32], set[48], answers[48];
	struct eca_set *loaded;
	struct eca_reader *reader;
	struct eca_scoring *scoring;
};

static void write_file(const char *path, const char *a, const char *b, const char *c)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	fprintf(file, "%s%s%s", a, b, c);
	fclose(file);
}

/* `body` is what stands in the braces of the set; where it names no tier it gets
 * low (0), mid (50) and high (80). */
static void world_open(struct world *w, const char *body, const char *answers)
{
	bool tiered = strstr(body, "tier \"") || strstr(body, " low");
	const char *path = w->answers;
	struct eca_findings findings = { 0 };
	struct eca_error err = { 0 };
	struct eca_reader_options options = { 0 };
	size_t i;

	strcpy(w->folder, "/tmp/eca-test-XXXXXX");
	assert_non_null(mkdtemp(w->folder));
	snprintf(w->set, sizeof(w->set), "%s/set.lua", w->folder);
	snprintf(w->answers, sizeof(w->answers), "%s/answers.csv", w->folder);
	write_file(w->set, words, body, tiered ? "\n}\n" : ",\nlow, mid, high }\n");
	write_file(w->answers, answers, "", "");
	w->loaded = eca_set_load(w->folder, &findings, &err);
	for (i = 0; i < findings.count && !w->loaded; i++)
		print_error("%s:%d: %s\n", findings.items[i].file, findings.items[i].line,
		            findings.items[i].text);
	eca_findings_free(&findings);
	unlink(w->set);
	if (!w->loaded) {
		unlink(w->answers);
		rmdir(w->folder);
		fail_msg("the set cannot be loaded: %s", err.text);
	}
	w->reader = eca_reader_new(w->loaded, &path, 1, &options);
	w->scoring = eca_scoring_new(w->loaded);
}

static void world_close(struct world *w)
{
	eca_scoring_free(w->scoring);
	eca_reader_free(w->reader);
	eca_set_free(w->loaded);
	unlink(w->answers);
	rmdir(w->folder);
}

/* The next assessment; NULL after the last. */
static const struct eca_assessment *world_next(struct world *w)
{
	const struct eca_assessment *assessment;
	struct eca_error err = { 0 };
	size_t count;

	switch (eca_reader_next(w->reader, &assessment, &err)) {
	case ECA_NEXT_READ:
		return assessment;
	case ECA_NEXT_END:
		return NULL;
	case ECA_NEXT_REJECTED:
		print_error("%s\n", eca_reader_problems(w->reader, &count)->reason);
		break;
	case ECA_NEXT_BROKEN:
		print_error("%s\n", err.text);
	}
	fail_msg("the answers cannot be read");
	return NULL;
}

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
	  " - (on.month - d.month) - (on.day - d.day) / 10 + (on.days - d.days - 731) / 1000 end }",
	  "2024-03-01=80 2024-02-29=81.801 2026-03-01=99.269 =0 ND=0 NA=-" },
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

/* Over the answers a, b, c of six firms; a missing one scores 0. */
static const char expression_answers[] =
	"firm_id,a,b,c\n"
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
	{ "mean", "score = mean { \"a\", \"b\", \"c\" }", "50 65 80 - 43.333333 43.333333" },
	{ "mean of some", "score = mean { \"a\", \"b\" }", "35 50 - - 25 25" },
	{ "mean with a constant", "score = mean { \"a\", points(10) }", "15 10 10 10 5 5" },
	{ "mean of a part twice", "score = mean { \"a\", \"a\", \"b\" }", "30 50 - - 16.666667 16.666667" },
	{ "weighted, keyed", "score = weighted { a = 2, b = 1 }", "30 50 - - 16.666667 16.666667" },
	{ "weighted, keyed: weight 0 drops out", "score = weighted { a = 2, b = 0, c = 1 }",
	  "40 80 80 - 26.666667 26.666667" },
	{ "weighted: no weight at all", "score = weighted { a = 0, b = 0 }", "- - - - - -" },
	{ "weighted: no weight left", "score = weighted { a = 2, b = 0 }", "20 - - - 0 0" },
	{ "weighted, listed", "score = weighted { {\"c\", 1}, {\"a\", 2}, {\"b\", 1} }", "42.5 65 80 - 32.5 32.5" },
	{ "weighted, listed: a nested part", "score = weighted { {mean { \"a\", \"b\" }, 1}, {\"c\", 3} }",
	  "68.75 72.5 80 - 66.25 66.25" },
	{ "weighted: fractions of weights", "score = weighted { a = 0.1, b = 0.2, c = 0.3 }",
	  "60 68 80 - 56.666667 56.666667" },
	{ "nothing is rounded inside", "score = sum { mean { \"a\", \"b\", \"c\" }, weighted { a = 1, b = 1, c = 1 } }",
	  "100 100 100 - 86.666667 86.666667" },
	{ "geometric", "score = geometric { \"a\", \"b\", \"c\" }", "43.088694 63.245553 80 - 0 0" },
	{ "geometric, keyed", "score = geometric { a = 1, c = 3 }", "56.568542 80 80 - 0 0" },
	{ "geometric, listed", "score = geometric { {\"a\", 2}, {mean { \"b\", \"c\" }, 1} }", "29.624961 65 80 - 0 0" },
	{ "geometric: a part without weight is no zero", "score = geometric { a = 0, b = 1 }", "50 50 - - 50 50" },
	{ "geometric: no weight", "score = geometric { {\"a\", 0} }", "- - - - - -" },
	{ "geometric of what is all the same", "score = geometric { \"c\", \"c\", points(80) }", "80 80 80 80 80 80" },
	{ "lowest", "score = lowest { \"a\", \"b\", \"c\" }", "20 50 80 - 0 0" },
	{ "lowest of constants", "score = lowest { points(100), points(99.5) }", "99.5 99.5 99.5 99.5 99.5 99.5" },
	{ "highest", "score = highest { \"a\", \"b\", \"c\" }", "80 80 80 - 80 80" },
	{ "highest of zeros", "score = highest { \"a\", points(0) }", "20 0 0 0 0 0" },
	{ "sum", "score = sum { \"a\", \"b\" }", "70 50 - - 50 50" },
	{ "sum, capped at 100", "score = sum { \"a\", \"b\", \"c\" }", "100 100 80 - 100 100" },
	{ "sum in a sum is capped too", "score = weighted { {sum { \"b\", \"c\" }, 1}, {points(0), 1} }",
	  "50 50 40 0 50 50" },
	{ "capped", "score = capped(\"c\", 75.5)", "75.5 75.5 75.5 - 75.5 75.5" },
	{ "capped: below the cap", "score = capped(\"a\", 50)", "20 - - - 0 0" },
	{ "capped: an expression", "score = capped(sum { \"a\", \"b\" }, 60)", "60 50 - - 50 50" },
	{ "capped at 0", "score = capped(\"c\", 0)", "0 0 0 - 0 0" },
	{ "points", "score = points(42.5)", "42.5 42.5 42.5 42.5 42.5 42.5" },
	{ "points are rounded", "score = points(1 / 3)", "0.333333 0.333333 0.333333 0.333333 0.333333 0.333333" },
	{ "pick: N/A is not true", "score = pick(score_at_least(\"a\", 20), \"b\", \"c\")", "50 80 80 - 80 80" },
	{ "pick: a chosen N/A is N/A", "score = pick(score_at_least(\"b\", 50), \"a\", \"c\")", "20 - 80 - 0 0" },
	{ "pick: missing is not at least 0", "score = pick(score_at_least(\"a\", 0), points(1), points(2))",
	  "1 2 2 2 1 2" },
	{ "pick: an answer", "score = pick(at_least(\"a\", 20), points(1), points(2))", "1 2 2 2 2 2" },
	{ "pick: nested in pick", "score = pick(answered \"a\", pick(at_most(\"a\", 0), points(1), \"b\"), mean { \"c\", points(0) })",
	  "50 40 40 0 1 40" },
	{ "pick: a function", "score = pick(function(scores) return scores.b ~= nil and scores.b >= 50 end, \"a\", points(5))",
	  "20 - 5 5 0 0" },
	{ "pick: a function that says nil", "score = pick(function() return nil end, \"a\", points(5))", "5 5 5 5 5 5" },
	{ "all of them nested", "score = lowest { highest { mean { \"b\", \"c\" }, points(5) }, capped(\"c\", 90),"
	  " pick(answered \"a\", points(100), geometric { \"c\", \"c\" }) }", "65 65 80 5 65 65" },
	{ "an N/A part of weight drops out", "score = mean { weighted { a = 0, b = 0 }, \"c\" }", "80 80 80 - 80 80" },
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

	buf_format(&set, "one { %s%s num \"a\", num \"b\", num \"c\" }", c->score, *c->score ? "," : "");
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
	"  choice \"colour\" { text = \"c\", na = true, applies_if = yes \"asked\", option \"red\" \"r\" and option \"red\" { \"r\" },\n"
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
