/* What the writers of an agreement share. */
#ifndef ECA_AGREE_OUT_H
#define ECA_AGREE_OUT_H

#include "agree.h"

void agree_csv(const struct eca_agreement *agreement, bool bom, struct eca_output *out);
void agree_json(const struct eca_agreement *agreement, struct eca_output *out);

/* "An + Bình", in `arena`. */
const char *agree_joined_name(const struct eca_visit *visit, struct arena *arena);

/* The pillar's id; "" for a field of the profile. */
const char *agree_pillar_id(const struct eca_model *model, size_t question);

/* Whether settling a dispute can change the tier: "yes", "no", or "not_found" where not
 * every way to settle the others was tried. */
const char *agree_sway_word(const struct eca_visit *visit, const struct eca_dispute *dispute);

/* An answer as a cell of CSV holds it, in `arena`. */
const char *agree_value(const struct eca_question *question, const struct eca_answer *answer,
                        struct arena *arena);

/* The share of equal pairs, 0 to 1; 0 where there is no pair. */
double agree_share(const struct eca_concord *figures);

#endif
