/* The defined names of a What-if sheet. */
#include <stdlib.h>
#include <string.h>

#include "whatif.h"

enum { NAME_BYTES = 127 }; /* the library has room for no more */

static char *owned(const struct text *text)
{
	char *copy = zeroed(text->length + 1, 1);

	return memcpy(copy, text_string(text), text->length);
}

static struct whatif_name *new_name(struct whatif *w)
{
	if (w->n_names == w->names_room) {
		size_t room = 2 * w->names_room + 256;
		struct whatif_name *names = zeroed(room, sizeof(*names));

		if (w->n_names)
			memcpy(names, w->names, w->n_names * sizeof(*names));
		free(w->names);
		w->names = names;
		w->names_room = room;
	}
	return &w->names[w->n_names++];
}

void whatif_name(struct whatif *w, const char *prefix, const char *id, const char *part,
                 const char *page, int column, lxw_row_t row)
{
	const struct report *r = w->report;
	struct text name = { 0 }, place = { 0 };

	text_fill(&name, "{1}{2}{3}{4}", prefix, id, part ? "__" : "", part ? part : "", NULL);
	if (r->further)
		text_fill(&name, "__{1}", r->model->languages[r->language], NULL);
	text_add(&place, "=");
	form_cell(page, (lxw_col_t)column, row, &place);
	if (name.length <= NAME_BYTES && place.length <= NAME_BYTES)
		*new_name(w) = (struct whatif_name){ owned(&name), owned(&place) };
	text_free(&name);
	text_free(&place);
}

/* The last first: the library looks for each one's place from the front. */
static int by_name(const void *a, const void *b)
{
	const struct whatif_name *one = a, *other = b;

	return strcmp(other->name, one->name);
}

void whatif_define(struct whatif *w)
{
	size_t i;

	if (w->n_names)
		qsort(w->names, w->n_names, sizeof(*w->names), by_name);
	for (i = 0; i < w->n_names; i++)
		if (!i || strcmp(w->names[i].name, w->names[i - 1].name))
			workbook_define_name(w->report->book, w->names[i].name, w->names[i].place);
}
