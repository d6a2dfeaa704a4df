#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "agree_board.h"
#include "command.h"
#include "find_set.h"
#include "message.h"
#include "output.h"
#include "progress.h"
#include "rejects.h"
#include "targets.h"

struct values {
	const char *criteria, *output, *adjudicate, *rejects, *language, *decimal;
	bool table, bom, ignore_unknown, quiet, verbose;
};

#define AT(member) offsetof(struct values, member)
static const struct option options[] = {
	{ "criteria", 'c', OPTION_TEXT, AT(criteria), "SET",
	  "The criteria set: a folder, or the name of an installed set (default: " DEFAULT_SET ")." },
	{ "output", 'o', OPTION_TEXT, AT(output), "FILE",
	  "Write all disputes and figures to FILE, as its ending says: .csv or .json; - is CSV on "
	  "standard output." },
	{ "adjudicate", 'a', OPTION_TEXT, AT(adjudicate), "FILE",
	  "Write an answers file FILE.csv with a row a visit: filled in where the assessors agree, "
	  "empty where they do not, to be completed and scored." },
	{ "rejects", 0, OPTION_TEXT, AT(rejects), "FILE",
	  "Write what was rejected, and why, to FILE, as CSV (default: NAME.rejects.csv where "
	  "-o is NAME.csv)." },
	{ "lang", 'l', OPTION_TEXT, AT(language), "LANGUAGE",
	  "Print in this language of the set (default: the set's first)." },
	{ "table", 't', OPTION_FLAG, AT(table), NULL,
	  "Print the tables for people also where standard output is no terminal." },
	{ "decimal", 0, OPTION_TEXT, AT(decimal), "comma|point",
	  "How numbers in CSV answers are written: 12,5 or 12.5 (the default)." },
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
	const struct targets *targets;
	struct eca_reader *reader;
	struct eca_scoring *scoring;
	struct eca_comparison *comparison;
	struct rejects *rejects;
	size_t language;
	size_t kept, self, rejected;
	struct listing unnamed, failed, warnings;
	bool unreadable, unwritable; /* a file was */
};

static size_t count_read(const struct run *run)
{
	return run->kept + run->self + run->unnamed.count + run->failed.count + run->rejected;
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

	list_warnings(&run->warnings, result->warnings, result->n_warnings);
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

static bool take_next(struct run *run)
{
	const struct eca_assessment *assessment;
	struct eca_error err = { 0 };
	enum eca_next next = eca_reader_next(run->reader, &assessment, &err);
	const struct eca_problem *problems;
	size_t count;

	problems = eca_reader_problems(run->reader, &count);
	list_warnings(&run->warnings, problems, count);
	switch (next) {
	case ECA_NEXT_END: return false;
	case ECA_NEXT_READ: compare_one(run, assessment); break;
	case ECA_NEXT_REJECTED:
		run->rejected++;
		rejects_put(run->rejects, problems, count);
		break;
	case ECA_NEXT_BROKEN:
		run->unreadable = true;
		complain_of(&err);
		break;
	}
	return true;
}

static void take_all(struct run *run)
{
	uint64_t done, total;

	while (take_next(run)) {
		eca_reader_progress(run->reader, &done, &total);
		progress_show(done, total, count_read(run), "assessments");
	}
	listing_end(&run->failed, "assessments failed; -v lists them", NULL);
	listing_end(&run->unnamed, "visits without an assessor; -v lists them", NULL);
}

/* ---- What comes of it ---- */

enum work { WORK_RESULTS, WORK_ANSWERS, WORK_BOARD };

static void write_work(const struct run *run, const struct eca_agreement *agreement, enum work work,
                       enum eca_format format, struct eca_output *out)
{
	bool bom = run->values->bom;

	switch (work) {
	case WORK_RESULTS: eca_agreement_write(agreement, format, bom, out); break;
	case WORK_ANSWERS: eca_agreement_write_answers(agreement, bom, out); break;
	case WORK_BOARD: agree_board_write(agreement, run->language, out); break;
	}
}

static void write_to(struct run *run, const struct eca_agreement *agreement, enum work work,
                     enum eca_format format, const char *path)
{
	struct eca_error err = { 0 };
	struct eca_output *out = eca_output_open(path, &err);

	if (out) {
		write_work(run, agreement, work, format, out);
		eca_output_commit(out, &err);
	}
	if (err.kind == ECA_OK)
		return;
	complain_of(&err);
	run->unwritable = true;
}

static void write_all(struct run *run, const struct eca_agreement *agreement)
{
	const struct targets *targets = run->targets;
	size_t i;

	for (i = 0; i < targets->n_files; i++) {
		bool answers = run->values->adjudicate && i + 1 == targets->n_files;

		write_to(run, agreement, answers ? WORK_ANSWERS : WORK_RESULTS,
		         targets->files[i].format, targets->files[i].path);
	}
	if (targets->board)
		write_to(run, agreement, WORK_BOARD, ECA_CSV, "-");
}

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

	if (run->unreadable && !count_read(run)) {
		rejects_discard(run->rejects);
		return;
	}
	if (!rejects_end(run->rejects, &err)) {
		complain_of(&err);
		run->unwritable = true;
	}
	if (agreement->n_compared)
		write_all(run, agreement);
	else
		complain_of_nothing(run, agreement);
}

