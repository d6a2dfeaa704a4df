#include "form.h"

#include <stdio.h>

bool form_write(const struct eca_model *model, const size_t *languages, size_t n_languages,
                const char *path, struct eca_error *err)
{
	(void)model, (void)languages, (void)n_languages;
	err->kind = ECA_ERROR_FILE;
	snprintf(err->text, sizeof(err->text), "%s: workbooks are not written yet", path);
	return false;
}
