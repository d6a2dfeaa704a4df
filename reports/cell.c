#include "cell.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { CELL_UNITS = 32767 };

static const char REPLACEMENT[] = "\xEF\xBF\xBD";

static bool is_forbidden(const char *at)
{
	unsigned char c = (unsigned char)*at;

	if (c < ' ')
		return c != '\n' && c != '\t';
	return !strncmp(at, "\xEF\xBF\xBE", 3) || !strncmp(at, "\xEF\xBF\xBF", 3);
}

/* "_x0041_" stands for a letter in a workbook; the underscore has to be escaped. */
static bool is_escape(const char *at)
{
	size_t i;

	if (at[0] != '_' || at[1] != 'x')
		return false;
	for (i = 2; i < 6; i++)
		if (!isxdigit((unsigned char)at[i]))
			return false;
	return at[6] == '_';
}

/* What stands in the workbook for the letter at `at`. */
static const char *substitute(const char *at)
{
	if (at[0] == '\r' && at[1] == '\n')
		return "";
	if (is_escape(at))
		return "_x005F_";
	return is_forbidden(at) ? REPLACEMENT : NULL;
}

/* Whether nothing in it could have to change, as in nearly every text: what XML forbids and
 * what Excel decodes begins with one of these bytes, and bytes are no fewer than UTF-16 units. */
static bool is_plain(const char *text)
{
	const char *at = text;

	while (*at && *at != '_' && *at != '\xEF' &&
	       ((unsigned char)*at >= ' ' || *at == '\n' || *at == '\t'))
		at++;
	return !*at && at - text <= CELL_UNITS;
}

const char *cell_text(const char *text, struct text *clean)
{
	const char *at = text;
	size_t used = 0;
	bool changed = false;

	if (is_plain(text))
		return text;
	text_clear(clean);
	while (*at) {
		size_t size = text_letter(at);
		const char *instead = substitute(at);

		if (used + text_units(size) > CELL_UNITS)
			break;
		if (instead && !changed)
			text_add_bytes(clean, text, (size_t)(at - text));
		changed = changed || instead;
		if (instead)
			text_add(clean, instead);
		else if (changed)
			text_add_bytes(clean, at, size);
		used += instead ? strlen(instead) : text_units(size);
		at += size;
	}
	if (*at && !changed)
		text_add_bytes(clean, text, (size_t)(at - text));
	return *at || changed ? text_string(clean) : text;
}
