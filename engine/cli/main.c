#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "command.h"
#include "eca.h"
#include "help.h"
#include "message.h"
#include "options.h"
#include "output.h"

static int run_command(const struct command *command, int argc, char **argv)
{
	struct arguments arguments;
	int status = EXIT_MISUSE;

	switch (options_read(command, argc, argv, &arguments)) {
	case OPTIONS_GIVEN: status = command->run(&arguments); break;
	case OPTIONS_HELP:
		help_command(stdout, command);
		status = EXIT_WELL;
		break;
	case OPTIONS_WRONG: break;
	}
	arguments_free(command, &arguments);
	return status;
}

/* `argv` without the program's name. */
static int run(int argc, char **argv)
{
	const struct command *command;

	if (argc < 1) {
		help_overview(stderr);
		return EXIT_MISUSE;
	}
	if (!strcmp(argv[0], "--help") || !strcmp(argv[0], "-h")) {
		help_overview(stdout);
		return EXIT_WELL;
	}
	if (!strcmp(argv[0], "--version")) {
		puts("eca " ECA_VERSION);
		return EXIT_WELL;
	}
	command = command_find(argv[0]);
	return command ? run_command(command, argc - 1, argv + 1) : EXIT_MISUSE;
}

int main(int argc, char **argv)
{
	int status;

	output_clean_up_on_signals();
	status = run(argc - 1, argv + 1);
	if (fflush(stdout) || ferror(stdout)) {
		complain("standard output: cannot be written: %s", strerror(errno));
		return EXIT_FILE;
	}
	return status;
}
