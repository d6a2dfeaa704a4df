/* Whether a workbook was written whole. libxlsxwriter does not notice that a
 * temporary file could not be written, and packs what there is of it. */
#ifndef REPORT_WHOLE_H
#define REPORT_WHOLE_H

#include <stdbool.h>
#include <stddef.h>

enum whole {
	WHOLE,        /* every part unpacks to whole XML */
	WHOLE_CUT,    /* a part ends too early: its temporary file did */
	WHOLE_BROKEN, /* these are not the bytes of a workbook */
};
/* `roomy`: a temporary file had room, before and after. Then only those parts are unpacked
 * whose length is one that a file cut short would have. */
enum whole whole_workbook(const unsigned char *bytes, size_t size, bool roomy);

/* Whether all elements that begin in `xml` end, one root holding the rest. */
bool whole_xml(const char *xml, size_t size);

#endif
