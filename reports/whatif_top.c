/* What the answers tried come to, on top of the What-if sheet. */
#include "chart.h"
#include "whatif.h"

enum { CHART_ROWS = 7 };
#define TOP_ROW 15.75 /* points */

lxw_row_t whatif_rows_beside(const struct whatif *w)
{
	lxw_row_t least = ROW_CHART - ROW_TIER + CHART_ROWS;

	return w->model->n_pillars > least ? (lxw_row_t)w->model->n_pillars : least;
}

static void put_head(struct whatif *w, struct sheet *sheet)
{
	const struct places *at = &w->page.places;

	sheet_word(sheet, at->number, LOOK_SHEET, W_WHATIF_TITLE);
	sheet_at_least(sheet, 22);
	sheet_next(sheet);
	sheet_word(sheet, at->number, LOOK_HINT, W_WHATIF_HINT);
	sheet_next(sheet);
	sheet_wide(sheet, at->number, at->question, LOOK_HEADER, "");
	sheet_word(sheet, at->guide, LOOK_HEADER, W_WHATIF_THEN);
	sheet_word(sheet, at->answer, LOOK_HEADER, W_WHATIF_NOW);
	sheet_word(sheet, w->weight, LOOK_HEADER, W_PILLAR);
	sheet_word(sheet, w->then, LOOK_HEADER, W_WHATIF_THEN);
	sheet_word(sheet, w->now, LOOK_HEADER, W_WHATIF_NOW);
	sheet_word(sheet, at->note, LOOK_HEADER, W_WHATIF_CHANGE);
	sheet_at_least(sheet, 28);
	sheet_next(sheet);
}

static void put_label(struct whatif *w, struct sheet *sheet, enum word word)
{
	sheet_wide(sheet, w->page.places.number, w->page.places.question, LOOK_TOTAL_TEXT,
	           say_word(w->report, word));
}

static enum word status_word(enum eca_status status)
{
	return status == ECA_STATUS_INCOMPLETE ? W_STATUS_INCOMPLETE : W_STATUS_NOT_ASSESSABLE;
}

/* The tier's name, or why there is none. */
static const char *tier_then(const struct whatif *w)
{
	if (w->result->tier == ECA_NONE)
		return say_word(w->report, status_word(w->result->status));
	return say_text(w->report, &w->model->tiers[w->result->tier].name);
}

static void tier_formula(struct whatif *w, lxw_row_t first)
{
	struct text status = { 0 }, tier = { 0 };
	struct text *formula = &w->formula;
	/* Gnumeric finds nothing in a column of one cell */
	lxw_row_t count = w->model->n_tiers > 1 ? (lxw_row_t)w->model->n_tiers : 2;

	whatif_total(w, TOTAL_STATUS, &status);
	whatif_total(w, TOTAL_TIER, &tier);
	text_clear(formula);
	text_fill(formula, "=IF({1}=0,INDEX(", text_string(&status), NULL);
	form_cell("", w->page.places.question, first, formula);
	text_add(formula, ":");
	form_cell("", w->page.places.question, first + count - 1, formula);
	text_fill(formula, ",{2}),IF({1}=1,", text_string(&status), text_string(&tier), NULL);
	form_quote(say_word(w->report, W_STATUS_INCOMPLETE), formula);
	text_add(formula, ",");
	form_quote(say_word(w->report, W_STATUS_NOT_ASSESSABLE), formula);
	text_add(formula, "))");
	text_free(&status);
	text_free(&tier);
}

/* The colours of the tiers wherever the cell has the name of one. */
static void colour_tier(struct whatif *w, struct sheet *sheet, lxw_col_t column)
{
	lxw_conditional_format format = { .type = LXW_CONDITIONAL_TYPE_FORMULA };
	struct text formula = { 0 };
	size_t i;

	for (i = 0; i < w->model->n_tiers; i++) {
		text_clear(&formula);
		text_add(&formula, "=");
		form_cell("", column, ROW_TIER, &formula);
		text_add(&formula, "=");
		form_quote(say_text(w->report, &w->model->tiers[i].name), &formula);
		format.value_string = (char *)text_string(&formula);
		format.format = style_tag(w->report, i);
		worksheet_conditional_format_cell(sheet->page, ROW_TIER, column, &format);
	}
	text_free(&formula);
}

static void put_tier(struct whatif *w, struct sheet *sheet, lxw_row_t tiers)
{
	const struct places *at = &w->page.places;

	put_label(w, sheet, W_TIER);
	sheet_text(sheet, at->guide, LOOK_TOTAL_TEXT, tier_then(w));
	tier_formula(w, tiers);
	form_formula_text(sheet, at->answer, LOOK_TOTAL_TEXT, text_string(&w->formula),
	                  tier_then(w));
	colour_tier(w, sheet, at->guide);
	colour_tier(w, sheet, at->answer);
}

