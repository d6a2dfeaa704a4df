/* Help, the manual page and bash completion, all from the table of commands. */
#ifndef ECA_CLI_HELP_H
#define ECA_CLI_HELP_H

#include <stdio.h>

#include "command.h"

void help_overview(FILE *file);
void help_command(FILE *file, const struct command *command);
void help_man(FILE *file);
void help_bash(FILE *file);

#endif
