/* What firms claimed of themselves beside what a site visit found: the latest of each,
 * unless it failed. A compact record an assessment is kept until the end of the run. */
#ifndef ECA_CLI_CLAIMS_H
#define ECA_CLI_CLAIMS_H

#include "eca.h"
#include "latest.h"

struct claims {
	const struct eca_model *model;
	struct latest latest; /* of struct view */
	size_t *order;        /* nodes as they are listed: overall, then each pillar with its
	                         criteria, each with its questions */
};

/* One assessment; of its answers only those to the criteria. */
struct view;

/* A firm that has both. */
struct claim {
	const char *firm_id;
	const struct view *self, *visit;
	bool self_dated, visit_dated;
	int self_on, visit_on;
};

/* Points in whole millionths; a difference is what was claimed beyond what was found. */
struct claim_points {
	bool claimed_known, verified_known;
	int64_t claimed, verified, difference; /* difference: where both are known */
};

struct claims *claims_new(const struct eca_model *model);
void claims_add(struct claims *claims, const struct eca_result *result);
void claims_free(struct claims *claims);

/* The firms of claims->latest by number, in the order in which they came first; false
 * for one that has not both. */
bool claims_get(const struct claims *claims, size_t firm, struct claim *claim);
struct claim_points claim_points(const struct claim *claim, size_t node);
/* The answer to a question of the criteria; without evidence and note. */
struct eca_answer claim_answer(const struct claims *claims, const struct view *view,
                               size_t question);

/* Writes a row for every node of every firm that has both (docs/formats.md). */
void claims_write(const struct claims *claims, enum eca_format format, bool bom,
                  struct eca_output *out);

/* Tells people, in the set's language of that number, how much firms overrate
 * themselves, where, and which do most; nothing where no firm has both. */
void claims_tell(const struct claims *claims, size_t language, size_t width, bool colour,
                 struct eca_output *out);

#endif
