/* Which questions are open, and what no completion can change (docs/model.md, section 6). */
#include "completion.h"

/* ---- Which questions are open ------------------------------------------------ */

enum { HANGS_UNKNOWN, HANGS_NOT, HANGS };

struct finder {
	struct eca_scoring *s;
	bool *changes;        /* one per question: its state may still change */
	unsigned char *hangs; /* one per condition: whether it may still change */
};

static bool may_change(struct finder *f, size_t condition)
{
	const struct eca_condition *c = &f->s->model->conditions[condition];
	bool hangs = false;
	size_t i;

	if (f->hangs[condition] != HANGS_UNKNOWN)
		return f->hangs[condition] == HANGS;
	if (c->test <= ECA_IF_ANSWERED)
		hangs = f->changes[c->question];
	else if (!c->n_parts)
		hangs = c->test != ECA_IF_SELF_ASSESSED;
	for (i = 0; i < c->n_parts; i++)
		hangs |= may_change(f, c->parts[i]);
	f->hangs[condition] = hangs ? HANGS : HANGS_NOT;
	return hangs;
}

static bool is_missing(const struct eca_scoring *s, size_t question)
{
	return s->result.assessment->answers[question].state == ECA_MISSING;
}

/* What a condition looks at stands before it in the order of applies_if. */
static void find_changes(struct finder *f)
{
	const struct eca_scoring *s = f->s;
	size_t i;

	for (i = s->model->n_profile; i < s->model->n_questions; i++)
		f->changes[i] = s->model->questions[i].applies_if == ECA_NONE && is_missing(s, i);
	for (i = 0; i < s->set->n_applies; i++) {
		size_t question = s->set->applies_order[i];
		bool open = question >= s->model->n_profile &&
		            s->answers[question].state == ECA_MISSING;

		f->changes[question] =
			may_change(f, s->model->questions[question].applies_if) || open;
	}
}

/* ---- What stays as it is -------------------------------------------------------- */

static bool stays(struct finder *f, size_t condition, enum verdict verdict)
{
	return !may_change(f, condition) && condition_verdict(f->s, condition) == verdict;
}

static bool stays_false(struct finder *f, size_t condition)
{
	const struct eca_condition *c = &f->s->model->conditions[condition];
	size_t i;

	for (i = 0; i < c->n_parts && c->test == ECA_IF_ALL; i++)
		if (stays_false(f, c->parts[i]))
			return true;
	return stays(f, condition, VERDICT_FALSE);
}

static bool stays_fired(struct finder *f, const struct eca_gate *gate)
{
	return stays_false(f, gate->unless) &&
	       (gate->when == ECA_NONE || stays(f, gate->when, VERDICT_TRUE));
}

/* No completion comes above it. */
static size_t find_ceiling(struct finder *f)
{
	const struct eca_model *m = f->s->model;
	size_t ceiling = m->n_tiers - 1, drops = 0, i;

	for (i = m->n_tiers - 1; i > 0; i--)
		if (m->tiers[i].needs != ECA_NONE && stays_false(f, m->tiers[i].needs))
			ceiling = i - 1;
	for (i = 0; i < m->n_gates; i++)
		if (stays_fired(f, &m->gates[i]))
			drops += m->gates[i].drop;
	ceiling = ceiling > drops ? ceiling - drops : 0;
	for (i = 0; i < m->n_gates; i++)
		if (m->gates[i].cap < ceiling && stays_fired(f, &m->gates[i]))
			ceiling = m->gates[i].cap;
	return ceiling;
}

/* ---- Together --------------------------------------------------------------------- */

static bool is_open(const struct finder *f, size_t question)
{
	return is_missing(f->s, question) && f->changes[question];
}

struct completions completions_of(struct eca_scoring *s, struct arena *arena)
{
	const struct eca_model *m = s->model;
	struct finder finder = {
		s, arena_array(arena, m->n_questions, sizeof(bool)),
		arena_array(arena, m->n_conditions, 1),
	};
	struct completions found = { .open = arena_array(arena, m->n_questions, sizeof(*found.open)) };
	size_t i;

	find_changes(&finder);
	for (i = m->n_profile; i < m->n_questions; i++)
		if (is_open(&finder, i))
			found.open[found.n_open++] = candidates_of(s, i, arena);
	found.ceiling = find_ceiling(&finder);
	return found;
}
