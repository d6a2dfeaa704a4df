/* What every workbook has: pages of one kind, a moment that no clock gave, and a file
 * that is there only when whole. */
#ifndef REPORT_BOOK_H
#define REPORT_BOOK_H

#include <stdbool.h>
#include <time.h>
#include <xlsxwriter.h>

#include "eca.h"

/* Prints on A4, as wide as the page and as long as need be, without gridlines. */
void book_page(lxw_worksheet *page, bool landscape);
/* `left`, the page's number, and the set with its version at every page's foot. */
void book_footer(lxw_worksheet *page, const char *left, const struct eca_model *model);

/* `name` as a sheet may be called, cut where it is too long. */
enum { BOOK_NAME_SIZE = 85 }; /* the library has 128 bytes for a reference */
void book_sheet_name(const char *name, char out[BOOK_NAME_SIZE]);

/* When a workbook says it was made: SOURCE_DATE_EPOCH, or else that day (days since
 * 1970, 0 where there is none). */
time_t book_moment(int days);

/* Writes to `path` the workbook that `fill` makes, by eca_output_open_part. False when it
 * cannot be written or did not come out whole; then nothing is left behind. */
typedef void book_filler(lxw_workbook *book, void *context);
bool book_write(const char *path, book_filler *fill, void *context, struct eca_error *err);

#endif