static void put_overall(struct whatif *w, struct sheet *sheet)
{
	bool stays = w->node_stays[w->model->overall];
	struct text label = { 0 };

	text_add(&label, say_word(w->report, W_OVERALL_SCORE));
	if (stays) {
		text_fill(&label, " – {1}", say_word(w->report, W_WHATIF_STAYS), NULL);
		whatif_name(w, "f_", "overall", NULL, w->page.quoted, w->page.places.number,
		            sheet->row);
	}
	sheet_wide(sheet, w->page.places.number, w->page.places.question, LOOK_TOTAL_TEXT,
	           text_string(&label));
	text_free(&label);
	whatif_put_then(w, sheet, w->page.places.guide, LOOK_TOTAL_SCORE, w->model->overall);
	whatif_put_now(w, sheet, w->page.places.answer, LOOK_TOTAL_SCORE, w->model->overall);
}

static void put_fired(struct whatif *w, struct sheet *sheet)
{
	size_t i, fired = 0;

	for (i = 0; i < w->model->n_gates; i++)
		fired += w->result->gates[i] == ECA_GATE_FIRED;
	put_label(w, sheet, W_WHATIF_GATES);
	sheet_number(sheet, w->page.places.guide, LOOK_TOTAL_NUMBER, (double)fired);
	text_clear(&w->formula);
	text_add(&w->formula, "=0");
	if (w->model->n_gates) {
		text_clear(&w->formula);
		text_add(&w->formula, "=COUNTIF(");
		form_rule(&w->form, RULE_SCORE, w->first_gate, &w->formula);
		text_add(&w->formula, ":");
		form_cell("", RULE_SCORE, w->first_tier - 1, &w->formula);
		text_add(&w->formula, ",2)");
	}
	form_formula(sheet, w->page.places.answer, LOOK_TOTAL_NUMBER, text_string(&w->formula),
	             (double)fired);
}

/* Where the words come of the number in _rules. */
/* Adds `word` as a formula has it, its {1} being what `number` comes to. */
static void counted(const struct whatif *w, enum word word, const char *number, struct text *out)
{
	struct text quoted = { 0 }, joined = { 0 };

	text_fill(&joined, "\"&{1}&\"", number, NULL);
	form_quote(say_word(w->report, word), &quoted);
	text_fill(out, text_string(&quoted), text_string(&joined), NULL);
	text_free(&quoted);
	text_free(&joined);
}

/* Adds how many answers are wrong, those on trial. */
static void count_wrong(const struct whatif *w, struct text *out)
{
	char state[32];

	text_add(out, "COUNTIF(");
	form_rule(&w->form, RULE_STATE, w->form.asked[0].rule, out);
	text_add(out, ":");
	form_cell("", RULE_STATE, w->form.first_condition - 1, out);
	snprintf(state, sizeof(state), ",%d)", STATE_WRONG);
	text_add(out, state);
}

static void put_check(struct whatif *w, struct sheet *sheet)
{
	static const lxw_row_t rows[] = { ROW_CHECK, ROW_CHECK };
	const struct places *at = &w->page.places;
	struct text check = { 0 }, edited = { 0 }, words = { 0 }, wrong = { 0 }, cell = { 0 };

	whatif_total(w, TOTAL_CHECK, &check);
	whatif_total(w, TOTAL_EDITED, &edited);
	count_wrong(w, &wrong);
	text_fill(&words, "IF({1}>0,", text_string(&wrong), NULL);
	counted(w, W_WHATIF_WRONGS, text_string(&wrong), &words);
	text_add(&words, ",");
	counted(w, W_WHATIF_EDITED, text_string(&edited), &words);
	text_add(&words, ")");
	text_clear(&w->formula);
	text_fill(&w->formula, "=IF({1}=2,{2},IF({1}=1,", text_string(&check),
	          text_string(&words), NULL);
	form_quote(say_word(w->report, W_WHATIF_SAME), &w->formula);
	text_add(&w->formula, ",");
	form_quote(say_word(w->report, W_WHATIF_OTHER), &w->formula);
	text_add(&w->formula, "))");
	put_label(w, sheet, W_WHATIF_CHECK);
	sheet_wide(sheet, at->guide, at->answer, LOOK_TOTAL_TEXT, "");
	form_formula_text(sheet, at->guide, LOOK_TOTAL_TEXT, text_string(&w->formula),
	                  say_word(w->report, W_WHATIF_SAME));
	text_clear(&cell);
	form_cell("=LEFT(", at->guide, ROW_CHECK, &cell);
	text_clear(&words);
	text_fill(&words, "{1},1)=\"✓\"", text_string(&cell), NULL);
	whatif_mark(w, sheet, rows, at->guide, at->answer, text_string(&words), MARK_SAME);
	text_clear(&words);
	text_fill(&words, "{1},1)=\"✗\"", text_string(&cell), NULL);
	whatif_mark(w, sheet, rows, at->guide, at->answer, text_string(&words), MARK_ALARM);
	text_free(&check);
	text_free(&edited);
	text_free(&words);
	text_free(&wrong);
	text_free(&cell);
}

