/* Numbers as people write them, read and printed exactly and alike in every
 * locale. eca_print_number, eca_print_points and their like are in decimal.c. */
#ifndef ECA_DECIMAL_H
#define ECA_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>

enum { DECIMAL_LENGTH_MAX = 100 };

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

/* The same for a text of 1 to 8 bytes, of which 8 may be read. False when that is not
 * sure to be a number: decimal_parse says. */
bool decimal_parse_short(const char *text, size_t length, char point, double *number,
                         bool *as_printed);

/* eca_print_number, returning the length of what was printed. */
size_t decimal_print(double number, char *text);

#endif
