#include "csv_out.h"

#include <stdbool.h>

static bool needs_quotes(const char *text)
{
	for (; *text; text++)
		if (*text == ',' || *text == '"' || *text == '\n' || *text == '\r')
			return true;
	return false;
}

/* `guard`: a ' goes before the text. */
static void put_cell(struct buf *buf, const char *text, bool guard)
{
	bool quoted = needs_quotes(text);

	if (quoted)
		buf_char(buf, '"');
	if (guard)
		buf_char(buf, '\'');
	if (!quoted) {
		buf_text(buf, text);
		return;
	}
	for (; *text; text++) {
		if (*text == '"')
			buf_char(buf, '"');
		buf_char(buf, *text);
	}
	buf_char(buf, '"');
}

static bool is_negative_number(const char *text)
{
	return *text == '-' && text[1 + strspn(text + 1, "0123456789.,")] == '\0';
}

static bool is_letter_or_digit(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool reads_as_formula(const char *text)
{
	static const char *const starts[] = {
		"=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20",
	};
	size_t i;

	if (is_letter_or_digit(*text) || !*text)
		return false;
	for (i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (!strncmp(text, starts[i], strlen(starts[i])))
			return !is_negative_number(text);
	return false;
}

void csv_out_cell(struct buf *buf, const char *text)
{
	put_cell(buf, text, false);
}

void csv_out_free_text(struct buf *buf, const char *text)
{
	put_cell(buf, text, reads_as_formula(text));
}
