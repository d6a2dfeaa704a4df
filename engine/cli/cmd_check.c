#include <stdio.h>

#include "command.h"
#include "find_set.h"
#include "message.h"

/* "1 tier", "5 tiers" */
static void print_count(const char *before, size_t count, const char *thing, const char *things)
{
	printf("%s%zu %s", before, count, count == 1 ? thing : things);
}

static void print_findings_count(size_t errors, size_t warnings)
{
	if (errors)
		print_count("", errors, "error", "errors");
	if (warnings)
		print_count(errors ? ", " : "", warnings, "warning", "warnings");
}

static void print_sound(const struct eca_model *model, size_t warnings)
{
	printf("%s %s", model->id, model->version);
	print_count(": ", model->n_pillars, "pillar", "pillars");
	print_count(", ", model->n_criteria, "criterion", "criteria");
	print_count(", ", model->n_questions - model->n_profile, "question", "questions");
	print_count(", ", model->n_tiers, "tier", "tiers");
	print_count(", ", model->n_gates, "gate", "gates");
	printf(": sound%s", warnings ? ", " : "");
	print_findings_count(0, warnings);
	printf("\n");
}

static int run(const struct arguments *arguments)
{
	struct eca_findings findings = { 0 };
	int status;
	struct eca_set *set = load_set_examples(arguments->operands.items[0], &findings, &status);

	/* They are what the command is for, so they go to standard output. */
	print_findings(stdout, &findings);
	if (set) {
		print_sound(eca_set_model(set), findings.count);
		eca_set_free(set);
		status = EXIT_WELL;
	} else if (findings.count) {
		print_findings_count(findings.errors, findings.count - findings.errors);
		printf("\n");
		status = EXIT_FOUND;
	}
	eca_findings_free(&findings);
	return status;
}

const struct command command_check = {
	.name = "check",
	.args = "SET",
	.summary = "Say what is wrong or doubtful in a criteria set.",
	.about =
		"Loads the criteria set SET, a folder or the name of an installed set, with its "
		"examples, and prints "
		"what is wrong with it (errors) or doubtful (warnings), each with its file and "
		"line, in the order of the files. Of a sound set it says how much there is of "
		"what.\n\n"
		"Exit status 0 means sound, maybe with warnings; 1, that there are errors.",
	.least = 1,
	.most = 1,
	.run = run,
};
