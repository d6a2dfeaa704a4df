/* The search under way, and what becomes of it. */
#ifndef ECA_GAP_PLAN_H
#define ECA_GAP_PLAN_H

#include "gap.h"

/* A plan that scoring has confirmed. */
struct found {
	bool any;
	int64_t cost;
	uint32_t n;
	double score;
	struct eca_answer *answers;
};

/* A way to answer the outer questions. */
struct way {
	int64_t cost;
	uint32_t n;
	size_t number;
};

struct finder {
	struct gap gap;
	struct eca_gap plan; /* being made */
	struct eca_result *before, *after;
	bool *held;        /* one per question: by the caller */
	struct found best;
	bool dearest;      /* the best score is wanted, not the least effort */
	int64_t cut;       /* from this cost on nothing is certain */
	size_t *outer, n_outer;
	struct gap_moves *moves; /* one per outer question */
	struct way *ways;
	size_t n_ways;
	struct gap_point *curve;
	size_t n_curve, curve_room;
	struct arena arena; /* of one search */
	struct arena all;
};

static inline size_t gap_n_questions(const struct finder *f)
{
	return f->gap.model->n_questions;
}

/* What is done with each overall score that can be had, of those that cost no more than the
 * goal's budget; kind and point as in the world's front. */
typedef void gap_look(struct finder *f, struct gap_world *w, const struct gap_kind *kind,
                      const struct gap_point *point);

/* Looks at them, world by world, the cheapest first; those dearer than the best plan are left
 * out, unless the dearest is wanted. `best` and `cut` are begun anew. */
void gap_search(struct finder *f, const struct gap_goal *goal, gap_look *look);

/* How many questions are left as they are, since there are too many ways. */
size_t gap_count_kept(const struct finder *f);

/* Keeps what the best answers come to as `after`. */
void gap_keep_after(struct finder *f);

/* Fills in the steps by which the best answers differ from those given. */
void gap_list_steps(struct finder *f);

/* Fills in the questions because of which `after` is no better. */
void gap_find_blocks(struct finder *f);

#endif
