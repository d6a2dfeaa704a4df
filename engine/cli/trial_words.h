/* What an example expects and what came of it, in a few words: as the examples themselves
 * are written, with ids. */
#ifndef ECA_CLI_TRIAL_WORDS_H
#define ECA_CLI_TRIAL_WORDS_H

#include "buf.h"
#include "eca.h"

/* "tier", "overall", "spc": what stands before the = of an expectation. */
const char *trial_subject(const struct eca_model *model, const struct eca_expectation *expected);
/* "tier1", "81.4 ± 0.05", "at least 70", "g_qms, g_fire", "none". */
void trial_add_wanted(struct buf *buf, const struct eca_model *model,
                      const struct eca_expectation *expected);
/* The same of the result, whose score the expectation need not be met by. */
void trial_add_found(struct buf *buf, const struct eca_result *result,
                     const struct eca_expectation *expected);

/* "tier: expected intl, found tier1", for the expectations that are not met. */
void trial_add_difference(struct buf *buf, const struct eca_result *result,
                          const struct eca_expectation *expected);

#endif
