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

static bool is_by_option(const struct eca_question *q)
{
	return q->points == ECA_POINTS_OPTIONS && !has_conditions(q);
}

static void set_score(struct eca_score *to, double points, bool known)
{
	to->points = points; /* by field, so that what lies between them stays 0 */
	to->known = known;
}

/* Questions that are worth the same share one table, which then stays at hand. */
static const struct eca_score *find_table(const struct eca_set *set, const struct eca_score *table,
                                          unsigned width, size_t size)
{
	size_t i;

	for (i = 0; i < set->n_option_steps; i++) {
		const struct option_step *other = &set->option_steps[i];

		if (other->width == width && memcmp(other->scores, table, size) == 0)
			return other->scores;
	}
	return table;
}

/* Rounded points of each slot under each grade, and in a self assessment. */
static void add_option_step(struct eca_set *set, const struct eca_question *q)
{
	size_t n_grades = set->model.n_grades, width = SLOT_OPTION + q->n_options, grade, i;
	struct eca_score *table = arena_array(&set->arena, (n_grades + 1) * width, sizeof(*table));
	struct eca_score *row = table;

	for (grade = 0; grade <= n_grades; grade++, row += width) {
		double factor = grade < n_grades ? set->model.grades[grade].factor : 1;

		set_score(&row[SLOT_MISSING], 0, !q->missing_excludes);
		set_score(&row[SLOT_NO_DATA], 0, true);
		for (i = 0; i < q->n_options; i++)
			set_score(&row[SLOT_OPTION + i], score_round(q->options[i].points * factor),
			          true);
	}
	set->option_steps[set->n_option_steps] = (struct option_step){
		.scores = find_table(set, table, (unsigned)width,
		                     (n_grades + 1) * width * sizeof(*table)),
		.question = (unsigned)(q - set->model.questions),
		.node = (unsigned)q->node,
		.width = (unsigned)width,
	};
	set->n_option_steps++;
}

static const struct line *make_lines(struct eca_set *set, const struct eca_breakpoint *at, size_t n)
{
	struct line *lines = arena_array(&set->arena, n + 1, sizeof(*lines));
	size_t i;

	for (i = 1; i < n; i++)
		lines[i] = (struct line){ at[i - 1].x, at[i - 1].points,
		                          at[i].points - at[i - 1].points, at[i].x - at[i - 1].x };
	lines[0] = (struct line){ at[0].x, at[0].points, 0, 1 };
	lines[n] = (struct line){ at[n - 1].x, at[n - 1].points, 0, 1 };
	return lines;
}

static void add_line_step(struct eca_set *set, const struct eca_question *q)
{
	double *starts = arena_array(&set->arena, q->n_breakpoints, sizeof(*starts));
	size_t i;

	for (i = 0; i < q->n_breakpoints; i++)
		starts[i] = q->breakpoints[i].x;
	set->line_steps[set->n_line_steps++] = (struct line_step){
		.starts = starts,
		.lines = make_lines(set, q->breakpoints, q->n_breakpoints),
		.question = (unsigned)(q - set->model.questions),
		.node = (unsigned)q->node,
		.n = (unsigned)q->n_breakpoints,
		.missing_excludes = q->missing_excludes,
	};
}

static enum step_kind kind_of(const struct eca_node *node)
{
	if (node->kind == ECA_QUESTION)
		return STEP_QUESTION;
	if (node->function != ECA_NONE)
		return STEP_FUNCTION;
	return node->expression == ECA_NONE ? STEP_WEIGHTED : STEP_EXPRESSION;
}

static void add_other_step(struct eca_set *set, size_t index)
{
	const struct eca_node *node = &set->model.nodes[index];
	bool asked = node->kind == ECA_QUESTION;

	set->steps[set->n_steps++] = (struct step){
		.kind = (unsigned char)kind_of(node),
		.missing_excludes = asked && set->model.questions[node->question].missing_excludes,
		.node = (unsigned)index,
		.first = (unsigned)(asked ? node->question : node->first_child),
		.count = (unsigned)node->n_children,
	};
}

static void add_step(struct eca_set *set, size_t index)
{
	const struct eca_node *node = &set->model.nodes[index];
	const struct eca_question *q = &set->model.questions[node->question];

	if (!node->scored)
		return;
	if (node->kind == ECA_QUESTION && is_by_option(q))
		add_option_step(set, q);
	else if (node->kind == ECA_QUESTION && q->points == ECA_POINTS_LINEAR)
		add_line_step(set, q);
	else
		add_other_step(set, index);
}

static void make_steps(struct eca_set *set, const size_t *order)
{
	size_t n = set->model.n_nodes, i;

	set->option_steps = arena_array(&set->arena, n, sizeof(*set->option_steps));
	set->line_steps = arena_array(&set->arena, n, sizeof(*set->line_steps));
	set->steps = arena_array(&set->arena, n, sizeof(*set->steps));
	for (i = 0; i < n; i++)
		add_step(set, order[i]);
}

static void make_evidence(struct eca_set *set)
{
	const struct eca_model *m = &set->model;
	struct evidence *self = &set->evidence[ECA_SELF], *visit = &set->evidence[ECA_SITE_VISIT];
	size_t i;

	for (i = 0; i <= ECA_NO_GRADE; i++) {
		size_t grade = i == ECA_NO_GRADE ? m->default_grade : i;

		self->factors[i] = 1; /* only a site visit weighs evidence */
		self->rows[i] = (unsigned char)m->n_grades;
		visit->factors[i] = grade < m->n_grades ? m->grades[grade].factor : 1;
		visit->rows[i] = (unsigned char)(grade < m->n_grades ? grade : m->n_grades);
		visit->worthless[i] = visit->factors[i] == 0;
	}
}

/* ---- Conditions ---- */

static struct slot_test make_slot_test(const struct eca_model *m, const struct eca_condition *c)
{
	struct slot_test test = { .question = (unsigned)c->question };
	const struct eca_question *q = &m->questions[c->question];
	size_t n_options = q->type == ECA_YES_NO ? 2 : q->n_options, i;

	if (q->type != ECA_YES_NO && q->type != ECA_LEVEL && q->type != ECA_CHOICE)
		return test;
	test.used = SLOT_OPTION + n_options <= 64;
	test.weighed = c->question >= m->n_profile;
	for (i = 0; test.used && i < n_options; i++) {
		struct eca_answer answer = { .state = ECA_ANSWERED, .number = (double)i };

		test.holds |= (uint64_t)condition_holds(c, q->type, &answer) << (SLOT_OPTION + i);
	}
	return test;
}

static bool is_on_answer(const struct eca_condition *c)
{
	return c->test <= ECA_IF_ANSWERED;
}

static void make_slot_tests(struct eca_set *set)
{
	const struct eca_model *m = &set->model;
	size_t i;

	set->slot_tests = arena_array(&set->arena, m->n_conditions, sizeof(*set->slot_tests));
	for (i = 0; i < m->n_conditions; i++)
		if (is_on_answer(&m->conditions[i]))
			set->slot_tests[i] = make_slot_test(m, &m->conditions[i]);
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

	make_steps(set, order);
	set->weights = arena_array(&set->arena, m->n_nodes, sizeof(*set->weights));
	for (i = 0; i < m->n_nodes; i++)
		set->weights[i] = m->nodes[i].weight;
	set->required = arena_array(&set->arena, m->n_questions, sizeof(*set->required));
	for (i = 0; i < m->n_questions; i++)
		set->required[i] = m->questions[i].required;
	make_evidence(set);
	make_slot_tests(set);
	find_functions(set);
}
