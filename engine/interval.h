/* The search for the tiers that an incomplete assessment can still come to: what its
 * two halves share. interval.c looks for the ends, deciding.c for what decides. */
#ifndef ECA_INTERVAL_H
#define ECA_INTERVAL_H

#include "completion.h"

/* Where a completion stands; of two, the first member that differs says which is higher. */
struct standing {
	bool reached; /* it comes to a tier */
	size_t tier, before_gates;
	size_t fired, unmet; /* gates; what keeps from the next tier */
	double points;
};

/* The lowest or the highest completion found. */
struct end {
	bool high;
	struct standing standing;
	size_t *at; /* which value of each open question */
};

struct search {
	struct eca_scoring *scoring; /* for completions */
	struct arena arena;
	struct eca_assessment assessment;
	struct eca_answer *answers;
	struct open_question *open;
	size_t n_open, ceiling;
	size_t scorings_left;
	struct end ends[2];
	struct eca_interval interval;
};

/* Puts a value in place of one missing answer, or of all. */
void search_answer(struct search *s, size_t open, size_t value);
void search_answer_all(struct search *s, const size_t *at);
/* Scores the completion as it stands. */
struct standing search_stand(struct search *s);

/* Fills in what decides between the two ends found. */
void search_deciding(struct search *s);

#endif
