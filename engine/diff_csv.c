/* The assessments that move between tiers as CSV, a row each, see docs/formats.md. */
#include "csv_out.h"
#include "diff_out.h"

struct sink {
	const struct eca_diff *diff;
	struct buf buf;
};

const char *diff_place_word(const struct eca_model *model, size_t place)
{
	if (place < model->n_tiers)
		return model->tiers[place].id;
	return place == model->n_tiers ? "no_tier" : "rejected";
}

const char *diff_status_word(const struct eca_diff *diff, const struct eca_mover *mover, bool after)
{
	size_t place = after ? mover->to : mover->from;

	if (place == (after ? diff->n_columns : diff->n_rows) - 1)
		return "rejected";
	return eca_status_word(mover->status[after]);
}

const char *diff_direction_word(const struct eca_mover *mover)
{
	return mover->direction > 0 ? "up" : mover->direction < 0 ? "down" : "other";
}

static void put_header(struct sink *sink)
{
	size_t i;

	buf_text(&sink->buf, "firm_id,source,assessed_on,assessor,file,row,tier_old,tier_new,"
	                     "direction,status_old,status_new,overall_old,overall_new,change");
	for (i = 0; i < sink->diff->n_breakdowns; i++)
		buf_format(&sink->buf, ",%s", sink->diff->breakdowns[i].field->id);
	buf_text(&sink->buf, ",cause,reason\n");
}

static void put_score(struct sink *sink, const struct eca_score *score)
{
	char text[ECA_SCORE_SIZE];

	buf_format(&sink->buf, ",%s", score->known ? eca_print_points(score->points, 2, text) : "");
}

/* "spc.points.1 + qcd.weight | tier1.from": one way or another, each of edits together. */
static void put_cause(struct sink *sink, const struct eca_cause *cause)
{
	struct buf text = { 0 };
	size_t i, k;

	for (i = 0; i < cause->n_ways; i++)
		for (k = 0; k < cause->ways[i].n_edits; k++) {
			buf_text(&text, k ? " + " : i ? " | " : "");
			buf_text(&text, sink->diff->edits[cause->ways[i].edits[k]].id);
		}
	buf_char(&sink->buf, ',');
	csv_out_cell(&sink->buf, buf_string(&text));
	buf_free(&text);
}

static void put_who(struct sink *sink, const struct eca_mover *mover)
{
	char date[ECA_DATE_SIZE];

	csv_out_cell(&sink->buf, mover->firm_id);
	buf_format(&sink->buf, ",%s,%s,", eca_source_word(mover->source),
	           mover->dated ? eca_print_date(mover->assessed_on, date) : "");
	csv_out_free_text(&sink->buf, mover->assessor);
	buf_char(&sink->buf, ',');
	csv_out_free_text(&sink->buf, mover->file);
	buf_format(&sink->buf, ",%zu,", mover->row);
}

static void put_mover(struct sink *sink, const struct eca_mover *mover)
{
	const struct eca_diff *diff = sink->diff;
	struct eca_score change = { mover->overall[1].points - mover->overall[0].points,
		                    mover->overall[0].known && mover->overall[1].known };
	size_t i;

	put_who(sink, mover);
	buf_format(&sink->buf, "%s,%s,%s,%s,%s", diff_place_word(diff->before, mover->from),
	           diff_place_word(diff->after, mover->to), diff_direction_word(mover),
	           diff_status_word(diff, mover, false), diff_status_word(diff, mover, true));
	put_score(sink, &mover->overall[0]);
	put_score(sink, &mover->overall[1]);
	put_score(sink, &change);
	for (i = 0; i < diff->n_breakdowns; i++)
		buf_format(&sink->buf, ",%s", diff->breakdowns[i].shares[mover->group[i]].id);
	put_cause(sink, &diff->causes[mover->cause]);
	buf_char(&sink->buf, ',');
	csv_out_free_text(&sink->buf, mover->reason ? mover->reason : "");
	buf_char(&sink->buf, '\n');
}

void diff_csv(const struct eca_diff *diff, bool bom, struct eca_output *out)
{
	struct sink sink = { .diff = diff };
	size_t i;

	if (bom)
		buf_text(&sink.buf, "\uFEFF");
	put_header(&sink);
	for (i = 0; i < diff->moved; i++) {
		put_mover(&sink, &diff->movers[i]);
		eca_output_write(out, sink.buf.bytes, sink.buf.used);
		sink.buf.used = 0;
	}
	eca_output_write(out, sink.buf.bytes, sink.buf.used);
	buf_free(&sink.buf);
}

void eca_diff_write(const struct eca_diff *diff, enum eca_format format, bool bom,
                    struct eca_output *out)
{
	if (format == ECA_CSV)
		diff_csv(diff, bom, out);
	else
		diff_json(diff, out);
}
