/* A plan put into words that others can show: what each step does, and what stands in the way
 * where there is none. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "gap_plan.h"

/* ---- What each step does ---- */

static bool fires_only_without(const struct finder *f, const struct eca_result *without, size_t gate)
{
	return without->gates[gate] == ECA_GATE_FIRED && f->after->gates[gate] != ECA_GATE_FIRED;
}

static bool is_floor(const struct eca_obstacle *o)
{
	return (o->kind == ECA_BY_THRESHOLD || o->kind == ECA_BY_NEED) && o->node != ECA_NONE;
}

/* Fills in what would be missing without the step. */
static void find_effect(struct finder *f, struct eca_gap_step *step)
{
	const struct eca_model *m = f->gap.model;
	struct eca_answer *answer = &f->gap.answers[step->question];
	size_t *gates = arena_array(&f->all, m->n_gates, sizeof(*gates)), *floors, i;
	const struct eca_result *without;

	*answer = step->from;
	without = gap_score(&f->gap);
	floors = arena_array(&f->all, without->n_obstacles, sizeof(*floors));
	if (without->status != ECA_STATUS_FAILED)
		step->points = f->after->scores[m->overall].points -
		               without->scores[m->overall].points;
	for (i = 0; i < m->n_gates; i++)
		if (fires_only_without(f, without, i))
			gates[step->n_gates++] = i;
	for (i = 0; i < without->n_obstacles && without->tier < f->after->tier; i++)
		if (is_floor(&without->obstacles[i]))
			floors[step->n_floors++] = without->obstacles[i].node;
	step->gates = gates;
	step->floors = floors;
	*answer = step->to;
}

/* How many steps it is, as the moves of a world say. */
static void count_steps(const struct gap_world *w, struct eca_gap_step *step)
{
	const struct gap_moves *moves = &w->moves[step->question];
	size_t i;

	for (i = 0; i < moves->count; i++)
		if (gap_is_same(&moves->items[i].answer, &step->to)) {
			step->steps = moves->items[i].steps;
			step->effort = (double)moves->items[i].cost / 1e6;
		}
}

static double per_effort(const struct eca_gap_step *step)
{
	return step->effort > 0 ? step->points / step->effort : INFINITY;
}

static int compare_steps(const void *left, const void *right)
{
	const struct eca_gap_step *a = left, *b = right;
	double of_a = per_effort(a), of_b = per_effort(b);

	if (!a->n_gates != !b->n_gates)
		return a->n_gates ? -1 : 1;
	if (of_a != of_b)
		return of_a < of_b ? 1 : -1;
	return (a->question > b->question) - (a->question < b->question);
}

/* The steps by which the best answers differ from those given. */
void gap_list_steps(struct finder *f)
{
	const struct gap_goal goal = { ECA_NONE, INT64_MAX / 2 };
	struct eca_gap_step *steps = arena_array(&f->all, gap_n_questions(f), sizeof(*steps));
	struct gap_world w;
	size_t n = 0, i;

	gap_world_open(&w, &f->gap, &goal, f->best.answers);
	memcpy(f->gap.answers, f->best.answers, gap_n_questions(f) * sizeof(*f->gap.answers));
	for (i = f->gap.model->n_profile; i < gap_n_questions(f); i++) {
		if (gap_is_same(&f->gap.given[i], &f->best.answers[i]))
			continue;
		steps[n] = (struct eca_gap_step){ .question = i, .from = f->gap.given[i],
			                          .to = f->best.answers[i] };
		count_steps(&w, &steps[n++]);
	}
	gap_world_close(&w);
	for (i = 0; i < n; i++)
		find_effect(f, &steps[i]);
	qsort(steps, n, sizeof(*steps), compare_steps);
	f->plan.steps = steps;
	f->plan.n_steps = n;
}

void gap_keep_after(struct finder *f)
{
	memcpy(f->gap.answers, f->best.answers, gap_n_questions(f) * sizeof(*f->gap.answers));
	f->after = eca_result_copy(gap_score(&f->gap));
	f->plan.effort = (double)f->best.cost / 1e6;
}

/* ---- What stands in the way ---- */

static enum eca_gap_reason reason_of(const struct finder *f, size_t question)
{
	if (f->gap.model->questions[question].fixed)
		return ECA_GAP_FIXED;
	if (f->held[question])
		return ECA_GAP_HELD;
	return f->gap.kept[question] ? ECA_GAP_LEFT : ECA_GAP_NO_STEPS;
}

static void add_block(struct finder *f, size_t question)
{
	struct eca_gap_block *blocks = (struct eca_gap_block *)f->plan.blocks;
	size_t i;

	if (question < f->gap.model->n_profile)
		return;
	for (i = 0; i < f->plan.n_blocks; i++)
		if (blocks[i].question == question)
			return;
	blocks[f->plan.n_blocks++] =
		(struct eca_gap_block){ question, reason_of(f, question) };
}

/* The questions held below a node that has fewer points than are wanted. */
static void block_below(struct finder *f, size_t node)
{
	const struct eca_model *m = f->gap.model;
	size_t i;

	for (i = m->n_profile; i < m->n_questions; i++) {
		const struct eca_score *score = &f->after->scores[m->questions[i].node];

		if (reason_of(f, i) != ECA_GAP_NO_STEPS && score->known && score->points < 100 &&
		    gap_is_within(m, m->questions[i].node, node))
			add_block(f, i);
	}
}

/* The answers because of which a condition does not hold. */
static void block_condition(struct finder *f, size_t condition)
{
	const struct eca_condition *c = &f->gap.model->conditions[condition];
	size_t i;

	for (i = 0; i < c->n_parts; i++)
		block_condition(f, c->parts[i]);
	if (c->test <= ECA_IF_ANSWERED &&
	    condition_verdict(f->gap.scoring, condition) == VERDICT_FALSE)
		add_block(f, c->question);
	if (c->test == ECA_IF_SCORE_AT_LEAST)
		block_below(f, c->node);
}

void gap_find_blocks(struct finder *f)
{
	const struct eca_model *m = f->gap.model;
	size_t i;

	f->plan.blocks = arena_array(&f->all, gap_n_questions(f), sizeof(*f->plan.blocks));
	memcpy(f->gap.answers, f->best.answers, gap_n_questions(f) * sizeof(*f->gap.answers));
	gap_score(&f->gap);
	for (i = 0; i < f->after->n_obstacles; i++) {
		const struct eca_obstacle *o = &f->after->obstacles[i];

		if (o->kind == ECA_BY_GATE)
			block_condition(f, m->gates[o->gate].unless);
		else if (o->kind == ECA_BY_NEED && o->node == ECA_NONE)
			block_condition(f, o->condition);
		else if (o->node != ECA_NONE && o->kind != ECA_BY_THIN_PILLAR)
			block_below(f, o->node);
	}
}
