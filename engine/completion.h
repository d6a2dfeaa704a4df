/* What the missing answers of an assessment may still become. */
#ifndef ECA_COMPLETION_H
#define ECA_COMPLETION_H

#include "candidates.h"

struct completions {
	struct open_question *open; /* of the criteria, in the set's order */
	size_t n_open;
	size_t ceiling; /* no tier above this one: gates and needs that stay as they are */
};

/* Of the assessment that `s` scored last, in `arena`. Its profile is taken as it is. */
struct completions completions_of(struct eca_scoring *s, struct arena *arena);

#endif
