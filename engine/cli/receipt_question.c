/* How an answer became points. */
#include "receipt_parts.h"

struct asked {
	struct receipt *r;
	const struct eca_question *q;
	const struct eca_answer *answer;
	size_t index, node;
};

enum { DEPTH = 2 };

/* ---- The points of an answer before evidence ---- */

/* The answer of a yes_no, level or choice, an option of a multi: its points, or 0 and why. */
static double put_option(const struct asked *a, size_t depth, const char *text, size_t option)
{
	const struct eca_option *o = &a->q->options[option];
	char points[SAY_SIZE];
	bool earns = o->applies_if == ECA_NONE ||
	             eca_verdict(a->r->scoring, o->applies_if) == ECA_TRUE;

	receipt_say(a->r, depth, NULL, W_OPTION_POINTS, text,
	            receipt_number(a->r, earns ? o->points : 0, points), NULL);
	if (o->applies_if != ECA_NONE) {
		page_line(&a->r->page, depth + 1,
		          say_word(a->r->say, earns ? W_OPTION_EARNS : W_OPTION_EARNS_NOT), NULL,
		          NULL);
		receipt_condition(a->r, depth + 2, o->applies_if);
	}
	return earns ? o->points : 0;
}

static double put_options(const struct asked *a)
{
	bool highest = a->q->points == ECA_POINTS_HIGHEST;
	double sum = 0, best = 0;
	char points[SAY_SIZE];
	size_t i;

	for (i = 0; i < a->q->n_options; i++) {
		double one;

		if (!(a->answer->set >> i & 1))
			continue;
		one = put_option(a, DEPTH + 1, say_option(a->r->say, a->q, i), i);
		sum += one;
		best = one > best ? one : best;
	}
	sum = sum < 100 ? sum : 100;
	receipt_say(a->r, DEPTH, NULL, highest ? W_HIGHEST_OPTION : W_SUM_OF_OPTIONS,
	            receipt_number(a->r, highest ? best : sum, points), NULL, NULL);
	return highest ? best : sum;
}

/* "40 + (100 − 40) × (7 − 5) / (10 − 5) = 64" */
static double put_between(const struct asked *a, const struct eca_breakpoint *from,
                          const struct eca_breakpoint *to)
{
	double x = a->answer->number;
	double points = from->points + (to->points - from->points) * (x - from->x) / (to->x - from->x);
	char y0[SAY_SIZE], y1[SAY_SIZE], x0[SAY_SIZE], x1[SAY_SIZE], at[SAY_SIZE], y[SAY_SIZE];
	struct text line = { 0 };

	receipt_number(a->r, from->points, y0);
	receipt_number(a->r, to->points, y1);
	receipt_number(a->r, from->x, x0);
	receipt_number(a->r, to->x, x1);
	text_fill(&line, "{1} + ({2} − {1}) × ({3} − {4}) / ({5} − {4}) = {6}", y0, y1,
	          receipt_number(a->r, x, at), x0, x1, receipt_number(a->r, points, y), NULL);
	receipt_say(a->r, DEPTH, NULL, W_BETWEEN, x0, x1, text_string(&line));
	text_free(&line);
	return points;
}

static double put_line(const struct asked *a)
{
	const struct eca_breakpoint *at = a->q->breakpoints, *last = at + a->q->n_breakpoints - 1;
	double x = a->answer->number;
	const struct eca_breakpoint *end = x <= at->x ? at : last;
	char where[SAY_SIZE], points[SAY_SIZE];

	if (x > at->x && x < last->x) {
		while (at[1].x < x)
			at++;
		return put_between(a, at, at + 1);
	}
	receipt_say(a->r, DEPTH, NULL, x <= at->x ? W_UP_TO : W_FROM_ON,
	            receipt_number(a->r, end->x, where), receipt_number(a->r, end->points, points),
	            NULL);
	return end->points;
}

static double put_band(const struct asked *a)
{
	const struct eca_breakpoint *at = a->q->breakpoints;
	char start[SAY_SIZE], points[SAY_SIZE];
	bool below = a->answer->number < at->x;
	size_t i;

	for (i = 1; i < a->q->n_breakpoints && a->q->breakpoints[i].x <= a->answer->number; i++)
		at = &a->q->breakpoints[i];
	receipt_say(a->r, DEPTH, NULL, below ? W_UP_TO : W_FROM_ON,
	            receipt_number(a->r, at->x, start), receipt_number(a->r, at->points, points),
	            NULL);
	return at->points;
}

