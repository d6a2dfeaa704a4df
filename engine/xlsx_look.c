/* What the sheets of a workbook are for, by the words that stand in their first rows. */
#include "xlsx.h"

enum { LOOKED_AT = 20 }; /* rows */

struct looking {
	struct look *look;
	size_t n_rows, first; /* first: the lowest number of a row so far */
};

bool cell_is_blank(const struct cell *cell)
{
	char *text = cell->text;
	size_t length = cell->length;

	utf8_trim(&text, &length);
	return !length && cell->kind != CELL_FORMULA;
}

bool cell_says(const struct cell *cell, const char *text)
{
	char *given = cell->text;
	size_t length = cell->length;

	utf8_trim(&given, &length);
	return cell->kind == CELL_TEXT && length == strlen(text) && !memcmp(given, text, length);
}

static void look_at_entry(struct look *look, const struct row *row)
{
	static const char *const names[N_ENTRY] = {
		[ENTRY_ID] = "eca:id",
		[ENTRY_ANSWER] = "eca:answer",
		[ENTRY_EVIDENCE] = "eca:evidence",
		[ENTRY_NOTE] = "eca:note",
	};
	size_t found[N_ENTRY] = { ECA_NONE, ECA_NONE, ECA_NONE, ECA_NONE }, at = 0, i;
	struct cell cell;

	while (row_next(row, &at, &cell))
		for (i = 0; i < N_ENTRY; i++)
			if (cell_says(&cell, names[i]))
				found[i] = cell.column;
	if (found[ENTRY_ID] == ECA_NONE)
		return;
	*look = (struct look){ .use = SHEET_ENTRY, .row = row->number };
	memcpy(look->columns, found, sizeof(found));
}

/* The row with the lowest number has the names of a table. */
static void look_at_names(struct looking *looking, const struct row *row)
{
	struct cell cell;
	size_t at = 0;

	if (row->number > looking->first)
		return;
	looking->first = row->number;
	*looking->look = (struct look){ .use = SHEET_OTHER, .row = row->number };
	while (row_next(row, &at, &cell))
		if (cell_says(&cell, "firm_id"))
			looking->look->use = SHEET_TABLE;
}

static enum sheet_use first_cell(const struct row *row)
{
	struct cell cell;
	size_t at = 0;

	while (row_next(row, &at, &cell)) {
		if (cell.column != 0)
			continue;
		if (cell_says(&cell, "eca_form"))
			return SHEET_META;
		if (cell_says(&cell, "eca:list"))
			return SHEET_LISTS;
	}
	return SHEET_OTHER;
}

static bool look_at_row(void *data, const struct row *row)
{
	struct looking *looking = data;
	enum sheet_use use = row->number == 1 ? first_cell(row) : SHEET_OTHER;

	if (use != SHEET_OTHER) {
		*looking->look = (struct look){ .use = use, .row = 1 };
		return false;
	}
	look_at_names(looking, row);
	look_at_entry(looking->look, row);
	return looking->look->use != SHEET_ENTRY && ++looking->n_rows < LOOKED_AT;
}

bool xlsx_look(struct xlsx *xlsx, size_t sheet, struct eca_error *err)
{
	struct looking looking = { .look = &xlsx->looks[sheet], .first = SIZE_MAX };

	return excel_read(xlsx->book, sheet, look_at_row, &looking, err);
}

size_t xlsx_find(const struct xlsx *xlsx, enum sheet_use use)
{
	size_t i;

	for (i = 0; i < xlsx->n_sheets; i++)
		if (xlsx->looks[i].use == use)
			return i;
	return ECA_NONE;
}
