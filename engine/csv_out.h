/* Cells of CSV files as they are written (RFC 4180). */
#ifndef ECA_CSV_OUT_H
#define ECA_CSV_OUT_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"

/* A text, in quotes only where it holds a comma, a quote or a line break. */
void csv_out_cell(struct buf *buf, const char *text);

/* The same for text that somebody else typed: where a spreadsheet would take it
 * for a formula, because it begins with = + - @ (also full-width), a tab or a line
 * break, a ' stands before it; where such a ' stands there already, one more. A plain
 * negative number is left as it is. */
void csv_out_free_text(struct buf *buf, const char *text);

/* Whether csv_out_free_text may have put the ' before the text that it begins with. */
bool csv_out_is_guarded(const char *text);

#endif
