/* What to do: the plan to the next tier, what every effort comes to, and all actions. */
#include "chart.h"
#include "roadmap.h"

static void set_columns(struct sheet *sheet)
{
	static const double widths[ROADMAP_COLUMNS] = {
		[RANK] = 5,    [CRITERION] = 23, [WHAT] = 38, [TODAY] = 27, [AIM] = 31,
		[GAIN] = 9,    [EFFORT] = 9,     [STEP] = 9,  [GATE] = 18,  [MONTHS] = 8,
		[OWNER] = 13,  [DUE] = 11,       [DONE] = 7,
	};
	size_t i;

	for (i = 0; i < ROADMAP_COLUMNS; i++)
		sheet_add_column(sheet, widths[i]);
}

void roadmap_row(struct sheet *sheet, enum look look, const char *text)
{
	sheet_wide(sheet, RANK, DONE, look, text);
	sheet_next(sheet);
}

void roadmap_heading(struct sheet *sheet, const char *text, const char *hint)
{
	sheet_gap(sheet, 8);
	sheet_at_least(sheet, 20);
	roadmap_row(sheet, LOOK_HEADING, text);
	if (hint)
		roadmap_row(sheet, LOOK_HINT, hint);
	sheet_gap(sheet, 3);
}

void roadmap_gain(struct sheet *sheet, bool known, double points)
{
	if (known)
		sheet_number(sheet, GAIN, LOOK_DIFFERENCE,
		             points * sheet->report->model->display_max / 100);
	else
		sheet_text(sheet, GAIN, LOOK_NA, "–");
}

static void head(struct sheet *sheet)
{
	struct text plan = { 0 };

	sheet_word(sheet, RANK, LOOK_SHEET, W_SHEET_ROADMAP);
	sheet_at_least(sheet, 22);
	sheet_next(sheet);
	say_plan(sheet->report, &plan);
	sheet_at_least(sheet, 24);
	roadmap_row(sheet, LOOK_PROGRESS, text_string(&plan));
	text_free(&plan);
}

static void curve(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	struct chart_place place = { .last = DONE, .width = 1100, .height = 320 };

	if (!chart_curve_fits(r))
		return;
	sheet_block(sheet);
	roadmap_heading(sheet, say_word(r, W_CURVE),
	                r->roadmap->plan->curve_certain ? NULL : say_word(r, W_CURVE_ROUGH));
	place.row = sheet->row;
	chart_curve(sheet, &place);
	sheet_gap(sheet, 248); /* one high row: nothing cuts the chart */
}

void sheet_roadmap(struct sheet *sheet)
{
	set_columns(sheet);
	head(sheet);
	roadmap_questions(sheet);
	roadmap_steps(sheet);
	curve(sheet);
	roadmap_actions(sheet);
	sheet_end_blocks(sheet);
}
