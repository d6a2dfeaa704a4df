/* The progress bar on standard error: only on a terminal, only once the work has
 * taken half a second, gone when it ends. There is one terminal, so there is one
 * bar, and it has no object. */
#ifndef ECA_CLI_PROGRESS_H
#define ECA_CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

void progress_start(bool wanted);
/* `done` of `total` bytes or things, 0 when not known; "1234 WHAT" beside it.
 * Cheap enough to be called for every firm. */
void progress_show(uint64_t done, uint64_t total, uint64_t count, const char *what);
/* Takes the bar away before something else is printed; it comes back. */
void progress_clear(void);
void progress_end(void);

#endif