static void print_count(const struct run *run, const struct eca_agreement *agreement)
{
	fprintf(stderr,
	        "read %zu = compared %zu (visits: %zu) + only assessor %zu + self-assessments %zu + "
	        "no assessor named %zu + rejected %zu + failed %zu; %zu warning%s\n",
	        count_read(run), agreement->n_compared_sheets, agreement->n_compared,
	        run->kept - agreement->n_compared_sheets, run->self, run->unnamed.count,
	        run->rejected, run->failed.count, run->warnings.count,
	        run->warnings.count == 1 ? "" : "s");
}

/* ---- The whole ---- */

static int compare(struct run *run, const struct text_list *answers)
{
	const struct values *values = run->values;
	const struct eca_reader_options how = {
		.ignore_unknown = values->ignore_unknown,
		.decimal_comma = values->decimal && !strcmp(values->decimal, "comma"),
	};
	const struct eca_agreement *agreement;
	bool found;

	run->reader = eca_reader_new(run->set, answers->items, answers->count, &how);
	run->scoring = eca_scoring_new(run->set);
	run->comparison = eca_comparison_new(run->set);
	run->rejects = rejects_new(run->targets->rejects, values->verbose, values->bom);
	progress_start(!values->quiet);
	take_all(run);
	progress_end();
	agreement = eca_comparison_end(run->comparison);
	finish(run, agreement);
	if (!values->quiet)
		print_count(run, agreement);
	found = run->rejected || run->failed.count || run->unnamed.count || !agreement->n_compared;
	eca_comparison_free(run->comparison);
	eca_scoring_free(run->scoring);
	eca_reader_free(run->reader);
	if (run->unreadable || run->unwritable)
		return EXIT_FILE;
	return found ? EXIT_FOUND : EXIT_WELL;
}

static int load_and_compare(const struct values *values, const struct targets *targets,
                            const struct text_list *answers)
{
	struct eca_findings findings = { 0 };
	struct run run = {
		.values = values,
		.targets = targets,
		.failed = { .most = values->verbose ? SIZE_MAX : ERRORS_SHOWN },
		.unnamed = { .most = values->verbose ? SIZE_MAX : ERRORS_SHOWN },
		.warnings = { .most = values->verbose ? SIZE_MAX : 0 },
	};
	int status;

	run.set = load_set(values->criteria, &findings, &status);
	if (!run.set || values->verbose)
		print_findings(stderr, &findings);
	eca_findings_free(&findings);
	if (!run.set)
		return status;
	run.model = eca_set_model(run.set);
	status = choose_language(run.model, values->language, &run.language)
	                 ? compare(&run, answers)
	                 : EXIT_MISUSE;
	eca_set_free(run.set);
	return status;
}

static bool check_endings(const struct values *values)
{
	const char *output = values->output, *answers = values->adjudicate;

	if (output && !output_is_standard(output) && !path_ends_in(output, ".csv") &&
	    !path_ends_in(output, ".json"))
		complain("%s: agreement is written as .csv or .json: end the name so", output);
	else if (answers && !output_is_standard(answers) && !path_ends_in(answers, ".csv"))
		complain("%s: the answers agreed on are written as .csv: end the name so", answers);
	else
		return true;
	return false;
}

/* The files asked for: that of -o before that of --adjudicate. */
static bool plan(const struct values *values, const struct text_list *answers,
                 struct targets *targets)
{
	const char *paths[2];
	struct text_list outputs = { paths, 0 };
	bool board = values->table || (!values->output && isatty(STDOUT_FILENO));

	if (values->output || !board)
		paths[outputs.count++] = values->output ? values->output : "-";
	if (values->adjudicate)
		paths[outputs.count++] = values->adjudicate;
	return targets_plan(&outputs, answers, values->rejects, board, values->quiet, targets);
}

static int run(const struct arguments *arguments)
{
	struct targets targets;
	int status = EXIT_MISUSE;

	if (!check_endings(arguments->values))
		return status;
	if (plan(arguments->values, &arguments->operands, &targets))
		status = load_and_compare(arguments->values, &targets, &arguments->operands);
	targets_free(&targets);
	return status;
}

const struct command command_agree = {
	.name = "agree",
	.args = "ANSWERS... [-c SET] [-o FILE] [--adjudicate FILE]",
	.summary = "Compare the assessors of the same visits.",
	.about =
		"Lists the questions on which several assessors of the same visit differ, and marks "
		"those that can change the firm's tier. It says how well the assessors agree, "
		"question by question and on the whole (percent, Krippendorff's alpha with an "
		"interval), and how far each lies above or below the others.\n\n"
		"Assessments are of the same visit when firm_id is the same, source is site_visit, "
		"assessor differs, and each was made at most a day after the one before. ANSWERS "
		"are as for `eca score`. Self-assessments are left aside.\n\n"
		"Without -o it prints tables for people when standard output is a terminal, and "
		"CSV when it is not.",
	.least = 1,
	.most = SIZE_MAX,
	.options = options,
	.n_options = sizeof(options) / sizeof(options[0]),
	.values_size = sizeof(struct values),
	.run = run,
};
