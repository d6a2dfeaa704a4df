/* The first page: who, which tier, why not higher, the pillars, what to do first. */
#include <string.h>

#include "chart.h"
#include "summary.h"

enum { MISSING_SHOWN = 12, BEST_SHOWN = 3, FIRST_SHOWN = 3,
       LONG_NAME = 200 /* bytes */ };

/* As wide whatever is compared, so that letters are printed in one size. */
static void set_columns(struct sheet *sheet)
{
	const double whole = 131, code = 9, number = 10.5, least_name = 34;
	const struct report *r = sheet->report;
	size_t numbers = 4 + (r->claimed ? 2 : 0) + sheet_has_peers(r), i;
	double rest = whole - code - (double)numbers * number - least_name;
	double name = least_name + (rest - 14) / 4;

	sheet_add_column(sheet, code);
	sheet_add_column(sheet, name);
	for (i = 0; i < numbers; i++)
		sheet_add_column(sheet, number);
	sheet_add_column(sheet, rest + least_name - name);
}

/* ---- Who ------------------------------------------------------------------- */

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

/* ---- Strengths and first actions --------------------------------------------------------- */

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

static void first_action(struct sheet *sheet, const struct todo *todo)
{
	const struct report *r = sheet->report;
	const struct eca_action *action = &r->model->actions[todo->action];
	const char *first = say_text(r, &action->first);
	struct text text = { 0 };

	text_fill(&text, say_word(r, W_DO), say_node(r, todo->criterion),
	          say_text(r, &action->text), NULL);
	if (*first)
		text_fill(&text, say_word(r, W_START_WITH), first, NULL);
	summary_bullet(sheet, text_string(&text));
	text_free(&text);
}

static void first_actions(struct sheet *sheet)
{
	const struct facts *facts = &sheet->report->facts;
	size_t i;

	if (!facts->n_todos)
		return;
	summary_heading_word(sheet, W_FIRST_ACTIONS);
	for (i = 0; i < facts->n_todos && i < FIRST_SHOWN; i++)
		first_action(sheet, &facts->todos[i]);
}

/* ---- Charts, profile ------------------------------------------------------------------------ */

/* What is strong and what to do first, with the radar on their right. */
static void prospects(struct sheet *sheet)
{
	const double radar = 270; /* points high, 360 pixels */
	struct chart_place place;
	double before;

	sheet_block(sheet);
	before = sheet->block;
	place = (struct chart_place){ .row = sheet->row, .first = LOST, .last = summary_last(sheet),
		                      .height = 350 };
	place.width = (int)sheet_pixels(sheet, place.first, place.last) - 16;
	sheet->narrow = EFFECTIVE;
	strengths(sheet);
	first_actions(sheet);
	sheet->narrow = 0;
	if (sheet->block - before < radar)
		sheet_gap(sheet, radar - (sheet->block - before));
	chart_radar(sheet, &place);
}

static void scale(struct sheet *sheet)
{
	struct chart_place place = { .row = sheet->row + 1, .last = summary_last(sheet),
		                     .width = 860, .height = 116 };

	if (!chart_scale_fits(sheet->report))
		return;
	sheet_gap(sheet, 6);
	chart_scale(sheet, &place);
	sheet_gap(sheet, 92);
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
	if (chart_radar_fits(sheet->report)) {
		prospects(sheet);
	} else {
		strengths(sheet);
		first_actions(sheet);
	}
	summary_pillars(sheet);
	summary_compare(sheet);
	missing_questions(sheet);
	profile(sheet);
	sheet_end_blocks(sheet);
}
