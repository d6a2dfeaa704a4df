/* Gates, the tier, and what keeps a firm from the next one (docs/model.md, section 5). */
#include "score.h"

static void decide_gates(struct eca_scoring *s)
{
	size_t i, n_fired = 0;

	for (i = 0; i < s->model->n_gates; i++) {
		const struct eca_gate *gate = &s->model->gates[i];
		enum verdict unless = condition_verdict(s, gate->unless);

		if (gate->when != ECA_NONE && condition_verdict(s, gate->when) != VERDICT_TRUE)
			s->gates[i] = ECA_GATE_OUT;
		else
			s->gates[i] = unless == VERDICT_FALSE ? ECA_GATE_FIRED : ECA_GATE_OPEN;
		s->fired[n_fired] = i;
		n_fired += s->gates[i] == ECA_GATE_FIRED;
	}
	s->n_fired = n_fired;
}

static bool any_thin(const struct eca_scoring *s)
{
	size_t i;

	for (i = 0; i < s->model->n_pillars; i++)
		if (s->thin[i])
			return true;
	return false;
}

static bool reaches(struct eca_scoring *s, const struct eca_tier *tier)
{
	bool needs = tier->needs == ECA_NONE || condition_verdict(s, tier->needs) != VERDICT_FALSE;

	return s->scores[s->model->overall].points >= tier->from && needs &&
	       (tier->thin_ok || !any_thin(s));
}

/* The firm climbs as long as the next tier holds; the first that fails stops it.
 * The others are looked at all the same: all conditions are evaluated. */
static size_t climb(struct eca_scoring *s)
{
	size_t i, tier = 0;

	for (i = 1; i < s->model->n_tiers; i++)
		if (reaches(s, &s->model->tiers[i]) && tier == i - 1)
			tier = i;
	return tier;
}

static size_t drops(const struct eca_scoring *s)
{
	size_t i, sum = 0;

	for (i = 0; i < s->n_fired; i++)
		sum += s->model->gates[s->fired[i]].drop;
	return sum;
}

/* max(first, min(reached − sum of drops, lowest cap)) */
static size_t after_gates(const struct eca_scoring *s, size_t reached)
{
	size_t i, sum = drops(s), tier = reached > sum ? reached - sum : 0;

	for (i = 0; i < s->n_fired; i++) {
		const struct eca_gate *gate = &s->model->gates[s->fired[i]];

		if (gate->cap != ECA_NONE && gate->cap < tier)
			tier = gate->cap;
	}
	return tier;
}

static struct eca_obstacle *add_obstacle(struct eca_scoring *s, enum eca_obstacle_kind kind)
{
	struct eca_obstacle *o;

	if (s->result.n_obstacles == s->obstacles_room) {
		s->obstacles_room = 2 * s->obstacles_room + 16;
		s->obstacles = need_more_memory(s->obstacles,
		                                s->obstacles_room * sizeof(*s->obstacles));
		s->result.obstacles = s->obstacles;
	}
	o = &s->obstacles[s->result.n_obstacles++];
	*o = (struct eca_obstacle){ kind, ECA_NONE, ECA_NONE, 0, ECA_NONE };
	return o;
}

static void add_need(struct eca_scoring *s, size_t condition, size_t node, double wanted)
{
	struct eca_obstacle *o = add_obstacle(s, ECA_BY_NEED);

	o->condition = condition;
	o->node = node;
	o->wanted = wanted;
}

/* The parts of a need that are false, each pillar of every_pillar by itself. */
static void add_needs(struct eca_scoring *s, size_t condition)
{
	const struct eca_condition *c = &s->model->conditions[condition];
	size_t i;

	if (condition_verdict(s, condition) != VERDICT_FALSE)
		return;
	if (c->test == ECA_IF_ALL) {
		for (i = 0; i < c->n_parts; i++)
			add_needs(s, c->parts[i]);
	} else if (c->test == ECA_IF_EVERY_PILLAR) {
		for (i = 0; i < s->model->n_pillars; i++) {
			const struct eca_score *score = &s->scores[s->model->first_pillar + i];

			if (score->known && score->points < c->n)
				add_need(s, condition, s->model->first_pillar + i, c->n);
		}
	} else {
		add_need(s, condition, c->test == ECA_IF_SCORE_AT_LEAST ? c->node : ECA_NONE, c->n);
	}
}

static void add_thin(struct eca_scoring *s)
{
	size_t i;

	for (i = 0; i < s->model->n_pillars; i++)
		if (s->thin[i])
			add_obstacle(s, ECA_BY_THIN_PILLAR)->node = s->model->first_pillar + i;
}

/* A cap below the next tier; a drop where the drops together end below it. */
static void add_gates(struct eca_scoring *s, size_t next)
{
	bool dropped = s->result.tier_before_gates < next + drops(s);
	size_t i;

	for (i = 0; i < s->n_fired; i++) {
		const struct eca_gate *gate = &s->model->gates[s->fired[i]];

		if (gate->cap == ECA_NONE ? dropped : gate->cap < next)
			add_obstacle(s, ECA_BY_GATE)->gate = s->fired[i];
	}
}

static void find_obstacles(struct eca_scoring *s)
{
	size_t next = s->result.tier + 1;
	const struct eca_tier *tier = &s->model->tiers[next];

	if (next >= s->model->n_tiers)
		return;
	if (s->scores[s->model->overall].points < tier->from) {
		struct eca_obstacle *o = add_obstacle(s, ECA_BY_THRESHOLD);

		o->node = s->model->overall;
		o->wanted = tier->from;
	}
	if (tier->needs != ECA_NONE)
		add_needs(s, tier->needs);
	if (!tier->thin_ok)
		add_thin(s);
	add_gates(s, next);
}

void tier_decide(struct eca_scoring *s)
{
	struct eca_result *r = &s->result;

	decide_gates(s);
	if (r->status != ECA_STATUS_OK)
		return;
	r->tier_before_gates = climb(s);
	r->tier = after_gates(s, r->tier_before_gates);
	find_obstacles(s);
}
