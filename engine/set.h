/* A loaded criteria set as the engine holds it: the public model, the orders in
 * which it is worked through, and the Lua functions behind script.h. */
#ifndef ECA_SET_H
#define ECA_SET_H

#include "arena.h"
#include "eca.h"

struct script;

/* What stands for an answer in a table: one of the three states without a value, or
 * the option chosen. */
enum { SLOT_MISSING, SLOT_NO_DATA, SLOT_NA, SLOT_OPTION };

static inline unsigned answer_slot(const struct eca_answer *answer)
{
	static const unsigned char first[] = {
		[ECA_MISSING] = SLOT_MISSING,
		[ECA_ANSWERED] = SLOT_OPTION,
		[ECA_NO_DATA] = SLOT_NO_DATA,
		[ECA_NA] = SLOT_NA,
	};

	return first[answer->state] + (unsigned)(int)answer->number;
}

/* A question whose points hang on nothing but option and evidence. */
struct option_step {
	const struct eca_score *scores; /* rounded: a row of `width` slots for each grade, the
	                                   last "grade" being a self assessment's */
	unsigned question, node, width;
};

/* One straight line: points + (x - from) * rise / run. */
struct line {
	double from, points, rise, run;
};

/* A question whose points are straight lines over a number: n breakpoints, and n + 1
 * lines, flat before the first and behind the last. */
struct line_step {
	const double *starts;
	const struct line *lines;
	unsigned question, node, n;
	bool missing_excludes;
};

/* How the score of any other node comes about. */
enum step_kind { STEP_QUESTION, STEP_WEIGHTED, STEP_EXPRESSION, STEP_FUNCTION };

struct step {
	unsigned char kind;    /* enum step_kind */
	bool missing_excludes; /* a question */
	unsigned node;
	unsigned first;        /* the question, or the first child */
	unsigned count;        /* of its children */
};

/* A condition on a question with options, as the slots for which it holds. */
struct slot_test {
	uint64_t holds;
	unsigned question;
	bool used;    /* false: the condition is of another kind */
	bool weighed; /* in a site visit, an answer without evidence is no data */
};

/* What each grade byte of an answer comes to, in one kind of assessment. */
struct evidence {
	double factors[ECA_NO_GRADE + 1];     /* what it leaves of the points */
	unsigned char rows[ECA_NO_GRADE + 1]; /* of an option step */
	bool worthless[ECA_NO_GRADE + 1];     /* the factor is 0 */
};

struct eca_set {
	struct eca_model model;
	struct script *script;
	struct arena arena;    /* everything the model points at */
	struct option_step *option_steps; /* the plan: questions first … */
	size_t n_option_steps;
	struct line_step *line_steps;
	size_t n_line_steps;
	struct step *steps; /* … then the rest, children first, and what a pick asks for */
	size_t n_steps;
	struct slot_test *slot_tests;   /* one per condition */
	struct evidence evidence[2];    /* by enum eca_source */
	double *weights;                /* one per node, its own */
	size_t *applies_order; /* questions with applies_if: what one looks at before it */
	size_t n_applies;
	bool *required;          /* one per question */
	bool *has_function;      /* one per condition: it or a part of it is a Lua function */
	size_t *functions;       /* the conditions that are Lua functions themselves */
	size_t n_functions;
	struct eca_scoring *row; /* for set_applies: the row being read, once settled */
	bool row_settled;
};

/* Begins a row. Fills in the derived fields of `answers` (one per question of the model, the
 * profile typed already), in file order. False when one cannot be computed, which
 * fails the firm: `*failure`, in `arena`, says why. `who` gives firm_id, source
 * and date; its `answers` are `answers`. */
bool set_derive(struct eca_set *set, const struct eca_assessment *who, struct eca_answer *answers,
                struct arena *arena, const char **failure);

/* Whether a question applies to the typed row: false where its applies_if does not
 * hold. Readers ask it about N/A that the question itself does not allow. */
bool set_applies(struct eca_set *set, const struct eca_assessment *assessment, size_t question);

/* Runs the `valid` function of an answered question over the whole typed row.
 * False when it does not hold: `*message`, in `arena` (in the set's first
 * language), says why, or what went wrong in the function. */
bool set_valid(struct eca_set *set, const struct eca_assessment *assessment, size_t question,
               struct arena *arena, const char **message);

#endif
