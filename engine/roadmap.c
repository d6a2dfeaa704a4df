/* What a firm should do, and in which order: the plan to the next tier, and what each action does
 * to the score and to the gates, found by scoring (docs/model.md, section 11). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "roadmap.h"

/* What eca_roadmap_find gives out. */
struct holder {
	struct eca_roadmap roadmap; /* first: it is freed through it */
	struct eca_gap *plan;
	struct arena arena;
};

/* ---- Actions ---- */

static bool is_due(const struct maker *k, const struct eca_action *action)
{
	const struct eca_score *score = &k->now->scores[action->criterion];

	return score->known && score->points < action->below;
}

static bool is_fixed(const struct eca_action *action)
{
	return action->effort_word && !strcmp(action->effort_word, "fixed");
}

static bool is_planned(const struct maker *k, size_t criterion)
{
	const struct eca_model *m = k->gap.model;
	size_t i;

	for (i = 0; i < k->plan->n_steps; i++)
		if (m->nodes[m->questions[k->plan->steps[i].question].node].parent == criterion)
			return true;
	return false;
}

static double effort_of(const struct eca_action *action, const struct climb *climb)
{
	if (!climb->said && action->effort > 0)
		return action->effort;
	return (double)climb->cost / 1e6;
}

static void add_gate(const struct maker *k, struct eca_task *task, size_t gate)
{
	((size_t *)task->gates)[task->n_gates++] = gate;
	task->barring = task->barring || k->barring[gate];
}

static void add_task(struct maker *k, size_t index, const struct eca_result *r,
                     const struct climb *climb)
{
	const struct eca_model *m = k->gap.model;
	const struct eca_action *action = &m->actions[index];
	const struct eca_score *now = &k->now->scores[m->overall], *then = &r->scores[m->overall];
	struct eca_task *task = &k->tasks[k->n_tasks++];
	size_t i;

	*task = (struct eca_task){
		.action = index,
		.known = r->status != ECA_STATUS_FAILED && now->known && then->known,
		.effort = effort_of(action, climb),
		.gates = arena_array(&k->arena, m->n_gates, sizeof(*task->gates)),
		.planned = is_planned(k, action->criterion),
		.fixed = is_fixed(action),
	};
	if (task->known)
		task->points = then->points - now->points;
	for (i = 0; i < m->n_gates && r->status != ECA_STATUS_FAILED; i++)
		if (roadmap_fired(k->now, i) && !roadmap_fired(r, i))
			add_gate(k, task, i);
}

static void keep_ideal(struct maker *k, const struct eca_node *criterion)
{
	size_t end = criterion->first_child + criterion->n_children, node;

	for (node = criterion->first_child; node < end; node++)
		k->ideal[roadmap_question(k, node)] = k->gap.answers[roadmap_question(k, node)];
}

static void find_tasks(struct maker *k)
{
	const struct eca_model *m = k->gap.model;
	size_t c, i;

	for (c = m->first_criterion; c < m->first_pillar; c++) {
		const struct eca_node *criterion = &m->nodes[c];
		struct climb climb;
		const struct eca_result *r = roadmap_climb(k, criterion, &climb);

		keep_ideal(k, criterion);
		for (i = criterion->first_action; i < criterion->first_action + criterion->n_actions; i++)
			if (is_due(k, &m->actions[i]))
				add_task(k, i, r, &climb);
	}
}

/* ---- Gates that take more than one action ---- */

static bool has_gate(const struct eca_task *task, size_t gate)
{
	size_t i;

	for (i = 0; i < task->n_gates; i++)
		if (task->gates[i] == gate)
			return true;
	return false;
}

static int compare_sizes(const void *left, const void *right)
{
	size_t a = *(const size_t *)left, b = *(const size_t *)right;

	return (a > b) - (a < b);
}

/* Adds the gates that fire still when everything is at its best but this. */
static void find_needed(struct maker *k, struct eca_task *task)
{
	const struct eca_model *m = k->gap.model;
	const struct eca_node *criterion = &m->nodes[m->actions[task->action].criterion];
	size_t end = criterion->first_child + criterion->n_children, node, i;
	const struct eca_result *r;

	roadmap_try(k, k->ideal);
	for (node = criterion->first_child; node < end; node++)
		k->gap.answers[roadmap_question(k, node)] = k->gap.given[roadmap_question(k, node)];
	r = gap_score(&k->gap);
	for (i = 0; i < m->n_gates && r->status != ECA_STATUS_FAILED; i++)
		if (k->lasting[i] && roadmap_fired(r, i) && !has_gate(task, i))
			add_gate(k, task, i);
	qsort((size_t *)task->gates, task->n_gates, sizeof(*task->gates), compare_sizes);
}

