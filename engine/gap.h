/* The cheapest steps to a tier: what the parts of the search share (docs/model.md, section 11).
 *
 * Questions that anything but their own scores hangs on (which questions apply, which
 * weights are in force, what functions look at) are *outer*: each way to answer them
 * together is a *world*, in which all that is settled. In a world the rest is found by
 * merging fronts: the best score of a node for each cost, from the questions up. */
#ifndef ECA_GAP_H
#define ECA_GAP_H

#include "arena.h"
#include "score.h"

enum {
	GAP_COMBINATIONS = 10000, /* of answers below one node, unless the caller says */
	GAP_WORLDS_MOST = 10000,
	GAP_WORK_MOST = 1000000, /* moves looked at in all worlds together */
	GAP_MOVES_MOST = 4096,
	GAP_LABELS_MOST = 32,
};

/* Something a question can be brought to. */
struct gap_move {
	size_t question;
	struct eca_answer answer;
	int64_t cost; /* millionths of effort */
	size_t steps;
};

/* At least one: the first is to stay, which costs nothing. */
struct gap_moves {
	struct gap_move *items;
	size_t count;
	bool cut; /* there are too many: only the first is here */
};

struct gap {
	struct eca_set *set;
	const struct eca_model *model;
	struct eca_scoring *scoring;
	struct eca_assessment assessment; /* as given, but its answers are those below */
	struct eca_answer *answers;       /* being tried */
	const struct eca_answer *given;
	const bool *fixed; /* one per question: the firm cannot change it, as the caller says */
	bool *kept;        /* one per question: left as it is, since there are too many ways */
	bool *outer;       /* one per question */
	unsigned char *verdicts; /* enum verdict, one per condition, as things are */
	struct gap_moves *lasting; /* one per question: found once, where worlds do not
	                              matter; NULL to find them anew */
	bool watched;      /* functions look at answers: no two options are alike */
	bool *asked;       /* by functions, as in struct script_view */
	size_t combinations, points_most;
	int64_t unit;      /* of which all costs are whole numbers */
	size_t surprises;  /* points that scoring did not confirm: there should be none */
	struct arena arena; /* of the whole search */
};

/* A conclusion that the verdict of a tier or a gate may hang on: a condition on an answer or
 * a score. One over every pillar is an atom of each pillar. */
struct gap_atom {
	size_t condition, node;
	unsigned label;  /* its two bits in a point's labels; GAP_LABELS_MOST for none */
	bool required;   /* whatever makes it false is out of the question */
};

/* What tells points apart other than cost and value. */
struct gap_kind {
	uint64_t labels; /* bits 2i and 2i + 1 for label i: false, true; neither: N/A */
	double weight;   /* while parts are added up: of those that are known */
	double kept;     /* the value where it may not be exceeded, else 0 */
	uint32_t missing, open; /* answered of those missing; of those also required */
	bool known;
};

/* A node's score with what it costs, and what brings it about. */
struct gap_point {
	double value; /* the score, or a sum under way */
	int64_t cost;
	const struct gap_point *left, *right; /* of which it is made, or NULL */
	const struct gap_move *move;          /* in a point that is made of none, or NULL */
	uint64_t *changed; /* bits of the questions changed, in the set's order */
	uint32_t n;        /* questions changed */
};

/* Points of one kind by cost, then by questions changed; the value rises, as a dearer one of
 * no more value is dropped. */
struct gap_strand {
	struct gap_kind kind;
	const struct gap_point *points;
	size_t count;
};

struct gap_front {
	const struct gap_strand *strands; /* each of another kind */
	size_t count;
};

/* What is asked of a search in the worlds. */
struct gap_goal {
	size_t tier;    /* to reach; ECA_NONE: any, of which nothing need be known */
	int64_t budget; /* at most to be spent */
};

