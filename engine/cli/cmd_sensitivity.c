#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "decimal.h"
#include "find_set.h"
#include "latest.h"
#include "output.h"
#include "progress.h"
#include "reading.h"
#include "sensitivity_board.h"
#include "targets.h"

enum { ERRORS_SHOWN = 20, THREADS_MOST = 64 };

#define DRAWS "10000"
#define WITHIN "25"
#define DRAWS_MOST 10000000

struct values {
	const char *output, *within, *draws, *seed, *threads, *language, *decimal;
	bool table, bom, ignore_unknown, quiet, verbose;
};

#define AT(member) offsetof(struct values, member)
static const struct option options[] = {
	{ "within", 'w', OPTION_TEXT, AT(within), "PERCENT",
	  "Draw each weight from so many percent below to so many above what it is (default: " WITHIN
	  ")." },
	{ "draws", 'n', OPTION_TEXT, AT(draws), "N",
	  "Draw all weights so many times (default: " DRAWS ")." },
	{ "seed", 0, OPTION_TEXT, AT(seed), "N",
	  "Draw other numbers (default: 1). The same seed gives the same numbers everywhere." },
	{ "jobs", 'j', OPTION_TEXT, AT(threads), "N",
	  "Draw on so many threads (default: one for each processor). The results are the same." },
	{ "output", 'o', OPTION_TEXT, AT(output), "FILE",
	  "Write what is found to FILE, as its ending says: .csv, a row a firm, or .json, all of "
	  "it; - is CSV on standard output." },
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
	  "Neither a progress bar nor tables beside the file of -o; errors are still said." },
	{ "verbose", 'v', OPTION_FLAG, AT(verbose), NULL,
	  "List every firm, every warning and every error, not only the first 20." },
};

/* One run of the command. */
struct run {
	const struct values *values;
	const struct targets *targets;
	struct eca_set *set;
	const struct eca_model *model;
	struct eca_scoring *scoring;
	size_t language;
	struct eca_sensitivity_options wanted;
	struct eca_weighing *weighing;
	struct latest latest; /* of numbers in the weighing */
	struct reading reading;
	struct listing failed;
	bool unwritable; /* a file was */
};

/* ---- What is asked ---- */

/* False after a message where `text` is no whole number from `least` to `most`. */
static bool read_number(const char *option, const char *text, double least, double most,
                        bool whole, double *number)
{
	char low[ECA_SCORE_SIZE], high[ECA_SCORE_SIZE];
	bool as_printed;

	if (decimal_parse(text, strlen(text), '.', number, &as_printed) == DECIMAL_OK &&
	    *number >= least && *number <= most && (!whole || *number == (double)(int64_t)*number))
		return true;
	complain("%s: \"%s\" is not a %snumber from %s to %s", option, text, whole ? "whole " : "",
	         eca_print_number(least, low), eca_print_number(most, high));
	return false;
}

static bool read_wishes(const struct values *values, struct eca_sensitivity_options *wanted)
{
	double within, draws, seed, threads;

	if (!read_number("--within", values->within ? values->within : WITHIN, 0, 100, false,
	                 &within) ||
	    !read_number("--draws", values->draws ? values->draws : DRAWS, 1, DRAWS_MOST, true,
	                 &draws) ||
	    !read_number("--seed", values->seed ? values->seed : "1", 0, 1e15, true, &seed) ||
	    !read_number("--jobs", values->threads ? values->threads : "0", 0, THREADS_MOST, true,
	                 &threads))
		return false;
	*wanted = (struct eca_sensitivity_options){
		.within = within / 100,
		.draws = (size_t)draws,
		.seed = (uint64_t)seed,
		.threads = (size_t)threads,
	};
	return true;
}

/* ---- The assessments ---- */

static void take(void *context, const struct eca_assessment *assessment)
{
	struct run *run = context;
	const struct eca_result *result = eca_score(run->scoring, assessment);
	void **place = latest_add(&run->latest, assessment);
	size_t *number;

	list_warnings(&run->reading.warnings, result->warnings, result->n_warnings);
	if (result->status == ECA_STATUS_FAILED)
		list_failure(&run->failed, result);
	if (!place)
		return;
	number = *place ? *place : need_memory(sizeof(*number));
	if (*place)
		eca_weighing_drop(run->weighing, *number);
	*place = number;
	*number = eca_weighing_add(run->weighing, run->scoring);
}

/* Of a firm with both a visit and a self-assessment the visit counts. */
static void drop_claims(struct run *run)
{
	size_t i;

	for (i = 0; i < run->latest.ids.count; i++) {
		const struct latest_of_firm *firm = &run->latest.firms[i];
		const size_t *self = firm->from[ECA_SELF].record;

		if (self && firm->from[ECA_SITE_VISIT].record)
			eca_weighing_drop(run->weighing, *self);
	}
}

/* ---- What comes of it ---- */

