/* Why a firm's tier is not higher, in words. */
#ifndef ECA_CLI_REASONS_H
#define ECA_CLI_REASONS_H

#include "buf.h"
#include "eca.h"

/* Adds what keeps the firm from the next tier, or why it has none, in the set's
 * language of that number; nothing for a firm in the highest tier. */
void reasons_add(struct buf *buf, const struct eca_result *result, size_t language);

#endif
