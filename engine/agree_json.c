/* An agreement as JSON: one object, see docs/formats.md. */
#include "agree_out.h"
#include "json_out.h"

struct sink {
	struct buf buf;
	const struct eca_model *model;
	struct arena arena; /* of one visit */
};

static void points_member(struct sink *sink, const char *key, double points, bool known)
{
	char text[ECA_SCORE_SIZE];

	json_out_key(&sink->buf, key);
	buf_text(&sink->buf, known ? eca_print_points(points, 6, text) : "null");
}

static void date_member(struct sink *sink, bool dated, int days)
{
	char text[ECA_DATE_SIZE];

	json_out_text_member(&sink->buf, "assessed_on", dated ? eca_print_date(days, text) : NULL);
}

static void tier_member(struct sink *sink, const char *key, size_t tier)
{
	json_out_text_member(&sink->buf, key, tier == ECA_NONE ? NULL : sink->model->tiers[tier].id);
}

/* An element of an array, each on a line of its own. */
static void begin_object(struct sink *sink)
{
	json_out_element(&sink->buf);
	buf_text(&sink->buf, "\n{");
}

static void begin_array(struct sink *sink, const char *key)
{
	json_out_key(&sink->buf, key);
	buf_char(&sink->buf, '[');
}

/* ---- Visits ---- */

static void put_answer_members(struct sink *sink, size_t question, const struct eca_answer *answer)
{
	const char *grade =
		answer->grade == ECA_NO_GRADE ? NULL : sink->model->grades[answer->grade].id;

	json_out_text_member(&sink->buf, "answer",
	                     answer->state == ECA_ANSWERED
	                             ? agree_value(&sink->model->questions[question], answer,
	                                           &sink->arena)
	                             : NULL);
	json_out_text_member(&sink->buf, "evidence", grade);
	json_out_text_member(&sink->buf, "note", answer->note);
}

static void put_answer(struct sink *sink, size_t question, const struct eca_sheet *sheet)
{
	const struct eca_answer *answer = &sheet->answers[question];

	json_out_element(&sink->buf);
	buf_char(&sink->buf, '{');
	json_out_text_member(&sink->buf, "assessor", sheet->assessor);
	json_out_text_member(&sink->buf, "state", eca_state_word((enum eca_state)answer->state));
	json_out_bool_member(&sink->buf, "by_rule", answer->by_rule);
	put_answer_members(sink, question, answer);
	points_member(sink, "points", sheet->points[question], agree_has_points(sheet, question));
	buf_char(&sink->buf, '}');
}

static void put_decision(struct sink *sink, const struct eca_visit *visit, size_t question)
{
	const struct eca_answer *answer = &visit->settled[question];

	json_out_key(&sink->buf, "decision");
	buf_char(&sink->buf, '{');
	json_out_text_member(&sink->buf, "assessor", visit->decision->assessor);
	json_out_text_member(&sink->buf, "state", eca_state_word((enum eca_state)answer->state));
	put_answer_members(sink, question, answer);
	buf_char(&sink->buf, '}');
}

/* An open dispute, or a settled one. */
static void put_dispute(struct sink *sink, const struct eca_visit *visit,
                        const struct eca_dispute *dispute, bool open)
{
	size_t i;

	begin_object(sink);
	json_out_text_member(&sink->buf, "question", sink->model->questions[dispute->question].id);
	json_out_text_member(&sink->buf, "differs", dispute->answer ? "answer" : "evidence");
	if (open)
		json_out_text_member(&sink->buf, "changes_tier", agree_sway_word(visit, dispute));
	begin_array(sink, "answers");
	for (i = 0; i < visit->n_sheets; i++)
		put_answer(sink, dispute->question, visit->sheets[i]);
	buf_char(&sink->buf, ']');
	if (!open || dispute->partly)
		put_decision(sink, visit, dispute->question);
	buf_char(&sink->buf, '}');
}

static void put_sheets(struct sink *sink, const struct eca_visit *visit)
{
	size_t i;

	begin_array(sink, "assessments");
	for (i = 0; i < visit->n_sheets; i++) {
		json_out_element(&sink->buf);
		buf_char(&sink->buf, '{');
		json_out_text_member(&sink->buf, "assessor", visit->sheets[i]->assessor);
		date_member(sink, visit->sheets[i]->dated, visit->sheets[i]->assessed_on);
		buf_char(&sink->buf, '}');
	}
	buf_char(&sink->buf, ']');
}

static void put_visit(struct sink *sink, const struct eca_visit *visit)
{
	size_t i;

	begin_object(sink);
	json_out_text_member(&sink->buf, "firm_id", visit->firm_id);
	put_sheets(sink, visit);
	json_out_count_member(&sink->buf, "answers", visit->n_shared);
	json_out_count_member(&sink->buf, "answers_of_one", visit->n_by_one);
	tier_member(sink, "tier_low", visit->lowest);
	tier_member(sink, "tier_high", visit->highest);
	json_out_bool_member(&sink->buf, "maybe_no_tier", visit->untiered);
	json_out_text_member(&sink->buf, "ways", visit->every_mix ? "all" : "some");
	begin_array(sink, "disputes");
	for (i = 0; i < visit->n_disputes; i++)
		put_dispute(sink, visit, &visit->disputes[i], true);
	buf_char(&sink->buf, ']');
	begin_array(sink, "settled");
	for (i = 0; i < visit->n_resolved; i++)
		put_dispute(sink, visit, &visit->resolved[i], false);
	buf_text(&sink->buf, "]}");
	arena_reset(&sink->arena);
}

