/* Doubts that reading a set shows. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "doubt.h"

#define DOMINATES_TWO 0.85 /* of two parts */
#define DOMINATES 0.6      /* of three or more */

static bool *flags(size_t count)
{
	return memset(need_memory(count + 1), 0, count + 1);
}

/* ---- Weights ---- */

/* Whether scores of nodes are asked for elsewhere than by weight: in conditions, in a `score`
 * of the parent's own, or by a weighting. */
static bool *find_asked_nodes(const struct eca_model *m)
{
	bool *asked = flags(m->n_nodes);
	size_t i, k;

	for (i = 0; i < m->n_conditions; i++)
		if (m->conditions[i].test == ECA_IF_SCORE_AT_LEAST)
			asked[m->conditions[i].node] = true;
		else if (m->conditions[i].test <= ECA_IF_ANSWERED &&
		         m->conditions[i].question >= m->n_profile)
			asked[m->questions[m->conditions[i].question].node] = true;
	for (i = 0; i < m->overall; i++) {
		const struct eca_node *parent = &m->nodes[m->nodes[i].parent];

		asked[i] |= parent->expression != ECA_NONE || parent->function != ECA_NONE;
		for (k = 0; k < m->n_weightings; k++)
			asked[i] |= m->weightings[k].weights[i] > 0;
	}
	return asked;
}

static void weigh_zero(const struct eca_model *m, struct arena *arena,
                       struct eca_findings *findings)
{
	bool *asked = find_asked_nodes(m);
	size_t i;

	for (i = 0; i < m->overall; i++) {
		const struct eca_node *node = &m->nodes[i];

		if (node->scored && node->weight == 0 && !asked[i])
			doubt(findings, "W210", &node->at,
			      "%s: its weight is 0, so its score counts nowhere: give it a weight, "
			      "or take it out", doubt_title(m, i, arena));
	}
	free(asked);
}

/* `weights`: one per node. */
static void weigh_children(const struct eca_model *m, size_t parent, const double *weights,
                           const struct eca_place *at, const char *where, struct arena *arena,
                           struct eca_findings *findings)
{
	const struct eca_node *node = &m->nodes[parent];
	size_t i, heaviest = ECA_NONE, n = 0;
	double sum = 0, share;

	for (i = node->first_child; i < node->first_child + node->n_children; i++) {
		if (!m->nodes[i].scored || weights[i] <= 0)
			continue;
		sum += weights[i];
		n++;
		if (heaviest == ECA_NONE || weights[i] > weights[heaviest])
			heaviest = i;
	}
	if (n < 2)
		return;
	share = weights[heaviest] / sum;
	if (share > (n == 2 ? DOMINATES_TWO : DOMINATES))
		doubt(findings, "W211", at ? at : &m->nodes[heaviest].at,
		      "%s%s carries %.0f %% of the weight in %s: what else there is hardly counts",
		      where, doubt_title(m, heaviest, arena), share * 100,
		      doubt_title(m, parent, arena));
}

static bool is_mean(const struct eca_node *node)
{
	return node->kind != ECA_QUESTION && node->expression == ECA_NONE &&
	       node->function == ECA_NONE;
}

static void weigh_heavy(const struct eca_model *m, struct arena *arena,
                        struct eca_findings *findings)
{
	double *own = need_memory(m->n_nodes * sizeof(*own));
	size_t i, k;

	for (i = 0; i < m->n_nodes; i++)
		own[i] = m->nodes[i].weight;
	for (i = m->first_criterion; i < m->n_nodes; i++) {
		if (!is_mean(&m->nodes[i]))
			continue;
		weigh_children(m, i, own, NULL, "", arena, findings);
		for (k = 0; k < m->n_weightings; k++)
			if (memcmp(&m->weightings[k].weights[m->nodes[i].first_child],
			           &own[m->nodes[i].first_child],
			           m->nodes[i].n_children * sizeof(*own)))
				weigh_children(m, i, m->weightings[k].weights, &m->weightings[k].at,
				               arena_format(arena, "weighting \"%s\": ",
				                            m->weightings[k].id), arena, findings);
	}
	free(own);
}

/* The parts of `weighted { … }`. */
static void weigh_expressions(const struct eca_model *m, struct arena *arena,
                              struct eca_findings *findings)
{
	size_t i, k;

