/* A plan as JSON: one object, see docs/formats.md. */
#include "gap_out.h"
#include "json_out.h"

struct sink {
	struct buf buf;
	const struct eca_model *model;
	const struct eca_gap *gap;
	struct arena arena;
};

void eca_gap_write(const struct eca_gap *gap, enum eca_format format, bool bom,
                   struct eca_output *out)
{
	if (format == ECA_CSV)
		gap_csv(gap, bom, out);
	else
		gap_json(gap, out);
}

size_t gap_count_steps(const struct eca_gap *gap)
{
	size_t count = 0, i;

	for (i = 0; i < gap->n_steps; i++)
		count += gap->steps[i].steps;
	return count;
}

const char *gap_certain_word(const struct eca_gap *gap)
{
	return gap->certain ? "yes" : "no";
}

static void tier_member(struct sink *sink, const char *key, size_t tier)
{
	json_out_text_member(&sink->buf, key, tier == ECA_NONE ? NULL : sink->model->tiers[tier].id);
}

static void put_result(struct sink *sink, const char *key, const struct eca_result *result)
{
	const struct eca_model *m = sink->model;
	size_t i;

	json_out_key(&sink->buf, key);
	if (!result) {
		buf_text(&sink->buf, "null");
		return;
	}
	buf_char(&sink->buf, '{');
	tier_member(sink, "tier", result->tier);
	json_out_points_member(&sink->buf, "overall", result->scores[m->overall].points,
	              result->scores[m->overall].known);
	json_out_array(&sink->buf, "pillars");
	for (i = m->first_pillar; i < m->first_pillar + m->n_pillars; i++) {
		json_out_element(&sink->buf);
		buf_char(&sink->buf, '{');
		json_out_text_member(&sink->buf, "id", m->nodes[i].id);
		json_out_points_member(&sink->buf, "score", result->scores[i].points, result->scores[i].known);
		buf_char(&sink->buf, '}');
	}
	buf_text(&sink->buf, "]}");
}

static void put_question(struct sink *sink, size_t question)
{
	const struct eca_model *m = sink->model;

	json_out_text_member(&sink->buf, "pillar", agree_pillar_id(m, question));
	json_out_text_member(&sink->buf, "criterion",
	                     m->nodes[m->nodes[m->questions[question].node].parent].id);
	json_out_text_member(&sink->buf, "question", m->questions[question].id);
}

static void put_answer(struct sink *sink, const char *key, const char *evidence, size_t question,
                       const struct eca_answer *answer)
{
	const struct eca_question *q = &sink->model->questions[question];

	json_out_text_member(&sink->buf, key,
	                     answer->state == ECA_MISSING ? NULL
	                                                  : agree_value(q, answer, &sink->arena));
	json_out_text_member(&sink->buf, evidence,
	                     answer->grade == ECA_NO_GRADE ? NULL
	                                                   : sink->model->grades[answer->grade].id);
}

static void put_step(struct sink *sink, const struct eca_gap_step *step)
{
	const struct eca_model *m = sink->model;
	size_t i;

	json_out_object(&sink->buf);
	put_question(sink, step->question);
	put_answer(sink, "from", "from_evidence", step->question, &step->from);
	put_answer(sink, "to", "to_evidence", step->question, &step->to);
	json_out_count_member(&sink->buf, "steps", step->steps);
	json_out_number_member(&sink->buf, "effort", step->effort);
	json_out_points_member(&sink->buf, "points", step->points, true);
	json_out_array(&sink->buf, "gates");
	for (i = 0; i < step->n_gates; i++) {
		json_out_element(&sink->buf);
		json_out_text(&sink->buf, m->gates[step->gates[i]].id);
	}
	buf_char(&sink->buf, ']');
	json_out_array(&sink->buf, "floors");
	for (i = 0; i < step->n_floors; i++) {
		json_out_element(&sink->buf);
		json_out_text(&sink->buf, m->nodes[step->floors[i]].id);
	}
	buf_text(&sink->buf, "]}");
	arena_reset(&sink->arena);
}

static void put_blocks(struct sink *sink)
{
	const struct eca_gap *gap = sink->gap;
	size_t i;

	json_out_array(&sink->buf, "blocks");
	for (i = 0; i < gap->n_blocks; i++) {
		json_out_object(&sink->buf);
		put_question(sink, gap->blocks[i].question);
		json_out_text_member(&sink->buf, "reason",
		                     eca_gap_reason_word(gap->blocks[i].reason));
		buf_char(&sink->buf, '}');
	}
	buf_char(&sink->buf, ']');
	json_out_array(&sink->buf, "left");
	for (i = 0; i < gap->n_left; i++) {
		json_out_element(&sink->buf);
		json_out_text(&sink->buf, sink->model->questions[gap->left[i]].id);
	}
	buf_char(&sink->buf, ']');
}

static void put_curve(struct sink *sink)
{
	size_t i;

	json_out_array(&sink->buf, "curve");
	for (i = 0; i < sink->gap->n_curve; i++) {
		json_out_object(&sink->buf);
		json_out_number_member(&sink->buf, "effort", sink->gap->curve[i].effort);
		json_out_points_member(&sink->buf, "overall", sink->gap->curve[i].points, true);
		buf_char(&sink->buf, '}');
	}
	buf_char(&sink->buf, ']');
	json_out_bool_member(&sink->buf, "curve_certain", sink->gap->curve_certain);
}

static void put_head(struct sink *sink)
{
	const struct eca_assessment *who = sink->gap->before->assessment;

	json_out_set_members(&sink->buf, sink->model);
	json_out_text_member(&sink->buf, "firm_id", who->firm_id);
	json_out_text_member(&sink->buf, "source", eca_source_word(who->source));
	json_out_date_member(&sink->buf, "assessed_on", who->assessed_on, who->dated);
	json_out_text_member(&sink->buf, "answers_sha256", who->sha256);
	json_out_text_member(&sink->buf, "status", eca_status_word(sink->gap->before->status));
}

static void put_plan(struct sink *sink)
{
	const struct eca_gap *gap = sink->gap;
	size_t i;

	json_out_text_member(&sink->buf, "state", eca_gap_state_word(gap->state));
	tier_member(sink, "target", gap->target);
	json_out_key(&sink->buf, "budget");
	if (gap->budgeted) {
		char text[ECA_SCORE_SIZE];

		buf_text(&sink->buf, eca_print_number(gap->budget, text));
	} else {
		buf_text(&sink->buf, "null");
	}
	put_result(sink, "before", gap->before);
	put_result(sink, "after", gap->after);
	if (gap->state == ECA_GAP_FOUND)
		json_out_number_member(&sink->buf, "effort", gap->effort);
	json_out_bool_member(&sink->buf, "certain", gap->certain);
	json_out_array(&sink->buf, "steps");
	for (i = 0; i < gap->n_steps; i++)
		put_step(sink, &gap->steps[i]);
	buf_char(&sink->buf, ']');
}

void gap_json(const struct eca_gap *gap, struct eca_output *out)
{
	struct sink sink = { .model = gap->before->model, .gap = gap };

	buf_char(&sink.buf, '{');
	put_head(&sink);
	put_plan(&sink);
	put_blocks(&sink);
	put_curve(&sink);
	buf_text(&sink.buf, "}\n");
	eca_output_write(out, sink.buf.bytes, sink.buf.used);
	buf_free(&sink.buf);
	arena_free(&sink.arena);
}
