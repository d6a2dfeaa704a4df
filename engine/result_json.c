/* Results as JSON: the whole tree of an assessment as one object on one line, see
 * docs/formats.md. An array of them, or one a line. */
#include <stdlib.h>

#include "arena.h"
#include "result_json.h"
#include "words.h"
#include "writer.h"

/* A place in the set without the set's folder, which is another on every machine. */
static const char *in_set(const struct eca_model *model, const char *place)
{
	size_t length = strlen(model->folder);

	if (strncmp(place, model->folder, length))
		return place;
	return place + length + strspn(place + length, "/");
}

static void place_member(struct job *job, const struct eca_place *at)
{
	struct buf where = { 0 };

	if (at) {
		buf_format(&where, "%s:%d", in_set(job->model, at->file), at->line);
		json_out_text_member(job->buf, "where", buf_string(&where));
		buf_free(&where);
	} else {
		json_out_null_member(job->buf, "where");
	}
}

static void who_members(struct job *job)
{
	const struct eca_assessment *who = job->result->assessment;
	const struct eca_model *model = job->model;
	struct buf *buf = job->buf;

	json_out_text_member(buf, "firm_id", who->firm_id);
	json_out_set_members(buf, model);
	json_out_text_member(buf, "source", eca_source_word(who->source));
	json_out_text_member(buf, "assessor", *who->assessor ? who->assessor : NULL);
	json_out_date_member(buf, "assessed_on", who->assessed_on, who->dated);
}

static void tier_member(struct job *job, const char *key, size_t tier)
{
	json_out_text_member(job->buf, key, tier == ECA_NONE ? NULL : job->model->tiers[tier].id);
}

static size_t next_tier(const struct job *job)
{
	size_t tier = job->result->tier;

	return tier == ECA_NONE || tier + 1 >= job->model->n_tiers ? ECA_NONE : tier + 1;
}

static void gates_member(struct job *job)
{
	size_t i;

	json_out_key(job->buf, "gates");
	buf_char(job->buf, '[');
	for (i = 0; i < job->model->n_gates; i++) {
		json_out_element(job->buf);
		buf_char(job->buf, '{');
		json_out_text_member(job->buf, "id", job->model->gates[i].id);
		json_out_text_member(job->buf, "state",
		                     word_of_gate((enum eca_gate_state)job->result->gates[i]));
		buf_char(job->buf, '}');
	}
	buf_char(job->buf, ']');
}

/* Where the set says what the firm does not meet; NULL when it does not say. */
static const struct eca_place *place_of(const struct job *job, const struct eca_obstacle *obstacle)
{
	size_t next = next_tier(job);

	if (obstacle->kind == ECA_BY_GATE)
		return &job->model->gates[obstacle->gate].at;
	if (obstacle->kind == ECA_BY_NEED)
		return &job->model->conditions[obstacle->condition].at;
	return next == ECA_NONE ? NULL : &job->model->tiers[next].at;
}

/* Only a threshold, or a need on a score, wants points. */
static bool wants_points(const struct job *job, const struct eca_obstacle *obstacle)
{
	enum eca_test test;

	if (obstacle->kind != ECA_BY_NEED)
		return obstacle->kind == ECA_BY_THRESHOLD;
	test = job->model->conditions[obstacle->condition].test;
	return test == ECA_IF_SCORE_AT_LEAST || test == ECA_IF_EVERY_PILLAR;
}

static void put_obstacle(struct job *job, const struct eca_obstacle *obstacle)
{
	const struct eca_model *model = job->model;
	bool about_node = obstacle->kind != ECA_BY_GATE && obstacle->node != ECA_NONE;
	const struct eca_score *has = about_node ? &job->result->scores[obstacle->node] : NULL;

	buf_char(job->buf, '{');
	json_out_text_member(job->buf, "kind", word_of_obstacle(obstacle->kind));
	json_out_text_member(job->buf, "node", about_node ? model->nodes[obstacle->node].id : NULL);
	json_out_text_member(job->buf, "condition",
	                     obstacle->kind == ECA_BY_NEED
	                             ? word_of_test(model->conditions[obstacle->condition].test)
	                             : NULL);
	json_out_points_member(job->buf, "wanted", obstacle->wanted, wants_points(job, obstacle));
	json_out_points_member(job->buf, "has", has ? has->points : 0, has && has->known);
	json_out_text_member(job->buf, "gate",
	                     obstacle->kind == ECA_BY_GATE ? model->gates[obstacle->gate].id
	                                                   : NULL);
	place_member(job, place_of(job, obstacle));
	buf_char(job->buf, '}');
}

static void obstacles_member(struct job *job)
{
	size_t i;

	json_out_key(job->buf, "obstacles");
	buf_char(job->buf, '[');
	for (i = 0; i < job->result->n_obstacles; i++) {
		json_out_element(job->buf);
		put_obstacle(job, &job->result->obstacles[i]);
	}
	buf_char(job->buf, ']');
}

