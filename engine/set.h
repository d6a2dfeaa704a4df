/* A loaded criteria set as the engine holds it: the public model, the orders in
 * which it is worked through, and the Lua functions behind script.h. */
#ifndef ECA_SET_H
#define ECA_SET_H

#include "arena.h"
#include "eca.h"

struct script;

/* How a node's score comes about, for the one loop that computes them all. */
enum step_kind { STEP_UNSCORED, STEP_QUESTION, STEP_WEIGHTED, STEP_EXPRESSION, STEP_FUNCTION };

/* One node in the order of computing: what scoring needs of it, close together. */
struct step {
	unsigned char kind;    /* enum step_kind */
	bool missing_excludes; /* a question */
	unsigned node;
	unsigned first;        /* the question, or the first child */
	unsigned count;        /* of its options, or children */
	const double *table;   /* of a question whose points hang on nothing but option and
	                          evidence: rounded points, option within grade, the last
	                          "grade" being a self assessment's; else NULL */
};

struct eca_set {
	struct eca_model model;
	struct script *script;
	struct arena arena;    /* everything the model points at */
	struct step *steps;    /* n_nodes: children first, and what a pick asks for */
	size_t *applies_order; /* questions with applies_if: what one looks at before it */
	size_t n_applies;
	double *weights; /* one per node, its own */
	double *factors;         /* one per grade byte: what evidence leaves of the points */
	unsigned char *visit_rows, *self_rows; /* one per grade byte: row in a step's table */
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
