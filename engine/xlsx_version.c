/* What a questionnaire and the set do not have in common, and what else of it is not what
 * it seems. */
#include "xlsx_form.h"

void form_list(struct form *form, const char **list, size_t *count, const char *id)
{
	if ((*count)++ < LISTED_MAX)
		*list = arena_format(&form->xlsx->arena, "%s%s%s", *list, **list ? ", " : "",
		                     utf8_show(&form->xlsx->arena, id, strlen(id), 64));
}

/* What a list has, and how many more there are, behind its introduction; "" for none. */
static const char *clause(struct form *form, const char *before, const char *list, size_t count)
{
	struct arena *arena = &form->xlsx->answers->arena;

	if (!count)
		return "";
	return count > LISTED_MAX ? arena_format(arena, "%s%s and %zu more", before, list,
	                                         count - LISTED_MAX)
	                          : arena_format(arena, "%s%s", before, list);
}

/* Ids that the set asks for and the questionnaire does not have. */
static const char *list_new(struct form *form, const char *before)
{
	const struct columns *columns = &form->xlsx->answers->columns;
	const struct eca_model *model = form->xlsx->answers->model;
	const char *list = "";
	size_t count = 0, i;

	for (i = 0; i < columns->count; i++) {
		const struct column *column = &columns->all[i];

		if (column->question != ECA_NONE && !form->spots[i].row &&
		    !strcmp(column->name, model->questions[column->question].id))
			form_list(form, &list, &count, column->name);
	}
	return clause(form, before, list, count);
}

/* A questionnaire of this very set asks all of it: what is not there was deleted, and
 * nobody can tell with which answers. */
static void refuse_lost(struct form *form, const char *lost)
{
	answers_problem(form->xlsx->answers, ECA_SEVERITY_ERROR, "", "", 0,
	                "rows of the questionnaire are gone, or their hidden ids, with a deleted "
	                "sheet, column or row: %s; copy the answers into a new questionnaire", lost);
}

static const char *say_versions(struct form *form)
{
	struct answers *a = form->xlsx->answers;

	if (!form_is_of_set(form) && !strcmp(form->version, a->model->version))
		return arena_format(&a->arena, "the questionnaire was made with another state of the "
		                    "criteria set, of the same version %s", form->version);
	return arena_format(&a->arena, "the questionnaire is of version %s, the criteria set of "
	                    "version %s", form->version, a->model->version);
}

static void check_version(struct form *form)
{
	struct answers *a = form->xlsx->answers;
	const char *new = list_new(form, form_is_of_set(form) ? "" :
	                           "; not answered, as the questionnaire does not ask it: ");

	if (*new && form_is_of_set(form)) {
		refuse_lost(form, new);
		return;
	}
	if (!strcmp(form->version, a->model->version) &&
	    (form_is_of_set(form) || !*form->sha256) && !form->n_dropped && !*new &&
	    !form->n_reworded)
		return;
	answers_problem(a, ECA_SEVERITY_WARNING, "", form->version, strlen(form->version),
	                "%s%s%s%s", say_versions(form),
	                clause(form, "; left aside, as the set does not ask it: ", form->dropped,
	                       form->n_dropped), new,
	                clause(form, "; read by the option that was chosen, whose words have "
	                       "changed since: ", form->reworded, form->n_reworded));
}

/* Rows of a sheet with an id: the first and the last. */
static void find_rows(const struct form *form, size_t sheet, size_t *first, size_t *last)
{
	size_t i;

	*first = SIZE_MAX;
	*last = 0;
	for (i = 0; i < form->n_entries; i++) {
		const struct entry *entry = &form->entries[i];

		if (entry->sheet != sheet)
			continue;
		*first = entry->row < *first ? entry->row : *first;
		*last = entry->row > *last ? entry->row : *last;
	}
}

/* Between rows with ids, or straight below them, nothing but an answer stands in the
 * column of answers; elsewhere it is decoration. */
static void warn_of_strays(struct form *form)
{
	size_t sheet = ECA_NONE, first = 0, last = 0, count = 0, i;
	const char *list = "";
	char place[EXCEL_PLACE_SIZE];

	for (i = 0; i < form->n_strays; i++) {
		const struct spot *stray = &form->strays[i];

		if (stray->sheet != sheet)
			find_rows(form, sheet = stray->sheet, &first, &last);
		if (stray->row < first || !last || stray->row > last + 1)
			continue;
		last = stray->row > last ? stray->row : last;
		form_list(form, &list, &count,
		          arena_format(&form->xlsx->answers->arena, "%s!%s",
		                       form->xlsx->sheets[sheet].name,
		                       excel_place(stray->column, stray->row, place)));
	}
	if (count)
		answers_problem(form->xlsx->answers, ECA_SEVERITY_WARNING, "", "", 0, "%s",
		                clause(form, "answers in rows without their hidden id are left aside: ",
		                       list, count));
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

void form_warn(struct form *form)
{
	check_version(form);
	warn_of_strays(form);
	warn_of_hidden(form);
}
