/* The Excel report of one firm. */
#ifndef ECA_REPORT_H
#define ECA_REPORT_H

#include "eca.h"

/* Writes the workbook of `result` in the set's language number `language` to
 * `path`, by eca_output_open_part: under its name only when whole. `claimed` is the
 * self-assessment of the same firm under the same set, shown beside it, or NULL;
 * `peers` are the firms it is compared with, or NULL.
 * False when it cannot be written; then nothing is left behind. The same results
 * give the same bytes, whatever clock, time zone and locale. One workbook a thread
 * at a time. */
bool report_write(const struct eca_result *result, const struct eca_result *claimed,
                  const struct eca_peers *peers, size_t language, const char *path,
                  struct eca_error *err);

#endif
