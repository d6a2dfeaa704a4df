/* A table for people. The first rows decide how wide its columns are; those that
 * follow stream, so a long table takes no more memory than a short one. */
#ifndef ECA_CLI_TABLE_H
#define ECA_CLI_TABLE_H

#include "eca.h"

enum { TABLE_COLUMNS_MAX = 16, TABLE_ROWS_KEPT = 256 };

struct table_column {
	const char *title;
	size_t least, most; /* columns of the terminal; most 0: it is left out */
	bool right;         /* numbers stand on the right */
	size_t lines;       /* goes on below, at most so many lines; cut there. 0 is 1. Spaces
	                       that a cell begins with stand before each of its lines */
	bool wide;          /* always `most`, or what the others leave of it */
};

struct table_cell {
	const char *text;   /* NULL is empty */
	const char *colour; /* SGR number, "32"; NULL is plain */
};

struct table;

/* Of `width` columns altogether; `colour`: colours are shown. Titles and `out`
 * must outlive it. */
struct table *table_new(const struct table_column *columns, size_t count, size_t width, bool colour,
                        struct eca_output *out);
/* Adds a row of as many cells as there are columns. The texts are copied, control
 * and formatting characters in them shown as \n, \x1b, … */
void table_row(struct table *table, const struct table_cell *cells);
/* Writes what is left, and frees the table. */
void table_end(struct table *table);
/* Frees it without writing what is left. */
void table_discard(struct table *table);

/* A text alone, wrapped at its spaces. */
void table_paragraph(const char *text, size_t width, struct eca_output *out);

/* The same of a text that stands out, control characters in it shown as in table_row. */
void table_title(const char *text, size_t width, bool colour, struct eca_output *out);

#endif
