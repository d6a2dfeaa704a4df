/* The answers of a questionnaire: one assessment. */
#include "xlsx_form.h"

enum { LISTED_MAX = 20 };

/* ---- Places ---- */

static struct spot *spot_of(struct form *form, const char *name)
{
	const struct columns *columns = &form->xlsx->answers->columns;
	const struct column *column = columns_find(columns, name, strlen(name));

	return column ? &form->spots[column - columns->all] : NULL;
}

void form_place(void *file, const char *column, struct eca_problem *problem)
{
	struct form *form = file;
	struct spot *spot = form->option.row ? &form->option : spot_of(form, column);
	char cell[EXCEL_PLACE_SIZE];

	problem->asked = true;
	if (!spot || !spot->row)
		return;
	problem->row = spot->row;
	problem->cell = arena_format(&form->xlsx->answers->arena, "%s!%s",
	                             form->xlsx->sheets[spot->sheet].name,
	                             excel_place(spot->column, spot->row, cell));
}

/* Notes where a column's cell stands. False when it was filled in elsewhere too, which
 * is said: nobody can tell which of the two counts. */
static bool note_spot(struct form *form, const struct entry *entry, enum entry_column which,
                      const struct column *column)
{
	struct answers *a = form->xlsx->answers;
	struct spot *spot = &form->spots[column - a->columns.all];
	const struct cell *cell = &entry->cells[which];
	char text[EXCEL_PLACE_SIZE];

	if (spot->filled && cell->text) {
		answers_problem(a, ECA_SEVERITY_ERROR, column->name, cell->text, cell->length,
		                "answered twice, here and in %s!%s: empty one of the two",
		                form->xlsx->sheets[entry->sheet].name,
		                excel_place(cell->column, entry->row, text));
		return false;
	}
	if (!spot->filled)
		*spot = (struct spot){ entry->sheet, entry->row, cell->column, cell->text };
	return true;
}

/* ---- Answers ---- */

static void read_cell(struct form *form, const struct entry *entry, enum entry_column which,
                      const struct column *column)
{
	struct cell cell = entry->cells[which];

	if (!column || cell.column >= EXCEL_COLUMNS_MAX)
		return;
	if (note_spot(form, entry, which, column) && cell.text)
		xlsx_cell(form->xlsx, column, &cell);
}

static const struct column *column_of(struct form *form, const char *id, const char *ending)
{
	struct answers *a = form->xlsx->answers;
	const char *name = arena_format(&a->arena, "%s%s", id, ending);

	return columns_find(&a->columns, name, strlen(name));
}

static void read_beside(struct form *form, const struct entry *entry)
{
	read_cell(form, entry, ENTRY_EVIDENCE, column_of(form, entry->id, ":evidence"));
	read_cell(form, entry, ENTRY_NOTE, column_of(form, entry->id, ":note"));
}

static void note_dropped(struct form *form, const char *id)
{
	if (form->n_dropped++ < LISTED_MAX)
		form->dropped = arena_format(&form->xlsx->arena, "%s%s%s", form->dropped,
		                             *form->dropped ? ", " : "",
		                             utf8_show(&form->xlsx->arena, id, strlen(id), 64));
}

/* Whether an option is answered yes: "yes", "no", or NULL for anything else. */
static const char *yes_or_no(struct form *form, const char *question, const struct cell *cell)
{
	struct xlsx *xlsx = form->xlsx;
	const char *list = arena_format(&xlsx->answers->arena, "%s=", question), *meaning;

	if (cell->kind > CELL_FLAG)
		return NULL;
	meaning = labels_find(xlsx->own, list, cell->text, cell->length);
	return meaning ? meaning : labels_find(xlsx->set, LABELS_YES_NO, cell->text, cell->length);
}

static void take_option(struct form *form, const struct entry *entry, const struct column *column,
                        const char *option)
{
	struct answers *a = form->xlsx->answers;
	const struct cell *cell = &entry->cells[ENTRY_ANSWER];
	struct choices *choices = &form->choices[column->question];
	const char *said = cell->text ? yes_or_no(form, column->name, cell) : "";

	choices->any |= cell->text != NULL;
	if (!said)
		answers_refuse(a, column, cell->text, cell->length,
		               "%s is neither yes nor no: choose one of the two for the option \"%s\"",
		               answers_quote(a, cell->text, cell->length), option);
	else if (!strcmp(said, "yes"))
		choices->chosen = arena_format(&a->arena, "%s%s%s",
		                               choices->chosen ? choices->chosen : "",
		                               choices->chosen ? ";" : "", option);
}

static void read_option(struct form *form, const struct entry *entry, const char *option)
{
	struct answers *a = form->xlsx->answers;
	size_t length = (size_t)(option - entry->id - 1);
	const struct column *column = columns_find(&a->columns, entry->id, length);

	if (!column || column->read != read_multi) {
		note_dropped(form, entry->id);
		return;
	}
	form->option = (struct spot){ entry->sheet, entry->row, entry->cells[ENTRY_ANSWER].column, true };
	if (entry->cells[ENTRY_EVIDENCE].text || entry->cells[ENTRY_NOTE].text)
		answers_problem(a, ECA_SEVERITY_WARNING, column->name, "", 0,
		                "what stands beside the option \"%s\" is left aside: evidence and note "
		                "are the question's", option);
	take_option(form, entry, column, option);
	form->option.row = 0;
}

