/* What the writers of a comparison of two sets share. */
#ifndef ECA_DIFF_OUT_H
#define ECA_DIFF_OUT_H

#include "arena.h"
#include "eca.h"

void diff_csv(const struct eca_diff *diff, bool bom, struct eca_output *out);
void diff_json(const struct eca_diff *diff, struct eca_output *out);

/* A row or column of the matrix: the tier's id, "no_tier" or "rejected". */
const char *diff_place_word(const struct eca_model *model, size_t place);

/* What became of an assessment under a set: "ok", "incomplete" …, or "rejected". */
const char *diff_status_word(const struct eca_diff *diff, const struct eca_mover *mover, bool after);

/* "up", "down" or "other". */
const char *diff_direction_word(const struct eca_mover *mover);

#endif