struct gap_world {
	struct gap *gap;
	const struct gap_goal *goal;
	size_t n_tiers; /* those that a firm may have to climb, before gates */
	struct eca_answer *answers; /* those of outer questions chosen, the others as given */
	struct eca_answer *applied; /* the same, with N/A by rule */
	struct eca_score *scores;
	unsigned char *verdicts; /* enum verdict, one per condition */
	unsigned char *gates; /* enum eca_gate_state */
	const double *weights;
	struct gap_moves *moves; /* one per question */
	bool *movable;           /* one per node: something below it can be changed */
	bool *bounded;           /* one per node: its score may also be too high */
	bool *exact;             /* one per node: the same of one above it */
	unsigned char *settled;  /* enum verdict, one per condition: unknown where it depends */
	unsigned char *labels;   /* one per condition; GAP_LABELS_MOST for none */
	struct gap_atom *atoms;
	size_t n_atoms, n_labels;
	size_t overflow;
	uint64_t always;         /* labels that every point has */
	bool counts;             /* what is missing has to be counted */
	bool hopeless;           /* nothing in it can reach the tier */
	bool thin, incomplete;
	size_t n_missing, required, given;
	int64_t cost;            /* of the outer questions */
	uint32_t n;
	int64_t cut;             /* the least cost of a point that there was no room for */
	size_t words;            /* of `changed`; 0 where questions changed do not matter */
	struct arena arena;
};

/* ---- gap_moves.c: steps (criteria language, section 8) ---- */

/* Whether a question can be changed at all. */
bool gap_is_open(const struct gap *gap, size_t question);

/* What it can be brought to from the answer given, where `verdicts` hold. `loose`: also what
 * would be a step only under other verdicts. In `arena`. */
struct gap_moves gap_moves_of(struct gap *gap, const unsigned char *verdicts, size_t question,
                              bool loose, struct arena *arena);

/* Those of them with the most points, at least one; of a question whose points a function
 * gives, all. */
struct gap_moves gap_best_moves(struct gap *gap, const unsigned char *verdicts, size_t question,
                                struct arena *arena);

/* The greatest cost, in millionths, of which that of every step is a whole number. */
int64_t gap_unit(const struct eca_model *model);

/* Whether two answers to a question are the same, evidence included. */
bool gap_is_same(const struct eca_answer *a, const struct eca_answer *b);

/* ---- gap_verdict.c: needs and gates over labels ---- */

/* Finds which conditions come to the same whatever is changed in the world. */
void gap_settle(struct gap_world *w);

/* Finds what the goal's tier hangs on. False when it is more than there are labels for;
 * `overflow` is then the condition that was one too many. */
bool gap_find_atoms(struct gap_world *w);

/* Adds to a kind what the conditions on a node come to: as scored, or NULL where `value` is
 * the node's score. False when one that is required is false. */
bool gap_label(const struct gap_world *w, size_t node, double value, struct gap_kind *kind,
               struct eca_scoring *scored);

/* Whether an overall score of that kind reaches the goal's tier. */
bool gap_reaches(const struct gap_world *w, const struct gap_kind *kind, double value);

/* ---- gap_pile.c: points gathered ---- */

/* Those of one kind. */
struct gap_heap {
	struct gap_kind kind;
	struct gap_point *items, *spare;
	size_t sorted; /* so many in order, what is beaten among them dropped */
	size_t count, room;
	size_t at;     /* so many of those in order are as cheap as the last one that was not
	                  beaten by one before */
};

struct gap_pile {
	struct gap_world *world;
	struct gap_heap **heaps; /* in the order of their kinds */
	size_t count, room;
};

/* Whether a point is not dearer than another that costs so much. */
static inline bool gap_is_as_cheap(const struct gap_point *point, int64_t cost, uint32_t n)
{
	return point->cost < cost || (point->cost == cost && point->n <= n);
}

/* Whether one of those in order is as cheap and of more value. Where points come in order there
 * is little to go over. */
static inline bool gap_is_beaten(struct gap_heap *heap, int64_t cost, uint32_t n, double value)
{
	const struct gap_point *items = heap->items;
	size_t at = heap->at;

	if (at && !gap_is_as_cheap(&items[at - 1], cost, n))
		at = 0;
	if (at && items[at - 1].value > value)
		return true;
	while (at < heap->sorted && gap_is_as_cheap(&items[at], cost, n))
		at++;
	heap->at = at;
	return at && items[at - 1].value > value;
}

/* Where points of a kind are gathered, until the pile ends. */
struct gap_heap *gap_pile_heap(struct gap_pile *pile, const struct gap_kind *kind);
/* Adds a point that gap_is_beaten was asked about last. */
void gap_heap_push(const struct gap_world *w, struct gap_heap *heap, const struct gap_point *point);

void gap_pile_add(struct gap_pile *pile, const struct gap_kind *kind,
                  const struct gap_point *point);

/* Drops what is beaten: of points of one kind the cheapest stay, of equal cost those of most
 * value, of fewest questions or of earlier ones. */