	for (i = 0; i < m->n_expressions; i++) {
		const struct eca_expression *e = &m->expressions[i];
		double sum = 0, most = 0;
		size_t n = 0;

		if ((e->op != ECA_OP_WEIGHTED && e->op != ECA_OP_GEOMETRIC) || e->equal_weights)
			continue;
		for (k = 0; k < e->n_parts; k++) {
			const struct eca_part *part = &e->parts[k];

			if (part->weight == 0 && part->node != ECA_NONE)
				doubt(findings, "W210", &e->at, "%s has the weight 0 in this "
				      "expression: take it out", doubt_title(m, part->node, arena));
			n += part->weight > 0;
			sum += part->weight;
			most = part->weight > most ? part->weight : most;
		}
		if (n > 1 && most / sum > (n == 2 ? DOMINATES_TWO : DOMINATES))
			doubt(findings, "W211", &e->at, "one part carries %.0f %% of the weight in "
			      "this expression: what else there is hardly counts", most / sum * 100);
	}
}

static void weigh_weightings(const struct eca_model *m, struct eca_findings *findings)
{
	size_t i, k;

	for (i = 0; i < m->n_weightings; i++) {
		bool other = false;

		for (k = 0; k < m->n_nodes; k++)
			other |= m->weightings[i].weights[k] != m->nodes[k].weight;
		if (!other)
			doubt(findings, "W241", &m->weightings[i].at, "weighting \"%s\" gives every "
			      "node the weight it has anyway: take it out, or change a weight",
			      m->weightings[i].id);
	}
}

/* ---- Points ---- */

static void read_levels(const struct eca_question *q, struct eca_findings *findings)
{
	size_t i;

	for (i = 1; i < q->n_options; i++)
		if (q->options[i].points <= q->options[i - 1].points)
			doubt(findings, "W220", &q->at, "level \"%s\": level %zu has %g points, level "
			      "%zu %g: levels stand worst first, so points should ascend", q->id, i,
			      q->options[i].points, i - 1, q->options[i - 1].points);
}

static void read_ends(const struct eca_question *q, const char *scale,
                      struct eca_findings *findings)
{
	const struct eca_breakpoint *first = q->breakpoints, *last = first + q->n_breakpoints - 1;
	char a[ECA_SCORE_SIZE], b[ECA_SCORE_SIZE];

	if (q->points == ECA_POINTS_BANDS && isfinite(q->min) && q->min < first->x)
		doubt(findings, "W221", &q->at, "number \"%s\": %s: numbers from %s to below %s, where "
		      "the first band starts, get the points of that band: begin it at %s", q->id,
		      scale, eca_print_number(q->min, a), eca_print_number(first->x, b), a);
	if (first->x > q->max || last->x > q->max || first->x < q->min || last->x < q->min) {
		bool low = first->x < q->min;

		doubt(findings, "W221", &q->at, "number \"%s\": %s: %s stands outside the numbers "
		      "that the question takes, which %s at %s: no answer comes to it", q->id, scale,
		      eca_print_number(low ? first->x : last->x, a), low ? "begin" : "end",
		      eca_print_number(low ? q->min : q->max, b));
	}
}

static void read_course(const struct eca_question *q, const char *scale,
                        struct eca_findings *findings)
{
	bool rises = false, falls = false;
	size_t i;

	for (i = 1; i < q->n_breakpoints; i++) {
		double before = q->breakpoints[i - 1].points, points = q->breakpoints[i].points;

		rises |= points > before;
		falls |= points < before;
		if (points == before && q->points == ECA_POINTS_BANDS)
			doubt(findings, "W223", &q->at, "number \"%s\": bands: the bands from %g and "
			      "from %g have the same points: one of them is enough", q->id,
			      q->breakpoints[i - 1].x, q->breakpoints[i].x);
	}
	if (rises && falls)
		doubt(findings, "W222", &q->at, "number \"%s\": %s: points rise and fall: is one of "
		      "them a slip?", q->id, scale);
}

static void read_points(const struct eca_model *m, struct eca_findings *findings)
{
	size_t i;

	for (i = m->n_profile; i < m->n_questions; i++) {
		const struct eca_question *q = &m->questions[i];
		const char *scale = q->points == ECA_POINTS_LINEAR ? "linear" : "bands";

		if (q->type == ECA_LEVEL && q->points == ECA_POINTS_OPTIONS)
			read_levels(q, findings);
		if (q->points != ECA_POINTS_LINEAR && q->points != ECA_POINTS_BANDS)
			continue;
		read_ends(q, scale, findings);
		read_course(q, scale, findings);
	}
}

/* ---- Actions, support, questions that nothing asks for ---- */

