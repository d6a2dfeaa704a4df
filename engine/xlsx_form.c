/* A questionnaire: its rows, found by the ids in hidden cells. */
#include "xlsx_form.h"

#include <stdlib.h>

#include "error.h"

enum {
	ENTRIES_MAX = 20000,
	LABELS_MAX = 50000,
	ID_BYTES_MAX = 200, /* two ids of 64 characters, and what joins them */
	KEPT_MAX = 64 << 20,
};

/* ---- What the hidden sheets say ---- */

/* Whether so many bytes more may be kept. */
static bool keep(struct form *form, size_t bytes)
{
	form->kept += bytes;
	return form->kept <= KEPT_MAX ||
	       error_set(form->err, ECA_ERROR_FILE,
	                 "%s: more than 64 MiB of answers and labels, which no questionnaire has",
	                 form->xlsx->name);
}

/* An id, or NULL with an error. */
static const char *kept_id(struct form *form, const struct cell *cell, size_t row)
{
	char *text = cell->text, place[EXCEL_PLACE_SIZE];
	size_t length = cell->length;

	utf8_trim(&text, &length);
	if (length <= ID_BYTES_MAX)
		return keep(form, length) ? arena_copy(&form->xlsx->arena, text, length) : NULL;
	error_set(form->err, ECA_ERROR_FILE,
	          "%s: cell %s of the hidden ids on sheet %s has more than %d bytes, which no id has: "
	          "copy the answers into a new questionnaire", form->xlsx->name,
	          excel_place(cell->column, row, place), form->xlsx->sheets[form->sheet].name,
	          ID_BYTES_MAX);
	return NULL;
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
		if (cell_says(&key, keys[i].key)) {
			const char *text = kept_id(form, &value, row->number);

			if (!text)
				return false;
			*keys[i].value = text;
		}
	return true;
}

static bool may_add_label(struct form *form)
{
	return ++form->n_labels <= LABELS_MAX ||
	       error_set(form->err, ECA_ERROR_FILE,
	                 "%s: more than 50,000 labels, which no questionnaire has", form->xlsx->name);
}

static bool take_label(void *data, const struct row *row)
{
	struct form *form = data;
	struct cell cells[3] = { { 0 } }; /* list, option, label */
	const char *list, *option;
	struct cell cell;
	size_t at = 0;

	while (row_next(row, &at, &cell))
		if (cell.column < 3 && !cell_is_blank(&cell))
			cells[cell.column] = cell;
	if (row->number == 1 || !cells[0].text || !cells[1].text)
		return true;
	list = may_add_label(form) ? kept_id(form, &cells[0], row->number) : NULL;
	option = list ? kept_id(form, &cells[1], row->number) : NULL;
	return option && keep(form, words_add(form, list, option, &cells[2]));
}

/* ---- Entry sheets ---- */

static struct cell kept_cell(struct form *form, const struct cell *cell)
{
	struct cell kept = *cell;

	kept.text = memcpy(arena_take(&form->xlsx->arena, cell->length + VOCABULARY_AHEAD + 1),
	                   cell->text, cell->length);
	return kept;
}

static void add_stray(struct form *form, const struct entry *entry)
{
	const struct cell *cell = &entry->cells[ENTRY_ANSWER];

	if (!cell->text || form->n_strays == ENTRIES_MAX)
		return;
	if (form->n_strays == form->strays_room) {
		form->strays_room = form->strays_room ? 2 * form->strays_room : 64;
		form->strays = need_more_memory(form->strays,
		                                form->strays_room * sizeof(*form->strays));
	}
	form->strays[form->n_strays++] = (struct spot){ entry->sheet, entry->row, cell->column, true };
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

static bool keep_cells(struct form *form, struct entry *entry)
{
	size_t i;

	for (i = ENTRY_ANSWER; i < N_ENTRY; i++) {
		struct cell *cell = &entry->cells[i];

		if (!cell->text)
			continue;
		if (!keep(form, cell->length))
			return false;
		*cell = kept_cell(form, cell);
	}
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
	if (!entry.cells[ENTRY_ID].text) {
		add_stray(form, &entry); /* or decoration */
		return true;
	}
	entry.id = kept_id(form, &entry.cells[ENTRY_ID], row->number);
	return entry.id && keep_cells(form, &entry) && add_entry(form, &entry);
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

static bool read_sheets(struct form *form, enum sheet_use use, struct eca_error *err)
{
	static excel_row *const take[] = {
		[SHEET_META] = take_meta,
		[SHEET_LISTS] = take_label,
		[SHEET_ENTRY] = take_entry,
	};
	struct xlsx *xlsx = form->xlsx;

	for (form->sheet = 0; form->sheet < xlsx->n_sheets; form->sheet++) {
		if (xlsx->looks[form->sheet].use != use)
			continue;
		if (!has_answers(form, err) ||
		    !excel_read(xlsx->book, form->sheet, take[use], form, err) || err->kind != ECA_OK)
			return false;
	}
	return true;
}

/* ---- Opening ---- */

bool form_is_of_set(const struct form *form)
{
	return !strcmp(form->sha256, form->xlsx->answers->model->sha256);
}

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
	free(form->strays);
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
		.reworded = "",
	};
	xlsx->own = labels_new(NULL);
	xlsx->set = labels_new(a->model);
	xlsx->changed = labels_new(NULL);
	xlsx->kind = form;
	xlsx->next = form_next;
	xlsx->close = close_form;
	a->place = form_place;
	a->placed = form;
	return read_sheets(form, SHEET_META, err) && check_meta(form, err) &&
	       read_sheets(form, SHEET_LISTS, err) && read_sheets(form, SHEET_ENTRY, err);
}
