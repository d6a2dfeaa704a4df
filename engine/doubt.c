#include "doubt.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"

void doubt(struct eca_findings *findings, const char *code, const struct eca_place *at,
           const char *format, ...)
{
	struct buf text = { 0 };
	va_list args;

	va_start(args, format);
	buf_format_list(&text, format, args);
	va_end(args);
	findings_add_doubt(findings, code, at, buf_string(&text));
	buf_free(&text);
}

const char *doubt_title(const struct eca_model *model, size_t node, struct arena *arena)
{
	static const char *const kinds[] = { "", "criterion", "pillar", "set" };
	const struct eca_node *n = &model->nodes[node];

	if (n->kind == ECA_QUESTION)
		return arena_format(arena, "%s \"%s\"",
		                    eca_type_word(model->questions[n->question].type), n->id);
	return arena_format(arena, "%s \"%s\"", kinds[n->kind],
	                    n->kind == ECA_OVERALL ? model->id : n->id);
}

void doubt_mentioned(const struct eca_model *model, size_t condition, bool *mentioned)
{
	const struct eca_condition *c = &model->conditions[condition];
	size_t i;

	for (i = 0; i < c->n_parts; i++)
		doubt_mentioned(model, c->parts[i], mentioned);
	if (c->test <= ECA_IF_ANSWERED)
		mentioned[c->question] = true;
	else if (c->test == ECA_IF_SCORE_AT_LEAST && model->nodes[c->node].kind == ECA_QUESTION)
		mentioned[model->nodes[c->node].question] = true;
}

/* ---- Made-up assessments ---- */

/* The finalizer of SplitMix64, of a count. */
size_t maker_draw(struct maker *m, size_t n)
{
	uint64_t z = m->random += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return (size_t)((z ^ (z >> 31)) % n);
}

void maker_answer(struct maker *m, size_t question, size_t value)
{
	m->answers[question] = m->values[question].values[value];
	if (m->assessment.source == ECA_SELF)
		m->answers[question].grade = ECA_NO_GRADE;
}

/* Of every size, as functions may part numbers anywhere. */
static double any_size(struct maker *m)
{
	double number = 1 + (double)maker_draw(m, 900) / 100;
	size_t i, digits = maker_draw(m, 7);

	for (i = 0; i < digits; i++)
		number *= 10;
	return floor(number);
}

static double on_a_line(struct maker *m, const struct eca_question *q)
{
	const struct eca_breakpoint *at = &q->breakpoints[maker_draw(m, q->n_breakpoints - 1)];

	return at[0].x + (at[1].x - at[0].x) * (double)(1 + maker_draw(m, 63)) / 64;
}

/* One of its values, or a number between them where that may be something else. */
static void answer_number(struct maker *m, size_t question)
{
	const struct eca_question *q = &m->model->questions[question];
	bool line = q->points == ECA_POINTS_LINEAR && q->n_breakpoints > 1;
	double number;

	maker_answer(m, question, maker_draw(m, m->values[question].n_values));
	if (!maker_draw(m, 2) || (!line && !m->model->n_functions))
		return;
	number = line ? on_a_line(m, q) : any_size(m);
	if (number >= q->min && number <= q->max)
		m->answers[question] = (struct eca_answer){ .state = ECA_ANSWERED,
			.grade = m->answers[question].grade, .number = number };
}

void maker_answer_any(struct maker *m, size_t question, bool odd)
{
	static const struct eca_answer none = { .state = ECA_MISSING, .grade = ECA_NO_GRADE };
	static const struct eca_answer na = { .state = ECA_NA, .grade = ECA_NO_GRADE };
	size_t choice = odd ? maker_draw(m, 8) : 7;

	if (choice == 0)
		m->answers[question] = none;
	else if (choice == 1 && m->model->questions[question].na_allowed)
		m->answers[question] = na;
	else if (m->model->questions[question].type == ECA_NUMBER)
		answer_number(m, question);
	else
		maker_answer(m, question, maker_draw(m, m->values[question].n_values));
}

void maker_firm(struct maker *m)
{
	size_t i;

	m->assessment.source = maker_draw(m, 2) ? ECA_SITE_VISIT : ECA_SELF;
	for (i = 0; i < m->model->n_profile; i++)
		maker_answer_any(m, i, maker_draw(m, 3) == 0);
}

const struct eca_result *maker_score(struct maker *m)
{
	arena_reset(&m->row);
	memcpy(m->typed, m->answers, m->model->n_questions * sizeof(*m->typed));
	m->assessment.failure = NULL;
	set_derive(m->set, &m->assessment, m->typed, &m->row, &m->assessment.failure);
	return eca_score(m->scoring, &m->assessment);
}

