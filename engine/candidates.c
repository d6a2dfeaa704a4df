#include "candidates.h"

#include <math.h>
#include <string.h>

/* Subsets of a multi's options are all tried up to so many, else a few of them. */
enum { SUBSETS_MAX = 64 };

/* The values of one question while they are collected. */
struct values {
	struct arena *arena;
	const struct eca_scoring *s;
	const struct eca_question *question;
	struct eca_answer *items;
	size_t count, room, n_few;
	bool all;
};

/* ---- Plain values --------------------------------------------------------------- */

static void add(struct values *v, struct eca_answer answer)
{
	if (v->count == v->room) {
		struct eca_answer *old = v->items;

		v->room = 2 * v->room + 16;
		v->items = arena_array(v->arena, v->room, sizeof(*v->items));
		if (old)
			memcpy(v->items, old, v->count * sizeof(*old));
	}
	v->items[v->count++] = answer;
}

static struct eca_answer answered(double number)
{
	return (struct eca_answer){ .state = ECA_ANSWERED, .grade = ECA_NO_GRADE, .number = number };
}

static void add_options(struct values *v)
{
	size_t i;

	for (i = 0; i < v->question->n_options; i++)
		add(v, answered((double)i));
}

static void add_set(struct values *v, uint64_t set)
{
	struct eca_answer answer = answered(0);

	answer.set = set;
	add(v, answer);
}

/* The subsets of the bits of `together`, each once, from the empty one on. */
static void add_subsets(struct values *v, uint64_t together)
{
	uint64_t set = 0;

	do {
		add_set(v, set);
		set = (set - together) & together;
	} while (set);
}

/* None, each option by itself, all but each, and all of those that go together. */
static void add_some_subsets(struct values *v, uint64_t together)
{
	size_t i;

	add_set(v, 0);
	for (i = 0; i < v->question->n_options; i++)
		if (together >> i & 1)
			add_set(v, UINT64_C(1) << i);
	for (i = 0; i < v->question->n_options; i++)
		if (together >> i & 1)
			add_set(v, together & ~(UINT64_C(1) << i));
	add_set(v, together);
}

static void add_multi(struct values *v)
{
	const struct eca_question *q = v->question;
	uint64_t together = 0;
	size_t i, n_together = 0;

	for (i = 0; i < q->n_options; i++) {
		if (q->options[i].alone) {
			add_set(v, UINT64_C(1) << i);
		} else {
			together |= UINT64_C(1) << i;
			n_together++;
		}
	}
	v->all = n_together < 16 && (1u << n_together) <= SUBSETS_MAX;
	if (v->all)
		add_subsets(v, together);
	else
		add_some_subsets(v, together);
}

/* A number or date, unless it is out of range or there already. */
static void add_number(struct values *v, double number)
{
	size_t i;

	if (!isfinite(number) ||
	    (v->question->type == ECA_NUMBER &&
	     (number < v->question->min || number > v->question->max)))
		return;
	for (i = 0; i < v->count; i++)
		if (v->items[i].number == number)
			return;
	add(v, answered(number));
}

/* On both sides of the constants of conditions about the question. */
static void add_constants(struct values *v)
{
	const struct eca_model *m = v->s->model;
	bool date = v->question->type == ECA_DATE;
	size_t i;

	for (i = 0; i < m->n_conditions; i++) {
		const struct eca_condition *c = &m->conditions[i];

		if ((c->test != ECA_IF_AT_LEAST && c->test != ECA_IF_AT_MOST) ||
		    &m->questions[c->question] != v->question)
			continue;
		add_number(v, date ? c->n - 1 : nextafter(c->n, -INFINITY));
		add_number(v, c->n);
		add_number(v, date ? c->n + 1 : nextafter(c->n, INFINITY));
	}
}

static void add_numbers(struct values *v)
{
	static const double probes[] = { 0, 1, 10, 100, 1000, 10000 };
	const struct eca_question *q = v->question;
	size_t i;

	add_number(v, q->min);
	for (i = 0; i < q->n_breakpoints; i++)
		add_number(v, q->breakpoints[i].x);
	add_constants(v);
	if (q->points == ECA_POINTS_FUNCTION) {
		add_number(v, q->min / 2 + q->max / 2);
		for (i = 0; i < sizeof(probes) / sizeof(probes[0]); i++)
			add_number(v, probes[i]);
	}
	add_number(v, q->max);
	if (!v->count)
		add_number(v, 0);
	/* bands and conditions part the numbers into a few kinds; a line does not */
	v->all = v->s->model->n_functions == 0 && q->points != ECA_POINTS_LINEAR;
}

