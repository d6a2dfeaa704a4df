/* A comparison of two sets as a workbook. */
#ifndef REPORT_DIFF_BOOK_H
#define REPORT_DIFF_BOOK_H

#include "eca.h"

/* Writes it to `path`, in a language of the new set. False when it cannot be written; then
 * nothing is left behind. */
bool diff_book_write(const struct eca_diff *diff, size_t language, const char *path,
                     struct eca_error *err);

#endif
