/* The command line read by a command's table: -x, -xVALUE, -x VALUE, -xyz for
 * flags, --name, --name=VALUE, --name VALUE; options may stand behind operands;
 * after -- everything is an operand. */
#ifndef ECA_CLI_OPTIONS_H
#define ECA_CLI_OPTIONS_H

#include "command.h"

enum options_outcome { OPTIONS_GIVEN, OPTIONS_HELP /* --help */, OPTIONS_WRONG /* said why */ };

/* Reads the `argc` words behind the command's name. Release with arguments_free,
 * whatever comes back. The texts are those of argv. */
enum options_outcome options_read(const struct command *command, int argc, char **argv,
                                  struct arguments *arguments);
void arguments_free(const struct command *command, struct arguments *arguments);

#endif
