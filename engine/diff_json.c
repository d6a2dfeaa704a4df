/* A comparison of two sets as JSON: one object, see docs/formats.md. */
#include <string.h>

#include "diff_out.h"
#include "json_out.h"

struct sink {
	const struct eca_diff *diff;
	struct buf buf;
	struct eca_output *out;
};

static void flush(struct sink *sink)
{
	char last = sink->buf.bytes[sink->buf.used - 1]; /* by which commas are told */

	eca_output_write(sink->out, sink->buf.bytes, sink->buf.used - 1);
	sink->buf.bytes[0] = last;
	sink->buf.used = 1;
}

static void end_object(struct sink *sink)
{
	buf_char(&sink->buf, '}');
}

static void end_array(struct sink *sink)
{
	buf_char(&sink->buf, ']');
}

/* ---- Sets and edits ---- */

static void put_set(struct sink *sink, const char *key, const struct eca_model *model)
{
	json_out_key(&sink->buf, key);
	buf_char(&sink->buf, '{');
	json_out_text_member(&sink->buf, "folder", model->folder);
	json_out_set_members(&sink->buf, model);
	end_object(sink);
}

static void put_place(struct sink *sink, const char *key, const struct eca_model *model,
                      const struct eca_place *at)
{
	size_t length = strlen(model->folder) + 1;

	json_out_key(&sink->buf, key);
	if (!at->file) {
		json_out_null(&sink->buf);
		return;
	}
	buf_char(&sink->buf, '{');
	json_out_text_member(&sink->buf, "file", at->file + length);
	json_out_count_member(&sink->buf, "line", (size_t)at->line);
	end_object(sink);
}

static void put_filled(struct sink *sink, const char *key, const char *text)
{
	if (*text)
		json_out_text_member(&sink->buf, key, text);
}

static void put_edit(struct sink *sink, const struct eca_edit *edit)
{
	struct buf *buf = &sink->buf;

	json_out_object(buf);
	json_out_text_member(buf, "id", edit->id);
	json_out_text_member(buf, "change", eca_change_word(edit->change));
	json_out_bool_member(buf, "scoring", edit->scoring);
	json_out_text_member(buf, "kind", edit->kind);
	put_filled(sink, "of", edit->of);
	put_filled(sink, "owner", edit->owner);
	put_filled(sink, "within", edit->within);
	put_filled(sink, "field", edit->field);
	put_filled(sink, "part", edit->part);
	put_filled(sink, "old", edit->before);
	put_filled(sink, "new", edit->after);
	put_place(sink, "old_at", sink->diff->before, &edit->was);
	put_place(sink, "new_at", sink->diff->after, &edit->is);
	if (edit->group != ECA_NONE)
		json_out_count_member(buf, "group", edit->group + 1);
	json_out_count_member(buf, "moved", edit->moved);
	json_out_count_member(buf, "moved_alone", edit->moved_alone);
	end_object(sink);
}

static void put_edits(struct sink *sink)
{
	size_t i;

	json_out_array(&sink->buf, "edits");
	for (i = 0; i < sink->diff->n_edits; i++)
		put_edit(sink, &sink->diff->edits[i]);
	end_array(sink);
}

/* ---- Counts ---- */

static void put_counts(struct sink *sink)
{
	const struct eca_diff *diff = sink->diff;
	struct buf *buf = &sink->buf;

	json_out_count_member(buf, "read", diff->read);
	json_out_count_member(buf, "moved", diff->moved);
	json_out_count_member(buf, "up", diff->up);
	json_out_count_member(buf, "down", diff->down);
	json_out_count_member(buf, "rejected_old", diff->rejected[0]);
	json_out_count_member(buf, "rejected_new", diff->rejected[1]);
	json_out_count_member(buf, "failed_old", diff->failed[0]);
	json_out_count_member(buf, "failed_new", diff->failed[1]);
	json_out_count_member(buf, "left_aside_old", diff->aside[0]);
	json_out_count_member(buf, "left_aside_new", diff->aside[1]);
	json_out_bool_member(buf, "all_tried", diff->all_mixed);
}

