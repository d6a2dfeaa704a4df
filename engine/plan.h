/* The plan of a set: what scoring reads for every firm, in the order in which it
 * reads it, so that it fits the processor's nearest memory. The model says the
 * same at length. */
#ifndef ECA_PLAN_H
#define ECA_PLAN_H

#include "set.h"

/* Fills steps and what stands beside them in `set` from its model; `order` has n_nodes nodes. */
void plan_make(struct eca_set *set, const size_t *order);

#endif
