/* A set written in a test, with answers to it. */
#ifndef ECA_TEST_WORLD_H
#define ECA_TEST_WORLD_H

#include "eca.h"

struct world {
	char folder[32], set[48], answers[48];
	struct eca_set *loaded;
	struct eca_reader *reader;
	struct eca_scoring *scoring;
};

/* `body` is what stands in the braces of the set; where it names no tier it gets
 * low (0), mid (50) and high (80). Before it stand num "id", a number from 0 to 100 points
 * that is its own points, ask "id", a yes or no, and one { … }, a pillar "p" of one
 * criterion "c". `answers` is a CSV file. */
void world_open(struct world *w, const char *body, const char *answers);
void world_close(struct world *w);

/* The next assessment; NULL after the last. */
const struct eca_assessment *world_next(struct world *w);

#endif
