/* What the sheets of a comparison's workbook share. */
#ifndef REPORT_DIFF_SHEET_H
#define REPORT_DIFF_SHEET_H

#include "diff_say.h"
#include "sheet.h"

/* A report whose sheets are about two sets. */
struct diff_report {
	struct report report; /* first: a sheet's report is one of these; `model` is the new set */
	const struct eca_diff *diff;
	struct diff_say say;
};

struct diff_report *diff_of(const struct sheet *sheet);

/* One after the other; their entries are in the table of diff_book.c. */
void diff_sheet_summary(struct sheet *sheet);
void diff_sheet_groups(struct sheet *sheet);
void diff_sheet_edits(struct sheet *sheet);
void diff_sheet_movers(struct sheet *sheet);

/* A change of score with its sign; a text that is then freed. */
void diff_put_change(struct sheet *sheet, lxw_col_t column, double change);
void diff_put_text(struct sheet *sheet, lxw_col_t column, enum look look, struct text *text);

#endif
