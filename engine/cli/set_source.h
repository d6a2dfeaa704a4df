/* A criteria set as a command names it: a folder, an installed set, or either as it was in
 * a revision of its git repository, "criteria/hanoi-2026@v1". */
#ifndef ECA_CLI_SET_SOURCE_H
#define ECA_CLI_SET_SOURCE_H

#include "eca.h"

struct set_source;

/* Finds it; NULL where there is no such folder, set or revision, or no git. Nothing is
 * written anywhere: files of a revision are read out of the repository. */
struct set_source *set_source_open(const char *asked, struct eca_error *err);
void set_source_free(struct set_source *source);

/* For eca_set_load_from; lives as long as `source`. */
const struct eca_origin *set_source_origin(const struct set_source *source);

#endif
