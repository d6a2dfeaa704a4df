/* A document as a workbook: a sheet for what comes first, and one for each heading of the first
 * level. Columns of tables are cells over several of the sheet's columns. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "book.h"
#include "document.h"
#include "sheet.h"

enum { LINES_MOST = 24 }; /* of a row; what is longer goes on in the next */

#define COLUMN_WIDTH 9.2

struct writing {
	const struct publication *publication;
	struct report report;
	struct sheet sheet;
	char (*names)[BOOK_NAME_SIZE]; /* of the sheets */
	size_t n_names;
	struct text cells[DOCUMENT_COLUMNS]; /* of the row being written */
};

static const struct block *block_of(const struct writing *w, size_t index)
{
	return &w->publication->documents[0].blocks[index];
}

/* ---- Sheets ---- */

static bool is_taken(const struct writing *w, const char *name)
{
	size_t i;

	for (i = 0; i < w->n_names; i++)
		if (eca_same_word(w->names[i], name))
			return true;
	return false;
}

/* No two sheets may have one name: then its number among the sheets stands before it. */
static const char *name_sheet(struct writing *w, const char *text)
{
	char *name = w->names[w->n_names], number[24];
	struct text numbered = { 0 };

	book_sheet_name(text, name);
	if (!*name || is_taken(w, name)) {
		snprintf(number, sizeof(number), "%zu", w->n_names + 1);
		text_fill(&numbered, "{1} {2}", number, text, NULL);
		book_sheet_name(text_string(&numbered), name);
		text_free(&numbered);
	}
	w->n_names++;
	return name;
}

static void begin_sheet(struct writing *w, const char *text)
{
	size_t i;

	if (w->sheet.page)
		sheet_end_blocks(&w->sheet);
	w->sheet = (struct sheet){ .report = &w->report };
	w->sheet.page = workbook_add_worksheet(w->report.book, name_sheet(w, text));
	book_page(w->sheet.page, false);
	book_footer(w->sheet.page, say_text(&w->report, &w->report.model->name), w->report.model);
	for (i = 0; i < DOCUMENT_COLUMNS; i++)
		sheet_add_column(&w->sheet, COLUMN_WIDTH);
}

/* ---- Rows ---- */

struct span {
	lxw_col_t first, last;
	enum look look;
};

/* Writes what fits of a text over its span, and keeps the rest; whether there is one. */
static bool put_part(struct writing *w, const struct span *span, struct text *cell)
{
	const char *text = text_string(cell);
	size_t room = sheet_room(&w->sheet, span->first, span->last, span->look, text, LINES_MOST);
	struct text part = { 0 }, rest = { 0 };
	bool more;

	text_add_bytes(&part, text, room);
	if (room)
		text_add(&rest, text + room + (text[room] == '\n'));
	sheet_wide_top(&w->sheet, span->first, span->last, span->look, text_string(&part));
	text_clear(cell);
	text_add(cell, text_string(&rest));
	more = rest.length > 0;
	text_free(&part);
	text_free(&rest);
	return more;
}

/* Writes the texts in as many rows as the longest takes, and empties them. */
static void put_row(struct writing *w, const struct span *spans, size_t n)
{
	bool more = true;
	size_t i;

	while (more) {
		more = false;
		for (i = 0; i < n; i++)
			more |= put_part(w, &spans[i], &w->cells[i]);
		sheet_next(&w->sheet);
	}
}

/* A block over the whole width, or its languages over a part of it each. */
static void put_flow(struct writing *w, size_t index, enum look look)
{
	const struct publication *p = w->publication;
	size_t n = document_agrees(p->documents, p->n_documents, index) ? 1 : p->n_documents, i;
	struct span spans[ECA_LANGUAGES_MAX];

	for (i = 0; i < n; i++) {
		spans[i] = (struct span){ (lxw_col_t)(i * DOCUMENT_COLUMNS / n),
			                  (lxw_col_t)((i + 1) * DOCUMENT_COLUMNS / n - 1), look };
		text_add(&w->cells[i], block_of(w, index)->kind == BLOCK_ITEM ? "•  " : "");
		text_add(&w->cells[i], p->documents[i].blocks[index].text);
	}
	put_row(w, spans, n);
}

/* No page ends between a heading and the first row below it. */
static void put_heading(struct writing *w, size_t index, enum look look, double height)
{
	sheet_block(&w->sheet);
	sheet_gap(&w->sheet, 6);
	sheet_at_least(&w->sheet, height);
	put_flow(w, index, look);
	sheet_gap(&w->sheet, 3);
}

/* ---- Tables ---- */

