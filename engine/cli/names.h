/* A set of texts, numbered from 0 in the order in which they came. */
#ifndef ECA_CLI_NAMES_H
#define ECA_CLI_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

struct names { /* start from { 0 } */
	const char **texts;
	size_t count;
	size_t *slots; /* number + 1, 0 when free */
	size_t n_slots;
	struct arena arena;
};

/* The number of `text`, which is copied and added if it is new. */
size_t names_add(struct names *names, const char *text, bool *is_new);
void names_free(struct names *names);

#endif
