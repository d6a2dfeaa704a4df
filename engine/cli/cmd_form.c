#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "command.h"
#include "find_set.h"
#include "message.h"
#include "output.h"
#include "reports/form.h"
#include "targets.h"

struct values {
	const char *criteria, *format, *languages, *output;
};

#define AT(member) offsetof(struct values, member)
static const struct option options[] = {
	{ "criteria", 'c', OPTION_TEXT, AT(criteria), "SET",
	  "The questionnaire of this criteria set: a folder, or the name of an installed set "
	  "(default: " DEFAULT_SET ")." },
	{ "output", 'o', OPTION_TEXT, AT(output), "FILE",
	  "Write the questionnaire to FILE; - is standard output, for csv only." },
	{ "format", 0, OPTION_TEXT, AT(format), "FORMAT",
	  "xlsx, a workbook to fill in; csv, an empty answers file with a guide; or xlsform, a "
	  "form for KoboToolbox and ODK (default: as FILE's ending says)." },
	{ "lang", 'l', OPTION_TEXT, AT(languages), "LANGUAGES",
	  "In this language of the set, or in two side by side: vi,en (default: the set's "
	  "first). A form for KoboToolbox has as many as you like, the first being what it "
	  "opens in (default: all of the set)." },
};

/* The formats, in the order of messages. To add one, write its function like those in
 * reports/form.h, and add its line. */
static const struct format {
	const char *name;      /* as --format has it */
	const char *ending;    /* of FILE */
	bool by_ending;        /* which means it without --format */
	size_t most_languages; /* at a time */
	bool streams;          /* to standard output too */
	bool all_languages;    /* where --lang does not choose; else the set's first */
	form_writer *write;
} formats[] = {
	{ "xlsx", ".xlsx", true, 2, false, false, form_write },
	{ "csv", ".csv", true, 2, true, false, form_csv_write },
	{ "xlsform", ".xlsx", false, ECA_LANGUAGES_MAX, false, true, xlsform_write },
};
enum { N_FORMATS = sizeof(formats) / sizeof(formats[0]) };

/* ---- The command line ---- */

/* "xlsx, csv" */
static void list_formats(struct buf *list, bool endings)
{
	size_t i, count = 0;

	for (i = 0; i < N_FORMATS; i++)
		if (!endings || formats[i].by_ending)
			buf_format(list, "%s%s", count++ ? ", " : "",
			           endings ? formats[i].ending : formats[i].name);
}

static const struct format *complain_of_format(const struct values *values)
{
	struct buf list = { 0 };

	list_formats(&list, !values->format);
	if (values->format)
		complain("--format: there is no format \"%s\", but %s", values->format,
		         buf_string(&list));
	else
		complain("-o %s: what to write? Its ending is none of %s; --format says which",
		         values->output, buf_string(&list));
	buf_free(&list);
	return NULL;
}

/* What --format says, or else FILE's ending; standard output is the one that can be. */
static bool is_asked(const struct format *format, const struct values *values)
{
	if (values->format)
		return !strcmp(format->name, values->format);
	if (output_is_standard(values->output))
		return format->streams;
	return format->by_ending && path_ends_in(values->output, format->ending);
}

/* A file with the ending of another format would be opened by the wrong program. */
static bool fits(const struct format *format, const char *path)
{
	size_t i;

	for (i = 0; i < N_FORMATS; i++)
		if (path_ends_in(path, formats[i].ending) && strcmp(formats[i].ending, format->ending))
			return false;
	return true;
}

static const struct format *choose_format(const struct values *values)
{
	size_t i = 0;

	if (!values->output) {
		complain("-o FILE is missing: where to write the questionnaire?");
		return NULL;
	}
	while (i < N_FORMATS && !is_asked(&formats[i], values))
		i++;
	if (i == N_FORMATS)
		return complain_of_format(values);
	if (output_is_standard(values->output) && !formats[i].streams) {
		complain("--format %s writes a file, not to standard output: -o FILE",
		         formats[i].name);
		return NULL;
	}
	if (!fits(&formats[i], values->output)) {
		complain("-o %s: --format %s is written to a file that ends in %s", values->output,
		         formats[i].name, formats[i].ending);
		return NULL;
	}
	return &formats[i];
}

/* ---- Languages ---- */

/* The first language is asked for unless --lang says otherwise; of some formats all are. */
static bool choose(struct languages *languages, const struct eca_model *model,
                   const struct format *format, const char *codes)
{
	size_t i;

	if (!choose_languages(model, codes, format->most_languages, format->name, languages))
		return false;
	for (i = 1; format->all_languages && !codes && i < model->n_languages; i++)
		languages->items[languages->count++] = i;
	return true;
}

/* ---- The whole ---- */

static int write_with(const struct values *values, const struct format *format,
                      const struct eca_model *model)
{
	struct languages languages;
	struct eca_error err = { 0 };

	if (!choose(&languages, model, format, values->languages))
		return EXIT_MISUSE;
	if (!format->write(model, languages.items, languages.count, values->output, &err))
		return complain_of(&err);
	return EXIT_WELL;
}

static int run(const struct arguments *arguments)
{
	const struct values *values = arguments->values;
	const struct format *format = choose_format(values);
	struct eca_set *set;
	int status;

	if (!format)
		return EXIT_MISUSE;
	set = open_set(values->criteria, false, &status);
	if (set) {
		status = write_with(values, format, eca_set_model(set));
		eca_set_free(set);
	}
	return status;
}

const struct command command_form = {
	.name = "form",
	.args = "[-c SET] [--format xlsx|csv|xlsform] [--lang vi|vi,en] -o FILE",
	.summary = "Write an empty questionnaire to fill in.",
	.about =
		"Writes the questionnaire of a criteria set, to be filled in by a firm or an "
		"assessor. What comes back filled in goes into `eca score` as it is.\n\n"
		"As .xlsx it is a workbook for Excel or LibreOffice: a start sheet and one sheet a "
		"pillar, with drop-downs, checks, and the progress so far. As .csv it is an empty "
		"answers file: lines that begin with # say what each column takes, then stands the "
		"header, and a row a firm comes below. As xlsform it is a form to upload to "
		"KoboToolbox or ODK, whose exports `eca score` reads.",
	.options = options,
	.n_options = sizeof(options) / sizeof(options[0]),
	.values_size = sizeof(struct values),
	.run = run,
};
