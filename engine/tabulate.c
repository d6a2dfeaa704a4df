/* A function of the set as a table over the answers that it hangs on. Which these are is
 * found by calling it; what it gives for each way to answer them is what real scorings come
 * to. */
#include <stdlib.h>
#include <string.h>

#include "score.h"

/* What a function hangs on, directly or by scores and rules; in arrays of the model. */
struct hunt {
	struct eca_set *set;
	const struct eca_model *m;
	struct eca_scoring *scoring;
	bool visited;               /* evidence counts */
	bool *wanted, *graded;      /* one per question: it is among the answers */
	bool *nodes, *conditions;   /* looked into already */
	size_t n_wanted;            /* answers and grades found so far */
	bool endless;               /* one of the answers is a number, a date or a text */
};

struct table {
	struct eca_table table; /* first: the table is freed through it */
	struct arena arena;
};

/* ---- What it hangs on ---- */

static void look_into_condition(struct hunt *h, size_t condition);
static void look_into_score(struct hunt *h, size_t node);

static void want(struct hunt *h, size_t question, bool graded)
{
	const struct eca_question *q = &h->m->questions[question];

	if (question < h->m->n_profile)
		return;
	graded &= h->visited;
	h->n_wanted += !h->wanted[question] + (graded && !h->graded[question]);
	h->wanted[question] = true;
	h->graded[question] |= graded;
	h->endless |= !q->n_options;
	if (q->applies_if != ECA_NONE)
		look_into_condition(h, q->applies_if);
}

static void look_into_function(struct hunt *h, size_t function)
{
	const struct eca_call *call = eca_call(h->scoring, function, ECA_NONE);
	bool *asked = need_memory(h->m->n_questions + h->m->n_nodes);
	size_t i;

	memcpy(asked, call->answers, h->m->n_questions);
	memcpy(asked + h->m->n_questions, call->scores, h->m->n_nodes);
	for (i = 0; i < h->m->n_questions; i++)
		if (asked[i])
			want(h, i, false);
	for (i = 0; i < h->m->n_nodes; i++)
		if (asked[h->m->n_questions + i])
			look_into_score(h, i);
	free(asked);
}

static void look_into_expression(struct hunt *h, size_t expression)
{
	const struct eca_expression *e = &h->m->expressions[expression];
	size_t i;

	if (e->op == ECA_OP_PICK)
		look_into_condition(h, e->condition);
	for (i = 0; i < e->n_parts; i++)
		if (e->parts[i].node != ECA_NONE)
			look_into_score(h, e->parts[i].node);
		else
			look_into_expression(h, e->parts[i].expression);
}

static void look_into_points(struct hunt *h, size_t question)
{
	const struct eca_question *q = &h->m->questions[question];
	size_t i;

	want(h, question, true);
	for (i = 0; i < q->n_options; i++)
		if (q->options[i].applies_if != ECA_NONE)
			look_into_condition(h, q->options[i].applies_if);
}

/* The children by their weights, which a weighting may put in their place. */
static void look_into_mean(struct hunt *h, const struct eca_node *node)
{
	size_t i;

	for (i = 0; i < node->n_children; i++)
		look_into_score(h, node->first_child + i);
	for (i = 0; i < h->m->n_weightings; i++)
		look_into_condition(h, h->m->weightings[i].when);
}

static void look_into_score(struct hunt *h, size_t index)
{
	const struct eca_node *node = &h->m->nodes[index];

	if (h->nodes[index] || !node->scored)
		return;
	h->nodes[index] = true;
	if (node->kind == ECA_QUESTION)
		look_into_points(h, node->question);
	else if (node->function != ECA_NONE)
		look_into_function(h, node->function);
	else if (node->expression != ECA_NONE)
		look_into_expression(h, node->expression);
	else
		look_into_mean(h, node);
}

static void look_into_all(struct hunt *h, const struct eca_condition *c)
{
	size_t i;

	if (c->test == ECA_IF_EVERY_PILLAR)
		for (i = 0; i < h->m->n_pillars; i++)
			look_into_score(h, h->m->first_pillar + i);
	else if (c->test == ECA_IF_MISSING_AT_MOST)
		for (i = h->m->n_profile; i < h->m->n_questions; i++)
			want(h, i, false);
	for (i = 0; i < c->n_parts; i++)
		look_into_condition(h, c->parts[i]);
}

static void look_into_condition(struct hunt *h, size_t condition)
{
	const struct eca_condition *c = &h->m->conditions[condition];

	if (h->conditions[condition])
		return;
	h->conditions[condition] = true;
	if (c->test <= ECA_IF_ANSWERED)
		want(h, c->question, true);
	else if (c->test == ECA_IF_SCORE_AT_LEAST)
		look_into_score(h, c->node);
	else if (c->test == ECA_IF_FUNCTION)
		look_into_function(h, c->function);
	else
		look_into_all(h, c);
}

/* Once more, with the answers as they stand: another way through a function may ask for
 * more. False where nothing new was found. */
static bool look_again(struct hunt *h, size_t node, size_t condition)
{
	size_t before = h->n_wanted;

	memset(h->nodes, 0, h->m->n_nodes);
	memset(h->conditions, 0, h->m->n_conditions);
	if (node != ECA_NONE)
		look_into_score(h, node);
	else
		look_into_condition(h, condition);
	return h->n_wanted > before;
}

/* ---- The answers, and each way to give them ---- */

static size_t n_choices(const struct eca_question *q)
{
	if (q->type != ECA_MULTI)
		return q->n_options;
	return q->n_options < 20 ? (size_t)1 << q->n_options : SIZE_MAX;
}

