/* Conditions (docs/model.md, section 4). Three values: true, false, not applicable.
 * Every function is called, also where the outcome is settled without it. */
#include <string.h>

#include "score.h"

static bool among_texts(const struct eca_condition *c, const char *text)
{
	size_t i;

	for (i = 0; i < c->n_texts; i++)
		if (strcmp(c->texts[i], text) == 0)
			return true;
	return false;
}

static bool chosen_any(const struct eca_condition *c, enum eca_type type, const struct eca_answer *a)
{
	if (type == ECA_MULTI)
		return (a->set & c->options) != 0;
	return c->is_option[(size_t)a->number];
}

static bool chosen_only(const struct eca_condition *c, enum eca_type type, const struct eca_answer *a)
{
	if (type == ECA_MULTI)
		return (a->set & ~c->options) == 0;
	return c->is_option[(size_t)a->number];
}

bool condition_holds(const struct eca_condition *c, enum eca_type type, const struct eca_answer *a)
{
	switch (c->test) {
	case ECA_IF_YES:
		return a->number == 1;
	case ECA_IF_NO:
		return a->number == 0;
	case ECA_IF_AT_LEAST:
		return a->number >= c->n;
	case ECA_IF_AT_MOST:
		return a->number <= c->n;
	case ECA_IF_ONE_OF:
		return type == ECA_TEXT ? among_texts(c, a->text) : c->is_option[(size_t)a->number];
	case ECA_IF_HAS_ANY:
		return chosen_any(c, type, a);
	case ECA_IF_ONLY:
		return chosen_only(c, type, a);
	default:
		return true; /* answered */
	}
}

static enum verdict on_answer(const struct eca_scoring *s, const struct eca_condition *c)
{
	unsigned slot = s->slots[c->question];

	if (slot == SLOT_NA)
		return VERDICT_NA;
	return verdict_from(slot >= SLOT_OPTION &&
	                    condition_holds(c, s->model->questions[c->question].type,
	                                    &s->answers[c->question]));
}

/* The score of a missing question is not at least anything. */
static enum verdict on_score(const struct eca_scoring *s, const struct eca_condition *c)
{
	const struct eca_node *node = &s->model->nodes[c->node];

	if (node->kind == ECA_QUESTION && s->slots[node->question] <= SLOT_NO_DATA)
		return VERDICT_FALSE;
	if (!s->scores[c->node].known)
		return VERDICT_NA;
	return verdict_from(s->scores[c->node].points >= c->n);
}

static enum verdict on_every_pillar(const struct eca_scoring *s, double n)
{
	enum verdict verdict = VERDICT_NA;
	size_t i;

	for (i = 0; i < s->model->n_pillars; i++) {
		const struct eca_score *score = &s->scores[s->model->first_pillar + i];

		if (!score->known)
			continue;
		if (score->points < n)
			return VERDICT_FALSE;
		verdict = VERDICT_TRUE;
	}
	return verdict;
}

static enum verdict whole(const struct check *check, bool decided, bool other)
{
	if (!decided & !other)
		return VERDICT_NA;
	return verdict_from(decided == check->holds);
}

/* One part decides: a false one of `all`, a true one of `any` and `none`. */
static enum verdict on_parts(struct eca_scoring *s, const struct check *check)
{
	const unsigned *part = s->set->parts + check->first, *end = part + check->count;
	bool decided = false, other = false;

	for (; part < end && !(decided & check->hasty); part++) {
		enum verdict verdict = condition_verdict(s, *part);

		decided |= verdict == check->deciding;
		other |= (verdict != check->deciding) & (verdict != VERDICT_NA);
	}
	return whole(check, decided, other);
}

/* Where all parts are on answers, going on costs less than stopping. */
static enum verdict on_answers(const struct eca_scoring *s, const struct check *check)
{
	const unsigned *part = s->set->parts + check->first, *end = part + check->count;
	bool decided = false, other = false;

	for (; part < end; part++) {
		enum verdict verdict = condition_on_answer(s, &s->set->checks[*part]);

		decided |= verdict == check->deciding;
		other |= (verdict != check->deciding) & (verdict != VERDICT_NA);
	}
	return whole(check, decided, other);
}

static enum verdict by_function(struct eca_scoring *s, const struct eca_condition *c)
{
	struct script_value value, note;
	const char *failure;

	if (!script_call(s->set, SCRIPT_CALL_FIRM_STATE, c->function, ECA_NONE, &s->view, &s->arena,
	                 &value, &note, &failure)) {
		score_fail(s, failure);
		return VERDICT_NA;
	}
	if (value.kind == SCRIPT_TRUE || value.kind == SCRIPT_FALSE)
		return verdict_from(value.kind == SCRIPT_TRUE);
	if (value.kind != SCRIPT_NIL)
		score_fail(s, arena_format(&s->arena,
		                           "%s: a condition must return true, false or nil, not %s",
		                           script_where(s->set, c->function, &s->arena),
		                           script_say(&value, &s->arena)));
	return VERDICT_NA;
}

/* Stands apart, so that the usual ways need no room for what is needed here. */
static enum verdict __attribute__((noinline))
on_others(struct eca_scoring *s, const struct eca_condition *c)
{
	switch (c->test) {
	case ECA_IF_EVERY_PILLAR:
		return on_every_pillar(s, c->n);
	case ECA_IF_MISSING_AT_MOST:
		return verdict_from((double)s->result.n_missing <= c->n);
	case ECA_IF_SELF_ASSESSED:
		return verdict_from(s->result.assessment->source == ECA_SELF);
	case ECA_IF_FUNCTION:
		return by_function(s, c);
	default:
		return on_answer(s, c);
	}
}

enum verdict condition_evaluate(struct eca_scoring *s, size_t condition)
{
	const struct eca_condition *c = &s->model->conditions[condition];
	const struct check *check = &s->set->checks[condition];

	if (check->kind == CHECK_ANSWERS)
		return on_answers(s, check);
	if (check->kind == CHECK_PARTS)
		return on_parts(s, check);
	return c->test == ECA_IF_SCORE_AT_LEAST ? on_score(s, c) : on_others(s, c);
}
