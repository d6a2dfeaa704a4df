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

static void number_member(struct sink *sink, const char *key, double number)
{
	char text[ECA_SCORE_SIZE];

	json_out_key(&sink->buf, key);
	buf_text(&sink->buf, eca_print_number(number, text));
}

static void points_member(struct sink *sink, const char *key, double points, bool known)
{
	char text[ECA_SCORE_SIZE];

	json_out_key(&sink->buf, key);
	buf_text(&sink->buf, known ? eca_print_points(points, 6, text) : "null");
}

static void tier_member(struct sink *sink, const char *key, size_t tier)
{
	json_out_text_member(&sink->buf, key, tier == ECA_NONE ? NULL : sink->model->tiers[tier].id);
}

static void begin_array(struct sink *sink, const char *key)
{
	json_out_key(&sink->buf, key);
	buf_char(&sink->buf, '[');
}

static void begin_object(struct sink *sink)
{
	json_out_element(&sink->buf);
	buf_text(&sink->buf, "\n{");
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
	points_member(sink, "overall", result->scores[m->overall].points,
	              result->scores[m->overall].known);
	begin_array(sink, "pillars");
	for (i = m->first_pillar; i < m->first_pillar + m->n_pillars; i++) {
		json_out_element(&sink->buf);
		buf_char(&sink->buf, '{');
		json_out_text_member(&sink->buf, "id", m->nodes[i].id);
		points_member(sink, "score", result->scores[i].points, result->scores[i].known);
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

	begin_object(sink);
	put_question(sink, step->question);
	put_answer(sink, "from", "from_evidence", step->question, &step->from);
	put_answer(sink, "to", "to_evidence", step->question, &step->to);
	json_out_count_member(&sink->buf, "steps", step->steps);
	number_member(sink, "effort", step->effort);
	points_member(sink, "points", step->points, true);
	begin_array(sink, "gates");
	for (i = 0; i < step->n_gates; i++) {
		json_out_element(&sink->buf);
		json_out_text(&sink->buf, m->gates[step->gates[i]].id);
	}
	buf_char(&sink->buf, ']');
	begin_array(sink, "floors");
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

	begin_array(sink, "blocks");
	for (i = 0; i < gap->n_blocks; i++) {
		begin_object(sink);
		put_question(sink, gap->blocks[i].question);
		json_out_text_member(&sink->buf, "reason",
		                     eca_gap_reason_word(gap->blocks[i].reason));
		buf_char(&sink->buf, '}');
	}
	buf_char(&sink->buf, ']');
	begin_array(sink, "left");
	for (i = 0; i < gap->n_left; i++) {
		json_out_element(&sink->buf);
		json_out_text(&sink->buf, sink->model->questions[gap->left[i]].id);
	}
	buf_char(&sink->buf, ']');
}

static void put_curve(struct sink *sink)
{
	size_t i;

	begin_array(sink, "curve");
	for (i = 0; i < sink->gap->n_curve; i++) {
		begin_object(sink);
		number_member(sink, "effort", sink->gap->curve[i].effort);
		points_member(sink, "overall", sink->gap->curve[i].points, true);
		buf_char(&sink->buf, '}');
	}
	buf_char(&sink->buf, ']');
	json_out_bool_member(&sink->buf, "curve_certain", sink->gap->curve_certain);
}

static void put_head(struct sink *sink)
{
	const struct eca_assessment *who = sink->gap->before->assessment;
	char date[ECA_DATE_SIZE];

	json_out_key(&sink->buf, "set");
	buf_char(&sink->buf, '{');
	json_out_text_member(&sink->buf, "id", sink->model->id);
	json_out_text_member(&sink->buf, "version", sink->model->version);
	json_out_text_member(&sink->buf, "sha256", sink->model->sha256);
	buf_char(&sink->buf, '}');
	json_out_text_member(&sink->buf, "engine", ECA_VERSION);
	json_out_text_member(&sink->buf, "firm_id", who->firm_id);
	json_out_text_member(&sink->buf, "source", eca_source_word(who->source));
	json_out_text_member(&sink->buf, "assessed_on",
	                     who->dated ? eca_print_date(who->assessed_on, date) : NULL);
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
		number_member(sink, "effort", gap->effort);
	json_out_bool_member(&sink->buf, "certain", gap->certain);
	begin_array(sink, "steps");
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
