#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "find_set.h"
#include "latest.h"
#include "progress.h"
#include "reading.h"
#include "targets.h"

enum { ERRORS_SHOWN = 20 };

struct values {
	const char *criteria, *output, *decimal;
	bool ignore_unknown, quiet, verbose;
};

#define AT(member) offsetof(struct values, member)
static const struct option options[] = {
	{ "criteria", 'c', OPTION_TEXT, AT(criteria), "SET",
	  "The criteria set: a folder, or the name of an installed set (default: " DEFAULT_SET ")." },
	{ "output", 'o', OPTION_TEXT, AT(output), "FILE",
	  "Write the peers to FILE, as JSON (default: standard output)." },
	{ "decimal", 0, OPTION_TEXT, AT(decimal), "comma|point",
	  "How numbers in CSV answers are written: 12,5 or 12.5 (the default)." },
	{ "ignore-unknown", 0, OPTION_FLAG, AT(ignore_unknown), NULL,
	  "Leave columns aside that the set does not know, instead of refusing the file." },
	{ "quiet", 'q', OPTION_FLAG, AT(quiet), NULL,
	  "Neither a progress bar nor the closing count; errors are still said." },
	{ "verbose", 'v', OPTION_FLAG, AT(verbose), NULL,
	  "List every warning and every error, not only the first 20 of a kind." },
};

/* One run of the command. */
struct run {
	const struct values *values;
	struct eca_set *set;
	struct eca_scoring *scoring;
	struct latest latest; /* of records */
	struct listing failed;
};

/* A firm's assessment, which may not count. */
struct record {
	struct eca_peer *peer; /* NULL: no tier, or no sector */
};

static void free_record(void *memory)
{
	struct record *record = memory;

	eca_peer_free(record->peer);
	free(record);
}

static void take(void *context, const struct eca_assessment *assessment)
{
	struct run *run = context;
	const struct eca_result *result = eca_score(run->scoring, assessment);
	void **place = latest_add(&run->latest, assessment);
	struct record *record;

	if (result->status == ECA_STATUS_FAILED)
		list_failure(&run->failed, result);
	if (!place)
		return;
	if (*place)
		free_record(*place);
	*place = record = need_memory(sizeof(*record));
	record->peer = eca_peer_new(result);
}

static struct eca_peers *put_together(const struct run *run)
{
	struct eca_peers *peers = eca_peers_new(eca_set_model(run->set));
	size_t i;

	for (i = 0; i < run->latest.ids.count; i++) {
		const struct record *record = latest_of(&run->latest.firms[i]);

		eca_peers_add(peers, record->peer);
	}
	eca_peers_end(peers);
	return peers;
}

static bool write_peers(const struct run *run, const struct eca_peers *peers)
{
	const char *path = run->values->output ? run->values->output : "-";
	struct eca_error err = { 0 };
	struct eca_output *out = eca_output_open(path, &err);

	if (out) {
		eca_peers_write(peers, out);
		eca_output_commit(out, &err);
	}
	if (err.kind != ECA_OK)
		complain_of(&err);
	return err.kind == ECA_OK;
}

static void print_count(const struct run *run, const struct reading *reading,
                        const struct eca_peers *peers)
{
	size_t firms = run->latest.ids.count, counted = eca_peers_firms(peers);

	fprintf(stderr, "read %zu: firms %zu = counted %zu + without a tier or a sector %zu; groups of "
	        "%d firms or more: %zu; rejected %zu, failed %zu\n",
	        reading->taken + reading->rejected, firms, counted, firms - counted,
	        ECA_PEERS_LEAST, eca_peers_groups(peers), reading->rejected, run->failed.count);
}

static int gather(struct run *run, const struct text_list *answers)
{
	const struct values *values = run->values;
	const struct eca_reader_options how = {
		.ignore_unknown = values->ignore_unknown,
		.decimal_comma = values->decimal && !strcmp(values->decimal, "comma"),
	};
	struct reading reading = {
		.problems = { .most = values->verbose ? SIZE_MAX : ERRORS_SHOWN },
		.warnings = { .most = values->verbose ? SIZE_MAX : 0 },
	};
	struct eca_peers *peers;
	bool well = true;

	run->failed.most = values->verbose ? SIZE_MAX : ERRORS_SHOWN;
	run->scoring = eca_scoring_new(run->set);
	progress_start(!values->quiet);
	reading_all(&reading, run->set, answers, &how, NULL, take, run);
	progress_end();
	peers = put_together(run);
	/* Where nothing could be read, what stood there before is worth more. */
	if (run->latest.ids.count)
		well = write_peers(run, peers);
	else
		complain("there is no assessment in what was given");
	if (!values->quiet)
		print_count(run, &reading, peers);
	eca_peers_free(peers);
	latest_free(&run->latest, free_record);
	eca_scoring_free(run->scoring);
	if (reading.unreadable || !well)
		return EXIT_FILE;
	return reading.rejected || run->failed.count || !reading.taken ? EXIT_FOUND : EXIT_WELL;
}

static int load_and_gather(const struct values *values, const struct text_list *answers)
{
	struct run run = { .values = values };
	const struct eca_model *model;
	int status;

	run.set = open_set(values->criteria, values->verbose, &status);
	if (!run.set)
		return status;
	model = eca_set_model(run.set);
	status = EXIT_MISUSE;
	if (eca_peers_possible(model))
		status = gather(&run, answers);
	else
		complain("the criteria set %s has no peers: its profile needs a choice \"sector\"",
		         model->id);
	eca_set_free(run.set);
	return status;
}

static int run(const struct arguments *arguments)
{
	const struct values *values = arguments->values;

	if (values->output && !targets_allow(values->output, &arguments->operands))
		return EXIT_MISUSE;
	return load_and_gather(values, &arguments->operands);
}

const struct command command_peers = {
	.name = "peers",
	.args = "ANSWERS... [-c SET] [-o FILE]",
	.summary = "Freeze the scores of firms, to compare with.",
	.about =
		"Scores the assessments in ANSWERS and writes, for each sector and for each size "
		"within it, the quartiles and the scores of overall, pillars and criteria, without "
		"saying whose they are. Groups of fewer than 5 firms are left out. `eca score "
		"--peers FILE --reports DIR` compares firms with them.\n\n"
		"Of each firm its latest site visit counts, or else its latest self-assessment, if "
		"it has a tier. Sector and size are the choices of these names in the profile. "
		"ANSWERS are as for `eca score`.",
	.least = 1,
	.most = SIZE_MAX,
	.options = options,
	.n_options = sizeof(options) / sizeof(options[0]),
	.values_size = sizeof(struct values),
	.run = run,
};
