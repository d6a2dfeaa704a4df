/* The answers that may still come to a question: all there are where they can be
 * counted, else values on both sides of every place where something changes. */
#ifndef ECA_CANDIDATES_H
#define ECA_CANDIDATES_H

#include "arena.h"
#include "score.h"

/* A question without an answer that applies to the firm, or may once others are
 * answered. */
struct open_question {
	size_t question;
	const struct eca_answer *values; /* what may come, mostly the lower before the higher */
	size_t n_values;                 /* at least 1 */
	size_t n_few;                    /* the first so many do for a search: the others only
	                                    have evidence between none and the best */
	bool all;                        /* any other answer comes to the same as one of them */
};

/* What may come to a question of the criteria in the assessment that `s` scored last; in
 * `arena`. A required one is answered or no data, another may also stay without an answer;
 * nobody is assumed to answer N/A. In a site visit each answer comes under each factor of
 * evidence. */
struct open_question candidates_of(const struct eca_scoring *s, size_t question,
                                   struct arena *arena);

#endif