static size_t support_of(const struct eca_model *m, const struct eca_node *criterion)
{
	size_t i;

	if (criterion->support != ECA_NONE)
		return criterion->support;
	for (i = 0; i < criterion->n_actions; i++)
		if (m->actions[criterion->first_action + i].support != ECA_NONE)
			return m->actions[criterion->first_action + i].support;
	return ECA_NONE;
}

/* Where no criterion has an action, or a support area, the set does without. */
static void read_actions(const struct eca_model *m, struct arena *arena,
                         struct eca_findings *findings)
{
	size_t i;

	for (i = m->first_criterion; i < m->first_pillar; i++) {
		const struct eca_node *criterion = &m->nodes[i];

		if (!criterion->scored)
			continue;
		if (m->n_actions && !criterion->n_actions)
			doubt(findings, "W230", &criterion->at, "%s has no action: firms that score "
			      "low there are not told what to do", doubt_title(m, i, arena));
		if (m->n_areas && support_of(m, criterion) == ECA_NONE)
			doubt(findings, "W231", &criterion->at, "%s names no support area of the "
			      "programme: add support = \"%s\" or another", doubt_title(m, i, arena),
			      m->areas[0].id);
	}
}

void doubt_unasked(const struct eca_model *m, bool *mentioned, struct eca_findings *findings)
{
	size_t i;

	for (i = 0; i < m->n_conditions; i++)
		doubt_mentioned(m, i, mentioned);
	for (i = m->n_profile; i < m->n_questions; i++) {
		const struct eca_question *q = &m->questions[i];

		if (q->points == ECA_POINTS_NONE && q->type != ECA_TEXT && !mentioned[i])
			doubt(findings, "W240", &q->at, "%s \"%s\" is not scored, and no condition "
			      "or function looks at it: nothing hangs on its answer",
			      eca_type_word(q->type), q->id);
	}
}

/* ---- Needs of neighbouring tiers ---- */

/* The points that the needs ask of a node, or of every pillar (node ECA_NONE); -1 for none. */
static double asked_of(const struct eca_model *m, size_t condition, size_t node)
{
	const struct eca_condition *c = &m->conditions[condition];
	double most = -1;
	size_t i;

	if (c->test == ECA_IF_SCORE_AT_LEAST && c->node == node)
		return c->n;
	if (c->test == ECA_IF_EVERY_PILLAR && node == ECA_NONE)
		return c->n;
	for (i = 0; c->test == ECA_IF_ALL && i < c->n_parts; i++) {
		double points = asked_of(m, c->parts[i], node);

		most = points > most ? points : most;
	}
	return most;
}

static void compare_needs(const struct eca_model *m, size_t lower, size_t upper, size_t node,
                          struct eca_findings *findings)
{
	double below = asked_of(m, m->tiers[lower].needs, node);
	double above = asked_of(m, m->tiers[upper].needs, node);
	const char *what = node == ECA_NONE ? "every pillar" : m->nodes[node].id;

	if (above >= 0 && below > above)
		doubt(findings, "W250", &m->tiers[upper].at, "tier \"%s\" needs %g points in %s, and "
		      "tier \"%s\" below it needs %g: the higher tier should ask at least as much",
		      m->tiers[upper].id, above, what, m->tiers[lower].id, below);
}

static void read_needs(const struct eca_model *m, struct eca_findings *findings)
{
	size_t lower, upper, i;

	for (upper = 1; upper < m->n_tiers; upper++) {
		for (lower = upper; lower-- > 0 && m->tiers[upper].needs != ECA_NONE;) {
			if (m->tiers[lower].needs == ECA_NONE)
				continue;
			for (i = 0; i < m->n_nodes; i++)
				compare_needs(m, lower, upper, i, findings);
			compare_needs(m, lower, upper, ECA_NONE, findings);
			break;
		}
		if (m->tiers[upper].thin_ok && !m->tiers[upper - 1].thin_ok)
			doubt(findings, "W250", &m->tiers[upper].at, "tier \"%s\" may be reached with a "
			      "thin pillar, and tier \"%s\" below it may not: thin_ok = false here, too?",
			      m->tiers[upper].id, m->tiers[upper - 1].id);
	}
}

void doubt_reading(const struct eca_model *model, struct eca_findings *findings)
{
	struct arena arena = { 0 };

	weigh_zero(model, &arena, findings);
	weigh_heavy(model, &arena, findings);
	weigh_expressions(model, &arena, findings);
	weigh_weightings(model, findings);
	read_points(model, findings);
	read_actions(model, &arena, findings);
	read_needs(model, findings);
	arena_free(&arena);
}
