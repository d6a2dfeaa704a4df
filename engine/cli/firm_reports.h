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
/* Writes them all, those of failed assessments left out, each in all `languages` and beside
 * `peers`: NULL for those that were added. What cannot be written is said on standard error.
 * False when there was any. */
bool firm_reports_write(const struct firm_reports *reports, struct eca_set *set,
                        const struct languages *languages, const struct eca_peers *peers);
void firm_reports_free(struct firm_reports *reports);

#endif