static void write_to(struct run *run, const struct eca_sensitivity *found,
                     const struct target *target)
{
	struct eca_error err = { 0 };
	struct eca_output *out = eca_output_open(target ? target->path : "-", &err);

	if (out) {
		if (target)
			eca_sensitivity_write(found, target->format, run->values->bom, out);
		else
			sensitivity_board_write(found, run->language, run->values->verbose, out);
		eca_output_commit(out, &err);
	}
	if (err.kind == ECA_OK)
		return;
	complain_of(&err);
	run->unwritable = true;
}

static void write_all(struct run *run)
{
	const struct eca_sensitivity *found = eca_weighing_end(run->weighing);
	size_t i;

	for (i = 0; i < run->targets->n_files; i++)
		write_to(run, found, &run->targets->files[i]);
	if (run->targets->board)
		write_to(run, found, NULL);
}

static int weigh(struct run *run, const struct text_list *answers)
{
	const struct values *values = run->values;
	const struct eca_reader_options how = {
		.ignore_unknown = values->ignore_unknown,
		.decimal_comma = values->decimal && !strcmp(values->decimal, "comma"),
	};

	run->scoring = eca_scoring_new(run->set);
	run->weighing = eca_weighing_new(run->set, &run->wanted);
	progress_start(!values->quiet);
	reading_all(&run->reading, run->set, answers, &how, NULL, take, run);
	progress_end();
	drop_claims(run);
	/* Where nothing could be read, what stood there before is worth more. */
	if (run->latest.ids.count)
		write_all(run);
	else
		complain("there is no assessment in what was given");
	eca_weighing_free(run->weighing);
	latest_free(&run->latest, free);
	eca_scoring_free(run->scoring);
	if (run->reading.unreadable || run->unwritable)
		return EXIT_FILE;
	return run->reading.rejected || run->failed.count || !run->reading.taken ? EXIT_FOUND
	                                                                          : EXIT_WELL;
}

static int load_and_weigh(const struct values *values, const struct targets *targets,
                          const char *set, const struct text_list *answers)
{
	struct run run = {
		.values = values,
		.targets = targets,
		.reading = {
			.problems = { .most = values->verbose ? SIZE_MAX : ERRORS_SHOWN },
			.warnings = { .most = values->verbose ? SIZE_MAX : 0 },
		},
		.failed = { .most = values->verbose ? SIZE_MAX : ERRORS_SHOWN },
	};
	int status = EXIT_MISUSE;

	if (!read_wishes(values, &run.wanted))
		return status;
	run.set = open_set(set, values->verbose, &status);
	if (!run.set)
		return status;
	run.model = eca_set_model(run.set);
	status = EXIT_MISUSE;
	if (choose_language(run.model, values->language, &run.language))
		status = weigh(&run, answers);
	eca_set_free(run.set);
	return status;
}

static int run(const struct arguments *arguments)
{
	const struct values *values = arguments->values;
	const char *path = values->output ? values->output : "-";
	bool board = values->table || (!values->output && isatty(STDOUT_FILENO));
	const struct text_list outputs = { &path, values->output || !board ? 1 : 0 };
	const struct text_list answers = { arguments->operands.items + 1,
	                                   arguments->operands.count - 1 };
	const struct wishes wishes = {
		.outputs = &outputs,
		.answers = &answers,
		.table = board,
		.quiet = values->quiet,
	};
	struct targets targets;
	int status = EXIT_MISUSE;

	if (values->output && !output_is_standard(values->output) &&
	    !path_ends_in(values->output, ".csv") && !path_ends_in(values->output, ".json")) {
		complain("%s: what is found is written as .csv or .json: end the name so",
		         values->output);
		return status;
	}
	if (targets_plan(&wishes, &targets))
		status = load_and_weigh(values, &targets, arguments->operands.items[0], &answers);
	targets_free(&targets);
	return status;
}

const struct command command_sensitivity = {
	.name = "sensitivity",
	.args = "SET ANSWERS... [--within PERCENT] [--draws N] [-o FILE]",
	.summary = "See how much hangs on the chosen weights.",
	.about =
		"Of each firm: what it has above what its tier asks, at the tightest place; what keeps "
		"it from the next tier; by what share weights have to be wrong, each up or down by "
		"itself, before its tier is another; and how often it comes to each tier, and to "
		"which ranks, when all weights are drawn at random around what they are. Of each "
		"criterion: what it has to do with how scores differ, beside its weight. And what "
		"changes when pillars are combined by their geometric mean, or the lowest counts.\n\n"
		"Weights are those of criteria in pillars and of pillars in the overall score; where "
		"a `score` of the set combines them, they stay. Of each firm its latest site visit "
		"counts, or else its latest self-assessment, if it has a tier. ANSWERS are as for "
		"`eca score`.\n\n"
		"Without -o it prints tables for people when standard output is a terminal, and CSV "
		"when it is not.",
	.least = 2,
	.most = SIZE_MAX,
	.options = options,
	.n_options = sizeof(options) / sizeof(options[0]),
	.values_size = sizeof(struct values),
	.run = run,
};
