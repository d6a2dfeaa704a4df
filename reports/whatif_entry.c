/* What may be entered on the What-if sheet, and the colours of its rows. */
#include "whatif.h"

lxw_row_t whatif_rows_of(const struct eca_question *q)
{
	return 1 + (q->type == ECA_MULTI ? (lxw_row_t)q->n_options : 0);
}

/* ---- Drop-downs ---- */

static void check_run(struct whatif *w, struct sheet *sheet, lxw_col_t column, lxw_row_t first,
                      lxw_row_t last, const struct entries *entries)
{
	lxw_data_validation validation = {
		.validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
		.ignore_blank = LXW_VALIDATION_ON,
		.error_title = (char *)say_word(w->report, W_FORM_WRONG),
		.error_message = (char *)say_word(w->report, W_FORM_CHOOSE),
	};
	struct text formula = { 0 };

	text_add(&formula, "=");
	form_labels(&w->form, entries, &formula);
	validation.value_formula = (char *)text_string(&formula);
	worksheet_data_validation_range(sheet->page, first, column, last, column, &validation);
	text_free(&formula);
}

/* A run of rows, below one another, with the same drop-down. */
struct run {
	const struct entries *entries;
	lxw_row_t first, last;
};

static void add_to_run(struct whatif *w, struct sheet *sheet, struct run *run,
                       const struct entries *entries, lxw_row_t row)
{
	if (run->entries && entries && run->entries->first == entries->first &&
	    run->entries->count == entries->count && run->last + 1 == row) {
		run->last = row;
		return;
	}
	if (run->entries)
		check_run(w, sheet, w->page.places.answer, run->first, run->last, run->entries);
	*run = (struct run){ entries, row, row };
}

static bool has_list(const struct asked *asked)
{
	enum eca_type type = asked->question->type;

	return type != ECA_NUMBER && type != ECA_DATE && type != ECA_TEXT;
}

void whatif_put_drop_downs(struct whatif *w, struct sheet *sheet)
{
	struct run run = { 0 };
	size_t i;
	lxw_row_t k;

	if (w->graded)
		check_run(w, sheet, w->page.places.evidence, w->first_row, w->last_row,
		          &w->form.grades);
	for (i = 0; i < w->form.n_asked; i++) {
		const struct asked *asked = &w->form.asked[i];

		if (!has_list(asked))
			continue;
		add_to_run(w, sheet, &run, &asked->list, asked->row);
		for (k = 1; k < whatif_rows_of(asked->question); k++)
			add_to_run(w, sheet, &run, &asked->yes_no, asked->row + k);
	}
	add_to_run(w, sheet, &run, NULL, 0);
}

/* ---- Colours ---- */

void whatif_mark(struct whatif *w, struct sheet *sheet, const lxw_row_t rows[2], lxw_col_t first,
                 lxw_col_t last, const char *formula, enum mark mark)
{
	lxw_conditional_format format = {
		.type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = (char *)formula,
		.format = style_mark(w->report, mark), .stop_if_true = LXW_TRUE,
	};

	worksheet_conditional_format_range(sheet->page, rows[0], first, rows[1], last, &format);
}

/* Adds "$I12="words"", the words of the note in the first row. */
static void note_is(struct whatif *w, enum word word, struct text *out)
{
	text_clear(out);
	text_format(out, "=$%c%u=", 'A' + w->page.places.note, (unsigned)w->first_row + 1);
	form_quote(say_word(w->report, word), out);
}

/* One range, so that every program looks at them in this order. */
void whatif_put_marks(struct whatif *w, struct sheet *sheet)
{
	const lxw_row_t rows[] = { w->first_row, w->last_row };
	const lxw_row_t below[] = { w->last_row + 1, w->last_below };
	const lxw_row_t pillars[] = { ROW_TIER, ROW_TIER + (lxw_row_t)w->model->n_pillars - 1 };
	const struct places *at = &w->page.places;
	unsigned first = (unsigned)w->first_row + 1;
	struct text formula = { 0 };

	note_is(w, W_WHATIF_WRONG, &formula);
	whatif_mark(w, sheet, rows, at->number, at->note, text_string(&formula), MARK_ALARM);
	note_is(w, W_WHATIF_NOT_ASKED, &formula);
	whatif_mark(w, sheet, rows, at->number, at->note, text_string(&formula), MARK_CLOSED);
	text_clear(&formula);
	text_format(&formula, "=$%c%u<>$%c%u", 'A' + at->answer, first, 'A' + at->guide, first);
	whatif_mark(w, sheet, rows, at->number, at->note, text_string(&formula), MARK_CHANGED);
	if (w->graded) {
		text_clear(&formula);
		text_format(&formula, "=$%c%u<>$%c%u", 'A' + at->evidence, first, 'A' + at->code,
		            first);
		whatif_mark(w, sheet, rows, at->number, at->note, text_string(&formula), MARK_CHANGED);
	}
	text_clear(&formula);
	text_format(&formula, "=AND($%c%u<>$%c%u,$%c%u<>", 'A' + at->answer,
	            (unsigned)w->last_row + 2, 'A' + at->guide, (unsigned)w->last_row + 2,
	            'A' + at->answer, (unsigned)w->last_row + 2);
	form_quote(say_word(w->report, W_WHATIF_NOW), &formula); /* their heads */
	text_add(&formula, ")");
	whatif_mark(w, sheet, below, at->number, at->answer, text_string(&formula), MARK_CHANGED);
	text_clear(&formula);
	text_format(&formula, "=$%c%u<>$%c%u", 'A' + w->now, ROW_TIER + 1, 'A' + w->then,
	            ROW_TIER + 1);
	whatif_mark(w, sheet, pillars, w->weight, at->note, text_string(&formula), MARK_CHANGED);
	text_free(&formula);
}
