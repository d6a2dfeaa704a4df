/* A score explained line by line: from the answers to points, criteria, pillars, the
 * overall score, tiers and gates, such that adding up what is printed gives the score. */
#ifndef ECA_CLI_RECEIPT_H
#define ECA_CLI_RECEIPT_H

#include "eca.h"

/* Writes the receipt of `result`, which `scoring` scored last, in that language of the set.
 * `node` is what it is about: overall for all of it, else what leads from the answers up to
 * that node. In places `shown` stands for
 * the set's folder. */
void receipt_write(struct eca_scoring *scoring, const struct eca_result *result, size_t language,
                   size_t node, const char *shown, struct eca_output *out);

#endif
