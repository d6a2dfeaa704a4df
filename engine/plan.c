#include "plan.h"

#include <string.h>

#include "score.h"

static bool has_conditions(const struct eca_question *q)
{
	size_t i;

	for (i = 0; i < q->n_options; i++)
		if (q->options[i].applies_if != ECA_NONE)
			return true;
	return false;
}

/* Rounded points of each option under each grade, and in a self assessment. Questions
 * whose options are worth the same share one table, which then stays at hand. */
static const double *points_table(struct eca_set *set, const struct eca_question *q,
                                  const struct step *before, size_t n_before)
{
	size_t n_grades = set->model.n_grades, count = (n_grades + 1) * q->n_options, grade, i;
	double *table, *at;

	if (q->points != ECA_POINTS_OPTIONS || has_conditions(q))
		return NULL;
	table = at = arena_array(&set->arena, count, sizeof(*table));
	for (grade = 0; grade <= n_grades; grade++)
		for (i = 0; i < q->n_options; i++)
			*at++ = score_round(q->options[i].points *
			                    (grade < n_grades ? set->model.grades[grade].factor : 1));
	for (i = 0; i < n_before; i++)
		if (before[i].table && before[i].count == q->n_options &&
		    memcmp(before[i].table, table, count * sizeof(*table)) == 0)
			return before[i].table;
	return table;
}

static enum step_kind kind_of(const struct eca_node *node)
{
	if (!node->scored)
		return STEP_UNSCORED;
	if (node->kind == ECA_QUESTION)
		return STEP_QUESTION;
	if (node->function != ECA_NONE)
		return STEP_FUNCTION;
	return node->expression == ECA_NONE ? STEP_WEIGHTED : STEP_EXPRESSION;
}

static void make_step(struct eca_set *set, size_t at, size_t index)
{
	struct step *step = &set->steps[at];
	const struct eca_node *node = &set->model.nodes[index];

	step->kind = (unsigned char)kind_of(node);
	step->node = (unsigned)index;
	step->first = (unsigned)node->first_child;
	step->count = (unsigned)node->n_children;
	if (step->kind == STEP_QUESTION) {
		const struct eca_question *q = &set->model.questions[node->question];

		step->first = (unsigned)node->question;
		step->count = (unsigned)q->n_options;
		step->missing_excludes = q->missing_excludes;
		step->table = points_table(set, q, set->steps, at);
	}
}

static void make_grades(struct eca_set *set)
{
	const struct eca_model *m = &set->model;
	size_t i, bytes = ECA_NO_GRADE + 1;

	set->factors = arena_array(&set->arena, bytes, sizeof(*set->factors));
	set->visit_rows = arena_array(&set->arena, bytes, 1);
	set->self_rows = arena_array(&set->arena, bytes, 1);
	for (i = 0; i < bytes; i++) {
		size_t grade = i == ECA_NO_GRADE ? m->default_grade : i;

		set->factors[i] = grade < m->n_grades ? m->grades[grade].factor : 1;
		set->visit_rows[i] = (unsigned char)(grade < m->n_grades ? grade : m->n_grades);
		set->self_rows[i] = (unsigned char)m->n_grades;
	}
}

/* Parts stand before the condition they belong to. */
static void find_functions(struct eca_set *set)
{
	const struct eca_model *m = &set->model;
	size_t i, k;

	set->has_function = arena_array(&set->arena, m->n_conditions, sizeof(*set->has_function));
	set->functions = arena_array(&set->arena, m->n_conditions, sizeof(*set->functions));
	for (i = 0; i < m->n_conditions; i++) {
		const struct eca_condition *c = &m->conditions[i];

		set->has_function[i] = c->test == ECA_IF_FUNCTION;
		if (set->has_function[i])
			set->functions[set->n_functions++] = i;
		for (k = 0; k < c->n_parts; k++)
			set->has_function[i] |= set->has_function[c->parts[k]];
	}
}

void plan_make(struct eca_set *set, const size_t *order)
{
	const struct eca_model *m = &set->model;
	size_t i;

	set->steps = arena_array(&set->arena, m->n_nodes, sizeof(*set->steps));
	set->weights = arena_array(&set->arena, m->n_nodes, sizeof(*set->weights));
	for (i = 0; i < m->n_nodes; i++) {
		make_step(set, i, order[i]);
		set->weights[i] = m->nodes[i].weight;
	}
	set->required = arena_array(&set->arena, m->n_questions, sizeof(*set->required));
	for (i = 0; i < m->n_questions; i++)
		set->required[i] = m->questions[i].required;
	make_grades(set);
	find_functions(set);
}
