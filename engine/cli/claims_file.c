/* Claims as a file: a row for every node of every firm that has both. */
#include "canonical.h"
#include "claims.h"
#include "csv_out.h"
#include "json_out.h"

/* One row on its way out. */
struct row {
	struct buf *buf;
	const struct claims *claims;
	const struct claim *claim;
	size_t node;
};

static const char *level_of(const struct row *row)
{
	static const char *const words[] = {
		[ECA_QUESTION] = "question",
		[ECA_CRITERION] = "criterion",
		[ECA_PILLAR] = "pillar",
		[ECA_OVERALL] = "overall",
	};

	return words[row->claims->model->nodes[row->node].kind];
}

/* The answer as a cell of an answers file has it; nothing for other nodes. */
static const char *answer_text(const struct row *row, const struct view *view, struct buf *text)
{
	const struct eca_model *model = row->claims->model;
	size_t question = model->nodes[row->node].question;

	text->used = 0;
	if (model->nodes[row->node].kind == ECA_QUESTION) {
		struct eca_answer answer = claim_answer(row->claims, view, question);

		canonical_value(text, &model->questions[question], &answer);
	}
	return buf_string(text);
}

static double in_points(int64_t millionths)
{
	return (double)millionths / 1e6;
}

/* ---- CSV ---- */

static void csv_date(const struct row *row, int days, bool dated)
{
	char text[ECA_DATE_SIZE];

	buf_text(row->buf, dated ? eca_print_date(days, text) : "");
	buf_char(row->buf, ',');
}

static void csv_points(const struct row *row, int64_t points, bool known)
{
	char text[ECA_SCORE_SIZE];

	buf_char(row->buf, ',');
	if (known)
		buf_text(row->buf, eca_print_points(in_points(points), 2, text));
}

static void csv_row(const struct row *row)
{
	const struct claim *claim = row->claim;
	struct claim_points points = claim_points(claim, row->node);
	struct buf text = { 0 };

	csv_out_cell(row->buf, claim->firm_id);
	buf_char(row->buf, ',');
	csv_date(row, claim->visit_on, claim->visit_dated);
	csv_date(row, claim->self_on, claim->self_dated);
	buf_format(row->buf, "%s,%s,", level_of(row), row->claims->model->nodes[row->node].id);
	csv_out_free_text(row->buf, answer_text(row, claim->self, &text));
	buf_char(row->buf, ',');
	csv_out_free_text(row->buf, answer_text(row, claim->visit, &text));
	csv_points(row, points.claimed, points.claimed_known);
	csv_points(row, points.verified, points.verified_known);
	csv_points(row, points.difference, points.claimed_known && points.verified_known);
	buf_char(row->buf, '\n');
	buf_free(&text);
}

/* ---- JSON ---- */

static void json_answer(const struct row *row, const char *key, const struct view *view)
{
	struct buf text = { 0 };
	const char *answer = answer_text(row, view, &text);

	json_out_text_member(row->buf, key, *answer ? answer : NULL);
	buf_free(&text);
}

static void json_row(const struct row *row)
{
	const struct claim *claim = row->claim;
	struct claim_points points = claim_points(claim, row->node);

	buf_char(row->buf, '{');
	json_out_text_member(row->buf, "firm_id", claim->firm_id);
	json_out_date_member(row->buf, "assessed_on", claim->visit_on, claim->visit_dated);
	json_out_date_member(row->buf, "claimed_on", claim->self_on, claim->self_dated);
	json_out_text_member(row->buf, "level", level_of(row));
	json_out_text_member(row->buf, "id", row->claims->model->nodes[row->node].id);
	json_answer(row, "claimed_answer", claim->self);
	json_answer(row, "verified_answer", claim->visit);
	json_out_points_member(row->buf, "claimed", in_points(points.claimed), points.claimed_known);
	json_out_points_member(row->buf, "verified", in_points(points.verified), points.verified_known);
	json_out_points_member(row->buf, "difference", in_points(points.difference),
	                       points.claimed_known && points.verified_known);
	buf_char(row->buf, '}');
}

/* ---- The whole ---- */

static const struct form {
	void (*row)(const struct row *row);
	const char *head, *first, *between, *last, *end; /* around the rows; first and last: where
	                                                    there is any */
} forms[] = {
	[ECA_CSV] = { csv_row,
	              "firm_id,assessed_on,claimed_on,level,id,claimed_answer,verified_answer,"
	              "claimed,verified,difference\n", "", "", "", "" },
	[ECA_JSON] = { json_row, "[", "\n", ",\n", "\n", "]\n" },
	[ECA_NDJSON] = { json_row, "", "", "\n", "\n", "" },
};

static void hand_over(struct buf *buf, struct eca_output *out)
{
	eca_output_write(out, buf->bytes, buf->used);
	buf->used = 0;
}

static void write_firm(struct row *row, const struct form *form, bool *any)
{
	size_t i;

	for (i = 0; i < row->claims->model->n_nodes; i++) {
		row->node = row->claims->order[i];
		buf_text(row->buf, *any ? form->between : form->first);
		form->row(row);
		*any = true;
	}
}

void claims_write(const struct claims *claims, enum eca_format format, bool bom,
                  struct eca_output *out)
{
	const struct form *form = &forms[format];
	struct buf buf = { 0 };
	struct claim claim;
	struct row row = { .buf = &buf, .claims = claims, .claim = &claim };
	bool any = false;
	size_t i;

	buf_text(&buf, bom && format == ECA_CSV ? "\uFEFF" : "");
	buf_text(&buf, form->head);
	for (i = 0; i < claims->latest.ids.count; i++) {
		if (!claims_get(claims, i, &claim))
			continue;
		write_firm(&row, form, &any);
		hand_over(&buf, out);
	}
	buf_text(&buf, any ? form->last : "");
	buf_text(&buf, form->end);
	hand_over(&buf, out);
	buf_free(&buf);
}
