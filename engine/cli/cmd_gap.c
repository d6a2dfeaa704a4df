#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "command.h"
#include "decimal.h"
#include "find_set.h"
#include "gap_board.h"
#include "latest.h"
#include "nearest.h"
#include "output.h"
#include "progress.h"
#include "reading.h"
#include "targets.h"

struct values {
	const char *criteria, *firm, *tier, *budget, *fix, *output, *language, *decimal;
	bool table, bom, ignore_unknown, quiet, verbose;
};

#define AT(member) offsetof(struct values, member)
static const struct option options[] = {
	{ "firm", 'f', OPTION_TEXT, AT(firm), "ID",
	  "The firm whose plan is wanted, by its firm_id. Needed." },
	{ "criteria", 'c', OPTION_TEXT, AT(criteria), "SET",
	  "The criteria set: a folder, or the name of an installed set (default: " DEFAULT_SET ")." },
	{ "tier", 0, OPTION_TEXT, AT(tier), "TIER",
	  "The tier to be reached, by its id (default: the one above the firm's own)." },
	{ "budget", 'b', OPTION_TEXT, AT(budget), "EFFORT",
	  "Spend this much effort at most, for the highest tier and then the best score that can be "
	  "had for it." },
	{ "fix", 0, OPTION_TEXT, AT(fix), "QUESTIONS",
	  "Leave these questions as they are, since the firm cannot change them: ids with commas "
	  "between them." },
	{ "output", 'o', OPTION_TEXT, AT(output), "FILE",
	  "Write plan and curve to FILE, as its ending says: .csv or .json; - is CSV on standard "
	  "output." },
	{ "lang", 'l', OPTION_TEXT, AT(language), "LANGUAGE",
	  "Print in this language of the set (default: the set's first)." },
	{ "table", 't', OPTION_FLAG, AT(table), NULL,
	  "Print the plan for people also where standard output is no terminal." },
	{ "decimal", 0, OPTION_TEXT, AT(decimal), "comma|point",
	  "How numbers in CSV answers are written: 12,5 or 12.5 (the default)." },
	{ "ignore-unknown", 0, OPTION_FLAG, AT(ignore_unknown), NULL,
	  "Leave columns aside that the set does not know, instead of refusing the file." },
	{ "bom", 0, OPTION_FLAG, AT(bom), NULL,
	  "Begin CSV files with a byte order mark, by which Excel knows that they are UTF-8." },
	{ "quiet", 'q', OPTION_FLAG, AT(quiet), NULL,
	  "Neither a progress bar nor the plan for people beside the file of -o; errors are still "
	  "said." },
	{ "verbose", 'v', OPTION_FLAG, AT(verbose), NULL, "List every warning." },
};

/* One run of the command. */
struct run {
	const struct values *values;
	const struct targets *targets;
	struct eca_set *set;
	const struct eca_model *model;
	struct eca_scoring *scoring;
	size_t language;
	struct eca_gap_options wanted;
	size_t *fixed;
	struct names firms;   /* all that were read */
	struct latest latest; /* of copies of results, of the one wanted alone */
	struct reading reading;
	struct listing failed;
	bool unwritable; /* a file was */
};

/* ---- What is asked ---- */

static void say_unknown(const char *option, const char *what, const char *id,
                        const char *const *names, size_t count)
{
	const char *near = nearest_name(id, names, count);

	complain("%s: there is no %s \"%s\"%s%s%s", option, what, id,
	         near ? " (did you mean \"" : "", near ? near : "", near ? "\"?)" : "");
}

static bool choose_tier(struct run *run)
{
	const struct eca_model *m = run->model;
	const char **names = need_memory(m->n_tiers * sizeof(*names));
	size_t i;

	run->wanted.tier = ECA_NONE;
	for (i = 0; i < m->n_tiers && run->values->tier; i++) {
		names[i] = m->tiers[i].id;
		if (!strcmp(names[i], run->values->tier))
			run->wanted.tier = i;
	}
	if (run->values->tier && run->wanted.tier == ECA_NONE)
		say_unknown("--tier", "tier", run->values->tier, names, m->n_tiers);
	free(names);
	return !run->values->tier || run->wanted.tier != ECA_NONE;
}

