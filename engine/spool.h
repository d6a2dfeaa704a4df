/* Rows that are kept until the sheet they are from has been read to its end: in memory
 * while they are few, else in a temporary file without a name (in TMPDIR or /tmp). */
#ifndef ECA_SPOOL_H
#define ECA_SPOOL_H

#include <stdio.h>

#include "buf.h"
#include "excel.h"

enum { SPOOL_MEMORY = 8 << 20 };

struct spool { /* start from { .name = … }, the file that messages name */
	const char *name;
	struct buf memory; /* rows one behind the other, or the one that was got */
	size_t at;         /* of the next in memory */
	FILE *file;        /* NULL: all are in memory */
};

/* Keeps a row; false with `err` when there is no room for it. */
bool spool_put(struct spool *spool, const struct row *row, struct eca_error *err);
/* Behind the last: what was kept comes from its beginning. */
bool spool_rewind(struct spool *spool, struct eca_error *err);
/* The next, which lives until the next call; false at the end, or with `err`. */
bool spool_get(struct spool *spool, struct row *row, struct eca_error *err);
void spool_free(struct spool *spool);

#endif
