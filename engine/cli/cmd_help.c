#include "command.h"
#include "help.h"

struct values {
	bool man, bash;
};

static const struct option options[] = {
	{ "man", 0, OPTION_FLAG, offsetof(struct values, man), NULL,
	  "Print all help as the manual page eca(1)." },
	{ "bash", 0, OPTION_FLAG, offsetof(struct values, bash), NULL,
	  "Print completion for bash: source <(eca help --bash)" },
};

static int run(const struct arguments *arguments)
{
	const struct values *values = arguments->values;
	const struct command *command;

	if (values->man) {
		help_man(stdout);
	} else if (values->bash) {
		help_bash(stdout);
	} else if (!arguments->operands.count) {
		help_overview(stdout);
	} else {
		command = command_find(arguments->operands.items[0]);
		if (!command)
			return EXIT_MISUSE;
		help_command(stdout, command);
	}
	return EXIT_WELL;
}

const struct command command_help = {
	.name = "help",
	.args = "[COMMAND] [--man | --bash]",
	.summary = "Say what the program or one of its commands does.",
	.about = "Says what the program does or, in more detail, one of its commands.",
	.most = 1,
	.options = options,
	.n_options = sizeof(options) / sizeof(options[0]),
	.values_size = sizeof(struct values),
	.run = run,
};
