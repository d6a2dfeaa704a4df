/* How texts are read: answers, notes, and the columns that tell assessments apart. */
#include <string.h>

#include "answers.h"

/* Line breaks become line feeds. Returns the new length. */
static size_t unify_breaks(char *text, size_t length)
{
	char *from = text, *to = text, *end = text + length;

	for (; from < end; from++) {
		if (*from == '\r' && from + 1 < end && from[1] == '\n')
			continue;
		*to++ = (char)(*from == '\r' ? '\n' : *from);
	}
	return (size_t)(to - text);
}

/* A text as it is kept: NUL-terminated, in NFC, lines ending in LF; NULL when it is
 * refused. `*length` is its new length. */
static char *take_text(struct answers *a, const struct column *column, char *text, size_t *length)
{
	int32_t control;

	text[*length] = '\0';
	if (!a->plain && !utf8_is_plain(text, *length)) {
		*length = unify_breaks(text, *length);
		text[*length] = '\0';
		control = utf8_control(text, *length);
		if (control >= 0) {
			answers_refuse(a, column, text, *length,
			               "the text holds a control character (U+%04X): type it again",
			               (unsigned)control);
			return NULL;
		}
		if (!utf8_surely_nfc(text, *length))
			text = utf8_nfc(&a->arena, text, length);
	}
	if (*length > ANSWER_LENGTH_MAX && utf8_count(text, *length) > ANSWER_LENGTH_MAX) {
		answers_refuse(a, column, text, *length,
		               "the text has %zu characters: at most %d are read",
		               utf8_count(text, *length), ANSWER_LENGTH_MAX);
		return NULL;
	}
	return text;
}

void read_text(struct answers *a, const struct column *column, char *text, size_t length)
{
	struct eca_answer *answer = column->answer;

	answer->text = take_text(a, column, text, &length);
	if (answer->text)
		answer->state = ECA_ANSWERED;
	if (!a->plain)
		column->given->text = NULL;
}

void read_note(struct answers *a, const struct column *column, char *text, size_t length)
{
	column->answer->note = take_text(a, column, text, &length);
	a->remarked = true;
}

void read_assessor(struct answers *a, const struct column *column, char *text, size_t length)
{
	const char *assessor = take_text(a, column, text, &length);

	if (assessor)
		a->assessment.assessor = assessor;
}

void read_source(struct answers *a, const struct column *column, char *text, size_t length)
{
	static const char *words[] = { "self", "site_visit" };
	size_t i;

	for (i = 0; i < 2; i++) {
		if (strlen(words[i]) != length || memcmp(words[i], text, length) != 0)
			continue;
		a->assessment.source = i ? ECA_SITE_VISIT : ECA_SELF;
		return;
	}
	answers_refuse(a, column, text, length, "%s is not a source: write self or site_visit",
	               answers_quote(a, text, length));
}

void read_firm_id(struct answers *a, const struct column *column, char *text, size_t length)
{
	char *id = take_text(a, column, text, &length);
	int32_t bad;

	a->bad_firm = true;
	if (!id)
		return;
	if (strchr("=+-@", id[0]))
		answers_refuse(
			a, column, id, length,
			"a firm_id may not begin with %c: spreadsheets take it for a formula",
			id[0]);
	else if (utf8_count(id, length) > FIRM_ID_LENGTH_MAX)
		answers_refuse(a, column, id, length,
		               "a firm_id has at most %d characters, this one %zu",
		               FIRM_ID_LENGTH_MAX, utf8_count(id, length));
	else if (!utf8_printable(id, length, &bad))
		answers_refuse(a, column, id, length,
		               "a firm_id holds printable characters only, this one U+%04X",
		               (unsigned)bad);
	else
		a->assessment.firm_id = id;
}
