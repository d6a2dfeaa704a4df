/* The tiers an incomplete assessment can still come to (docs/model.md, section 6):
 * completions of its missing answers, really scored. */
#include "interval.h"

#include <stdlib.h>
#include <string.h>

enum {
	ENUMERATED_MAX = 4096, /* completions: up to so many, all are scored */
	CLIMB_MAX = 2048,      /* scorings of one search for an end */
};

/* ---- One completion ------------------------------------------------------------- */

void search_answer(struct search *s, size_t open, size_t value)
{
	s->answers[s->open[open].question] = s->open[open].values[value];
}

void search_answer_all(struct search *s, const size_t *at)
{
	size_t i;

	for (i = 0; i < s->n_open; i++)
		search_answer(s, i, at[i]);
}

/* An answer that the question's `valid` function refuses would not be read. It sees no
 * other answer. */
static bool is_valid(struct search *s)
{
	const char *message;
	size_t i;

	for (i = 0; i < s->n_open; i++) {
		size_t question = s->open[i].question;

		if (s->scoring->model->questions[question].valid_function != ECA_NONE &&
		    s->answers[question].state == ECA_ANSWERED &&
		    !set_valid(s->scoring->set, &s->assessment, question, &s->scoring->arena,
		               &message))
			return false;
	}
	return true;
}

static size_t count_fired(const struct eca_result *r)
{
	size_t i, count = 0;

	for (i = 0; i < r->model->n_gates; i++)
		count += r->gates[i] == ECA_GATE_FIRED;
	return count;
}

struct standing search_stand(struct search *s)
{
	const struct eca_result *r = eca_score(s->scoring, &s->assessment);

	s->scorings_left--;
	if (r->status != ECA_STATUS_OK || !is_valid(s))
		return (struct standing){ .reached = false };
	return (struct standing){
		.reached = true,
		.tier = r->tier,
		.before_gates = r->tier_before_gates,
		.fired = count_fired(r),
		.unmet = r->n_obstacles,
		.points = r->scores[r->model->overall].points,
	};
}

static bool is_above(const struct standing *a, const struct standing *b)
{
	if (a->tier != b->tier)
		return a->tier > b->tier;
	if (a->fired != b->fired)
		return a->fired < b->fired;
	if (a->before_gates != b->before_gates)
		return a->before_gates > b->before_gates;
	if (a->unmet != b->unmet)
		return a->unmet < b->unmet;
	return a->points > b->points;
}

/* Whether `a` stands further out than `b` in the direction of the end. */
static bool is_further(const struct end *end, const struct standing *a, const struct standing *b)
{
	if (!a->reached || !b->reached)
		return a->reached;
	return end->high ? is_above(a, b) : is_above(b, a);
}

static void keep(const struct search *s, struct end *end, const struct standing *standing,
                 const size_t *at)
{
	if (!is_further(end, standing, &end->standing))
		return;
	end->standing = *standing;
	memcpy(end->at, at, s->n_open * sizeof(*at));
}

/* ---- All of them ---------------------------------------------------------------------- */

/* How many there are, or more than ENUMERATED_MAX. */
static size_t count_completions(const struct search *s)
{
	size_t i, count = 1;

	for (i = 0; i < s->n_open && count <= ENUMERATED_MAX; i++)
		count *= s->open[i].n_values;
	return count;
}

/* The next completion after `at`; false behind the last. */
static bool step(struct search *s, size_t *at)
{
	size_t i;

	for (i = 0; i < s->n_open; i++) {
		at[i] = at[i] + 1 < s->open[i].n_values ? at[i] + 1 : 0;
		search_answer(s, i, at[i]);
		if (at[i])
			return true;
	}
	return false;
}

static void score_all(struct search *s)
{
	size_t *at = arena_array(&s->arena, s->n_open, sizeof(*at)), i;

	s->scorings_left = ENUMERATED_MAX;
	search_answer_all(s, at);
	do {
		struct standing standing = search_stand(s);

		for (i = 0; i < 2; i++)
			keep(s, &s->ends[i], &standing, at);
	} while (step(s, at));
}

/* ---- A search ------------------------------------------------------------------------------ */

