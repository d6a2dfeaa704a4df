/* The scores of a result, pillar by pillar down to the answers, and the profile. */
#include "result_json.h"

/* Nine decimals: enough to recompute the points lost to their sixth. */
static void share_member(struct buf *buf, const struct eca_share *share)
{
	uint64_t billionths = (uint64_t)(share->weight * 1e9 + 0.5), divisor;

	json_out_key(buf, "effective_weight");
	if (!share->known) {
		json_out_null(buf);
		return;
	}
	buf_count(buf, billionths / 1000000000);
	buf_char(buf, '.');
	for (divisor = 100000000; divisor; divisor /= 10)
		buf_char(buf, (char)('0' + billionths / divisor % 10));
}

void job_languages(struct job *job, const struct eca_text *text)
{
	size_t i;

	buf_char(job->buf, '{');
	for (i = 0; i < job->model->n_languages; i++)
		if (text->in[i])
			json_out_text_member(job->buf, job->model->languages[i], text->in[i]);
	buf_char(job->buf, '}');
}

static void put_options(struct buf *buf, const struct eca_question *question, uint64_t set)
{
	size_t i;

	buf_char(buf, '[');
	for (i = 0; i < question->n_options; i++) {
		if (!(set >> i & 1))
			continue;
		json_out_element(buf);
		json_out_text(buf, question->options[i].id);
	}
	buf_char(buf, ']');
}

static void put_value(struct buf *buf, const struct eca_question *question,
                      const struct eca_answer *answer)
{
	char text[ECA_SCORE_SIZE], date[ECA_DATE_SIZE];

	switch (question->type) {
	case ECA_YES_NO: json_out_bool(buf, answer->number != 0); break;
	case ECA_LEVEL: buf_count(buf, (uint64_t)answer->number); break;
	case ECA_CHOICE: json_out_text(buf, question->options[(size_t)answer->number].id); break;
	case ECA_MULTI: put_options(buf, question, answer->set); break;
	case ECA_NUMBER: buf_text(buf, eca_print_number(answer->number, text)); break;
	case ECA_DATE: json_out_text(buf, eca_print_date((int)answer->number, date)); break;
	case ECA_TEXT: json_out_text(buf, answer->text); break;
	}
}

static void answer_members(struct job *job, size_t question)
{
	const struct eca_answer *answer = &job->result->answers[question];
	const struct eca_model *model = job->model;

	json_out_text_member(job->buf, "state", eca_state_word((enum eca_state)answer->state));
	json_out_bool_member(job->buf, "by_rule", answer->by_rule);
	json_out_key(job->buf, "value");
	if (answer->state == ECA_ANSWERED)
		put_value(job->buf, &model->questions[question], answer);
	else
		json_out_null(job->buf);
	json_out_text_member(job->buf, "evidence",
	                     answer->grade == ECA_NO_GRADE ? NULL
	                                                   : model->grades[answer->grade].id);
	json_out_text_member(job->buf, "note", answer->note);
}

void job_notes(struct job *job, size_t node)
{
	const struct eca_result *result = job->result;
	size_t i;

	json_out_key(job->buf, "notes");
	buf_char(job->buf, '[');
	for (i = 0; i < result->n_notes; i++) {
		if (result->notes[i].node != node)
			continue;
		json_out_element(job->buf);
		job_languages(job, &result->notes[i].text);
	}
	buf_char(job->buf, ']');
}

static void score_members(struct job *job, size_t node)
{
	const struct eca_score *score = &job->result->scores[node];
	const struct eca_share *share = &job->shares[node];

	json_out_text_member(job->buf, "id", job->model->nodes[node].id);
	json_out_points_member(job->buf, "score", score->points, score->known);
	json_out_number_member(job->buf, "weight", eca_weight(job->result, node));
	share_member(job->buf, share);
	json_out_points_member(job->buf, "points_lost", share->weight * (100 - score->points),
	           share->known && score->known);
	job_notes(job, node);
}

static void put_question(struct job *job, size_t node)
{
	buf_char(job->buf, '{');
	score_members(job, node);
	answer_members(job, job->model->nodes[node].question);
	buf_char(job->buf, '}');
}

static void children_member(struct job *job, const char *key, size_t parent,
                            void (*put_child)(struct job *job, size_t node))
{
	const struct eca_node *node = &job->model->nodes[parent];
	size_t i;

	json_out_key(job->buf, key);
	buf_char(job->buf, '[');
	for (i = 0; i < node->n_children; i++) {
		json_out_element(job->buf);
		put_child(job, node->first_child + i);
	}
	buf_char(job->buf, ']');
}

static void put_criterion(struct job *job, size_t node)
{
	buf_char(job->buf, '{');
	score_members(job, node);
	children_member(job, "questions", node, put_question);
	buf_char(job->buf, '}');
}

static void put_pillar(struct job *job, size_t node)
{
	buf_char(job->buf, '{');
	score_members(job, node);
	json_out_bool_member(job->buf, "thin", job->result->thin[node - job->model->first_pillar]);
	children_member(job, "criteria", node, put_criterion);
	buf_char(job->buf, '}');
}

void job_profile(struct job *job)
{
	size_t i;

	json_out_key(job->buf, "profile");
	buf_char(job->buf, '{');
	for (i = 0; i < job->model->n_profile; i++) {
		json_out_key(job->buf, job->model->questions[i].id);
		buf_char(job->buf, '{');
		answer_members(job, i);
		buf_char(job->buf, '}');
	}
	buf_char(job->buf, '}');
}

void job_pillars(struct job *job)
{
	children_member(job, "pillars", job->model->overall, put_pillar);
}
