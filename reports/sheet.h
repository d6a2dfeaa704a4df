/* What the sheets of a report share: the report itself, and a sheet written from
 * the top down, row by row, whose rows grow with their wrapped texts. */
#ifndef REPORT_SHEET_H
#define REPORT_SHEET_H

#include <xlsxwriter.h>

#include "eca.h"
#include "facts.h"
#include "say.h"
#include "style.h"

struct report {
	struct eca_set *set;
	const struct eca_result *result;
	const struct eca_result *claimed; /* the self-assessment beside it, or NULL */
	const struct eca_peers *peers;    /* of which n_peers are compared with, or NULL */
	enum eca_peers_by peers_by;       /* the smallest group that is large enough */
	size_t n_peers;                   /* firms in it; 0: there is no comparison */
	const struct eca_model *model;
	size_t language;    /* of the set's texts */
	enum tongue tongue; /* of the fixed words */
	bool further;       /* the workbook has the same sheets in another language before */
	struct facts facts;
	const struct eca_roadmap *roadmap;
	lxw_workbook *book;
	struct style style;
	struct text clean; /* a cell's text on its way into the workbook */
};
enum { COLUMNS_MAX = 16, BREAKS_MAX = 32 };

/* A text of a table's cell that is longer than a row is high. */
struct cut {
	lxw_row_t row;
	lxw_col_t column;
	size_t item; /* of the table */
	struct text text;
};

struct sheet {
	struct report *report;
	lxw_worksheet *page;
	lxw_row_t row; /* being written */
	double height; /* of that row so far, in points */
	double widths[COLUMNS_MAX];
	lxw_col_t n_columns;
	bool in_table;
	size_t item; /* of the table that is being written */
	const char *(*name_of)(const struct report *report, size_t item); /* or NULL */
	struct cut *cuts;
	size_t n_cuts, cuts_room;
	lxw_col_t narrow; /* where rows over all columns end for now; 0: at the last */

	/* Page breaks between blocks of rows; heights in points before scaling. */
	bool landscape;
	double page_height; /* 0: none are set */
	double used, block; /* on this page before the block; of the block so far */
	double repeated;    /* of the header that begins every further page */
	lxw_row_t block_start;
	lxw_row_t breaks[BREAKS_MAX + 1]; /* ends with 0 */
	size_t n_breaks;
};

/* Hidden sheets, and names that formulas and programs know cells by, are one a language. The
 * first has them as they are, a further one as "_chart_en" and "r_tier__en". */
enum { HIDDEN_NAME_SIZE = 32 };
void report_hidden_name(const struct report *r, const char *name, char out[HIDDEN_NAME_SIZE]);
/* Gives a cell the name `prefix` with `id` behind it, made of ASCII letters, digits and _. */
void sheet_define(struct sheet *sheet, const char *prefix, const char *id, lxw_row_t row,
                  lxw_col_t column);

/* One after the other; their entries are in the table of report.c. */
void sheet_summary(struct sheet *sheet);
void sheet_roadmap(struct sheet *sheet);
void sheet_criteria(struct sheet *sheet);
void sheet_answers(struct sheet *sheet);
void sheet_whatif(struct sheet *sheet);
void sheet_method(struct sheet *sheet);
void sheet_chart_data(struct sheet *sheet);

/* Adds a column of so many characters on the right. */
void sheet_add_column(struct sheet *sheet, double width);

/* Write one cell of the current row. A text is never taken for a formula, a
 * number or an address; it is cut at what a cell holds. */
void sheet_text(struct sheet *sheet, lxw_col_t column, enum look look, const char *text);
void sheet_word(struct sheet *sheet, lxw_col_t column, enum look look, enum word word);
void sheet_number(struct sheet *sheet, lxw_col_t column, enum look look, double number);
void sheet_date(struct sheet *sheet, lxw_col_t column, enum look look, int days);
void sheet_blank(struct sheet *sheet, lxw_col_t column, enum look look);

/* A score on the display scale, "N/A" where it is not known; a node's score shows
 * six decimals where it would read as a threshold it misses. */
