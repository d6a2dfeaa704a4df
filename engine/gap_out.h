/* What the writers of a plan share. */
#ifndef ECA_GAP_OUT_H
#define ECA_GAP_OUT_H

#include "agree_out.h"
#include "eca.h"

void gap_csv(const struct eca_gap *gap, bool bom, struct eca_output *out);
void gap_json(const struct eca_gap *gap, struct eca_output *out);

/* Steps of all questions together. */
size_t gap_count_steps(const struct eca_gap *gap);

/* "yes" or "no". */
const char *gap_certain_word(const struct eca_gap *gap);

#endif
