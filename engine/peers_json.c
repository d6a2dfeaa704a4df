/* Peers as JSON. */
#include "json_out.h"
#include "output.h"
#include "peers.h"

static void put_score(struct buf *buf, double points)
{
	char text[ECA_SCORE_SIZE];

	buf_text(buf, eca_print_points(points, 6, text));
}

static void put_scores(struct buf *buf, const struct peer_scores *scores)
{
	static const char *const names[] = { "q1", "median", "q3" };
	double quartiles[3];
	size_t i;

	json_out_count_member(buf, "n", scores->count);
	peers_quartiles(scores, quartiles);
	for (i = 0; i < 3; i++) {
		json_out_key(buf, names[i]);
		put_score(buf, quartiles[i]);
	}
	json_out_key(buf, "scores");
	buf_char(buf, '[');
	for (i = 0; i < scores->count; i++) {
		json_out_element(buf);
		put_score(buf, scores->items[i] / 1e6);
	}
	buf_char(buf, ']');
}

static void put_nodes(struct buf *buf, const struct eca_peers *peers,
                      const struct peer_group *group)
{
	const struct eca_model *m = peers->model;
	size_t i;

	json_out_key(buf, "nodes");
	buf_char(buf, '[');
	for (i = peers->n_nodes; i-- > 0;) { /* overall first */
		if (!group->nodes || group->nodes[i].count < ECA_PEERS_LEAST)
			continue;
		json_out_element(buf);
		buf_text(buf, "\n{");
		json_out_text_member(buf, "id", m->nodes[m->first_criterion + i].id);
		put_scores(buf, &group->nodes[i]);
		buf_char(buf, '}');
	}
	buf_char(buf, ']');
}

static void put_group(struct buf *buf, const struct eca_peers *peers, size_t index)
{
	const struct eca_question *questions = peers->model->questions;
	size_t sector = index / (peers->n_sizes + 1), size = index % (peers->n_sizes + 1);
	const struct peer_group *group = &peers->groups[index];

	if (group->firms < ECA_PEERS_LEAST)
		return;
	json_out_object(buf);
	json_out_text_member(buf, "sector", questions[peers->sector].options[sector].id);
	json_out_text_member(buf, "size",
	                     size ? questions[peers->size].options[size - 1].id : NULL);
	json_out_count_member(buf, "firms", group->firms);
	put_nodes(buf, peers, group);
	buf_char(buf, '}');
}

static void put_head(struct buf *buf, const struct eca_peers *peers)
{
	json_out_set_members(buf, peers->model);
	json_out_date_member(buf, "assessed_from", peers->from, peers->dated);
	json_out_date_member(buf, "assessed_to", peers->to, peers->dated);
	json_out_count_member(buf, "firms", peers->firms);
}

void eca_peers_write(const struct eca_peers *peers, struct eca_output *out)
{
	struct buf buf = { 0 };
	size_t i;

	buf_char(&buf, '{');
	put_head(&buf, peers);
	json_out_key(&buf, "groups");
	buf_char(&buf, '[');
	for (i = 0; i < peers->n_groups; i++) {
		put_group(&buf, peers, i);
		eca_output_write(out, buf.bytes, buf.used - 1); /* the last decides on a comma */
		buf.bytes[0] = buf.bytes[buf.used - 1];
		buf.used = 1;
	}
	buf_text(&buf, "]}\n");
	eca_output_write(out, buf.bytes, buf.used);
	buf_free(&buf);
}
