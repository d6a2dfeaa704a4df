/* The best and the worst answer to a question, by its own points. */
#ifndef ECA_OUTMOST_H
#define ECA_OUTMOST_H

#include "eca.h"

/* `worth` is what each option earns. False where only a function knows; where nothing earns
 * points `*answer` stays as it is. */
bool outmost_answer(const struct eca_question *question, const double *worth, bool best,
                    struct eca_answer *answer);

#endif
