/* The examples of a set, run one by one: what each came to, and what all of them tried. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "examples.h"

struct eca_trial {
	struct kitchen kitchen;
	struct eca_scoring *scoring;
	struct eca_outcome outcome;
	bool *met;
	struct eca_coverage coverage; /* its arrays are those below */
	size_t *tiers, *fired, *open, *weightings;
	size_t **options;
	struct arena arena;
};

/* ---- What was expected ------------------------------------------------------------------ */

/* Both in whole millionths, as scores are. */
static bool compares(const struct eca_expectation *e, double number)
{
	double found = round(number * 1e6), wanted = round(e->n * 1e6);

	switch (e->compare) {
	case ECA_IS: return found == wanted;
	case ECA_IS_NEAR: return fabs(found - wanted) <= round(e->within * 1e6);
	case ECA_IS_AT_LEAST: return found >= wanted;
	case ECA_IS_AT_MOST: return found <= wanted;
	case ECA_IS_NA: break;
	}
	return false;
}

static bool score_met(const struct eca_expectation *e, const struct eca_result *r)
{
	const struct eca_score *score = &r->scores[e->node];

	if (r->status == ECA_STATUS_FAILED)
		return false;
	return e->compare == ECA_IS_NA ? !score->known : score->known && compares(e, score->points);
}

static bool lists(const struct eca_expectation *e, size_t item)
{
	size_t i;

	for (i = 0; i < e->n_list; i++)
		if (e->list[i] == item)
			return true;
	return false;
}

static bool gates_met(const struct eca_expectation *e, const struct eca_result *r)
{
	size_t i;

	for (i = 0; i < r->model->n_gates; i++)
		if ((r->gates[i] == ECA_GATE_FIRED) != lists(e, i))
			return false;
	return true;
}

/* Ids may be written twice. */
static bool missing_met(const struct eca_expectation *e, const struct eca_result *r)
{
	size_t i, k;

	for (i = 0; i < r->n_missing; i++)
		if (!lists(e, r->missing[i]))
			return false;
	for (i = 0; i < e->n_list; i++) {
		for (k = 0; k < r->n_missing && r->missing[k] != e->list[i]; k++)
			;
		if (k == r->n_missing)
			return false;
	}
	return true;
}

static bool derived_met(const struct eca_expectation *e, const struct eca_result *r)
{
	const struct eca_answer *answer = &r->answers[e->question];

	if (e->option == ECA_NONE || answer->state != ECA_ANSWERED)
		return e->option == ECA_NONE && answer->state != ECA_ANSWERED;
	return answer->number == (double)e->option;
}

static bool is_met(const struct eca_expectation *e, const struct eca_result *r)
{
	switch (e->what) {
	case ECA_EXPECT_STATUS: return r->status == e->status;
	case ECA_EXPECT_TIER: return r->tier == e->tier;
	case ECA_EXPECT_BEFORE_GATES: return r->tier_before_gates == e->tier;
	case ECA_EXPECT_GATES: return r->status != ECA_STATUS_FAILED && gates_met(e, r);
	case ECA_EXPECT_MISSING: return r->status != ECA_STATUS_FAILED && missing_met(e, r);
	case ECA_EXPECT_COMPLETENESS:
		return r->status != ECA_STATUS_FAILED && compares(e, r->completeness);
	case ECA_EXPECT_DERIVED: return derived_met(e, r);
	case ECA_EXPECT_SCORE: return score_met(e, r);
	}
	return false;
}

/* ---- What was tried ----------------------------------------------------------------------- */

static void count_answer(size_t *counts, const struct eca_question *q,
                         const struct eca_answer *answer)
{
	size_t i;

	if (!counts || answer->state != ECA_ANSWERED)
		return;
	if (q->type != ECA_MULTI)
		counts[(size_t)answer->number]++;
	else
		for (i = 0; i < q->n_options; i++)
			counts[i] += answer->set >> i & 1;
}

static void count_gate(struct eca_trial *t, size_t gate, enum eca_gate_state state)
{
	t->fired[gate] += state == ECA_GATE_FIRED;
	t->open[gate] += state == ECA_GATE_OPEN;
}

static void count(struct eca_trial *t, const struct eca_result *r)
{
	const struct eca_model *m = r->model;
	size_t i;

	if (r->status == ECA_STATUS_FAILED)
		return;
	if (r->tier != ECA_NONE)
		t->tiers[r->tier]++;
	t->weightings[r->weighting == ECA_NONE ? m->n_weightings : r->weighting]++;
	for (i = 0; i < m->n_gates; i++)
		count_gate(t, i, (enum eca_gate_state)r->gates[i]);
	for (i = 0; i < m->n_questions; i++)
		count_answer(t->options[i], &m->questions[i], &r->answers[i]);
}

const struct eca_coverage *eca_trial_coverage(const struct eca_trial *t)
{
	return &t->coverage;
}

/* ---- A trial ------------------------------------------------------------------------------ */

static size_t *counts(struct eca_trial *t, size_t n)
{
	return arena_array(&t->arena, n, sizeof(size_t));
}

static void make_counts(struct eca_trial *t, const struct eca_model *m)
{
	size_t i;

	t->coverage.tiers = t->tiers = counts(t, m->n_tiers);
	t->coverage.fired = t->fired = counts(t, m->n_gates);
	t->coverage.open = t->open = counts(t, m->n_gates);
	t->coverage.weightings = t->weightings = counts(t, m->n_weightings + 1);
	t->options = arena_array(&t->arena, m->n_questions, sizeof(*t->options));
	for (i = m->n_profile; i < m->n_questions; i++)
		if (m->questions[i].n_options)
			t->options[i] = counts(t, m->questions[i].n_options);
	t->coverage.options = (const size_t *const *)t->options;
}

static size_t most_expected(const struct eca_set *set)
{
	size_t most = 0, i;

	for (i = 0; i < set->n_examples; i++)
		if (set->examples[i].n_expected > most)
			most = set->examples[i].n_expected;
	return most;
}

struct eca_trial *eca_trial_new(struct eca_set *set)
{
	struct eca_trial *t = need_memory(sizeof(*t));

	*t = (struct eca_trial){ .scoring = eca_scoring_new(set) };
	kitchen_open(&t->kitchen, set);
	t->met = arena_array(&t->arena, most_expected(set), sizeof(*t->met));
	make_counts(t, &set->model);
	script_watch(set);
	script_seen(set, &t->coverage);
	return t;
}

const struct eca_outcome *eca_trial_run(struct eca_trial *t, size_t example)
{
	const struct eca_example *e = &t->kitchen.set->examples[example];
	const struct eca_result *r = eca_score(t->scoring, kitchen_make(&t->kitchen, example));
	size_t i;

	t->outcome = (struct eca_outcome){ .example = e, .result = r, .met = t->met, .holds = true };
	for (i = 0; i < e->n_expected; i++) {
		t->met[i] = is_met(&e->expected[i], r);
		t->outcome.holds &= t->met[i];
	}
	count(t, r);
	return &t->outcome;
}

void eca_trial_free(struct eca_trial *t)
{
	if (!t)
		return;
	kitchen_close(&t->kitchen);
	eca_scoring_free(t->scoring);
	arena_free(&t->arena);
	free(t);
}
