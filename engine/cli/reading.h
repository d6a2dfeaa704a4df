/* Reads answers for commands that look at assessments and write no rejects: what cannot be
 * read is said on standard error. */
#ifndef ECA_CLI_READING_H
#define ECA_CLI_READING_H

#include "command.h"
#include "message.h"

struct reading { /* start with the limits of the listings, else { 0 } */
	size_t taken, rejected;
	bool unreadable; /* a file was */
	struct listing problems, warnings;
};

/* Hands every assessment to `take`, with `context`, in the order of the answers. Problems
 * are listed only of the firm `only`, where that is not NULL, and of rows that name none. */
void reading_all(struct reading *reading, struct eca_set *set, const struct text_list *answers,
                 const struct eca_reader_options *how, const char *only,
                 void (*take)(void *context, const struct eca_assessment *assessment),
                 void *context);

#endif
