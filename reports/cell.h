/* Texts on their way into a cell. */
#ifndef REPORT_CELL_H
#define REPORT_CELL_H

#include "text.h"

/* `text` as a workbook can hold it, without what XML forbids or Excel would decode,
 * and cut at 32,767 UTF-16 units; `text` itself where nothing has to change, else a
 * copy in `clean`. */
const char *cell_text(const char *text, struct text *clean);

#endif
