/* Assessments that could not be used: said on standard error, and written to a
 * file as CSV: file,row,column,firm_id,value,reason. */
#ifndef ECA_CLI_REJECTS_H
#define ECA_CLI_REJECTS_H

#include "eca.h"

struct rejects;

/* `path` of the file, NULL for none; `all`: all are said, not just the first 20. */
struct rejects *rejects_new(const char *path, bool all, bool bom);
/* What is wrong with one assessment; warnings among it are passed over. */
void rejects_put(struct rejects *rejects, const struct eca_problem *problems, size_t count);
/* Commits the file; where nothing was rejected, removes that of an earlier run.
 * Frees `rejects`. */
bool rejects_end(struct rejects *rejects, struct eca_error *err);
/* Leaves the file as it was before. Frees `rejects`. */
void rejects_discard(struct rejects *rejects);

#endif
