/* Texts and numbers in XPath. */
#include <string.h>

#include "xpath.h"

/* ' inside " and the other way round; with both, pieces for concat(). What a form would
 * take for a field's name, ${, is parted too. */
static bool is_piece_end(const char *start, const char *at, char quote)
{
	return *at == quote || (at > start && at[-1] == '$' && at[0] == '{');
}

static void add_pieces(const char *text, struct text *out)
{
	const char *at = text;
	bool first = true;

	text_add(out, "concat(");
	while (*at) {
		char quote = *at == '\'' ? '"' : '\'';
		const char *start = at;

		while (*at && !is_piece_end(start, at, quote))
			at++;
		text_add(out, first ? "" : ", ");
		text_add_bytes(out, &quote, 1);
		text_add_bytes(out, start, (size_t)(at - start));
		text_add_bytes(out, &quote, 1);
		first = false;
	}
	text_add(out, ")");
}

/* Forms make one blank of several, and straight quotation marks of curly ones. */
static bool is_changed(const char *text)
{
	static const char *const changed[] = { "‘", "’", "“", "”", "  ", "\t", "\n" };
	size_t i;

	for (i = 0; i < sizeof(changed) / sizeof(changed[0]); i++)
		if (strstr(text, changed[i]))
			return true;
	return false;
}

bool xpath_literal(const char *text, struct text *out)
{
	char quote = strchr(text, '\'') ? '"' : '\'';

	if (is_changed(text))
		return false;
	if (strchr(text, quote) || strstr(text, "${")) {
		add_pieces(text, out);
		return true;
	}
	text_add_bytes(out, &quote, 1);
	text_add(out, text);
	text_add_bytes(out, &quote, 1);
	return true;
}

bool xpath_number(double number, struct text *out)
{
	char printed[ECA_SCORE_SIZE];

	eca_print_number(number, printed);
	if (strchr(printed, 'e'))
		return false;
	text_add(out, printed);
	return true;
}
