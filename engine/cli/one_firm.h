/* One firm's assessment, looked for among the answers that were given. */
#ifndef ECA_CLI_ONE_FIRM_H
#define ECA_CLI_ONE_FIRM_H

#include "latest.h"
#include "reading.h"

/* Start from what is wanted. */
struct one_firm {
	const char *id;
	const char *source, *date; /* of that kind, of that day; NULL: the one a report is about */
	bool verbose;              /* every warning and error about the firm is listed */
	struct eca_scoring *scoring; /* the caller's */
	bool unreadable;      /* a file was */
	struct latest latest; /* of copies of results, of this firm alone */
	struct names firms;   /* all ids, for who is meant where this one is not there */
};

/* A copy of the result, which lives as long as `firm`; NULL after a message that there is
 * no such assessment. */
const struct eca_result *one_firm_find(struct one_firm *firm, struct eca_set *set,
                                       const struct text_list *answers,
                                       const struct eca_reader_options *how);
void one_firm_free(struct one_firm *firm);

#endif