static size_t count_of(const struct hunt *h, size_t question)
{
	const struct eca_question *q = &h->m->questions[question];
	size_t choices = n_choices(q);

	if (choices == SIZE_MAX)
		return SIZE_MAX;
	return 2 + q->na_allowed + choices * (h->graded[question] ? h->m->n_grades : 1);
}

/* Lists the answers; false where there are more than `most` ways to give them. */
static bool list_answers(const struct hunt *h, struct table *t, size_t most)
{
	struct eca_tabled *answers = arena_array(&t->arena, h->n_wanted + 1, sizeof(*answers));
	size_t i, n = 0, product = 1;

	for (i = h->m->n_profile; i < h->m->n_questions; i++) {
		size_t count = h->wanted[i] ? count_of(h, i) : 1;

		if (count > most / product)
			return false;
		product *= count;
		if (h->wanted[i])
			answers[n++] = (struct eca_tabled){ i, h->graded[i], count };
	}
	t->table.answers = answers;
	t->table.n_answers = n;
	t->table.n_values = product;
	return true;
}

/* An answer by its number, in the order that struct eca_tabled says. */
static void give(const struct hunt *h, const struct eca_tabled *tabled, size_t number,
                 struct eca_answer *answer)
{
	const struct eca_question *q = &h->m->questions[tabled->question];
	size_t n_grades = tabled->graded ? h->m->n_grades : 1, first = 2 + q->na_allowed;
	static const unsigned char states[] = { ECA_MISSING, ECA_NO_DATA, ECA_NA };

	if (number < first) {
		*answer = (struct eca_answer){ .state = states[number], .grade = ECA_NO_GRADE };
		return;
	}
	number -= first;
	*answer = (struct eca_answer){ .state = ECA_ANSWERED, .grade = answer->grade };
	if (tabled->graded)
		answer->grade = (unsigned char)(number % n_grades);
	if (q->type == ECA_MULTI)
		answer->set = number / n_grades;
	else
		answer->number = (double)(number / n_grades);
}

static struct eca_score value_of(struct hunt *h, size_t node, size_t condition)
{
	enum eca_verdict verdict;

	if (node != ECA_NONE)
		return h->scoring->scores[node];
	verdict = eca_verdict(h->scoring, condition);
	return (struct eca_score){ verdict == ECA_TRUE, verdict != ECA_NOT_APPLICABLE };
}

enum outcome { WHOLE, MORE_IS_ASKED, NO_TABLE };

/* Scores every way to give the answers. */
static enum outcome fill(struct hunt *h, struct table *t, const struct eca_assessment *given,
                         size_t node, size_t condition)
{
	struct eca_score *values = arena_array(&t->arena, t->table.n_values, sizeof(*values));
	struct eca_answer *answers = arena_array(&t->arena, h->m->n_questions, sizeof(*answers));
	struct eca_assessment trial = *given;
	size_t i, k;

	trial.answers = answers;
	for (i = 0; i < t->table.n_values; i++) {
		size_t number = i;

		memcpy(answers, given->answers, h->m->n_questions * sizeof(*answers));
		for (k = 0; k < t->table.n_answers; k++) {
			give(h, &t->table.answers[k], number % t->table.answers[k].count,
			     &answers[t->table.answers[k].question]);
			number /= t->table.answers[k].count;
		}
		if (eca_score(h->scoring, &trial)->status == ECA_STATUS_FAILED)
			return NO_TABLE;
		if (look_again(h, node, condition))
			return h->endless ? NO_TABLE : MORE_IS_ASKED;
		values[i] = value_of(h, node, condition);
	}
	t->table.values = values;
	return WHOLE;
}

static enum outcome work(struct hunt *h, struct table *t, const struct eca_assessment *given,
                         size_t node, size_t condition, size_t most)
{
	enum outcome outcome = MORE_IS_ASKED;

	if (eca_score(h->scoring, given)->status == ECA_STATUS_FAILED)
		return NO_TABLE;
	look_again(h, node, condition);
	while (outcome == MORE_IS_ASKED) {
		arena_reset(&t->arena);
		if (h->endless || !list_answers(h, t, most))
			return NO_TABLE;
		outcome = fill(h, t, given, node, condition);
	}
	return outcome;
}

struct eca_table *eca_tabulate(struct eca_set *set, const struct eca_assessment *assessment,
                               size_t node, size_t condition, size_t most)
{
	const struct eca_model *m = &set->model;
	struct arena arena = { 0 };
	struct hunt h = {
		.set = set, .m = m, .scoring = eca_scoring_new(set),
		.visited = assessment->source == ECA_SITE_VISIT && m->n_grades,
		.wanted = arena_array(&arena, m->n_questions, sizeof(bool)),
		.graded = arena_array(&arena, m->n_questions, sizeof(bool)),
		.nodes = arena_array(&arena, m->n_nodes, sizeof(bool)),
		.conditions = arena_array(&arena, m->n_conditions, sizeof(bool)),
	};
	struct table *t = need_memory(sizeof(*t));
	bool whole;

	memset(t, 0, sizeof(*t));
	whole = work(&h, t, assessment, node, condition, most) == WHOLE;
	eca_scoring_free(h.scoring);
	arena_free(&arena);
	if (whole)
		return &t->table;
	eca_table_free(&t->table);
	return NULL;
}

void eca_table_free(struct eca_table *table)
{
	struct table *t = (struct table *)table;

	if (!t)
		return;
	arena_free(&t->arena);
	free(t);
}
