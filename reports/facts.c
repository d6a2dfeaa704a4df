#include "facts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

enum { HALF = 50 };

/* Whether the score, rounded as printed, would read as `threshold` or more. */
static bool reads_as(const struct eca_result *result, size_t node, double threshold)
{
	const struct eca_model *model = result->model;
	const struct eca_score *score = &result->scores[node];
	double half = 50 / model->display_max / pow(10, model->display_decimals) + 2e-6;
	char plain[ECA_SCORE_SIZE], exact[ECA_SCORE_SIZE];

	if (!score->known || score->points >= threshold || threshold - score->points > half)
		return false;
	eca_print_score(model, score->points, plain);
	return strcmp(plain, eca_print_score_below(model, score->points, threshold, exact)) != 0;
}

static void mark_exact(struct facts *facts, const struct eca_result *result, size_t node,
                       double threshold)
{
	if (!facts->exact[node])
		facts->exact[node] = reads_as(result, node, threshold);
}

static void find_exact(struct facts *facts, const struct eca_result *result)
{
	const struct eca_model *model = result->model;
	size_t i, p;

	for (i = 0; i < model->n_tiers; i++)
		mark_exact(facts, result, model->overall, model->tiers[i].from);
	for (i = 0; i < model->n_actions; i++)
		mark_exact(facts, result, model->actions[i].criterion, model->actions[i].below);
	for (i = 0; i < model->n_conditions; i++) {
		const struct eca_condition *c = &model->conditions[i];

		if (c->test == ECA_IF_SCORE_AT_LEAST)
			mark_exact(facts, result, c->node, c->n);
		for (p = 0; c->test == ECA_IF_EVERY_PILLAR && p < model->n_pillars; p++)
			mark_exact(facts, result, model->first_pillar + p, c->n);
	}
}

static void raise_floor(struct facts *facts, size_t pillar, double n)
{
	if (facts->floors[pillar] < n)
		facts->floors[pillar] = n;
	facts->any_floor = true;
}

/* The floors on pillars among what must all hold. */
static void find_floors(struct facts *facts, const struct eca_model *model, size_t condition)
{
	const struct eca_condition *c = &model->conditions[condition];
	size_t i;

	if (c->test == ECA_IF_ALL)
		for (i = 0; i < c->n_parts; i++)
			find_floors(facts, model, c->parts[i]);
	if (c->test == ECA_IF_SCORE_AT_LEAST && model->nodes[c->node].kind == ECA_PILLAR)
		raise_floor(facts, c->node - model->first_pillar, c->n);
	for (i = 0; c->test == ECA_IF_EVERY_PILLAR && i < model->n_pillars; i++)
		raise_floor(facts, i, c->n);
}

static void find_next_tier(struct facts *facts, const struct eca_result *result)
{
	const struct eca_model *model = result->model;

	facts->next_tier = ECA_NONE;
	if (result->tier == ECA_NONE || result->tier + 1 >= model->n_tiers)
		return;
	facts->next_tier = result->tier + 1;
	if (model->tiers[facts->next_tier].needs != ECA_NONE)
		find_floors(facts, model, model->tiers[facts->next_tier].needs);
}

static void mark_criterion(const struct eca_model *model, size_t node, size_t gate, size_t *gates)
{
	if (node != ECA_NONE && model->nodes[node].kind == ECA_QUESTION)
		node = model->nodes[node].parent;
	if (node != ECA_NONE && model->nodes[node].kind == ECA_CRITERION && gates[node] == ECA_NONE)
		gates[node] = gate;
}

/* Marks the criteria that a gate's condition looks at. */
static void mark_behind(const struct eca_model *model, size_t condition, size_t gate,
                        size_t *gates)
{
	const struct eca_condition *c = &model->conditions[condition];
	size_t i;

	for (i = 0; i < c->n_parts; i++)
		mark_behind(model, c->parts[i], gate, gates);
	if (c->test == ECA_IF_SCORE_AT_LEAST)
		mark_criterion(model, c->node, gate, gates);
	else if (c->test <= ECA_IF_ANSWERED)
		mark_criterion(model, model->questions[c->question].node, gate, gates);
}

/* The fired gate that each node stands behind, one that bars the next tier before
 * others, or ECA_NONE. */
static size_t *gates_before(const struct eca_result *result)
{
	const struct eca_model *model = result->model;
	size_t *gates = zeroed(model->n_nodes, sizeof(*gates));
	size_t i;

	for (i = 0; i < model->n_nodes; i++)
		gates[i] = ECA_NONE;
	for (i = 0; i < result->n_obstacles; i++)
		if (result->obstacles[i].kind == ECA_BY_GATE)
			mark_behind(model, model->gates[result->obstacles[i].gate].unless,
			            result->obstacles[i].gate, gates);
	for (i = 0; i < model->n_gates; i++)
		if (result->gates[i] == ECA_GATE_FIRED)
			mark_behind(model, model->gates[i].unless, i, gates);
	return gates;
}

