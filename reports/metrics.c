#include "metrics.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

/* Advance widths of Calibri's ASCII letters from the space on, in 1/1000 em. */
static const short widths[] = {
	226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386,
	507, 507, 507, 507, 507, 507, 507, 507, 507, 507, 268, 268, 498, 498, 498, 463,
	894, 579, 544, 533, 615, 488, 459, 631, 623, 252, 319, 520, 420, 855, 646, 662,
	517, 673, 543, 459, 487, 642, 567, 890, 519, 487, 468, 307, 386, 307, 498, 498,
	291, 479, 525, 423, 525, 498, 305, 471, 525, 229, 239, 455, 229, 799, 525, 527,
	525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314, 460, 314, 498, 498,
};

/* The same of letters with accents, by code point; in most blocks capitals are even. */
static const struct {
	unsigned first, last;
	short even, odd;
} accented[] = {
	{ 0xA0, 0xA0, 226, 226 },       { 0xC0, 0xC5, 579, 579 },       { 0xC8, 0xCB, 488, 488 },
	{ 0xCC, 0xCF, 252, 252 },       { 0xD2, 0xD6, 662, 662 },       { 0xD9, 0xDC, 642, 642 },
	{ 0xE0, 0xE5, 479, 479 },       { 0xE8, 0xEB, 498, 498 },       { 0xEC, 0xEF, 229, 229 },
	{ 0x102, 0x103, 579, 479 },     { 0x110, 0x111, 625, 552 },     { 0x128, 0x129, 252, 229 },
	{ 0x168, 0x169, 642, 525 },     { 0x1A0, 0x1A1, 697, 578 },     { 0x1AF, 0x1B0, 603, 722 },
	{ 0x300, 0x36F, 0, 0 },         { 0x1EA0, 0x1EB7, 579, 479 },   { 0x1EB8, 0x1EC7, 488, 498 },
	{ 0x1EC8, 0x1ECB, 252, 229 },   { 0x1ECC, 0x1ED9, 662, 527 },   { 0x1EDA, 0x1EE3, 697, 578 },
	{ 0x1EE4, 0x1EE7, 642, 525 },   { 0x1EE8, 0x1EF1, 722, 603 },   { 0x1EF2, 0x1EF9, 487, 453 },
};

enum {
	OTHER = 550, /* letters of which there is no width */
	SIGN = 600,  /* dashes, quotes, arrows */
	SQUARE = 1000, /* East Asian letters and emoji */
};

/* Screens round widths to whole pixels, which adds a little; so do bold letters. */
#define SAFETY 1.03
#define PIXELS_PER_POINT (96.0 / 72.0)
#define PIXELS_PER_COLUMN_UNIT 7.0
#define CELL_PADDING 6.0
#define LINE_SPACING 1.27
#define ROW_PADDING 3.5

/* The code point of the letter behind its first byte; moves `*at` behind the letter. */
static unsigned code_point(unsigned first, const char **at)
{
	unsigned code = first < 0xE0 ? first & 0x1F : first < 0xF0 ? first & 0x0F : first & 0x07;

	while (((unsigned char)**at & 0xC0) == 0x80)
		code = code << 6 | ((unsigned char)*(*at)++ & 0x3F);
	return code;
}

static int width_of(unsigned code)
{
	size_t i;

	for (i = 0; i < sizeof(accented) / sizeof(accented[0]); i++)
		if (accented[i].first <= code && code <= accented[i].last)
			return code % 2 ? accented[i].odd : accented[i].even;
	return code < 0x2000 ? OTHER : code < 0x3000 ? SIGN : SQUARE;
}

/* Width of the letter at `*at` in 1/1000 em; moves `*at` behind it. */
static int letter(const char **at)
{
	unsigned char c = (unsigned char)*(*at)++;

	if (c < 0x80)
		return c >= ' ' && c < 0x7F ? widths[c - ' '] : 0;
	return width_of(code_point(c, at));
}

/* Counts the lines of `text`, at most `most`; `*end` is where the next would begin. */
static size_t scan(const char *text, double size, double width, size_t most, const char **end)
{
	double em = size * PIXELS_PER_POINT * SAFETY / 1000;
	long line = (long)floor((width * PIXELS_PER_COLUMN_UNIT - CELL_PADDING) / em);
	long used = 0, word = 0; /* on this line; of it since the last space */
	const char *word_start = text;
	size_t lines = 1;

	for (*end = text; *text; *end = text) {
		bool space = *text == ' ', ends = *text == '\n';
		long more = letter(&text);

		if (ends || (used + more > line && !space)) {
			bool whole = !ends && word < used; /* a word longer than the line is cut */

			if (lines == most) {
				*end = ends ? text : whole ? word_start : *end;
				return lines;
			}
			lines++;
			used = word = whole ? word : 0;
		}
		used += ends ? 0 : more;
		word = space || ends ? 0 : word + more;
		word_start = space || ends ? text : word_start;
	}
	return lines;
}

size_t metrics_lines(const char *text, double size, double width)
{
	const char *end;

	return scan(text, size, width, SIZE_MAX, &end);
}

size_t metrics_fit(const char *text, double size, double width, size_t lines)
{
	const char *end;

	scan(text, size, width, lines, &end);
	return (size_t)(end - text);
}

double metrics_height(size_t lines, double size)
{
	return (double)lines * size * LINE_SPACING + ROW_PADDING;
}