static void put_places(struct sink *sink, const char *key, const struct eca_model *model,
                       size_t count)
{
	size_t i;

	json_out_array(&sink->buf, key);
	for (i = 0; i < count; i++) {
		json_out_element(&sink->buf);
		json_out_text(&sink->buf, diff_place_word(model, i));
	}
	end_array(sink);
}

static void put_matrix(struct sink *sink)
{
	const struct eca_diff *diff = sink->diff;
	size_t i, k;

	put_places(sink, "rows", diff->before, diff->n_rows);
	put_places(sink, "columns", diff->after, diff->n_columns);
	json_out_array(&sink->buf, "matrix");
	for (i = 0; i < diff->n_rows; i++) {
		json_out_element(&sink->buf);
		buf_text(&sink->buf, "\n[");
		for (k = 0; k < diff->n_columns; k++) {
			json_out_element(&sink->buf);
			buf_count(&sink->buf, diff->matrix[i * diff->n_columns + k]);
		}
		end_array(sink);
	}
	end_array(sink);
}

static void put_scores(struct sink *sink)
{
	const struct eca_diff *diff = sink->diff;
	struct buf *buf = &sink->buf;
	size_t i;

	json_out_key(buf, "scores");
	buf_char(buf, '{');
	json_out_count_member(buf, "known", diff->scored);
	json_out_count_member(buf, "changed", diff->changed);
	json_out_points_member(buf, "mean", diff->mean, diff->scored);
	json_out_array(buf, "quantiles");
	for (i = 0; i < ECA_QUANTILES; i++) {
		json_out_object(buf);
		json_out_number_member(buf, "p", eca_quantiles[i]);
		json_out_points_member(buf, "change", diff->quantiles[i], diff->scored);
		end_object(sink);
	}
	end_array(sink);
	json_out_array(buf, "bins");
	for (i = 0; i < diff->n_bins; i++) {
		json_out_object(buf);
		json_out_number_member(buf, "from", diff->bins[i].from);
		json_out_number_member(buf, "to", diff->bins[i].to);
		json_out_count_member(buf, "count", diff->bins[i].count);
		end_object(sink);
	}
	end_array(sink);
	end_object(sink);
}

static void put_breakdown(struct sink *sink, const struct eca_breakdown *breakdown)
{
	struct buf *buf = &sink->buf;
	size_t i;

	json_out_array(buf, breakdown->field->id);
	for (i = 0; i < breakdown->n_shares; i++) {
		const struct eca_share_of *share = &breakdown->shares[i];

		json_out_object(buf);
		json_out_text_member(buf, "id", share->text ? share->id : NULL);
		json_out_count_member(buf, "count", share->count);
		json_out_count_member(buf, "up", share->up);
		json_out_count_member(buf, "down", share->down);
		json_out_count_member(buf, "other", share->other);
		json_out_count_member(buf, "scored", share->scored);
		json_out_points_member(buf, "mean", share->mean, share->scored);
		end_object(sink);
	}
	end_array(sink);
}

static void put_breakdowns(struct sink *sink)
{
	size_t i;

	json_out_key(&sink->buf, "by");
	buf_char(&sink->buf, '{');
	for (i = 0; i < sink->diff->n_breakdowns; i++)
		put_breakdown(sink, &sink->diff->breakdowns[i]);
	end_object(sink);
}

/* ---- Who moves, and why ---- */

static void put_cause(struct sink *sink, const struct eca_cause *cause)
{
	struct buf *buf = &sink->buf;
	size_t i, k;

	json_out_object(buf);
	json_out_count_member(buf, "count", cause->count);
	json_out_array(buf, "ways");
	for (i = 0; i < cause->n_ways; i++) {
		json_out_element(buf);
		buf_char(buf, '[');
		for (k = 0; k < cause->ways[i].n_edits; k++) {
			json_out_element(buf);
			json_out_text(buf, sink->diff->edits[cause->ways[i].edits[k]].id);
		}
		end_array(sink);
	}
	end_array(sink);
	end_object(sink);
}