static int urgency_of(const struct eca_result *result, size_t gate)
{
	size_t i;

	for (i = 0; i < result->n_obstacles; i++)
		if (result->obstacles[i].kind == ECA_BY_GATE && result->obstacles[i].gate == gate)
			return 2;
	return gate != ECA_NONE;
}

static bool is_fixed(const struct eca_action *action)
{
	return action->effort_word && !strcmp(action->effort_word, "fixed");
}

static struct todo todo_of(const struct facts *facts, const struct eca_result *result,
                           size_t index, const size_t *gates)
{
	const struct eca_action *action = &result->model->actions[index];
	struct todo todo = { .action = index, .criterion = action->criterion };

	todo.gate = gates[action->criterion];
	todo.urgency = urgency_of(result, todo.gate);
	todo.gain_known = facts_lost(facts, result, action->criterion, &todo.gain);
	if (is_fixed(action))
		todo.value = -1;
	else
		todo.value = todo.gain / (action->effort > 0 ? action->effort : 1);
	return todo;
}

/* Behind a gate first, then by value, then in the order of the files. */
static int compare_todos(const void *a, const void *b)
{
	const struct todo *x = a, *y = b;

	if (x->urgency != y->urgency)
		return y->urgency - x->urgency;
	if (x->value != y->value)
		return x->value > y->value ? -1 : 1;
	return x->action < y->action ? -1 : x->action > y->action;
}

static void find_todos(struct facts *facts, const struct eca_result *result)
{
	const struct eca_model *model = result->model;
	size_t *gates = gates_before(result);
	size_t i;

	facts->todos = zeroed(model->n_actions, sizeof(*facts->todos));
	for (i = 0; i < model->n_actions; i++) {
		const struct eca_score *score = &result->scores[model->actions[i].criterion];

		if (score->known && score->points < model->actions[i].below)
			facts->todos[facts->n_todos++] = todo_of(facts, result, i, gates);
	}
	qsort(facts->todos, facts->n_todos, sizeof(*facts->todos), compare_todos);
	free(gates);
}

struct strength {
	size_t node;
	double points, weight;
};

static int compare_strengths(const void *a, const void *b)
{
	const struct strength *x = a, *y = b;

	if (x->points != y->points)
		return x->points > y->points ? -1 : 1;
	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	return x->node < y->node ? -1 : x->node > y->node;
}

static void find_strengths(struct facts *facts, const struct eca_result *result)
{
	const struct eca_model *model = result->model;
	const struct eca_score *scores = result->scores;
	struct strength *found = zeroed(model->n_criteria, sizeof(*found));
	size_t i, count = 0;

	for (i = model->first_criterion; i < model->first_criterion + model->n_criteria; i++)
		if (scores[i].known && scores[i].points > scores[model->overall].points
		    && scores[i].points >= HALF)
			found[count++] =
				(struct strength){ i, scores[i].points, facts->shares[i].weight };
	qsort(found, count, sizeof(*found), compare_strengths);
	facts->strengths = zeroed(count, sizeof(*facts->strengths));
	facts->n_strengths = count;
	for (i = 0; i < count; i++)
		facts->strengths[i] = found[i].node;
	free(found);
}

bool facts_lost(const struct facts *facts, const struct eca_result *result, size_t node,
                double *points)
{
	*points = 0;
	if (!facts->shares[node].known || !result->scores[node].known)
		return false;
	*points = facts->shares[node].weight * (100 - result->scores[node].points);
	return true;
}

struct facts facts_of(const struct eca_result *result)
{
	const struct eca_model *model = result->model;
	struct facts facts = { 0 };
	size_t i;

	facts.shares = zeroed(model->n_nodes, sizeof(*facts.shares));
	facts.notes = zeroed(model->n_nodes, sizeof(*facts.notes));
	facts.exact = zeroed(model->n_nodes, sizeof(*facts.exact));
	facts.floors = zeroed(model->n_pillars, sizeof(*facts.floors));
	eca_shares(result, facts.shares);
	for (i = 0; i < result->n_notes; i++)
		facts.notes[result->notes[i].node] = &result->notes[i].text;
	find_exact(&facts, result);
	find_next_tier(&facts, result);
	find_todos(&facts, result);
	find_strengths(&facts, result);
	return facts;
}

void facts_free(struct facts *facts)
{
	free(facts->shares);
	free(facts->notes);
	free(facts->exact);
	free(facts->floors);
	free(facts->todos);
	free(facts->strengths);
	*facts = (struct facts){ 0 };
}
