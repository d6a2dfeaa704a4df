/* The workbook of an XLSForm: survey, choices, settings. */
#include "xlsform.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "book.h"
#include "form.h"

enum { TITLE, ID, VERSION, LANGUAGE, STYLE, INSTANCE, COLUMNS };

static const struct grid_column columns[COLUMNS] = {
	[TITLE] = { "form_title", false, 60 },
	[ID] = { "form_id", false, 24 },
	[VERSION] = { "version", false, 14 },
	[LANGUAGE] = { "default_language", false, 20 },
	[STYLE] = { "style", false, 10 },
	[INSTANCE] = { "instance_name", false, 40 },
};

static void name_language(const char *code, struct text *out)
{
	text_fill(out, "{1} ({2})", words_language(code), code, NULL);
}

/* yyyymmddrr: the day from which the set is in force, and what number its version ends in. */
static void add_version(const struct eca_model *model, struct text *out)
{
	char day[ECA_DATE_SIZE], revision[3];
	const char *at, *end = model->version + strlen(model->version);

	for (at = eca_print_date(model->effective_from, day); *at; at++)
		if (*at != '-')
			text_add_bytes(out, at, 1);
	for (at = end; at > model->version && at[-1] >= '0' && at[-1] <= '9'; at--)
		;
	snprintf(revision, sizeof(revision), "%02d", (int)(strtoul(at, NULL, 10) % 100));
	text_add(out, revision);
}

static void write_settings(struct xlsform *x)
{
	struct grid grid;

	grid_begin(&grid, x->book, "settings", columns, COLUMNS, x->names, x->n_languages);
	text_add(&grid.cells[TITLE][0],
	         eca_form_text(x->form, say_text(&x->say[0], &x->model->name)));
	text_add(&grid.cells[ID][0], x->model->id);
	add_version(x->model, &grid.cells[VERSION][0]);
	text_add(&grid.cells[LANGUAGE][0], x->names[0]);
	text_add(&grid.cells[STYLE][0], "pages");
	text_add(&grid.cells[INSTANCE][0], "concat(${firm_id}, ' ', ${assessed_on})");
	grid_next(&grid);
	grid_end(&grid);
}

static void set_properties(struct xlsform *x)
{
	lxw_doc_properties properties = {
		.title = (char *)say_text(&x->say[0], &x->model->name),
		.author = (char *)"eca " ECA_VERSION,
		.created = book_moment(x->model->effective_from),
	};

	workbook_set_properties(x->book, &properties);
}

static void fill(lxw_workbook *book, void *what)
{
	struct xlsform *x = what;

	x->book = book;
	set_properties(x);
	xlsform_survey(x);
	xlsform_choices(x);
	write_settings(x);
}

bool xlsform_write(const struct eca_model *model, const size_t *languages, size_t n_languages,
                   const char *path, struct eca_error *err)
{
	struct report say[ECA_LANGUAGES_MAX] = { 0 };
	struct text texts[ECA_LANGUAGES_MAX] = { 0 };
	const char *names[ECA_LANGUAGES_MAX];
	struct xlsform x = { .model = model, .say = say, .names = names, .n_languages = n_languages };
	bool written;
	size_t i;

	for (i = 0; i < n_languages; i++) {
		const char *code = model->languages[languages[i]];

		say[i] = (struct report){ .model = model, .language = languages[i],
			                  .tongue = words_tongue(code) };
		name_language(code, &texts[i]);
		names[i] = text_string(&texts[i]);
	}
	x.form = eca_form_new(model);
	x.xpath = xpath_new(model, x.form);
	written = book_write(path, fill, &x, err);
	xpath_free(x.xpath);
	eca_form_free(x.form);
	for (i = 0; i < n_languages; i++)
		text_free(&texts[i]);
	return written;
}
