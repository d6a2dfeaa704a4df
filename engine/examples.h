/* The examples of a set: how the assessment of each is made of what was written. */
#ifndef ECA_EXAMPLES_H
#define ECA_EXAMPLES_H

#include "answers.h"
#include "score.h"

/* What is written for one column of an assessment. */
enum written { WRITTEN_MISSING, WRITTEN_TEXT, WRITTEN_NUMBER, WRITTEN_FLAG, WRITTEN_LIST };

struct example_cell {
	const char *column; /* "spc", "spc:evidence" */
	struct eca_place at;
	enum written kind;
	const char *text;
	double number; /* flag: 1 true, 0 false */
	const char *const *list; /* ids of options */
	size_t n_list;
};

/* What stands in place of the answers that are not written. */
enum every { EVERY_MISSING, EVERY_BEST, EVERY_WORST };

/* An example as it was written. */
struct recipe {
	enum eca_source source;
	bool dated;
	int assessed_on; /* days */
	enum every every;
	struct eca_place every_at;
	size_t grade; /* of the answers that have none of their own, or ECA_NONE */
	const struct example_cell *cells;
	size_t n_cells;
	bool wrong; /* something of it could not be taken over: its findings say what */
};

/* Makes assessments of recipes, one after another. */
struct kitchen {
	struct eca_set *set;
	struct answers *answers;
	struct seen seen; /* stays empty: an example is nobody's second assessment */
	struct eca_scoring *scoring;
	const struct recipe *recipe; /* the one under construction */
	bool *written;           /* one per question */
	unsigned char *verdicts; /* enum verdict, one per condition */
	bool depends;            /* what some option is worth hangs on other answers */
};

/* In memory that the caller provides; release with kitchen_free. */
void kitchen_open(struct kitchen *kitchen, struct eca_set *set);
void kitchen_close(struct kitchen *kitchen);

/* The assessment of an example, until the next call; NULL where something is wrong with it:
 * then `kitchen->answers->problems` say what, each with file and line as its row. */
const struct eca_assessment *kitchen_make(struct kitchen *kitchen, size_t example);

/* Adds what is wrong with the examples of `set` to `findings`, and puts all of those from
 * number `first` on that are about files of examples in the order of file and line. */
void examples_check(struct eca_set *set, struct eca_findings *findings, size_t first);

#endif
