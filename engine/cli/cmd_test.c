#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "find_set.h"
#include "message.h"
#include "one_firm.h"
#include "record.h"
#include "targets.h"
#include "terminal.h"
#include "trial_out.h"

struct values {
	const char *format, *output, *record, *firm, *source, *date, *decimal;
	bool coverage, ignore_unknown, verbose;
};

#define AT(member) offsetof(struct values, member)
static const struct option options[] = {
	{ "format", 0, OPTION_TEXT, AT(format), "text|tap|junit",
	  "How the results are written: for people (the default), as TAP version 13, or as the "
	  "XML of JUnit." },
	{ "coverage", 0, OPTION_FLAG, AT(coverage), NULL,
	  "List what the examples leave untried, each with file and line." },
	{ "output", 'o', OPTION_TEXT, AT(output), "FILE",
	  "Write to FILE instead of standard output." },
	{ "record", 0, OPTION_TEXT, AT(record), "ANSWERS",
	  "Write a firm of these answers as an example, instead of running the examples." },
	{ "firm", 'f', OPTION_TEXT, AT(firm), "ID", "The firm that is recorded." },
	{ "source", 0, OPTION_TEXT, AT(source), "self|site_visit",
	  "Record the firm's latest assessment of this kind (default: its latest site visit, or "
	  "else its latest self-assessment)." },
	{ "date", 0, OPTION_TEXT, AT(date), "DATE", "Record an assessment of this day: YYYY-MM-DD." },
	{ "decimal", 0, OPTION_TEXT, AT(decimal), "comma|point",
	  "How numbers in CSV answers are written: 12,5 or 12.5 (the default)." },
	{ "ignore-unknown", 0, OPTION_FLAG, AT(ignore_unknown), NULL,
	  "Leave columns aside that the set does not know, instead of refusing the file." },
	{ "verbose", 'v', OPTION_FLAG, AT(verbose), NULL,
	  "List the examples that hold too; every warning of the set; and, when recording, every "
	  "warning and every error about the firm." },
};

/* ---- Running the examples ---- */

static const struct trial_format *format_of(const char *name)
{
	static const struct trial_format *const formats[] = { &trial_text, &trial_tap, &trial_junit };
	size_t i;

	for (i = 0; name && i < sizeof(formats) / sizeof(formats[0]); i++)
		if (!strcmp(formats[i]->name, name))
			return formats[i];
	return formats[0];
}

static void write_all(struct eca_set *set, const struct values *values, struct trial_out *out)
{
	const struct trial_format *format = format_of(values->format);
	struct eca_trial *trial = eca_trial_new(set);
	struct buf coverage = { 0 };
	size_t i;

	format->begin(out);
	for (i = 0; i < out->n_examples; i++) {
		const struct eca_outcome *outcome = eca_trial_run(trial, i);

		out->run++;
		out->failed += !outcome->holds;
		format->one(out, outcome);
	}
	trial_add_coverage(&coverage, out->model, eca_trial_coverage(trial), values->coverage);
	format->end(out, buf_string(&coverage));
	buf_free(&coverage);
	eca_trial_free(trial);
}

static int try_examples(struct eca_set *set, const struct values *values)
{
	const char *path = values->output ? values->output : "-";
	struct trial_out out = { .model = eca_set_model(set), .all = values->verbose };
	struct eca_error err = { 0 };

	out.examples = eca_set_examples(set, &out.n_examples);
	if (!out.n_examples)
		complain("the criteria set %s has no examples: they stand in %s/tests/*.lua",
		         out.model->id, out.model->folder);
	out.width = terminal_width();
	out.colour = terminal_colour() && !values->output;
	out.out = eca_output_open(path, &err);
	if (out.out) {
		write_all(set, values, &out);
		eca_output_commit(out.out, &err);
	}
	buf_free(&out.buf);
	if (err.kind != ECA_OK)
		return complain_of(&err);
	return out.failed || !out.n_examples ? EXIT_FOUND : EXIT_WELL;
}

/* ---- Recording one ---- */