static struct eca_score put_function(const struct asked *a)
{
	struct eca_score gave = receipt_call(a->r, DEPTH, "", a->q->points_function, a->index);
	char points[SAY_SIZE];

	receipt_label(a->r, DEPTH, NULL, W_GAVE,
	              gave.known ? receipt_number(a->r, gave.points, points)
	                         : say_word(a->r->say, W_NA));
	return gave;
}

static struct eca_score put_points(const struct asked *a, const char *answer)
{
	struct eca_score score = { 0, true };

	if (a->q->points == ECA_POINTS_OPTIONS) {
		score.points = put_option(a, DEPTH, answer, (size_t)a->answer->number);
		return score;
	}
	page_line(&a->r->page, DEPTH, answer, NULL, NULL);
	switch (a->q->points) {
	case ECA_POINTS_NONE: score.known = false; break;
	case ECA_POINTS_SUM:
	case ECA_POINTS_HIGHEST: score.points = put_options(a); break;
	case ECA_POINTS_LINEAR: score.points = put_line(a); break;
	case ECA_POINTS_BANDS: score.points = put_band(a); break;
	default: return put_function(a);
	}
	return score;
}

/* ---- Evidence ---- */

static void put_evidence(const struct asked *a, double points)
{
	const struct eca_model *m = a->r->model;
	bool assumed = a->answer->grade == ECA_NO_GRADE;
	size_t index = assumed ? m->default_grade : a->answer->grade;
	char before[SAY_SIZE], factor[SAY_SIZE], after[SAY_SIZE];
	struct text grade = { 0 }, times = { 0 };

	if (a->r->result->assessment->source != ECA_SITE_VISIT || index >= m->n_grades)
		return;
	text_add(&grade, say_text(a->r->say, &m->grades[index].text));
	if (assumed)
		text_fill(&grade, " {1}", say_word(a->r->say, W_ASSUMED), NULL);
	text_fill(&times, "{1} × {2} = {3}", receipt_number(a->r, points, before),
	          receipt_number(a->r, m->grades[index].factor, factor),
	          receipt_points(a->r, a->r->result->scores[a->node].points, after), NULL);
	receipt_say(a->r, DEPTH, NULL, W_TIMES_EVIDENCE, m->grades[index].id, text_string(&grade),
	            text_string(&times));
	text_free(&grade);
	text_free(&times);
}

/* ---- States ---- */

static void put_answered(const struct asked *a)
{
	struct text words = { 0 }, line = { 0 };
	struct eca_score points;

	say_answer(a->r->say, a->index, a->answer, &words);
	text_fill(&line, say_word(a->r->say, W_DO), say_word(a->r->say, W_ANSWER),
	          text_string(&words), NULL);
	points = put_points(a, text_string(&line));
	text_free(&words);
	text_free(&line);
	receipt_note(a->r, DEPTH, a->node);
	if (points.known)
		put_evidence(a, points.points);
}

static void put_word(const struct asked *a, enum word word)
{
	page_line(&a->r->page, DEPTH, say_word(a->r->say, word), NULL, NULL);
}

static void put_state(const struct asked *a)
{
	enum word missing = a->q->missing_excludes ? W_HOW_MISSING_EXCLUDE : W_HOW_MISSING_ZERO;

	if (!a->r->model->nodes[a->node].scored)
		missing = W_MISSING;
	switch (a->answer->state) {
	case ECA_ANSWERED: put_answered(a); break;
	case ECA_MISSING: put_word(a, missing); break;
	case ECA_NO_DATA: put_word(a, W_HOW_NO_DATA); break;
	default:
		if (!a->answer->by_rule)
			put_word(a, W_NA_BY_ASSESSOR);
	}
}

void receipt_question(struct receipt *r, size_t node, const struct page_sum *sum)
{
	size_t index = r->model->nodes[node].question;
	const struct asked a = { r, &r->model->questions[index], &r->result->answers[index], index,
		                 node };
	struct text name = { 0 };

	receipt_name(r, node, &name);
	page_line(&r->page, 1, text_string(&name), &a.q->at, sum);
	text_free(&name);
	put_state(&a);
	if (a.answer->state == ECA_NA && a.answer->by_rule) {
		receipt_label(r, DEPTH, NULL, W_NA_BY_RULE, say_word(r->say, W_ONLY_IF));
		receipt_condition(r, DEPTH + 1, a.q->applies_if);
	}
	if (!r->model->nodes[node].scored)
		put_word(&a, W_UNSCORED);
	if (a.answer->note && *a.answer->note)
		receipt_label(r, DEPTH, NULL, W_ASSESSOR_NOTE, a.answer->note);
}
