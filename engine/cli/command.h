/* A command of the program: what main runs and help describes. To add one, copy
 * a cmd_*.c and add its line to commands[] in command.c. */
#ifndef ECA_CLI_COMMAND_H
#define ECA_CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

/* What the program's exit status says. */
enum {
	EXIT_WELL = 0,
	EXIT_FOUND = 1, /* rejected or failed assessments; `check` found errors; an example does
	                   not hold; no plan; sets differ */
	EXIT_MISUSE = 2,
	EXIT_SET = 3,  /* the criteria set is wrong */
	EXIT_FILE = 4, /* a file could not be read or written */
};

enum option_kind {
	OPTION_FLAG, /* sets a bool */
	OPTION_TEXT, /* sets a const char * */
	OPTION_LIST, /* may be given again; adds to a struct text_list */
};

struct text_list {
	const char **items;
	size_t count;
};

struct option {
	const char *name; /* without the -- */
	char letter;      /* 0 when there is only the name */
	enum option_kind kind;
	size_t at;         /* offset in the command's struct of values */
	const char *value; /* what help calls it; "a|b" allows just these; NULL for a flag */
	const char *help;
};

/* A command line as its command gets it. */
struct arguments {
	const void *values; /* the command's struct, zeroed where nothing was given */
	struct text_list operands;
};

struct command {
	const char *name;
	const char *args; /* behind the name in the usage line */
	const char *summary;
	const char *about;  /* paragraphs, separated by empty lines */
	size_t least, most; /* how many operands */
	const struct option *options;
	size_t n_options;
	size_t values_size;
	int (*run)(const struct arguments *arguments); /* gives the exit status */
};

extern const struct command command_score, command_form, command_agree, command_explain,
	command_peers, command_gap, command_sensitivity, command_check, command_test,
	command_diff, command_new, command_publish, command_help;

/* All commands, in the order of help; NULL-terminated. */
extern const struct command *const commands[];

/* The command of that name; NULL after a message with the nearest one. */
const struct command *command_find(const char *name);

#endif
