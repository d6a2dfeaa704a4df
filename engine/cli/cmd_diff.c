#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "diff_board.h"
#include "find_set.h"
#include "message.h"
#include "output.h"
#include "progress.h"
#include "reports/diff_book.h"
#include "set_source.h"
#include "targets.h"

enum { ERRORS_SHOWN = 20, BEFORE = 0, AFTER = 1 };

struct values {
	struct text_list outputs;
	const char *language, *decimal;
	bool table, ignore_unknown, bom, quiet, verbose;
};

#define AT(member) offsetof(struct values, member)
static const struct option options[] = {
	{ "output", 'o', OPTION_LIST, AT(outputs), "FILE",
	  "Write to FILE, as its ending says: .xlsx and .json all of it, .csv a row for each "
	  "assessment that moves; - is CSV on standard output. May be given again." },
	{ "lang", 'l', OPTION_TEXT, AT(language), "LANGUAGE",
	  "Print in this language of NEW (default: its first)." },
	{ "table", 't', OPTION_FLAG, AT(table), NULL,
	  "Print for people also where there is an -o and standard output is no terminal." },
	{ "decimal", 0, OPTION_TEXT, AT(decimal), "comma|point",
	  "How numbers in CSV answers are written: 12,5 or 12.5 (the default)." },
	{ "ignore-unknown", 0, OPTION_FLAG, AT(ignore_unknown), NULL,
	  "Leave columns aside that neither set knows, instead of refusing the file." },
	{ "bom", 0, OPTION_FLAG, AT(bom), NULL,
	  "Begin CSV files with a byte order mark, by which Excel knows that they are UTF-8." },
	{ "quiet", 'q', OPTION_FLAG, AT(quiet), NULL,
	  "Neither a progress bar nor the closing count, nor text for people beside the files of "
	  "-o; errors are still said." },
	{ "verbose", 'v', OPTION_FLAG, AT(verbose), NULL,
	  "List every assessment that moves, every error and warning, not only the first 20." },
};

/* One run of the command. */
struct run {
	const struct values *values;
	struct set_source *sources[2];
	struct eca_set *sets[2];
	struct eca_differ *differ;
	const struct eca_diff *diff;
	size_t language;
	struct listing problems, warnings;
	bool unreadable, unwritable;
};

/* ---- The sets ---- */

static int open_side(struct run *run, size_t side, const char *asked)
{
	struct eca_findings findings = { 0 };
	struct eca_error err = { 0 };

	run->sources[side] = set_source_open(asked, &err);
	if (run->sources[side])
		run->sets[side] = eca_set_load_from(set_source_origin(run->sources[side]),
		                                    &findings, &err);
	if (!run->sets[side] || run->values->verbose)
		print_findings(stderr, &findings, false);
	eca_findings_free(&findings);
	if (err.kind != ECA_OK)
		return complain_of(&err);
	return run->sets[side] ? EXIT_WELL : EXIT_SET;
}

static int open_both(struct run *run, const struct text_list *operands)
{
	struct eca_error err = { 0 };
	int status = EXIT_WELL;
	size_t i;

	for (i = BEFORE; i <= AFTER && status == EXIT_WELL; i++)
		status = open_side(run, i, operands->items[i]);
	if (status != EXIT_WELL)
		return status;
	if (!choose_language(eca_set_model(run->sets[AFTER]), run->values->language, &run->language))
		return EXIT_MISUSE;
	run->differ = eca_differ_new(run->sets[BEFORE], set_source_origin(run->sources[BEFORE]),
	                             run->sets[AFTER], set_source_origin(run->sources[AFTER]), &err);
	return run->differ ? EXIT_WELL : complain_of(&err);
}

/* ---- The answers ---- */

static void list_errors(struct run *run)
{
	size_t count, i;
	const struct eca_problem *problems = eca_differ_problems(run->differ, true, &count);

	for (i = 0; i < count; i++)
		if (problems[i].severity == ECA_SEVERITY_ERROR)
			list_problem(&run->problems, &problems[i]);
}

static void show_progress(const struct run *run, size_t count)
{
	uint64_t done, total;

	eca_differ_progress(run->differ, &done, &total);
	progress_show(done, total, count, "assessments");
}

static void compare_all(struct run *run)
{
	struct eca_error err = { 0 };
	enum eca_next next;
	size_t count = 0, n_warnings;

	while ((next = eca_differ_next(run->differ, &err)) != ECA_NEXT_END) {
		const struct eca_problem *warnings =
			eca_differ_problems(run->differ, true, &n_warnings);

		list_warnings(&run->warnings, warnings, n_warnings);
		if (next == ECA_NEXT_REJECTED)
			list_errors(run);
		if (next == ECA_NEXT_BROKEN) {
			run->unreadable = true;
			complain_of(&err);
			continue;
		}
		show_progress(run, ++count);
	}
	listing_end(&run->problems, "errors; -v lists them", NULL);
}

static void read_answers(struct run *run, const struct text_list *answers)
{
	const struct values *values = run->values;
	const struct eca_reader_options how = {
		.ignore_unknown = values->ignore_unknown,
		.decimal_comma = values->decimal && !strcmp(values->decimal, "comma"),
	};

	if (!answers->count)
		return;
	eca_differ_open(run->differ, answers->items, answers->count, &how);
	progress_start(!values->quiet);
	compare_all(run);
	progress_end();
}

/* ---- What comes of it ---- */

