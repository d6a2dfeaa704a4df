#include "sway.h"

#include <stdlib.h>

/* ---- What is left of conditions ---- */

static bool is_swaying(const struct eca_model *m, const struct eca_condition *c)
{
	return c->test == ECA_IF_EVERY_PILLAR ||
	       (c->test == ECA_IF_SCORE_AT_LEAST && c->node >= m->first_pillar);
}

/* Whether each condition hangs on scores of pillars or overall; parts stand before the whole. */
static bool *find_swaying(const struct eca_model *m)
{
	bool *swaying = need_memory(m->n_conditions + 1);
	size_t i, k;

	for (i = 0; i < m->n_conditions; i++) {
		const struct eca_condition *c = &m->conditions[i];

		swaying[i] = is_swaying(m, c) || c->test == ECA_IF_FUNCTION;
		for (k = 0; k < c->n_parts; k++)
			swaying[i] |= swaying[c->parts[k]];
	}
	return swaying;
}

bool sway_possible(const struct eca_model *m)
{
	const struct eca_node *overall = &m->nodes[m->overall];
	bool possible = overall->expression == ECA_NONE && overall->function == ECA_NONE;
	bool *swaying = find_swaying(m);
	size_t i;

	for (i = 0; i < m->n_conditions; i++)
		possible &= m->conditions[i].test != ECA_IF_FUNCTION;
	for (i = 0; i < m->n_expressions; i++) /* a score may be picked by another pillar's */
		possible &= m->expressions[i].op != ECA_OP_PICK ||
		            !swaying[m->expressions[i].condition];
	free(swaying);
	return possible;
}

static struct rule *new_rule(struct arena *arena, enum rule_kind kind)
{
	struct rule *rule = arena_take(arena, sizeof(*rule));

	rule->kind = kind;
	return rule;
}

static const struct rule *settled(enum verdict verdict)
{
	static const struct rule rules[] = {
		[VERDICT_FALSE] = { .kind = RULE_NEVER },
		[VERDICT_TRUE] = { .kind = RULE_ALWAYS },
		[VERDICT_NA] = { .kind = RULE_DROPS },
	};

	return &rules[verdict];
}

static const struct rule *score_rule(struct arena *arena, size_t slot, double n)
{
	struct rule *rule = new_rule(arena, RULE_SCORE);

	rule->slot = slot;
	rule->n = n;
	return rule;
}

/* Settles what its parts have settled; `parts` has room for all of them. */
static const struct rule *joined(struct arena *arena, enum rule_kind kind,
                                 const struct rule **parts, size_t count)
{
	enum rule_kind decides = kind == RULE_ALL ? RULE_NEVER : RULE_ALWAYS;
	bool other = false;
	struct rule *rule;
	size_t i, n = 0;

	for (i = 0; i < count; i++) {
		if (parts[i]->kind == decides)
			return settled(kind == RULE_ANY ? VERDICT_TRUE : VERDICT_FALSE);
		other |= parts[i]->kind == RULE_NEVER || parts[i]->kind == RULE_ALWAYS;
		if (parts[i]->kind >= RULE_SCORE)
			parts[n++] = parts[i];
	}
	if (!n)
		return settled(!other ? VERDICT_NA : verdict_from(kind != RULE_ANY));
	rule = new_rule(arena, kind);
	rule->parts = parts;
	rule->n_parts = n;
	return rule;
}

static const struct rule *every_pillar(const struct sway *sway, struct arena *arena, double n)
{
	size_t n_pillars = sway->model->n_pillars, i, count = 0;
	const struct rule **parts = arena_array(arena, n_pillars, sizeof(*parts));

	for (i = 0; i < n_pillars; i++)
		if (sway->known[sway->model->n_criteria + i])
			parts[count++] = score_rule(arena, i, n);
	return joined(arena, RULE_ALL, parts, count);
}

static const struct rule *rule_of(const struct sway *sway, struct eca_scoring *s, size_t condition,
                                  struct arena *arena)
{
	static const enum rule_kind kinds[] = {
		[ECA_IF_ALL] = RULE_ALL, [ECA_IF_ANY] = RULE_ANY, [ECA_IF_NONE] = RULE_NONE,
	};
	const struct eca_model *m = sway->model;
	const struct eca_condition *c = &m->conditions[condition];
	const struct rule **parts;
	size_t i;

	if (c->test == ECA_IF_EVERY_PILLAR)
		return every_pillar(sway, arena, c->n);
	if (is_swaying(m, c) && s->scores[c->node].known)
		return score_rule(arena, c->node - m->first_pillar, c->n);
	if (!c->n_parts)
		return settled(condition_verdict(s, condition));
	parts = arena_array(arena, c->n_parts, sizeof(*parts));
	for (i = 0; i < c->n_parts; i++)
		parts[i] = rule_of(sway, s, c->parts[i], arena);
	return joined(arena, kinds[c->test], parts, c->n_parts);
}

/* ---- One firm ---- */

