/* Conditions, functions, and the weights in force. */
#include "receipt_parts.h"
#include "reports/settle.h"

/* ---- Functions ---- */

static void add_state(const struct receipt *r, size_t question, struct text *out)
{
	static const enum word states[] = {
		[ECA_MISSING] = W_MISSING, [ECA_NO_DATA] = W_NO_DATA, [ECA_NA] = W_NA_LONG,
	};
	const struct eca_answer *answer = &r->result->answers[question];

	if (answer->state == ECA_ANSWERED)
		say_answer(r->say, question, answer, out);
	else
		text_add(out, say_word(r->say, states[answer->state]));
}

static void add_asked(const struct receipt *r, const struct eca_call *call, struct text *out)
{
	char points[SAY_SIZE];
	size_t i;

	for (i = 0; i < r->model->n_questions; i++) {
		if (!call->answers[i])
			continue;
		text_fill(out, "{1}{2} = ", out->length ? "; " : "", r->model->questions[i].id, NULL);
		add_state(r, i, out);
	}
	for (i = 0; i < r->model->n_nodes; i++) {
		const struct eca_score *score = &r->result->scores[i];

		if (call->scores[i])
			text_fill(out, "{1}scores.{2} = {3}", out->length ? "; " : "",
			          r->model->nodes[i].id,
			          score->known ? receipt_points(r, score->points, points)
			                       : say_word(r->say, W_NA), NULL);
	}
}

struct eca_score receipt_call(struct receipt *r, size_t depth, const char *mark, size_t function,
                              size_t question)
{
	const struct eca_call *call = eca_call(r->scoring, function, question);
	struct text line = { 0 };

	text_fill(&line, "{1}{2}", mark, say_word(r->say, W_BY_FUNCTION), NULL);
	page_line(&r->page, depth, text_string(&line), &call->at, NULL);
	text_clear(&line);
	add_asked(r, call, &line);
	if (line.length)
		receipt_label(r, depth + 1, NULL, W_LOOKED_AT, text_string(&line));
	text_free(&line);
	return call->gave;
}

/* ---- Conditions ---- */

static const char *const marks[] = {
	[ECA_TRUE] = "✓ ", [ECA_FALSE] = "✗ ", [ECA_NOT_APPLICABLE] = "– ",
};

/* An answer that counts as no data in a condition, for want of evidence. */
static bool is_worthless(const struct receipt *r, const struct eca_condition *c)
{
	const struct eca_answer *answer;
	size_t grade;

	if (c->test > ECA_IF_ANSWERED || c->question < r->model->n_profile ||
	    r->result->assessment->source != ECA_SITE_VISIT)
		return false;
	answer = &r->result->answers[c->question];
	grade = answer->grade == ECA_NO_GRADE ? r->model->default_grade : answer->grade;
	return answer->state == ECA_ANSWERED && grade < r->model->n_grades &&
	       r->model->grades[grade].factor == 0;
}

/* One that has no parts, and what it is about now. */
static void say_leaf(const struct receipt *r, size_t condition, enum eca_verdict verdict,
                     struct text *out)
{
	const struct eca_condition *c = &r->model->conditions[condition];

	if (c->test == ECA_IF_EVERY_PILLAR && verdict != ECA_FALSE)
		say_condition(r->say, condition, out);
	else
		say_shortfall(r->say, condition, out);
	if (is_worthless(r, c))
		text_add(out, say_word(r->say, W_NO_EVIDENCE));
}

/* Parts of an any or none that the profile settles as false do not concern the firm. */
static bool concerns(const struct receipt *r, const struct eca_condition *c, size_t part)
{
	return c->test == ECA_IF_ALL || settle_matters(r->result, c->test, part);
}

static void put_parts(struct receipt *r, size_t depth, const struct eca_condition *c)
{
	size_t i, left_out = 0;
	char count[SAY_SIZE];

	for (i = 0; i < c->n_parts; i++)
		left_out += !concerns(r, c, c->parts[i]);
	if (left_out == c->n_parts)
		left_out = 0;
	for (i = 0; i < c->n_parts; i++)
		if (!left_out || concerns(r, c, c->parts[i]))
			receipt_condition(r, depth, c->parts[i]);
	if (left_out)
		receipt_say(r, depth, NULL, W_OTHERS_SETTLED, say_count(r->say, left_out, count),
		            NULL, NULL);
}

void receipt_condition(struct receipt *r, size_t depth, size_t condition)
{
	const struct eca_condition *c = &r->model->conditions[condition];
	enum eca_verdict verdict = eca_verdict(r->scoring, condition);
	struct text line = { 0 };

	if (c->test == ECA_IF_FUNCTION) {
		receipt_call(r, depth, marks[verdict], c->function, ECA_NONE);
		return;
	}
	text_add(&line, marks[verdict]);
	switch (c->test) {
	case ECA_IF_ALL: text_add(&line, say_word(r->say, W_ALL_OF)); break;
	case ECA_IF_ANY: text_add(&line, say_word(r->say, W_ANY_OF)); break;
	case ECA_IF_NONE: text_add(&line, say_word(r->say, W_NONE_OF)); break;
	default: say_leaf(r, condition, verdict, &line);
	}
	page_line(&r->page, depth, text_string(&line), &c->at, NULL);
	text_free(&line);
	put_parts(r, depth + 1, c);
}

/* ---- Weights in force ---- */

void receipt_weights(struct receipt *r)
{
	const struct eca_model *m = r->model;
	size_t index = r->result->weighting;
	const struct eca_weighting *w;
	const char *name;

	page_begin(&r->page, PAGE_WORDS, say_word(r->say, W_WEIGHTS));
	if (index == ECA_NONE) {
		page_line(&r->page, 0, say_word(r->say, m->n_weightings ? W_NO_WEIGHTING : W_OWN_WEIGHTS),
		          NULL, NULL);
	} else {
		w = &m->weightings[index];
		name = say_text(r->say, &w->name);
		receipt_say(r, 0, &w->at, W_WEIGHTING_IN_FORCE, *name ? name : w->id, NULL, NULL);
		receipt_condition(r, 1, w->when);
	}
	page_end(&r->page);
}
