/* CSV as RFC 4180 has it, record by record: fields are slices of the input's
 * buffer. Records end in LF or CRLF; a carriage return alone is a fault. */
#ifndef ECA_CSV_H
#define ECA_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input.h"

enum {
	CSV_COLUMNS_MAX = 16384,
	CSV_RECORD_MAX = 16 << 20, /* bytes */
};

/* Quotes are taken off. text[length] may be overwritten. */
struct csv_field {
	char *text;
	uint32_t length;
	bool doubled; /* holds doubled quotes; only while a record is read */
};

struct csv {
	struct input *in;
	char separator;
	struct csv_field *fields; /* of the record; the first CSV_COLUMNS_MAX are kept */
	size_t n_fields;
	size_t line;       /* on which the record starts, 1 the first */
	const char *fault; /* why the record cannot be used, or NULL */
	size_t fault_field;
	bool unclean; /* some byte of the record is NUL or not UTF-8 */
	bool plain;   /* all of it is plain text (utf8_is_plain) without \ and |; false is no
	                 answer */

	/* For csv.c alone: the marks (separators, quotes, line ends) not yet used of
	 * the 64 bytes at `block`, a bit each, and what the record has met so far. */
	char *block;
	uint64_t marks, stops; /* stops: those of the block that are no separators */
	uint64_t block_odd;  /* a bit each: the bytes that are NUL or not ASCII */
	bool block_special;  /* it has a control character but a line end, or \ or | */
	bool odd, special, doubled;
	char *odd_from, *odd_to; /* the first and behind the last such byte, if it is odd */
	size_t breaks; /* line feeds in the record */
};

/* Starts at the input's next byte. */
void csv_start(struct csv *csv, struct input *in, char separator);
void csv_end(struct csv *csv);

/* Comma or semicolon, whichever the first line has more of outside quotes; a tab
 * when it has neither, but tabs; else a comma. */
char csv_find_separator(const char *text, size_t length);

enum csv_got {
	CSV_RECORD, /* `fields`, or `fault`: the reader goes on behind it either way */
	CSV_END,
	CSV_BROKEN, /* no record can be found any more: `err` */
};

/* The next record that is not an empty line; it lives until the next call. */
enum csv_got csv_next(struct csv *csv, struct eca_error *err);

#endif
