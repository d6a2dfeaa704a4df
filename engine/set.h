/* A loaded criteria set as the engine holds it: the public model, the orders in
 * which it is worked through, and the Lua functions behind script.h. */
#ifndef ECA_SET_H
#define ECA_SET_H

#include "arena.h"
#include "eca.h"

struct recipe;
struct script;

/* An answer as scoring sees it: one of the three states without a value, or that it was
 * answered, plus the option where one is chosen of several. In a site visit, what has
 * no evidence (a grade of factor 0) is no data. */
enum { SLOT_MISSING, SLOT_NO_DATA, SLOT_NA, SLOT_OPTION, SLOT_LAST = 255 };
enum { SLOTS_AHEAD = 16 }; /* bytes looked at together */

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
 * lines, flat before the first and behind the last. The starts are filled up with
 * infinity, so that they can be looked at LINE_STARTS at a time. */
enum { LINE_STARTS = 8 };
struct line_step {
	const double *starts;
	const struct line *lines;
	double first, last; /* of the breakpoints */
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

/* What a condition asks, small. */
enum check_kind {
	CHECK_SLOT,    /* the slot of question `first` is one of `options`, a bit each */
	CHECK_SET,     /* the options that multi `first` has are among `options`, or not */
	CHECK_ANSWERS, /* `count` of such conditions, from `first` on in the set's parts */
	CHECK_PARTS,   /* the same, of any kind */
	CHECK_OTHER,   /* what the model's condition says */
};

struct check {
	uint64_t options;
	unsigned first, count;
	unsigned char kind;     /* enum check_kind */
	bool holds;             /* set: when one of `options` is there; parts: once one decides */
	bool turned;            /* set: what is true is false, and the other way round */
	unsigned char deciding; /* parts: the verdict of one that decides the whole */
	bool hasty;             /* parts: the others need not be looked at then */
	bool calls;             /* it or a part of it is a Lua function */
};

/* What each grade byte of an answer comes to, in one kind of assessment. */
struct evidence {
	double factors[ECA_NO_GRADE + 1];     /* what it leaves of the points */
	unsigned char rows[ECA_NO_GRADE + 1]; /* of an option step */
	uint64_t keeps[ECA_NO_GRADE + 1];     /* all bits, or none where the factor is 0 */
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
	struct check *checks; /* one per condition */
	unsigned *parts;      /* of those that have parts */
	struct evidence evidence[2];    /* by enum eca_source */
	double *weights;                /* one per node, its own */
	size_t *applies_order; /* questions with applies_if: what one looks at before it */
	size_t *applies_if;    /* the conditions of these */
	size_t n_applies;
	unsigned char *required; /* one per question, 0 or 1; then SLOTS_AHEAD zeros */
	uint64_t *by_option;     /* one per question: all bits where the answer is one of its
	                            options, and these are few enough for slots */
	size_t *functions;       /* the conditions that are Lua functions themselves */
	size_t n_functions;
	struct eca_example *examples; /* where it was loaded with them */
	const struct recipe *recipes; /* one per example: how its assessment is made */
	size_t n_examples;
	struct eca_scoring *row; /* for set_applies: the row being read, once settled */
	bool row_settled;
};

/* The grade of evidence that leaves most of the points, of equal ones the first. */
size_t set_best_grade(const struct eca_model *model);

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
