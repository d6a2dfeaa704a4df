/* What helps to answer a question, in one language: it stands beside the question. */
#include "questionnaire.h"

enum { LONG_OPTION = 28 /* letters that an open drop-down shows of an option */ };

static void line(struct text *out, const char *pattern, const char *value)
{
	if (!*value)
		return;
	text_add(out, out->length ? "\n" : "");
	text_fill(out, pattern, value, NULL);
}

static size_t letters(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += ((unsigned char)*text & 0xC0) != 0x80;
	return count;
}

/* Levels are worth reading before one is chosen; so are options too long for their list. */
static bool lists_options(const struct report *r, const struct eca_question *q)
{
	size_t i;

	if (q->type != ECA_CHOICE && q->type != ECA_YES_NO)
		return q->type == ECA_LEVEL;
	for (i = 0; i < q->n_options; i++)
		if (letters(say_option(r, q, i)) > LONG_OPTION)
			return true;
	return false;
}

static void options(const struct report *r, const struct eca_question *q, struct text *out)
{
	size_t i;

	for (i = 0; i < q->n_options; i++) {
		struct text option = { 0 };

		form_option(r, q, i, &option);
		line(out, q->type == ECA_LEVEL ? "{1}" : "• {1}", text_string(&option));
		text_free(&option);
	}
}

static void say_na(const struct report *r, const struct eca_question *q, struct text *out)
{
	const char *when = say_text(r, &q->na);

	if (*when)
		line(out, say_word(r, W_FORM_NA_WHEN), when);
	else
		line(out, "{1}", say_word(r, W_FORM_NA_ALLOWED));
}

void form_say_facts(const struct report *r, const void *what, struct text *out)
{
	const struct eca_question *q = what;
	struct text range = { 0 };

	line(out, say_word(r, W_FORM_UNIT), say_text(r, &q->unit));
	if (q->type == ECA_NUMBER)
		form_say_range(r, q, &range);
	line(out, "{1}", text_string(&range));
	line(out, say_word(r, W_FORM_PERIOD), say_text(r, &q->period));
	line(out, say_word(r, W_FORM_LOOK_AT), say_text(r, &q->evidence));
	if (q->na_allowed)
		say_na(r, q, out);
	text_free(&range);
}

void form_say_guide(const struct report *r, const void *what, struct text *out)
{
	const struct eca_question *q = what;

	line(out, "{1}", say_text(r, &q->help));
	if (lists_options(r, q))
		options(r, q, out);
	if (q->type == ECA_MULTI)
		line(out, "{1}", say_word(r, W_FORM_EVERY_ITEM));
	form_say_facts(r, what, out);
}
