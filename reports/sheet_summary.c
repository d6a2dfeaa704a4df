/* The first page: who, which tier, why not higher, the pillars, what to do first. */
#include "chart.h"
#include "summary.h"

enum { MISSING_SHOWN = 12, BEST_SHOWN = 3, FIRST_SHOWN = 3 };

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

/* ---- Charts --------------------------------------------------------------------------------- */

/* What is strong and what to do first, with the radar on their right. */
static void prospects(struct sheet *sheet)
{
	const double radar = 270; /* points high, 360 pixels */
	struct chart_place place;

	sheet_block(sheet);
	place = (struct chart_place){ .row = sheet->row, .first = LOST, .last = summary_last(sheet),
		                      .height = 350 };
	place.width = (int)sheet_pixels(sheet, place.first, place.last) - 16;
	sheet->narrow = EFFECTIVE;
	strengths(sheet);
	first_actions(sheet);
	sheet->narrow = 0;
	if (sheet->block < radar)
		sheet_gap(sheet, radar - sheet->block);
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

void sheet_summary(struct sheet *sheet)
{
	set_columns(sheet);
	summary_who(sheet);
	summary_verdict(sheet);
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
	summary_profile(sheet);
	sheet_end_blocks(sheet);
}
