/* What the steps of a question are made of. */
#ifndef ECA_GAP_OPTIONS_H
#define ECA_GAP_OPTIONS_H

#include "gap.h"

/* What is being stepped from, and what has been reached. */
struct gap_walk {
	struct gap *gap;
	size_t question;
	const struct eca_question *q;
	struct eca_answer from; /* as given */
	const double *worth;    /* of each option to this firm */
	const unsigned *class;  /* multi: options alike in all that conditions ask */
	bool loose;
	struct gap_move *items;
	size_t count, room;
	uint16_t *first, *next; /* sets reached, in chains of the same hash; 0 ends one */
	struct arena *arena;
};

static inline bool gap_is_answered(const struct gap_walk *w)
{
	return w->from.state == ECA_ANSWERED;
}

void gap_add_move(struct gap_walk *w, const struct eca_answer *answer, size_t steps);

/* Adds all sets of options that can be reached, those of fewer steps first. */
void gap_walk_sets(struct gap_walk *w);

/* What each option is worth where `verdicts` hold. In `arena`. */
const double *gap_option_worths(const unsigned char *verdicts, const struct eca_question *q,
                                struct arena *arena);

/* Points of a number on a question's scale (linear or bands), rounded. */
double gap_scale_at(const struct eca_question *q, double x);

/* A class for each option: those of one class differ in nothing but points. In `arena`. */
const unsigned *gap_option_classes(const struct gap *gap, size_t question, struct arena *arena);

/* Whether an option may apply or not, as criteria questions are answered. */
bool gap_has_doubtful_option(const struct eca_model *m, const struct eca_question *q);

#endif
