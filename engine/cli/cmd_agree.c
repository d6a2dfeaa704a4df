#include <stdio.h>
#include <string.h>

#include "agree_outputs.h"
#include "command.h"
#include "find_set.h"
#include "intake.h"
#include "progress.h"

struct values {
	const char *criteria, *output, *agreed, *adjudicate, *rejects, *language, *decimal;
	bool table, bom, ignore_unknown, quiet, verbose;
};

#define AT(member) offsetof(struct values, member)
static const struct option options[] = {
	{ "criteria", 'c', OPTION_TEXT, AT(criteria), "SET",
	  "The criteria set: a folder, or the name of an installed set (default: " DEFAULT_SET ")." },
	{ "output", 'o', OPTION_TEXT, AT(output), "FILE",
	  "Write all disputes and figures to FILE, as its ending says: .csv or .json; - is CSV on "
	  "standard output." },
	{ "agreed", 'a', OPTION_TEXT, AT(agreed), "FILE",
	  "Write an answers file FILE.csv with a row a visit: filled in where the assessors agree, "
	  "empty where they do not, to be completed and scored." },
	{ "adjudicate", 0, OPTION_TEXT, AT(adjudicate), "FILE",
	  "Read what the assessors settled when they had talked: the file of -a with cells filled "
	  "in, or any answers with those cells alone. What it settles is in dispute no more." },
	{ "rejects", 0, OPTION_TEXT, AT(rejects), "FILE",
	  "Write what was rejected, and why, to FILE, as CSV (default: NAME.rejects.csv where "
	  "-o is NAME.csv)." },
	{ "lang", 'l', OPTION_TEXT, AT(language), "LANGUAGE",
	  "Print in this language of the set (default: the set's first)." },
	{ "table", 't', OPTION_FLAG, AT(table), NULL,
	  "Print the tables for people also where standard output is no terminal." },
	{ "decimal", 0, OPTION_TEXT, AT(decimal), "comma|point",
	  "How numbers in CSV answers are written, those of -a too: 12,5 or 12.5 (the default)." },
	{ "ignore-unknown", 0, OPTION_FLAG, AT(ignore_unknown), NULL,
	  "Leave columns aside that the set does not know, instead of refusing the file." },
	{ "bom", 0, OPTION_FLAG, AT(bom), NULL,
	  "Begin CSV files with a byte order mark, by which Excel knows that they are UTF-8." },
	{ "quiet", 'q', OPTION_FLAG, AT(quiet), NULL,
	  "Neither a progress bar nor the closing count, nor tables beside the file of -o; errors "
	  "are still said." },
	{ "verbose", 'v', OPTION_FLAG, AT(verbose), NULL,
	  "List every warning and every error, not only the first 20 of a kind." },
};

enum { ERRORS_SHOWN = 20 };

/* One run of the command. */
struct run {
	const struct values *values;
	struct eca_set *set;
	const struct eca_model *model;
	struct agree_outputs *outputs;
	struct intake intake, decisions;
	struct rejects *rejects; /* of both */
	struct eca_scoring *scoring;
	struct eca_comparison *comparison;
	size_t language;
	size_t kept, self;
	size_t n_decisions, n_unmatched;
	struct listing unnamed, failed;
	struct listing overruling; /* decisions against what all gave */
	bool unwritable; /* a file was */
};

static size_t count_read(const struct run *run)
{
	return run->kept + run->self + run->unnamed.count + run->failed.count +
	       run->intake.rejected;
}

/* ---- One assessment ---- */

static void list_unnamed(struct run *run, const struct eca_assessment *who)
{
	const struct eca_problem problem = {
		.severity = ECA_SEVERITY_ERROR,
		.file = who->file,
		.row = who->row,
		.column = "assessor",
		.firm_id = who->firm_id,
		.value = "",
		.reason = "is empty: a visit is compared only where its assessor is named",
	};

	list_problem(&run->unnamed, &problem);
}

static void compare_one(struct run *run, const struct eca_assessment *assessment)
{
	const struct eca_result *result = eca_score(run->scoring, assessment);

	list_warnings(&run->intake.warnings, result->warnings, result->n_warnings);
	if (result->status == ECA_STATUS_FAILED) {
		list_failure(&run->failed, result);
		return;
	}
	switch (eca_comparison_add(run->comparison, result)) {
	case ECA_KEPT: run->kept++; break;
	case ECA_KEPT_OUT_SELF: run->self++; break;
	case ECA_KEPT_OUT_UNNAMED: list_unnamed(run, assessment); break;
	}
}

