#include "claims.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"

enum { NOT_KNOWN = -1 };

/* What a question was answered, but its state. */
union value {
	double number;
	uint64_t set;
	size_t text; /* where it stands in the record's texts */
};

/* One block of memory, with everything in it. */
struct view {
	bool failed;
	int32_t *points;       /* one per node, millionths, or NOT_KNOWN */
	union value *values;   /* one per question of the criteria */
	unsigned char *states; /* enum eca_state, likewise */
	char *texts;
};

/* ---- The order of nodes ---- */

static size_t list_below(const struct eca_model *model, size_t node, size_t *order)
{
	const struct eca_node *parent = &model->nodes[node];
	size_t i, count = 1;

	*order = node;
	for (i = 0; i < parent->n_children; i++)
		count += list_below(model, parent->first_child + i, order + count);
	return count;
}

struct claims *claims_new(const struct eca_model *model)
{
	struct claims *claims = need_memory(sizeof(*claims));

	*claims = (struct claims){ .model = model };
	claims->order = need_memory(model->n_nodes * sizeof(*claims->order));
	list_below(model, model->overall, claims->order);
	return claims;
}

/* ---- Records ---- */

static size_t count_questions(const struct eca_model *model)
{
	return model->n_questions - model->n_profile;
}

static bool has_text(const struct eca_model *model, const struct eca_result *result, size_t question)
{
	return model->questions[question].type == ECA_TEXT &&
	       result->answers[question].state == ECA_ANSWERED;
}

static size_t size_of_texts(const struct eca_result *result)
{
	const struct eca_model *model = result->model;
	size_t i, size = 0;

	for (i = model->n_profile; i < model->n_questions; i++)
		if (has_text(model, result, i))
			size += strlen(result->answers[i].text) + 1;
	return size;
}

static struct view *new_view(const struct eca_result *result)
{
	const struct eca_model *model = result->model;
	size_t n = count_questions(model);
	size_t values = n * sizeof(union value), points = model->n_nodes * sizeof(int32_t);
	struct view *view = need_memory(sizeof(*view) + values + points + n + size_of_texts(result));

	view->failed = result->status == ECA_STATUS_FAILED;
	view->values = (union value *)(view + 1);
	view->points = (int32_t *)(view->values + n);
	view->states = (unsigned char *)(view->points + model->n_nodes);
	view->texts = (char *)(view->states + n);
	return view;
}

static void fill_answers(struct view *view, const struct eca_result *result)
{
	const struct eca_model *model = result->model;
	size_t i, used = 0;

	for (i = 0; i < count_questions(model); i++) {
		size_t question = model->n_profile + i;
		const struct eca_answer *answer = &result->answers[question];

		view->states[i] = answer->state;
		if (has_text(model, result, question)) {
			view->values[i].text = used;
			strcpy(view->texts + used, answer->text);
			used += strlen(answer->text) + 1;
		} else if (model->questions[question].type == ECA_MULTI) {
			view->values[i].set = answer->set;
		} else {
			view->values[i].number = answer->number;
		}
	}
}

static struct view *view_of(const struct eca_result *result)
{
	struct view *view = new_view(result);
	size_t i;

	for (i = 0; i < result->model->n_nodes; i++)
		view->points[i] = result->scores[i].known
		                          ? (int32_t)(result->scores[i].points * 1e6 + 0.5)
		                          : NOT_KNOWN;
	fill_answers(view, result);
	return view;
}

void claims_add(struct claims *claims, const struct eca_result *result)
{
	void **place = latest_add(&claims->latest, result->assessment);

	if (!place)
		return;
	free(*place);
	*place = view_of(result);
}

void claims_free(struct claims *claims)
{
	latest_free(&claims->latest, free);
	free(claims->order);
	free(claims);
}

/* ---- What they say ---- */

bool claims_get(const struct claims *claims, size_t firm, struct claim *claim)
{
	const struct latest_of_firm *of = &claims->latest.firms[firm];

	*claim = (struct claim){
		.firm_id = claims->latest.ids.texts[firm],
		.self = of->from[ECA_SELF].record,
		.visit = of->from[ECA_SITE_VISIT].record,
		.self_dated = of->from[ECA_SELF].dated,
		.visit_dated = of->from[ECA_SITE_VISIT].dated,
		.self_on = of->from[ECA_SELF].assessed_on,
		.visit_on = of->from[ECA_SITE_VISIT].assessed_on,
	};
	return claim->self && claim->visit && !claim->self->failed && !claim->visit->failed;
}

struct claim_points claim_points(const struct claim *claim, size_t node)
{
	struct claim_points points = { .claimed = claim->self->points[node],
		                       .verified = claim->visit->points[node] };

	points.claimed_known = points.claimed != NOT_KNOWN;
	points.verified_known = points.verified != NOT_KNOWN;
	if (points.claimed_known && points.verified_known)
		points.difference = points.claimed - points.verified;
	return points;
}

struct eca_answer claim_answer(const struct claims *claims, const struct view *view,
                               size_t question)
{
	size_t at = question - claims->model->n_profile;
	enum eca_type type = claims->model->questions[question].type;
	struct eca_answer answer = { .state = view->states[at], .grade = ECA_NO_GRADE };

	if (answer.state != ECA_ANSWERED)
		return answer;
	if (type == ECA_TEXT)
		answer.text = view->texts + view->values[at].text;
	else if (type == ECA_MULTI)
		answer.set = view->values[at].set;
	else
		answer.number = view->values[at].number;
	return answer;
}
