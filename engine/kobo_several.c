/* What several cells of an export say together: an answer with several options, in one cell
 * or in a column for each, and why there is no answer. */
#include <string.h>

#include "kobo.h"
#include "labels.h"

enum { WORDS_MAX = 400, SEVERAL_MAX = 8192 };

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

		if (size && kobo_find_option(column, at, size) == ECA_NONE)
			return false;
		at += size + 1;
	}
	return true;
}

/* The options joined by blanks, from their names or labels; NULL where it is neither. */
static const char *find_words(struct kobo *kobo, const struct column *column, const char *text,
                              size_t length)
{
	const struct eca_question *question = &kobo->answers->model->questions[column->question];
	const char *none = eca_form_extra(ECA_EXTRA_NONE), *words = NULL;
	bool names = are_names(column, text, length);

	if (strlen(none) == length && !memcmp(none, text, length))
		return "-";
	if (kobo->by_label || !names)
		words = part_labels(kobo, question, text, length);
	return words || !names ? words : arena_copy(&kobo->answers->arena, text, length);
}

static void read_several(struct kobo *kobo, const struct column *column, char *text, size_t length)
{
	const char *words = find_words(kobo, column, text, length);

	if (words)
		kobo_word(kobo, column, words);
	else if (kobo->by_label)
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

/* What was read of the cell with all the answer. */
static struct kobo_asked what_was_read(const struct eca_answer *answer)
{
	switch (answer->state) {
	case ECA_NA: return (struct kobo_asked){ .extras = 1U << ECA_EXTRA_NA };
	case ECA_NO_DATA: return (struct kobo_asked){ .extras = 1U << ECA_EXTRA_NO_DATA };
	default:
		return (struct kobo_asked){ .options = answer->set,
			                    .extras = answer->set ? 0 : 1U << ECA_EXTRA_NONE };
	}
}

/* The columns of the options that are chosen in one of the two alone. */
static const char *name_differing(struct kobo *kobo, const struct column *column,
                                  const struct kobo_asked *a, const struct kobo_asked *b)
{
	struct arena *arena = &kobo->answers->arena;
	const char *names = "";
	size_t n_options = column->choices.count, i;

	for (i = 0; i < n_options + ECA_EXTRAS; i++) {
		const char *word = i < n_options ? column->choices.texts[i]
		                                 : eca_form_extra((enum eca_extra)(i - n_options));

		if (i < n_options ? (a->options ^ b->options) >> i & 1
		                  : (a->extras ^ b->extras) >> (i - n_options) & 1)
			names = arena_format(arena, "%s%s%s/%s", names, *names ? ", " : "",
			                     column->name, word);
	}
	return names;
}

/* The cell with all the answer beside the columns of its options. */
static void read_both(struct kobo *kobo, const struct column *column,
                      const struct kobo_asked *asked)
{
	const struct eca_answer *answer = &kobo->answers->answers[column->question];
	struct kobo_asked chosen;
	const char *names;

	read_several(kobo, column, asked->text, asked->length);
	if (answer->state == ECA_MISSING)
		return; /* it was refused */
	chosen = what_was_read(answer);
	names = name_differing(kobo, column, asked, &chosen);
	if (*names)
		answers_refuse(kobo->answers, column, asked->text, asked->length,
		               "%s contradicts %s: mend one of the two",
		               answers_quote(kobo->answers, asked->text, asked->length), names);
}

/* Labels that cannot be parted say nothing that the columns of the options do not. */
static bool has_both(struct kobo *kobo, const struct column *column,
                     const struct kobo_asked *asked)
{
	return asked->split && asked->text &&
	       (!kobo->by_label || find_words(kobo, column, asked->text, asked->length));
}

static void end_question(struct kobo *kobo, size_t index)
{
	struct answers *a = kobo->answers;
	const struct kobo_asked *asked = &kobo->asked[index];
	const char *id = a->model->questions[index].id;
	const struct column *column = columns_find(&a->columns, id, strlen(id));

	if (has_both(kobo, column, asked))
		read_both(kobo, column, asked);
	else if (asked->options || asked->extras)
		kobo_word(kobo, column, chosen_words(kobo, column, asked));
	else if (asked->text)
		read_several(kobo, column, asked->text, asked->length);
	if (!asked->state)
		return;
	if (a->answers[index].state == ECA_MISSING)
		kobo_word(kobo, column, asked->state);
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
