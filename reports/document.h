/* A document to read and to print: headings, paragraphs, lists and tables, one after the
 * other. It is put together once for each language; documents of the same shape are written
 * side by side, as Markdown, HTML or a workbook. */
#ifndef REPORT_DOCUMENT_H
#define REPORT_DOCUMENT_H

#include "eca.h"
#include "text.h"

enum block_kind {
	BLOCK_TITLE,   /* the first one, once */
	BLOCK_NOTICE,  /* a paragraph that must not be overlooked */
	BLOCK_HEADING,
	BLOCK_PARAGRAPH,
	BLOCK_ITEM,    /* of a list: items that follow each other */
	BLOCK_TABLE,   /* its cells follow, row by row, the header first */
	BLOCK_CELL,
};

/* Widths of columns are twelfths of the page; in a text, lines end with \n. */
enum { DOCUMENT_COLUMNS = 12 };

struct block {
	enum block_kind kind;
	char *text;
	int level;      /* heading: 1, 2, or 3, which is not in the contents */
	char *anchor;   /* heading, cell: by which it is linked to, of ASCII letters, digits, _
	                   and -, or NULL */
	bool leads;     /* cell: its first line stands out */
	bool is_number; /* cell: it shows `number` */
	double number;
	unsigned char widths[DOCUMENT_COLUMNS]; /* table: of its columns */
	size_t n_columns;
};

struct document {
	const char *language; /* "vi" */
	struct block *blocks;
	size_t n_blocks, room;
};

/* Start from `{ .language = … }`. Texts are copied. */
void document_free(struct document *document);
void document_add(struct document *document, enum block_kind kind, const char *text);
void document_heading(struct document *document, int level, const char *anchor,
                      const char *text);
/* Widths end with 0 and add up to DOCUMENT_COLUMNS. */
void document_table(struct document *document, const unsigned char *widths);
void document_cell(struct document *document, const char *text);
/* The first line of the text stands out; `anchor` may be NULL. */
void document_lead(struct document *document, const char *anchor, const char *text);
/* `text` is how people read the number. */
void document_number(struct document *document, const char *text, double number);

/* Whether it is a heading that stands in the contents. */
bool document_lists(const struct block *block);
/* How many cells follow the table at `index`. */
size_t document_cells(const struct document *document, size_t index);
/* Whether the text of a block says the same in all languages. */
bool document_agrees(const struct document *documents, size_t n, size_t index);

/* A publication, ready to be written: documents of the same shape, the first language first. */
struct publication {
	const struct eca_model *model;
	const size_t *languages;
	const struct document *documents;
	size_t n_documents;
};

/* Writes it to `path`, where it appears only when whole. False when it cannot be written. */
typedef bool publication_writer(const struct publication *publication, const char *path,
                                struct eca_error *err);
publication_writer document_write_markdown, document_write_html, document_write_book;

#endif
