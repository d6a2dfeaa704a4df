/* Numbers as people write them, read and printed exactly and alike in every
 * locale. eca_print_number, eca_print_points and their like are in decimal.c. */
#ifndef ECA_DECIMAL_H
#define ECA_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { DECIMAL_LENGTH_MAX = 100, DECIMAL_POWERS = 23 };

/* The powers of ten that a double holds exactly. */
extern const double decimal_powers[DECIMAL_POWERS];

#define DECIMAL_ZEROS UINT64_C(0x3030303030303030) /* "00000000" */

enum decimal_fault {
	DECIMAL_OK,
	DECIMAL_NOT_A_NUMBER, /* or longer than DECIMAL_LENGTH_MAX */
	DECIMAL_TOO_LARGE,    /* beyond a double */
};

/* Reads an optional minus, digits, an optional `point` with digits behind it and
 * an optional exponent, and nothing else, into the nearest double. Never -0.
 * `*as_printed` says that the text is what decimal_print makes of the number, for
 * certain; false is no answer. */
enum decimal_fault decimal_parse(const char *text, size_t length, char point, double *number,
                                 bool *as_printed);

/* Eight digits, 0 to 9 each, the first in the lowest byte, as a number: pairs, then fours,
 * then all. */
static inline uint64_t decimal_join(uint64_t w)
{
	const uint64_t twos = UINT64_C(0x000000ff000000ff);

	w = w * 10 + (w >> 8);
	return ((w & twos) * (100 + (UINT64_C(1000000) << 32)) +
	        (w >> 16 & twos) * (1 + (UINT64_C(10000) << 32))) >> 32;
}

/* Whether all bytes are 0 to 9. */
static inline bool decimal_are_digits(uint64_t w)
{
	return !(((w + UINT64_C(0x7676767676767676)) | w) & UINT64_C(0x8080808080808080));
}

/* The top bit of each byte of `w` that is `c`. */
static inline uint64_t decimal_find(uint64_t w, char c)
{
	const uint64_t low = UINT64_C(0x7f7f7f7f7f7f7f7f);
	uint64_t x = w ^ ((uint64_t)(unsigned char)c * UINT64_C(0x0101010101010101));

	return ~(((x & low) + low) | x | low);
}

/* The `length` bytes at `text`, the last the highest, with zeros before them. */
static inline uint64_t decimal_load(const char *text, size_t length)
{
	uint64_t w;

	memcpy(&w, text, sizeof(w));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	w = __builtin_bswap64(w);
#endif
	return length == 8 ? w : w << (64 - 8 * length) | DECIMAL_ZEROS >> 8 * length;
}

/* decimal_parse for a text of up to 8 bytes, of which 8 may be read: where lengths are not
 * foreseen, eight bytes at once are read sooner than one after another. False when that is
 * not sure to be a number: decimal_parse says. */
static inline bool decimal_parse_short(const char *text, size_t length, char point,
                                       double *number, bool *as_printed)
{
	size_t decimals = 0, whole = length; /* digits behind the point and before it */
	uint64_t w, points, before;

	if (length - 1 >= 8)
		return false;
	w = decimal_load(text, length);
	points = decimal_find(w, point);
	if (points) { /* what stands before the first one moves up into its place */
		decimals = 7 - (size_t)__builtin_ctzll(points) / 8;
		whole = length - 1 - decimals;
		if (!decimals || !whole)
			return false;
		before = ((points & -points) >> 7) - 1;
		w = (w & before) << 8 | (w & ~(before << 8 | 0xff)) | '0';
	}
	w ^= DECIMAL_ZEROS;
	if (!decimal_are_digits(w))
		return false;
	*number = (double)decimal_join(w) / decimal_powers[decimals];
	*as_printed = ((text[0] != '0') | (whole == 1)) &
	              ((decimals == 0) | ((point == '.') & (w >> 56 != 0)));
	return true;
}

/* eca_print_number, returning the length of what was printed. */
size_t decimal_print(double number, char *text);

#endif
