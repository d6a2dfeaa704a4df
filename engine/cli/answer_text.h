/* Answers as people read them on the terminal. */
#ifndef ECA_CLI_ANSWER_TEXT_H
#define ECA_CLI_ANSWER_TEXT_H

#include "buf.h"
#include "eca.h"

/* Adds an answer in words: "2 – On special characteristics", "12.5 ppm", "N/A"; "–" where
 * it is missing, "not asked" where the question does not apply. */
void answer_text_add(struct buf *buf, const struct eca_model *model, size_t question,
                     const struct eca_answer *answer, size_t language);

#endif
