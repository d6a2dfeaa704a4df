/* What follows from a result: weights in force, shares of the overall score, and
 * a copy that outlives the scoring. */
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "eca.h"

double eca_weight(const struct eca_result *result, size_t node)
{
	const struct eca_model *m = result->model;

	return result->weighting == ECA_NONE ? m->nodes[node].weight
	                                     : m->weightings[result->weighting].weights[node];
}

/* ---- Shares ---------------------------------------------------------------------- */

/* Children of a node that combines them by their own weights. */
static void share_by_weight(const struct eca_result *r, size_t index, struct eca_share *shares)
{
	const struct eca_node *node = &r->model->nodes[index];
	double sum = 0;
	size_t i, end = node->first_child + node->n_children;

	for (i = node->first_child; i < end; i++)
		if (r->scores[i].known)
			sum += eca_weight(r, i);
	for (i = node->first_child; i < end; i++) {
		shares[i].known = true;
		shares[i].weight = r->scores[i].known && sum > 0
		                           ? shares[index].weight * eca_weight(r, i) / sum : 0;
	}
}

/* Children named directly in a weighted mean; a nested expression makes the share
 * of what stands in it unknown, since it may be no mean. */
static void share_by_expression(const struct eca_result *r, size_t index, struct eca_share *shares)
{
	const struct eca_node *node = &r->model->nodes[index];
	const struct eca_expression *e = &r->model->expressions[node->expression];
	double sum = 0;
	size_t i;

	for (i = 0; i < e->n_parts; i++) {
		if (e->op != ECA_OP_WEIGHTED || e->parts[i].node == ECA_NONE)
			return;
		if (r->scores[e->parts[i].node].known)
			sum += e->parts[i].weight;
	}
	for (i = node->first_child; i < node->first_child + node->n_children; i++)
		shares[i].known = e->op == ECA_OP_WEIGHTED;
	for (i = 0; i < e->n_parts && sum > 0; i++)
		if (r->scores[e->parts[i].node].known)
			shares[e->parts[i].node].weight += shares[index].weight * e->parts[i].weight / sum;
}

void eca_shares(const struct eca_result *result, struct eca_share *shares)
{
	const struct eca_model *m = result->model;
	size_t i;

	memset(shares, 0, m->n_nodes * sizeof(*shares));
	shares[m->overall].known = result->scores[m->overall].known;
	shares[m->overall].weight = shares[m->overall].known ? 1 : 0;
	for (i = m->n_nodes; i-- > m->first_criterion;) { /* parents stand behind children */
		const struct eca_node *node = &m->nodes[i];

		if (!shares[i].known || node->function != ECA_NONE)
			continue;
		if (node->expression == ECA_NONE)
			share_by_weight(result, i, shares);
		else
			share_by_expression(result, i, shares);
	}
}

/* ---- A copy ------------------------------------------------------------------------ */

struct copy {
	struct eca_result result; /* first: the copy is freed through it */
	struct eca_assessment assessment;
	struct arena arena;
};

static void *copied(struct arena *arena, const void *from, size_t count, size_t size)
{
	void *to = arena_array(arena, count, size);

	if (count)
		memcpy(to, from, count * size);
	return to;
}

static const struct eca_answer *copy_answers(struct arena *arena, const struct eca_answer *from,
                                             size_t count)
{
	struct eca_answer *to = copied(arena, from, count, sizeof(*to));
	size_t i;

	for (i = 0; i < count; i++) {
		to[i].text = arena_text(arena, to[i].text);
		to[i].note = arena_text(arena, to[i].note);
	}
	return to;
}

static void copy_assessment(struct copy *c, const struct eca_assessment *from, size_t n_answers)
{
	struct eca_assessment *to = &c->assessment;

	*to = *from;
	to->firm_id = arena_text(&c->arena, from->firm_id);
	to->assessor = arena_text(&c->arena, from->assessor);
	to->failure = arena_text(&c->arena, from->failure);
	to->file = arena_text(&c->arena, from->file);
	to->answers = copy_answers(&c->arena, from->answers, n_answers);
}

static const struct eca_note *copy_notes(struct arena *arena, const struct eca_result *from)
{
	struct eca_note *to = copied(arena, from->notes, from->n_notes, sizeof(*to));
	size_t i, k;

	for (i = 0; i < from->n_notes; i++)
		for (k = 0; k < ECA_LANGUAGES_MAX; k++)
			to[i].text.in[k] = arena_text(arena, to[i].text.in[k]);
	return to;
}

static const struct eca_interval *copy_interval(struct arena *arena,
                                                const struct eca_interval *from)
{
	struct eca_interval *to;

	if (!from)
		return NULL;
	to = copied(arena, from, 1, sizeof(*to));
	to->deciding = copied(arena, from->deciding, from->n_deciding, sizeof(*to->deciding));
	return to;
}

struct eca_result *eca_result_copy(const struct eca_result *from)
{
	const struct eca_model *m = from->model;
	struct copy *c = need_memory(sizeof(*c));
	struct eca_result *to = &c->result;

	memset(c, 0, sizeof(*c));
	*to = *from;
	copy_assessment(c, from->assessment, m->n_questions);
	to->assessment = &c->assessment;
	to->failure = arena_text(&c->arena, from->failure);
	to->answers = copy_answers(&c->arena, from->answers, m->n_questions);
	to->scores = copied(&c->arena, from->scores, m->n_nodes, sizeof(*to->scores));
	to->missing = copied(&c->arena, from->missing, from->n_missing, sizeof(*to->missing));
	to->thin = copied(&c->arena, from->thin, m->n_pillars, sizeof(*to->thin));
	to->gates = copied(&c->arena, from->gates, m->n_gates, 1);
	to->obstacles = copied(&c->arena, from->obstacles, from->n_obstacles, sizeof(*to->obstacles));
	to->notes = copy_notes(&c->arena, from);
	to->possible = copy_interval(&c->arena, from->possible);
	to->warnings = NULL; /* told while reading */
	to->n_warnings = 0;
	return to;
}

void eca_result_free(struct eca_result *result)
{
	struct copy *c = (struct copy *)result;

	if (!c)
		return;
	arena_free(&c->arena);
	free(c);
}