static void missing_member(struct job *job)
{
	size_t i;

	json_out_key(job->buf, "missing");
	buf_char(job->buf, '[');
	for (i = 0; i < job->result->n_missing; i++) {
		json_out_element(job->buf);
		json_out_text(job->buf, job->model->questions[job->result->missing[i]].id);
	}
	buf_char(job->buf, ']');
}

/* Null unless the assessment is incomplete. */
static void possible_member(struct job *job)
{
	const struct eca_interval *possible = job->result->possible;
	size_t i;

	if (!possible) {
		json_out_null_member(job->buf, "possible");
		return;
	}
	json_out_key(job->buf, "possible");
	buf_char(job->buf, '{');
	tier_member(job, "lowest", possible->lowest);
	tier_member(job, "highest", possible->highest);
	json_out_bool_member(job->buf, "exact", possible->exact);
	json_out_key(job->buf, "deciding");
	buf_char(job->buf, '[');
	for (i = 0; i < possible->n_deciding; i++) {
		json_out_element(job->buf);
		json_out_text(job->buf, job->model->questions[possible->deciding[i]].id);
	}
	buf_text(job->buf, "]}");
}

static void thin_member(struct job *job)
{
	const struct eca_model *model = job->model;
	size_t i;

	json_out_key(job->buf, "thin_pillars");
	buf_char(job->buf, '[');
	for (i = 0; i < model->n_pillars; i++) {
		if (!job->result->thin[i])
			continue;
		json_out_element(job->buf);
		json_out_text(job->buf, model->nodes[model->first_pillar + i].id);
	}
	buf_char(job->buf, ']');
}

static void verdict_members(struct job *job)
{
	const struct eca_model *model = job->model;
	const struct eca_result *result = job->result;
	const struct eca_score *overall = &result->scores[model->overall];
	struct buf *buf = job->buf;

	json_out_points_member(job->buf, "overall", overall->points, overall->known);
	tier_member(job, "tier", result->tier);
	tier_member(job, "tier_before_gates", result->tier_before_gates);
	tier_member(job, "next_tier", next_tier(job));
	gates_member(job);
	obstacles_member(job);
	json_out_points_member(job->buf, "completeness", result->completeness, true);
	json_out_count_member(buf, "required", result->required);
	json_out_count_member(buf, "given", result->given);
	missing_member(job);
	possible_member(job);
	json_out_text_member(
		buf, "weighting",
		result->weighting == ECA_NONE ? NULL : model->weightings[result->weighting].id);
	thin_member(job);
	job_notes(job, model->overall);
	job_pillars(job);
	job_profile(job);
}

static void put_members(struct job *job)
{
	const struct eca_result *result = job->result;

	buf_char(job->buf, '{');
	who_members(job);
	json_out_text_member(job->buf, "status", eca_status_word(result->status));
	json_out_text_member(job->buf, "failure",
	                     result->failure ? in_set(job->model, result->failure) : NULL);
	/* A failed assessment has nothing between its failure and its hash. */
	if (result->status != ECA_STATUS_FAILED)
		verdict_members(job);
	json_out_text_member(job->buf, "answers_sha256", result->assessment->sha256);
	json_out_key(job->buf, "notice");
	job_languages(job, &job->model->notice);
	buf_char(job->buf, '}');
}

static void put_object(struct eca_writer *writer, const struct eca_result *result)
{
	struct eca_share *shares = writer->state;
	struct job job = {
		.buf = &writer->buf, .model = result->model, .result = result, .shares = shares
	};

	if (result->status != ECA_STATUS_FAILED)
		eca_shares(result, shares);
	put_members(&job);
}

static void begin_lines(struct eca_writer *writer)
{
	writer->state = need_memory(writer->model->n_nodes * sizeof(struct eca_share));
}

static void put_line(struct eca_writer *writer, const struct eca_result *result)
{
	put_object(writer, result);
	buf_char(&writer->buf, '\n');
}

static void end_lines(struct eca_writer *writer)
{
	free(writer->state);
}

static void begin_array(struct eca_writer *writer)
{
	begin_lines(writer);
	buf_char(&writer->buf, '[');
}

static void put_in_array(struct eca_writer *writer, const struct eca_result *result)
{
	buf_text(&writer->buf, writer->count ? ",\n" : "\n");
	put_object(writer, result);
}

static void end_array(struct eca_writer *writer)
{
	end_lines(writer);
	buf_text(&writer->buf, writer->count ? "\n]\n" : "]\n");
}

const struct writer_format writer_json = { begin_array, put_in_array, end_array };
const struct writer_format writer_ndjson = { begin_lines, put_line, end_lines };
