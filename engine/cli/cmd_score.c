#include <stdio.h>
#include <string.h>

#include "command.h"
#include "find_set.h"
#include "firm_reports.h"
#include "intake.h"
#include "message.h"
#include "progress.h"
#include "rejects.h"
#include "sinks.h"
#include "targets.h"

enum { FAILURES_SHOWN = 20 };

struct values {
	const char *criteria, *reports, *peers, *claims, *rejects, *languages, *decimal;
	struct text_list outputs;
	bool table, bom, ignore_unknown, quiet, verbose;
};

#define AT(member) offsetof(struct values, member)
static const struct option options[] = {
	{ "criteria", 'c', OPTION_TEXT, AT(criteria), "SET",
	  "Score by this criteria set: a folder, or the name of an installed set "
	  "(default: " DEFAULT_SET ")." },
	{ "output", 'o', OPTION_LIST, AT(outputs), "FILE",
	  "Write the results to FILE, as its ending says: .csv, .json or .ndjson (JSON, one "
	  "object a line); - is CSV on standard output. May be given more than once." },
	{ "reports", 0, OPTION_TEXT, AT(reports), "DIR",
	  "Write an Excel workbook for every firm into DIR, which is made if need be: on the "
	  "firm's latest site visit, or else its latest self-assessment; beside a visit stands "
	  "what the firm claimed." },
	{ "peers", 0, OPTION_TEXT, AT(peers), "FILE",
	  "Compare each firm in its report with the peers in FILE, written by `eca peers` "
	  "(default: with those that are scored here)." },
	{ "claims", 0, OPTION_TEXT, AT(claims), "FILE",
	  "Write to FILE, as its ending says, what each firm claimed of itself beside what its "
	  "site visit found: a row for every score and answer of the firms that have both, with "
	  "the difference; of each the latest." },
	{ "rejects", 0, OPTION_TEXT, AT(rejects), "FILE",
	  "Write what was rejected, and why, to FILE, as CSV (default: NAME.rejects.csv where "
	  "-o is NAME.csv). Where nothing is rejected, an earlier such file is removed." },
	{ "lang", 'l', OPTION_TEXT, AT(languages), "LANGUAGES",
	  "Table and reports in this language of the set (default: the set's first). A list, as "
	  "vi,en, gives each report its sheets in one language after the other; the table is in "
	  "the first." },
	{ "table", 't', OPTION_FLAG, AT(table), NULL,
	  "Print the table for people also where standard output is no terminal." },
	{ "decimal", 0, OPTION_TEXT, AT(decimal), "comma|point",
	  "How numbers in CSV answers, and those typed as text in a workbook, are written: 12,5 "
	  "or 12.5 (the default)." },
	{ "ignore-unknown", 0, OPTION_FLAG, AT(ignore_unknown), NULL,
	  "Leave columns aside that the set does not know, instead of refusing the file." },
	{ "bom", 0, OPTION_FLAG, AT(bom), NULL,
	  "Begin CSV files with a byte order mark, by which Excel knows that they are UTF-8." },
	{ "quiet", 'q', OPTION_FLAG, AT(quiet), NULL,
	  "Neither a progress bar nor the closing count, nor a table beside the files of -o; "
	  "errors are still said." },
	{ "verbose", 'v', OPTION_FLAG, AT(verbose), NULL,
	  "List every warning and every error, not only the first 20 of a kind." },
};

/* One run of the command. */
struct run {
	const struct values *values;
	struct eca_set *set;
	const struct eca_model *model;
	struct intake intake;
	struct eca_scoring *scoring;
	struct sinks *sinks;
	struct firm_reports *reports; /* NULL without --reports */
	struct eca_peers *peers;      /* of --peers, or NULL */
	bool shows_possible;          /* some output says which tiers are still possible */
	struct languages languages;
	size_t scored;
	struct listing failed;
	bool unwritable; /* a file was */
};

static size_t count_read(const struct run *run)
{
	return run->scored + run->intake.rejected + run->failed.count;
}

/* ---- One assessment ---- */

static void score_one(struct run *run, const struct eca_assessment *assessment)
{
	const struct eca_result *result = eca_score(run->scoring, assessment);

	list_warnings(&run->intake.warnings, result->warnings, result->n_warnings);
	if (result->status == ECA_STATUS_FAILED)
		list_failure(&run->failed, result);
	else
		run->scored++;
	if (run->shows_possible)
		eca_interval(run->scoring);
	sinks_put(run->sinks, result);
	if (run->reports)
		firm_reports_add(run->reports, result);
}

/* ---- The end ---- */

static void finish(struct run *run)
{
	struct eca_error err = { 0 };

	/* Where nothing could be read, what stood there before is worth more. */
	if (run->intake.unreadable && !count_read(run)) {
		sinks_discard(run->sinks);
		rejects_discard(run->intake.rejects);
		return;
	}
	run->unwritable = !sinks_commit(run->sinks);
	if (!rejects_end(run->intake.rejects, &err)) {
		complain_of(&err);
		run->unwritable = true;
	}
	listing_end(&run->failed, "firms failed; -v lists them", NULL);
	if (run->reports &&
	    !firm_reports_write(run->reports, run->set, &run->languages, run->peers))
		run->unwritable = true;
	if (!count_read(run))
		complain("there is no assessment in what was given");
}

