/* Options: what each is worth to the firm, and the sets of them that steps lead to. */
#include <math.h>

#include "gap_options.h"

enum { CHAIN_BITS = 8 };

/* ---- What is known of options ---- */

const double *gap_option_worths(const unsigned char *verdicts, const struct eca_question *q,
                                   struct arena *arena)
{
	double *worth = arena_array(arena, q->n_options, sizeof(*worth));
	size_t i;

	for (i = 0; i < q->n_options; i++) {
		size_t applies = q->options[i].applies_if;

		worth[i] = applies == ECA_NONE || verdicts[applies] == VERDICT_TRUE
		                   ? q->options[i].points : 0;
	}
	return worth;
}

static bool told_apart(const struct gap *gap, size_t question, size_t a, size_t b)
{
	const struct eca_question *q = &gap->model->questions[question];
	size_t i;

	if (gap->watched || q->options[a].alone != q->options[b].alone)
		return true;
	for (i = 0; i < gap->model->n_conditions; i++) {
		const struct eca_condition *c = &gap->model->conditions[i];

		if (c->question == question && c->is_option && c->test <= ECA_IF_ANSWERED &&
		    c->is_option[a] != c->is_option[b])
			return true;
	}
	return false;
}

const unsigned *gap_option_classes(const struct gap *gap, size_t question, struct arena *arena)
{
	const struct eca_question *q = &gap->model->questions[question];
	unsigned *class = arena_array(arena, q->n_options, sizeof(*class));
	size_t i, k;

	for (i = 0; i < q->n_options; i++) {
		for (k = 0; k < i && told_apart(gap, question, i, k); k++)
			;
		class[i] = (unsigned)k;
	}
	return class;
}

/* Whether a condition may come out otherwise once criteria questions are answered anew. */
static bool may_change(const struct eca_model *m, size_t condition)
{
	const struct eca_condition *c = &m->conditions[condition];
	size_t i;

	for (i = 0; i < c->n_parts; i++)
		if (may_change(m, c->parts[i]))
			return true;
	return c->test == ECA_IF_FUNCTION ||
	       (c->test <= ECA_IF_ANSWERED && c->question >= m->n_profile);
}

bool gap_has_doubtful_option(const struct eca_model *m, const struct eca_question *q)
{
	size_t i;

	for (i = 0; i < q->n_options; i++)
		if (q->options[i].applies_if != ECA_NONE && may_change(m, q->options[i].applies_if))
			return true;
	return false;
}

/* ---- Sets ---- */

static double worth_of(const struct gap_walk *w, uint64_t set)
{
	double sum = 0, highest = 0;

	for (; set; set &= set - 1) {
		double worth = w->worth[__builtin_ctzll(set)];

		sum += worth;
		highest = worth > highest ? worth : highest;
	}
	if (w->q->points == ECA_POINTS_HIGHEST)
		return highest;
	return sum < 100 ? sum : 100;
}

static uint64_t loners(const struct eca_question *q)
{
	uint64_t set = 0;
	size_t i;

	for (i = 0; i < q->n_options; i++)
		set |= (uint64_t)q->options[i].alone << i;
	return set;
}

/* The set with one option more: one that stands alone is given up for another, and comes
 * only where there is no other. 0 where that cannot be. */
static uint64_t with_option(const struct gap_walk *w, uint64_t set, size_t option)
{
	uint64_t alone = loners(w->q), bit = UINT64_C(1) << option;

	if (set & bit || ((alone & bit) && (set & ~alone)))
		return 0;
	return (set & ~alone) | bit;
}

/* Whether a better option of its class is still to be had; only where points add up, since
 * otherwise a lesser one may come before. */
static bool waits(const struct gap_walk *w, uint64_t set, size_t option)
{
	size_t i;

	for (i = 0; i < w->q->n_options; i++) {
		if (w->class[i] != w->class[option] || !with_option(w, set, i))
			continue;
		if (w->worth[i] > w->worth[option] ||
		    (i < option && w->worth[i] >= w->worth[option]))
			return true;
	}
	return false;
}

static uint64_t classes_in(const struct gap_walk *w, uint64_t set)
{
	uint64_t in = 0;

	for (; set; set &= set - 1)
		in |= UINT64_C(1) << w->class[__builtin_ctzll(set)];
	return in;
}

