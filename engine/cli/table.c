#include "table.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "utf8.h"

enum { GAP = 2, LONGEST = 2000 /* characters of a cell */ };
static const char ellipsis[] = "\u2026";

struct row {
	struct table_cell cells[TABLE_COLUMNS_MAX];
};

struct table {
	struct table_column columns[TABLE_COLUMNS_MAX];
	size_t widths[TABLE_COLUMNS_MAX];
	size_t count, width;
	bool colour, settled; /* settled: the widths stand, and the head is written */
	struct eca_output *out;
	struct row *rows; /* not yet written */
	size_t n_rows;
	struct arena arena; /* their texts */
	struct buf line;
};

struct table *table_new(const struct table_column *columns, size_t count, size_t width, bool colour,
                        struct eca_output *out)
{
	struct table *table = need_memory(sizeof(*table));

	*table = (struct table){ .count = count, .width = width, .colour = colour, .out = out };
	memcpy(table->columns, columns, count * sizeof(*columns));
	table->rows = need_memory(TABLE_ROWS_KEPT * sizeof(*table->rows));
	return table;
}

/* ---- Widths ---- */

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* As wide as its widest text, within the column's limits. */
static size_t natural_width(const struct table *table, size_t column)
{
	size_t width = eca_text_width(table->columns[column].title), i;

	if (table->columns[column].wide)
		width = table->columns[column].most;
	for (i = 0; i < table->n_rows; i++)
		width = larger(width, eca_text_width(table->rows[i].cells[column].text));
	return smaller(larger(width, table->columns[column].least), table->columns[column].most);
}

static size_t total_width(const struct table *table)
{
	size_t total = 0, i;

	for (i = 0; i < table->count; i++)
		total += table->widths[i] + (i && table->columns[i].most ? GAP : 0);
	return total;
}

/* Whether column `a` should give up width before `b`: one that wraps before one that
 * is cut, then the one that is the most times its least width. */
static bool gives_before(const struct table *table, size_t a, size_t b)
{
	const struct table_column *columns = table->columns;

	if ((columns[a].lines > 1) != (columns[b].lines > 1))
		return columns[a].lines > 1;
	return table->widths[a] * columns[b].least > table->widths[b] * columns[a].least;
}

/* The column that can best give up some width, or `count`. */
static size_t giver(const struct table *table)
{
	size_t best = table->count, i;

	for (i = 0; i < table->count; i++)
		if (table->widths[i] > table->columns[i].least &&
		    (best == table->count || gives_before(table, i, best)))
			best = i;
	return best;
}

static void fit_widths(struct table *table)
{
	size_t i;

	for (i = 0; i < table->count; i++)
		table->widths[i] = natural_width(table, i);
	while (total_width(table) > table->width && (i = giver(table)) < table->count)
		table->widths[i]--;
}

/* ---- Lines ---- */

/* Bytes of the character at `at`, which is not the end. */
static size_t character(const char *at)
{
	const char *next = at;

	utf8_next(&next, at + strnlen(at, 4));
	return (size_t)(next - at);
}

/* Bytes of the longest start of `text` that is at most `width` columns wide. */
static size_t bytes_within(const char *text, size_t width)
{
	size_t bytes = 0, used = 0;

	while (text[bytes]) {
		size_t length = character(text + bytes);
		char one[8] = { 0 };

		memcpy(one, text + bytes, length);
		used += eca_text_width(one);
		if (used > width)
			break;
		bytes += length;
	}
	return bytes;
}

/* How much of `text` goes on a line of `width`: up to the last space, or as much
 * as fits where there is none. At least one character. */
static size_t line_within(const char *text, size_t width)
{
	size_t fits = bytes_within(text, width), space = fits;

	if (!text[fits])
		return fits;
	while (space && text[space] != ' ')
		space--;
	if (space)
		return space;
	return fits ? fits : character(text);
}

static void pad(struct buf *line, size_t columns)
{
	memset(buf_room(line, columns), ' ', columns);
	line->used += columns;
}

/* `bytes` of a text, filled up to the width of its column. */
static void put_aligned(struct table *table, size_t column, const struct table_cell *cell,
                        const char *text)
{
	bool colour = table->colour && cell->colour && *text;
	size_t used = eca_text_width(text);
	size_t space = table->widths[column] > used ? table->widths[column] - used : 0;

	if (!table->columns[column].most)
		return;
	if (column)
		pad(&table->line, GAP);
	if (table->columns[column].right)
		pad(&table->line, space);
	if (colour)
		buf_format(&table->line, "\033[%sm", cell->colour);
	buf_text(&table->line, text);
	if (colour)
		buf_text(&table->line, "\033[0m");
	if (!table->columns[column].right)
		pad(&table->line, space);
}