/* Texts can have been what a condition or a function hung on. */
static void compare(const struct eca_result *before, const struct eca_result *after,
                    const char *firm)
{
	const struct eca_score *was = &before->scores[before->model->overall];
	const struct eca_score *is = &after->scores[after->model->overall];

	if (before->status != after->status || before->tier != after->tier ||
	    was->known != is->known || was->points != is->points)
		fprintf(stderr, "firm %s: warning: without its texts the result is another: the "
		        "example expects what comes of the answers that are left\n", firm);
}

static int write_record(struct eca_scoring *scoring, const struct eca_result *firm,
                        const struct values *values)
{
	const struct eca_model *m = firm->model;
	struct eca_answer *answers = need_memory(m->n_questions * sizeof(*answers));
	struct eca_assessment left = record_strip(m, firm->assessment, answers);
	const struct eca_result *result = eca_score(scoring, &left);
	struct eca_error err = { 0 };
	struct eca_output *out = eca_output_open(values->output ? values->output : "-", &err);

	compare(firm, result, values->firm);
	if (out) {
		record_write(result, out);
		eca_output_commit(out, &err);
	}
	free(answers);
	return err.kind == ECA_OK ? EXIT_WELL : complain_of(&err);
}

static int record(struct eca_set *set, const struct values *values)
{
	const struct text_list answers = { (const char **)&values->record, 1 };
	const struct eca_reader_options how = {
		.ignore_unknown = values->ignore_unknown,
		.decimal_comma = values->decimal && !strcmp(values->decimal, "comma"),
	};
	struct one_firm firm = {
		.id = values->firm,
		.source = values->source,
		.date = values->date,
		.verbose = values->verbose,
		.scoring = eca_scoring_new(set),
	};
	const struct eca_result *found;
	int status;

	found = one_firm_find(&firm, set, &answers, &how);
	status = found ? write_record(firm.scoring, found, values) : EXIT_FOUND;
	one_firm_free(&firm);
	eca_scoring_free(firm.scoring);
	return firm.unreadable ? EXIT_FILE : status;
}

/* ---- The whole ---- */

static bool fits(const struct values *values)
{
	const struct text_list answers = { (const char **)&values->record, 1 };

	if (values->record && !values->firm)
		complain("test: which firm is recorded? --firm ID says; see `eca help test`");
	else if (values->firm && !values->record)
		complain("test: --firm says whom to record: --record ANSWERS says from where");
	else if (values->record && (values->format || values->coverage))
		complain("test: --record writes an example and runs none: leave out %s",
		         values->format ? "--format" : "--coverage");
	else
		return !values->record || !values->output || targets_allow(values->output, &answers);
	return false;
}

static int run(const struct arguments *arguments)
{
	const struct values *values = arguments->values;
	const char *asked = arguments->operands.count ? arguments->operands.items[0] : NULL;
	struct eca_findings findings = { 0 };
	struct eca_set *set;
	int status;

	if (!fits(values))
		return EXIT_MISUSE;
	set = values->record ? load_set(asked, &findings, &status)
	                     : load_set_examples(asked, &findings, &status);
	if (!set || values->verbose)
		print_findings(stderr, &findings, false);
	if (set)
		status = values->record ? record(set, values) : try_examples(set, values);
	eca_findings_free(&findings);
	eca_set_free(set);
	return status;
}

const struct command command_test = {
	.name = "test",
	.args = "[SET] [--format FORMAT] [--coverage] [-o FILE]",
	.summary = "Run the examples of a criteria set.",
	.about =
		"Scores the examples of the criteria set SET, a folder or the name of an installed "
		"set (default: " DEFAULT_SET "), which stand in the files SET/tests/*.lua. Of those "
		"that do not come out as they should, what was expected stands beside what was found, "
		"the first difference marked. At the end it says how much of the set they tried: "
		"tiers, gates, weightings, levels and options, functions and their lines.\n\n"
		"With --record ANSWERS --firm ID it writes an assessment of that firm as an example "
		"instead, without the firm's id, texts, notes and assessor, which expects what comes "
		"of it now.\n\n"
		"Exit status 1 means that an example does not hold, or that there are none.",
	.least = 0,
	.most = 1,
	.options = options,
	.n_options = sizeof(options) / sizeof(options[0]),
	.values_size = sizeof(struct values),
	.run = run,
};
