/* Functions of a set, tried with answers of every kind: missing, N/A, extreme, any. What goes
 * wrong is reported with the fewest answers that show it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "doubt.h"

enum { TRIES = 600, FAILURES_MOST = 20, PAIRS = 400, SAMPLES = 200, SAMPLES_LEAST = 40 };

/* ---- In words ---- */

static void say_set(const struct eca_question *q, uint64_t set, struct buf *out)
{
	const char *between = "";
	size_t i;

	for (i = 0; i < q->n_options; i++) {
		if (!(set >> i & 1))
			continue;
		buf_format(out, "%s%s", between, q->options[i].id);
		between = ";";
	}
	if (!*between)
		buf_text(out, "-");
}

static void say_value(const struct eca_question *q, const struct eca_answer *a, struct buf *out)
{
	char text[ECA_SCORE_SIZE];

	if (a->state != ECA_ANSWERED)
		buf_text(out, a->state == ECA_NA ? "NA" : a->state == ECA_NO_DATA ? "ND" : "missing");
	else if (q->type == ECA_MULTI)
		say_set(q, a->set, out);
	else if (q->type == ECA_TEXT)
		buf_format(out, "\"%s\"", a->text);
	else if (q->type == ECA_DATE)
		buf_text(out, eca_print_date((int)a->number, text));
	else if (q->type == ECA_NUMBER)
		buf_text(out, eca_print_number(a->number, text));
	else
		buf_text(out, q->options[(size_t)a->number].id);
}

/* "spc = 1, ppm = NA"; of all that is not missing, but for question `except`. */
static void say_answers(const struct maker *m, size_t except, struct buf *out)
{
	bool any = false;
	size_t i;

	for (i = 0; i < m->model->n_questions; i++) {
		const struct eca_question *q = &m->model->questions[i];

		if (m->answers[i].state == ECA_MISSING || i == except || q->derived)
			continue;
		buf_format(out, "%s%s = ", any ? ", " : "", q->id);
		say_value(q, &m->answers[i], out);
		any = true;
	}
	if (!any)
		buf_text(out, "no other answers");
}

/* ---- The fewest answers ---- */

typedef bool shows(struct maker *m, const void *what);

/* Leaves answers out while what is to be shown still shows. */
static void shrink(struct maker *m, size_t keep, shows *still, const void *what)
{
	static const struct eca_answer none = { .state = ECA_MISSING, .grade = ECA_NO_GRADE };
	size_t i;

	for (i = 0; i < m->model->n_questions; i++) {
		struct eca_answer kept = m->answers[i];

		if (i == keep || kept.state == ECA_MISSING)
			continue;
		m->answers[i] = none;
		if (!still(m, what))
			m->answers[i] = kept;
	}
}

/* ---- Functions that fail ---- */

/* "file:line", by which failures are told apart. A folder's name may have a colon, too. */
static size_t place_length(const struct eca_model *model, const char *failure)
{
	size_t folder = strlen(model->folder);
	const char *within = strncmp(failure, model->folder, folder) ? failure : failure + folder;
	const char *colon = strchr(within, ':');
	size_t length = colon ? (size_t)(colon - failure) + 1 : 0;

	while (failure[length] >= '0' && failure[length] <= '9')
		length++;
	return length;
}

static bool fails_there(struct maker *m, const void *what)
{
	const char *place = what;
	const struct eca_result *r = maker_score(m);

	return r->status == ECA_STATUS_FAILED && r->failure &&
	       strncmp(r->failure, place, strlen(place)) == 0 &&
	       r->failure[strlen(place)] == ':';
}

static bool known_already(const char *const *places, size_t count, const char *place)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(places[i], place) == 0)
			return true;
	return false;
}

/* `text` without the firm behind it. */
static char *without_firm(struct arena *arena, const char *text)
{
	const char *firm = strstr(text, " (firm ");

	return arena_copy(arena, text, firm ? (size_t)(firm - text) : strlen(text));
}

static void tell_failure(struct maker *m, const char *place, struct eca_findings *findings)
{
	struct buf answers = { 0 };
	struct eca_place at;
	const char *colon = strrchr(place, ':');
	char *message;

	shrink(m, ECA_NONE, fails_there, place);
	message = without_firm(&m->arena, maker_score(m)->failure + strlen(place) + 2);
	say_answers(m, ECA_NONE, &answers);
	at.file = arena_copy(&m->arena, place, (size_t)(colon - place));
	at.line = atoi(colon + 1);
	doubt(findings, "W330", &at, "the function fails: %s; with %s%s", message,
	      buf_string(&answers),
	      m->assessment.source == ECA_SELF ? ", in a self-assessment" : ", in a site visit");
	buf_free(&answers);
}

