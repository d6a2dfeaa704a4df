/* The first page: who, which tier, why not higher, the pillars, what to do first. */
#include "chart.h"
#include "summary.h"

enum { MISSING_SHOWN = 12, BEST_SHOWN = 3 };

static void set_columns(struct sheet *sheet)
{
	static const double widths[] = { 10, 35, 10.5, 10.5, 10.5, 10.5, 10.5 };
	size_t i;

	for (i = 0; i < sizeof(widths) / sizeof(widths[0]); i++)
		sheet_add_column(sheet, widths[i]);
	if (sheet->report->claimed) {
		sheet_add_column(sheet, 10.5);
		sheet_add_column(sheet, 10.5);
	}
	if (sheet_has_peers(sheet->report))
		sheet_add_column(sheet, 10.5);
	sheet_add_column(sheet, 18);
}

/* ---- Who ------------------------------------------------------------------- */

static void banner(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	const char *notice = say_text(r, &r->model->notice);

	sheet_at_least(sheet, 32);
	summary_row(sheet, LOOK_TITLE, say_word(r, W_TITLE));
	sheet_at_least(sheet, 20);
	summary_row(sheet, LOOK_SUBTITLE, say_text(r, &r->model->name));
	if (*notice)
		summary_row(sheet, LOOK_NOTICE, notice);
}

/* The question that holds the firm's name: the profile's text "name". */
static size_t name_field(const struct report *r)
{
	size_t i = eca_find_question(r->model, "name");

	if (i != ECA_NONE && i < r->model->n_profile && r->model->questions[i].type == ECA_TEXT)
		return i;
	return ECA_NONE;
}

static const char *firm_name(const struct report *r)
{
	size_t field = name_field(r);

	if (field != ECA_NONE && r->result->answers[field].state == ECA_ANSWERED)
		return r->result->answers[field].text;
	return r->result->assessment->firm_id;
}

static void pair(struct sheet *sheet, lxw_col_t label, lxw_col_t value, lxw_col_t last,
                 enum word word, const char *text)
{
	sheet_wide(sheet, label, (lxw_col_t)(value - 1), LOOK_LABEL, say_word(sheet->report, word));
	sheet_wide(sheet, value, last, LOOK_VALUE, text);
}

static void identity(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	const struct eca_assessment *a = r->result->assessment;
	lxw_col_t last = summary_last(sheet);

	sheet_gap(sheet, 8);
	sheet_at_least(sheet, 26);
	summary_row(sheet, LOOK_FIRM, firm_name(r));
	sheet_word(sheet, CODE, LOOK_LABEL, W_FIRM_ID);
	sheet_text(sheet, NAME, LOOK_VALUE, a->firm_id);
	sheet_wide(sheet, SCORE, WEIGHT, LOOK_LABEL, say_word(r, W_ASSESSED_ON));
	if (a->dated)
		sheet_date(sheet, EFFECTIVE, LOOK_DATE, a->assessed_on);
	else
		sheet_text(sheet, EFFECTIVE, LOOK_VALUE, "–");
	sheet_next(sheet);
	sheet_word(sheet, CODE, LOOK_LABEL, W_SOURCE);
	sheet_word(sheet, NAME, LOOK_VALUE, a->source == ECA_SELF ? W_SOURCE_SELF : W_SOURCE_VISIT);
	pair(sheet, SCORE, EFFECTIVE, last, W_ASSESSOR, *a->assessor ? a->assessor : "–");
	sheet_next(sheet);
}

/* ---- Which tier -------------------------------------------------------------- */

static void badge(struct sheet *sheet)
{
	struct report *r = sheet->report;
	size_t tier = r->result->tier;

	if (tier == ECA_NONE)
		sheet_wide(sheet, CODE, NAME, LOOK_CARD_TEXT,
		           say_word(r, summary_status(r->result->status)));
	else
		sheet_wide_format(sheet, CODE, NAME, style_badge(r, tier), 15,
		                  say_text(r, &r->model->tiers[tier].name));
}

