/* A comparison of two sets in words: for the terminal, and for its workbook. */
#ifndef REPORT_DIFF_SAY_H
#define REPORT_DIFF_SAY_H

#include "eca.h"
#include "text.h"
#include "words.h"

/* Whose words: `language` is one of the new set's. */
struct diff_say {
	const struct eca_diff *diff;
	size_t language;
	enum tongue tongue;
};

struct diff_say diff_say_new(const struct eca_diff *diff, size_t language);

const char *diff_word(const struct diff_say *say, enum word word);

/* Adds an edit: "question spc: points of level 1: 40 → 30". */
void diff_say_edit(const struct diff_say *say, const struct eca_edit *edit, struct text *out);

/* Adds a cause by the numbers of its edits, 1 the first: "2", "any of these suffices: 2; or
 * 3 and 5 together"; or with the edits in words in their place. */
void diff_say_cause(const struct diff_say *say, const struct eca_cause *cause, bool in_words,
                    struct text *out);

/* Adds the groups of several edits, "1 and 4; 2 and 3"; nothing where there are none. */
void diff_say_groups(const struct diff_say *say, struct text *out);

/* What a row or column of the matrix is of: the tier's name, "No tier", "Rejected". */
const char *diff_say_place(const struct diff_say *say, bool after, size_t place);

/* The answer of a breakdown's row. */
const char *diff_say_share(const struct diff_say *say, const struct eca_breakdown *breakdown,
                           const struct eca_share_of *share);

/* Points with two decimals and the language's mark, a change with its sign. `out` has
 * DIFF_SAY_SIZE bytes and comes back. */
enum { DIFF_SAY_SIZE = ECA_SCORE_SIZE + 4 };
char *diff_say_points(const struct diff_say *say, double points, char *out);
char *diff_say_change(const struct diff_say *say, double change, char *out);

/* Adds a bin: "−2 to −1", "no change". */
void diff_say_bin(const struct diff_say *say, const struct eca_bin *bin, struct text *out);

/* "gov.lua:12", without the set's folder; "" where it stands nowhere. */
void diff_say_at(const struct eca_model *model, const struct eca_place *at, struct text *out);

#endif
