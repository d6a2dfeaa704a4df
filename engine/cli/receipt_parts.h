/* What receipt*.c share. */
#ifndef ECA_CLI_RECEIPT_PARTS_H
#define ECA_CLI_RECEIPT_PARTS_H

#include "eca.h"
#include "page.h"

struct receipt {
	struct eca_scoring *scoring;
	const struct eca_result *result;
	const struct eca_model *model; /* on the scale 0–100 with all six decimals */
	const struct report *say;
	const char *code; /* the language's */
	struct page page;
	struct eca_share *shares;      /* one per node */
	const struct eca_text **notes; /* one per node: a function's note, or NULL */
};

/* A line of a fixed text, of which {1} to {3} are `a` to `c`, NULL where it has no such. */
void receipt_say(struct receipt *r, size_t depth, const struct eca_place *at, enum word word,
                 const char *a, const char *b, const char *c);
/* A line "LABEL: text". */
void receipt_label(struct receipt *r, size_t depth, const struct eca_place *at, enum word label,
                   const char *text);
/* The same with what a function said of the node, if it did. */
void receipt_note(struct receipt *r, size_t depth, size_t node);

/* Numbers with the language's decimal mark, in `text` of SAY_SIZE bytes, which comes back:
 * a score with its six decimals; any number with as few as give it, at most nine; a whole
 * number of 10^-decimals. */
const char *receipt_points(const struct receipt *r, double points, char *text);
const char *receipt_number(const struct receipt *r, double number, char *text);
const char *receipt_scaled(const struct receipt *r, uint64_t number, int decimals, char *text);

/* Adds "id – name". */
void receipt_name(const struct receipt *r, size_t node, struct text *out);

/* A question's lines: its part of the sum, the answer, how that became points. */
void receipt_question(struct receipt *r, size_t node, const struct page_sum *sum);
/* A node's block: its parts, and how they make its score. */
void receipt_node(struct receipt *r, size_t node);
/* The formula of a node that has an expression. */
void receipt_expression(struct receipt *r, size_t node);
/* score × weight exactly, with six decimals and so many more. */
const char *receipt_product(const struct receipt *r, double points, double weight, int decimals,
                            char *text);
/* How many decimals a weight has, at most six. */
int receipt_decimals(double weight);

/* A condition and its parts, each with what it came to. */
void receipt_condition(struct receipt *r, size_t depth, size_t condition);
/* Where a function of the set stands, and what it looked at: that of a node or condition,
 * or of the points of `question`. The line begins with `mark`. Gives what eca_call gave. */
struct eca_score receipt_call(struct receipt *r, size_t depth, const char *mark, size_t function,
                              size_t question);

void receipt_weights(struct receipt *r);
void receipt_status(struct receipt *r);
void receipt_tiers(struct receipt *r);
void receipt_gates(struct receipt *r);

#endif
