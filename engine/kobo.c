#include "kobo.h"

#include <stdlib.h>
#include <string.h>

#include "labels.h"

enum { WORDS_OF_EXTRAS = 4 }; /* "Không có mục nào" */

/* ---- What the form asks ---- */

static void add_name(struct kobo *kobo, const char *name, enum kobo_kind kind, const char *column)
{
	struct columns *columns = &kobo->answers->columns;
	struct kobo_field *field = &kobo->fields[kobo->n_fields];

	*field = (struct kobo_field){ .kind = kind };
	if (column)
		field->column = columns_find(columns, column, strlen(column));
	if (column && !field->column)
		return;
	kobo->texts[kobo->n_fields++] = name;
}

static void add_question_names(struct kobo *kobo, size_t index)
{
	static const struct {
		enum kobo_kind kind;
		const char *ending;
	} kinds[ECA_FIELDS] = {
		[ECA_FIELD_ANSWER] = { KOBO_ANSWER, "" },
		[ECA_FIELD_STATE] = { KOBO_STATE, "" },
		[ECA_FIELD_EVIDENCE] = { KOBO_ANSWER, ":evidence" },
		[ECA_FIELD_NOTE] = { KOBO_ANSWER, ":note" },
	};
	const char *id = kobo->answers->model->questions[index].id;
	size_t i;

	for (i = 0; i < ECA_FIELDS; i++)
		add_name(kobo, eca_form_name(kobo->form, index, (enum eca_field)i), kinds[i].kind,
		         arena_format(&kobo->arena, "%s%s", id, kinds[i].ending));
}

static void add_names(struct kobo *kobo)
{
	const struct eca_model *model = kobo->answers->model;
	size_t room = ECA_FIELDS * model->n_questions + model->n_nodes + ECA_ABOUTS + 4, i;

	kobo->fields = arena_array(&kobo->arena, room, sizeof(*kobo->fields));
	kobo->texts = arena_array(&kobo->arena, room, sizeof(*kobo->texts));
	add_name(kobo, "eca_form", KOBO_SET, NULL);
	add_name(kobo, "eca_about", KOBO_META, NULL);
	add_name(kobo, "eca_firm", KOBO_GROUP, NULL);
	add_name(kobo, "eca_visit", KOBO_GROUP, NULL);
	for (i = model->first_criterion; i < model->overall; i++)
		add_name(kobo, eca_form_group(kobo->form, i), KOBO_GROUP, NULL);
	for (i = 0; i < ECA_ABOUTS; i++)
		add_name(kobo, eca_form_about((enum eca_about)i), KOBO_ANSWER,
		         eca_form_about((enum eca_about)i));
	for (i = 0; i < model->n_questions; i++)
		add_question_names(kobo, i);
	kobo->names = vocabulary_new(&kobo->arena, kobo->texts, kobo->n_fields);
}

/* ---- What it is called ---- */

static void add_label(struct kobo *kobo, const char *list, const char *meaning, const char *label)
{
	labels_add(kobo->labels, list, meaning, label, strlen(label));
}

static size_t count_words(const char *text)
{
	size_t count = 1;

	for (; *text; text++)
		count += *text == ' ';
	return count;
}

static void add_option_labels(struct kobo *kobo, const struct eca_question *question,
                              size_t language)
{
	const struct eca_model *model = kobo->answers->model;
	size_t *longest = &kobo->longest[question - model->questions];
	size_t i;

	for (i = 0; i < question->n_options; i++) {
		const char *label = eca_form_text(
			kobo->form, eca_say(model, &question->options[i].text, language));

		add_label(kobo, question->id, question->options[i].id, label);
		if (count_words(label) > *longest)
			*longest = count_words(label);
	}
	if (eca_form_offers_none(question))
		add_label(kobo, question->id, "-",
		          eca_form_extra_label(kobo->form, ECA_EXTRA_NONE, language));
}

static void add_question_labels(struct kobo *kobo, size_t index, size_t language)
{
	const struct eca_question *question = &kobo->answers->model->questions[index];
	size_t i;

	if (question->derived)
		return;
	for (i = 0; i < ECA_FIELDS; i++)
		add_label(kobo, KOBO_HEADERS, eca_form_name(kobo->form, index, (enum eca_field)i),
		          eca_form_label(kobo->form, index, (enum eca_field)i, language));
	add_option_labels(kobo, question, language);
}

static void add_labels(struct kobo *kobo, size_t language)
{
	const struct eca_model *model = kobo->answers->model;
	size_t i;

	add_label(kobo, KOBO_HEADERS, "eca_about", eca_form_title(kobo->form, language));
	for (i = 0; i < ECA_ABOUTS; i++)
		add_label(kobo, KOBO_HEADERS, eca_form_about((enum eca_about)i),
		          eca_form_about_label(kobo->form, (enum eca_about)i, language));
	for (i = 0; i < model->n_questions; i++)
		add_question_labels(kobo, i, language);
	for (i = 0; i < model->n_grades; i++)
		add_label(kobo, LABELS_EVIDENCE, model->grades[i].id,
		          eca_form_text(kobo->form, eca_say(model, &model->grades[i].text, language)));
}

struct kobo *kobo_new(struct answers *answers)
{
	struct kobo *kobo = need_memory(sizeof(*kobo));
	size_t i;

	*kobo = (struct kobo){ .answers = answers, .made_for = "" };
	kobo->form = eca_form_new(answers->model);
	kobo->labels = labels_new(answers->model);
	kobo->asked = arena_array(&kobo->arena, answers->model->n_questions, sizeof(*kobo->asked));
	kobo->longest = arena_array(&kobo->arena, answers->model->n_questions,
	                            sizeof(*kobo->longest));
	for (i = 0; i < answers->model->n_questions; i++)
		kobo->longest[i] = WORDS_OF_EXTRAS;
	add_names(kobo);
	for (i = 0; i < answers->model->n_languages; i++)
		add_labels(kobo, i);
	return kobo;
}

void kobo_free(struct kobo *kobo)
{
	if (!kobo)
		return;
	eca_form_free(kobo->form);
	labels_free(kobo->labels);
	arena_free(&kobo->arena);
	free(kobo);
}

void kobo_warn(struct kobo *kobo, const char *name)
{
	answers_problem(kobo->answers, ECA_SEVERITY_WARNING, name, "", 0,
	                "left aside: no field of the form is called so, or several are; an export "
	                "with \"XML values and headers\" tells them apart");
}
