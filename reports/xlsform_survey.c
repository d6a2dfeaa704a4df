/* The survey sheet: a group for the firm, one for the visit, one a pillar with one a
 * criterion in it; and beside each question what goes with its answer. */
#include <limits.h>
#include <math.h>
#include <string.h>

#include "xlsform.h"

enum {
	TYPE,
	NAME,
	LABEL,
	HINT,
	REQUIRED,
	RELEVANT,
	CONSTRAINT,
	MESSAGE,
	CALCULATION,
	APPEARANCE,
	COLUMNS,
};

static const struct grid_column columns[COLUMNS] = {
	[TYPE] = { "type", false, 28 },
	[NAME] = { "name", false, 28 },
	[LABEL] = { "label", true, 60 },
	[HINT] = { "hint", true, 40 },
	[REQUIRED] = { "required", false, 12 },
	[RELEVANT] = { "relevant", false, 40 },
	[CONSTRAINT] = { "constraint", false, 30 },
	[MESSAGE] = { "constraint_message", true, 30 },
	[CALCULATION] = { "calculation", false, 30 },
	[APPEARANCE] = { "appearance", false, 14 },
};

/* The years that a date may have, so that a slip of the finger is noticed. */
enum { DAY_OF_1800 = -62091, LAST_DAY_OF_2199 = 84005 };

enum { LONG_LIST = 8 }; /* a list with more choices folds up */

struct survey {
	struct xlsform *x;
	struct grid grid;
};

static struct text *cell(struct survey *s, size_t column)
{
	return s->grid.cells[column];
}

static void put(struct survey *s, size_t column, const char *text)
{
	text_add(cell(s, column), text);
}

static void begin(struct survey *s, const char *type, const char *name)
{
	put(s, TYPE, type);
	put(s, NAME, name);
}

static void put_word(struct survey *s, size_t column, enum word word)
{
	size_t i;

	for (i = 0; i < s->x->n_languages; i++)
		text_add(&cell(s, column)[i], say_word(&s->x->say[i], word));
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
		put(s, APPEARANCE, "field-list");
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

		text_add(&cell(s, LABEL)[i], eca_form_text(s->x->form, *name ? name : n->id));
	}
	grid_next(&s->grid);
}

/* ---- What a question says ---- */

static void put_label(struct survey *s, size_t index, enum eca_field field)
{
	size_t i;

	for (i = 0; i < s->x->n_languages; i++)
		text_add(&cell(s, LABEL)[i],
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
		add_hint(&hint, say, say_word(say, W_XLSFORM_UNIT), &question->unit);
		add_hint(&hint, say, "{1}", &question->help);
		add_hint(&hint, say, say_word(say, W_XLSFORM_PERIOD), &question->period);
		add_hint(&hint, say, say_word(say, W_XLSFORM_LOOK_AT), &question->evidence);
		add_hint(&hint, say, "{1}", &question->na);
		text_add(&cell(s, HINT)[i], eca_form_text(s->x->form, text_string(&hint)));
	}
	text_free(&hint);
}

/* ---- What an answer may be ---- */

/* `. >= 0`; false where the number is no limit, or cannot be written. */
static bool add_limit(struct text *constraint, const char *sign, double limit)
{
	struct text number = { 0 };
	bool said = isfinite(limit) && xpath_number(limit, &number);

	if (said)
		text_fill(constraint, constraint->length ? " and . {1} {2}" : ". {1} {2}", sign,
		          text_string(&number), NULL);
	text_free(&number);
	return said;
}

static void put_range(struct survey *s, const struct eca_question *question)
{
	bool low = add_limit(cell(s, CONSTRAINT), ">=", question->min);
	bool high = add_limit(cell(s, CONSTRAINT), "<=", question->max);
	enum word word = low && high ? W_XLSFORM_RANGE : low ? W_XLSFORM_LEAST : W_XLSFORM_MOST;
	char from[SAY_SIZE], to[SAY_SIZE];
	size_t i;

	for (i = 0; i < s->x->n_languages && (low || high); i++) {
		const struct report *say = &s->x->say[i];

		say_number(say, question->min, from);
		say_number(say, question->max, to);
		text_fill(&cell(s, MESSAGE)[i], say_word(say, word), low ? from : to, to, NULL);
	}
}

