/* The survey sheet of an XLSForm, while it is written. */
#ifndef REPORT_XLSFORM_SURVEY_H
#define REPORT_XLSFORM_SURVEY_H

#include "xlsform.h"

enum {
	SURVEY_TYPE,
	SURVEY_NAME,
	SURVEY_LABEL,
	SURVEY_HINT,
	SURVEY_REQUIRED,
	SURVEY_RELEVANT,
	SURVEY_CONSTRAINT,
	SURVEY_MESSAGE,
	SURVEY_CALCULATION,
	SURVEY_APPEARANCE,
	SURVEY_COLUMNS,
};

struct survey {
	struct xlsform *x;
	struct grid grid;
};

/* The cells of a column in the row being written: one, or one a language. */
struct text *survey_cell(struct survey *s, size_t column);

/* Puts what an answer to a question may be, and the message where it is not. */
void survey_constraint(struct survey *s, size_t index);
/* The same of a date; `to` is INT_MAX where there is no last day. */
void survey_days(struct survey *s, int from, int to);

#endif
