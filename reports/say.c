#include "say.h"

#include <stdlib.h>

#include "sheet.h"

struct report *say_new(const struct eca_result *result, const struct eca_model *model,
                       size_t language)
{
	struct report *r = zeroed(1, sizeof(*r));

	r->result = result;
	r->model = model;
	r->language = language;
	r->tongue = words_tongue(model->languages[language]);
	return r;
}

void say_free(struct report *r)
{
	free(r);
}