/* What of `*rest` stands on line `line` of a cell, 0 the first, in `part`, behind so many
 * spaces; `*rest` goes on behind it. */
static void next_part(const struct table *table, size_t column, size_t line, size_t indent,
                      const char **rest, struct buf *part)
{
	size_t width = table->widths[column], bytes;

	part->used = 0;
	if (!**rest)
		return;
	pad(part, indent);
	width -= indent;
	if (line + 1 < table->columns[column].lines) {
		bytes = line_within(*rest, width);
		buf_add(part, *rest, bytes);
		*rest += bytes;
		*rest += strspn(*rest, " ");
		return;
	}
	if (eca_text_width(*rest) <= width) {
		buf_text(part, *rest);
	} else {
		buf_add(part, *rest, bytes_within(*rest, width ? width - 1 : 0));
		buf_text(part, ellipsis);
	}
	*rest = "";
}

static void end_line(struct table *table)
{
	struct buf *line = &table->line;

	while (line->used && line->bytes[line->used - 1] == ' ')
		line->used--;
	buf_char(line, '\n');
	eca_output_write(table->out, line->bytes, line->used);
	line->used = 0;
}

static void write_row(struct table *table, const struct table_cell *cells)
{
	const char *rest[TABLE_COLUMNS_MAX];
	size_t indents[TABLE_COLUMNS_MAX], i, line;
	struct buf part = { 0 };
	bool more = true;

	for (i = 0; i < table->count; i++) {
		size_t spaces = strspn(cells[i].text, " ");

		rest[i] = cells[i].text + spaces;
		indents[i] = smaller(spaces, table->widths[i] / 2);
	}
	for (line = 0; more; line++) {
		more = false;
		for (i = 0; i < table->count; i++) {
			next_part(table, i, line, indents[i], &rest[i], &part);
			put_aligned(table, i, &cells[i], buf_string(&part));
			more = more || *rest[i];
		}
		end_line(table);
	}
	buf_free(&part);
}

static void write_head(struct table *table)
{
	struct table_cell titles[TABLE_COLUMNS_MAX] = { 0 };
	size_t i, j;

	for (i = 0; i < table->count; i++)
		titles[i] = (struct table_cell){ table->columns[i].title, "1" };
	write_row(table, titles);
	for (i = 0; i < table->count; i++) {
		if (i && table->columns[i].most)
			pad(&table->line, GAP);
		for (j = 0; j < table->widths[i]; j++)
			buf_text(&table->line, "\u2500");
	}
	end_line(table);
}

static void write_rows(struct table *table)
{
	size_t i;

	if (!table->settled) {
		fit_widths(table);
		write_head(table);
		table->settled = true;
	}
	for (i = 0; i < table->n_rows; i++)
		write_row(table, table->rows[i].cells);
	table->n_rows = 0;
	arena_reset(&table->arena);
}

void table_row(struct table *table, const struct table_cell *cells)
{
	struct row *row = &table->rows[table->n_rows++];
	size_t i;

	for (i = 0; i < table->count; i++) {
		const char *text = cells[i].text ? cells[i].text : "";

		row->cells[i].text = utf8_show(&table->arena, text, strlen(text), LONGEST);
		row->cells[i].colour = cells[i].colour;
	}
	if (table->settled || table->n_rows == TABLE_ROWS_KEPT)
		write_rows(table);
}

void table_discard(struct table *table)
{
	arena_free(&table->arena);
	buf_free(&table->line);
	free(table->rows);
	free(table);
}

void table_end(struct table *table)
{
	write_rows(table);
	table_discard(table);
}

void table_paragraph(const char *text, size_t width, struct eca_output *out)
{
	while (*text) {
		size_t bytes = line_within(text, width);

		eca_output_write(out, text, bytes);
		eca_output_write(out, "\n", 1);
		text += bytes;
		text += strspn(text, " ");
	}
}

void table_title(const char *text, size_t width, bool colour, struct eca_output *out)
{
	static const char bold[] = "\033[1m", plain[] = "\033[0m";
	struct arena arena = { 0 };

	if (colour)
		eca_output_write(out, bold, sizeof(bold) - 1);
	table_paragraph(utf8_show(&arena, text, strlen(text), SIZE_MAX), width, out);
	if (colour)
		eca_output_write(out, plain, sizeof(plain) - 1);
	arena_free(&arena);
}
