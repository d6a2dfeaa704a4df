/* A criteria set as the document that a decision annexes and firms read. */
#ifndef ECA_PUBLISH_H
#define ECA_PUBLISH_H

#include "document.h"
#include "eca.h"

struct publish_about {
	const struct eca_model *model;
	const size_t *languages; /* of the set, side by side where there are several */
	size_t n_languages;
	const struct eca_result *example; /* worked through step by step; NULL: none */
	const char *example_name;
	const struct eca_diff *since; /* what changed since another set, which is its `before`;
	                                 or NULL */
};

/* Puts the document together and has `write` write it to `path`. The same contents give the
 * same bytes. False when it cannot be written; then nothing is left behind. */
bool publish(const struct publish_about *about, publication_writer *write, const char *path,
             struct eca_error *err);

/* Whether an example can be worked through: it has a tier; and how much there is to see in
 * it: different scores of criteria between the worst and the best. */
bool publish_can_work(const struct eca_result *result, size_t *variety);

#endif
