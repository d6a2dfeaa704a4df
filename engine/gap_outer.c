/* Which questions are outer: what anything but needs, gates and their own scores hangs on, as
 * far as steps can change it. */
#include <string.h>

#include "gap.h"

/* What may change if everything does that a step can change. */
struct reach {
	struct gap_world w;
	size_t *ways;  /* one per question: what it may be brought to */
	bool grown;
};

struct gap_moves gap_outer_moves(struct gap *gap, size_t question, struct arena *arena)
{
	return gap_moves_of(gap, gap->verdicts, question, true, arena);
}

static void spread(struct reach *r, size_t node)
{
	const struct eca_model *m = r->w.gap->model;

	for (; node != ECA_NONE && !r->w.movable[node]; node = m->nodes[node].parent) {
		r->w.movable[node] = true;
		r->grown = true;
	}
}

/* Whether a function asked for anything that may change, other than what is below `own`. */
static bool asks(const struct reach *r, size_t function, size_t own)
{
	const struct eca_model *m = r->w.gap->model;
	const bool *asked = &r->w.gap->asked[function * (m->n_questions + m->n_nodes)];
	size_t i;

	for (i = m->n_profile; i < m->n_questions; i++)
		if (asked[i] && r->w.movable[m->questions[i].node] &&
		    !gap_is_within(m, m->questions[i].node, own))
			return true;
	for (i = 0; i < m->n_nodes; i++)
		if (asked[m->n_questions + i] && r->w.movable[i] && !gap_is_within(m, i, own))
			return true;
	return false;
}

static bool is_unsettled(const struct reach *r, size_t condition)
{
	return condition != ECA_NONE && r->w.settled[condition] == VERDICT_UNKNOWN;
}

/* Calls `visit` with every condition of an expression's picks. */
static void visit_picks(struct reach *r, size_t expression, size_t node,
                        void visit(struct reach *r, size_t condition, size_t node))
{
	const struct eca_expression *e = &r->w.gap->model->expressions[expression];
	size_t i;

	if (e->op == ECA_OP_PICK)
		visit(r, e->condition, node);
	for (i = 0; i < e->n_parts; i++)
		if (e->parts[i].node == ECA_NONE)
			visit_picks(r, e->parts[i].expression, node, visit);
}

/* Calls `visit` with every condition that anything but needs and gates hangs on, and the
 * node that would change with it. */
static void visit_all(struct reach *r, void visit(struct reach *r, size_t condition, size_t node))
{
	const struct eca_model *m = r->w.gap->model;
	size_t i, k;

	for (i = m->n_profile; i < m->n_questions; i++) {
		const struct eca_question *q = &m->questions[i];

		visit(r, q->applies_if, q->node);
		for (k = 0; k < q->n_options; k++)
			visit(r, q->options[k].applies_if, q->node);
	}
	for (i = 0; i < m->n_nodes; i++)
		if (m->nodes[i].expression != ECA_NONE)
			visit_picks(r, m->nodes[i].expression, i, visit);
	for (i = 0; i < m->n_weightings; i++)
		for (k = m->first_criterion; k < m->n_nodes; k++)
			visit(r, m->weightings[i].when, k);
	for (i = 0; i < m->n_gates; i++)
		visit(r, m->gates[i].when, ECA_NONE);
}

static void spread_from(struct reach *r, size_t condition, size_t node)
{
	if (node != ECA_NONE && is_unsettled(r, condition))
		spread(r, node);
}

static void spread_functions(struct reach *r)
{
	const struct eca_model *m = r->w.gap->model;
	size_t i;

	for (i = 0; i < m->n_conditions; i++)
		if (m->conditions[i].test == ECA_IF_FUNCTION &&
		    asks(r, m->conditions[i].function, ECA_NONE))
			r->w.verdicts[i] = VERDICT_UNKNOWN;
	for (i = 0; i < m->n_nodes; i++)
		if (m->nodes[i].function != ECA_NONE && asks(r, m->nodes[i].function, i))
			spread(r, i);
}

static void spread_all(struct reach *r)
{
	do {
		r->grown = false;
		spread_functions(r);
		gap_settle(&r->w);
		visit_all(r, spread_from);
	} while (r->grown);
}

static void mark_question(struct reach *r, size_t question)
{
	if (r->ways[question] > 1)
		r->w.gap->outer[question] = true;
}

