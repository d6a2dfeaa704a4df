/* How much room a text takes in Calibri: rows of wrapped text get their height
 * from here, since no spreadsheet program fits them itself. */
#ifndef REPORT_METRICS_H
#define REPORT_METRICS_H

#include <stddef.h>

/* Lines that `text` takes in a column of `width` characters (Excel's unit),
 * broken at spaces, in letters of `size` points; at least 1. */
size_t metrics_lines(const char *text, double size, double width);

/* How many bytes of it stand on the first `lines` of these, 1 or more. */
size_t metrics_fit(const char *text, double size, double width, size_t lines);

/* Height in points of so many lines, with a little air. */
double metrics_height(size_t lines, double size);

#endif
