/* What was found about weights, as CSV (a row a firm) and as JSON (all of it). */
#include <math.h>

#include "arena.h"
#include "csv_out.h"
#include "json_out.h"

static const char *const kept_words[] = {
	[ECA_BY_THRESHOLD] = "threshold",
	[ECA_BY_NEED] = "need",
	[ECA_BY_THIN_PILLAR] = "thin_pillar",
	[ECA_BY_GATE] = "gate",
};

const char *eca_aggregation_word(enum eca_aggregation aggregation)
{
	static const char *const words[] = { "geometric", "lowest" };

	return words[aggregation];
}

/* What the obstacle is about: a gate, a node, or nothing that has an id. */
static const char *kept_id(const struct eca_model *m, const struct eca_obstacle *o)
{
	if (o->kind == ECA_BY_GATE)
		return m->gates[o->gate].id;
	return o->node == ECA_NONE ? NULL : m->nodes[o->node].id;
}

static const char *sector_id(const struct eca_model *m, const struct eca_steadiness *s)
{
	if (s->sector == ECA_NONE)
		return NULL;
	return m->questions[eca_find_question(m, "sector")].options[s->sector].id;
}

static double share_of(const struct eca_sensitivity *found, const struct eca_steadiness *s,
                       size_t tier)
{
	return found->options.draws ? s->tiers[tier] / (double)found->options.draws : 0;
}

/* ---- CSV ---- */

static void put_cell(struct buf *buf, const char *text)
{
	buf_char(buf, ',');
	csv_out_cell(buf, text ? text : "");
}

static void put_points(struct buf *buf, double points, bool known)
{
	char text[ECA_SCORE_SIZE];

	put_cell(buf, known ? eca_print_points(points, 6, text) : NULL);
}

static void put_share(struct buf *buf, double share, bool known)
{
	buf_char(buf, ',');
	if (known)
		buf_format(buf, "%.6f", share);
}

static void put_rank(struct buf *buf, size_t rank)
{
	buf_char(buf, ',');
	if (rank)
		buf_count(buf, rank);
}

static void put_head(struct buf *buf, const struct eca_model *m)
{
	size_t i;

	buf_text(buf, "firm_id,source,sector,tier,overall,margin,margin_at,kept_by,kept_at,missing,"
	              "radius,becomes,rank,rank_low,rank_high");
	for (i = 0; i < m->n_tiers; i++) {
		buf_text(buf, ",share:");
		buf_text(buf, m->tiers[i].id);
	}
	buf_char(buf, '\n');
}

static void put_firm(struct buf *buf, const struct eca_sensitivity *found,
                     const struct eca_steadiness *s)
{
	const struct eca_model *m = found->model;
	bool margin = s->margin_node != ECA_NONE;
	size_t i;

	csv_out_free_text(buf, s->firm_id);
	put_cell(buf, eca_source_word(s->source));
	put_cell(buf, sector_id(m, s));
	put_cell(buf, m->tiers[s->tier].id);
	put_points(buf, s->overall, true);
	put_points(buf, s->margin, margin);
	put_cell(buf, margin ? m->nodes[s->margin_node].id : NULL);
	put_cell(buf, s->kept ? kept_words[s->kept_by.kind] : NULL);
	put_cell(buf, s->kept ? kept_id(m, &s->kept_by) : NULL);
	put_points(buf, s->missing, s->missing > 0);
	put_share(buf, s->radius, !isnan(s->radius));
	put_cell(buf, s->becomes == ECA_NONE ? NULL : m->tiers[s->becomes].id);
	put_rank(buf, s->rank);
	put_rank(buf, s->rank_low);
	put_rank(buf, s->rank_high);
	for (i = 0; i < m->n_tiers; i++)
		put_share(buf, share_of(found, s, i), found->options.draws > 0);
	buf_char(buf, '\n');
}

/* Adds to `out` what is in the buffer, which is empty then. */
static void pass_on(struct buf *buf, struct eca_output *out)
{
	eca_output_write(out, buf->bytes, buf->used);
	buf->used = 0;
}

static void write_csv(const struct eca_sensitivity *found, bool bom, struct eca_output *out)
{
	struct buf buf = { 0 };
	size_t i;

	if (bom)
		buf_text(&buf, "\uFEFF");
	put_head(&buf, found->model);
	for (i = 0; i < found->n_firms; i++) {
		put_firm(&buf, found, &found->firms[i]);
		pass_on(&buf, out);
	}
	pass_on(&buf, out);
	buf_free(&buf);
}

/* ---- JSON ---- */

