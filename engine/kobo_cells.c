/* Cells of an export, as what plain CSV would hold. */
#include <string.h>

#include "kobo.h"
#include "labels.h"

/* ---- One cell ---- */

/* A copy that may be read as a cell. */
static char *as_cell(struct kobo *kobo, const char *text, size_t length)
{
	char *copy = arena_take(&kobo->answers->arena, length + 1 + VOCABULARY_AHEAD);

	memcpy(copy, text, length);
	return copy;
}

void kobo_word(struct kobo *kobo, const struct column *column, const char *word)
{
	answers_cell(kobo->answers, column, as_cell(kobo, word, strlen(word)), strlen(word));
}

static bool is_state(const char *text, size_t length)
{
	return length == 2 && text[0] == 'N' && (text[1] == 'A' || text[1] == 'D');
}

/* What a cell of CSV would hold for the label; NULL where it is none. */
static const char *find_meaning(struct kobo *kobo, const struct column *column, const char *text,
                                size_t length)
{
	if (column->read == read_source)
		return labels_find(kobo->labels, LABELS_SOURCE, text, length);
	if (column->read == read_grade)
		return labels_find(kobo->labels, LABELS_EVIDENCE, text, length);
	if (column->read == read_yes_no || column->read == read_level || column->read == read_choice)
		return labels_answer(kobo->labels,
		                     &kobo->answers->model->questions[column->question], text, length);
	return NULL;
}

/* An export has either names or labels; where the columns are called by names, so are
 * the answers, whatever labels there are that look alike. Numbers always have a point. */
static void read_answer(struct kobo *kobo, const struct column *column, char *text, size_t length)
{
	const char *meaning = NULL;

	if (kobo->by_label || (!is_state(text, length) && (!column->choices.count ||
	    vocabulary_find(&column->choices, text, length) == ECA_NONE)))
		meaning = find_meaning(kobo, column, text, length);
	kobo->answers->always_point = true;
	if (meaning)
		kobo_word(kobo, column, meaning);
	else
		answers_cell(kobo->answers, column, text, length);
	kobo->answers->always_point = false;
}

static void note_state(struct kobo *kobo, const struct column *column, const char *text,
                       size_t length)
{
	const char *state = labels_find(kobo->labels, LABELS_STATES, text, length);

	if (state)
		kobo->asked[column->question].state = state;
	else
		answers_refuse(kobo->answers, column, text, length,
		               "%s does not say why there is no answer: NA or ND does",
		               answers_quote(kobo->answers, text, length));
}

static void note_option(struct kobo *kobo, const struct kobo_field *field, const char *text,
                        size_t length)
{
	static const char *const chosen[] = { "1", "1.0", "TRUE", "True", "true", NULL };
	static const char *const not_chosen[] = { "0", "0.0", "FALSE", "False", "false", NULL };
	struct kobo_asked *asked = &kobo->asked[field->column->question];
	size_t n_options = field->column->choices.count;

	asked->split = true;
	if (kobo_is_one_of(not_chosen, text, length))
		return;
	if (!kobo_is_one_of(chosen, text, length))
		answers_refuse(kobo->answers, field->column, text, length,
		               "%s does not say whether the option is chosen: 1 or 0 does",
		               answers_quote(kobo->answers, text, length));
	else if (field->option == ECA_NONE)
		answers_refuse(kobo->answers, field->column, text, length,
		               "an option is chosen that the question does not have, or whose label "
		               "another has too: export it with \"XML values and headers\"");
	else if (field->option < n_options)
		asked->options |= UINT64_C(1) << field->option;
	else
		asked->extras |= 1U << (field->option - n_options);
}

static void note_submission(struct kobo *kobo, const char *text, size_t length)
{
	static const char scheme[] = "uuid:";
	size_t skip = strlen(scheme);

	if (length > skip && !memcmp(text, scheme, skip))
		text += skip, length -= skip;
	if (!*kobo->answers->submission)
		kobo->answers->submission = arena_copy(&kobo->answers->arena, text, length);
}

/* ---- Which set the form is of: "ID VERSION SHA256" ---- */

static void refuse_set(struct kobo *kobo, const char *made_for)
{
	answers_problem(kobo->answers, ECA_SEVERITY_ERROR, "eca_form", made_for, strlen(made_for),
	                "the form is of another criteria set, \"%.*s\": read it with -c %.*s",
	                (int)strcspn(made_for, " "), made_for, (int)strcspn(made_for, " "), made_for);
}

/* What stands between the id and the hash. */
static const char *version_of(struct kobo *kobo, const char *made_for)
{
	const char *version = strchr(made_for, ' '), *hash = strrchr(made_for, ' ');

	if (!version || version == hash)
		return "?";
	return arena_copy(&kobo->answers->arena, version + 1, (size_t)(hash - version - 1));
}

/* Once for the submissions of one form that come one after the other. */
static void warn_of_version(struct kobo *kobo, const char *made_for)
{
	const struct eca_model *model = kobo->answers->model;
	const char *hash = strrchr(made_for, ' ');

	if (!strcmp(kobo->made_for, made_for))
		return;
	kobo->made_for = arena_text(&kobo->arena, made_for);
	if (hash && !strcmp(hash + 1, model->sha256))
		return;
	answers_problem(kobo->answers, ECA_SEVERITY_WARNING, "eca_form", made_for, strlen(made_for),
	                "the form was made from version %s of the criteria set, which is not just as "
	                "it is now (%s): questions are matched by their ids",
	                version_of(kobo, made_for), model->version);
}

static void check_set(struct kobo *kobo, const char *text, size_t length)
{
	const char *made_for = arena_copy(&kobo->answers->arena, text, length);
	size_t id = strcspn(made_for, " ");
	const char *ours = kobo->answers->model->id;

	if (strlen(ours) != id || memcmp(made_for, ours, id) != 0)
		refuse_set(kobo, made_for);
	else
		warn_of_version(kobo, made_for);
}

void kobo_begin(struct kobo *kobo)
{
	memset(kobo->asked, 0, kobo->answers->model->n_questions * sizeof(*kobo->asked));
}

/* Older exports write n/a where nothing was asked. To a question that takes any text it
 * may be the answer. */
static bool is_skipped(const struct kobo_field *field, const char *text, size_t length)
{
	static const char *const skipped[] = { "n/a", NULL };

	return kobo_is_one_of(skipped, text, length) &&
	       !(field->kind == KOBO_ANSWER && field->column->read == read_text);
}

void kobo_cell(struct kobo *kobo, const struct kobo_field *field, char *text, size_t length)
{
	utf8_trim(&text, &length);
	if (!length || is_skipped(field, text, length))
		return;
	switch (field->kind) {
	case KOBO_ANSWER:
		if (field->column->read == read_multi) {
			kobo->asked[field->column->question].text = text;
			kobo->asked[field->column->question].length = length;
		} else {
			read_answer(kobo, field->column, text, length);
		}
		break;
	case KOBO_STATE: note_state(kobo, field->column, text, length); break;
	case KOBO_OPTION: note_option(kobo, field, text, length); break;
	case KOBO_SUBMISSION: note_submission(kobo, text, length); break;
	case KOBO_SET: check_set(kobo, text, length); break;
	default: break;
	}
}