static void keep_scores(struct sway *sway, const struct eca_scoring *s, struct arena *arena)
{
	const struct eca_model *m = sway->model;
	size_t count = m->n_nodes - m->first_criterion, i;

	sway->points = arena_array(arena, count, sizeof(*sway->points));
	sway->known = arena_array(arena, count, sizeof(*sway->known));
	sway->open = arena_array(arena, m->n_pillars + 1, sizeof(*sway->open));
	for (i = 0; i < count; i++) {
		sway->points[i] = s->scores[m->first_criterion + i].points;
		sway->known[i] = s->scores[m->first_criterion + i].known;
	}
	for (i = 0; i <= m->n_pillars; i++) {
		const struct eca_node *node = &m->nodes[m->first_pillar + i];

		sway->open[i] = sway->known[m->n_criteria + i] && node->expression == ECA_NONE &&
		                node->function == ECA_NONE;
	}
}

static void keep_gates(struct sway *sway, struct eca_scoring *s, struct arena *arena)
{
	const struct eca_model *m = sway->model;
	size_t i;

	sway->gates = arena_array(arena, m->n_gates, sizeof(*sway->gates));
	for (i = 0; i < m->n_gates; i++) {
		const struct eca_gate *gate = &m->gates[i];
		const struct rule *unless;

		if (s->gates[i] == ECA_GATE_OUT)
			continue;
		unless = rule_of(sway, s, gate->unless, arena);
		if (unless->kind != RULE_ALWAYS && unless->kind != RULE_DROPS)
			sway->gates[sway->n_gates++] =
				(struct sway_gate){ unless, gate->cap, gate->drop };
	}
}

static bool any_thin(const struct eca_scoring *s)
{
	size_t i;

	for (i = 0; i < s->model->n_pillars; i++)
		if (s->thin[i])
			return true;
	return false;
}

struct sway *sway_of(struct eca_scoring *s, struct arena *arena)
{
	const struct eca_model *m = s->model;
	struct sway *sway = arena_take(arena, sizeof(*sway));
	size_t i;

	sway->model = m;
	sway->weights = s->weights;
	sway->thin = any_thin(s);
	sway->tier = s->result.tier;
	keep_scores(sway, s, arena);
	sway->needs = arena_array(arena, m->n_tiers, sizeof(*sway->needs));
	for (i = 0; i < m->n_tiers; i++)
		if (m->tiers[i].needs != ECA_NONE)
			sway->needs[i] = rule_of(sway, s, m->tiers[i].needs, arena);
	keep_gates(sway, s, arena);
	return sway;
}

/* ---- Trials ---- */

/* Where the rule holds. One that drops out has to be asked for by its kind. */
static uint64_t holds(const struct rule *rule, sway_leaf *leaf, const void *trials)
{
	uint64_t all = ~UINT64_C(0), any = 0;
	size_t i;

	switch (rule->kind) {
	case RULE_NEVER:
		return 0;
	case RULE_SCORE:
		return leaf(trials, rule->slot, rule->n);
	case RULE_ALL:
		for (i = 0; i < rule->n_parts; i++)
			all &= holds(rule->parts[i], leaf, trials);
		return all;
	case RULE_ANY:
	case RULE_NONE:
		for (i = 0; i < rule->n_parts; i++)
			any |= holds(rule->parts[i], leaf, trials);
		return rule->kind == RULE_ANY ? any : ~any;
	default:
		return ~UINT64_C(0); /* always; what drops out keeps from nothing */
	}
}

static void climb(const struct sway *sway, sway_leaf *leaf, const void *trials, uint64_t *at_least)
{
	const struct eca_model *m = sway->model;
	size_t i;

	at_least[0] = ~UINT64_C(0);
	for (i = 1; i < m->n_tiers; i++) {
		const struct eca_tier *tier = &m->tiers[i];

		at_least[i] = at_least[i - 1] & leaf(trials, m->n_pillars, tier->from);
		if (sway->needs[i])
			at_least[i] &= holds(sway->needs[i], leaf, trials);
		if (sway->thin && !tier->thin_ok)
			at_least[i] = 0;
	}
}

static void lower(const struct sway_gate *gate, uint64_t fired, uint64_t *at_least, size_t n_tiers)
{
	size_t i;

	for (i = 1; i < n_tiers; i++) {
		uint64_t then = gate->cap != ECA_NONE ? (i <= gate->cap ? at_least[i] : 0)
		                : i + gate->drop < n_tiers ? at_least[i + gate->drop] : 0;

		at_least[i] = (at_least[i] & ~fired) | (then & fired);
	}
}

/* Drops before caps, as the order of the gates must not matter. */
void sway_tiers(const struct sway *sway, sway_leaf *leaf, const void *trials, uint64_t *at_least)
{
	bool caps = false;
	size_t i;

	climb(sway, leaf, trials, at_least);
	do {
		for (i = 0; i < sway->n_gates; i++)
			if ((sway->gates[i].cap != ECA_NONE) == caps)
				lower(&sway->gates[i], ~holds(sway->gates[i].unless, leaf, trials),
				      at_least, sway->model->n_tiers);
		caps = !caps;
	} while (caps);
}
