/* An .xlsx workbook read as a stream: a sheet's rows come one by one and only one is in
 * memory, beside the shared strings. Whatever wrote the file, cells come in one shape.
 *
 * A part of the file (a sheet, the shared strings) is checked while it is read: sizes,
 * checksum, well-formed XML without DOCTYPE, limits. Rows of a sheet must therefore not be
 * used before excel_read has said that the sheet is sound. */
#ifndef ECA_EXCEL_H
#define ECA_EXCEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "eca.h"

enum {
	EXCEL_ROWS_MAX = 1048576,
	EXCEL_COLUMNS_MAX = 16384,
	EXCEL_TEXT_MAX = 32767,      /* characters of a cell */
	EXCEL_ROW_MAX = 16 << 20,    /* bytes of a row's texts */
	EXCEL_PLACE_SIZE = 28,       /* bytes that hold any "XFD1048576" */
};

enum cell_kind {
	CELL_TEXT,
	CELL_NUMBER,
	CELL_DATE,    /* a number shown as a date: days, by the workbook's epoch */
	CELL_PERCENT, /* a number shown as a percentage: 0.75 for 75 % */
	CELL_FLAG,    /* "1" or "0" */
	CELL_DAY,     /* a date as text: "2026-01-31T00:00:00" */
	CELL_ERROR,   /* "#N/A" */
	CELL_FORMULA, /* a formula that was never computed; text is empty */
	CELL_UNKNOWN, /* of a type that no version of the format has; text is the type */
};

/* Numbers are as the file writes them, unchecked. */
struct cell {
	enum cell_kind kind;
	unsigned column; /* 0 is A */
	char *text;      /* valid UTF-8, NUL behind it; may be written to */
	size_t length;
};

/* A row's cells that are not empty, packed, in the file's order. */
struct row {
	size_t number; /* 1 the first */
	char *cells;   /* 8 bytes behind the last may be read */
	size_t size;
};

enum { CELL_HEAD = 6 };

/* The cell that begins at `*at` (0 the first); false at the row's end. */
static inline bool row_next(const struct row *row, size_t *at, struct cell *cell)
{
	const char *head = row->cells + *at;
	uint16_t column;
	uint32_t about;

	if (*at >= row->size)
		return false;
	memcpy(&column, head, sizeof(column));
	memcpy(&about, head + sizeof(column), sizeof(about));
	cell->column = column;
	cell->kind = (enum cell_kind)(about >> 28);
	cell->text = row->cells + *at + CELL_HEAD;
	cell->length = about & 0xfffffff;
	*at += CELL_HEAD + cell->length + 1;
	return true;
}

struct excel_sheet {
	const char *name; /* NFC not assured */
	bool hidden;      /* also "very hidden" */
};

struct excel;

/* Opens the workbook in the file `fd`, which stays the caller's and must allow seeking;
 * `name` (for messages) must outlive it. What every sheet needs is read and checked. */
struct excel *excel_open(int fd, const char *name, struct eca_error *err);
void excel_close(struct excel *book);

/* The worksheets in the workbook's order. */
const struct excel_sheet *excel_sheets(const struct excel *book, size_t *count);
bool excel_counts_from_1904(const struct excel *book);

/* Takes a row, which lives until it returns; false when it wants no more. */
typedef bool excel_row(void *data, const struct row *row);

/* Hands a sheet's rows that are not empty to `take`, in the file's order; each row and
 * cell comes once. True when all was sound, or `take` wanted no more. */
bool excel_read(struct excel *book, size_t sheet, excel_row *take, void *data,
                   struct eca_error *err);

/* "E12": the cell's name; without a row (0) the column's. Returns `text`. */
char *excel_place(unsigned column, size_t row, char text[EXCEL_PLACE_SIZE]);

#endif
