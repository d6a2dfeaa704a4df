#include "say.h"

#include "sheet.h"

static const char *tier_name(const struct report *r, size_t tier)
{
	return say_text(r, &r->model->tiers[tier].name);
}

static size_t count_steps(const struct eca_gap *plan)
{
	size_t i, count = 0;

	for (i = 0; i < plan->n_steps; i++)
		count += plan->steps[i].steps;
	return count;
}

/* The overall score, in full where rounding would hide that it misses the tier's threshold. */
static const char *overall(const struct report *r, const struct eca_result *result, char *out)
{
	return say_score_below(r, result->scores[r->model->overall].points,
	                       r->model->tiers[r->roadmap->plan->target].from, out);
}

static void found(const struct report *r, const struct eca_gap *plan, struct text *out)
{
	char effort[SAY_SIZE], steps[SAY_SIZE], questions[SAY_SIZE], now[SAY_SIZE], then[SAY_SIZE];

	text_fill(out, say_word(r, plan->certain ? W_PLAN_LEAST : W_PLAN_FOUND),
	          tier_name(r, plan->before->tier), tier_name(r, plan->after->tier),
	          say_number(r, plan->effort, effort), say_count(r, count_steps(plan), steps),
	          say_count(r, plan->n_steps, questions), NULL);
	text_fill(out, say_word(r, W_PLAN_SCORE), overall(r, plan->before, now),
	          overall(r, plan->after, then), NULL);
}

static void out_of_reach(const struct report *r, const struct eca_gap *plan, struct text *out)
{
	char score[SAY_SIZE];

	text_fill(out, say_word(r, plan->certain ? W_PLAN_NONE : W_PLAN_NOT_FOUND),
	          tier_name(r, plan->target), NULL);
	text_fill(out, say_word(r, W_PLAN_BEST), tier_name(r, plan->after->tier),
	          overall(r, plan->after, score), NULL);
}

static void no_tier(const struct report *r, const struct eca_result *result, struct text *out)
{
	char given[SAY_SIZE], required[SAY_SIZE], share[SAY_SIZE], limit[SAY_SIZE];

	if (result->status == ECA_STATUS_INCOMPLETE)
		text_fill(out, say_word(r, W_PLAN_INCOMPLETE), say_count(r, result->given, given),
		          say_count(r, result->required, required),
		          say_share(r, result->completeness, share),
		          say_share(r, r->model->completeness, limit), NULL);
	else if (result->status == ECA_STATUS_NOT_ASSESSABLE)
		text_add(out, say_word(r, W_PLAN_NOT_ASSESSABLE));
	else
		text_add(out, say_word(r, W_PLAN_FAILED));
}

void say_plan(const struct report *r, struct text *out)
{
	const struct eca_gap *plan = r->roadmap->plan;
	char count[SAY_SIZE];

	if (plan->state == ECA_GAP_NO_TIER)
		no_tier(r, plan->before, out);
	else if (plan->state == ECA_GAP_OUT_OF_REACH)
		out_of_reach(r, plan, out);
	else if (plan->n_steps)
		found(r, plan, out);
	else
		text_fill(out, say_word(r, W_PLAN_TOP), tier_name(r, plan->before->tier), NULL);
	if (plan->n_left)
		text_fill(out, say_word(r, W_PLAN_LEFT), say_count(r, plan->n_left, count), NULL);
}