/* `to` is INT_MAX where there is no last day. */
static void put_days(struct survey *s, int from, int to)
{
	bool open = to == INT_MAX;
	char first[SAY_SIZE], last[SAY_SIZE] = "";
	size_t i;

	eca_print_date(from, first);
	if (!open)
		eca_print_date(to, last);
	text_fill(cell(s, CONSTRAINT), open ? ". >= date('{1}')" : ". >= date('{1}') and . <= date('{2}')",
	          first, last, NULL);
	for (i = 0; i < s->x->n_languages; i++) {
		const struct report *say = &s->x->say[i];

		say_date(say, from, first);
		if (!open)
			say_date(say, to, last);
		text_fill(&cell(s, MESSAGE)[i], say_word(say, open ? W_XLSFORM_DAY : W_XLSFORM_DAYS),
		          first, last, NULL);
	}
}

static void forbid_company(struct survey *s, const char *choice, const char *const *labels)
{
	struct text *constraint = cell(s, CONSTRAINT);
	size_t i;

	text_add(constraint, constraint->length ? " and " : "");
	text_fill(constraint, "not(selected(., '{1}') and count-selected(.) > 1)", choice, NULL);
	for (i = 0; i < s->x->n_languages; i++) {
		struct text *message = &cell(s, MESSAGE)[i];

		text_add(message, message->length ? say_word(&s->x->say[i], W_ALSO)
		                                  : say_word(&s->x->say[i], W_XLSFORM_ALONE));
		text_add(message, labels[i]);
	}
}

static void forbid_extra(struct survey *s, enum eca_extra extra)
{
	const char *labels[ECA_LANGUAGES_MAX];
	size_t i;

	for (i = 0; i < s->x->n_languages; i++)
		labels[i] = eca_form_extra_label(s->x->form, extra, s->x->say[i].language);
	forbid_company(s, eca_form_extra(extra), labels);
}

/* What stands alone: such options, and what is no option. */
static void put_alone(struct survey *s, size_t index)
{
	const struct eca_question *question = question_at(s, index);
	const char *labels[ECA_LANGUAGES_MAX];
	size_t i, language;

	for (i = 0; i < question->n_options; i++) {
		if (!question->options[i].alone)
			continue;
		for (language = 0; language < s->x->n_languages; language++)
			labels[language] = eca_form_text(
				s->x->form, say_option(&s->x->say[language], question, i));
		forbid_company(s, question->options[i].id, labels);
	}
	if (eca_form_offers_none(question))
		forbid_extra(s, ECA_EXTRA_NONE);
	forbid_extra(s, ECA_EXTRA_NO_DATA);
	if (xpath_offers_na(s->x->xpath, index))
		forbid_extra(s, ECA_EXTRA_NA);
}

