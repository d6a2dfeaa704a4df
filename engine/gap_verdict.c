/* What needs and gates come to over points whose labels say which of their parts hold. */
#include "gap.h"

/* ---- What does not depend on anything that can be changed ---- */

static bool any_pillar_moves(const struct gap_world *w)
{
	const struct eca_model *m = w->gap->model;
	size_t i;

	for (i = 0; i < m->n_pillars; i++)
		if (w->movable[m->first_pillar + i])
			return true;
	return false;
}

static bool missing_moves(const struct gap_world *w)
{
	const struct eca_model *m = w->gap->model;
	size_t i;

	for (i = m->n_profile; i < m->n_questions; i++)
		if (w->movable[m->questions[i].node] && w->answers[i].state == ECA_MISSING)
			return true;
	return false;
}

/* The node whose change could change a condition that has no parts; ECA_NONE for none. */
static size_t node_of(const struct gap_world *w, const struct eca_condition *c)
{
	const struct eca_model *m = w->gap->model;

	if (c->test == ECA_IF_SCORE_AT_LEAST)
		return c->node;
	if (c->test <= ECA_IF_ANSWERED && c->question >= m->n_profile)
		return m->questions[c->question].node;
	return ECA_NONE;
}

static enum verdict part_verdict(const struct gap_world *w, size_t condition,
                                 const struct gap_kind *kind);

/* `all`, `any`, `none` of parts, some of which may be unknown. */
static enum verdict combined(const struct gap_world *w, const struct eca_condition *c,
                             const struct gap_kind *kind)
{
	enum verdict deciding = c->test == ECA_IF_ALL ? VERDICT_FALSE : VERDICT_TRUE;
	bool decided = false, other = false, unknown = false;
	size_t i;

	for (i = 0; i < c->n_parts && !decided; i++) {
		enum verdict part = part_verdict(w, c->parts[i], kind);

		decided = part == deciding;
		unknown |= part == VERDICT_UNKNOWN;
		other |= part != VERDICT_NA;
	}
	if (!decided && unknown)
		return VERDICT_UNKNOWN;
	if (!decided && !other)
		return VERDICT_NA;
	return verdict_from(decided == (c->test == ECA_IF_ANY));
}

static enum verdict settle(const struct gap_world *w, size_t condition)
{
	const struct eca_condition *c = &w->gap->model->conditions[condition];
	size_t node = node_of(w, c);

	if (c->test == ECA_IF_ALL || c->test == ECA_IF_ANY || c->test == ECA_IF_NONE)
		return combined(w, c, NULL);
	if ((node != ECA_NONE && w->movable[node]) ||
	    (c->test == ECA_IF_EVERY_PILLAR && any_pillar_moves(w)) ||
	    (c->test == ECA_IF_MISSING_AT_MOST && missing_moves(w)))
		return VERDICT_UNKNOWN;
	return (enum verdict)w->verdicts[condition];
}

void gap_settle(struct gap_world *w)
{
	size_t i;

	for (i = 0; i < w->gap->model->n_conditions; i++) /* parts stand before */
		w->settled[i] = (unsigned char)settle(w, i);
}

/* ---- Verdicts of a point ---- */

/* False beats true where several pillars had a say. */
static enum verdict by_label(const struct gap_world *w, size_t condition,
                             const struct gap_kind *kind)
{
	unsigned label = w->labels[condition];
	uint64_t bits;

	if (label == GAP_LABELS_MOST)
		return VERDICT_TRUE; /* required: else the point would not be there */
	bits = kind->labels >> 2 * label & 3;
	if (!bits)
		return VERDICT_NA;
	return verdict_from(!(bits & 1));
}

/* As it is in points of the kind; without one, as far as it is settled. */
static enum verdict part_verdict(const struct gap_world *w, size_t condition,
                                 const struct gap_kind *kind)
{
	const struct eca_condition *c = &w->gap->model->conditions[condition];
	enum verdict settled = (enum verdict)w->settled[condition];

	if (settled != VERDICT_UNKNOWN || !kind)
		return settled;
	if (c->n_parts)
		return combined(w, c, kind);
	if (c->test == ECA_IF_MISSING_AT_MOST)
		return verdict_from((double)(w->n_missing - kind->missing) <= c->n);
	return by_label(w, condition, kind);
}

/* ---- What the tier hangs on ---- */

