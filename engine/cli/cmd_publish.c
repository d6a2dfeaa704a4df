#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "command.h"
#include "find_set.h"
#include "message.h"
#include "nearest.h"
#include "reports/publish.h"
#include "set_source.h"
#include "targets.h"

enum { LANGUAGES_MOST = 2 };

struct values {
	const char *output, *languages, *example, *since;
};

#define AT(member) offsetof(struct values, member)
static const struct option options[] = {
	{ "output", 'o', OPTION_TEXT, AT(output), "FILE",
	  "Write the document to FILE, as its ending says: .html to read and to print on A4, .md "
	  "for Markdown, .xlsx for a workbook." },
	{ "lang", 'l', OPTION_TEXT, AT(languages), "LANGUAGES",
	  "In this language of the set, or in two side by side: vi,en (default: the set's "
	  "first)." },
	{ "since", 0, OPTION_TEXT, AT(since), "OLD",
	  "List what changed since this set: a folder, the name of an installed set, or either as "
	  "it was in a revision of its git repository, as in `eca diff`." },
	{ "example", 0, OPTION_TEXT, AT(example), "NAME",
	  "Work through this example of the set (default: the one in which most scores of "
	  "criteria differ)." },
};

/* The formats. To add one, write its function like those in reports/document.h, and add its
 * line. */
static const struct format {
	const char *ending;
	publication_writer *write;
} formats[] = {
	{ ".md", document_write_markdown },
	{ ".html", document_write_html },
	{ ".xlsx", document_write_book },
};

/* One run of the command. */
struct run {
	const struct values *values;
	const struct format *format;
	const struct eca_model *model;
	struct eca_set *set, *before;
	struct set_source *was;
	struct eca_differ *differ;
	struct languages languages;
	struct eca_result *example;
	struct publish_about about;
};

static const struct format *choose_format(const char *path)
{
	size_t i;

	if (!path) {
		complain("-o FILE is missing: where to write the document?");
		return NULL;
	}
	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (path_ends_in(path, formats[i].ending))
			return &formats[i];
	complain("%s: a set is published as .html, .md or .xlsx: end the name so", path);
	return NULL;
}

/* ---- The example ---- */

static bool complain_of_example(const char *name, const struct eca_example *examples, size_t count)
{
	const char **names = need_memory((count + 1) * sizeof(*names)), *near;
	size_t i;

	for (i = 0; i < count; i++)
		names[i] = examples[i].name;
	near = nearest_name(name, names, count);
	complain("--example: the set has no example \"%s\" that comes to a tier%s%s%s", name,
	         near ? " (did you mean \"" : "", near ? near : "", near ? "\"?)" : "");
	free(names);
	return false;
}

/* Takes the example over the one there is, if it is asked for or shows more. */
static void consider(struct run *run, const struct eca_outcome *outcome, size_t *most)
{
	const char *wanted = run->values->example;
	size_t variety;

	if (!publish_can_work(outcome->result, &variety))
		return;
	if (wanted ? strcmp(wanted, outcome->example->name) != 0
	           : run->example && variety <= *most)
		return;
	eca_result_free(run->example);
	run->example = eca_result_copy(outcome->result);
	run->about.example = run->example;
	run->about.example_name = outcome->example->name;
	*most = variety;
}

static bool choose_example(struct run *run)
{
	struct eca_trial *trial = eca_trial_new(run->set);
	size_t count, i, most = 0;
	const struct eca_example *examples = eca_set_examples(run->set, &count);

	for (i = 0; i < count; i++)
		consider(run, eca_trial_run(trial, i), &most);
	eca_trial_free(trial);
	if (run->example)
		return true;
	if (run->values->example)
		return complain_of_example(run->values->example, examples, count);
	fprintf(stderr,
	        "%s: warning: no example in %s/tests comes to a tier, so the document has no "
	        "worked example\n", run->model->id, run->model->folder);
	return true;
}

/* ---- What changed ---- */

static int compare(struct run *run)
{
	const struct eca_origin is = { .folder = run->model->folder };
	struct eca_findings findings = { 0 };
	struct eca_error err = { 0 };

	if (!run->values->since)
		return EXIT_WELL;
	run->was = set_source_open(run->values->since, &err);
	if (run->was)
		run->before = eca_set_load_from(set_source_origin(run->was), &findings, &err);
	if (!run->before)
		print_findings(stderr, &findings, false);
	eca_findings_free(&findings);
	if (run->before)
		run->differ = eca_differ_new(run->before, set_source_origin(run->was), run->set, &is,
		                             &err);
	if (err.kind != ECA_OK)
		return complain_of(&err);
	if (!run->before)
		return EXIT_SET;
	run->about.since = eca_differ_end(run->differ);
	return EXIT_WELL;
}

/* ---- The whole ---- */

static int write_document(struct run *run)
{
	struct eca_error err = { 0 };
	int status;

	if (!choose_languages(run->model, run->values->languages, LANGUAGES_MOST, "a document",
	                      &run->languages) || !choose_example(run))
		return EXIT_MISUSE;
	status = compare(run);
	if (status != EXIT_WELL)
		return status;
	run->about.model = run->model;
	run->about.languages = run->languages.items;
	run->about.n_languages = run->languages.count;
	if (!publish(&run->about, run->format->write, run->values->output, &err))
		return complain_of(&err);
	return EXIT_WELL;
}

static int load_and_write(struct run *run, const char *asked)
{
	struct eca_findings findings = { 0 };
	int status;

	run->set = load_set_examples(asked, &findings, &status);
	if (!run->set)
		print_findings(stderr, &findings, false);
	eca_findings_free(&findings);
	if (!run->set)
		return status;
	run->model = eca_set_model(run->set);
	return write_document(run);
}

static int run(const struct arguments *arguments)
{
	const struct values *values = arguments->values;
	struct run run = { .values = values, .format = choose_format(values->output) };
	int status;

	if (!run.format)
		return EXIT_MISUSE;
	status = load_and_write(&run, arguments->operands.items[0]);
	eca_result_free(run.example);
	eca_differ_free(run.differ);
	eca_set_free(run.before);
	set_source_free(run.was);
	eca_set_free(run.set);
	return status;
}

const struct command command_publish = {
	.name = "publish",
	.args = "SET [--lang vi|vi,en] [--since OLD] -o FILE",
	.summary = "Write a criteria set as a document to read.",
	.about =
		"Writes the criteria as the document that a decision annexes and firms read: how a "
		"score comes about, with an example of the set worked through step by step; weights, "
		"for each kind of firm; every question with its answers and their points, and when it "
		"applies; tiers and what they need, gates, evidence, actions, support, terms; and "
		"with --since what changed.\n\n"
		"SET is a folder, or the name of an installed set. Everything in the document is "
		"taken from the set, so that it says what the engine does. The same set gives the "
		"same bytes.",
	.least = 1,
	.most = 1,
	.options = options,
	.n_options = sizeof(options) / sizeof(options[0]),
	.values_size = sizeof(struct values),
	.run = run,
};
