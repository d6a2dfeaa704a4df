/* What publish*.c share. */
#ifndef REPORT_PUBLISH_PARTS_H
#define REPORT_PUBLISH_PARTS_H

#include "publish.h"
#include "say.h"

/* A document in one language, being put together. */
struct publishing {
	const struct publish_about *about;
	const struct eca_model *model;
	const struct report *say;
	size_t language;
	struct document *out;
};

/* Adds a block with a fixed text, of which {1} to {3} are `a` to `c`. */
void publish_say(struct publishing *p, enum block_kind kind, enum word word, const char *a,
                 const char *b, const char *c);
/* A heading of the third level, of which {1} is `a`. */
void publish_step(struct publishing *p, const char *anchor, enum word word, const char *a);
void publish_heading(struct publishing *p, int level, const char *anchor, enum word word);
/* Begins a table with these titles. */
void publish_table(struct publishing *p, const unsigned char *widths, const enum word *titles);
/* Adds a cell or another block with the text, and empties it. */
void publish_text(struct publishing *p, enum block_kind kind, struct text *text);
/* Adds a line to a text of several. */
void publish_line(struct text *text, const char *line);
/* Cells with a number: of points, on the display scale; of a weight. */
void publish_points(struct publishing *p, double points);
void publish_weight(struct publishing *p, double weight);

/* The parts, in their order. */
void publish_method(struct publishing *p);
void publish_example(struct publishing *p);
void publish_weights(struct publishing *p);
void publish_profile(struct publishing *p);
void publish_criteria(struct publishing *p);
void publish_tiers(struct publishing *p);
void publish_gates(struct publishing *p);
void publish_evidence(struct publishing *p);
void publish_actions(struct publishing *p);
void publish_glossary(struct publishing *p);
void publish_changes(struct publishing *p);

#endif
