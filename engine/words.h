/* The words that files show for the engine's enumerations, beside those that
 * eca.h declares. */
#ifndef ECA_WORDS_H
#define ECA_WORDS_H

#include "eca.h"

const char *word_of_gate(enum eca_gate_state state);
const char *word_of_obstacle(enum eca_obstacle_kind kind);
const char *word_of_test(enum eca_test test);

#endif
