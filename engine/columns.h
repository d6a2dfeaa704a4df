/* The names that answers are given under, in CSV headers, JSON keys and elsewhere:
 * what each stands for and how its cells are read. */
#ifndef ECA_COLUMNS_H
#define ECA_COLUMNS_H

#include <stddef.h>

#include "arena.h"
#include "eca.h"
#include "vocabulary.h"

struct answers;
struct column;
struct given;

/* Types a trimmed cell that is not empty into the assessment, or notes what is
 * wrong with it. See answers_cell for what may be done to `text`. */
typedef void column_reader(struct answers *answers, const struct column *column, char *text,
                           size_t length);

struct column {
	const char *name; /* "spc", "spc:evidence" */
	column_reader *read;
	size_t question;           /* index, ECA_NONE for firm_id and the like */
	struct eca_answer *answer; /* what its cells are part of; NULL for firm_id and the like */
	struct given *given;       /* where its cells are noted as they stand */
	size_t digits;             /* levels that are one digit; 0 where cells hold others */
	double min, max;           /* what a number or a level may be */
	struct vocabulary choices; /* options or grades, where cells hold ids of such */
};

struct columns {
	struct column *all;
	size_t count;
	size_t *slots; /* hash table of indexes into `all` */
	size_t n_slots;
	const char **names; /* of all, for "did you mean" */
};

/* All columns of a set; they live in `arena`. Where their cells go is not said yet. */
void columns_make(struct columns *columns, const struct eca_model *model, struct arena *arena);

/* NULL when there is none of that name. */
const struct column *columns_find(const struct columns *columns, const char *name, size_t length);

/* Why `name` is not to be found: `unknown column "x" (did you mean "y"?)`. `kind`
 * is what the format calls it, "column" or "key". In `arena`. */
const char *columns_explain(const struct columns *columns, const struct eca_model *model,
                            const char *kind, const char *name, size_t length,
                            struct arena *arena);

#endif
