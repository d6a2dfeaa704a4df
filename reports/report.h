/* The Excel report of one firm. */
#ifndef ECA_REPORT_H
#define ECA_REPORT_H

#include "eca.h"

/* What a report is about. */
struct report_about {
	struct eca_set *set; /* the model's, for what has to be scored anew; this thread's alone */
	const struct eca_result *result;  /* a copy, or what another scoring than the report's owns */
	const struct eca_result *claimed; /* the self-assessment of the same firm under the same
	                                     set, shown beside it; or NULL */
	const struct eca_peers *peers;    /* the firms it is compared with, or NULL */
	size_t languages[ECA_LANGUAGES_MAX]; /* of the set: a set of sheets for each, in this order */
	size_t n_languages;                  /* 0 means one, the set's first */
};

/* Writes the workbook to `path`, by eca_output_open_part: under its name only when whole.
 * False when it cannot be written; then nothing is left behind. The same results
 * give the same bytes, whatever clock, time zone and locale. One workbook a thread
 * at a time. */
bool report_write(const struct report_about *about, const char *path, struct eca_error *err);

#endif
