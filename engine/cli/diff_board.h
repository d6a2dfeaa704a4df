/* A comparison of two sets for people. */
#ifndef ECA_CLI_DIFF_BOARD_H
#define ECA_CLI_DIFF_BOARD_H

#include "eca.h"

/* In a language of the new set; `all`: every mover, not the first only. */
void diff_board_write(const struct eca_diff *diff, size_t language, bool all,
                      struct eca_output *out);

#endif
