/* The one error mechanism: a function that fails fills `err` and returns false
 * or NULL, `return error_set(err, …)`. The first error wins. */
#ifndef ECA_ERROR_H
#define ECA_ERROR_H

#include "eca.h"

/* Returns false. Does nothing when `err` holds an error already. */
bool error_set(struct eca_error *err, enum eca_error_kind kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* The same with ": " and the words for errno (taken on entry) behind it; kind ECA_ERROR_FILE. */
bool error_errno(struct eca_error *err, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Adds what loading found, or a doubt with its code; `file` and `text` are copied. */
void findings_add(struct eca_findings *findings, enum eca_severity severity, const char *file,
                  int line, const char *text);
void findings_add_doubt(struct eca_findings *findings, const char *code,
                        const struct eca_place *at, const char *text);

#endif
