/* One assessment scored: the state that the parts of scoring share. */
#ifndef ECA_SCORE_H
#define ECA_SCORE_H

#include "script.h"
#include "set.h"

struct search;

/* What a condition comes to. */
enum verdict { VERDICT_FALSE, VERDICT_TRUE, VERDICT_NA, VERDICT_UNKNOWN };

struct eca_scoring {
	struct eca_set *set;
	const struct eca_model *model;
	struct eca_result result;     /* its arrays are those below */
	struct eca_answer *answers;   /* one per question */
	unsigned char *slots;         /* one per question: what of its answer counts */
	struct eca_score *scores;     /* one per node */
	unsigned char *verdicts;      /* enum verdict, one per condition: what is known so far */
	bool *undecided;              /* one per question: its applies_if is still to be decided */
	const double *weights;        /* one per node, as in force */
	const struct evidence *evidence; /* as this kind of assessment weighs it */
	size_t *missing;              /* room for every question */
	bool *thin;                   /* one per pillar */
	size_t ruled_out;             /* questions that do not apply to this firm */
	bool left_out;                /* the assessor answered N/A somewhere */
	unsigned char *gates;         /* enum eca_gate_state */
	size_t *fired, n_fired;       /* the gates that did, in order; room for all */
	struct eca_obstacle *obstacles;
	size_t obstacles_room;
	struct eca_note *notes;       /* room for one per node */
	struct eca_problem *warnings; /* room for one per question */
	struct script_view view;
	struct arena arena;  /* of this assessment: failure, notes, warnings */
	const char *failure; /* the first function that went wrong */
	struct eca_call call; /* for eca_call */
	bool *asked;          /* the same, as in struct script_view; NULL until it was asked */
	struct search *search; /* for eca_interval; NULL until it was asked */
};

/* A score in whole millionths of a point: floor(x·10⁶ + 0.5 + 10⁻⁶) / 10⁶, so that
 * a half that a double misses is still a half. For 0 <= x <= 100 or a little more. */
double score_round(double x);

static inline enum verdict verdict_from(bool holds)
{
	return holds ? VERDICT_TRUE : VERDICT_FALSE;
}

/* A condition that is not on one answer, anew. */
enum verdict condition_evaluate(struct eca_scoring *s, size_t condition);

/* One on the answer to a question, as most are: without a branch where none is foreseen. */
static inline enum verdict condition_on_answer(const struct eca_scoring *s,
                                               const struct check *check)
{
	unsigned slot = s->slots[check->first];
	bool holds = check->options >> (slot & 63) & 1;

	if (check->kind == CHECK_SET)
		holds = ((((s->answers[check->first].set & check->options) != 0) == check->holds) &
		         (slot == SLOT_OPTION)) != check->turned;
	return slot == SLOT_NA ? VERDICT_NA : verdict_from(holds);
}

/* The condition with that index; ECA_NONE is not allowed. Evaluated once. */
static inline enum verdict condition_verdict(struct eca_scoring *s, size_t condition)
{
	const struct check *check = &s->set->checks[condition];
	enum verdict verdict = s->verdicts[condition];

	if (check->kind <= CHECK_SET)
		return condition_on_answer(s, check);
	if (verdict != VERDICT_UNKNOWN)
		return verdict;
	verdict = condition_evaluate(s, condition);
	s->verdicts[condition] = (unsigned char)verdict;
	return verdict;
}

/* Whether a condition on an answer (yes … answered) holds for one that was given. */
bool condition_holds(const struct eca_condition *condition, enum eca_type type,
                     const struct eca_answer *answer);

/* Brings a question of the assessment scored last to another answer and scores it alone: what
 * applies stays as it was, and so do the scores above. Conditions on the question are then those
 * on this answer. Where functions are looked at the whole has to be scored. */
const struct eca_score *score_answer(struct eca_scoring *s, size_t question,
                                     const struct eca_answer *answer);

/* The expression over the scores of the children of the node it belongs to, not
 * rounded; false where it is not applicable. */
bool expression_value(struct eca_scoring *s, size_t expression, double *value);

/* Gates, tier and what keeps from the next one, into the result. */
void tier_decide(struct eca_scoring *s);

/* Releases what eca_interval works with; NULL is nothing. */
void interval_free(struct search *search);

/* Scores what was scored last once more, with other weights: one per node. Failed, or with
 * another status, it may come out of it. */
void score_again(struct eca_scoring *s, const double *weights);

/* Notes that a function went wrong: the first counts. */
void score_fail(struct eca_scoring *s, const char *failure);

#endif
