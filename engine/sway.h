/* What a firm's tier is made of, as far as the weights of criteria and pillars decide it
 * (docs/model.md, section 12): everything else is settled beforehand, so that other weights
 * can be tried by the ten thousand. */
#ifndef ECA_SWAY_H
#define ECA_SWAY_H

#include "arena.h"
#include "score.h"

/* A condition that is left of one when all is settled but scores of pillars and overall. */
enum rule_kind { RULE_NEVER, RULE_ALWAYS, RULE_DROPS, RULE_SCORE, RULE_ALL, RULE_ANY, RULE_NONE };

struct rule {
	enum rule_kind kind;
	size_t slot; /* score: which pillar, n_pillars for overall */
	double n;    /* which has to be at least this */
	const struct rule *const *parts; /* all, any, none: none of them settled */
	size_t n_parts;
};

struct sway_gate {
	const struct rule *unless;
	size_t cap, drop; /* as in struct eca_gate */
};

struct sway {
	const struct eca_model *model;
	const double *weights; /* one per node, in force */
	double *points;        /* one per criterion, pillar, overall; 0 where not known */
	bool *known;           /* the same */
	bool *open;            /* one per pillar, and overall: made by its children's weights */
	const struct rule **needs; /* one per tier; NULL for none */
	bool thin;
	struct sway_gate *gates;   /* those that can fire under some weights */
	size_t n_gates;
	size_t tier;
};

/* Whether all that hangs on weights is of the kind that is kept here. Otherwise assessments
 * have to be scored again whole: score_again. */
bool sway_possible(const struct eca_model *model);

/* What the assessment scored last comes to; its status is ok. All of it in `arena`. */
struct sway *sway_of(struct eca_scoring *scoring, struct arena *arena);

/* A set of up to 64 trials as bits: in which of them the score in `slot` is at least n. */
typedef uint64_t sway_leaf(const void *trials, size_t slot, double n);

/* In which trials each tier, or a higher one, is reached: one set per tier. */
void sway_tiers(const struct sway *sway, sway_leaf *leaf, const void *trials, uint64_t *at_least);

/* The smallest share by which the weights of criteria and pillars can be wrong, each up or
 * down by itself, so that the tier is another; 1 where it stays. `*becomes` is the tier then,
 * or ECA_NONE. */
double sway_radius(const struct sway *sway, size_t *becomes);

#endif
