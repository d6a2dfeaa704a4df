/* What findings about a set are called: a code each, with its meaning. */
#ifndef ECA_CODES_H
#define ECA_CODES_H

#include "eca.h"

/* The code of what loading says in that text. */
const char *codes_of_text(enum eca_severity severity, const char *text);

#endif
