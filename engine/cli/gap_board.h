/* A plan as people read it: where the firm stands, what to do, what that gives. */
#ifndef ECA_CLI_GAP_BOARD_H
#define ECA_CLI_GAP_BOARD_H

#include "eca.h"

/* In the set's language of that number. */
void gap_board_write(const struct eca_gap *gap, size_t language, struct eca_output *out);

#endif
