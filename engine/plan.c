#include "plan.h"

/* Points of each option, or NULL where an option hangs on a condition or the points
 * come otherwise. */
static const double *points_table(struct eca_set *set, const struct eca_question *q)
{
	double *table = arena_array(&set->arena, q->n_options, sizeof(*table));
	size_t i;

	if (q->points != ECA_POINTS_OPTIONS)
		return NULL;
	for (i = 0; i < q->n_options; i++) {
		table[i] = q->options[i].points;
		if (q->options[i].applies_if != ECA_NONE)
			return NULL;
	}
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

static void make_step(struct eca_set *set, struct step *step, size_t index)
{
	const struct eca_node *node = &set->model.nodes[index];

	step->kind = (unsigned char)kind_of(node);
	step->node = (unsigned)index;
	step->question = (unsigned)node->first_child;
	step->n_children = (unsigned)node->n_children;
	if (step->kind == STEP_QUESTION) {
		const struct eca_question *q = &set->model.questions[node->question];

		step->question = (unsigned)node->question;
		step->points = (unsigned char)q->points;
		step->missing_excludes = q->missing_excludes;
		step->table = points_table(set, q);
	}
}

static void make_factors(struct eca_set *set)
{
	const struct eca_model *m = &set->model;
	size_t i;

	set->factors = arena_array(&set->arena, ECA_NO_GRADE + 1, sizeof(*set->factors));
	for (i = 0; i <= ECA_NO_GRADE; i++)
		set->factors[i] = i < m->n_grades ? m->grades[i].factor : 1;
	if (m->default_grade != ECA_NONE)
		set->factors[ECA_NO_GRADE] = m->grades[m->default_grade].factor;
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
		make_step(set, &set->steps[i], order[i]);
		set->weights[i] = m->nodes[i].weight;
	}
	set->required = arena_array(&set->arena, m->n_questions, sizeof(*set->required));
	for (i = 0; i < m->n_questions; i++)
		set->required[i] = m->questions[i].required;
	make_factors(set);
	find_functions(set);
}
