/* Cells of an export, as what plain CSV would hold. */
#include <string.h>

#include "kobo.h"
#include "labels.h"

enum { WORDS_MAX = 400, SEVERAL_MAX = 8192 };

/* ---- One cell ---- */

/* A copy that may be read as a cell. */
static char *as_cell(struct kobo *kobo, const char *text, size_t length)
{
	char *copy = arena_take(&kobo->answers->arena, length + 1 + VOCABULARY_AHEAD);

	memcpy(copy, text, length);
	return copy;
}

static void read_word(struct kobo *kobo, const struct column *column, const char *word)
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
	struct eca_reader_options *options = &kobo->answers->options;
	bool comma = options->decimal_comma;
	const char *meaning = NULL;

	if (kobo->by_label || (!is_state(text, length) && (!column->choices.count ||
	    vocabulary_find(&column->choices, text, length) == ECA_NONE)))
		meaning = find_meaning(kobo, column, text, length);
	options->decimal_comma = false;
	if (meaning)
		read_word(kobo, column, meaning);
	else
		answers_cell(kobo->answers, column, text, length);
	options->decimal_comma = comma;
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

static bool is_word(const char *text, size_t length, const char *const *words)
{
	for (; *words; words++)
		if (strlen(*words) == length && !memcmp(*words, text, length))
			return true;
	return false;
}

static void note_option(struct kobo *kobo, const struct kobo_field *field, const char *text,
                        size_t length)
{
	static const char *const chosen[] = { "1", "1.0", "TRUE", "True", "true", NULL };
	static const char *const not_chosen[] = { "0", "0.0", "FALSE", "False", "false", NULL };
	struct kobo_asked *asked = &kobo->asked[field->column->question];
	size_t n_options = field->column->choices.count;

	if (is_word(text, length, not_chosen))
		return;
	if (!is_word(text, length, chosen))
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

void kobo_cell(struct kobo *kobo, const struct kobo_field *field, char *text, size_t length)
{
	static const char *const skipped[] = { "n/a", NULL }; /* older exports write so */

	utf8_trim(&text, &length);
	if (!length || is_word(text, length, skipped))
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

/* ---- A multi in one cell ---- */

/* What stands between two blanks, and how the words up to there can be told apart. */
struct parting {
	size_t at;           /* offset of the blank, or the end */
	unsigned ways;       /* 0, 1, or 2 for several */
	size_t before;       /* the step before, in one of them */
	const char *meaning; /* of the label between the two */
};

static size_t find_steps(const char *text, size_t length, struct parting *steps)
{
	size_t count = 1, i;

	steps[0] = (struct parting){ .ways = 1 };
	for (i = 1; i <= length && count <= WORDS_MAX; i++)
		if (i == length || (text[i] == ' ' && text[i - 1] != ' '))
			steps[count++] = (struct parting){ .at = i };
	return count;
}

static void try_labels(struct kobo *kobo, const struct eca_question *question, const char *text,
                       struct parting *steps, size_t to)
{
	size_t longest = kobo->longest[question - kobo->answers->model->questions];
	size_t from;

	for (from = to; from-- > 0 && to - from <= longest;) {
		const char *meaning;

		if (!steps[from].ways)
			continue;
		meaning = labels_answer(kobo->labels, question, text + steps[from].at,
		                        steps[to].at - steps[from].at);
		if (!meaning)
			continue;
		steps[to].before = from;
		steps[to].meaning = meaning;
		steps[to].ways = steps[to].ways + steps[from].ways > 1 ? 2 : 1;
	}
}

/* Kobo joins the labels by blanks, which stand in labels too. NULL unless there is just one
 * way to part them; then the options, joined by blanks. */
static const char *part_labels(struct kobo *kobo, const struct eca_question *question,
                               const char *text, size_t length)
{
	struct arena *arena = &kobo->answers->arena;
	struct parting *steps = arena_array(arena, WORDS_MAX + 1, sizeof(*steps));
	size_t count = find_steps(text, length, steps), i;
	const char *words = "";

	if (length > SEVERAL_MAX || steps[count - 1].at != length)
		return NULL;
	for (i = 1; i < count; i++)
		try_labels(kobo, question, text, steps, i);
	if (steps[count - 1].ways != 1)
		return NULL;
	for (i = count - 1; i > 0; i = steps[i].before)
		words = arena_format(arena, "%s%s%s", steps[i].meaning, *words ? " " : "", words);
	return words;
}

/* Whether it is made of options' names alone. */
static bool are_names(const struct column *column, const char *text, size_t length)
{
	const char *at = text, *end = text + length;

	while (at < end) {
		const char *blank = memchr(at, ' ', (size_t)(end - at));
		size_t size = (size_t)((blank ? blank : end) - at);

		if (size && !is_state(at, size) &&
		    vocabulary_find(&column->choices, at, size) == ECA_NONE)
			return false;
		at += size + 1;
	}
	return true;
}

static void read_several(struct kobo *kobo, const struct column *column, char *text, size_t length)
{
	const struct eca_question *question = &kobo->answers->model->questions[column->question];
	const char *none = eca_form_extra(ECA_EXTRA_NONE), *words = NULL;

	if (strlen(none) == length && !memcmp(none, text, length))
		words = "-";
	else if (kobo->by_label || !are_names(column, text, length))
		words = part_labels(kobo, question, text, length);
	if (words)
		read_word(kobo, column, words);
	else if (kobo->by_label && !are_names(column, text, length))
		answers_refuse(kobo->answers, column, text, length,
		               "%s cannot be parted into options of this question: export it with "
		               "\"XML values and headers\", or with a column for each option",
		               answers_quote(kobo->answers, text, length));
	else
		answers_cell(kobo->answers, column, text, length);
}

/* ---- What several cells say ---- */

static const char *chosen_words(struct kobo *kobo, const struct column *column,
                                const struct kobo_asked *asked)
{
	struct arena *arena = &kobo->answers->arena;
	const char *words = "";
	size_t i;

	for (i = 0; i < column->choices.count; i++)
		if (asked->options >> i & 1)
			words = arena_format(arena, "%s%s%s", words, *words ? " " : "",
			                     column->choices.texts[i]);
	for (i = 0; i < ECA_EXTRAS; i++)
		if (asked->extras >> i & 1)
			words = arena_format(arena, "%s%s%s", words, *words ? " " : "",
			                     i == ECA_EXTRA_NONE
			                             ? "-"
			                             : eca_form_extra((enum eca_extra)i));
	return words;
}

static void end_question(struct kobo *kobo, size_t index)
{
	struct answers *a = kobo->answers;
	const struct kobo_asked *asked = &kobo->asked[index];
	const char *id = a->model->questions[index].id;
	const struct column *column = columns_find(&a->columns, id, strlen(id));

	if (asked->options || asked->extras)
		read_word(kobo, column, chosen_words(kobo, column, asked));
	else if (asked->text)
		read_several(kobo, column, asked->text, asked->length);
	if (!asked->state)
		return;
	if (a->answers[index].state == ECA_MISSING)
		read_word(kobo, column, asked->state);
	else
		answers_refuse(a, column, asked->state, strlen(asked->state),
		               "%s stands beside an answer: take one of the two away", asked->state);
}

void kobo_end(struct kobo *kobo)
{
	size_t i;

	for (i = 0; i < kobo->answers->model->n_questions; i++) {
		const struct kobo_asked *asked = &kobo->asked[i];

		if (asked->options || asked->extras || asked->text || asked->state)
			end_question(kobo, i);
	}
}