static void find_all_needed(struct maker *k)
{
	const struct eca_model *m = k->gap.model;
	const struct eca_result *r;
	bool any = false;
	size_t i;

	roadmap_try(k, k->ideal);
	r = gap_score(&k->gap);
	for (i = 0; i < m->n_gates && r->status != ECA_STATUS_FAILED; i++) {
		k->lasting[i] = roadmap_fired(k->now, i) && !roadmap_fired(r, i);
		any = any || k->lasting[i];
	}
	for (i = 0; i < k->n_tasks && any; i++)
		find_needed(k, &k->tasks[i]);
}

/* ---- The order ---- */

static int urgency_of(const struct eca_task *task)
{
	return task->n_gates ? 1 + task->barring : 0;
}

static double per_effort(const struct eca_task *task)
{
	if (task->effort > 0)
		return task->points / task->effort;
	return task->points > 0 ? INFINITY : task->points;
}

static int compare_tasks(const void *left, const void *right)
{
	const struct eca_task *a = left, *b = right;

	if (a->fixed != b->fixed)
		return a->fixed ? 1 : -1;
	if (urgency_of(a) != urgency_of(b))
		return urgency_of(b) - urgency_of(a);
	if (per_effort(a) != per_effort(b))
		return per_effort(a) < per_effort(b) ? 1 : -1;
	return (a->action > b->action) - (a->action < b->action);
}

/* ---- The whole ---- */

static void begin(struct maker *k, struct eca_set *set, const struct eca_assessment *assessment)
{
	const struct eca_model *m = &set->model;
	bool *none = arena_array(&k->arena, m->n_questions, sizeof(*none));
	size_t i;

	k->gap = (struct gap){
		.set = set,
		.model = m,
		.scoring = eca_scoring_new(set),
		.assessment = *assessment,
		.answers = arena_array(&k->arena, m->n_questions, sizeof(*k->gap.answers)),
		.given = assessment->answers,
		.fixed = none,
		.kept = none,
	};
	k->gap.assessment.answers = k->gap.answers;
	k->verdicts = arena_array(&k->arena, m->n_conditions, 1);
	k->seen = arena_array(&k->arena, m->n_questions, sizeof(*k->seen));
	k->ideal = arena_array(&k->arena, m->n_questions, sizeof(*k->ideal));
	memcpy(k->ideal, assessment->answers, m->n_questions * sizeof(*k->ideal));
	k->lasting = arena_array(&k->arena, m->n_gates, sizeof(*k->lasting));
	k->barring = arena_array(&k->arena, m->n_gates, sizeof(*k->barring));
	for (i = 0; i < k->now->n_obstacles; i++)
		if (k->now->obstacles[i].kind == ECA_BY_GATE)
			k->barring[k->now->obstacles[i].gate] = true;
	k->tasks = arena_array(&k->arena, m->n_actions, sizeof(*k->tasks));
}

struct eca_roadmap *eca_roadmap_find(struct eca_set *set, const struct eca_assessment *assessment)
{
	const struct eca_gap_options next = { .tier = ECA_NONE };
	struct holder *holder = need_memory(sizeof(*holder));
	struct eca_gap *plan = eca_gap_find(set, assessment, &next);
	struct maker k = { .plan = plan, .now = plan->before };

	begin(&k, set, assessment);
	if (k.now->status != ECA_STATUS_FAILED && set->model.n_actions) {
		find_tasks(&k);
		find_all_needed(&k);
	}
	qsort(k.tasks, k.n_tasks, sizeof(*k.tasks), compare_tasks);
	eca_scoring_free(k.gap.scoring);
	arena_free(&k.scratch);
	*holder = (struct holder){ { plan, k.tasks, k.n_tasks }, plan, k.arena };
	return &holder->roadmap;
}

void eca_roadmap_free(struct eca_roadmap *roadmap)
{
	struct holder *holder = (struct holder *)roadmap;

	if (!holder)
		return;
	eca_gap_free(holder->plan);
	arena_free(&holder->arena);
	free(holder);
}