static void write_text(struct run *run, const char *path, bool board, struct eca_error *err)
{
	struct eca_output *out = eca_output_open(path, err);

	if (!out)
		return;
	if (board)
		diff_board_write(run->diff, run->language, run->values->verbose, out);
	else
		eca_diff_write(run->diff, path_ends_in(path, ".json") ? ECA_JSON : ECA_CSV,
		               run->values->bom, out);
	eca_output_commit(out, err);
}

static void write_to(struct run *run, const char *path, bool board)
{
	struct eca_error err = { 0 };

	if (path_ends_in(path, ".xlsx"))
		diff_book_write(run->diff, run->language, path, &err);
	else
		write_text(run, path, board, &err);
	if (err.kind == ECA_OK)
		return;
	complain_of(&err);
	run->unwritable = true;
}

static bool is_printed(const struct text_list *outputs)
{
	size_t i;

	for (i = 0; i < outputs->count; i++)
		if (output_is_standard(outputs->items[i]))
			return true;
	return false;
}

static bool wants_board(const struct values *values)
{
	if (values->table || !values->outputs.count)
		return true;
	return isatty(STDOUT_FILENO) && !values->quiet && !is_printed(&values->outputs);
}

static void print_count(const struct run *run)
{
	const struct eca_diff *diff = run->diff;
	size_t both = diff->matrix[diff->n_rows * diff->n_columns - 1];

	fprintf(stderr, "read %zu = compared %zu + rejected by both sets %zu; edits %zu, moved %zu; "
	        "%zu warning%s\n", diff->read, diff->read - both, both, diff->n_edits, diff->moved,
	        run->warnings.count, run->warnings.count == 1 ? "" : "s");
}

static int finish(struct run *run, bool answers)
{
	const struct text_list *outputs = &run->values->outputs;
	const struct eca_diff *diff = run->diff = eca_differ_end(run->differ);
	size_t i;

	if (answers && run->unreadable && !diff->read)
		return EXIT_FILE; /* what stood in the files of -o is worth more */
	for (i = 0; i < outputs->count; i++)
		write_to(run, outputs->items[i], false);
	if (wants_board(run->values))
		write_to(run, "-", true);
	if (answers && !run->values->quiet)
		print_count(run);
	if (run->unreadable || run->unwritable)
		return EXIT_FILE;
	return diff->n_edits || diff->moved || diff->changed || diff->rejected[AFTER] ? EXIT_FOUND
	                                                                              : EXIT_WELL;
}

/* ---- The whole ---- */

static int compare(struct run *run, const struct text_list *operands)
{
	const struct text_list answers = { operands->items + 2, operands->count - 2 };
	int status = open_both(run, operands);

	if (status == EXIT_WELL) {
		read_answers(run, &answers);
		status = finish(run, answers.count);
	}
	return status;
}

static bool is_sound(const struct values *values, const struct text_list *operands)
{
	const struct text_list answers = { operands->items + 2, operands->count - 2 };
	size_t i;

	for (i = 0; i < answers.count; i++) {
		if (!strcmp(answers.items[i], "-")) {
			complain("-: the answers are read twice, which standard input cannot be: give a "
			         "file");
			return false;
		}
	}
	for (i = 0; i < values->outputs.count; i++) {
		const char *path = values->outputs.items[i];

		if (output_is_standard(path) || path_ends_in(path, ".csv") ||
		    path_ends_in(path, ".json") || path_ends_in(path, ".xlsx"))
			continue;
		complain("%s: a comparison is written as .csv, .json or .xlsx: end the name so", path);
		return false;
	}
	return targets_allow_all(&values->outputs, &answers);
}

static int run(const struct arguments *arguments)
{
	const struct values *values = arguments->values;
	struct run run = {
		.values = values,
		.problems = { .most = values->verbose ? SIZE_MAX : ERRORS_SHOWN },
		.warnings = { .most = values->verbose ? SIZE_MAX : 0 },
	};
	int status = EXIT_MISUSE, i;

	if (is_sound(values, &arguments->operands))
		status = compare(&run, &arguments->operands);
	eca_differ_free(run.differ);
	for (i = BEFORE; i <= AFTER; i++) {
		eca_set_free(run.sets[i]);
		set_source_free(run.sources[i]);
	}
	return status;
}

const struct command command_diff = {
	.name = "diff",
	.args = "OLD NEW [ANSWERS...] [-o FILE]",
	.summary = "Compare two criteria sets: who moves, and why.",
	.about =
		"Lists what differs between the sets OLD and NEW, thing by thing: weights, points, "
		"thresholds, conditions, functions, what was added, removed, moved or reworded. With "
		"ANSWERS, each assessment is read and scored under both: how many move from which "
		"tier to which, how scores change, by sector, size and province, and for each "
		"assessment that moves the edit responsible: each edit is tried alone in OLD and left "
		"out of NEW, and where several act together that is said.\n\n"
		"OLD and NEW are folders or names of installed sets, or either as it was in a "
		"revision of its git repository: criteria/hanoi-2026@v1. Questions are matched by "
		"their ids; answers to a question that a set does not have are left aside for it, and "
		"counted. ANSWERS are as for `eca score`.\n\n"
		"The exit status is 0 where nothing differs, 1 where something does.",
	.least = 2,
	.most = SIZE_MAX,
	.options = options,
	.n_options = sizeof(options) / sizeof(options[0]),
	.values_size = sizeof(struct values),
	.run = run,
};
