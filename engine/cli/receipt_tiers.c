/* Status, the climb through the tiers, the gates, and the tier that comes of them. */
#include "receipt_parts.h"

static const char *tier_name(const struct receipt *r, size_t tier)
{
	return say_text(r->say, &r->model->tiers[tier].name);
}

/* ---- Status ---- */

static void put_missing(struct receipt *r)
{
	struct text list = { 0 };
	size_t i;

	for (i = 0; i < r->result->n_missing; i++)
		text_fill(&list, "{1}{2}", i ? ", " : "",
		          r->model->questions[r->result->missing[i]].id, NULL);
	if (list.length)
		receipt_label(r, 0, NULL, W_MISSING, text_string(&list));
	text_free(&list);
}

void receipt_status(struct receipt *r)
{
	const struct eca_result *result = r->result;
	char given[SAY_SIZE], required[SAY_SIZE], share[SAY_SIZE], limit[SAY_SIZE];
	bool enough = result->completeness >= r->model->completeness;
	struct text line = { 0 };

	page_begin(&r->page, PAGE_WORDS, say_word(r->say, W_COMPLETENESS));
	text_fill(&line, say_word(r->say, W_GIVEN_OF), enough ? "✓" : "✗",
	          say_count(r->say, result->given, given),
	          say_count(r->say, result->required, required),
	          say_share(r->say, result->completeness, share),
	          say_share(r->say, r->model->completeness, limit), NULL);
	page_line(&r->page, 0, text_string(&line), &r->model->at, NULL);
	text_free(&line);
	put_missing(r);
	if (result->status == ECA_STATUS_NOT_ASSESSABLE)
		page_line(&r->page, 0, say_word(r->say, W_WHY_NOT_ASSESSABLE), NULL, NULL);
	else
		page_line(&r->page, 0,
		          say_word(r->say, enough ? W_STATUS_OK : W_STATUS_INCOMPLETE), NULL, NULL);
	page_end(&r->page);
}

/* ---- Tiers ---- */

static bool put_thin(struct receipt *r, const struct eca_tier *tier)
{
	bool any = false;
	size_t i;

	if (tier->thin_ok)
		return true;
	for (i = 0; i < r->model->n_pillars; i++) {
		if (!r->result->thin[i])
			continue;
		any = true;
		receipt_say(r, 2, &tier->at, W_THIN_PILLAR,
		            say_node(r->say, r->model->first_pillar + i), NULL, NULL);
	}
	if (!any)
		receipt_say(r, 2, &tier->at, W_NO_THIN, NULL, NULL, NULL);
	return !any;
}

static bool put_threshold(struct receipt *r, const struct eca_tier *tier)
{
	double points = r->result->scores[r->model->overall].points;
	char has[SAY_SIZE], from[SAY_SIZE];
	struct text line = { 0 };

	text_fill(&line, points >= tier->from ? "{1} ≥ {2}" : "{1} < {2}",
	          receipt_points(r, points, has), receipt_number(r, tier->from, from), NULL);
	receipt_say(r, 2, &tier->at, points >= tier->from ? W_HOLDS : W_FAILS,
	            say_word(r->say, W_OVERALL_SCORE), text_string(&line), NULL);
	text_free(&line);
	return points >= tier->from;
}

/* One tier; `climbing` as long as all below it hold, and what is left of that. */
static bool put_tier(struct receipt *r, size_t index, bool climbing)
{
	static const enum word outcomes[2][2] = {
		{ W_TIER_MISSED, W_TIER_NOT_TRIED }, /* the climb has ended */
		{ W_TIER_STOPS, W_TIER_REACHED },
	};
	const struct eca_tier *tier = &r->model->tiers[index];
	struct text line = { 0 };
	bool holds;

	text_fill(&line, "{1} – {2}", tier->id, tier_name(r, index), NULL);
	page_line(&r->page, 0, text_string(&line), &tier->at, NULL);
	text_free(&line);
	if (index == 0) {
		page_line(&r->page, 1, say_word(r->say, W_FIRST_TIER), NULL, NULL);
		return true;
	}
	holds = put_threshold(r, tier);
	if (tier->needs != ECA_NONE) {
		holds &= eca_verdict(r->scoring, tier->needs) != ECA_FALSE;
		receipt_condition(r, 2, tier->needs);
	}
	holds &= put_thin(r, tier);
	page_line(&r->page, 1, say_word(r->say, outcomes[climbing][holds]), NULL, NULL);
	return climbing && holds;
}

