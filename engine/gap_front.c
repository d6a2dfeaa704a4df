/* Fronts that nothing is merged for: a question's, and those that only trying can tell. Both
 * are read off real scorings. */
#include <stdlib.h>

#include "gap_options.h"

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
		answers[point->move->question] = point->move->answer;
	if (point->left)
		gap_apply(point->left, answers);
	if (point->right)
		gap_apply(point->right, answers);
}

static struct gap_kind kind_of_score(const struct gap_world *w, size_t node,
                                     const struct eca_score *score)
{
	return (struct gap_kind){ .known = score->known,
		                  .kept = w->exact[node] && score->known ? score->points : 0 };
}

static double value_of_score(const struct eca_score *score)
{
	return score->known ? score->points : 0;
}

struct gap_front gap_front_constant(struct gap_world *w, size_t node)
{
	struct gap_pile pile = { .world = w };
	struct gap_kind kind = { .known = w->scores[node].known };
	struct gap_point point = { .value = value_of_score(&w->scores[node]) };

	gap_pile_add(&pile, &kind, &point);
	return gap_pile_end(&pile);
}

/* A question brought to a move, not yet scored. */
static struct gap_point moved(struct gap_world *w, const struct gap_move *move)
{
	struct gap_point point = { .cost = move->cost };

	if (!move->steps)
		return point;
	point.move = move;
	if (!w->words)
		return point;
	point.n = 1;
	point.changed = arena_array(&w->arena, w->words, sizeof(*point.changed));
	point.changed[move->question / 64] |= UINT64_C(1) << move->question % 64;
	return point;
}

static void count_missing(const struct gap_world *w, const struct gap_move *move,
                          struct gap_kind *kind)
{
	bool found = move->steps && w->answers[move->question].state == ECA_MISSING;

	if (!found || !(w->counts || w->incomplete))
		return;
	kind->missing++;
	kind->open += w->gap->set->required[move->question];
}

/* Whether a function may have a say in what an answer is worth. */
static bool hangs_on_function(const struct gap *gap, const struct eca_question *q)
{
	return q->points_function != ECA_NONE ||
	       (gap->watched && gap_has_doubtful_option(gap->model, q));
}

/* Scores a question brought to a move; false where a function goes wrong. In a world questions
 * count by themselves, so that the others need not be scored. */
static bool score_move(struct gap *gap, const struct gap_move *move)
{
	if (!hangs_on_function(gap, &gap->model->questions[move->question])) {
		score_answer(gap->scoring, move->question, &move->answer);
		return true;
	}
	gap->answers[move->question] = move->answer;
	return gap_score(gap)->status != ECA_STATUS_FAILED;
}

struct gap_front gap_front_question(struct gap_world *w, size_t node)
{
	struct gap *gap = w->gap;
	size_t question = gap->model->nodes[node].question, i;
	const struct gap_moves *moves = &w->moves[question];
	struct gap_pile pile = { .world = w };

	for (i = 0; i < moves->count; i++) {
		struct gap_point point = moved(w, &moves->items[i]);
		struct gap_kind kind;

		if (!score_move(gap, &moves->items[i]))
			continue;
		kind = kind_of_score(w, node, &gap->scoring->scores[node]);
		count_missing(w, &moves->items[i], &kind);
		point.value = value_of_score(&gap->scoring->scores[node]);
		if (gap_label(w, node, point.value, &kind, gap->scoring))
			gap_pile_add(&pile, &kind, &point);
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

/* The point of one way to answer the questions, without its score; what it answers of what is
 * missing is added to `kind`. */
static const struct gap_point *combined_point(struct gap_world *w, const size_t *questions,
                                              size_t count, size_t number, struct gap_kind *kind)
{
	struct gap_point *whole = arena_take(&w->arena, sizeof(*whole));
	size_t i;

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
		*one = moved(w, move);
		count_missing(w, move, kind);
		*both = gap_made_of(whole, one, 0);
		whole = both;
	}
	return whole;
}

static bool label_all_below(struct gap_world *w, size_t node, double value, struct gap_kind *kind)
{
	const struct eca_model *m = w->gap->model;
	size_t i;

	for (i = 0; i <= node; i++)
		if (w->movable[i] && gap_is_within(m, i, node) &&
		    !gap_label(w, i, value, kind, w->gap->scoring))
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
		struct gap_kind counted = { .missing = 0 }, kind;
		struct gap_point point = *combined_point(w, questions, count, i, &counted);

		if (gap_score(gap)->status == ECA_STATUS_FAILED)
			continue;
		kind = kind_of_score(w, node, &gap->scoring->scores[node]);
		kind = gap_both(&kind, &counted);
		point.value = value_of_score(&gap->scoring->scores[node]);
		if (label_all_below(w, node, point.value, &kind))
			gap_pile_add(&pile, &kind, &point);
	}
	for (i = 0; i < count; i++)
		gap->answers[questions[i]] = w->answers[questions[i]];
	return gap_pile_end(&pile);
}