/* The languages below each other. */
static void cell_text_of(const struct writing *w, size_t index, struct text *out)
{
	const struct publication *p = w->publication;
	size_t n = document_agrees(p->documents, p->n_documents, index) ? 1 : p->n_documents, i;

	for (i = 0; i < n; i++) {
		text_add(out, i ? "\n" : "");
		text_add(out, p->documents[i].blocks[index].text);
	}
}

/* Numbers are written as numbers into the last row of their cells, so that they can be
 * computed with. */
static void put_numbers(struct writing *w, const struct span *spans, size_t n, size_t first,
                        lxw_row_t row)
{
	size_t i;

	for (i = 0; i < n; i++) {
		const struct block *block = block_of(w, first + i);

		if (block->is_number)
			worksheet_write_number(w->sheet.page, row, spans[i].first, block->number,
			                       style_of(&w->report, LOOK_CODE));
	}
}

static void put_cells(struct writing *w, const struct block *table, size_t first, bool header)
{
	struct span spans[DOCUMENT_COLUMNS];
	lxw_row_t row = w->sheet.row;
	lxw_col_t column = 0;
	size_t i;

	for (i = 0; i < table->n_columns; i++) {
		const struct block *cell = block_of(w, first + i);

		spans[i] = (struct span){ column, (lxw_col_t)(column + table->widths[i] - 1),
			                  header ? LOOK_HEADER
			                  : cell->is_number ? LOOK_CODE : LOOK_TEXT };
		column = (lxw_col_t)(column + table->widths[i]);
		cell_text_of(w, first + i, &w->cells[i]);
	}
	put_row(w, spans, table->n_columns);
	put_numbers(w, spans, table->n_columns, first, row);
}

static void put_table(struct writing *w, size_t index)
{
	const struct block *table = block_of(w, index);
	size_t n = document_cells(w->publication->documents, index), i;

	for (i = 0; i < n; i += table->n_columns) {
		if (i > table->n_columns)
			sheet_block(&w->sheet);
		put_cells(w, table, index + 1 + i, i == 0);
	}
	sheet_gap(&w->sheet, 6);
}

/* ---- The whole ---- */

static void put_block(struct writing *w, size_t index)
{
	static const enum look looks[] = { [1] = LOOK_FIRM, LOOK_FIRM_LONG, LOOK_FIRM_LONG };
	const struct block *block = block_of(w, index);

	switch (block->kind) {
	case BLOCK_TITLE: put_heading(w, index, LOOK_FIRM, 30); break;
	case BLOCK_NOTICE: put_flow(w, index, LOOK_NOTICE); break;
	case BLOCK_HEADING:
		if (block->level == 1)
			begin_sheet(w, block->text);
		put_heading(w, index, looks[block->level], 20);
		break;
	case BLOCK_PARAGRAPH:
	case BLOCK_ITEM: put_flow(w, index, LOOK_PARAGRAPH); break;
	case BLOCK_TABLE: put_table(w, index); break;
	case BLOCK_CELL: break; /* written with its table */
	}
}

static void set_properties(struct writing *w)
{
	const struct eca_model *m = w->report.model;
	lxw_doc_properties properties = {
		.title = (char *)say_text(&w->report, &m->name),
		.subject = (char *)m->id,
		.author = (char *)"eca " ECA_VERSION,
		.created = book_moment(m->effective_from),
	};

	workbook_set_properties(w->report.book, &properties);
	workbook_set_custom_property_string(w->report.book, "eca.set", m->id);
	workbook_set_custom_property_string(w->report.book, "eca.version", m->version);
	workbook_set_custom_property_string(w->report.book, "eca.set_sha256", m->sha256);
	workbook_set_custom_property_string(w->report.book, "eca.engine", ECA_VERSION);
}

static void fill(lxw_workbook *book, void *context)
{
	struct writing *w = context;
	size_t i;

	w->report.book = book;
	set_properties(w);
	begin_sheet(w, say_word(&w->report, W_SET));
	for (i = 0; i < w->publication->documents[0].n_blocks; i++)
		put_block(w, i);
	sheet_end_blocks(&w->sheet);
}

bool document_write_book(const struct publication *publication, const char *path,
                         struct eca_error *err)
{
	struct writing *w = zeroed(1, sizeof(*w));
	bool well;
	size_t i;

	w->publication = publication;
	w->names = zeroed(publication->documents[0].n_blocks + 1, sizeof(*w->names));
	w->report.model = publication->model;
	w->report.language = publication->languages[0];
	w->report.tongue = words_tongue(publication->documents[0].language);
	well = book_write(path, fill, w, err);
	for (i = 0; i < DOCUMENT_COLUMNS; i++)
		text_free(&w->cells[i]);
	text_free(&w->report.clean);
	free(w->names);
	free(w);
	return well;
}