static void share_member(struct buf *buf, const char *key, double share, bool known)
{
	json_out_key(buf, key);
	if (known)
		buf_format(buf, "%.6f", share);
	else
		json_out_null(buf);
}

static void json_shares(struct buf *buf, const struct eca_sensitivity *found,
                        const struct eca_steadiness *s)
{
	size_t i;

	json_out_key(buf, "shares");
	buf_char(buf, '{');
	for (i = 0; i < found->model->n_tiers; i++)
		share_member(buf, found->model->tiers[i].id, share_of(found, s, i), true);
	buf_char(buf, '}');
}

static void json_kept(struct buf *buf, const struct eca_model *m, const struct eca_steadiness *s)
{
	json_out_text_member(buf, "kept_by", s->kept ? kept_words[s->kept_by.kind] : NULL);
	json_out_text_member(buf, "kept_at", s->kept ? kept_id(m, &s->kept_by) : NULL);
	json_out_points_member(buf, "missing", s->missing, s->missing > 0);
}

static void json_firm(struct buf *buf, const struct eca_sensitivity *found,
                      const struct eca_steadiness *s)
{
	const struct eca_model *m = found->model;
	bool margin = s->margin_node != ECA_NONE;

	json_out_object(buf);
	json_out_text_member(buf, "firm_id", s->firm_id);
	json_out_text_member(buf, "source", eca_source_word(s->source));
	json_out_text_member(buf, "sector", sector_id(m, s));
	json_out_text_member(buf, "tier", m->tiers[s->tier].id);
	json_out_points_member(buf, "overall", s->overall, true);
	json_out_points_member(buf, "margin", s->margin, margin);
	json_out_text_member(buf, "margin_at", margin ? m->nodes[s->margin_node].id : NULL);
	json_kept(buf, m, s);
	share_member(buf, "radius", s->radius, !isnan(s->radius));
	json_out_text_member(buf, "becomes", s->becomes == ECA_NONE ? NULL : m->tiers[s->becomes].id);
	if (s->rank) {
		json_out_count_member(buf, "rank", s->rank);
		json_out_count_member(buf, "rank_low", s->rank_low);
		json_out_count_member(buf, "rank_high", s->rank_high);
	}
	if (found->options.draws)
		json_shares(buf, found, s);
	buf_char(buf, '}');
}

static void json_influences(struct buf *buf, const struct eca_sensitivity *found)
{
	size_t i;

	json_out_array(buf, "influences");
	for (i = 0; i < found->model->n_criteria; i++) {
		const struct eca_influence *influence = &found->influences[i];

		json_out_object(buf);
		json_out_text_member(buf, "id", found->model->nodes[influence->node].id);
		share_member(buf, "weight", influence->weight, influence->weight > 0);
		share_member(buf, "influence", influence->influence, influence->known);
		buf_char(buf, '}');
	}
	buf_text(buf, "\n]");
}

static void json_aggregations(struct buf *buf, const struct eca_sensitivity *found)
{
	size_t i;

	json_out_array(buf, "aggregations");
	for (i = 0; i < ECA_AGGREGATIONS && !found->whole; i++) {
		const struct eca_reaggregation *other = &found->other[i];

		json_out_object(buf);
		json_out_text_member(buf, "pillars", eca_aggregation_word(i));
		json_out_count_member(buf, "up", other->up);
		json_out_count_member(buf, "down", other->down);
		share_member(buf, "rank_correlation", other->correlation, other->known);
		buf_char(buf, '}');
	}
	buf_text(buf, "\n]");
}

static void write_json(const struct eca_sensitivity *found, struct eca_output *out)
{
	struct buf buf = { 0 };
	size_t i;

	buf_char(&buf, '{');
	json_out_set_members(&buf, found->model);
	json_out_number_member(&buf, "within", found->options.within);
	json_out_count_member(&buf, "draws", found->options.draws);
	json_out_count_member(&buf, "seed", found->options.seed);
	json_out_count_member(&buf, "left_out", found->n_left_out);
	json_influences(&buf, found);
	json_aggregations(&buf, found);
	json_out_array(&buf, "firms");
	for (i = 0; i < found->n_firms; i++)
		json_firm(&buf, found, &found->firms[i]);
	buf_text(&buf, "\n]}\n");
	pass_on(&buf, out);
	buf_free(&buf);
}

void eca_sensitivity_write(const struct eca_sensitivity *sensitivity, enum eca_format format,
                           bool bom, struct eca_output *out)
{
	if (format == ECA_CSV)
		write_csv(sensitivity, bom, out);
	else
		write_json(sensitivity, out);
}