static void take_all(struct run *run)
{
	const struct eca_assessment *assessment;

	while (intake_next(&run->intake, &assessment)) {
		if (assessment)
			compare_one(run, assessment);
		intake_progress(&run->intake, count_read(run));
	}
	listing_end(&run->failed, "assessments failed; -v lists them", NULL);
	listing_end(&run->unnamed, "visits without an assessor; -v lists them", NULL);
}

static void take_decisions(struct run *run)
{
	const struct eca_assessment *decision;

	while (intake_next(&run->decisions, &decision)) {
		if (!decision)
			continue;
		run->n_decisions++;
		eca_comparison_adjudicate(run->comparison, decision);
	}
}

/* Rows that are of no visit are rejected like those that could not be read. */
static void tell_problems(struct run *run, const struct eca_agreement *agreement)
{
	size_t i;

	for (i = 0; i < agreement->n_problems; i++) {
		const struct eca_problem *problem = &agreement->problems[i];

		if (problem->severity == ECA_SEVERITY_WARNING) {
			list_problem(&run->overruling, problem);
			continue;
		}
		rejects_put(run->rejects, problem, 1);
		run->n_unmatched++;
	}
	listing_end(&run->overruling, "decisions against what all gave; -v lists them", NULL);
}

/* ---- What comes of it ---- */

static void complain_of_nothing(const struct run *run, const struct eca_agreement *agreement)
{
	if (!count_read(run)) {
		complain("there is no assessment in what was given");
		return;
	}
	complain("no visit has two assessors: give the answers of all who went, with the same "
	         "firm_id, source site_visit, assessed_on at most a day apart, and each with a "
	         "name of their own in assessor; here %zu visits have one assessor, and %zu "
	         "assessments are no visit", agreement->n_visits, run->self);
}

static void finish(struct run *run, const struct eca_agreement *agreement)
{
	struct eca_error err = { 0 };

	/* What stood there before is worth more than what came of half the files. */
	if (run->decisions.unreadable || (run->intake.unreadable && !count_read(run))) {
		rejects_discard(run->rejects);
		return;
	}
	tell_problems(run, agreement);
	if (!rejects_end(run->rejects, &err)) {
		complain_of(&err);
		run->unwritable = true;
	}
	if (!agreement->n_compared)
		complain_of_nothing(run, agreement);
	else if (!agree_outputs_write(run->outputs, agreement, run->language))
		run->unwritable = true;
}

static void print_decisions(const struct run *run, const struct eca_agreement *agreement)
{
	size_t rejected = run->decisions.rejected + run->n_unmatched, open = 0, settled = 0, i;

	for (i = 0; i < agreement->n_visits; i++) {
		open += agreement->visits[i].n_disputes;
		settled += agreement->visits[i].n_resolved;
	}
	fprintf(stderr,
	        "decisions read %zu = taken %zu + rejected %zu; disputes %zu = settled %zu + open "
	        "%zu\n",
	        run->n_decisions + run->decisions.rejected, run->n_decisions - run->n_unmatched,
	        rejected, settled + open, settled, open);
}

static void print_count(const struct run *run, const struct eca_agreement *agreement)
{
	size_t warnings = run->intake.warnings.count + run->decisions.warnings.count +
	                  run->overruling.count;

	fprintf(stderr,
	        "read %zu = compared %zu (visits: %zu) + only assessor %zu + self-assessments %zu + "
	        "no assessor named %zu + rejected %zu + failed %zu; %zu warning%s\n",
	        count_read(run), agreement->n_compared_sheets, agreement->n_compared,
	        run->kept - agreement->n_compared_sheets, run->self, run->unnamed.count,
	        run->intake.rejected, run->failed.count, warnings, warnings == 1 ? "" : "s");
	if (run->values->adjudicate && !run->decisions.unreadable)
		print_decisions(run, agreement);
}

static int status_of(const struct run *run, const struct eca_agreement *agreement)
{
	if (run->intake.unreadable || run->decisions.unreadable || run->unwritable)
		return EXIT_FILE;
	if (run->intake.rejected || run->decisions.rejected || run->n_unmatched ||
	    run->failed.count || run->unnamed.count || !agreement->n_compared)
		return EXIT_FOUND;
	return EXIT_WELL;
}

