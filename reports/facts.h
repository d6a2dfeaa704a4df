/* What several sheets want to know about a result, worked out once. */
#ifndef REPORT_FACTS_H
#define REPORT_FACTS_H

#include "eca.h"

struct facts {
	struct eca_share *shares;      /* one per node */
	const struct eca_text **notes; /* one per node: a function's note, or NULL */
	bool *exact;      /* one per node: rounded, it would read as a threshold it misses */
	size_t next_tier; /* the tier above, or ECA_NONE at the top or without a tier */
	double *floors;   /* one per pillar: points the next tier asks for; 0 for none */
	bool any_floor;
	size_t *strengths; /* criteria above the overall score and half the scale, the best first */
	size_t n_strengths;
};

struct facts facts_of(const struct eca_result *result);
void facts_free(struct facts *facts);

/* Points of the overall score that a node loses; false where that is not known. */
bool facts_lost(const struct facts *facts, const struct eca_result *result, size_t node,
                double *points);

#endif
