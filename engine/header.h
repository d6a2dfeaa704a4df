/* The first row of a table of answers: which column of the set each of its columns is. */
#ifndef ECA_HEADER_H
#define ECA_HEADER_H

#include "answers.h"
#include "kobo.h"

struct header {
	struct answers *answers;
	struct kobo *kobo;             /* of an export; NULL: the names are columns of the set */
	struct kobo_field *fields;     /* of an export: what its columns are */
	const struct column **columns; /* NULL: left aside */
	const char **names;            /* as the table has them */
	size_t n_columns, n_ignored;
	struct arena *arena;

	/* While names come: what is wrong with them, and a flag a column of the set. */
	const char *faults;
	size_t n_faults;
	bool *met;
};

/* Begins the header of a table of so many columns, without names so far; what it holds is
 * in `arena`. */
void header_begin(struct header *header, struct answers *answers, size_t n_columns,
                  struct arena *arena);
/* Before the names, where they are those of an export, which `kobo` reads. */
void header_of_export(struct header *header, struct kobo *kobo);
/* The name of one of them, which may be overwritten. */
void header_name(struct header *header, size_t index, char *name, size_t length);
/* All that is wrong in one text, or NULL. */
const char *header_end(struct header *header);

/* With the first row: what the header has that is not read. */
void header_warn(const struct header *header);

#endif
