#include "command.h"

#include <string.h>

#include "message.h"
#include "nearest.h"

const struct command *const commands[] = {
	&command_score, &command_form, &command_agree, &command_explain, &command_peers,
	&command_gap, &command_sensitivity, &command_check, &command_test, &command_diff,
	&command_new, &command_publish, &command_help, NULL,
};

const struct command *command_find(const char *name)
{
	const char *names[sizeof(commands) / sizeof(commands[0])], *near;
	size_t i;

	for (i = 0; commands[i]; i++) {
		if (!strcmp(commands[i]->name, name))
			return commands[i];
		names[i] = commands[i]->name;
	}
	near = nearest_name(name, names, i);
	complain("there is no command \"%s\"%s%s%s; `eca help` lists them", name,
	         near ? " (did you mean \"" : "", near ? near : "", near ? "\"?)" : "");
	return NULL;
}
