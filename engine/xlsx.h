/* A workbook of answers as xlsx*.c see it: a questionnaire or a table. */
#ifndef ECA_XLSX_H
#define ECA_XLSX_H

#include "answers.h"
#include "labels.h"
#include "excel.h"

enum sheet_use {
	SHEET_OTHER,
	SHEET_META,  /* which questionnaire it is */
	SHEET_LISTS, /* what the labels of the drop-downs mean */
	SHEET_ENTRY, /* questions with their answers */
	SHEET_TABLE, /* firms below the names of columns */
};

/* The columns of an entry sheet, as its hidden row names them. */
enum entry_column { ENTRY_ID, ENTRY_ANSWER, ENTRY_EVIDENCE, ENTRY_NOTE, N_ENTRY };

struct look {
	enum sheet_use use;
	size_t row;             /* entry: the hidden one; table: the names */
	size_t columns[N_ENTRY]; /* entry: ECA_NONE where there is none */
};

struct xlsx {
	struct answers *answers;
	const char *name; /* of the file */
	struct excel *book;
	const struct excel_sheet *sheets;
	size_t n_sheets;
	struct look *looks; /* by sheet */
	struct arena arena;

	/* What kind of workbook it is. */
	void *kind;
	enum eca_next (*next)(struct xlsx *xlsx, struct eca_error *err);
	void (*close)(void *kind);

	/* Only a questionnaire has labels: its own, and the set's. */
	struct labels *own, *set;
};

/* Looks at the first rows of a sheet. */
bool xlsx_look(struct xlsx *xlsx, size_t sheet, struct eca_error *err);
/* The first sheet of that use, or ECA_NONE. */
size_t xlsx_find(const struct xlsx *xlsx, enum sheet_use use);

bool xlsx_open_table(struct xlsx *xlsx, size_t sheet, struct eca_error *err);
bool xlsx_open_form(struct xlsx *xlsx, struct eca_error *err);

/* Reads a cell as the column's, as the same value in CSV would be. Its text must live
 * until the next answers_begin. */
void xlsx_cell(struct xlsx *xlsx, const struct column *column, struct cell *cell);

bool cell_is_blank(const struct cell *cell);
bool cell_says(const struct cell *cell, const char *text);

#endif