static void find_failures(struct maker *m, struct eca_findings *findings)
{
	const char *places[FAILURES_MOST];
	size_t n_places = 0, i, k;

	for (i = 0; i < TRIES && n_places < FAILURES_MOST; i++) {
		const struct eca_result *r;
		const char *place;

		maker_firm(m);
		for (k = 0; k < m->model->n_questions; k++)
			if (!m->model->questions[k].derived)
				maker_answer_any(m, k, i % 2 == 0);
		r = maker_score(m);
		if (r->status != ECA_STATUS_FAILED)
			continue;
		place = arena_copy(&m->arena, r->failure, place_length(m->model, r->failure));
		if (!strchr(place, ':') || known_already(places, n_places, place))
			continue;
		places[n_places++] = place;
		tell_failure(m, place, findings);
	}
}

/* ---- Functions that fall when an answer improves ---- */

/* A question whose better answer makes a node's score less. */
struct fall {
	size_t node, question, better, worse; /* values */
};

static double node_points(struct maker *m, size_t node, bool *known)
{
	const struct eca_result *r = maker_score(m);

	*known = r->status != ECA_STATUS_FAILED && r->scores[node].known;
	return r->scores[node].points;
}

static bool falls(struct maker *m, const void *what)
{
	const struct fall *f = what;
	size_t child = m->model->questions[f->question].node;
	bool known_low, known_high;
	double low, high;
	struct eca_score worse;

	maker_answer(m, f->question, f->worse);
	low = node_points(m, f->node, &known_low);
	worse = m->scoring->scores[child];
	maker_answer(m, f->question, f->better);
	high = node_points(m, f->node, &known_high);
	return known_low && known_high && high < low && worse.known &&
	       m->scoring->scores[child].points > worse.points;
}

static bool is_below(const struct eca_model *m, size_t node, size_t above)
{
	while (node != ECA_NONE && node != above)
		node = m->nodes[node].parent;
	return node == above;
}

static void tell_fall(struct maker *m, const struct fall *f, struct eca_findings *findings)
{
	const struct eca_question *q = &m->model->questions[f->question];
	const struct open_question *values = &m->values[f->question];
	struct buf answers = { 0 }, from = { 0 }, to = { 0 };
	double low, high;
	bool known;

	shrink(m, f->question, falls, f);
	maker_answer(m, f->question, f->worse);
	low = node_points(m, f->node, &known);
	maker_answer(m, f->question, f->better);
	high = node_points(m, f->node, &known);
	say_answers(m, f->question, &answers);
	say_value(q, &values->values[f->worse], &from);
	say_value(q, &values->values[f->better], &to);
	doubt(findings, "W331", &m->model->nodes[f->node].at,
	      "%s: its function falls from %g to %g points when \"%s\" improves from %s to %s; with %s",
	      doubt_title(m->model, f->node, &m->arena), low, high, q->id, buf_string(&from),
	      buf_string(&to), buf_string(&answers));
	buf_free(&answers);
	buf_free(&from);
	buf_free(&to);
}

static void find_falls(struct maker *m, size_t node, struct eca_findings *findings)
{
	size_t i, k;

	for (i = 0; i < PAIRS; i++) {
		size_t question = m->model->n_profile +
		                  maker_draw(m, m->model->n_questions - m->model->n_profile);
		struct fall f = { node, question, 0, 0 };

		f.better = maker_draw(m, m->values[question].n_few);
		f.worse = maker_draw(m, m->values[question].n_few);
		if (!is_below(m->model, m->model->questions[question].node, node))
			continue;
		maker_firm(m);
		for (k = m->model->n_profile; k < m->model->n_questions; k++)
			maker_answer_any(m, k, i % 3 == 0);
		if (m->values[question].values[f.better].state != ECA_ANSWERED ||
		    m->values[question].values[f.worse].state != ECA_ANSWERED || !falls(m, &f))
			continue;
		tell_fall(m, &f, findings);
		return;
	}
}

/* ---- Functions that an expression could replace ---- */

enum guess {
	GUESS_MEAN, GUESS_WEIGHTED, GUESS_LOWEST, GUESS_HIGHEST, GUESS_SUM, GUESS_GEOMETRIC, GUESSES,
};