static void mark_below(struct reach *r, size_t node)
{
	const struct eca_model *m = r->w.gap->model;
	size_t i;

	for (i = m->n_profile; i < m->n_questions; i++)
		if (gap_is_within(m, m->questions[i].node, node))
			mark_question(r, i);
}

static void mark_asked(struct reach *r, size_t function, size_t own)
{
	const struct eca_model *m = r->w.gap->model;
	const bool *asked = &r->w.gap->asked[function * (m->n_questions + m->n_nodes)];
	size_t i;

	for (i = m->n_profile; i < m->n_questions; i++)
		if (asked[i] && !gap_is_within(m, m->questions[i].node, own))
			mark_question(r, i);
	for (i = 0; i < m->n_nodes; i++)
		if (asked[m->n_questions + i] && !gap_is_within(m, i, own))
			mark_below(r, i);
}

static void mark_condition(struct reach *r, size_t condition, size_t node)
{
	const struct eca_model *m = r->w.gap->model;
	const struct eca_condition *c;
	size_t i;

	if (!is_unsettled(r, condition))
		return;
	c = &m->conditions[condition];
	for (i = 0; i < c->n_parts; i++)
		mark_condition(r, c->parts[i], node);
	if (c->test == ECA_IF_SCORE_AT_LEAST)
		mark_below(r, c->node);
	else if (c->test == ECA_IF_EVERY_PILLAR)
		mark_below(r, m->overall);
	else if (c->test <= ECA_IF_ANSWERED)
		mark_question(r, c->question);
}

static void mark_functions(struct reach *r)
{
	const struct eca_model *m = r->w.gap->model;
	size_t i;

	for (i = 0; i < m->n_conditions; i++)
		if (m->conditions[i].test == ECA_IF_FUNCTION)
			mark_asked(r, m->conditions[i].function, ECA_NONE);
	for (i = 0; i < m->n_nodes; i++)
		if (m->nodes[i].function != ECA_NONE)
			mark_asked(r, m->nodes[i].function, i);
	for (i = m->n_profile; i < m->n_questions; i++)
		if (m->questions[i].points_function != ECA_NONE)
			mark_asked(r, m->questions[i].points_function, ECA_NONE);
}

static size_t most_worlds(const struct reach *r)
{
	size_t moves = 0, most, i;

	for (i = 0; i < r->w.gap->model->n_questions; i++)
		moves += r->ways[i];
	most = moves ? GAP_WORK_MOST / moves : GAP_WORLDS_MOST;
	return most < GAP_WORLDS_MOST ? most : GAP_WORLDS_MOST;
}

/* As many as there may be worlds; the others stay as they are. */
static void keep_rest(struct reach *r)
{
	struct gap *gap = r->w.gap;
	size_t worlds = 1, most = most_worlds(r), i;

	for (i = 0; i < gap->model->n_questions; i++) {
		if (!gap->outer[i])
			continue;
		if (worlds * r->ways[i] <= most) {
			worlds *= r->ways[i];
			continue;
		}
		gap->outer[i] = false;
		gap->kept[i] = true;
	}
}

static size_t count(const bool *flags, size_t n)
{
	size_t sum = 0;

	while (n-- > 0)
		sum += flags[n];
	return sum;
}

static void find_ways(struct reach *r)
{
	struct gap *gap = r->w.gap;
	const struct eca_model *m = gap->model;
	size_t i;

	r->ways = arena_array(&r->w.arena, m->n_questions, sizeof(*r->ways));
	for (i = 0; i < m->n_questions; i++) {
		struct gap_moves moves = gap_outer_moves(gap, i, &r->w.arena);

		gap->kept[i] |= moves.cut;
		r->ways[i] = moves.count;
		if (moves.count > 1)
			spread(r, m->questions[i].node);
	}
}

bool gap_find_outer(struct gap *gap)
{
	const struct eca_model *m = gap->model;
	size_t before = count(gap->outer, m->n_questions) + count(gap->kept, m->n_questions);
	struct reach r = { .grown = false };

	gap_world_prepare(&r.w, gap, NULL, gap->given);
	if (gap_world_look(&r.w)) {
		memcpy(gap->verdicts, r.w.verdicts, m->n_conditions);
		find_ways(&r);
		spread_all(&r);
		visit_all(&r, mark_condition);
		mark_functions(&r);
		keep_rest(&r);
	}
	gap_world_close(&r.w);
	return count(gap->outer, m->n_questions) + count(gap->kept, m->n_questions) > before;
}
