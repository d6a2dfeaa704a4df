/* The words that people see, back to what a cell of CSV would hold: "3 – Every
 * machine" to "3", "Có / Yes" to "yes", "Không áp dụng" to "NA".
 *
 * Labels stand in lists. Those of a set are all there: its options under the id of
 * their question, in each of its languages, and the LABELS_… below. A workbook that
 * brings its own labels gets a `struct labels` of its own.
 *
 * Texts are compared by utf8_key: case, width, composition, kinds of dashes and
 * spaces do not count. Two texts joined by " / " mean what both of them mean. */
#ifndef ECA_LABELS_H
#define ECA_LABELS_H

#include <stddef.h>

#include "eca.h"

#define LABELS_EVIDENCE  "eca:evidence" /* ids of grades */
#define LABELS_QUESTIONS "eca:question" /* ids of questions and profile fields, by their text */
#define LABELS_YES_NO    "eca:yes_no"   /* "yes", "no"; not what a question calls them */
#define LABELS_STATES    "eca:state"    /* "NA", "ND" */
#define LABELS_SOURCE    "source"       /* "self", "site_visit" */

struct labels;

/* All labels of a set, which must outlive them; with NULL, none. */
struct labels *labels_new(const struct eca_model *model);
void labels_free(struct labels *labels);

/* Adds a label; list, meaning and text (valid UTF-8) are copied. One that is in the list
 * with another meaning has none from then on; an empty one never has. */
void labels_add(struct labels *labels, const char *list, const char *meaning, const char *text,
                size_t length);

/* What a text (valid UTF-8) means in the list; NULL when it is not there, or stands for
 * several things. Lives as long as `labels`. */
const char *labels_find(struct labels *labels, const char *list, const char *text, size_t length);

/* What a cell of CSV would hold for an answer to the question: its option by its text,
 * yes or no, NA or ND (not where the question takes a text); the level whose number stands
 * before a dash, point, colon or bracket, whatever the words behind it are unless another
 * level has them. NULL when it is none of these: try the text itself. */
const char *labels_answer(struct labels *labels, const struct eca_question *question,
                          const char *text, size_t length);

#endif