static void put_fate(struct sink *sink, const char *key, const struct eca_mover *mover, bool after)
{
	const struct eca_model *model = after ? sink->diff->after : sink->diff->before;
	size_t place = after ? mover->to : mover->from;

	json_out_key(&sink->buf, key);
	buf_char(&sink->buf, '{');
	json_out_text_member(&sink->buf, "status", diff_status_word(sink->diff, mover, after));
	json_out_text_member(&sink->buf, "tier",
	                     place < model->n_tiers ? model->tiers[place].id : NULL);
	json_out_points_member(&sink->buf, "overall", mover->overall[after].points,
	                       mover->overall[after].known);
	end_object(sink);
}

static void put_mover(struct sink *sink, const struct eca_mover *mover)
{
	struct buf *buf = &sink->buf;
	size_t i;

	json_out_object(buf);
	json_out_text_member(buf, "firm_id", mover->firm_id);
	json_out_text_member(buf, "source", eca_source_word(mover->source));
	json_out_date_member(buf, "assessed_on", mover->assessed_on, mover->dated);
	json_out_text_member(buf, "assessor", *mover->assessor ? mover->assessor : NULL);
	json_out_text_member(buf, "file", mover->file);
	json_out_count_member(buf, "row", mover->row);
	for (i = 0; i < sink->diff->n_breakdowns; i++) {
		const struct eca_breakdown *by = &sink->diff->breakdowns[i];
		const struct eca_share_of *share = &by->shares[mover->group[i]];

		json_out_text_member(buf, by->field->id, share->text ? share->id : NULL);
	}
	put_fate(sink, "old", mover, false);
	put_fate(sink, "new", mover, true);
	json_out_text_member(buf, "direction", diff_direction_word(mover));
	json_out_count_member(buf, "cause", mover->cause + 1);
	json_out_text_member(buf, "reason", mover->reason);
	end_object(sink);
	flush(sink);
}

static void put_movers(struct sink *sink)
{
	const struct eca_diff *diff = sink->diff;
	size_t i;

	json_out_array(&sink->buf, "causes");
	for (i = 0; i < diff->n_causes; i++)
		put_cause(sink, &diff->causes[i]);
	end_array(sink);
	json_out_array(&sink->buf, "movers");
	for (i = 0; i < diff->moved; i++)
		put_mover(sink, &diff->movers[i]);
	end_array(sink);
}

static void put_unmapped(struct sink *sink)
{
	const struct eca_diff *diff = sink->diff;
	size_t i;

	json_out_array(&sink->buf, "refused");
	for (i = 0; i < diff->n_unmapped; i++) {
		const struct eca_unmapped *refused = &diff->unmapped[i];

		json_out_object(&sink->buf);
		json_out_text_member(&sink->buf, "by", refused->after ? "new" : "old");
		json_out_text_member(&sink->buf, "column", refused->column);
		json_out_text_member(&sink->buf, "value", refused->value);
		json_out_text_member(&sink->buf, "reason", refused->reason);
		json_out_count_member(&sink->buf, "count", refused->count);
		end_object(sink);
	}
	end_array(sink);
}

void diff_json(const struct eca_diff *diff, struct eca_output *out)
{
	struct sink sink = { .diff = diff, .out = out };

	buf_char(&sink.buf, '{');
	put_set(&sink, "old", diff->before);
	put_set(&sink, "new", diff->after);
	put_edits(&sink);
	put_counts(&sink);
	put_matrix(&sink);
	put_scores(&sink);
	put_breakdowns(&sink);
	put_movers(&sink);
	put_unmapped(&sink);
	buf_text(&sink.buf, "}\n");
	eca_output_write(out, sink.buf.bytes, sink.buf.used);
	buf_free(&sink.buf);
}
