/* An assessment written as an example of its set, without what tells whose it is. */
#ifndef ECA_CLI_RECORD_H
#define ECA_CLI_RECORD_H

#include "eca.h"

/* What is left of an assessment without texts, notes, assessor and the firm's id. Answers in
 * `answers`, room for one per question. */
struct eca_assessment record_strip(const struct eca_model *model,
                                   const struct eca_assessment *assessment,
                                   struct eca_answer *answers);

/* Writes a file of one example, which expects what `result` is. */
void record_write(const struct eca_result *result, struct eca_output *out);

#endif