/* The value of one question that stands furthest out, with the others held. */
static bool improve(struct search *s, const struct end *end, size_t open, size_t *at,
                    struct standing *best)
{
	size_t value, before = at[open];

	for (value = 0; value < s->open[open].n_few && s->scorings_left; value++) {
		struct standing standing;

		if (value == before)
			continue;
		search_answer(s, open, value);
		standing = search_stand(s);
		if (is_further(end, &standing, best)) {
			*best = standing;
			at[open] = value;
		}
	}
	search_answer(s, open, at[open]);
	return at[open] != before;
}

/* From the last or the first values, question by question until nothing moves. */
static void climb(struct search *s, struct end *end, bool from_last)
{
	size_t *at = arena_array(&s->arena, s->n_open, sizeof(*at)), i;
	struct standing best;
	bool moved = true;

	for (i = 0; i < s->n_open; i++)
		at[i] = from_last ? s->open[i].n_few - 1 : 0;
	search_answer_all(s, at);
	s->scorings_left = CLIMB_MAX;
	best = search_stand(s);
	while (moved && s->scorings_left && !(best.reached && s->ceiling == 0)) {
		moved = false;
		for (i = 0; i < s->n_open; i++)
			moved |= improve(s, end, i, at, &best);
	}
	keep(s, end, &best, at);
}

/* No completion can come further out. */
static bool is_outermost(const struct search *s, const struct end *end)
{
	return end->standing.reached &&
	       end->standing.tier == (end->high ? s->ceiling : 0);
}

/* From where values are likely to be so, and if need be from the other side. */
static void search_for(struct search *s, struct end *end)
{
	climb(s, end, end->high);
	if (!is_outermost(s, end))
		climb(s, end, !end->high);
}

/* ---- The whole ------------------------------------------------------------------------------ */

static void begin(struct search *s, struct eca_scoring *scored)
{
	struct completions found;
	const struct eca_assessment *who = scored->result.assessment;
	size_t i, bytes = scored->model->n_questions * sizeof(*s->answers);

	arena_reset(&s->arena);
	s->answers = arena_take(&s->arena, bytes);
	memcpy(s->answers, who->answers, bytes);
	s->assessment = *who;
	s->assessment.answers = s->answers;
	found = completions_of(scored, &s->arena);
	s->open = found.open;
	s->n_open = found.n_open;
	s->ceiling = found.ceiling;
	for (i = 0; i < 2; i++)
		s->ends[i] = (struct end){
			.high = i == 1,
			.at = arena_array(&s->arena, s->n_open, sizeof(*s->ends[i].at)),
		};
}

static bool are_all(const struct search *s)
{
	size_t i;

	for (i = 0; i < s->n_open; i++)
		if (!s->open[i].all)
			return false;
	return true;
}

static void find(struct search *s)
{
	bool enumerated = count_completions(s) <= ENUMERATED_MAX;
	size_t i;

	if (enumerated)
		score_all(s);
	for (i = 0; i < 2 && !enumerated; i++)
		search_for(s, &s->ends[i]);
	s->interval = (struct eca_interval){
		.lowest = s->ends[0].standing.reached ? s->ends[0].standing.tier : ECA_NONE,
		.highest = s->ends[1].standing.reached ? s->ends[1].standing.tier : ECA_NONE,
		.exact = (enumerated && are_all(s)) ||
		         (is_outermost(s, &s->ends[0]) && is_outermost(s, &s->ends[1])),
	};
	search_deciding(s);
}

const struct eca_interval *eca_interval(struct eca_scoring *scoring)
{
	struct search *s;

	if (scoring->result.status != ECA_STATUS_INCOMPLETE)
		return NULL;
	if (!scoring->search) {
		scoring->search = need_memory(sizeof(*scoring->search));
		memset(scoring->search, 0, sizeof(*scoring->search));
		scoring->search->scoring = eca_scoring_new(scoring->set);
	}
	s = scoring->search;
	begin(s, scoring);
	find(s);
	scoring->result.possible = &s->interval;
	return &s->interval;
}

void interval_free(struct search *search)
{
	if (!search)
		return;
	eca_scoring_free(search->scoring);
	arena_free(&search->arena);
	free(search);
}
