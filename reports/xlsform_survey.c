/* The survey sheet: a group for the firm, one for the visit, one a pillar with one a
 * criterion in it; and beside each question what goes with its answer. */
#include "xlsform_survey.h"

static const struct grid_column columns[SURVEY_COLUMNS] = {
	[SURVEY_TYPE] = { "type", false, 28 },
	[SURVEY_NAME] = { "name", false, 28 },
	[SURVEY_LABEL] = { "label", true, 60 },
	[SURVEY_HINT] = { "hint", true, 40 },
	[SURVEY_REQUIRED] = { "required", false, 12 },
	[SURVEY_RELEVANT] = { "relevant", false, 40 },
	[SURVEY_CONSTRAINT] = { "constraint", false, 30 },
	[SURVEY_MESSAGE] = { "constraint_message", true, 30 },
	[SURVEY_CALCULATION] = { "calculation", false, 30 },
	[SURVEY_APPEARANCE] = { "appearance", false, 14 },
};

enum { LONG_LIST = 8 }; /* a list with more choices folds up */

struct text *survey_cell(struct survey *s, size_t column)
{
	return s->grid.cells[column];
}

static void put(struct survey *s, size_t column, const char *text)
{
	text_add(survey_cell(s, column), text);
}

static void begin(struct survey *s, const char *type, const char *name)
{
	put(s, SURVEY_TYPE, type);
	put(s, SURVEY_NAME, name);
}

static void put_word(struct survey *s, size_t column, enum word word)
{
	size_t i;

	for (i = 0; i < s->x->n_languages; i++)
		text_add(&survey_cell(s, column)[i], say_word(&s->x->say[i], word));
}

static const struct eca_question *question_at(const struct survey *s, size_t index)
{
	return &s->x->model->questions[index];
}

/* ---- Groups ---- */

static void begin_group(struct survey *s, const char *name, bool one_page)
{
	begin(s, "begin_group", name);
	if (one_page)
		put(s, SURVEY_APPEARANCE, "field-list");
}

static void end_group(struct survey *s, const char *name)
{
	begin(s, "end_group", name);
	grid_next(&s->grid);
}

static void begin_node(struct survey *s, size_t node, bool one_page)
{
	const struct eca_node *n = &s->x->model->nodes[node];
	size_t i;

	begin_group(s, eca_form_group(s->x->form, node), one_page);
	for (i = 0; i < s->x->n_languages; i++) {
		const char *name = say_text(&s->x->say[i], &n->name);

		text_add(&survey_cell(s, SURVEY_LABEL)[i],
		         eca_form_text(s->x->form, *name ? name : n->id));
	}
	grid_next(&s->grid);
}

/* ---- What a question says ---- */

static void put_label(struct survey *s, size_t index, enum eca_field field)
{
	size_t i;

	for (i = 0; i < s->x->n_languages; i++)
		text_add(&survey_cell(s, SURVEY_LABEL)[i],
		         eca_form_label(s->x->form, index, field, s->x->say[i].language));
}

/* One sentence more, filled into `pattern` if there is one. */
static void add_hint(struct text *hint, const struct report *say, const char *pattern,
                     const struct eca_text *text)
{
	const char *said = say_text(say, text);

	if (!*said)
		return;
	text_add(hint, hint->length ? " · " : "");
	text_fill(hint, pattern, said, NULL);
}

static void put_hint(struct survey *s, const struct eca_question *question)
{
	struct text hint = { 0 };
	size_t i;

	for (i = 0; i < s->x->n_languages; i++) {
		const struct report *say = &s->x->say[i];

		text_clear(&hint);
		add_hint(&hint, say, say_word(say, W_FORM_UNIT), &question->unit);
		add_hint(&hint, say, "{1}", &question->help);
		add_hint(&hint, say, say_word(say, W_FORM_PERIOD), &question->period);
		add_hint(&hint, say, say_word(say, W_FORM_LOOK_AT), &question->evidence);
		add_hint(&hint, say, "{1}", &question->na);
		text_add(&survey_cell(s, SURVEY_HINT)[i],
		         eca_form_text(s->x->form, text_string(&hint)));
	}
	text_free(&hint);
}

/* ---- A question and what goes with it ---- */