static void overall_card(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	const struct eca_score *score = &r->result->scores[r->model->overall];
	bool exact = r->facts.exact[r->model->overall];

	if (score->known)
		sheet_wide_number(sheet, SCORE, WEIGHT, exact ? LOOK_CARD_EXACT : LOOK_CARD_SCORE,
		                  score->points * r->model->display_max / 100);
	else
		sheet_wide(sheet, SCORE, WEIGHT, LOOK_CARD_TEXT, "–");
}

static void next_card(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	size_t next = r->facts.next_tier;
	const char *text = "–";

	if (next != ECA_NONE)
		text = say_text(r, &r->model->tiers[next].name);
	else if (r->result->tier != ECA_NONE)
		text = say_word(r, W_TOP_TIER);
	sheet_wide(sheet, FLOOR, summary_last(sheet), LOOK_CARD_TEXT, text);
}

static void verdict(struct sheet *sheet)
{
	const struct report *r = sheet->report;

	sheet_gap(sheet, 8);
	sheet_wide(sheet, CODE, NAME, LOOK_CARD_LABEL, say_word(r, W_TIER));
	sheet_wide(sheet, SCORE, WEIGHT, LOOK_CARD_LABEL, say_word(r, W_OVERALL_SCORE));
	sheet_wide(sheet, EFFECTIVE, LOST, LOOK_CARD_LABEL, say_word(r, W_COMPLETENESS));
	sheet_wide(sheet, FLOOR, summary_last(sheet), LOOK_CARD_LABEL, say_word(r, W_NEXT_TIER));
	sheet_next(sheet);
	badge(sheet);
	overall_card(sheet);
	if (r->result->status == ECA_STATUS_FAILED)
		sheet_wide(sheet, EFFECTIVE, LOST, LOOK_CARD_TEXT, "–");
	else
		sheet_wide_number(sheet, EFFECTIVE, LOST, LOOK_CARD_PERCENT,
		                  r->result->completeness);
	next_card(sheet);
	sheet_at_least(sheet, 44);
	sheet_next(sheet);
}

static void meaning(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	size_t tier = r->result->tier, before = r->result->tier_before_gates;
	struct text text = { 0 };

	if (tier == ECA_NONE)
		return;
	text_add(&text, say_text(r, &r->model->tiers[tier].meaning));
	if (before != tier) {
		text_add(&text, text.length ? " " : "");
		text_fill(&text, say_word(r, W_BEFORE_GATES),
		          say_text(r, &r->model->tiers[before].name), NULL);
	}
	sheet_gap(sheet, 4);
	if (text.length)
		summary_row(sheet, LOOK_PARAGRAPH, text_string(&text));
	text_free(&text);
}

/* ---- Why no tier, or none higher ---------------------------------------------- */

static void why_not_higher(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	struct text text = { 0 };
	size_t i;

	if (r->facts.next_tier == ECA_NONE)
		return;
	text_fill(&text, say_word(r, W_WHY_NOT),
	          say_text(r, &r->model->tiers[r->facts.next_tier].name), NULL);
	summary_heading(sheet, text_string(&text));
	for (i = 0; i < r->result->n_obstacles; i++) {
		text_clear(&text);
		say_obstacle(r, &r->result->obstacles[i], &text);
		summary_bullet(sheet, text_string(&text));
	}
	text_free(&text);
}

static void explain_status(const struct report *r, struct text *text)
{
	char given[SAY_SIZE], required[SAY_SIZE], share[SAY_SIZE], limit[SAY_SIZE];
	const struct eca_result *result = r->result;

	switch (result->status) {
	case ECA_STATUS_INCOMPLETE:
		text_fill(text, say_word(r, W_WHY_INCOMPLETE), say_count(r, result->given, given),
		          say_count(r, result->required, required),
		          say_share(r, result->completeness, share),
		          say_share(r, r->model->completeness, limit), NULL);
		break;
	case ECA_STATUS_NOT_ASSESSABLE:
		text_add(text, say_word(r, W_WHY_NOT_ASSESSABLE));
		break;
	case ECA_STATUS_FAILED:
		text_fill(text, say_word(r, W_WHY_FAILED), result->failure ? result->failure : "",
		          NULL);
		break;
	case ECA_STATUS_OK:
		break;
	}
}

