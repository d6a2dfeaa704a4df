/* Everything results go to, opened together and finished together. */
#ifndef ECA_CLI_SINKS_H
#define ECA_CLI_SINKS_H

#include "targets.h"

struct sinks;

/* Opens them all, or none. `targets` must outlive it. */
struct sinks *sinks_open(const struct targets *targets, const struct eca_model *model,
                         size_t language, bool bom, struct eca_error *err);
void sinks_put(struct sinks *sinks, const struct eca_result *result);
/* Finishes them all and frees `sinks`. What could not be written is said on
 * standard error; false when there was any. */
bool sinks_commit(struct sinks *sinks);
/* Leaves everything as it was before. Frees `sinks`. */
void sinks_discard(struct sinks *sinks);

#endif
