/* What `eca agree` is to write, and where. */
#ifndef ECA_CLI_AGREE_OUTPUTS_H
#define ECA_CLI_AGREE_OUTPUTS_H

#include "targets.h"

/* What the command line asks for; a path is NULL where it asks for none. */
struct agree_wishes {
	const struct text_list *answers;
	const char *adjudicate; /* read beside the answers */
	const char *output, *agreed, *rejects;
	bool table, quiet, bom;
	bool decimal_comma; /* in the answers, those agreed on too */
};

struct agree_outputs {
	struct targets targets; /* the file of -o before that of --agreed */
	bool agreed, bom, decimal_comma;
};

/* False after a message, also where a file would be written over one that is read. Release
 * with agree_outputs_free, whatever comes back. */
bool agree_outputs_plan(const struct agree_wishes *wishes, struct agree_outputs *outputs);
void agree_outputs_free(struct agree_outputs *outputs);

/* Writes all; false after messages where something could not be written. The tables for
 * people are in the set's language of that number. */
bool agree_outputs_write(const struct agree_outputs *outputs,
                         const struct eca_agreement *agreement, size_t language);

#endif