static bool has_atom(const struct gap_world *w, size_t condition, size_t node, bool required)
{
	size_t i;

	for (i = 0; i < w->n_atoms; i++)
		if (w->atoms[i].condition == condition && w->atoms[i].node == node &&
		    w->atoms[i].required == required)
			return true;
	return false;
}

static void add_atom(struct gap_world *w, size_t condition, size_t node, bool required)
{
	if (w->movable[node] && !has_atom(w, condition, node, required))
		w->atoms[w->n_atoms++] = (struct gap_atom){
			condition, node, required ? GAP_LABELS_MOST : w->labels[condition], required
		};
}

/* False where no label is left. */
static bool take_label(struct gap_world *w, size_t condition)
{
	if (w->labels[condition] < GAP_LABELS_MOST)
		return true;
	if (w->n_labels == GAP_LABELS_MOST) {
		w->overflow = condition;
		return false;
	}
	w->labels[condition] = (unsigned char)w->n_labels++;
	return true;
}

/* A pillar that cannot be changed has the same say for all points. */
static void add_pillar(struct gap_world *w, size_t condition, size_t pillar, bool required)
{
	bool below = w->scores[pillar].points < w->gap->model->conditions[condition].n;

	add_atom(w, condition, pillar, required);
	if (w->movable[pillar] || !w->scores[pillar].known)
		return;
	if (required)
		w->hopeless |= below;
	else
		w->always |= (below ? UINT64_C(1) : UINT64_C(2)) << 2 * w->labels[condition];
}

/* A condition without parts that is not settled. */
static bool add_atoms(struct gap_world *w, size_t condition, bool required)
{
	const struct eca_model *m = w->gap->model;
	const struct eca_condition *c = &m->conditions[condition];
	size_t i;

	if (!required && !take_label(w, condition))
		return false;
	if (c->test != ECA_IF_EVERY_PILLAR)
		add_atom(w, condition, node_of(w, c), required);
	else
		for (i = 0; i < m->n_pillars; i++)
			add_pillar(w, condition, m->first_pillar + i, required);
	return true;
}

/* Where it does not help that a score rises. */
static void keep_exact(struct gap_world *w, const struct eca_condition *c)
{
	const struct eca_model *m = w->gap->model;
	size_t i;

	if (c->test == ECA_IF_SCORE_AT_LEAST)
		w->bounded[c->node] = true;
	for (i = 0; c->test == ECA_IF_EVERY_PILLAR && i < m->n_pillars; i++)
		w->bounded[m->first_pillar + i] = true;
}

/* `rising`: that it becomes true cannot harm. */
static bool watch(struct gap_world *w, size_t condition, bool rising)
{
	const struct eca_condition *c = &w->gap->model->conditions[condition];
	size_t i;

	if (w->settled[condition] != VERDICT_UNKNOWN)
		return true;
	for (i = 0; i < c->n_parts; i++)
		if (!watch(w, c->parts[i], rising == (c->test != ECA_IF_NONE)))
			return false;
	if (c->n_parts)
		return true;
	if (c->test == ECA_IF_MISSING_AT_MOST) {
		w->counts = true;
		return true;
	}
	if (!rising)
		keep_exact(w, c);
	return add_atoms(w, condition, false);
}

/* What must not be false. */
static bool require(struct gap_world *w, size_t condition)
{
	const struct eca_condition *c = &w->gap->model->conditions[condition];
	size_t i;

	if (w->settled[condition] != VERDICT_UNKNOWN) {
		w->hopeless |= w->settled[condition] == VERDICT_FALSE;
		return true;
	}
	if (c->test == ECA_IF_ANY || c->test == ECA_IF_NONE || c->test == ECA_IF_MISSING_AT_MOST)
		return watch(w, condition, true);
	for (i = 0; i < c->n_parts; i++)
		if (!require(w, c->parts[i]))
			return false;
	return c->n_parts || add_atoms(w, condition, true);
}

static bool is_in_play(const struct gap_world *w, size_t gate)
{
	return w->gates[gate] != ECA_GATE_OUT;
}

/* How far gates can push the tier down. */
static size_t most_drops(const struct gap_world *w)
{
	const struct eca_model *m = w->gap->model;
	size_t i, sum = 0;

	for (i = 0; i < m->n_gates; i++)
		if (is_in_play(w, i) && w->settled[m->gates[i].unless] != VERDICT_TRUE)
			sum += m->gates[i].drop;
	return sum;
}

