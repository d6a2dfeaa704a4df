/* Fronts that nothing is merged for: a question's, and those that only trying can tell. Both
 * are read off real scorings. */
#include <stdlib.h>

#include "gap.h"

bool gap_is_within(const struct eca_model *m, size_t node, size_t above)
{
	while (node != ECA_NONE && node != above)
		node = m->nodes[node].parent;
	return node != ECA_NONE;
}

const struct eca_result *gap_score(struct gap *gap)
{
	return eca_score(gap->scoring, &gap->assessment);
}

void gap_apply(const struct gap_point *point, struct eca_answer *answers)
{
	if (point->move)
		answers[point->question] = point->move->answer;
	if (point->left)
		gap_apply(point->left, answers);
	if (point->right)
		gap_apply(point->right, answers);
}

static void count_missing(const struct gap_world *w, size_t question, struct gap_point *point)
{
	bool found = w->answers[question].state == ECA_MISSING;

	if (!found || !(w->counts || w->incomplete))
		return;
	point->missing++;
	point->open += w->gap->set->required[question];
}

static void set_score(struct gap_point *point, const struct eca_score *score)
{
	point->known = score->known;
	point->value = score->known ? score->points : 0;
}

struct gap_front gap_front_constant(struct gap_world *w, size_t node)
{
	struct gap_pile pile = { .world = w };
	struct gap_point point = { .question = ECA_NONE };

	set_score(&point, &w->scores[node]);
	gap_pile_add(&pile, &point);
	return gap_pile_end(&pile);
}

/* A question brought to a move, not yet scored. */
static struct gap_point moved(struct gap_world *w, size_t question, const struct gap_move *move)
{
	struct gap_point point = { .cost = move->cost, .question = question };

	if (!move->steps)
		return point;
	point.n = 1;
	point.move = move;
	count_missing(w, question, &point);
	point.changed = arena_array(&w->arena, w->words, sizeof(*point.changed));
	point.changed[question / 64] |= UINT64_C(1) << question % 64;
	return point;
}

struct gap_front gap_front_question(struct gap_world *w, size_t node)
{
	struct gap *gap = w->gap;
	size_t question = gap->model->nodes[node].question, i;
	const struct gap_moves *moves = &w->moves[question];
	struct gap_pile pile = { .world = w };

	for (i = 0; i < moves->count; i++) {
		struct gap_point point = moved(w, question, &moves->items[i]);

		gap->answers[question] = moves->items[i].answer;
		if (gap_score(gap)->status == ECA_STATUS_FAILED)
			continue;
		set_score(&point, &gap->scoring->scores[node]);
		point.kept = w->exact[node] ? point.value : 0;
		if (gap_label(w, node, &point, gap->scoring))
			gap_pile_add(&pile, &point);
	}
	gap->answers[question] = w->answers[question];
	return gap_pile_end(&pile);
}

/* The questions below a node that can be changed in this world. */
static size_t questions_below(const struct gap_world *w, size_t node, size_t *questions)
{
	const struct eca_model *m = w->gap->model;
	size_t count = 0, i;

	for (i = m->n_profile; i < m->n_questions; i++)
		if (w->moves[i].count > 1 && gap_is_within(m, m->questions[i].node, node))
			questions[count++] = i;
	return count;
}

size_t gap_combinations(const struct gap_world *w, size_t node)
{
	size_t *questions = need_memory(w->gap->model->n_questions * sizeof(*questions)), i;
	size_t count = questions_below(w, node, questions), product = 1;

	for (i = 0; i < count && product <= w->gap->combinations; i++)
		product *= w->moves[questions[i]].count;
	free(questions);
	return product;
}

/* The point of one way to answer the questions, without its score. */
static const struct gap_point *combined_point(struct gap_world *w, const size_t *questions,
                                              size_t count, size_t number)
{
	struct gap_point *whole = arena_take(&w->arena, sizeof(*whole));
	size_t i;

	whole->question = ECA_NONE;
	for (i = 0; i < count; i++) {
		const struct gap_moves *moves = &w->moves[questions[i]];
		const struct gap_move *move = &moves->items[number % moves->count];
		struct gap_point *one, *both;

		number /= moves->count;
		w->gap->answers[questions[i]] = move->answer;
		if (!move->steps)
			continue;
		one = arena_take(&w->arena, sizeof(*one));
		both = arena_take(&w->arena, sizeof(*both));
		*one = moved(w, questions[i], move);
		*both = gap_made_of(whole, one);
		whole = both;
	}
	return whole;
}

static bool label_all_below(struct gap_world *w, size_t node, struct gap_point *point)
{
	const struct eca_model *m = w->gap->model;
	size_t i;

	for (i = 0; i <= node; i++)
		if (w->movable[i] && gap_is_within(m, i, node) &&
		    !gap_label(w, i, point, w->gap->scoring))
			return false;
	return true;
}

/* Every way to answer the questions below a node is scored. */
struct gap_front gap_front_opaque(struct gap_world *w, size_t node)
{
	struct gap *gap = w->gap;
	size_t *questions = arena_array(&w->arena, gap->model->n_questions, sizeof(*questions));
	size_t count = questions_below(w, node, questions), i;
	size_t product = gap_combinations(w, node);
	struct gap_pile pile = { .world = w };

	for (i = 0; i < product; i++) {
		struct gap_point point = *combined_point(w, questions, count, i);

		if (gap_score(gap)->status == ECA_STATUS_FAILED)
			continue;
		set_score(&point, &gap->scoring->scores[node]);
		point.kept = w->exact[node] ? point.value : 0;
		if (label_all_below(w, node, &point))
			gap_pile_add(&pile, &point);
	}
	for (i = 0; i < count; i++)
		gap->answers[questions[i]] = w->answers[questions[i]];
	return gap_pile_end(&pile);
}