void sheet_score(struct sheet *sheet, lxw_col_t column, const struct eca_score *score);
void sheet_node_score(struct sheet *sheet, lxw_col_t column, size_t node);
void sheet_weight(struct sheet *sheet, lxw_col_t column, double weight);
/* Points of the overall score that a node loses, and the share of it that it carries. */
void sheet_lost(struct sheet *sheet, lxw_col_t column, size_t node);
void sheet_share(struct sheet *sheet, lxw_col_t column, size_t node);

/* The same over the columns first … last. */
void sheet_wide(struct sheet *sheet, lxw_col_t first, lxw_col_t last, enum look look,
                const char *text);
/* The text at the top of its cell. */
void sheet_wide_top(struct sheet *sheet, lxw_col_t first, lxw_col_t last, enum look look,
                    const char *text);
void sheet_wide_format(struct sheet *sheet, lxw_col_t first, lxw_col_t last, lxw_format *format,
                       double size, const char *text);
void sheet_wide_number(struct sheet *sheet, lxw_col_t first, lxw_col_t last, enum look look,
                       double number);

/* How many bytes of a text stand on so many lines over these columns. */
size_t sheet_room(const struct sheet *sheet, lxw_col_t first, lxw_col_t last, enum look look,
                  const char *text, size_t lines);
/* Keeps a text of which a table's row shows only the beginning, for sheet_table. */
void sheet_cut(struct sheet *sheet, lxw_col_t column, const char *text);

/* Makes the current row at least so high. */
void sheet_at_least(struct sheet *sheet, double height);
/* Sets the height of the current row and goes to the next. */
void sheet_next(struct sheet *sheet);
/* An empty row of that height. */
void sheet_gap(struct sheet *sheet, double height);

/* Begins a block of rows that should not be parted by a page's end, on a sheet whose
 * columns are all there. sheet_end_blocks sets the page breaks. */
void sheet_block(struct sheet *sheet);
void sheet_end_blocks(struct sheet *sheet);

/* The columns' width in pixels at 100 %. */
double sheet_pixels(const struct sheet *sheet, lxw_col_t first, lxw_col_t last);

/* A bar behind each score of the column, over the whole display scale. */
void sheet_bars(struct sheet *sheet, lxw_col_t column, lxw_row_t first, lxw_row_t last);

/* A table: its columns as data. `put` writes the cell of `item`. */
struct column {
	enum word title;
	double width;
	void (*put)(struct sheet *sheet, lxw_col_t column, size_t item);
	bool (*shown)(const struct report *report); /* NULL: always */
	bool bars;
};

/* Writes the sheet's title and hint, and the columns' titles, frozen and repeated on every
 * printed page; then a row for each of the `count` items, with filters. Texts that are longer
 * than a row is high stand below in full, with what sheet.name_of says of their item. */
void sheet_table(struct sheet *sheet, enum word title, enum word hint,
                 const struct column *columns, size_t n_columns, const size_t *items,
                 size_t count);
/* `shown` of columns that compare with peers. */
bool sheet_has_peers(const struct report *report);
/* The peers' quartiles of a node, "–" where too few have a score; where the firm stands among
 * them. Only where there are peers. */
void sheet_peers_q1(struct sheet *sheet, lxw_col_t column, size_t node);
void sheet_peers_median(struct sheet *sheet, lxw_col_t column, size_t node);
void sheet_peers_q3(struct sheet *sheet, lxw_col_t column, size_t node);
void sheet_percentile(struct sheet *sheet, lxw_col_t column, size_t node);
/* Finds whom the firm of the report is compared with. */
void report_find_peers(struct report *report, const struct eca_peers *peers);
/* How a node stands among them; false where there is no comparison. */
bool report_standing(const struct report *report, size_t node, struct eca_standing *standing);

/* What was claimed of a node, and by how much that is more than what was found; "–"
 * where either is not known. Only where there is a claim. */
void sheet_claimed(struct sheet *sheet, lxw_col_t column, size_t node);
void sheet_difference(struct sheet *sheet, lxw_col_t column, size_t node);
/* `shown` of columns that compare with the self-assessment. */
bool sheet_has_claim(const struct report *report);

#endif
