/* The words of a questionnaire that was made with another state of the set: options that
 * are called otherwise now, or have changed places. */
#include "xlsx_form.h"

enum { LABEL_BYTES_MAX = 1024 };

static const struct eca_question *question_of(const struct form *form, const char *list)
{
	const struct answers *a = form->xlsx->answers;
	const struct column *column = columns_find(&a->columns, list, strlen(list));

	if (!column || column->question == ECA_NONE || column->read == read_grade)
		return NULL;
	return &a->model->questions[column->question];
}

static bool is_state(const char *option)
{
	return !strcmp(option, "NA") || !strcmp(option, "ND");
}

/* Items of multi questions are told apart by their rows; these lists are yes and no. */
static bool is_of_items(const char *list)
{
	return strchr(list, '=') != NULL;
}

static void compare(struct form *form, const char *list, const char *option,
                    const struct cell *label)
{
	struct xlsx *xlsx = form->xlsx;
	bool same;
	const char *other = labels_other(xlsx->set, question_of(form, list), list, label->text,
	                                 label->length, option, &same);

	if (other || (!same && !is_state(option)))
		labels_add(xlsx->changed, list, other ? other : "", option, strlen(option));
}

size_t words_add(struct form *form, const char *list, const char *option,
                 const struct cell *label)
{
	size_t kept;

	if (!label->text || label->length > LABEL_BYTES_MAX)
		return 0;
	kept = labels_add(form->xlsx->own, list, option, label->text, label->length);
	if (!form_is_of_set(form) && !is_of_items(list))
		compare(form, list, option, label);
	return kept;
}

/* The option that the cell chooses by the questionnaire's own words, by its number or by
 * its id; words of the set as it is are nobody else's. */
static const char *option_of(struct form *form, const char *list, const struct cell *cell)
{
	struct xlsx *xlsx = form->xlsx;
	const struct eca_question *question = question_of(form, list);
	const char *option = labels_find(xlsx->own, list, cell->text, cell->length);

	if (!option && question && question->type == ECA_LEVEL && *cell->text >= '0' &&
	    *cell->text <= '9')
		option = labels_answer(xlsx->set, question, cell->text, cell->length);
	return option ? option : arena_copy(&xlsx->answers->arena, cell->text, cell->length);
}

static const char *shown(struct form *form, const struct column *column, const char *option)
{
	return arena_format(&form->xlsx->answers->arena,
	                    column->read == read_level ? "level %s" : "\"%s\"", option);
}

bool words_moved(struct form *form, const struct column *column, const struct cell *cell)
{
	struct answers *a = form->xlsx->answers;
	const char *list = column->read == read_grade ? LABELS_EVIDENCE : column->name;
	const char *option, *now;

	if (form_is_of_set(form) || cell->kind > CELL_NUMBER)
		return false;
	option = option_of(form, list, cell);
	now = labels_find(form->xlsx->changed, list, option, strlen(option));
	if (now && !*now)
		form_list(form, &form->reworded, &form->n_reworded, column->name);
	if (!now || !*now)
		return false;
	answers_refuse(a, column, cell->text, cell->length,
	               "%s was %s in the questionnaire's version of the set, where %s has these "
	               "words now: choose again in a new questionnaire",
	               answers_quote(a, cell->text, cell->length), shown(form, column, option),
	               shown(form, column, now));
	return true;
}
