/* What the program may know of a terminal. */
#ifndef ECA_CLI_TERMINAL_H
#define ECA_CLI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/* Columns of the terminal on standard output; COLUMNS, or 100, when it is none. */
size_t terminal_width(void);

/* Whether standard output may be coloured: a terminal that can, and no NO_COLOR. */
bool terminal_colour(void);

#endif
