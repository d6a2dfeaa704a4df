/* What hangs on weights, as people read it in a terminal. */
#ifndef ECA_CLI_SENSITIVITY_BOARD_H
#define ECA_CLI_SENSITIVITY_BOARD_H

#include "eca.h"

/* In the set's language of that number; every firm, or those that stand least firmly. Does
 * not commit the output. */
void sensitivity_board_write(const struct eca_sensitivity *found, size_t language, bool every,
                             struct eca_output *out);

#endif
