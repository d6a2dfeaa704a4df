/* A plain sheet that a program reads: a header of fixed names, then rows of texts. */
#ifndef REPORT_GRID_H
#define REPORT_GRID_H

#include <stdbool.h>
#include <xlsxwriter.h>

#include "eca.h"
#include "text.h"

enum { GRID_COLUMNS_MAX = 12 };

struct grid_column {
	const char *title;
	bool translated; /* there is one a language: "label::English (en)" */
	double width;
};

struct grid {
	const struct grid_column *columns;
	size_t n_columns, n_languages;
	lxw_worksheet *page;
	lxw_row_t row;
	struct text cells[GRID_COLUMNS_MAX][ECA_LANGUAGES_MAX]; /* of the row being written */
	struct text clean;
};

/* Adds the sheet with its header, frozen; `languages` are names behind translated titles. */
void grid_begin(struct grid *grid, lxw_workbook *book, const char *name,
                const struct grid_column *columns, size_t n_columns,
                const char *const *languages, size_t n_languages);
/* Writes the cells that have something in them, each as a text, and empties all. */
void grid_next(struct grid *grid);
void grid_end(struct grid *grid);

#endif
