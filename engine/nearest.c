#include "nearest.h"

#include <stdbool.h>
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

/* How many letters to add, drop, change or swap with their neighbour to make `b` of
 * `a` (optimal string alignment), in bytes. Both are at most LONGEST long. */
static size_t distance(const char *a, const char *b)
{
	size_t rows[3][LONGEST + 1];
	size_t *before = rows[0], *above = rows[1], *row = rows[2], *spare;
	size_t width = strlen(b), i, j;

	for (j = 0; j <= width; j++)
		row[j] = j;
	for (i = 1; a[i - 1]; i++) {
		spare = before;
		before = above;
		above = row;
		row = spare;
		row[0] = i;
		for (j = 1; j <= width; j++) {
			bool same = lower(a[i - 1]) == lower(b[j - 1]);
			bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
			               lower(a[i - 2]) == lower(b[j - 1]);

			row[j] = least(above[j - 1] + !same, least(above[j], row[j - 1]) + 1);
			if (swapped)
				row[j] = least(row[j], before[j - 2] + 1);
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

		if (strlen(names[i]) > LONGEST || (length < 3 && strlen(names[i]) <= length))
			continue;
		found = distance(word, names[i]);
		if (found <= near && found < strlen(names[i])) {
			near = found ? found - 1 : 0;
			nearest = names[i];
		}
	}
	return nearest;
}