/* A scored one can be answered only where the assessment has a date. */
static void add_dates(struct values *v)
{
	static const int days_before[] = { 3653, 1096, 365, 30, 1, 0 };
	const struct eca_assessment *who = v->s->result.assessment;
	size_t i;

	if (v->question->points == ECA_POINTS_FUNCTION && !who->dated)
		return;
	add_constants(v);
	for (i = 0; i < sizeof(days_before) / sizeof(days_before[0]); i++)
		add_number(v, who->assessed_on - days_before[i]);
	v->all = v->s->model->n_functions == 0;
}

static void add_text(struct values *v, const char *text)
{
	struct eca_answer answer = answered(0);

	answer.text = text;
	add(v, answer);
}

/* Those that conditions ask for, and another. */
static void add_texts(struct values *v)
{
	const struct eca_model *m = v->s->model;
	size_t i, k;

	add_text(v, "-");
	for (i = 0; i < m->n_conditions; i++) {
		const struct eca_condition *c = &m->conditions[i];

		for (k = 0; k < c->n_texts && &m->questions[c->question] == v->question; k++)
			add_text(v, c->texts[k]);
	}
	v->all = m->n_functions == 0;
}

static void add_plain(struct values *v)
{
	switch (v->question->type) {
	case ECA_YES_NO:
	case ECA_LEVEL:
	case ECA_CHOICE: add_options(v); break;
	case ECA_MULTI: add_multi(v); break;
	case ECA_NUMBER: add_numbers(v); break;
	case ECA_DATE: add_dates(v); break;
	case ECA_TEXT: add_texts(v); break;
	}
}

/* ---- Evidence ------------------------------------------------------------------------- */

static bool is_first_of_factor(const struct eca_model *m, size_t grade)
{
	size_t i;

	for (i = 0; i < grade; i++)
		if (m->grades[i].factor == m->grades[grade].factor)
			return false;
	return true;
}

static bool earns_points(const struct values *v, const struct eca_answer *answer)
{
	const struct eca_question *q = v->question;

	if (!v->s->model->nodes[q->node].scored)
		return false;
	return q->points != ECA_POINTS_OPTIONS || q->options[(size_t)answer->number].points > 0;
}

/* Whether evidence of that factor can make a difference to the answer. Under the factor
 * 0 it is the same as no data, but to functions, and for a text, which cannot be that. */
static bool matters(const struct values *v, const struct eca_answer *answer, size_t grade)
{
	const struct eca_model *m = v->s->model;

	if (m->grades[grade].factor == 0)
		return m->n_functions > 0 || v->question->type == ECA_TEXT;
	return earns_points(v, answer);
}

/* First each under the best evidence, then under the other factors. */
static void grade_values(struct values *v)
{
	const struct eca_model *m = v->s->model;
	struct eca_answer *plain = v->items;
	size_t n_plain = v->count, best = set_best_grade(m), grade, i;

	v->n_few = v->count;
	if (v->s->result.assessment->source != ECA_SITE_VISIT || !m->n_grades)
		return;
	for (i = 0; i < n_plain; i++)
		v->items[i].grade = (unsigned char)best;
	for (grade = 0; grade < m->n_grades; grade++) {
		if (m->grades[grade].factor == m->grades[best].factor || !is_first_of_factor(m, grade))
			continue;
		for (i = 0; i < n_plain; i++) {
			struct eca_answer answer = plain[i];

			answer.grade = (unsigned char)grade;
			if (matters(v, &answer, grade))
				add(v, answer);
		}
	}
}

/* ---- Together --------------------------------------------------------------------------- */

/* What stands in place of an answer. */
static void add_state(struct values *v, enum eca_state state)
{
	add(v, (struct eca_answer){ .state = (unsigned char)state, .grade = ECA_NO_GRADE });
}

struct open_question candidates_of(const struct eca_scoring *s, size_t question,
                                   struct arena *arena)
{
	struct values v = { arena, s, &s->model->questions[question], NULL, 0, 0, 0, true };
	struct values first = v;
	size_t i;

	if (!v.question->required)
		add_state(&first, ECA_MISSING);
	if (v.question->type != ECA_TEXT)
		add_state(&first, ECA_NO_DATA);
	add_plain(&v);
	grade_values(&v);
	v.n_few += first.count;
	for (i = 0; i < v.count; i++)
		add(&first, v.items[i]);
	return (struct open_question){ question, first.items, first.count, v.n_few, v.all };
}
