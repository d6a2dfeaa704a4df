/* How a firm stands among others of its sector and size (docs/model.md, section 10). */
#include "peers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NOT_KNOWN = -1 };

struct eca_peer {
	size_t sector, size; /* options; size may be ECA_NONE */
	bool dated;
	int assessed_on;
	int32_t scores[]; /* millionths, or NOT_KNOWN */
};

/* ---- Which firms belong together ---- */

/* The choice of the profile with that id, or ECA_NONE. */
static size_t choice_field(const struct eca_model *m, const char *id)
{
	size_t question = eca_find_question(m, id);

	if (question == ECA_NONE || question >= m->n_profile ||
	    m->questions[question].type != ECA_CHOICE)
		return ECA_NONE;
	return question;
}

static size_t option_of(const struct eca_result *r, size_t question)
{
	if (question == ECA_NONE || r->answers[question].state != ECA_ANSWERED)
		return ECA_NONE;
	return (size_t)r->answers[question].number;
}

bool eca_peers_possible(const struct eca_model *model)
{
	return choice_field(model, "sector") != ECA_NONE;
}

struct peer_group *peers_group(const struct eca_peers *peers, size_t sector, size_t size)
{
	return &peers->groups[sector * (peers->n_sizes + 1) + (size == ECA_NONE ? 0 : size + 1)];
}

/* ---- One firm ---- */

struct eca_peer *eca_peer_new(const struct eca_result *r)
{
	const struct eca_model *m = r->model;
	size_t sector = choice_field(m, "sector"), count = m->n_nodes - m->first_criterion, i;
	struct eca_peer *peer;

	if (r->status != ECA_STATUS_OK || option_of(r, sector) == ECA_NONE)
		return NULL;
	peer = need_memory(sizeof(*peer) + count * sizeof(peer->scores[0]));
	*peer = (struct eca_peer){
		.sector = option_of(r, sector),
		.size = option_of(r, choice_field(m, "size")),
		.dated = r->assessment->dated,
		.assessed_on = r->assessment->assessed_on,
	};
	for (i = 0; i < count; i++) {
		const struct eca_score *score = &r->scores[m->first_criterion + i];

		peer->scores[i] = score->known ? (int32_t)lround(score->points * 1e6) : NOT_KNOWN;
	}
	return peer;
}

void eca_peer_free(struct eca_peer *peer)
{
	free(peer);
}

/* ---- All of them ---- */

static void *zeroed(size_t count, size_t size)
{
	void *memory = need_memory(count * size + 1);

	return memset(memory, 0, count * size);
}

struct eca_peers *eca_peers_new(const struct eca_model *m)
{
	struct eca_peers *peers = zeroed(1, sizeof(*peers));

	peers->model = m;
	peers->sector = choice_field(m, "sector");
	peers->size = choice_field(m, "size");
	peers->n_nodes = m->n_nodes - m->first_criterion;
	if (peers->size != ECA_NONE)
		peers->n_sizes = m->questions[peers->size].n_options;
	if (peers->sector != ECA_NONE)
		peers->n_groups = m->questions[peers->sector].n_options * (peers->n_sizes + 1);
	peers->groups = zeroed(peers->n_groups, sizeof(*peers->groups));
	return peers;
}

void peers_put(struct eca_peers *peers, struct peer_group *group, size_t node, int32_t score)
{
	struct peer_scores *scores;

	if (!group->nodes)
		group->nodes = zeroed(peers->n_nodes, sizeof(*group->nodes));
	scores = &group->nodes[node];
	if (scores->count == scores->room) {
		scores->room = 2 * scores->room + 8;
		scores->items = need_more_memory(scores->items,
		                                 scores->room * sizeof(*scores->items));
	}
	scores->items[scores->count++] = score;
}

static void put_all(struct eca_peers *peers, struct peer_group *group, const struct eca_peer *peer)
{
	size_t i;

	group->firms++;
	for (i = 0; i < peers->n_nodes; i++)
		if (peer->scores[i] != NOT_KNOWN)
			peers_put(peers, group, i, peer->scores[i]);
}

static void stretch_dates(struct eca_peers *peers, const struct eca_peer *peer)
{
	if (!peer->dated)
		return;
	peers->from = !peers->dated || peer->assessed_on < peers->from ? peer->assessed_on
	                                                               : peers->from;
	peers->to = !peers->dated || peer->assessed_on > peers->to ? peer->assessed_on : peers->to;
	peers->dated = true;
}

