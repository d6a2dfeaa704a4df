#include "metrics.h"

#include <math.h>
#include <stdbool.h>

/* Advance widths of Calibri's ASCII letters from the space on, in 1/1000 em. */
static const short widths[] = {
	226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386,
	507, 507, 507, 507, 507, 507, 507, 507, 507, 507, 268, 268, 498, 498, 498, 463,
	894, 579, 544, 533, 615, 488, 459, 631, 623, 252, 319, 520, 420, 855, 646, 662,
	517, 673, 543, 459, 487, 642, 567, 890, 519, 487, 468, 307, 386, 307, 498, 498,
	291, 479, 525, 423, 525, 498, 305, 471, 525, 229, 239, 455, 229, 799, 525, 527,
	525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314, 460, 314, 498, 498,
};

enum {
	ACCENTED = 540, /* ơ and ư are wider than o and u, ấ as wide as a */
	SQUARE = 1000,  /* East Asian letters and emoji */
};

/* Screens round widths to whole pixels, which adds a little; so do bold letters. */
#define SAFETY 1.03
#define PIXELS_PER_POINT (96.0 / 72.0)
#define PIXELS_PER_COLUMN_UNIT 7.0
#define CELL_PADDING 6.0
#define LINE_SPACING 1.27
#define ROW_PADDING 3.5

/* Width of the letter at `*at` in 1/1000 em; moves `*at` behind it. */
static int letter(const char **at)
{
	unsigned char c = (unsigned char)*(*at)++;

	if (c < 0x80)
		return c >= ' ' && c < 0x7F ? widths[c - ' '] : 0;
	while (((unsigned char)**at & 0xC0) == 0x80)
		(*at)++;
	return c < 0xE2 ? ACCENTED : c < 0xE3 ? ACCENTED + 60 : SQUARE;
}

size_t metrics_lines(const char *text, double size, double width)
{
	double em = size * PIXELS_PER_POINT * SAFETY / 1000;
	long line = (long)floor((width * PIXELS_PER_COLUMN_UNIT - CELL_PADDING) / em);
	long used = 0, word = 0; /* on this line; of it since the last space */
	size_t lines = 1;

	while (*text) {
		bool space = *text == ' ', end = *text == '\n';
		long more = letter(&text);

		if (end) {
			lines++;
			used = word = 0;
			continue;
		}
		if (used + more > line && !space) {
			lines++;
			used = word < used ? word : 0; /* a word longer than the line is cut */
			word = used;
		}
		used += more;
		word = space ? 0 : word + more;
	}
	return lines;
}

double metrics_height(size_t lines, double size)
{
	return (double)lines * size * LINE_SPACING + ROW_PADDING;
}