/* What each value of a question earns when it alone is answered. A question that does not
 * apply then, or to which no value earns a thing, has its last value for the best. */
static void rank_values(struct maker *m, size_t question)
{
	const struct eca_question *q = &m->model->questions[question];
	const struct open_question *values = &m->values[question];
	bool any = false;
	size_t i;

	m->best[question] = values->n_few - 1;
	m->worst[question] = 0;
	if (q->node == ECA_NONE || q->points == ECA_POINTS_NONE)
		return;
	for (i = 0; i < values->n_few; i++) {
		const struct eca_score *score = &m->scoring->scores[q->node];
		bool failed;

		maker_answer(m, question, i);
		failed = maker_score(m)->status == ECA_STATUS_FAILED; /* all scores are 0 then */
		if ((!score->known && !failed) || values->values[i].state != ECA_ANSWERED)
			continue;
		if (!any || score->points > m->most[question]) {
			m->most[question] = score->points;
			m->best[question] = i;
		}
		if (!any || score->points < m->least[question]) {
			m->least[question] = score->points;
			m->worst[question] = i;
		}
		any = true;
	}
	if (!any)
		m->most[question] = m->least[question] = -1;
	m->answers[question] = (struct eca_answer){ .grade = ECA_NO_GRADE };
}

static void *zeroed(size_t count, size_t size)
{
	return memset(need_memory(count * size + 1), 0, count * size + 1);
}

/* Values of profile fields are those of a self-assessment, the others also have evidence. */
static void find_values(struct maker *m)
{
	size_t i;

	for (i = 0; i < m->model->n_questions; i++) {
		bool criterion = i >= m->model->n_profile;

		m->assessment.source = criterion ? ECA_SITE_VISIT : ECA_SELF;
		m->values[i] = candidates_of(m->scoring, i, &m->arena);
	}
	m->assessment.source = ECA_SELF;
	for (i = m->model->n_profile; i < m->model->n_questions; i++)
		rank_values(m, i);
}

void maker_begin(struct maker *m, struct eca_set *set)
{
	const struct eca_model *model = eca_set_model(set);
	size_t n = model->n_questions, i;

	*m = (struct maker){ .set = set, .model = model, .scoring = eca_scoring_new(set) };
	m->answers = zeroed(n, sizeof(*m->answers));
	m->typed = zeroed(n, sizeof(*m->typed));
	m->values = zeroed(n, sizeof(*m->values));
	m->best = zeroed(n, sizeof(*m->best));
	m->worst = zeroed(n, sizeof(*m->worst));
	m->most = zeroed(n, sizeof(*m->most));
	m->least = zeroed(n, sizeof(*m->least));
	m->assessment = (struct eca_assessment){
		.firm_id = "made-up", .assessor = "", .file = "", .row = 1,
		.dated = true, .assessed_on = model->effective_from, .answers = m->typed,
	};
	for (i = 0; i < n; i++)
		m->answers[i] = (struct eca_answer){ .grade = ECA_NO_GRADE };
	maker_score(m);
	find_values(m);
}

void maker_end(struct maker *m)
{
	eca_scoring_free(m->scoring);
	free(m->answers);
	free(m->typed);
	free(m->values);
	free(m->best);
	free(m->worst);
	free(m->most);
	free(m->least);
	arena_free(&m->arena);
	arena_free(&m->row);
}

/* ---- All of it ---- */

static int in_file_order(const void *a, const void *b)
{
	const struct eca_finding *x = a, *y = b;
	int files = strcmp(x->file, y->file), codes = strcmp(x->code, y->code);

	if (files)
		return files;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return codes ? codes : strcmp(x->text, y->text);
}

void eca_doubts(struct eca_set *set, bool quick, struct eca_findings *findings)
{
	const struct eca_model *model = eca_set_model(set);
	bool *asked = zeroed(model->n_questions, 1);
	struct maker maker;

	doubt_reading(model, findings);
	if (!quick) {
		maker_begin(&maker, set);
		doubt_functions_ask(&maker, asked);
		doubt_scale(&maker, findings);
		doubt_search(&maker, findings);
		doubt_functions(&maker, findings);
		maker_end(&maker);
	}
	if (!quick || !model->n_functions)
		doubt_unasked(model, asked, findings);
	free(asked);
	if (findings->count)
		qsort(findings->items, findings->count, sizeof(*findings->items), in_file_order);
}