static void read_entry(struct form *form, const struct entry *entry)
{
	const char *option = strchr(entry->id, '=');
	const struct column *column = column_of(form, entry->id, "");

	if (option) {
		read_option(form, entry, option + 1);
	} else if (!column) {
		note_dropped(form, entry->id);
	} else {
		read_beside(form, entry);
		if (column->read != read_multi)
			read_cell(form, entry, ENTRY_ANSWER, column);
		else if (note_spot(form, entry, ENTRY_ANSWER, column) &&
		         (entry->cells[ENTRY_ANSWER].text || !form->choices[column->question].head))
			form->choices[column->question].head = entry;
	}
}

/* A multi question once all its options are known. */
static void read_choices(struct form *form, const struct column *column)
{
	struct answers *a = form->xlsx->answers;
	const struct choices *choices = &form->choices[column->question];
	struct cell head = choices->head ? choices->head->cells[ENTRY_ANSWER] : (struct cell){ 0 };
	char *chosen;

	if (!choices->any && head.text) {
		xlsx_cell(form->xlsx, column, &head);
	} else if (choices->any && head.text) {
		answers_refuse(a, column, head.text, head.length,
		               "%s, but options are answered too: empty the one or the others",
		               answers_quote(a, head.text, head.length));
	} else if (choices->any) {
		chosen = arena_format(&a->arena, "%s%*s", choices->chosen ? choices->chosen : "-",
		                      VOCABULARY_AHEAD, "");
		answers_cell(a, column, chosen, strlen(chosen) - VOCABULARY_AHEAD);
	}
}

static void read_all_choices(struct form *form)
{
	const struct columns *columns = &form->xlsx->answers->columns;
	size_t i;

	for (i = 0; i < columns->count; i++)
		if (columns->all[i].read == read_multi)
			read_choices(form, &columns->all[i]);
}

/* ---- Questionnaires of other versions ---- */

/* Ids that the set asks for and the questionnaire does not have. */
static const char *list_new(struct form *form)
{
	const struct columns *columns = &form->xlsx->answers->columns;
	const struct eca_model *model = form->xlsx->answers->model;
	const char *list = "";
	size_t count = 0, i;

	for (i = 0; i < columns->count; i++) {
		const struct column *column = &columns->all[i];

		if (column->question == ECA_NONE || form->spots[i].row ||
		    strcmp(column->name, model->questions[column->question].id) != 0)
			continue;
		if (count++ < LISTED_MAX)
			list = arena_format(&form->xlsx->arena, "%s%s%s", list, *list ? ", " : "",
			                    column->name);
	}
	if (count > LISTED_MAX)
		list = arena_format(&form->xlsx->arena, "%s and %zu more", list, count - LISTED_MAX);
	return list;
}

/* A questionnaire of this very set asks all of it: what is not there was deleted, and
 * nobody can tell with which answers. */
static void refuse_lost(struct form *form, const char *lost)
{
	answers_problem(form->xlsx->answers, ECA_SEVERITY_ERROR, "", "", 0,
	                "rows of the questionnaire are gone, or their hidden ids, with a deleted "
	                "sheet, column or row: %s; copy the answers into a new questionnaire", lost);
}

static void check_version(struct form *form)
{
	struct answers *a = form->xlsx->answers;
	const char *new = list_new(form), *more = "";

	if (*new && !strcmp(form->sha256, a->model->sha256)) {
		refuse_lost(form, new);
		return;
	}
	if (!strcmp(form->version, a->model->version) && !form->n_dropped && !*new)
		return;
	if (form->n_dropped > LISTED_MAX)
		more = arena_format(&a->arena, " and %zu more", form->n_dropped - LISTED_MAX);
	answers_problem(a, ECA_SEVERITY_WARNING, "", form->version, strlen(form->version),
	                "the questionnaire is of version %s, the criteria set of version %s%s%s%s%s%s",
	                form->version, a->model->version,
	                form->n_dropped ? "; left aside, as the set does not ask it: " : "",
	                form->dropped, more,
	                *new ? "; not answered, as the questionnaire does not ask it: " : "", new);
}

static void warn_of_hidden(struct form *form)
{
	const struct xlsx *xlsx = form->xlsx;
	size_t i;

	for (i = 0; i < xlsx->n_sheets; i++)
		if (xlsx->looks[i].use == SHEET_ENTRY && xlsx->sheets[i].hidden)
			answers_problem(xlsx->answers, ECA_SEVERITY_WARNING, "", "", 0,
			                "the sheet %s, which is read, is hidden: who opens the workbook "
			                "does not see these answers", xlsx->sheets[i].name);
}

/* ---- Reading ---- */

enum eca_next form_next(struct xlsx *xlsx, struct eca_error *err)
{
	struct form *form = xlsx->kind;
	size_t i;

	(void)err;
	if (form->read)
		return ECA_NEXT_END;
	form->read = true;
	answers_begin(xlsx->answers, xlsx->name, 1);
	for (i = 0; i < form->n_entries; i++)
		read_entry(form, &form->entries[i]);
	read_all_choices(form);
	check_version(form);
	warn_of_hidden(form);
	return answers_finish(xlsx->answers) ? ECA_NEXT_READ : ECA_NEXT_REJECTED;
}
