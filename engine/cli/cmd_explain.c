#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "command.h"
#include "find_set.h"
#include "message.h"
#include "nearest.h"
#include "one_firm.h"
#include "receipt.h"
#include "targets.h"

struct values {
	const char *criteria, *firm, *output, *only, *source, *date, *language, *decimal;
	bool ignore_unknown, verbose;
};

#define AT(member) offsetof(struct values, member)
static const struct option options[] = {
	{ "firm", 'f', OPTION_TEXT, AT(firm), "ID", "The firm whose score is explained." },
	{ "criteria", 'c', OPTION_TEXT, AT(criteria), "SET",
	  "The criteria set: a folder, or the name of an installed set (default: " DEFAULT_SET ")." },
	{ "only", 0, OPTION_TEXT, AT(only), "ID",
	  "Only what leads from the answers to this question, criterion or pillar." },
	{ "source", 0, OPTION_TEXT, AT(source), "self|site_visit",
	  "The firm's latest assessment of this kind (default: its latest site visit, or else its "
	  "latest self-assessment)." },
	{ "date", 0, OPTION_TEXT, AT(date), "DATE", "An assessment of this day: YYYY-MM-DD." },
	{ "output", 'o', OPTION_TEXT, AT(output), "FILE",
	  "Write to FILE instead of standard output." },
	{ "lang", 'l', OPTION_TEXT, AT(language), "LANGUAGE",
	  "In this language of the set (default: the set's first)." },
	{ "decimal", 0, OPTION_TEXT, AT(decimal), "comma|point",
	  "How numbers in CSV answers are written: 12,5 or 12.5 (the default)." },
	{ "ignore-unknown", 0, OPTION_FLAG, AT(ignore_unknown), NULL,
	  "Leave columns aside that the set does not know, instead of refusing the file." },
	{ "verbose", 'v', OPTION_FLAG, AT(verbose), NULL,
	  "List every warning and every error about the firm." },
};

/* One run of the command. */
struct run {
	const struct values *values;
	struct eca_set *set;
	const struct eca_model *model;
	const struct text_list *answers;
	struct eca_scoring *scoring;
	size_t language, node;
	const char *shown;    /* the set's folder in places */
};

/* ---- The receipt ---- */

static int write_receipt(struct run *run, const struct eca_result *latest)
{
	const struct eca_result *result = eca_score(run->scoring, latest->assessment);
	const char *path = run->values->output ? run->values->output : "-";
	struct eca_error err = { 0 };
	struct eca_output *out = eca_output_open(path, &err);

	if (out) {
		receipt_write(run->scoring, result, run->language, run->node, run->shown, out);
		eca_output_commit(out, &err);
	}
	if (err.kind != ECA_OK)
		return complain_of(&err);
	return result->status == ECA_STATUS_FAILED ? EXIT_FOUND : EXIT_WELL;
}

static int explain(struct run *run)
{
	const struct values *values = run->values;
	const struct eca_reader_options how = {
		.ignore_unknown = values->ignore_unknown,
		.decimal_comma = values->decimal && !strcmp(values->decimal, "comma"),
	};
	struct one_firm firm = {
		.id = values->firm,
		.source = values->source,
		.date = values->date,
		.verbose = values->verbose,
	};
	const struct eca_result *latest;
	int status;

	firm.scoring = run->scoring = eca_scoring_new(run->set);
	latest = one_firm_find(&firm, run->set, run->answers, &how);
	status = latest ? write_receipt(run, latest) : EXIT_FOUND;
	one_firm_free(&firm);
	eca_scoring_free(run->scoring);
	return firm.unreadable ? EXIT_FILE : status;
}

/* ---- The whole ---- */

/* The node of --only. False after a message. */
static bool choose_node(struct run *run)
{
	const struct eca_model *m = run->model;
	const char *only = run->values->only, *near;
	const char **ids;
	size_t i;

	run->node = only ? eca_find_node(m, only) : m->overall;
	if (run->node != ECA_NONE)
		return true;
	ids = need_memory(m->n_nodes * sizeof(*ids));
	for (i = 0; i < m->n_nodes; i++)
		ids[i] = m->nodes[i].id;
	near = nearest_name(only, ids, m->n_nodes);
	complain("--only: the criteria set %s has no question, criterion or pillar \"%s\"%s%s%s",
	         m->id, only, near ? " (did you mean \"" : "", near ? near : "",
	         near ? "\"?)" : "");
	free(ids);
	return false;
}

/* A set given as a folder is shown as it was given; one that came with the program by the
 * place it has among the sources, which is the same on every machine. */
static char *folder_shown(const struct run *run)
{
	const char *asked = run->values->criteria, *folder = run->model->folder;
	const char *name = strrchr(folder, '/');
	struct buf shown = { 0 };

	if (asked && !strncmp(asked, folder, strlen(folder)))
		return need_copy(folder);
	buf_format(&shown, "criteria/%s", name ? name + 1 : folder);
	buf_string(&shown);
	return shown.bytes;
}

static int load_and_explain(const struct values *values, const struct text_list *answers)
{
	struct run run = { .values = values, .answers = answers };
	char *folder;
	int status;

	run.set = open_set(values->criteria, values->verbose, &status);
	if (!run.set)
		return status;
	run.model = eca_set_model(run.set);
	status = EXIT_MISUSE;
	run.shown = folder = folder_shown(&run);
	if (choose_language(run.model, values->language, &run.language) && choose_node(&run))
		status = explain(&run);
	free(folder);
	eca_set_free(run.set);
	return status;
}

static int run(const struct arguments *arguments)
{
	const struct values *values = arguments->values;

	if (!values->firm) {
		complain("explain: whose score? --firm ID says; see `eca help explain`");
		return EXIT_MISUSE;
	}
	if (values->output && !targets_allow(values->output, &arguments->operands))
		return EXIT_MISUSE;
	return load_and_explain(values, &arguments->operands);
}

const struct command command_explain = {
	.name = "explain",
	.args = "ANSWERS... --firm ID [-c SET] [-o FILE]",
	.summary = "Explain a firm's score line by line.",
	.about =
		"Prints how the score of one firm comes about: from each answer to its points, "
		"from there to criteria, pillars, the overall score, the tiers and the gates. "
		"Every rule stands with its file and line, and adding up what is printed gives the "
		"score.\n\n"
		"Of several assessments of the firm it takes the one that its report is about: the "
		"latest site visit, or else the latest self-assessment. ANSWERS are as for "
		"`eca score`.",
	.least = 1,
	.most = SIZE_MAX,
	.options = options,
	.n_options = sizeof(options) / sizeof(options[0]),
	.values_size = sizeof(struct values),
	.run = run,
};