void receipt_tiers(struct receipt *r)
{
	bool climbing = true;
	size_t i;

	if (r->result->status != ECA_STATUS_OK)
		return;
	page_begin(&r->page, PAGE_WORDS, say_word(r->say, W_TIERS));
	page_line(&r->page, 0, say_word(r->say, W_HOW_TIERS), NULL, NULL);
	for (i = 0; i < r->model->n_tiers; i++)
		climbing = put_tier(r, i, climbing);
	receipt_say(r, 0, NULL, W_BEFORE_GATES, tier_name(r, r->result->tier_before_gates), NULL,
	            NULL);
	page_end(&r->page);
}

/* ---- Gates ---- */

static void put_effect(struct receipt *r, const struct eca_gate *gate)
{
	char drop[SAY_SIZE];

	if (gate->cap != ECA_NONE)
		receipt_say(r, 1, &gate->at, W_CAP_AT, tier_name(r, gate->cap), NULL, NULL);
	else
		receipt_say(r, 1, &gate->at, W_DROP_BY, say_count(r->say, gate->drop, drop), NULL,
		            NULL);
}

static void put_gate(struct receipt *r, size_t index)
{
	static const enum word states[] = {
		[ECA_GATE_OUT] = W_GATE_OUT, [ECA_GATE_OPEN] = W_GATE_OPEN,
		[ECA_GATE_FIRED] = W_GATE_FIRED,
	};
	const struct eca_gate *gate = &r->model->gates[index];
	enum eca_gate_state state = r->result->gates[index];
	struct text name = { 0 }, line = { 0 };

	text_fill(&name, "{1} – {2}", gate->id, say_text(r->say, &gate->name), NULL);
	text_fill(&line, say_word(r->say, W_DO), text_string(&name), say_word(r->say, states[state]),
	          NULL);
	text_free(&name);
	if (state == ECA_GATE_FIRED)
		page_alarm(&r->page, 0, text_string(&line), &gate->at);
	else
		page_line(&r->page, 0, text_string(&line), &gate->at, NULL);
	text_free(&line);
	if (gate->when != ECA_NONE) {
		page_line(&r->page, 1, say_word(r->say, W_GATE_WHEN), NULL, NULL);
		receipt_condition(r, 2, gate->when);
	}
	if (state != ECA_GATE_OUT) {
		page_line(&r->page, 1, say_word(r->say, W_GATE_OPENS), NULL, NULL);
		receipt_condition(r, 2, gate->unless);
	}
	if (state == ECA_GATE_FIRED)
		put_effect(r, gate);
}

static size_t drops_of(const struct receipt *r)
{
	size_t i, drops = 0;

	for (i = 0; i < r->model->n_gates; i++)
		if (r->result->gates[i] == ECA_GATE_FIRED)
			drops += r->model->gates[i].drop;
	return drops;
}

static void put_after_gates(struct receipt *r)
{
	size_t drops = drops_of(r), lowest = r->model->n_tiers - 1, i;
	char count[SAY_SIZE];

	for (i = 0; i < r->model->n_gates; i++)
		if (r->result->gates[i] == ECA_GATE_FIRED && r->model->gates[i].cap < lowest)
			lowest = r->model->gates[i].cap;
	page_line(&r->page, 0, say_word(r->say, W_AFTER_GATES), NULL, NULL);
	receipt_say(r, 1, NULL, W_BEFORE_GATES, tier_name(r, r->result->tier_before_gates), NULL,
	            NULL);
	if (drops)
		receipt_say(r, 1, NULL, W_DROP_BY, say_count(r->say, drops, count), NULL, NULL);
	if (lowest + 1 < r->model->n_tiers)
		receipt_say(r, 1, NULL, W_LOWEST_CAP, tier_name(r, lowest), NULL, NULL);
	receipt_label(r, 1, NULL, W_TIER, tier_name(r, r->result->tier));
}

/* Where the missing answers of an incomplete assessment can still lead. */
static void put_possible(struct receipt *r)
{
	const struct eca_interval *possible = eca_interval(r->scoring);
	struct text words = { 0 };

	page_line(&r->page, 0, say_word(r->say, W_NO_TIER), NULL, NULL);
	if (!possible || possible->lowest == ECA_NONE)
		return;
	text_fill(&words, say_word(r->say, possible->lowest == possible->highest ? W_POSSIBLE_ONE
	                                                                         : W_POSSIBLE_RANGE),
	          tier_name(r, possible->lowest), tier_name(r, possible->highest), NULL);
	text_add(&words, possible->exact ? "" : say_word(r->say, W_POSSIBLE_TRIED));
	receipt_label(r, 0, NULL, W_POSSIBLE, text_string(&words));
	text_free(&words);
}

void receipt_gates(struct receipt *r)
{
	size_t i;

	page_begin(&r->page, PAGE_WORDS, say_word(r->say, W_GATES));
	for (i = 0; i < r->model->n_gates; i++)
		put_gate(r, i);
	if (r->result->status == ECA_STATUS_OK)
		put_after_gates(r);
	else
		put_possible(r);
	page_end(&r->page);
}