static bool choose_budget(struct run *run)
{
	const char *text = run->values->budget;
	bool as_printed;

	if (!text)
		return true;
	run->wanted.budgeted = true;
	if (decimal_parse(text, strlen(text), '.', &run->wanted.budget, &as_printed) == DECIMAL_OK &&
	    run->wanted.budget >= 0)
		return true;
	complain("--budget: \"%s\" is not a number from 0 up, such as 12 or 4.5", text);
	return false;
}

static bool add_fixed(struct run *run, const char *id)
{
	const struct eca_model *m = run->model;
	size_t question = eca_find_question(m, id), i;
	const char **names;

	if (question != ECA_NONE) {
		run->fixed[run->wanted.n_fixed++] = question;
		return true;
	}
	names = need_memory(m->n_questions * sizeof(*names));
	for (i = 0; i < m->n_questions; i++)
		names[i] = m->questions[i].id;
	say_unknown("--fix", "question", id, names, m->n_questions);
	free(names);
	return false;
}

static size_t count_commas(const char *text)
{
	size_t count = 0;

	while ((text = strchr(text, ',')))
		text++, count++;
	return count;
}

static bool choose_fixed(struct run *run)
{
	const char *text = run->values->fix ? run->values->fix : "";
	char *copy = need_copy(text), *rest = copy, *id;
	bool well = true;

	run->fixed = need_memory((count_commas(text) + 1) * sizeof(*run->fixed));
	run->wanted.fixed = run->fixed;
	while (well && (id = strsep(&rest, ", ")))
		well = !*id || add_fixed(run, id);
	free(copy);
	return well;
}

/* ---- The firm's assessments ---- */

static void take(void *context, const struct eca_assessment *assessment)
{
	struct run *run = context;
	const struct eca_result *result;
	bool is_new;
	void **place;

	names_add(&run->firms, assessment->firm_id, &is_new);
	if (strcmp(assessment->firm_id, run->values->firm) != 0)
		return;
	result = eca_score(run->scoring, assessment);
	list_warnings(&run->reading.warnings, result->warnings, result->n_warnings);
	place = latest_add(&run->latest, assessment);
	if (!place)
		return;
	eca_result_free(*place);
	*place = eca_result_copy(result);
}

static void free_copy(void *record)
{
	eca_result_free(record);
}

/* ---- What comes of it ---- */

static void write_to(struct run *run, const struct eca_gap *gap, const struct target *target)
{
	struct eca_error err = { 0 };
	struct eca_output *out = eca_output_open(target ? target->path : "-", &err);

	if (out) {
		if (target)
			eca_gap_write(gap, target->format, run->values->bom, out);
		else
			gap_board_write(gap, run->language, out);
		eca_output_commit(out, &err);
	}
	if (err.kind == ECA_OK)
		return;
	complain_of(&err);
	run->unwritable = true;
}

static int write_all(struct run *run, const struct eca_gap *gap)
{
	const struct targets *targets = run->targets;
	size_t i;

	for (i = 0; i < targets->n_files; i++)
		write_to(run, gap, &targets->files[i]);
	if (targets->board)
		write_to(run, gap, NULL);
	if (gap->before->status == ECA_STATUS_FAILED)
		list_failure(&run->failed, gap->before);
	if (run->reading.unreadable || run->unwritable)
		return EXIT_FILE;
	return gap->state == ECA_GAP_FOUND ? EXIT_WELL : EXIT_FOUND;
}

static int complain_of_firm(const struct run *run)
{
	if (run->reading.unreadable && !run->firms.count)
		return EXIT_FILE;
	if (run->reading.problems.count)
		complain("firm \"%s\" has no assessment that could be read", run->values->firm);
	else
		say_unknown("--firm", "firm", run->values->firm, run->firms.texts, run->firms.count);
	return run->reading.problems.count ? EXIT_FOUND : EXIT_MISUSE;
}

