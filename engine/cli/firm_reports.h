/* One workbook a firm, written when all assessments are scored: on its latest site
 * visit, or else its latest self-assessment; beside a visit, what the firm claimed
 * of itself. Which is the latest, latest.h says. */
#ifndef ECA_CLI_FIRM_REPORTS_H
#define ECA_CLI_FIRM_REPORTS_H

#include "eca.h"
#include "find_set.h"

struct firm_reports;

/* Creates `folder`, with those above it, where it is not there. */
struct firm_reports *firm_reports_new(const char *folder, struct eca_error *err);
void firm_reports_add(struct firm_reports *reports, const struct eca_result *result);

struct firm_reports_how {
	const char *criteria; /* which set it is, as -c says */
	struct eca_set *set;  /* the one that scored them */
	const struct languages *languages; /* each report in all of them */
	const struct eca_peers *peers; /* NULL: those that were added are one another's */
	size_t threads;                /* at most; beyond the first each loads the set anew */
};

/* Writes them all, those of failed assessments left out. What cannot be written is said on
 * standard error, in the order of the firms. False when there was any. Neither files nor
 * messages depend on the number of threads. */
bool firm_reports_write(const struct firm_reports *reports, const struct firm_reports_how *how);
void firm_reports_free(struct firm_reports *reports);

#endif
