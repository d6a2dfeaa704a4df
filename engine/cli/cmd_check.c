#include <stdio.h>
#include <string.h>

#include "command.h"
#include "find_set.h"
#include "findings_out.h"
#include "message.h"

struct values {
	const char *format, *output, *explain;
	bool quick, strict;
};

#define AT(member) offsetof(struct values, member)
static const struct option options[] = {
	{ "format", 0, OPTION_TEXT, AT(format), "text|json|sarif",
	  "For people (the default), as JSON, or as SARIF, which editors and code hosts show beside "
	  "the lines." },
	{ "output", 'o', OPTION_TEXT, AT(output), "FILE",
	  "Write JSON or SARIF to FILE (default: standard output)." },
	{ "quick", 0, OPTION_FLAG, AT(quick), NULL,
	  "Only what reading the set shows, without scoring made-up assessments." },
	{ "strict", 0, OPTION_FLAG, AT(strict), NULL, "Exit status 1 also for warnings." },
	{ "explain", 'e', OPTION_TEXT, AT(explain), "CODE",
	  "Say what a code means, or \"all\" of them, and nothing else." },
};

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

/* For people. They are what the command is for, so they go to standard output. */
static void print_all(const struct eca_findings *findings, const struct eca_model *model)
{
	print_findings(stdout, findings, true);
	if (model) {
		print_sound(model, findings->count);
	} else if (findings->count) {
		print_findings_count(findings->errors, findings->count - findings->errors);
		printf("\n");
	}
}

static bool write_all(const struct values *values, const struct eca_findings *findings,
                      const struct eca_model *model)
{
	const char *path = values->output ? values->output : "-";
	struct eca_error err = { 0 };
	struct eca_output *out = eca_output_open(path, &err);

	if (out) {
		if (!strcmp(values->format, "sarif"))
			findings_sarif(findings, out);
		else
			findings_json(findings, model, out);
		eca_output_commit(out, &err);
	}
	if (err.kind != ECA_OK)
		complain_of(&err);
	return err.kind == ECA_OK;
}

static int check(const struct values *values, const char *asked)
{
	bool for_people = !values->format || !strcmp(values->format, "text");
	struct eca_findings findings = { 0 };
	int status;
	struct eca_set *set = load_set_examples(asked, &findings, &status);

	if (set)
		eca_doubts(set, values->quick, &findings);
	if (set || findings.count)
		status = findings.errors || (values->strict && findings.count) ? EXIT_FOUND
		                                                               : EXIT_WELL;
	if (for_people)
		print_all(&findings, set ? eca_set_model(set) : NULL);
	else if ((set || findings.count) &&
	         !write_all(values, &findings, set ? eca_set_model(set) : NULL))
		status = EXIT_FILE;
	eca_set_free(set);
	eca_findings_free(&findings);
	return status;
}

/* What a code means; all of them for "all". */
static int explain(const char *asked)
{
	size_t count, i, shown = 0;
	const struct eca_code *codes = eca_codes(&count);

	for (i = 0; i < count; i++) {
		if (!eca_same_word(codes[i].code, asked) && strcmp(asked, "all") != 0)
			continue;
		printf("%s%s: %s\n  %s\n", shown ? "\n" : "", codes[i].code, codes[i].title,
		       codes[i].explanation);
		shown++;
	}
	if (!shown)
		complain("there is no code \"%s\"; `eca check --explain all` lists them", asked);
	return shown ? EXIT_WELL : EXIT_MISUSE;
}

static int run(const struct arguments *arguments)
{
	const struct values *values = arguments->values;
	bool text = !values->format || !strcmp(values->format, "text");

	if (values->explain)
		return explain(values->explain);
	if (!arguments->operands.count)
		complain("which set? usage: eca check %s", command_check.args);
	else if (values->output && text)
		complain("-o goes with --format json or --format sarif");
	else
		return check(values, arguments->operands.items[0]);
	return EXIT_MISUSE;
}

const struct command command_check = {
	.name = "check",
	.args = "SET [--format FORMAT] [-o FILE] [--quick] [--strict] | --explain CODE",
	.summary = "Say what is wrong or doubtful in a criteria set.",
	.about =
		"Loads the criteria set SET, a folder or the name of an installed set, with its "
		"examples, and prints "
		"what is wrong with it (errors) or doubtful (warnings), each with its file and "
		"line and a code, in the order of the files. Of a sound set it says how much there "
		"is of what.\n\n"
		"Doubtful is what reading shows, such as weights of zero, levels whose points do not "
		"ascend or criteria without an action, and what scoring made-up assessments shows: "
		"tiers that nobody reaches, gates that always or never fire, questions that never "
		"change a tier, N/A that earns more than any answer, functions that fail or fall when "
		"an answer improves. `eca check --explain CODE` says more about a code.\n\n"
		"Exit status 0 means sound, maybe with warnings; 1, that there are errors, or with "
		"--strict anything at all.",
	.least = 0,
	.most = 1,
	.options = options,
	.n_options = sizeof(options) / sizeof(options[0]),
	.values_size = sizeof(struct values),
	.run = run,
};
