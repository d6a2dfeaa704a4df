/* Where assessors differ, for people: the disputes firm by firm, then how well they
 * agree on the whole. */
#ifndef ECA_CLI_AGREE_BOARD_H
#define ECA_CLI_AGREE_BOARD_H

#include "eca.h"

/* In the set's language of that number. */
void agree_board_write(const struct eca_agreement *agreement, size_t language,
                       struct eca_output *out);

#endif
