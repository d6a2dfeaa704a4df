#include "nearest.h"

#include <string.h>

enum { LONGEST = 64 }; /* longer words are nobody's typing mistake */

static int lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : (unsigned char)c;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Levenshtein's distance in bytes. `b` is at most LONGEST long. */
static size_t distance(const char *a, const char *b)
{
	size_t row[LONGEST + 1], width = strlen(b), j;

	for (j = 0; j <= width; j++)
		row[j] = j;
	for (; *a; a++) {
		size_t diagonal = row[0]++;

		for (j = 1; j <= width; j++) {
			size_t changed = diagonal + (lower(*a) != lower(b[j - 1]));

			diagonal = row[j];
			row[j] = least(changed, least(row[j], row[j - 1]) + 1);
		}
	}
	return row[width];
}

const char *nearest_name(const char *word, const char *const *names, size_t count)
{
	size_t length = strlen(word), near = length < 4 ? 1 : length < 8 ? 2 : 3, i;
	const char *nearest = NULL;

	if (length > LONGEST)
		return NULL;
	for (i = 0; i < count; i++) {
		size_t found;

		if (strlen(names[i]) > LONGEST)
			continue;
		found = distance(word, names[i]);
		if (found <= near && found < strlen(names[i])) {
			near = found ? found - 1 : 0;
			nearest = names[i];
		}
	}
	return nearest;
}