static bool counts_as_given(const struct gap_walk *w)
{
	return w->q->points == ECA_POINTS_SUM || w->loose;
}

/* Whether two sets come to the same, and go on to the same. */
static bool is_alike(const struct gap_walk *w, uint64_t a, uint64_t b)
{
	if (counts_as_given(w))
		return a == b;
	return classes_in(w, a) == classes_in(w, b) && worth_of(w, a) == worth_of(w, b);
}

/* The same for sets that are alike. */
static uint16_t *chain_of(const struct gap_walk *w, uint64_t set)
{
	uint64_t hash = counts_as_given(w) ? set : classes_in(w, set);

	return &w->first[hash * UINT64_C(0x9E3779B97F4A7C15) >> (64 - CHAIN_BITS)];
}

static bool is_new(const struct gap_walk *w, uint64_t from, uint64_t set)
{
	size_t i;

	if (is_alike(w, from, set))
		return false;
	for (i = *chain_of(w, set); i; i = w->next[i])
		if (is_alike(w, w->items[i].answer.set, set))
			return false;
	return true;
}

static void add_set(struct gap_walk *w, const struct eca_answer *answer, size_t steps)
{
	uint16_t *chain = chain_of(w, answer->set);

	w->next[w->count] = *chain;
	*chain = (uint16_t)w->count;
	gap_add_move(w, answer, steps);
}

static void step_from(struct gap_walk *w, uint64_t first, uint64_t set, size_t steps)
{
	struct eca_answer answer = w->from;
	size_t i;

	answer.state = ECA_ANSWERED;
	answer.number = 0;
	for (i = 0; i < w->q->n_options && w->count <= GAP_MOVES_MOST; i++) {
		answer.set = with_option(w, set, i);
		if (!answer.set || (!w->loose && worth_of(w, answer.set) <= worth_of(w, set)))
			continue;
		if (!w->loose && w->q->points == ECA_POINTS_SUM && waits(w, set, i))
			continue;
		if (is_new(w, first, answer.set))
			add_set(w, &answer, steps);
	}
}

/* All sets that can be reached, those of fewer steps first. */
void gap_walk_sets(struct gap_walk *w)
{
	uint64_t first = gap_is_answered(w) ? w->from.set : 0;
	size_t i = w->count;

	w->first = arena_array(w->arena, 1 << CHAIN_BITS, sizeof(*w->first));
	w->next = arena_array(w->arena, GAP_MOVES_MOST + 2, sizeof(*w->next));
	step_from(w, first, first, 1);
	for (; i < w->count && w->count <= GAP_MOVES_MOST; i++)
		step_from(w, first, w->items[i].answer.set, w->items[i].steps + 1);
}

/* ---- The best that steps lead to ---- */

/* The greater the more points. A number gets more with every step. */
static double rank_of(const struct gap_walk *w, const struct gap_move *move)
{
	const struct evidence *evidence = &w->gap->set->evidence[w->gap->assessment.source];
	const struct eca_answer *answer = &move->answer;
	double points = (double)move->steps;

	if (w->q->points == ECA_POINTS_FUNCTION || answer->state != ECA_ANSWERED)
		return 0;
	if (w->q->type == ECA_MULTI)
		points = worth_of(w, answer->set);
	else if (w->q->points == ECA_POINTS_OPTIONS)
		points = w->worth[(size_t)answer->number];
	return points * evidence->factors[answer->grade];
}

struct gap_moves gap_best_moves(struct gap *gap, const unsigned char *verdicts, size_t question,
                                struct arena *arena)
{
	struct gap_moves moves = gap_moves_of(gap, verdicts, question, false, arena), best = { 0 };
	struct gap_walk w = { .gap = gap, .q = &gap->model->questions[question] };
	double most = 0;
	size_t i;

	if (moves.count == 1)
		return moves;
	w.worth = gap_option_worths(verdicts, w.q, arena);
	best.items = arena_array(arena, moves.count, sizeof(*best.items));
	for (i = 0; i < moves.count; i++)
		most = fmax(most, rank_of(&w, &moves.items[i]));
	for (i = 0; i < moves.count; i++)
		if (rank_of(&w, &moves.items[i]) == most)
			best.items[best.count++] = moves.items[i];
	return best;
}
