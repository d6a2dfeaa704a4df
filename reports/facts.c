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
	find_strengths(&facts, result);
	return facts;
}

void facts_free(struct facts *facts)
{
	free(facts->shares);
	free(facts->notes);
	free(facts->exact);
	free(facts->floors);
	free(facts->strengths);
	*facts = (struct facts){ 0 };
}