static int find_and_write(struct run *run)
{
	const struct eca_result *latest;
	struct eca_gap *gap;
	int status;

	if (!run->latest.ids.count)
		return complain_of_firm(run);
	latest = latest_of(run->latest.firms);
	gap = eca_gap_find(run->set, latest->assessment, &run->wanted);
	status = write_all(run, gap);
	eca_gap_free(gap);
	return status;
}

/* ---- The whole ---- */

static int plan_for(struct run *run, const struct text_list *answers)
{
	const struct values *values = run->values;
	const struct eca_reader_options how = {
		.ignore_unknown = values->ignore_unknown,
		.decimal_comma = values->decimal && !strcmp(values->decimal, "comma"),
	};
	int status = EXIT_MISUSE;

	run->scoring = eca_scoring_new(run->set);
	if (choose_language(run->model, values->language, &run->language) && choose_tier(run) &&
	    choose_budget(run) && choose_fixed(run)) {
		progress_start(!values->quiet);
		reading_all(&run->reading, run->set, answers, &how, values->firm, take, run);
		progress_end();
		status = find_and_write(run);
	}
	latest_free(&run->latest, free_copy);
	names_free(&run->firms);
	free(run->fixed);
	eca_scoring_free(run->scoring);
	return status;
}

static int load_and_plan(const struct values *values, const struct targets *targets,
                         const struct text_list *answers)
{
	struct run run = {
		.values = values,
		.targets = targets,
		.reading = {
			.problems = { .most = SIZE_MAX },
			.warnings = { .most = values->verbose ? SIZE_MAX : 0 },
		},
		.failed = { .most = SIZE_MAX },
	};
	int status;

	run.set = open_set(values->criteria, values->verbose, &status);
	if (!run.set)
		return status;
	run.model = eca_set_model(run.set);
	status = plan_for(&run, answers);
	eca_set_free(run.set);
	return status;
}

static bool is_sound(const struct values *values)
{
	const char *output = values->output;

	if (!values->firm)
		complain("which firm? --firm ID says; usage: eca gap %s", command_gap.args);
	else if (output && !output_is_standard(output) && !path_ends_in(output, ".csv") &&
	         !path_ends_in(output, ".json"))
		complain("%s: a plan is written as .csv or .json: end the name so", output);
	else
		return true;
	return false;
}

static int run(const struct arguments *arguments)
{
	const struct values *values = arguments->values;
	const char *path = values->output ? values->output : "-";
	bool board = values->table || (!values->output && isatty(STDOUT_FILENO));
	const struct text_list outputs = { &path, values->output || !board ? 1 : 0 };
	const struct wishes wishes = {
		.outputs = &outputs,
		.answers = &arguments->operands,
		.table = board,
		.quiet = values->quiet,
	};
	struct targets targets;
	int status = EXIT_MISUSE;

	if (!is_sound(values))
		return status;
	if (targets_plan(&wishes, &targets))
		status = load_and_plan(values, &targets, &arguments->operands);
	targets_free(&targets);
	return status;
}

const struct command command_gap = {
	.name = "gap",
	.args = "ANSWERS... --firm ID [-c SET] [--tier TIER] [--budget EFFORT] [--fix QUESTIONS] "
		"[-o FILE]",
	.summary = "Find the least effort to a firm's next tier.",
	.about =
		"Lists the questions that the firm has to answer better to reach the tier above its "
		"own, with the least effort there is, and what each of them does: the gates it "
		"lifts, the floors it reaches, the points it gives. Behind that stands the best "
		"score for every effort.\n\n"
		"A step is one level up, a yes in place of a no, a better option, one option more, "
		"the next breakpoint of a number, or the best evidence in a site visit; it costs the "
		"effort that the criteria set says. The plan is scored before it is shown.\n\n"
		"Of several assessments of the firm the latest site visit counts, or else the latest "
		"self-assessment. ANSWERS are as for `eca score`.\n\n"
		"Without -o it prints the plan for people when standard output is a terminal, and CSV "
		"when it is not. The exit status is 1 where there is no plan: the tier is out of "
		"reach, or the firm has none.",
	.least = 1,
	.most = SIZE_MAX,
	.options = options,
	.n_options = sizeof(options) / sizeof(options[0]),
	.values_size = sizeof(struct values),
	.run = run,
};