static void put_pillar(struct whatif *w, struct sheet *sheet, size_t pillar)
{
	size_t node = w->model->first_pillar + pillar;
	const struct eca_score *score = &w->result->scores[node];
	char name[SAY_SIZE], then = (char)('A' + w->then), now = (char)('A' + w->now);
	unsigned row = (unsigned)sheet->row + 1;

	sheet_text(sheet, w->weight, LOOK_CODE, say_short(w->report, pillar, name));
	whatif_put_then(w, sheet, w->then, LOOK_SCORE, node);
	whatif_put_now(w, sheet, w->now, LOOK_SCORE, node);
	text_clear(&w->formula);
	text_format(&w->formula, "=IF(ISNUMBER(%c%u),IF(ISNUMBER(%c%u),%c%u-%c%u,\"\"),\"\")", then,
	            row, now, row, now, row, then, row);
	if (score->known)
		form_formula(sheet, w->page.places.note, LOOK_DIFFERENCE, text_string(&w->formula), 0);
	else
		form_formula_text(sheet, w->page.places.note, LOOK_DIFFERENCE,
		                  text_string(&w->formula), "");
}

static void put_chart(struct whatif *w, struct sheet *sheet)
{
	static const lxw_color_t colours[] = { 0x7F8FA9, COLOUR_TEAL };
	const enum word names[] = { W_WHATIF_THEN, W_WHATIF_NOW };
	const lxw_col_t columns[] = { w->then, w->now };
	lxw_chart *chart = workbook_add_chart(w->report->book, LXW_CHART_COLUMN);
	lxw_row_t last = ROW_TIER + (lxw_row_t)w->model->n_pillars - 1;
	double height = (whatif_rows_beside(w) - (ROW_CHART - ROW_TIER)) * TOP_ROW / 0.75 - 6, width = 0;
	lxw_chart_options options = { .x_offset = 2, .y_offset = 3,
	                              .object_position = LXW_OBJECT_MOVE_DONT_SIZE };
	size_t i;

	for (i = 0; i <= w->page.places.answer; i++)
		width += sheet->widths[i] * 7 + 5;
	options.x_scale = (width - 6) / 480;
	options.y_scale = height / 288;
	options.description = (char *)say_word(w->report, W_WHATIF_CHART);
	for (i = 0; i < 2; i++) {
		lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
		lxw_chart_fill fill = { .color = colours[i] };

		chart_series_set_categories(series, sheet->page->name, ROW_TIER, w->weight, last,
		                            w->weight);
		chart_series_set_values(series, sheet->page->name, ROW_TIER, columns[i], last,
		                        columns[i]);
		chart_series_set_name(series, say_word(w->report, names[i]));
		chart_series_set_fill(series, &fill);
	}
	chart_plain_axes(w->report, chart, chart->y_axis);
	chart_legend_set_position(chart, LXW_CHART_LEGEND_RIGHT);
	chart_set_series_gap(chart, 60);
	chart_title_off(chart);
	worksheet_insert_chart_opt(sheet->page, ROW_CHART, 0, chart, &options);
}

void whatif_put_top(struct whatif *w, struct sheet *sheet, lxw_row_t tiers)
{
	lxw_row_t i, end = ROW_TIER + whatif_rows_beside(w);

	sheet->row = 0;
	put_head(w, sheet);
	for (i = ROW_TIER; i < end; i++) {
		switch (i) {
		case ROW_TIER: put_tier(w, sheet, tiers); break;
		case ROW_OVERALL: put_overall(w, sheet); break;
		case ROW_GATES: put_fired(w, sheet); break;
		case ROW_CHECK: put_check(w, sheet); break;
		default: break;
		}
		if (i - ROW_TIER < w->model->n_pillars)
			put_pillar(w, sheet, i - ROW_TIER);
		sheet->height = 0;
		sheet_gap(sheet, TOP_ROW);
	}
	sheet_gap(sheet, 6);
	put_chart(w, sheet);
}
