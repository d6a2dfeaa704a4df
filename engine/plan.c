#include "plan.h"

#include <math.h>
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

static bool has_slots(const struct eca_question *q)
{
	return (q->type == ECA_YES_NO || q->type == ECA_LEVEL || q->type == ECA_CHOICE) &&
	       SLOT_OPTION + q->n_options <= SLOT_LAST;
}

static bool is_by_option(const struct eca_question *q)
{
	return q->points == ECA_POINTS_OPTIONS && has_slots(q) && !has_conditions(q);
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

static const double *make_starts(struct eca_set *set, const struct eca_breakpoint *at, size_t n)
{
	size_t filled = (n + LINE_STARTS - 1) / LINE_STARTS * LINE_STARTS, i;
	double *starts = arena_array(&set->arena, filled, sizeof(*starts));

	for (i = 0; i < filled; i++)
		starts[i] = i < n ? at[i].x : INFINITY;
	return starts;
}

static void add_line_step(struct eca_set *set, const struct eca_question *q)
{
	set->line_steps[set->n_line_steps++] = (struct line_step){
		.starts = make_starts(set, q->breakpoints, q->n_breakpoints),
		.lines = make_lines(set, q->breakpoints, q->n_breakpoints),
		.first = q->breakpoints[0].x,
		.last = q->breakpoints[q->n_breakpoints - 1].x,
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
		self->keeps[i] = UINT64_MAX;
		visit->keeps[i] = visit->factors[i] == 0 ? 0 : UINT64_MAX;
	}
}

/* ---- Conditions ---- */

/* The slots for which it holds. */
static void check_slots(struct check *check, const struct eca_condition *c,
                        const struct eca_question *q)
{
	size_t n_options = q->type == ECA_YES_NO ? 2 : q->n_options, i;

	for (i = 0; i < n_options; i++) {
		struct eca_answer answer = { .state = ECA_ANSWERED, .number = (double)i };

		check->options |= (uint64_t)condition_holds(c, q->type, &answer)
		                  << (SLOT_OPTION + i);
	}
}

/* Whatever is answered, an option or not, is `answered`. */
static struct check make_answer_check(const struct eca_model *m, const struct eca_condition *c)
{
	struct check check = { .kind = CHECK_OTHER, .first = (unsigned)c->question };
	const struct eca_question *q = &m->questions[c->question];

	if (has_slots(q) && SLOT_OPTION + q->n_options <= 64) {
		check.kind = CHECK_SLOT;
		check_slots(&check, c, q);
	} else if (q->type == ECA_MULTI && c->test != ECA_IF_ANSWERED) {
		check.kind = CHECK_SET;
		check.options = c->test == ECA_IF_ONLY ? ~c->options : c->options;
		check.holds = c->test != ECA_IF_ONLY;
	}
	return check;
}

/* Parts stand before the condition they belong to. A function is always called, as it
 * may fail. */
static struct check make_parts_check(const struct eca_set *set, const struct eca_condition *c,
                                     unsigned first)
{
	struct check check = {
		.first = first,
		.count = (unsigned)c->n_parts,
		.deciding = c->test == ECA_IF_ALL ? VERDICT_FALSE : VERDICT_TRUE,
		.holds = c->test == ECA_IF_ANY,
	};
	bool only_answers = true;
	size_t i;

	for (i = 0; i < c->n_parts; i++) {
		const struct check *part = &set->checks[c->parts[i]];

		set->parts[first + i] = (unsigned)c->parts[i];
		check.calls |= part->calls;
		only_answers &= part->kind <= CHECK_SET;
	}
	check.kind = only_answers ? CHECK_ANSWERS : CHECK_PARTS;
	check.hasty = !check.calls;
	return check;
}

/* `all` and `any` of one condition on an answer are that one, `none` is its opposite. */
static struct check make_single_check(const struct eca_set *set, const struct eca_condition *c)
{
	struct check check = set->checks[c->parts[0]];

	if (c->test == ECA_IF_NONE && check.kind == CHECK_SLOT)
		check.options = ~check.options;
	else if (c->test == ECA_IF_NONE)
		check.turned = !check.turned;
	return check;
}

static struct check make_check(const struct eca_set *set, const struct eca_condition *c,
                               unsigned n_parts)
{
	if (c->test <= ECA_IF_ANSWERED)
		return make_answer_check(&set->model, c);
	if (c->n_parts == 1 && set->checks[c->parts[0]].kind <= CHECK_SET)
		return make_single_check(set, c);
	if (c->test == ECA_IF_ALL || c->test == ECA_IF_ANY || c->test == ECA_IF_NONE)
		return make_parts_check(set, c, n_parts);
	return (struct check){ .kind = CHECK_OTHER, .calls = c->test == ECA_IF_FUNCTION };
}

static void make_checks(struct eca_set *set)
{
	const struct eca_model *m = &set->model;
	size_t i, n_parts = 0;

	for (i = 0; i < m->n_conditions; i++)
		n_parts += m->conditions[i].n_parts;
	set->checks = arena_array(&set->arena, m->n_conditions, sizeof(*set->checks));
	set->parts = arena_array(&set->arena, n_parts, sizeof(*set->parts));
	set->functions = arena_array(&set->arena, m->n_conditions, sizeof(*set->functions));
	for (i = n_parts = 0; i < m->n_conditions; i++) {
		set->checks[i] = make_check(set, &m->conditions[i], (unsigned)n_parts);
		n_parts += m->conditions[i].n_parts;
		if (m->conditions[i].test == ECA_IF_FUNCTION)
			set->functions[set->n_functions++] = i;
	}
}

void plan_make(struct eca_set *set, const size_t *order)
{
	const struct eca_model *m = &set->model;
	size_t i;

	make_steps(set, order);
	set->applies_if = arena_array(&set->arena, set->n_applies, sizeof(*set->applies_if));
	for (i = 0; i < set->n_applies; i++)
		set->applies_if[i] = m->questions[set->applies_order[i]].applies_if;
	set->weights = arena_array(&set->arena, m->n_nodes, sizeof(*set->weights));
	for (i = 0; i < m->n_nodes; i++)
		set->weights[i] = m->nodes[i].weight;
	set->required = arena_array(&set->arena, m->n_questions + SLOTS_AHEAD, 1);
	set->by_option = arena_array(&set->arena, m->n_questions, sizeof(*set->by_option));
	for (i = 0; i < m->n_questions; i++) {
		set->required[i] = m->questions[i].required;
		set->by_option[i] = has_slots(&m->questions[i]) ? UINT64_MAX : 0;
	}
	make_evidence(set);
	make_checks(set);
}