static void put_type(struct survey *s, size_t index)
{
	const struct eca_question *question = question_at(s, index);
	const char *own = eca_form_name(s->x->form, index, ECA_FIELD_ANSWER);
	struct text *type = survey_cell(s, SURVEY_TYPE);

	switch (question->type) {
	case ECA_YES_NO:
		text_fill(type, "select_one {1}",
		          xpath_offers_na(s->x->xpath, index) ? LIST_YES_NO_NA : LIST_YES_NO, NULL);
		break;
	case ECA_LEVEL:
	case ECA_CHOICE: text_fill(type, "select_one {1}", own, NULL); break;
	case ECA_MULTI: text_fill(type, "select_multiple {1}", own, NULL); break;
	case ECA_NUMBER: text_add(type, "decimal"); break;
	case ECA_DATE: text_add(type, "date"); break;
	case ECA_TEXT: text_add(type, "text"); break;
	}
}

static bool has_state(const struct eca_question *question)
{
	return question->type == ECA_NUMBER || question->type == ECA_DATE;
}

static void add_answer(struct survey *s, size_t index)
{
	const struct eca_question *question = question_at(s, index);

	put(s, SURVEY_NAME, eca_form_name(s->x->form, index, ECA_FIELD_ANSWER));
	put_type(s, index);
	put_label(s, index, ECA_FIELD_ANSWER);
	put_hint(s, question);
	if (question->required && !has_state(question))
		put(s, SURVEY_REQUIRED, "yes");
	put(s, SURVEY_RELEVANT, xpath_applies(s->x->xpath, index));
	survey_constraint(s, index);
	if (question->type == ECA_CHOICE && question->n_options > LONG_LIST)
		put(s, SURVEY_APPEARANCE, "minimal");
	grid_next(&s->grid);
}

/* Where there is no number or date, why there is none: one of the two is given. */
static void add_state(struct survey *s, size_t index)
{
	const struct eca_question *question = question_at(s, index);
	const char *applies = xpath_applies(s->x->xpath, index);

	if (!has_state(question))
		return;
	text_fill(survey_cell(s, SURVEY_RELEVANT), *applies ? "${{1}} = '' and ({2})" : "${{1}} = ''",
	          eca_form_name(s->x->form, index, ECA_FIELD_ANSWER), applies, NULL);
	text_fill(survey_cell(s, SURVEY_TYPE), "select_one {1}",
	          xpath_offers_na(s->x->xpath, index) ? LIST_STATE_NA : LIST_STATE, NULL);
	put(s, SURVEY_NAME, eca_form_name(s->x->form, index, ECA_FIELD_STATE));
	put_label(s, index, ECA_FIELD_STATE);
	if (question->required)
		put(s, SURVEY_REQUIRED, "yes");
	grid_next(&s->grid);
}

/* Grades count in a site visit only. (Where the question does not apply, it is empty.) */
static void add_evidence(struct survey *s, size_t index)
{
	if (index < s->x->model->n_profile || !s->x->model->n_grades)
		return;
	begin(s, "select_one " LIST_EVIDENCE, eca_form_name(s->x->form, index, ECA_FIELD_EVIDENCE));
	put_label(s, index, ECA_FIELD_EVIDENCE);
	put(s, SURVEY_RELEVANT, "${source} = 'site_visit' and ");
	xpath_answered(s->x->xpath, index, survey_cell(s, SURVEY_RELEVANT));
	put(s, SURVEY_APPEARANCE, "minimal");
	grid_next(&s->grid);
}

/* In the profile only N/A takes a note. Wherever it can be chosen, it has to have one. */
static void add_note(struct survey *s, size_t index)
{
	bool profile = index < s->x->model->n_profile, na = xpath_offers_na(s->x->xpath, index);

	if (profile && !na)
		return;
	begin(s, "text", eca_form_name(s->x->form, index, ECA_FIELD_NOTE));
	put_label(s, index, ECA_FIELD_NOTE);
	if (na)
		xpath_chose_na(s->x->xpath, index, survey_cell(s, SURVEY_REQUIRED));
	if (profile)
		xpath_chose_na(s->x->xpath, index, survey_cell(s, SURVEY_RELEVANT));
	else
		xpath_given(s->x->xpath, index, survey_cell(s, SURVEY_RELEVANT));
	put(s, SURVEY_APPEARANCE, "multiline");
	grid_next(&s->grid);
}

