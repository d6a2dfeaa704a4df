/* A questionnaire: its rows, found by the ids in hidden cells. */
#include "xlsx_form.h"

#include <stdlib.h>

#include "error.h"

enum { ENTRIES_MAX = 20000 };

/* ---- What the hidden sheets say ---- */

static const char *kept_text(struct form *form, const struct cell *cell)
{
	char *text = cell->text;
	size_t length = cell->length;

	utf8_trim(&text, &length);
	return arena_copy(&form->xlsx->arena, text, length);
}

static bool take_meta(void *data, const struct row *row)
{
	struct form *form = data;
	const struct {
		const char *key, **value;
	} keys[] = {
		{ "eca_form", &form->layout },
		{ "set", &form->set },
		{ "version", &form->version },
		{ "set_sha256", &form->sha256 },
	};
	struct cell key = { .text = (char *)"" }, value = key, cell;
	size_t at = 0, i;

	while (row_next(row, &at, &cell))
		if (cell.column < 2)
			*(cell.column ? &value : &key) = cell;
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (cell_says(&key, keys[i].key))
			*keys[i].value = kept_text(form, &value);
	return true;
}

/* list, option, label */
static bool take_label(void *data, const struct row *row)
{
	struct form *form = data;
	const char *texts[3] = { "", "", "" };
	struct cell cell;
	size_t at = 0;

	while (row_next(row, &at, &cell))
		if (cell.column < 3)
			texts[cell.column] = kept_text(form, &cell);
	if (row->number > 1 && *texts[0] && *texts[1])
		labels_add(form->xlsx->own, texts[0], texts[1], texts[2], strlen(texts[2]));
	return true;
}

/* ---- Entry sheets ---- */

static struct cell kept_cell(struct form *form, const struct cell *cell)
{
	struct cell kept = *cell;

	kept.text = memcpy(arena_take(&form->xlsx->arena, cell->length + VOCABULARY_AHEAD + 1),
	                   cell->text, cell->length);
	return kept;
}

static bool add_entry(struct form *form, const struct entry *entry)
{
	if (form->n_entries == ENTRIES_MAX)
		return error_set(form->err, ECA_ERROR_FILE, "%s: more than %d rows with an id",
		                 form->xlsx->name, ENTRIES_MAX);
	if (form->n_entries == form->room) {
		form->room = form->room ? 2 * form->room : 256;
		form->entries = need_more_memory(form->entries, form->room * sizeof(*entry));
	}
	form->entries[form->n_entries++] = *entry;
	return true;
}

static bool take_entry(void *data, const struct row *row)
{
	struct form *form = data;
	const struct look *look = &form->xlsx->looks[form->sheet];
	struct entry entry = { .sheet = form->sheet, .row = row->number };
	struct cell cell;
	size_t at = 0, i;

	if (row->number <= look->row)
		return true;
	for (i = 0; i < N_ENTRY; i++)
		entry.cells[i] = (struct cell){ .column = (unsigned)look->columns[i] };
	while (row_next(row, &at, &cell))
		for (i = 0; i < N_ENTRY; i++)
			if (cell.column == look->columns[i] && !cell_is_blank(&cell))
				entry.cells[i] = cell;
	if (!entry.cells[ENTRY_ID].text)
		return true; /* decoration */
	entry.id = kept_text(form, &entry.cells[ENTRY_ID]);
	for (i = ENTRY_ANSWER; i < N_ENTRY; i++)
		if (entry.cells[i].text)
			entry.cells[i] = kept_cell(form, &entry.cells[i]);
	return add_entry(form, &entry);
}

/* The columns of grades and notes may be gone, but not that. */
static bool has_answers(const struct form *form, struct eca_error *err)
{
	const struct look *look = &form->xlsx->looks[form->sheet];

	if (look->use != SHEET_ENTRY || look->columns[ENTRY_ANSWER] != ECA_NONE)
		return true;
	return error_set(err, ECA_ERROR_FILE,
	                 "%s: the column of answers is gone from the sheet %s: copy the answers into "
	                 "a new questionnaire", form->xlsx->name,
	                 form->xlsx->sheets[form->sheet].name);
}

static bool read_sheets(struct form *form, struct eca_error *err)
{
	static excel_row *const take[] = {
		[SHEET_META] = take_meta,
		[SHEET_LISTS] = take_label,
		[SHEET_ENTRY] = take_entry,
		[SHEET_TABLE] = NULL,
	};
	struct xlsx *xlsx = form->xlsx;

	for (form->sheet = 0; form->sheet < xlsx->n_sheets; form->sheet++) {
		excel_row *taker = take[xlsx->looks[form->sheet].use];

		if (!has_answers(form, err))
			return false;
		if (taker && !excel_read(xlsx->book, form->sheet, taker, form, err))
			return false;
		if (err->kind != ECA_OK)
			return false;
	}
	return true;
}

/* ---- Opening ---- */

static bool check_meta(const struct form *form, struct eca_error *err)
{
	const struct eca_model *model = form->xlsx->answers->model;

	if (strcmp(form->layout, "1") != 0)
		return error_set(err, ECA_ERROR_FILE,
		                 "%s: a questionnaire of a layout that this eca does not know: read it "
		                 "with a newer one", form->xlsx->name);
	if (strcmp(form->set, model->id) != 0)
		return error_set(err, ECA_ERROR_FILE,
		                 "%s: a questionnaire of the criteria set \"%s\", not of \"%s\": score it "
		                 "by that set (-c)", form->xlsx->name, form->set, model->id);
	return true;
}

static void close_form(void *kind)
{
	struct form *form = kind;

	free(form->entries);
	free(form);
}

bool xlsx_open_form(struct xlsx *xlsx, struct eca_error *err)
{
	struct answers *a = xlsx->answers;
	struct form *form = need_memory(sizeof(*form));

	*form = (struct form){
		.xlsx = xlsx,
		.err = err,
		.layout = "",
		.set = "",
		.version = "",
		.sha256 = "",
		.spots = arena_array(&xlsx->arena, a->columns.count, sizeof(*form->spots)),
		.choices = arena_array(&xlsx->arena, a->model->n_questions, sizeof(*form->choices)),
		.dropped = "",
	};
	xlsx->own = labels_new(NULL);
	xlsx->set = labels_new(a->model);
	xlsx->kind = form;
	xlsx->next = form_next;
	xlsx->close = close_form;
	a->place = form_place;
	a->placed = form;
	return read_sheets(form, err) && check_meta(form, err);
}
