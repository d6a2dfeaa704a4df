#include "trial_words.h"

const char *trial_subject(const struct eca_model *model, const struct eca_expectation *e)
{
	static const char *const words[] = {
		[ECA_EXPECT_STATUS] = "status",
		[ECA_EXPECT_TIER] = "tier",
		[ECA_EXPECT_BEFORE_GATES] = "tier_before_gates",
		[ECA_EXPECT_GATES] = "gates",
		[ECA_EXPECT_COMPLETENESS] = "completeness",
		[ECA_EXPECT_MISSING] = "missing",
	};

	if (e->what == ECA_EXPECT_DERIVED)
		return model->questions[e->question].id;
	return e->what == ECA_EXPECT_SCORE ? model->nodes[e->node].id : words[e->what];
}

static void add_number(struct buf *buf, double number)
{
	char text[ECA_SCORE_SIZE];

	buf_text(buf, eca_print_number(number, text));
}

static const char *id_of(const struct eca_model *model, enum eca_expected what, size_t item)
{
	return what == ECA_EXPECT_GATES ? model->gates[item].id : model->questions[item].id;
}

/* Of a list: its next item, with a comma before it unless it is the first. */
static void add_item(struct buf *buf, size_t start, const char *id)
{
	buf_format(buf, "%s%s", buf->used > start ? ", " : "", id);
}

static void add_list(struct buf *buf, const struct eca_model *model,
                     const struct eca_expectation *e)
{
	size_t start = buf->used, i;

	for (i = 0; i < e->n_list; i++)
		add_item(buf, start, id_of(model, e->what, e->list[i]));
	if (buf->used == start)
		buf_text(buf, "none");
}

static void add_option(struct buf *buf, const struct eca_question *q, size_t option)
{
	buf_text(buf, option == ECA_NONE ? "missing" : q->options[option].id);
}

static void add_compared(struct buf *buf, const struct eca_expectation *e)
{
	if (e->compare == ECA_IS_AT_LEAST)
		buf_text(buf, "at least ");
	if (e->compare == ECA_IS_AT_MOST)
		buf_text(buf, "at most ");
	if (e->compare == ECA_IS_NA)
		buf_text(buf, "N/A");
	else
		add_number(buf, e->n);
	if (e->compare == ECA_IS_NEAR) {
		buf_text(buf, " ± ");
		add_number(buf, e->within);
	}
}

void trial_add_wanted(struct buf *buf, const struct eca_model *model,
                      const struct eca_expectation *e)
{
	switch (e->what) {
	case ECA_EXPECT_STATUS: buf_text(buf, eca_status_word(e->status)); break;
	case ECA_EXPECT_TIER:
	case ECA_EXPECT_BEFORE_GATES: buf_text(buf, model->tiers[e->tier].id); break;
	case ECA_EXPECT_GATES:
	case ECA_EXPECT_MISSING: add_list(buf, model, e); break;
	case ECA_EXPECT_DERIVED: add_option(buf, &model->questions[e->question], e->option); break;
	case ECA_EXPECT_COMPLETENESS:
	case ECA_EXPECT_SCORE: add_compared(buf, e); break;
	}
}

static void add_tier(struct buf *buf, const struct eca_model *model, size_t tier)
{
	buf_text(buf, tier == ECA_NONE ? "no tier" : model->tiers[tier].id);
}

static void add_fired(struct buf *buf, const struct eca_result *r)
{
	size_t start = buf->used, i;

	for (i = 0; i < r->model->n_gates; i++)
		if (r->gates[i] == ECA_GATE_FIRED)
			add_item(buf, start, r->model->gates[i].id);
	if (buf->used == start)
		buf_text(buf, "none");
}

static void add_missing(struct buf *buf, const struct eca_result *r)
{
	size_t start = buf->used, i;

	for (i = 0; i < r->n_missing; i++)
		add_item(buf, start, r->model->questions[r->missing[i]].id);
	if (buf->used == start)
		buf_text(buf, "none");
}

static void add_derived(struct buf *buf, const struct eca_result *r, size_t question)
{
	const struct eca_answer *answer = &r->answers[question];

	add_option(buf, &r->model->questions[question],
	           answer->state == ECA_ANSWERED ? (size_t)answer->number : ECA_NONE);
}

static void add_score(struct buf *buf, const struct eca_score *score)
{
	if (score->known)
		add_number(buf, score->points);
	else
		buf_text(buf, "N/A");
}

void trial_add_found(struct buf *buf, const struct eca_result *r, const struct eca_expectation *e)
{
	if (r->status == ECA_STATUS_FAILED && e->what != ECA_EXPECT_STATUS) {
		buf_text(buf, "failed");
		return;
	}
	switch (e->what) {
	case ECA_EXPECT_STATUS: buf_text(buf, eca_status_word(r->status)); break;
	case ECA_EXPECT_TIER: add_tier(buf, r->model, r->tier); break;
	case ECA_EXPECT_BEFORE_GATES: add_tier(buf, r->model, r->tier_before_gates); break;
	case ECA_EXPECT_GATES: add_fired(buf, r); break;
	case ECA_EXPECT_MISSING: add_missing(buf, r); break;
	case ECA_EXPECT_COMPLETENESS: add_number(buf, r->completeness); break;
	case ECA_EXPECT_DERIVED: add_derived(buf, r, e->question); break;
	case ECA_EXPECT_SCORE: add_score(buf, &r->scores[e->node]); break;
	}
}

void trial_add_difference(struct buf *buf, const struct eca_result *r,
                          const struct eca_expectation *e)
{
	buf_format(buf, "%s: expected ", trial_subject(r->model, e));
	trial_add_wanted(buf, r->model, e);
	buf_text(buf, ", found ");
	trial_add_found(buf, r, e);
}