static bool find_gates(struct gap_world *w)
{
	const struct eca_model *m = w->gap->model;
	size_t i;

	for (i = 0; i < m->n_gates; i++) {
		const struct eca_gate *gate = &m->gates[i];

		if (!is_in_play(w, i))
			continue;
		if (gate->cap == ECA_NONE ? !watch(w, gate->unless, true)
		                          : gate->cap < w->goal->tier && !require(w, gate->unless))
			return false;
	}
	return true;
}

bool gap_find_atoms(struct gap_world *w)
{
	const struct eca_model *m = w->gap->model;
	size_t i;

	w->n_tiers = w->goal->tier + most_drops(w) + 1;
	w->n_tiers = w->n_tiers < m->n_tiers ? w->n_tiers : m->n_tiers;
	for (i = 1; i < w->n_tiers; i++) {
		size_t needs = m->tiers[i].needs;
		bool must = i <= w->goal->tier;

		if (needs != ECA_NONE && !(must ? require(w, needs) : watch(w, needs, true)))
			return false;
		w->hopeless |= must && w->thin && !m->tiers[i].thin_ok;
	}
	return find_gates(w);
}

/* ---- Labels ---- */

static enum verdict score_verdict(bool known, double points, double n)
{
	return known ? verdict_from(points >= n) : VERDICT_NA;
}

static enum verdict atom_verdict(const struct gap_world *w, const struct gap_atom *atom,
                                 bool known, double value, struct eca_scoring *scored)
{
	const struct eca_condition *c = &w->gap->model->conditions[atom->condition];

	if (!scored)
		return score_verdict(known, value, c->n);
	if (c->test == ECA_IF_EVERY_PILLAR)
		return score_verdict(scored->scores[atom->node].known,
		                     scored->scores[atom->node].points, c->n);
	return condition_verdict(scored, atom->condition);
}

bool gap_label(const struct gap_world *w, size_t node, double value, struct gap_kind *kind,
               struct eca_scoring *scored)
{
	size_t i;

	for (i = 0; i < w->n_atoms; i++) {
		const struct gap_atom *atom = &w->atoms[i];
		enum verdict verdict;

		if (atom->node != node)
			continue;
		verdict = atom_verdict(w, atom, kind->known, value, scored);
		if (atom->required && verdict == VERDICT_FALSE)
			return false;
		if (atom->label < GAP_LABELS_MOST && verdict != VERDICT_NA)
			kind->labels |= (verdict == VERDICT_TRUE ? UINT64_C(2) : UINT64_C(1))
			                 << 2 * atom->label;
	}
	return true;
}

/* ---- The tier ---- */

static bool climbs(const struct gap_world *w, const struct gap_kind *kind, double value,
                   size_t tier)
{
	const struct eca_tier *t = &w->gap->model->tiers[tier];

	return value >= t->from && (t->thin_ok || !w->thin) &&
	       (t->needs == ECA_NONE || part_verdict(w, t->needs, kind) != VERDICT_FALSE);
}

static size_t tier_of(const struct gap_world *w, const struct gap_kind *kind, double value)
{
	const struct eca_model *m = w->gap->model;
	size_t tier = 0, drops = 0, cap = m->n_tiers, i;

	while (tier + 1 < w->n_tiers && climbs(w, kind, value, tier + 1))
		tier++;
	for (i = 0; i < m->n_gates; i++) {
		const struct eca_gate *gate = &m->gates[i];

		if (!is_in_play(w, i) || (gate->cap != ECA_NONE && gate->cap >= w->goal->tier) ||
		    part_verdict(w, gate->unless, kind) != VERDICT_FALSE)
			continue;
		drops += gate->drop;
		if (gate->cap != ECA_NONE && gate->cap < cap)
			cap = gate->cap;
	}
	tier = tier > drops ? tier - drops : 0;
	return tier < cap ? tier : cap;
}

static bool is_complete(const struct gap_world *w, const struct gap_kind *kind)
{
	return !w->incomplete || (double)(w->given + kind->open) / (double)w->required >=
	                                 w->gap->model->completeness;
}

bool gap_reaches(const struct gap_world *w, const struct gap_kind *kind, double value)
{
	struct gap_kind whole = *kind;

	whole.labels |= w->always;
	if (!kind->known || !is_complete(w, kind))
		return false;
	return w->goal->tier == ECA_NONE || tier_of(w, &whole, value) >= w->goal->tier;
}
