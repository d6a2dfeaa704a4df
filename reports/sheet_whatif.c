/* The firm's answers to try others in their place, with what follows on top. */
#include "whatif.h"

enum {
	PILLARS_FROZEN = 16, /* more leave no room below */
	ZOOM = 85,           /* percent: the head and some rows on a small screen */
};

static lxw_row_t head_row(const struct whatif *w)
{
	return ROW_TIER + whatif_rows_beside(w) + 1;
}

/* ---- Where everything stands ---- */

static void add_columns(struct whatif *w, struct sheet *sheet)
{
	static const double widths[] = { 6.5, 46, 27, 27 };
	lxw_row_col_options hidden = { .hidden = LXW_TRUE };
	struct places *at = &w->page.places;
	size_t i;

	for (i = 0; i < sizeof(widths) / sizeof(widths[0]); i++)
		sheet_add_column(sheet, widths[i]);
	*at = (struct places){ .number = 0, .question = 1, .guide = 2, .answer = 3 };
	at->evidence = w->graded ? sheet->n_columns : NO_COLUMN;
	if (w->graded)
		sheet_add_column(sheet, 15);
	w->weight = sheet->n_columns;
	sheet_add_column(sheet, 11);
	w->then = sheet->n_columns;
	sheet_add_column(sheet, 10);
	w->now = sheet->n_columns;
	sheet_add_column(sheet, 10);
	at->note = sheet->n_columns;
	sheet_add_column(sheet, 24);
	at->code = sheet->n_columns;
	sheet_add_column(sheet, 8);
	worksheet_set_column_opt(sheet->page, at->code, at->code, 8, NULL, &hidden);
}

/* The rows of what is asked: a pillar's and a criterion's name stand above theirs. */
static void plan(struct whatif *w)
{
	const struct eca_model *m = w->model;
	lxw_row_t row = head_row(w) + 1;
	size_t p, c, q;

	w->first_row = row;
	for (p = m->first_pillar; p < m->first_pillar + m->n_pillars; p++) {
		row++;
		for (c = m->nodes[p].first_child; c < m->nodes[p].first_child + m->nodes[p].n_children;
		     c++) {
			const struct eca_node *criterion = &m->nodes[c];

			row++;
			for (q = 0; q < criterion->n_children; q++) {
				size_t question = m->nodes[criterion->first_child + q].question;

				w->form.of_question[question]->row = row;
				row += whatif_rows_of(&m->questions[question]);
			}
		}
	}
	w->last_row = row - 1;
}

static void put_table_head(struct whatif *w, struct sheet *sheet)
{
	const struct places *at = &w->page.places;
	bool frozen = w->model->n_pillars <= PILLARS_FROZEN;

	sheet_word(sheet, at->number, LOOK_HEADER, W_FORM_NUMBER);
	sheet_word(sheet, at->question, LOOK_HEADER, W_QUESTION);
	sheet_word(sheet, at->guide, LOOK_HEADER, W_WHATIF_ANSWER_THEN);
	sheet_word(sheet, at->answer, LOOK_HEADER, W_WHATIF_ANSWER_NOW);
	if (w->graded)
		sheet_word(sheet, at->evidence, LOOK_HEADER, W_EVIDENCE);
	sheet_word(sheet, w->weight, LOOK_HEADER, W_WEIGHT);
	sheet_word(sheet, w->then, LOOK_HEADER, W_WHATIF_POINTS_THEN);
	sheet_word(sheet, w->now, LOOK_HEADER, W_WHATIF_POINTS_NOW);
	sheet_word(sheet, at->note, LOOK_HEADER, W_REMARK);
	sheet_at_least(sheet, 28);
	worksheet_repeat_rows(sheet->page, sheet->row, sheet->row);
	worksheet_freeze_panes(sheet->page, frozen ? sheet->row + 1 : ROW_CHECK + 1, 0);
	sheet_next(sheet);
}

/* ---- The whole ---- */

static void put_failed(struct sheet *sheet)
{
	sheet_add_column(sheet, 100);
	sheet_word(sheet, 0, LOOK_SHEET, W_WHATIF_TITLE);
	sheet_at_least(sheet, 22);
	sheet_next(sheet);
	sheet_word(sheet, 0, LOOK_PARAGRAPH, W_STATUS_FAILED);
	sheet_next(sheet);
}

void sheet_whatif(struct sheet *sheet)
{
	struct whatif w;
	lxw_row_t tiers;

	if (sheet->report->result->status == ECA_STATUS_FAILED) {
		put_failed(sheet);
		return;
	}
	whatif_begin(&w, sheet);
	add_columns(&w, sheet);
	plan(&w);
	whatif_write(&w);
	sheet->row = head_row(&w);
	put_table_head(&w, sheet);
	whatif_put_questions(&w, sheet);
	tiers = whatif_put_below(&w, sheet);
	w.last_below = sheet->row - 1;
	worksheet_print_area(sheet->page, 0, 0, sheet->row - 1, w.page.places.note);
	whatif_put_top(&w, sheet, tiers);
	whatif_put_drop_downs(&w, sheet);
	whatif_put_marks(&w, sheet);
	whatif_define(&w);
	worksheet_set_zoom(sheet->page, ZOOM);
	whatif_end(&w);
}
