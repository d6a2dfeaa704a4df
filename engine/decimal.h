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

/* Eight digits, the first in the lowest byte, as a number: pairs, then fours, then all. */
static inline uint64_t decimal_eight_digits(uint64_t w)
{
	const uint64_t twos = UINT64_C(0x000000ff000000ff);

	w -= DECIMAL_ZEROS;
	w = w * 10 + (w >> 8);
	return ((w & twos) * (100 + (UINT64_C(1000000) << 32)) +
	        (w >> 16 & twos) * (1 + (UINT64_C(10000) << 32))) >> 32;
}

static inline bool decimal_are_digits(uint64_t w)
{
	const uint64_t high = UINT64_C(0xf0f0f0f0f0f0f0f0);

	return (w & high) == DECIMAL_ZEROS && ((w + UINT64_C(0x0606060606060606)) & high) == DECIMAL_ZEROS;
}

/* The top bit of each byte of `w` that is `c`. */
static inline uint64_t decimal_find(uint64_t w, char c)
{
	const uint64_t low = UINT64_C(0x7f7f7f7f7f7f7f7f);
	uint64_t x = w ^ ((uint64_t)(unsigned char)c * UINT64_C(0x0101010101010101));

	return ~(((x & low) + low) | x | low);
}

/* The eight bytes at `text`, pushed up so that its last is the highest, with zeros
 * before it. */
static inline uint64_t decimal_load(const char *text, size_t length)
{
	uint64_t w;

	memcpy(&w, text, sizeof(w));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	w = __builtin_bswap64(w);
#endif
	if (length == 8)
		return w;
	return w << (64 - 8 * length) | DECIMAL_ZEROS >> 8 * length;
}

/* decimal_parse for a text of up to 8 bytes, of which 8 may be read: where lengths are not
 * foreseen, eight bytes at once are read sooner than one after another. False when that is
 * not sure to be a number: decimal_parse says. */
static inline bool decimal_parse_short(const char *text, size_t length, char point,
                                       double *number, bool *as_printed)
{
	uint64_t w, points, before;
	unsigned decimals = 0;

	if (length - 1 >= 8)
		return false;
	w = decimal_load(text, length);
	points = decimal_find(w, point);
	if (points) { /* what stands before the first one moves up into its place */
		before = ((points & -points) >> 7) - 1;
		decimals = 7 - (unsigned)__builtin_ctzll(points) / 8;
		w = (w & before) << 8 | (w & ~(before << 8 | 0xff)) | '0';
	}
	if (!decimal_are_digits(w) || text[0] == point || text[length - 1] == point)
		return false;
	*number = (double)decimal_eight_digits(w) / decimal_powers[decimals];
	*as_printed = ((text[0] != '0') | (length == 1 + decimals + (decimals > 0))) &
	              ((decimals == 0) | ((point == '.') & (text[length - 1] != '0')));
	return true;
}

/* eca_print_number, returning the length of what was printed. */
size_t decimal_print(double number, char *text);

#endif
