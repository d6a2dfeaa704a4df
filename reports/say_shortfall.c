#include "say.h"

#include "settle.h"
#include "sheet.h"

/* "Finance (31.2); Digital (20.0)": the pillars that miss `floor`. */
static void pillars_below(const struct report *r, double floor, struct text *out)
{
	const struct eca_model *model = r->model;
	char score[SAY_SIZE];
	size_t i, count = 0;

	for (i = model->first_pillar; i < model->first_pillar + model->n_pillars; i++) {
		const struct eca_score *s = &r->result->scores[i];

		if (!s->known || s->points >= floor)
			continue;
		text_add(out, count++ ? say_word(r, W_ALSO) : "");
		text_fill(out, "{1} ({2})", say_node(r, i),
		          say_score_below(r, s->points, floor, score), NULL);
	}
}

static void score_shortfall(const struct report *r, size_t condition, struct text *out)
{
	const struct eca_condition *c = &r->model->conditions[condition];
	const struct eca_score *score = &r->result->scores[c->node];
	char has[SAY_SIZE], wanted[SAY_SIZE];
	struct text name = { 0 };

	if (!score->known) {
		say_condition(r, condition, out);
		return;
	}
	say_subject(r, c->node, &name);
	text_fill(out, say_word(r, W_SCORE_SHORT), text_string(&name),
	          say_score_below(r, score->points, c->n, has), say_threshold(r, c->n, wanted),
	          NULL);
	text_free(&name);
}

static void pillars_shortfall(const struct report *r, double floor, struct text *out)
{
	struct text list = { 0 };
	char n[SAY_SIZE];

	pillars_below(r, floor, &list);
	text_fill(out, say_word(r, W_EVERY_PILLAR_SHORT), say_threshold(r, floor, n),
	          text_string(&list), NULL);
	text_free(&list);
}

static void answer_shortfall(const struct report *r, size_t condition, struct text *out)
{
	size_t question = r->model->conditions[condition].question;
	struct text now = { 0 };

	say_given(r, question, &r->result->answers[question], &now);
	say_condition(r, condition, out);
	text_fill(out, say_word(r, W_NOW), text_string(&now), NULL);
	text_free(&now);
}

void say_shortfall(const struct report *r, size_t whole, struct text *out)
{
	size_t condition =
		settle(r->result, whole) == SETTLE_OPEN ? settle_core(r->result, whole) : whole;
	const struct eca_condition *c = &r->model->conditions[condition];
	char n[SAY_SIZE];

	switch (c->test) {
	case ECA_IF_YES:
	case ECA_IF_NO:
	case ECA_IF_AT_LEAST:
	case ECA_IF_AT_MOST:
	case ECA_IF_ONE_OF:
	case ECA_IF_HAS_ANY:
	case ECA_IF_ONLY:
	case ECA_IF_ANSWERED:
		answer_shortfall(r, condition, out);
		break;
	case ECA_IF_SCORE_AT_LEAST:
		score_shortfall(r, condition, out);
		break;
	case ECA_IF_EVERY_PILLAR:
		pillars_shortfall(r, c->n, out);
		break;
	case ECA_IF_MISSING_AT_MOST:
		say_condition(r, condition, out);
		text_fill(out, say_word(r, W_NOW), say_count(r, r->result->n_missing, n), NULL);
		break;
	default:
		say_condition_here(r, condition, out);
	}
}