static void missing_questions(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	const struct eca_result *result = r->result;
	char count[SAY_SIZE];
	struct text text = { 0 };
	size_t i;

	if (!result->n_missing || result->status == ECA_STATUS_FAILED)
		return;
	text_fill(&text, say_word(r, W_MISSING_QUESTIONS), say_count(r, result->n_missing, count),
	          NULL);
	summary_heading(sheet, text_string(&text));
	for (i = 0; i < result->n_missing && i < MISSING_SHOWN; i++)
		summary_bullet(sheet, say_text(r, &r->model->questions[result->missing[i]].text));
	if (i < result->n_missing) {
		text_clear(&text);
		text_fill(&text, say_word(r, W_AND_MORE),
		          say_count(r, result->n_missing - i, count), NULL);
		summary_row(sheet, LOOK_HINT, text_string(&text));
	}
	text_free(&text);
}

static void why_no_tier(struct sheet *sheet)
{
	struct text text = { 0 };

	if (sheet->report->result->status == ECA_STATUS_OK)
		return;
	explain_status(sheet->report, &text);
	sheet_gap(sheet, 8);
	summary_row(sheet, LOOK_ALARM, text_string(&text));
	text_free(&text);
}

/* ---- Strengths ---------------------------------------------------------------------------- */

static void strengths(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	struct text text = { 0 };
	char score[SAY_SIZE];
	size_t i;

	if (!r->facts.n_strengths)
		return;
	summary_heading_word(sheet, W_STRENGTHS);
	for (i = 0; i < r->facts.n_strengths && i < BEST_SHOWN; i++) {
		size_t node = r->facts.strengths[i];

		text_clear(&text);
		text_fill(&text, say_word(r, W_STRENGTH), say_node(r, node),
		          say_node(r, r->model->nodes[node].parent),
		          say_score(r, r->result->scores[node].points, score), NULL);
		summary_bullet(sheet, text_string(&text));
	}
	text_free(&text);
}

/* ---- Charts, profile ------------------------------------------------------------------------ */

static void charts(struct sheet *sheet)
{
	const struct report *r = sheet->report;

	if (!chart_radar_fits(r))
		return;
	summary_heading_word(sheet, chart_radar_title(r));
	chart_radar(sheet, 620, 400);
	sheet_gap(sheet, 308); /* one high row: nothing cuts the chart */
}

static void scale(struct sheet *sheet)
{
	if (!chart_scale_fits(sheet->report))
		return;
	sheet_gap(sheet, 6);
	chart_scale(sheet, 800, 120);
	sheet_gap(sheet, 96);
}

static void profile_field(struct sheet *sheet, size_t field)
{
	const struct report *r = sheet->report;
	struct text text = { 0 };

	say_answer(r, field, &r->result->answers[field], &text);
	sheet_wide(sheet, CODE, NAME, LOOK_LABEL, say_text(r, &r->model->questions[field].text));
	sheet_wide(sheet, SCORE, summary_last(sheet), LOOK_VALUE, text_string(&text));
	sheet_next(sheet);
	text_free(&text);
}

static void profile(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	size_t name = name_field(r), i;
	bool any = false;

	for (i = 0; i < r->model->n_profile; i++) {
		if (i == name || r->result->answers[i].state != ECA_ANSWERED)
			continue;
		if (!any)
			summary_heading_word(sheet, W_PROFILE);
		profile_field(sheet, i);
		any = true;
	}
}

void sheet_summary(struct sheet *sheet)
{
	set_columns(sheet);
	banner(sheet);
	identity(sheet);
	verdict(sheet);
	meaning(sheet);
	scale(sheet);
	why_no_tier(sheet);
	summary_possible(sheet);
	why_not_higher(sheet);
	summary_compare(sheet);
	summary_pillars(sheet);
	strengths(sheet);
	summary_actions(sheet);
	missing_questions(sheet);
	charts(sheet);
	profile(sheet);
	sheet_end_blocks(sheet);
}
