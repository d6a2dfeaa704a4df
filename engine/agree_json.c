/* An agreement as JSON: one object, see docs/formats.md. */
#include "agree_out.h"
#include "json_out.h"

struct sink {
	struct buf buf;
	const struct eca_model *model;
	struct arena arena; /* of one visit */
};

static void tier_member(struct sink *sink, const char *key, size_t tier)
{
	json_out_text_member(&sink->buf, key, tier == ECA_NONE ? NULL : sink->model->tiers[tier].id);
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
	json_out_points_member(&sink->buf, "points", sheet->points[question],
	                       agree_has_points(sheet, question));
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

	json_out_object(&sink->buf);
	json_out_text_member(&sink->buf, "question", sink->model->questions[dispute->question].id);
	json_out_text_member(&sink->buf, "differs", dispute->answer ? "answer" : "evidence");
	if (open)
		json_out_text_member(&sink->buf, "changes_tier", agree_sway_word(visit, dispute));
	json_out_array(&sink->buf, "answers");
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

	json_out_array(&sink->buf, "assessments");
	for (i = 0; i < visit->n_sheets; i++) {
		json_out_element(&sink->buf);
		buf_char(&sink->buf, '{');
		json_out_text_member(&sink->buf, "assessor", visit->sheets[i]->assessor);
		json_out_date_member(&sink->buf, "assessed_on", visit->sheets[i]->assessed_on,
		                     visit->sheets[i]->dated);
		buf_char(&sink->buf, '}');
	}
	buf_char(&sink->buf, ']');
}

static void put_visit(struct sink *sink, const struct eca_visit *visit)
{
	size_t i;

	json_out_object(&sink->buf);
	json_out_text_member(&sink->buf, "firm_id", visit->firm_id);
	put_sheets(sink, visit);
	json_out_count_member(&sink->buf, "answers", visit->n_shared);
	json_out_count_member(&sink->buf, "answers_of_one", visit->n_by_one);
	tier_member(sink, "tier_low", visit->lowest);
	tier_member(sink, "tier_high", visit->highest);
	json_out_bool_member(&sink->buf, "maybe_no_tier", visit->untiered);
	json_out_text_member(&sink->buf, "ways", visit->every_mix ? "all" : "some");
	json_out_array(&sink->buf, "disputes");
	for (i = 0; i < visit->n_disputes; i++)
		put_dispute(sink, visit, &visit->disputes[i], true);
	buf_char(&sink->buf, ']');
	json_out_array(&sink->buf, "settled");
	for (i = 0; i < visit->n_resolved; i++)
		put_dispute(sink, visit, &visit->resolved[i], false);
	buf_text(&sink->buf, "]}");
	arena_reset(&sink->arena);
}

static void put_visits(struct sink *sink, const struct eca_agreement *a)
{
	size_t i;

	json_out_array(&sink->buf, "visits");
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
	json_out_points_member(&sink->buf, "agreement", agree_share(figures), figures->pairs > 0);
	json_out_points_member(&sink->buf, "alpha", figures->alpha, figures->known);
	json_out_points_member(&sink->buf, "alpha_low", figures->low, figures->bounded);
	json_out_points_member(&sink->buf, "alpha_high", figures->high, figures->bounded);
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

	json_out_array(&sink->buf, "questions");
	for (i = 0; i < m->n_questions; i++) {
		enum eca_metric metric = eca_metric_of(m->questions[i].type);

		if (m->questions[i].derived)
			continue;
		json_out_object(&sink->buf);
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

	json_out_array(&sink->buf, "pillars");
	for (i = 0; i < sink->model->n_pillars; i++) {
		json_out_object(&sink->buf);
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

	json_out_array(&sink->buf, "assessors");
	for (i = 0; i < a->n_assessors; i++) {
		const struct eca_leaning *leaning = &a->assessors[i];

		json_out_object(&sink->buf);
		json_out_text_member(&sink->buf, "assessor", leaning->assessor);
		json_out_points_member(&sink->buf, "points", leaning->points, leaning->answers > 0);
		json_out_count_member(&sink->buf, "answers", leaning->answers);
		json_out_count_member(&sink->buf, "visits", leaning->visits);
		buf_char(&sink->buf, '}');
	}
	buf_char(&sink->buf, ']');
}

void agree_json(const struct eca_agreement *agreement, struct eca_output *out)
{
	struct sink sink = { .model = agreement->model };

	buf_char(&sink.buf, '{');
	json_out_set_members(&sink.buf, sink.model);
	put_visits(&sink, agreement);
	put_questions(&sink, agreement);
	put_pillars(&sink, agreement);
	put_assessors(&sink, agreement);
	buf_text(&sink.buf, "}\n");
	eca_output_write(out, sink.buf.bytes, sink.buf.used);
	buf_free(&sink.buf);
	arena_free(&sink.arena);
}