/* ---- The whole ---- */

static void take_in(struct run *run, const struct text_list *answers)
{
	const struct values *values = run->values;
	const struct eca_reader_options how = {
		.ignore_unknown = values->ignore_unknown,
		.decimal_comma = run->outputs->decimal_comma,
	};

	run->intake.reader = eca_reader_new(run->set, answers->items, answers->count, &how);
	run->intake.rejects = run->decisions.rejects = run->rejects;
	progress_start(!values->quiet);
	take_all(run);
	progress_end();
	eca_reader_free(run->intake.reader);
	if (!values->adjudicate)
		return;
	run->decisions.reader = eca_reader_new(run->set, &values->adjudicate, 1, &how);
	take_decisions(run);
	eca_reader_free(run->decisions.reader);
}

static int compare(struct run *run, const struct text_list *answers)
{
	const struct values *values = run->values;
	const struct eca_agreement *agreement;
	int status;

	run->scoring = eca_scoring_new(run->set);
	run->comparison = eca_comparison_new(run->set);
	run->rejects = rejects_new(run->outputs->targets.rejects, values->verbose, values->bom);
	take_in(run, answers);
	agreement = eca_comparison_end(run->comparison);
	finish(run, agreement);
	if (!values->quiet)
		print_count(run, agreement);
	status = status_of(run, agreement);
	eca_comparison_free(run->comparison);
	eca_scoring_free(run->scoring);
	return status;
}

static int load_and_compare(const struct values *values, struct agree_outputs *outputs,
                            const struct text_list *answers)
{
	struct run run = {
		.values = values,
		.outputs = outputs,
		.failed = { .most = values->verbose ? SIZE_MAX : ERRORS_SHOWN },
		.unnamed = { .most = values->verbose ? SIZE_MAX : ERRORS_SHOWN },
		.overruling = { .most = values->verbose ? SIZE_MAX : ERRORS_SHOWN },
		.intake.warnings = { .most = values->verbose ? SIZE_MAX : 0 },
		.decisions.warnings = { .most = values->verbose ? SIZE_MAX : 0 },
	};
	int status;

	run.set = open_set(values->criteria, values->verbose, &status);
	if (!run.set)
		return status;
	run.model = eca_set_model(run.set);
	status = choose_language(run.model, values->language, &run.language)
	                 ? compare(&run, answers)
	                 : EXIT_MISUSE;
	eca_set_free(run.set);
	return status;
}

static int run(const struct arguments *arguments)
{
	const struct values *values = arguments->values;
	const struct agree_wishes wishes = {
		.answers = &arguments->operands,
		.adjudicate = values->adjudicate,
		.output = values->output,
		.agreed = values->agreed,
		.rejects = values->rejects,
		.table = values->table,
		.quiet = values->quiet,
		.bom = values->bom,
		.decimal_comma = values->decimal && !strcmp(values->decimal, "comma"),
	};
	struct agree_outputs outputs;
	int status = EXIT_MISUSE;

	if (agree_outputs_plan(&wishes, &outputs))
		status = load_and_compare(values, &outputs, &arguments->operands);
	agree_outputs_free(&outputs);
	return status;
}

const struct command command_agree = {
	.name = "agree",
	.args = "ANSWERS... [-c SET] [-o FILE] [--agreed FILE] [--adjudicate FILE]",
	.summary = "Compare the assessors of the same visits.",
	.about =
		"Lists the questions on which several assessors of the same visit differ, and marks "
		"those that can change the firm's tier. It says how well the assessors agree, "
		"question by question and on the whole (percent, Krippendorff's alpha with an "
		"interval), and how far each lies above or below the others.\n\n"
		"Assessments are of the same visit when firm_id is the same, source is site_visit, "
		"assessor differs, and each was made at most a day after the one before. ANSWERS "
		"are as for `eca score`. Self-assessments are left aside.\n\n"
		"Once they have talked: `eca agree visits/ -a todo.csv` writes what they agree on, "
		"fill in what they settled, and `eca agree visits/ --adjudicate todo.csv -a "
		"final.csv` writes answers to be scored.\n\n"
		"Without -o it prints tables for people when standard output is a terminal, and "
		"CSV when it is not.",
	.least = 1,
	.most = SIZE_MAX,
	.options = options,
	.n_options = sizeof(options) / sizeof(options[0]),
	.values_size = sizeof(struct values),
	.run = run,
};