static void print_count(const struct run *run)
{
	const struct intake *intake = &run->intake;

	fprintf(stderr, "read %zu = scored %zu + rejected %zu + failed %zu; %zu warning%s%s\n",
	        count_read(run), run->scored, intake->rejected, run->failed.count,
	        intake->warnings.count, intake->warnings.count == 1 ? "" : "s",
	        intake->warnings.count && !run->values->verbose ? " (-v lists them)" : "");
	if (intake->unreadable && count_read(run))
		complain("%zu file%s could not be read and %s not in this count", intake->unreadable,
		         intake->unreadable == 1 ? "" : "s", intake->unreadable == 1 ? "is" : "are");
}

static int status_of(const struct run *run)
{
	if (run->intake.unreadable || run->unwritable)
		return EXIT_FILE;
	return run->intake.rejected || run->failed.count || !count_read(run) ? EXIT_FOUND : EXIT_WELL;
}

/* ---- The whole ---- */

static bool read_peers(struct run *run, struct eca_error *err)
{
	const char *path = run->values->peers, *version;

	if (!path)
		return true;
	run->peers = eca_peers_read(run->model, path, &version, err);
	if (run->peers && version)
		fprintf(stderr, "%s: warning: these peers were scored by version %s of %s in another "
		        "state than this (%s): what changed between them sets them apart too\n",
		        path, version, run->model->id, run->model->version);
	return run->peers != NULL;
}

static bool open_outputs(struct run *run, const struct targets *targets, struct eca_error *err)
{
	const struct values *values = run->values;

	if (values->reports && !(run->reports = firm_reports_new(values->reports, err)))
		return false;
	run->sinks = sinks_open(targets, run->model, run->languages.items[0], values->bom, err);
	if (!run->sinks)
		return false;
	run->intake.rejects = rejects_new(targets->rejects, values->verbose, values->bom);
	run->shows_possible = run->reports || targets_show_possible(targets);
	return true;
}

static void score_all(struct run *run, struct eca_set *set, const struct text_list *answers)
{
	const struct values *values = run->values;
	const struct eca_reader_options how = {
		.ignore_unknown = values->ignore_unknown,
		.decimal_comma = values->decimal && !strcmp(values->decimal, "comma"),
	};
	const struct eca_assessment *assessment;

	run->intake.reader = eca_reader_new(set, answers->items, answers->count, &how);
	run->scoring = eca_scoring_new(set);
	progress_start(!values->quiet);
	while (intake_next(&run->intake, &assessment)) {
		if (assessment)
			score_one(run, assessment);
		intake_progress(&run->intake, count_read(run));
	}
	finish(run);
	progress_end();
	if (!values->quiet)
		print_count(run);
	eca_scoring_free(run->scoring);
	eca_reader_free(run->intake.reader);
}

static int score_with(const struct values *values, struct eca_set *set,
                      const struct targets *targets, const struct text_list *answers)
{
	struct run run = {
		.values = values,
		.set = set,
		.model = eca_set_model(set),
		.failed = { .most = values->verbose ? SIZE_MAX : FAILURES_SHOWN },
		.intake.warnings = { .most = values->verbose ? SIZE_MAX : 0 },
	};
	struct eca_error err = { 0 };
	int status = EXIT_MISUSE;

	if (!choose_languages(run.model, values->languages, ECA_LANGUAGES_MAX, "a report",
	                      &run.languages))
		return status;
	if (read_peers(&run, &err) && open_outputs(&run, targets, &err)) {
		score_all(&run, set, answers);
		status = status_of(&run);
	} else {
		status = complain_of(&err);
	}
	if (run.reports)
		firm_reports_free(run.reports);
	eca_peers_free(run.peers);
	return status;
}

static int load_and_score(const struct values *values, const struct targets *targets,
                          const struct text_list *answers)
{
	int status;
	struct eca_set *set = open_set(values->criteria, values->verbose, &status);

	if (set) {
		status = score_with(values, set, targets, answers);
		eca_set_free(set);
	}
	return status;
}

static int run(const struct arguments *arguments)
{
	const struct values *values = arguments->values;
	const struct wishes wishes = {
		.outputs = &values->outputs,
		.answers = &arguments->operands,
		.rejects = values->rejects,
		.claims = values->claims,
		.table = values->table,
		.quiet = values->quiet,
	};
	struct targets targets;
	int status = EXIT_MISUSE;

	if (values->peers && !values->reports) {
		complain("--peers: peers stand in the reports: give --reports too");
		return status;
	}
	if (targets_plan(&wishes, &targets) &&
	    (!values->reports || targets_allow_reports(values->reports, &arguments->operands)))
		status = load_and_score(values, &targets, &arguments->operands);
	targets_free(&targets);
	return status;
}

const struct command command_score = {
	.name = "score",
	.args = "ANSWERS... [-c SET] [-o FILE]... [--reports DIR]",
	.summary = "Score assessments: results, tiers, reports.",
	.about =
		"Reads the assessments in ANSWERS, scores each by the criteria set, and writes the "
		"results. ANSWERS are files or folders of workbooks (.xlsx: questionnaires filled in, "
		"or tables with a firm in each row), CSV, JSON or JSON lines, told apart by content; "
		"- is standard input (no workbook). In a folder, what cannot be read is said and the "
		"rest is scored.\n\n"
		"Without -o it prints a table for people when standard output is a terminal, and "
		"CSV when it is not. Files appear under their names only when they are whole; until "
		"then they are FILE.part, which replaces a file of that name. None may go into a "
		"folder given as ANSWERS.\n\n"
		"An assessment with a cell that cannot be read is rejected as a whole; one whose "
		"criteria go wrong fails. Both are said on standard error, and the others are "
		"scored. At the end stands how many there were: read = scored + rejected + failed.",
	.least = 1,
	.most = SIZE_MAX,
	.options = options,
	.n_options = sizeof(options) / sizeof(options[0]),
	.values_size = sizeof(struct values),
	.run = run,
};
