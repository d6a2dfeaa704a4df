/* What the sheets of an XLSForm share. */
#ifndef REPORT_XLSFORM_H
#define REPORT_XLSFORM_H

#include "eca.h"
#include "grid.h"
#include "sheet.h"
#include "xpath.h"

struct xlsform {
	const struct eca_model *model;
	struct eca_form *form;
	struct xpath *xpath;
	const struct report *say; /* one a language of the form: in it texts are said */
	const char *const *names; /* of the languages: "English (en)" */
	size_t n_languages;
	lxw_workbook *book;
};

/* Lists of choices that several questions share. */
#define LIST_YES_NO    "eca_yes_no"
#define LIST_YES_NO_NA "eca_yes_no_na"
#define LIST_STATE     "eca_state"
#define LIST_STATE_NA  "eca_state_na"
#define LIST_EVIDENCE  "eca_evidence"
#define LIST_SOURCE    "eca_source"

void xlsform_survey(struct xlsform *x);
void xlsform_choices(struct xlsform *x);

#endif
