/* A criterion at its best: how far the steps of its questions lead. */
#include "roadmap.h"

/* ---- Scoring ---- */

/* Scores the answers being tried and keeps what steps hang on. */
static void look(struct maker *k)
{
	const struct eca_model *m = k->gap.model;
	const struct eca_result *r = gap_score(&k->gap);
	size_t i;

	for (i = 0; i < m->n_conditions && r->status != ECA_STATUS_FAILED; i++)
		k->verdicts[i] = (unsigned char)condition_verdict(k->gap.scoring, i);
	memcpy(k->seen, r->answers, m->n_questions * sizeof(*k->seen));
}

static size_t count_fired(const struct eca_result *r)
{
	size_t i, count = 0;

	for (i = 0; i < r->model->n_gates; i++)
		count += roadmap_fired(r, i);
	return count;
}

/* ---- Its questions ---- */

/* What bringing a question to a move comes to. */
struct trial {
	const struct gap_move *move;
	double points;
	size_t fired;
};

static bool is_better(const struct trial *a, const struct trial *b)
{
	if (!b->move || a->points != b->points)
		return !b->move || a->points > b->points;
	if (a->fired != b->fired)
		return a->fired < b->fired;
	return a->move->cost < b->move->cost;
}

/* Of moves with as many points by what the set says: that of most points as scored, then the one
 * with which the fewest gates fire, then the cheapest. */
static const struct gap_move *choose_move(struct maker *k, size_t question, struct gap_moves moves)
{
	struct eca_answer *answer = &k->gap.answers[question], before = *answer;
	struct trial best = { .move = NULL };
	size_t i;

	for (i = 0; i < moves.count && moves.count > 1; i++) {
		const struct eca_result *r;
		struct trial trial = { .move = &moves.items[i] };

		*answer = trial.move->answer;
		r = gap_score(&k->gap);
		if (r->status == ECA_STATUS_FAILED)
			continue;
		trial.points = r->scores[k->gap.model->questions[question].node].points;
		trial.fired = count_fired(r);
		if (is_better(&trial, &best))
			best = trial;
	}
	*answer = before;
	return best.move ? best.move : moves.items;
}

/* Brings the questions of a criterion to their best as far as the last look goes; whether that
 * changes anything. */
static bool climb_once(struct maker *k, const struct eca_node *criterion, struct climb *climb)
{
	size_t end = criterion->first_child + criterion->n_children, node;
	bool changed = false;

	*climb = (struct climb){ 0 };
	for (node = criterion->first_child; node < end; node++) {
		size_t question = roadmap_question(k, node);
		const struct gap_move *move;

		if (k->seen[question].by_rule)
			continue;
		move = choose_move(k, question, gap_best_moves(&k->gap, k->verdicts, question,
		                                               &k->scratch));
		changed = changed || !gap_is_same(&k->gap.answers[question], &move->answer);
		k->gap.answers[question] = move->answer;
		climb->cost += move->cost;
		climb->said = climb->said ||
		              (move->steps && k->gap.model->questions[question].has_effort);
	}
	arena_reset(&k->scratch);
	return changed;
}

/* What one question is brought to can make another apply, or another option count: then it goes
 * on. */
const struct eca_result *roadmap_climb(struct maker *k, const struct eca_node *criterion,
                                       struct climb *climb)
{
	size_t rounds = 0;

	roadmap_try(k, k->gap.given);
	look(k);
	while (climb_once(k, criterion, climb) && rounds++ < criterion->n_children)
		look(k);
	return gap_score(&k->gap);
}
