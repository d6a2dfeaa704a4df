/* The choices sheet: lists of what may be chosen. */
#include "xlsform.h"

#include <string.h>

enum { LIST, NAME, LABEL, COLUMNS };

static const struct grid_column columns[COLUMNS] = {
	[LIST] = { "list_name", false, 24 },
	[NAME] = { "name", false, 24 },
	[LABEL] = { "label", true, 60 },
};

static struct text *add(struct grid *grid, const char *list, const char *name)
{
	text_add(&grid->cells[LIST][0], list);
	text_add(&grid->cells[NAME][0], name);
	return grid->cells[LABEL];
}

static void add_extra(struct xlsform *x, struct grid *grid, const char *list, enum eca_extra extra)
{
	struct text *labels = add(grid, list, eca_form_extra(extra));
	size_t i;

	for (i = 0; i < x->n_languages; i++)
		text_add(&labels[i], eca_form_extra_label(x->form, extra, x->say[i].language));
	grid_next(grid);
}

static void add_word(struct xlsform *x, struct grid *grid, const char *list, const char *name,
                     enum word word)
{
	struct text *labels = add(grid, list, name);
	size_t i;

	for (i = 0; i < x->n_languages; i++)
		text_add(&labels[i], say_word(&x->say[i], word));
	grid_next(grid);
}

static void add_states(struct xlsform *x, struct grid *grid, const char *list, bool na)
{
	add_extra(x, grid, list, ECA_EXTRA_NO_DATA);
	if (na)
		add_extra(x, grid, list, ECA_EXTRA_NA);
}

static void add_yes_no(struct xlsform *x, struct grid *grid, const char *list, bool na)
{
	add_word(x, grid, list, "yes", W_YES);
	add_word(x, grid, list, "no", W_NO);
	add_states(x, grid, list, na);
}

/* A level's number stands before its words, as on paper. */
static void add_option(struct xlsform *x, struct grid *grid, const struct eca_question *question,
                       const char *list, size_t option)
{
	const char *id = question->options[option].id;
	struct text *labels = add(grid, list, id);
	size_t i;

	for (i = 0; i < x->n_languages; i++) {
		const char *text = say_option(&x->say[i], question, option);

		if (question->type == ECA_LEVEL && strcmp(text, id) != 0)
			text_fill(&labels[i], "{1} – ", id, NULL);
		text_add(&labels[i], eca_form_text(x->form, *text ? text : id));
	}
	grid_next(grid);
}

static void add_question(struct xlsform *x, struct grid *grid, size_t index)
{
	const struct eca_question *question = &x->model->questions[index];
	const char *list = eca_form_name(x->form, index, ECA_FIELD_ANSWER);
	size_t i;

	if (question->derived || (question->type != ECA_LEVEL && question->type != ECA_CHOICE &&
	                          question->type != ECA_MULTI))
		return;
	for (i = 0; i < question->n_options; i++)
		add_option(x, grid, question, list, i);
	if (eca_form_offers_none(question))
		add_extra(x, grid, list, ECA_EXTRA_NONE);
	add_states(x, grid, list, xpath_offers_na(x->xpath, index));
}

static void add_grade(struct xlsform *x, struct grid *grid, const struct eca_grade *grade)
{
	struct text *labels = add(grid, LIST_EVIDENCE, grade->id);
	size_t i;

	for (i = 0; i < x->n_languages; i++) {
		const char *text = say_text(&x->say[i], &grade->text);

		text_add(&labels[i], eca_form_text(x->form, *text ? text : grade->id));
	}
	grid_next(grid);
}

void xlsform_choices(struct xlsform *x)
{
	struct grid grid;
	size_t i;

	grid_begin(&grid, x->book, "choices", columns, COLUMNS, x->names, x->n_languages);
	add_word(x, &grid, LIST_SOURCE, eca_source_word(ECA_SELF), W_SOURCE_SELF);
	add_word(x, &grid, LIST_SOURCE, eca_source_word(ECA_SITE_VISIT), W_SOURCE_VISIT);
	add_yes_no(x, &grid, LIST_YES_NO, false);
	add_yes_no(x, &grid, LIST_YES_NO_NA, true);
	add_states(x, &grid, LIST_STATE, false);
	add_states(x, &grid, LIST_STATE_NA, true);
	for (i = 0; i < x->model->n_grades; i++)
		add_grade(x, &grid, &x->model->grades[i]);
	for (i = 0; i < x->model->n_questions; i++)
		add_question(x, &grid, i);
	grid_end(&grid);
}
