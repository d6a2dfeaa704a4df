/* Questionnaires to fill in: what a person needs to answer a criteria set, and the
 * ids by which the answers are read back. */
#ifndef ECA_FORM_H
#define ECA_FORM_H

#include "eca.h"

/* Writes the questionnaire of a set to `path`, which appears under its name only when
 * whole, in the set's languages `languages`, side by side where there are several.
 * The same set gives the same bytes. False when it cannot be written. */
typedef bool form_writer(const struct eca_model *model, const size_t *languages,
                         size_t n_languages, const char *path, struct eca_error *err);

/* As a workbook, and as an answers file with a guide above its header. */
form_writer form_write, form_csv_write;

/* As an XLSForm for KoboToolbox and ODK, each language a translation. */
form_writer xlsform_write;

#endif
