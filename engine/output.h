/* Output files; what eca.h does not say. */
#ifndef ECA_OUTPUT_H
#define ECA_OUTPUT_H

#include "eca.h"

/* From now on SIGINT, SIGTERM, SIGHUP and SIGPIPE remove the unfinished files
 * before they end the process, and a file grown too large is an error of writing,
 * not the end of the process. A signal that is ignored stays ignored. */
void output_clean_up_on_signals(void);

/* Whether a path given as an output means standard output. */
bool output_is_standard(const char *path);

#endif
