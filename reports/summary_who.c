/* The head of the summary: whose report, under which set, which tier; and the profile. */
#include <string.h>

#include "summary.h"

enum { LONG_NAME = 200 }; /* bytes */

static void banner(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	const char *notice = say_text(r, &r->model->notice);
	struct text stamp = { 0 };

	sheet_at_least(sheet, 32);
	summary_row(sheet, LOOK_TITLE, say_word(r, W_TITLE));
	sheet_at_least(sheet, 20);
	summary_row(sheet, LOOK_SUBTITLE, say_text(r, &r->model->name));
	if (*notice)
		summary_row(sheet, LOOK_NOTICE, notice);
	text_fill(&stamp, say_word(r, W_STAMP), r->model->id, r->model->version, r->model->sha256,
	          NULL);
	summary_row(sheet, LOOK_STAMP, text_string(&stamp));
	text_free(&stamp);
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

static void identity(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	const struct eca_assessment *a = r->result->assessment;
	const char *name = firm_name(r);

	sheet_gap(sheet, 8);
	sheet_at_least(sheet, 26);
	summary_row(sheet, strlen(name) > LONG_NAME ? LOOK_FIRM_LONG : LOOK_FIRM, name);
	sheet_word(sheet, CODE, LOOK_LABEL, W_FIRM_ID);
	sheet_text(sheet, NAME, LOOK_VALUE, a->firm_id);
	sheet_wide(sheet, SCORE, EFFECTIVE, LOOK_LABEL, say_word(r, W_ASSESSED_ON));
	if (a->dated)
		sheet_date(sheet, LOST, LOOK_DATE, a->assessed_on);
	else
		sheet_text(sheet, LOST, LOOK_VALUE, "–");
	sheet_next(sheet);
	sheet_word(sheet, CODE, LOOK_LABEL, W_SOURCE);
	sheet_word(sheet, NAME, LOOK_VALUE, a->source == ECA_SELF ? W_SOURCE_SELF : W_SOURCE_VISIT);
	sheet_wide(sheet, SCORE, EFFECTIVE, LOOK_LABEL, say_word(r, W_ASSESSOR));
	sheet_wide(sheet, LOST, summary_last(sheet), LOOK_VALUE, *a->assessor ? a->assessor : "–");
	sheet_next(sheet);
}

void summary_who(struct sheet *sheet)
{
	banner(sheet);
	identity(sheet);
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
	sheet_define(sheet, "r_", "tier", sheet->row, CODE);
}

static void overall_card(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	const struct eca_score *score = &r->result->scores[r->model->overall];
	bool exact = r->facts.exact[r->model->overall];

	if (score->known)
		sheet_wide_number(sheet, SCORE, EFFECTIVE, exact ? LOOK_CARD_EXACT : LOOK_CARD_SCORE,
		                  score->points * r->model->display_max / 100);
	else
		sheet_wide(sheet, SCORE, EFFECTIVE, LOOK_CARD_TEXT, "–");
	sheet_define(sheet, "r_", "overall", sheet->row, SCORE);
}

static void completeness_card(struct sheet *sheet)
{
	const struct eca_result *result = sheet->report->result;

	if (result->status == ECA_STATUS_FAILED)
		sheet_wide(sheet, LOST, FLOOR, LOOK_CARD_TEXT, "–");
	else
		sheet_wide_number(sheet, LOST, FLOOR, LOOK_CARD_PERCENT, result->completeness);
	sheet_define(sheet, "r_", "completeness", sheet->row, LOST);
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
	sheet_wide(sheet, FLOOR + 1, summary_last(sheet), LOOK_CARD_TEXT, text);
}

static void verdict(struct sheet *sheet)
{
	const struct report *r = sheet->report;

	sheet_gap(sheet, 8);
	sheet_wide(sheet, CODE, NAME, LOOK_CARD_LABEL, say_word(r, W_TIER));
	sheet_wide(sheet, SCORE, EFFECTIVE, LOOK_CARD_LABEL, say_word(r, W_OVERALL_SCORE));
	sheet_wide(sheet, LOST, FLOOR, LOOK_CARD_LABEL, say_word(r, W_COMPLETENESS));
	sheet_wide(sheet, FLOOR + 1, summary_last(sheet), LOOK_CARD_LABEL, say_word(r, W_NEXT_TIER));
	sheet_next(sheet);
	badge(sheet);
	overall_card(sheet);
	completeness_card(sheet);
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

void summary_verdict(struct sheet *sheet)
{
	verdict(sheet);
	meaning(sheet);
}

/* ---- Profile ------------------------------------------------------------------- */

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

void summary_profile(struct sheet *sheet)
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