static void put_visits(struct sink *sink, const struct eca_agreement *a)
{
	size_t i;

	begin_array(sink, "visits");
	for (i = 0; i < a->n_visits; i++)
		if (a->visits[i].n_sheets > 1)
			put_visit(sink, &a->visits[i]);
	buf_char(&sink->buf, ']');
	json_out_count_member(&sink->buf, "visits_by_one", a->n_visits - a->n_compared);
}

/* ---- Figures ---- */

static void put_members(struct sink *sink, const struct eca_concord *figures)
{
	json_out_count_member(&sink->buf, "firms", figures->firms);
	json_out_count_member(&sink->buf, "pairs", figures->pairs);
	points_member(sink, "agreement", agree_share(figures), figures->pairs > 0);
	points_member(sink, "alpha", figures->alpha, figures->known);
	points_member(sink, "alpha_low", figures->low, figures->bounded);
	points_member(sink, "alpha_high", figures->high, figures->bounded);
}

static void weakest_member(struct sink *sink, const struct eca_concord *figures)
{
	json_out_text_member(&sink->buf, "weakest",
	                     figures->weakest == ECA_NONE
	                             ? NULL
	                             : sink->model->questions[figures->weakest].id);
}

static void put_questions(struct sink *sink, const struct eca_agreement *a)
{
	const struct eca_model *m = sink->model;
	size_t i;

	begin_array(sink, "questions");
	for (i = 0; i < m->n_questions; i++) {
		enum eca_metric metric = eca_metric_of(m->questions[i].type);

		if (m->questions[i].derived)
			continue;
		begin_object(sink);
		json_out_text_member(&sink->buf, "id", m->questions[i].id);
		json_out_text_member(&sink->buf, "pillar",
		                     i < m->n_profile ? NULL : agree_pillar_id(m, i));
		json_out_text_member(&sink->buf, "metric",
		                     metric == ECA_NO_METRIC ? NULL : eca_metric_word(metric));
		put_members(sink, &a->questions[i]);
		buf_char(&sink->buf, '}');
	}
	buf_char(&sink->buf, ']');
}

static void put_pillars(struct sink *sink, const struct eca_agreement *a)
{
	size_t i;

	begin_array(sink, "pillars");
	for (i = 0; i < sink->model->n_pillars; i++) {
		begin_object(sink);
		json_out_text_member(&sink->buf, "id",
		                     sink->model->nodes[sink->model->first_pillar + i].id);
		put_members(sink, &a->pillars[i]);
		weakest_member(sink, &a->pillars[i]);
		buf_char(&sink->buf, '}');
	}
	buf_char(&sink->buf, ']');
	json_out_key(&sink->buf, "overall");
	buf_char(&sink->buf, '{');
	put_members(sink, &a->overall);
	weakest_member(sink, &a->overall);
	buf_char(&sink->buf, '}');
}

static void put_assessors(struct sink *sink, const struct eca_agreement *a)
{
	size_t i;

	begin_array(sink, "assessors");
	for (i = 0; i < a->n_assessors; i++) {
		const struct eca_leaning *leaning = &a->assessors[i];

		begin_object(sink);
		json_out_text_member(&sink->buf, "assessor", leaning->assessor);
		points_member(sink, "points", leaning->points, leaning->answers > 0);
		json_out_count_member(&sink->buf, "answers", leaning->answers);
		json_out_count_member(&sink->buf, "visits", leaning->visits);
		buf_char(&sink->buf, '}');
	}
	buf_char(&sink->buf, ']');
}

static void put_set(struct sink *sink)
{
	json_out_key(&sink->buf, "set");
	buf_char(&sink->buf, '{');
	json_out_text_member(&sink->buf, "id", sink->model->id);
	json_out_text_member(&sink->buf, "version", sink->model->version);
	json_out_text_member(&sink->buf, "sha256", sink->model->sha256);
	buf_char(&sink->buf, '}');
	json_out_text_member(&sink->buf, "engine", ECA_VERSION);
}

void agree_json(const struct eca_agreement *agreement, struct eca_output *out)
{
	struct sink sink = { .model = agreement->model };

	buf_char(&sink.buf, '{');
	put_set(&sink);
	put_visits(&sink, agreement);
	put_questions(&sink, agreement);
	put_pillars(&sink, agreement);
	put_assessors(&sink, agreement);
	buf_text(&sink.buf, "}\n");
	eca_output_write(out, sink.buf.bytes, sink.buf.used);
	buf_free(&sink.buf);
	arena_free(&sink.arena);
}