static void put_type(struct survey *s, size_t index)
{
	const struct eca_question *question = question_at(s, index);
	const char *own = eca_form_name(s->x->form, index, ECA_FIELD_ANSWER);
	struct text *type = cell(s, TYPE);

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

static void put_constraint(struct survey *s, size_t index)
{
	const struct eca_question *question = question_at(s, index);

	if (question->type == ECA_NUMBER)
		put_range(s, question);
	else if (question->type == ECA_DATE)
		put_days(s, DAY_OF_1800, LAST_DAY_OF_2199);
	else if (question->type == ECA_MULTI)
		put_alone(s, index);
}

/* ---- A question and what goes with it ---- */

static bool has_state(const struct eca_question *question)
{
	return question->type == ECA_NUMBER || question->type == ECA_DATE;
}

static void add_answer(struct survey *s, size_t index)
{
	const struct eca_question *question = question_at(s, index);

	put(s, NAME, eca_form_name(s->x->form, index, ECA_FIELD_ANSWER));
	put_type(s, index);
	put_label(s, index, ECA_FIELD_ANSWER);
	put_hint(s, question);
	if (question->required && !has_state(question))
		put(s, REQUIRED, "yes");
	put(s, RELEVANT, xpath_applies(s->x->xpath, index));
	put_constraint(s, index);
	if (question->type == ECA_CHOICE && question->n_options > LONG_LIST)
		put(s, APPEARANCE, "minimal");
	grid_next(&s->grid);
}

/* Where there is no number or date, why there is none: one of the two is given. */
static void add_state(struct survey *s, size_t index)
{
	const struct eca_question *question = question_at(s, index);
	const char *applies = xpath_applies(s->x->xpath, index);

	if (!has_state(question))
		return;
	text_fill(cell(s, RELEVANT), *applies ? "${{1}} = '' and ({2})" : "${{1}} = ''",
	          eca_form_name(s->x->form, index, ECA_FIELD_ANSWER), applies, NULL);
	text_fill(cell(s, TYPE), "select_one {1}",
	          xpath_offers_na(s->x->xpath, index) ? LIST_STATE_NA : LIST_STATE, NULL);
	put(s, NAME, eca_form_name(s->x->form, index, ECA_FIELD_STATE));
	put_label(s, index, ECA_FIELD_STATE);
	if (question->required)
		put(s, REQUIRED, "yes");
	grid_next(&s->grid);
}

/* Grades count in a site visit only. (Where the question does not apply, it is empty.) */
static void add_evidence(struct survey *s, size_t index)
{
	if (index < s->x->model->n_profile || !s->x->model->n_grades)
		return;
	begin(s, "select_one " LIST_EVIDENCE, eca_form_name(s->x->form, index, ECA_FIELD_EVIDENCE));
	put_label(s, index, ECA_FIELD_EVIDENCE);
	put(s, RELEVANT, "${source} = 'site_visit' and ");
	xpath_answered(s->x->xpath, index, cell(s, RELEVANT));
	put(s, APPEARANCE, "minimal");
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
		xpath_chose_na(s->x->xpath, index, cell(s, REQUIRED));
	if (profile)
		xpath_chose_na(s->x->xpath, index, cell(s, RELEVANT));
	else
		xpath_given(s->x->xpath, index, cell(s, RELEVANT));
	put(s, APPEARANCE, "multiline");
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
		text_add(&cell(s, LABEL)[i],
		         eca_form_about_label(s->x->form, about, s->x->say[i].language));
	if (required)
		put(s, REQUIRED, "yes");
}

static void add_title(struct survey *s)
{
	size_t i;

	begin(s, "note", "eca_about");
	for (i = 0; i < s->x->n_languages; i++)
		text_add(&cell(s, LABEL)[i], eca_form_title(s->x->form, s->x->say[i].language));
	grid_next(&s->grid);
}

static void add_firm(struct survey *s)
{
	size_t i;

	begin_group(s, "eca_firm", true);
	put_word(s, LABEL, W_PROFILE);
	grid_next(&s->grid);
	put_about(s, "text", ECA_ABOUT_FIRM_ID, true);
	put(s, CONSTRAINT, "string-length(.) <= 64 and not(starts-with(., '=') or starts-with(., '+') "
	                   "or starts-with(., '-') or starts-with(., '@'))");
	put_word(s, MESSAGE, W_XLSFORM_FIRM_ID);
	grid_next(&s->grid);
	for (i = 0; i < s->x->model->n_profile; i++)
		add_question(s, i);
	end_group(s, "eca_firm");
}

static void add_visit(struct survey *s)
{
	begin_group(s, "eca_visit", true);
	put_word(s, LABEL, W_XLSFORM_VISIT);
	grid_next(&s->grid);
	put_about(s, "date", ECA_ABOUT_DATE, true);
	put_days(s, s->x->model->effective_from, s->x->model->effective_to);
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
	struct text *calculation = cell(s, CALCULATION);
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

	grid_begin(&s.grid, x->book, "survey", columns, COLUMNS, x->names, x->n_languages);
	add_title(&s);
	add_firm(&s);
	add_visit(&s);
	for (i = 0; i < x->model->n_pillars; i++)
		add_pillar(&s, x->model->first_pillar + i);
	add_set(&s);
	grid_end(&s.grid);
}
