/* Results as people read them in a terminal: a line an assessment, how many stand
 * in each tier, and the set's notice. */
#ifndef ECA_CLI_BOARD_H
#define ECA_CLI_BOARD_H

#include "claims.h"

struct board;

/* In the set's language of that number. `out` must outlive it. */
struct board *board_new(const struct eca_model *model, size_t language, struct eca_output *out);
void board_put(struct board *board, const struct eca_result *result);
/* Writes what closes it, with the claims unless NULL; does not commit the output. Frees
 * the board. */
void board_end(struct board *board, const struct claims *claims);

#endif