static const char *const guess_words[] = {
	"mean { … }", "the mean by weights, which needs no score of its own", "lowest { … }",
	"highest { … }", "sum { … }", "geometric { … }",
};

/* What each expression over all its scored children would give; false where there are none. */
static bool guess_all(const struct maker *m, size_t node, double points[GUESSES])
{
	const struct eca_node *n = &m->model->nodes[node];
	double sum = 0, weighted = 0, weights = 0, lowest = 100, highest = 0, logs = 0;
	size_t i, count = 0;

	for (i = n->first_child; i < n->first_child + n->n_children; i++) {
		const struct eca_score *score = &m->scoring->scores[i];

		if (!m->model->nodes[i].scored || !score->known)
			continue;
		count++;
		sum += score->points;
		weighted += m->scoring->weights[i] * score->points;
		weights += m->scoring->weights[i];
		lowest = score->points < lowest ? score->points : lowest;
		highest = score->points > highest ? score->points : highest;
		logs += score->points > 0 ? log(score->points) : -INFINITY;
	}
	points[GUESS_MEAN] = count ? sum / (double)count : 0;
	points[GUESS_WEIGHTED] = weights > 0 ? weighted / weights : 0;
	points[GUESS_LOWEST] = lowest;
	points[GUESS_HIGHEST] = highest;
	points[GUESS_SUM] = sum < 100 ? sum : 100;
	points[GUESS_GEOMETRIC] = count ? exp(logs / (double)count) : 0;
	return count > 0;
}

static void find_replacement(struct maker *m, size_t node, struct eca_findings *findings)
{
	bool fits[GUESSES] = { true, true, true, true, true, true };
	size_t i, k, samples = 0;

	for (i = 0; i < SAMPLES; i++) {
		double points[GUESSES];
		const struct eca_result *r;
		bool any;

		maker_firm(m);
		for (k = m->model->n_profile; k < m->model->n_questions; k++)
			maker_answer_any(m, k, i % 2 == 0);
		r = maker_score(m);
		if (r->status == ECA_STATUS_FAILED)
			return;
		any = guess_all(m, node, points);
		if (any != r->scores[node].known)
			return;
		samples += any;
		for (k = 0; k < GUESSES && any; k++)
			fits[k] &= fabs(points[k] - r->scores[node].points) < 2e-6;
	}
	for (k = 0; k < GUESSES && samples >= SAMPLES_LEAST; k++) {
		if (!fits[k])
			continue;
		doubt(findings, "W332", &m->model->nodes[node].at,
		      "%s: in %zu made-up assessments its function gave what %s gives: an expression "
		      "is explained, turned into formulas and searched, a function is not",
		      doubt_title(m->model, node, &m->arena), samples, guess_words[k]);
		return;
	}
}

/* ---- What functions ask for ---- */

static void add_asked(const struct eca_call *call, size_t count, bool *asked)
{
	size_t i;

	for (i = 0; call && i < count; i++)
		asked[i] |= call->answers[i];
}

static void ask_all(struct maker *m, bool *asked)
{
	const struct eca_model *model = m->model;
	size_t i;

	for (i = 0; i < model->n_conditions; i++)
		if (model->conditions[i].test == ECA_IF_FUNCTION)
			add_asked(eca_call(m->scoring, model->conditions[i].function, ECA_NONE),
			          model->n_questions, asked);
	for (i = model->first_criterion; i < model->n_nodes; i++)
		if (model->nodes[i].function != ECA_NONE)
			add_asked(eca_call(m->scoring, model->nodes[i].function, ECA_NONE),
			          model->n_questions, asked);
}

void doubt_functions_ask(struct maker *m, bool *asked)
{
	enum { ASKINGS = 60 };
	size_t i, k;

	for (i = 0; i < ASKINGS && m->model->n_functions; i++) {
		maker_firm(m);
		for (k = m->model->n_profile; k < m->model->n_questions; k++)
			maker_answer_any(m, k, i % 2 == 0);
		if (maker_score(m)->status != ECA_STATUS_FAILED)
			ask_all(m, asked);
	}
}

void doubt_functions(struct maker *m, struct eca_findings *findings)
{
	size_t i;

	if (!m->model->n_functions)
		return;
	find_failures(m, findings);
	for (i = m->model->first_criterion; i < m->model->n_nodes; i++) {
		if (m->model->nodes[i].function == ECA_NONE)
			continue;
		find_falls(m, i, findings);
		find_replacement(m, i, findings);
	}
}
