/* The inside of eca_peers: the scores of every group of firms, for the files that write and
 * read them. Shape: a table of groups by sector and size. */
#ifndef ECA_PEERS_H
#define ECA_PEERS_H

#include "arena.h"
#include "eca.h"

/* Scores of one node in millionths, ascending once ended. */
struct peer_scores {
	int32_t *items;
	size_t count, room;
};

struct peer_group {
	size_t firms;
	struct peer_scores *nodes; /* one per node from the first criterion on; NULL: no firm */
};

struct eca_peers {
	const struct eca_model *model;
	size_t sector, size; /* questions; size may be ECA_NONE */
	size_t n_sizes;
	size_t n_nodes;            /* from the first criterion on */
	struct peer_group *groups; /* sector × (all sizes, then each) */
	size_t n_groups;
	size_t firms;
	bool dated; /* a firm has a date: from and to are the first and the last */
	int from, to;
	struct arena arena; /* texts of a file that was read */
};

/* The group of a sector's option, and of a size's or ECA_NONE for all sizes. */
struct peer_group *peers_group(const struct eca_peers *peers, size_t sector, size_t size);
/* Adds a score, in millionths. Node: counted from the first criterion. */
void peers_put(struct eca_peers *peers, struct peer_group *group, size_t node, int32_t score);

/* First quartile, median and third of ascending scores, of which there is one. */
void peers_quartiles(const struct peer_scores *scores, double quartiles[3]);

#endif
