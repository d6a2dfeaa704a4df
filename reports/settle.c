#include "settle.h"

#include <string.h>

static bool names_text(const struct eca_condition *c, const char *text)
{
	size_t i;

	for (i = 0; i < c->n_texts; i++)
		if (!strcmp(c->texts[i], text))
			return true;
	return false;
}

static bool names_option(const struct eca_condition *c, const struct eca_question *q,
                         const struct eca_answer *answer)
{
	size_t option = (size_t)answer->number;

	if (q->type == ECA_TEXT)
		return answer->text && names_text(c, answer->text);
	return c->is_option && option < q->n_options && c->is_option[option];
}

/* A condition over one answer that was given. */
static bool answer_holds(const struct eca_condition *c, const struct eca_question *q,
                         const struct eca_answer *answer)
{
	bool multi = q->type == ECA_MULTI;

	switch (c->test) {
	case ECA_IF_YES:
		return answer->number != 0;
	case ECA_IF_NO:
		return answer->number == 0;
	case ECA_IF_AT_LEAST:
		return answer->number >= c->n;
	case ECA_IF_AT_MOST:
		return answer->number <= c->n;
	case ECA_IF_HAS_ANY:
		return multi ? (answer->set & c->options) != 0 : names_option(c, q, answer);
	case ECA_IF_ONLY:
		return multi ? !(answer->set & ~c->options) : names_option(c, q, answer);
	case ECA_IF_ONE_OF:
		return names_option(c, q, answer);
	default:
		return true; /* answered */
	}
}

static enum settled over_answer(const struct eca_result *result, const struct eca_condition *c)
{
	const struct eca_answer *answer = &result->answers[c->question];

	if (c->question >= result->model->n_profile)
		return SETTLE_OPEN;
	if (answer->state == ECA_NA)
		return SETTLE_DROPS;
	return answer->state == ECA_ANSWERED
	       && answer_holds(c, &result->model->questions[c->question], answer)
	       ? SETTLE_HOLDS : SETTLE_FAILS;
}

/* `ends` settles the whole at once; else the whole is `otherwise` unless a part is open. */
static enum settled over_parts(const struct eca_result *result, const struct eca_condition *c,
                               enum settled ends, enum settled then, enum settled otherwise)
{
	size_t i, open = 0, dropped = 0;

	for (i = 0; i < c->n_parts; i++) {
		enum settled part = settle(result, c->parts[i]);

		if (part == ends)
			return then;
		open += part == SETTLE_OPEN;
		dropped += part == SETTLE_DROPS;
	}
	if (open)
		return SETTLE_OPEN;
	return dropped == c->n_parts ? SETTLE_DROPS : otherwise;
}

enum settled settle(const struct eca_result *result, size_t condition)
{
	const struct eca_condition *c = &result->model->conditions[condition];

	switch (c->test) {
	case ECA_IF_ALL:
		return over_parts(result, c, SETTLE_FAILS, SETTLE_FAILS, SETTLE_HOLDS);
	case ECA_IF_ANY:
		return over_parts(result, c, SETTLE_HOLDS, SETTLE_HOLDS, SETTLE_FAILS);
	case ECA_IF_NONE:
		return over_parts(result, c, SETTLE_HOLDS, SETTLE_FAILS, SETTLE_HOLDS);
	case ECA_IF_SELF_ASSESSED:
		return result->assessment->source == ECA_SELF ? SETTLE_HOLDS : SETTLE_FAILS;
	case ECA_IF_SCORE_AT_LEAST:
	case ECA_IF_EVERY_PILLAR:
	case ECA_IF_MISSING_AT_MOST:
	case ECA_IF_FUNCTION:
		return SETTLE_OPEN;
	default:
		return over_answer(result, c);
	}
}

bool settle_matters(const struct eca_result *result, enum eca_test whole, size_t part)
{
	enum settled settled = settle(result, part);

	if (settled == SETTLE_DROPS)
		return false;
	return settled != (whole == ECA_IF_ALL ? SETTLE_HOLDS : SETTLE_FAILS);
}

size_t settle_core(const struct eca_result *result, size_t condition)
{
	const struct eca_condition *c = &result->model->conditions[condition];
	size_t i, only = ECA_NONE;

	if (c->test != ECA_IF_ALL && c->test != ECA_IF_ANY)
		return condition;
	for (i = 0; i < c->n_parts; i++) {
		if (!settle_matters(result, c->test, c->parts[i]))
			continue;
		if (only != ECA_NONE)
			return condition;
		only = c->parts[i];
	}
	return only == ECA_NONE ? condition : settle_core(result, only);
}