void eca_peers_add(struct eca_peers *peers, const struct eca_peer *peer)
{
	if (!peer)
		return;
	peers->firms++;
	stretch_dates(peers, peer);
	put_all(peers, peers_group(peers, peer->sector, ECA_NONE), peer);
	if (peer->size != ECA_NONE)
		put_all(peers, peers_group(peers, peer->sector, peer->size), peer);
}

static int compare(const void *a, const void *b)
{
	int32_t left = *(const int32_t *)a, right = *(const int32_t *)b;

	return (left > right) - (left < right);
}

void eca_peers_end(struct eca_peers *peers)
{
	size_t i, k;

	for (i = 0; i < peers->n_groups; i++)
		for (k = 0; peers->groups[i].nodes && k < peers->n_nodes; k++)
			if (peers->groups[i].nodes[k].count)
				qsort(peers->groups[i].nodes[k].items, peers->groups[i].nodes[k].count,
				      sizeof(int32_t), compare);
}

void eca_peers_free(struct eca_peers *peers)
{
	size_t i, k;

	if (!peers)
		return;
	for (i = 0; i < peers->n_groups; i++) {
		for (k = 0; peers->groups[i].nodes && k < peers->n_nodes; k++)
			free(peers->groups[i].nodes[k].items);
		free(peers->groups[i].nodes);
	}
	free(peers->groups);
	arena_free(&peers->arena);
	free(peers);
}

/* ---- How a firm stands ---- */

/* At (n - 1)·quarters/4 from the first, in whole millionths, halves up. */
static double quartile(const struct peer_scores *scores, size_t quarters)
{
	size_t at = (scores->count - 1) * quarters, low = at / 4, rest = at % 4;
	int64_t from = scores->items[low], to = scores->items[rest ? low + 1 : low];

	return (double)((from * (int64_t)(4 - rest) + to * (int64_t)rest + 2) / 4) / 1e6;
}

void peers_quartiles(const struct peer_scores *scores, double quartiles[3])
{
	size_t i;

	for (i = 0; i < 3; i++)
		quartiles[i] = quartile(scores, i + 1);
}

static double percentile(const struct peer_scores *scores, int32_t score)
{
	size_t i, below = 0, equal = 0;

	for (i = 0; i < scores->count; i++) {
		below += scores->items[i] < score;
		equal += scores->items[i] == score;
	}
	return 100 * ((double)below + (double)equal / 2) / (double)scores->count;
}

/* NULL where it is too small. */
static const struct peer_group *group_of(const struct eca_peers *peers, const struct eca_result *r,
                                         enum eca_peers_by by)
{
	size_t sector = option_of(r, peers->sector), size = option_of(r, peers->size);
	const struct peer_group *group;

	if (sector == ECA_NONE || (by == ECA_BY_SECTOR_AND_SIZE && size == ECA_NONE))
		return NULL;
	group = peers_group(peers, sector, by == ECA_BY_SECTOR ? ECA_NONE : size);
	return group->firms >= ECA_PEERS_LEAST ? group : NULL;
}

size_t eca_peers_count(const struct eca_peers *peers, const struct eca_result *result,
                       enum eca_peers_by by)
{
	const struct peer_group *group = group_of(peers, result, by);

	return group ? group->firms : 0;
}

bool eca_peers_find(const struct eca_peers *peers, const struct eca_result *result,
                    enum eca_peers_by by, size_t node, struct eca_standing *standing)
{
	const struct peer_group *group = group_of(peers, result, by);
	const struct eca_score *score = &result->scores[node];
	const struct peer_scores *scores;
	double quartiles[3];

	if (!group || !group->nodes)
		return false;
	scores = &group->nodes[node - peers->model->first_criterion];
	if (scores->count < ECA_PEERS_LEAST)
		return false;
	peers_quartiles(scores, quartiles);
	*standing = (struct eca_standing){ scores->count, quartiles[0], quartiles[1], quartiles[2],
		                           score->known, 0 };
	if (score->known)
		standing->percentile = percentile(scores, (int32_t)lround(score->points * 1e6));
	return true;
}

size_t eca_peers_firms(const struct eca_peers *peers)
{
	return peers->firms;
}

size_t eca_peers_groups(const struct eca_peers *peers)
{
	size_t i, count = 0;

	for (i = 0; i < peers->n_groups; i++)
		count += peers->groups[i].firms >= ECA_PEERS_LEAST;
	return count;
}
