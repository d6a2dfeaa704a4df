/* Tables of a sheet: a header that stays, a row an item, and below them what had no room. */
#include <stdlib.h>
#include <string.h>

#include "sheet.h"

enum { FULL_LINES = 8 };

/* The columns that this report shows; comes back with their number. */
static size_t shown_columns(struct sheet *sheet, const struct column *columns, size_t count,
                            const struct column **shown)
{
	size_t i, n = 0;

	for (i = 0; i < count; i++) {
		if (columns[i].shown && !columns[i].shown(sheet->report))
			continue;
		shown[n++] = &columns[i];
		sheet_add_column(sheet, columns[i].width);
	}
	return n;
}

static void table_header(struct sheet *sheet, const struct column *const *shown, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		sheet_word(sheet, (lxw_col_t)i, LOOK_HEADER, shown[i]->title);
	sheet_at_least(sheet, 30);
	worksheet_repeat_rows(sheet->page, sheet->row, sheet->row);
	sheet_next(sheet);
	worksheet_freeze_panes(sheet->page, sheet->row, 0);
}

static void table_row(struct sheet *sheet, const struct column *const *shown, size_t count,
                      size_t item)
{
	size_t i;

	sheet->in_table = true;
	sheet->item = item;
	for (i = 0; i < count; i++)
		shown[i]->put(sheet, (lxw_col_t)i, item);
	sheet->in_table = false;
	sheet_at_least(sheet, 18);
	sheet_next(sheet);
}

/* ---- Texts that no row is high enough for ---- */

void sheet_cut(struct sheet *sheet, lxw_col_t column, const char *text)
{
	struct cut *cut;

	if (!sheet->in_table)
		return;
	if (sheet->n_cuts == sheet->cuts_room) {
		size_t room = sheet->cuts_room ? 2 * sheet->cuts_room : 8;
		struct cut *more = zeroed(room, sizeof(*more));

		if (sheet->n_cuts)
			memcpy(more, sheet->cuts, sheet->n_cuts * sizeof(*more));
		free(sheet->cuts);
		sheet->cuts = more;
		sheet->cuts_room = room;
	}
	cut = &sheet->cuts[sheet->n_cuts++];
	*cut = (struct cut){ .row = sheet->row, .column = column, .item = sheet->item };
	text_add(&cut->text, text);
}

/* Over as many rows as it takes, low ones, so that pages are filled. */
static void full_text(struct sheet *sheet, lxw_col_t last, const char *text)
{
	struct text piece = { 0 };

	while (*text) {
		size_t bytes = sheet_room(sheet, 0, last, LOOK_PARAGRAPH, text, FULL_LINES);

		text_clear(&piece);
		text_add_bytes(&piece, text, bytes);
		sheet_wide(sheet, 0, last, LOOK_PARAGRAPH, text_string(&piece));
		sheet_next(sheet);
		text += bytes;
	}
	text_free(&piece);
}

/* "D17: Assessor's note – Is there a permit?" */
static void full_text_title(struct sheet *sheet, lxw_col_t last, const struct cut *cut,
                            enum word column)
{
	const char *name = sheet->name_of ? sheet->name_of(sheet->report, cut->item) : "";
	char cell[LXW_MAX_CELL_NAME_LENGTH];
	struct text title = { 0 };

	lxw_rowcol_to_cell(cell, cut->row, cut->column);
	text_fill(&title, say_word(sheet->report, W_DO), cell, say_word(sheet->report, column), NULL);
	text_fill(&title, *name ? " – {1}" : "", name, NULL);
	sheet_gap(sheet, 6);
	sheet_wide(sheet, 0, last, LOOK_HEADING, text_string(&title));
	sheet_next(sheet);
	text_free(&title);
}

/* What was cut in the rows above, on pages below them. */
static void full_texts(struct sheet *sheet, const struct column *const *shown, size_t count)
{
	lxw_col_t last = (lxw_col_t)(count - 1);
	size_t i;

	if (!sheet->n_cuts)
		return;
	sheet_gap(sheet, 12);
	if (sheet->n_breaks < BREAKS_MAX)
		sheet->breaks[sheet->n_breaks++] = sheet->row;
	worksheet_set_h_pagebreaks(sheet->page, sheet->breaks);
	sheet_wide(sheet, 0, last, LOOK_SHEET, say_word(sheet->report, W_FULL_TEXTS));
	sheet_next(sheet);
	for (i = 0; i < sheet->n_cuts; i++) {
		full_text_title(sheet, last, &sheet->cuts[i], shown[sheet->cuts[i].column]->title);
		full_text(sheet, last, text_string(&sheet->cuts[i].text));
		text_free(&sheet->cuts[i].text);
	}
	free(sheet->cuts);
	sheet->cuts = NULL;
	sheet->n_cuts = sheet->cuts_room = 0;
}

/* ---- The whole ---- */

void sheet_table(struct sheet *sheet, enum word title, enum word hint,
                 const struct column *columns, size_t n_columns, const size_t *items,
                 size_t count)
{
	const struct column *shown[COLUMNS_MAX];
	size_t n = shown_columns(sheet, columns, n_columns, shown), i, k;
	lxw_row_t first;

	sheet_word(sheet, 0, LOOK_SHEET, title);
	sheet_at_least(sheet, 22);
	sheet_next(sheet);
	sheet_word(sheet, 0, LOOK_HINT, hint);
	sheet_next(sheet);
	table_header(sheet, shown, n);
	first = sheet->row;
	for (i = 0; i < count; i++)
		table_row(sheet, shown, n, items[i]);
	if (!count)
		return;
	worksheet_autofilter(sheet->page, first - 1, 0, sheet->row - 1, (lxw_col_t)(n - 1));
	for (k = 0; k < n; k++)
		if (shown[k]->bars)
			sheet_bars(sheet, (lxw_col_t)k, first, sheet->row - 1);
	full_texts(sheet, shown, n);
}
