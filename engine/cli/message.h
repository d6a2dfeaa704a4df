/* What the program says on standard error. */
#ifndef ECA_CLI_MESSAGE_H
#define ECA_CLI_MESSAGE_H

#include <stdio.h>

#include "eca.h"

/* "eca: error: …". */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* An error that a function of the engine gave; returns the exit status it means. */
int complain_of(const struct eca_error *err);

/* Each as "file:line: error: text", with the code in brackets behind it if `codes`. */
void print_findings(FILE *file, const struct eca_findings *findings, bool codes);
/* "error", "warning". */
const char *severity_word(enum eca_severity severity);

/* Messages of one kind, of which only so many are shown. */
struct listing {
	size_t count;
	size_t most; /* shown; SIZE_MAX for all */
};

/* Counts one more; whether it is to be shown. */
bool listing_shows(struct listing *listing);
/* "… and 5 more WHAT" where some were not shown; `where` they stand, or NULL. */
void listing_end(const struct listing *listing, const char *what, const char *where);

/* "file:row: error: firm F1: column "x": reason". */
void list_problem(struct listing *listing, const struct eca_problem *problem);
/* The warnings among some problems. */
void list_warnings(struct listing *listing, const struct eca_problem *problems, size_t count);
/* A result whose status is failed. */
void list_failure(struct listing *listing, const struct eca_result *result);

#endif
