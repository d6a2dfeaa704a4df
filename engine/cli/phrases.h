/* What the program says to people in their language: Vietnamese, English, French.
 * Whatever the criteria set says itself is not here. */
#ifndef ECA_CLI_PHRASES_H
#define ECA_CLI_PHRASES_H

#include "buf.h"

enum phrase {
	PHRASE_FIRM,
	PHRASE_NAME,
	PHRASE_SOURCE,
	PHRASE_SELF,
	PHRASE_SITE_VISIT,
	PHRASE_SCORE,
	PHRASE_TIER,
	PHRASE_WHY,
	PHRASE_FIRMS,         /* how many, over the summary's counts */
	PHRASE_OVERALL_BELOW, /* score, wanted */
	PHRASE_NODE_BELOW,    /* id, score, wanted */
	PHRASE_EVERY_PILLAR,  /* wanted */
	PHRASE_THIN,          /* pillar */
	PHRASE_GATE,          /* gate's name */
	PHRASE_MUST_BE,       /* id, answer */
	PHRASE_AT_LEAST,      /* id, number */
	PHRASE_AT_MOST,       /* id, number */
	PHRASE_ANSWER_NEEDED, /* id */
	PHRASE_ONE_OF,        /* id, options */
	PHRASE_ONLY,          /* id, options */
	PHRASE_MISSING_MOST,  /* number */
	PHRASE_SELF_ASSESSED,
	PHRASE_CONDITION, /* file:line */
	PHRASE_YES,
	PHRASE_NO,
	PHRASE_INCOMPLETE,
	PHRASE_INCOMPLETE_WHY, /* given, required, percent wanted */
	PHRASE_POSSIBLE,       /* lowest, highest tier */
	PHRASE_POSSIBLE_ONE,   /* the only tier */
	PHRASE_BY_SEARCH,
	PHRASE_DECIDED_BY,     /* ids */
	PHRASE_NOT_ASSESSABLE,
	PHRASE_FAILED,
	PHRASE_NO_DATE,
	PHRASE_NONE_COMPARED,
	PHRASE_ALL_AGREE,      /* answers compared */
	PHRASE_SOME_DIFFER,    /* disputes, answers compared */
	PHRASE_BY_ONE,         /* how many answers */
	PHRASE_SETTLED,        /* how many disputes, how many are open */
	PHRASE_TIER_IS,        /* tier */
	PHRASE_TIER_STAYS,     /* tier */
	PHRASE_TIER_BETWEEN,   /* lowest tier, highest, how many disputes can change it */
	PHRASE_TIER_NONE,
	PHRASE_TIER_OR_NONE,   /* highest tier, how many disputes can change it */
	PHRASE_VISITS_HANG,    /* visits, how many hang, their firms */
	PHRASE_NO_VISIT_HANGS, /* visits */
	PHRASE_NOT_EVERY_WAY,
	PHRASE_TIER_SHORT,
	PHRASE_CAN_CHANGE,
	PHRASE_QUESTION,
	PHRASE_ANSWERS,
	PHRASE_NOT_ASKED,
	PHRASE_NA,
	PHRASE_NO_DATA,
	PHRASE_NONE_CHOSEN,
	PHRASE_PILLAR,
	PHRASE_ALL_PILLARS,
	PHRASE_COMPARED, /* pairs of answers */
	PHRASE_SAME,     /* in percent */
	PHRASE_ALPHA,
	PHRASE_INTERVAL, /* of 95 % */
	PHRASE_FEW_FIRMS,
	PHRASE_LEAST_AGREED,
	PHRASE_ABOUT_ALPHA,
	PHRASE_WEAKEST,
	PHRASE_ASSESSOR,
	PHRASE_VISITS,
	PHRASE_LEANING,
	PHRASE_CLAIMS, /* how many firms */
	PHRASE_MEAN,
	PHRASE_CLAIMED,
	PHRASE_VERIFIED,
	PHRASE_DIFFERENCE,
	PHRASE_OVERALL,
	PHRASE_OVERRATED,  /* over questions */
	PHRASE_OVERRATING, /* over firms */
	PHRASE_BY_SELF,
	PHRASE_BY_VISIT,
	PHRASE_OVERALL_SCORE,
	PHRASE_NOW,
	PHRASE_THEN,
	PHRASE_AFTERWARDS,
	PHRASE_EFFORT,
	PHRASE_GAIN,
	PHRASE_LIFTS,        /* gate's name */
	PHRASE_FLOOR_OF,     /* what has a threshold */
	PHRASE_CURVE,
	PHRASE_BEST_SCORE,
	PHRASE_ABOUT_EFFORT,
	PHRASE_TO_REACH,     /* tier, effort, how many steps */
	PHRASE_KEPT_BY,      /* reasons */
	PHRASE_AT_TOP,       /* tier */
	PHRASE_AT_TIER,      /* tier */
	PHRASE_BUDGET_TIER,  /* effort, tier, score */
	PHRASE_BUDGET_SCORE, /* effort, tier, score */
	PHRASE_BEYOND_STEPS,  /* tier */
	PHRASE_BEYOND_BUDGET, /* tier */
	PHRASE_BEST_THERE_IS, /* tier, score */
	PHRASE_STILL_KEPT_BY, /* reasons */
	PHRASE_WHY_FIXED,
	PHRASE_WHY_HELD,
	PHRASE_WHY_LEFT,
	PHRASE_WHY_NO_STEPS,
	PHRASE_NO_PLAN,      /* status, why */
	PHRASE_TO_ANSWER,
	PHRASE_LEFT,         /* questions */
	PHRASE_NOT_CERTAIN,
	PHRASE_STEADY_FIRMS, /* firms that stay, all, by how many percent weights are wrong */
	PHRASE_LEAST_STEADY,
	PHRASE_STAYS,        /* in percent of draws */
	PHRASE_RADIUS,       /* in percent */
	PHRASE_MARGIN,
	PHRASE_KEPT_FROM_NEXT,
	PHRASE_A_NEED,
	PHRASE_RANK,
	PHRASE_MORE_FIRMS,   /* how many */
	PHRASE_INFLUENCES,
	PHRASE_CRITERION,
	PHRASE_WEIGHT_SHARE, /* in percent */
	PHRASE_INFLUENCE,    /* in percent */
	PHRASE_OTHERWISE,
	PHRASE_IF_GEOMETRIC, /* firms up, down, rank correlation */
	PHRASE_IF_LOWEST,    /* the same */
	PHRASE_TIERLESS,     /* how many firms */
};

/* `language` is a code, "vi"; English where it is another than those above. */
const char *phrase_in(const char *language, enum phrase phrase);

/* Gives a printed number the decimal mark of the language, in place: a comma in
 * Vietnamese and French. Returns it. */
char *phrase_number(const char *language, char *number);

/* Adds the phrase with %1, %2 and %3 replaced by `a`, `b` and `c`. */
void phrase_add(struct buf *buf, const char *language, enum phrase phrase, const char *a,
                const char *b, const char *c);

#endif