void gap_pile_prune(struct gap_pile *pile);
/* What is left of a pile, in the world's arena; frees the pile. */
struct gap_front gap_pile_end(struct gap_pile *pile);

/* Which of two points changes questions that stand earlier in the set: below 0 for `a`. */
int gap_compare_changed(const struct gap_point *a, const struct gap_point *b, size_t words);

/* Kinds of two points of different questions as that of both: its weight is that of `left`. */
struct gap_kind gap_both(const struct gap_kind *left, const struct gap_kind *right);
/* Two such points as one. */
static inline struct gap_point gap_made_of(const struct gap_point *left,
                                           const struct gap_point *right, double value)
{
	return (struct gap_point){ .value = value, .cost = left->cost + right->cost,
		                   .left = left, .right = right, .n = left->n + right->n };
}
/* Adds two such points as one. Nearly all that are added are beaten. */
static inline void gap_heap_add_both(const struct gap_world *w, struct gap_heap *heap, double value,
                                     const struct gap_point *left, const struct gap_point *right)
{
	struct gap_point point = gap_made_of(left, right, value);

	if (point.cost <= w->goal->budget - w->cost &&
	    !gap_is_beaten(heap, point.cost, point.n, value))
		gap_heap_push(w, heap, &point);
}

/* ---- gap_places.c: two strands where costs are few ---- */

struct gap_places {
	struct gap_world *world;
	const struct gap_strand *sums, *parts;
	double *values;    /* one per sum, for the caller to fill in */
	uint32_t *at;      /* the place of each sum */
	size_t per_cost, count;
	double *best;      /* one per place; NAN for none */
	uint32_t *made_of; /* one per place: the part's number times how many sums, plus the sum's */
};

/* False where there would be too many places. */
bool gap_places_begin(struct gap_places *places, struct gap_world *w, const struct gap_strand *sums,
                      const struct gap_strand *parts);
/* Adds all sums with one part, their values being `values`. */
void gap_places_add(struct gap_places *places, size_t part);
/* What is left, all of one kind; frees the places. */
struct gap_front gap_places_end(struct gap_places *places, const struct gap_kind *kind);

/* ---- gap_front.c and gap_merge.c: the best scores of a node for each cost ---- */

struct gap_front gap_front_of(struct gap_world *w, size_t node);

/* The same of a node that does not change, of a question, and of a node for which every way
 * to answer the questions below it is scored. */
struct gap_front gap_front_constant(struct gap_world *w, size_t node);
struct gap_front gap_front_question(struct gap_world *w, size_t node);
struct gap_front gap_front_opaque(struct gap_world *w, size_t node);

/* Whether the score of a node can only be found by trying all answers below it. */
bool gap_is_opaque(const struct gap_world *w, size_t node);

/* The cheaper one of fewer questions first. */
int gap_compare_costs(const struct gap_point *a, const struct gap_point *b);

/* Whether `node` is `above` or stands below it; nothing does below ECA_NONE. */
bool gap_is_within(const struct eca_model *m, size_t node, size_t above);

/* How many ways there are to answer the questions below a node; more than
 * gap->combinations for too many. */
size_t gap_combinations(const struct gap_world *w, size_t node);

/* Puts what a point changes into `answers`. */
void gap_apply(const struct gap_point *point, struct eca_answer *answers);

/* Scores the answers being tried. */
const struct eca_result *gap_score(struct gap *gap);

/* ---- gap_world.c and gap_outer.c: what hangs together ---- */

/* A world that is only scored and looked at. */
void gap_world_prepare(struct gap_world *w, struct gap *gap, const struct gap_goal *goal,
                       const struct eca_answer *chosen);
/* Scores it and keeps what came of it; false where a function goes wrong. */
bool gap_world_look(struct gap_world *w);

/* Begins the world in which the outer questions are answered as in `chosen` (one answer per
 * question, the others as given). False where that cannot be: a function goes wrong, or a
 * change is no step there. To be closed in any case. */
bool gap_world_open(struct gap_world *w, struct gap *gap, const struct gap_goal *goal,
                    const struct eca_answer *chosen);
void gap_world_close(struct gap_world *w);

/* Finds which questions are outer, as far as is known of what functions ask for, and which
 * have to stay as they are. Whether there are more of either than before. */
bool gap_find_outer(struct gap *gap);

/* What an outer question may be brought to in some world. In `arena`. */
struct gap_moves gap_outer_moves(struct gap *gap, size_t question, struct arena *arena);

#endif
