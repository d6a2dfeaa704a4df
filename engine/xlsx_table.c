/* A sheet with the names of columns in its first row and a firm in each below. */
#include <stdio.h>
#include <stdlib.h>

#include "error.h"
#include "header.h"
#include "spool.h"
#include "xlsx.h"

struct table {
	struct xlsx *xlsx;
	size_t sheet;
	struct spool spool; /* all rows of the sheet: none is used before the last is sound */
	size_t n_rows;      /* read */
	struct header header;
	size_t header_row;
	size_t row;         /* being read */
	struct eca_error *err;
};

static const char *sheet_name(const struct table *table)
{
	return table->xlsx->sheets[table->sheet].name;
}

/* ---- The names of the columns ---- */

static bool refuse_header(const struct table *table, struct eca_error *err, const char *why)
{
	return error_set(err, ECA_ERROR_FILE, "%s:%s!%zu: %s", table->xlsx->name,
	                 sheet_name(table), table->header_row, why);
}

static size_t width_of(const struct row *row)
{
	size_t width = 0, at = 0;
	struct cell cell;

	while (row_next(row, &at, &cell))
		if (!cell_is_blank(&cell) && cell.column >= width)
			width = cell.column + 1;
	return width;
}

static bool read_header(struct table *table, const struct row *row, struct eca_error *err)
{
	const char *faults;
	struct cell cell;
	size_t at = 0;

	header_begin(&table->header, table->xlsx->answers, width_of(row), &table->xlsx->arena);
	while (row_next(row, &at, &cell))
		if (!cell_is_blank(&cell))
			header_name(&table->header, cell.column, cell.text, cell.length);
	faults = header_end(&table->header);
	return !faults || refuse_header(table, err, faults);
}

/* Rows may stand in any order in the file. */
static bool find_header(struct table *table, struct eca_error *err)
{
	struct row row;

	if (!spool_rewind(&table->spool, err))
		return false;
	while (spool_get(&table->spool, &row, err))
		if (row.number == table->header_row)
			return read_header(table, &row, err) && spool_rewind(&table->spool, err);
	return error_set(err, ECA_ERROR_FILE, "%s: the sheet %s is empty", table->xlsx->name,
	                 sheet_name(table));
}

/* ---- Rows ---- */

/* Where a column's cell stands in the row being read. */
static void place(void *file, const char *column, struct eca_problem *problem)
{
	struct table *table = file;
	char cell[EXCEL_PLACE_SIZE];
	size_t i = 0, n = *column ? table->header.n_columns : 0;

	while (i < n && !(table->header.names[i] && !strcmp(table->header.names[i], column)))
		i++;
	if (i < n)
		excel_place((unsigned)i, table->row, cell);
	else
		snprintf(cell, sizeof(cell), "%zu", table->row);
	problem->cell = arena_format(&table->xlsx->answers->arena, "%s!%s", sheet_name(table), cell);
}

/* What the cell under no name is about nobody can tell. */
static void refuse_unnamed(struct table *table, const struct cell *cell)
{
	struct answers *a = table->xlsx->answers;
	char place[EXCEL_PLACE_SIZE];

	if (a->options.ignore_unknown || cell_is_blank(cell))
		return;
	answers_problem(a, ECA_SEVERITY_ERROR, "", cell->text, cell->length,
	                "cell %s holds %s below no name: name the column, or empty the cell",
	                excel_place(cell->column, table->row, place),
	                answers_quote(a, cell->text, cell->length));
}

static bool is_named(const struct header *header, const struct cell *cell)
{
	return cell->column < header->n_columns && header->names[cell->column];
}

static enum eca_next read_row(struct table *table, const struct row *row)
{
	const struct header *header = &table->header;
	struct cell cell;
	size_t at = 0;

	while (row_next(row, &at, &cell)) {
		if (!is_named(header, &cell))
			refuse_unnamed(table, &cell);
		else if (header->columns[cell.column])
			xlsx_cell(table->xlsx, header->columns[cell.column], &cell);
	}
	return answers_finish(table->xlsx->answers) ? ECA_NEXT_READ : ECA_NEXT_REJECTED;
}

/* With the first row: other sheets that might have been meant. */
static void warn_of_sheets(struct table *table)
{
	struct xlsx *xlsx = table->xlsx;
	const char *others = "";
	size_t i;

	for (i = 0; i < xlsx->n_sheets; i++)
		if (i != table->sheet && xlsx->looks[i].use == SHEET_TABLE)
			others = arena_format(&xlsx->arena, "%s%s%s", others, *others ? ", " : "",
			                      xlsx->sheets[i].name);
	if (xlsx->sheets[table->sheet].hidden)
		answers_problem(xlsx->answers, ECA_SEVERITY_WARNING, "", "", 0,
		                "the sheet %s, which is read, is hidden: who opens the workbook does "
		                "not see these answers", sheet_name(table));
	if (*others)
		answers_problem(xlsx->answers, ECA_SEVERITY_WARNING, "", "", 0,
		                "only the sheet %s is read; left aside: %s", sheet_name(table), others);
}

static enum eca_next end_of_rows(const struct table *table, struct eca_error *err)
{
	if (err->kind == ECA_OK && table->n_rows)
		return ECA_NEXT_END;
	error_set(err, ECA_ERROR_FILE, "%s: no assessments: the sheet %s has names of columns only",
	          table->xlsx->name, sheet_name(table));
	return ECA_NEXT_BROKEN;
}

static enum eca_next next_row(struct xlsx *xlsx, struct eca_error *err)
{
	struct table *table = xlsx->kind;
	struct row row;

	do
		if (!spool_get(&table->spool, &row, err))
			return end_of_rows(table, err);
	while (row.number == table->header_row);
	table->row = row.number;
	answers_begin(xlsx->answers, xlsx->name, row.number);
	if (table->n_rows++ == 0) {
		header_warn(&table->header);
		warn_of_sheets(table);
	}
	return read_row(table, &row);
}

/* ---- Opening ---- */

static bool keep_row(void *data, const struct row *row)
{
	struct table *table = data;

	if (!table->header_row || row->number < table->header_row)
		table->header_row = row->number;
	return spool_put(&table->spool, row, table->err);
}

static void close_table(void *kind)
{
	struct table *table = kind;

	spool_free(&table->spool);
	free(table);
}

bool xlsx_open_table(struct xlsx *xlsx, size_t sheet, struct eca_error *err)
{
	struct table *table = need_memory(sizeof(*table));

	*table = (struct table){ .xlsx = xlsx, .sheet = sheet, .err = err, .spool.name = xlsx->name };
	xlsx->kind = table;
	xlsx->next = next_row;
	xlsx->close = close_table;
	xlsx->answers->place = place;
	xlsx->answers->placed = table;
	return excel_read(xlsx->book, sheet, keep_row, table, err) && err->kind == ECA_OK &&
	       find_header(table, err);
}