static void add_question(struct survey *s, size_t index)
{
	if (question_at(s, index)->derived)
		return;
	add_answer(s, index);
	add_state(s, index);
	add_evidence(s, index);
	add_note(s, index);
}

/* ---- The whole ---- */

static void put_about(struct survey *s, const char *type, enum eca_about about, bool required)
{
	size_t i;

	begin(s, type, eca_form_about(about));
	for (i = 0; i < s->x->n_languages; i++)
		text_add(&survey_cell(s, SURVEY_LABEL)[i],
		         eca_form_about_label(s->x->form, about, s->x->say[i].language));
	if (required)
		put(s, SURVEY_REQUIRED, "yes");
}

static void add_title(struct survey *s)
{
	size_t i;

	begin(s, "note", "eca_about");
	for (i = 0; i < s->x->n_languages; i++)
		text_add(&survey_cell(s, SURVEY_LABEL)[i],
		         eca_form_title(s->x->form, s->x->say[i].language));
	grid_next(&s->grid);
}

static void add_firm(struct survey *s)
{
	size_t i;

	begin_group(s, "eca_firm", true);
	put_word(s, SURVEY_LABEL, W_PROFILE);
	grid_next(&s->grid);
	put_about(s, "text", ECA_ABOUT_FIRM_ID, true);
	put(s, SURVEY_CONSTRAINT,
	    "string-length(.) <= 64 and not(starts-with(., '=') or starts-with(., '+') or "
	    "starts-with(., '-') or starts-with(., '@'))");
	put_word(s, SURVEY_MESSAGE, W_XLSFORM_FIRM_ID);
	grid_next(&s->grid);
	for (i = 0; i < s->x->model->n_profile; i++)
		add_question(s, i);
	end_group(s, "eca_firm");
}

static void add_visit(struct survey *s)
{
	begin_group(s, "eca_visit", true);
	put_word(s, SURVEY_LABEL, W_XLSFORM_VISIT);
	grid_next(&s->grid);
	put_about(s, "date", ECA_ABOUT_DATE, true);
	survey_days(s, s->x->model->effective_from, s->x->model->effective_to);
	grid_next(&s->grid);
	put_about(s, "select_one " LIST_SOURCE, ECA_ABOUT_SOURCE, true);
	grid_next(&s->grid);
	put_about(s, "text", ECA_ABOUT_ASSESSOR, false);
	grid_next(&s->grid);
	end_group(s, "eca_visit");
}

static void add_criterion(struct survey *s, size_t criterion)
{
	const struct eca_node *node = &s->x->model->nodes[criterion];
	size_t i;

	begin_node(s, criterion, true);
	for (i = 0; i < node->n_children; i++)
		add_question(s, s->x->model->nodes[node->first_child + i].question);
	end_group(s, eca_form_group(s->x->form, criterion));
}

static void add_pillar(struct survey *s, size_t pillar)
{
	const struct eca_node *node = &s->x->model->nodes[pillar];
	size_t i;

	begin_node(s, pillar, false);
	for (i = 0; i < node->n_children; i++)
		add_criterion(s, node->first_child + i);
	end_group(s, eca_form_group(s->x->form, pillar));
}

/* The set, its version and its hash, for whoever reads the answers back. */
static void add_set(struct survey *s)
{
	const struct eca_model *model = s->x->model;
	struct text *calculation = survey_cell(s, SURVEY_CALCULATION);
	struct text value = { 0 };

	text_fill(&value, "{1} {2} {3}", model->id, model->version, model->sha256, NULL);
	begin(s, "calculate", "eca_form");
	if (!xpath_literal(text_string(&value), calculation)) {
		text_clear(calculation);
		text_fill(calculation, "'{1} - {2}'", model->id, model->sha256, NULL);
	}
	grid_next(&s->grid);
	text_free(&value);
}

void xlsform_survey(struct xlsform *x)
{
	struct survey s = { .x = x };
	size_t i;

	grid_begin(&s.grid, x->book, "survey", columns, SURVEY_COLUMNS, x->names, x->n_languages);
	add_title(&s);
	add_firm(&s);
	add_visit(&s);
	for (i = 0; i < x->model->n_pillars; i++)
		add_pillar(&s, x->model->first_pillar + i);
	add_set(&s);
	grid_end(&s.grid);
}
