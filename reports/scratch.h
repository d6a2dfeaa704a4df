/* Where a workbook's temporary files go while libxlsxwriter packs them, one a part. */
#ifndef REPORT_SCRATCH_H
#define REPORT_SCRATCH_H

#include <stdbool.h>

/* What TMPDIR says, or else a folder in memory with room; NULL where there is neither and the
 * library is to choose. */
const char *scratch_folder(void);

/* Whether `folder` is in memory and has so much room that no file in it can be cut short. Ask
 * before and after writing: what fills it up meanwhile is still there. */
bool scratch_is_roomy(const char *folder);

#endif
