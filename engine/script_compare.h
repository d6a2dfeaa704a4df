/* Two sets side by side: what differs between them, and the sets that lie between them,
 * which have some of the edits. All of these share one sandbox. */
#ifndef ECA_SCRIPT_COMPARE_H
#define ECA_SCRIPT_COMPARE_H

#include "set.h"

struct script_bench;

/* Runs the files of both sets, each of which was loaded from there before, and compares
 * them. NULL where a file cannot be read any more. */
struct script_bench *script_bench_open(const struct eca_origin *before,
                                       const struct eca_origin *after, struct eca_error *err);
/* After every set that came from it. */
void script_bench_free(struct script_bench *bench);

/* What differs, in the order of the new set's files; lives as long as `bench`. */
const struct eca_edit *script_bench_edits(const struct script_bench *bench, size_t *count);

/* The old set with those edits made for which `taken` has a flag, without the texts for
 * people, for eca_set_free. NULL where they make no sound set without others. */
struct eca_set *script_bench_mix(struct script_bench *bench, const bool *taken);

#endif
