/* A world: what is settled once the outer questions are answered. */
#include <string.h>

#include "gap.h"

static void *copied(struct arena *arena, const void *from, size_t count, size_t size)
{
	void *to = arena_array(arena, count, size);

	if (count)
		memcpy(to, from, count * size);
	return to;
}

static bool any(const bool *flags, size_t count)
{
	return count && memchr(flags, true, count);
}

/* Scores it and keeps what came of it. */
bool gap_world_look(struct gap_world *w)
{
	struct gap *gap = w->gap;
	const struct eca_model *m = gap->model;
	const struct eca_result *r;
	size_t i;

	memcpy(gap->answers, w->answers, m->n_questions * sizeof(*w->answers));
	r = gap_score(gap);
	if (r->status == ECA_STATUS_FAILED)
		return false;
	w->verdicts = arena_array(&w->arena, m->n_conditions, 1);
	for (i = 0; i < m->n_conditions; i++)
		w->verdicts[i] = (unsigned char)condition_verdict(gap->scoring, i);
	w->scores = copied(&w->arena, r->scores, m->n_nodes, sizeof(*w->scores));
	w->gates = copied(&w->arena, r->gates, m->n_gates, 1);
	w->applied = copied(&w->arena, r->answers, m->n_questions, sizeof(*w->applied));
	w->weights = gap->scoring->weights;
	w->thin = any(r->thin, m->n_pillars);
	w->incomplete = r->status == ECA_STATUS_INCOMPLETE;
	w->n_missing = r->n_missing;
	w->required = r->required;
	w->given = r->given;
	return true;
}

static void find_movable(struct gap_world *w)
{
	const struct eca_model *m = w->gap->model;
	size_t i, node;

	memset(w->movable, 0, m->n_nodes * sizeof(*w->movable));
	for (i = m->n_profile; i < m->n_questions; i++)
		if (w->moves[i].count > 1)
			w->movable[m->questions[i].node] = true;
	for (node = 0; node < m->overall; node++) /* parents stand behind children */
		w->movable[m->nodes[node].parent] |= w->movable[node];
}

/* Brings an outer question to the answer chosen, if a step leads there. */
static bool choose(struct gap_world *w, size_t question, struct gap_moves *moves)
{
	size_t i;

	for (i = 0; i < moves->count; i++)
		if (gap_is_same(&moves->items[i].answer, &w->answers[question]))
			break;
	if (i == moves->count)
		return false;
	w->cost += moves->items[i].cost;
	w->n += i > 0;
	moves->items += i;
	moves->count = 1;
	return true;
}

static bool find_moves(struct gap_world *w)
{
	struct gap *gap = w->gap;
	const struct eca_model *m = gap->model;
	size_t i;

	w->moves = arena_array(&w->arena, m->n_questions, sizeof(*w->moves));
	for (i = 0; i < m->n_questions; i++) {
		w->moves[i] = gap_moves_of(gap, w->verdicts, i, false, &w->arena);
		gap->kept[i] |= w->moves[i].cut;
		if (w->applied[i].by_rule)
			w->moves[i].count = 1;
		if (gap->outer[i] && !choose(w, i, &w->moves[i]))
			return false;
	}
	find_movable(w);
	return true;
}

/* Everything below a node stays as it is. */
static void keep_below(struct gap_world *w, size_t node)
{
	const struct eca_model *m = w->gap->model;
	size_t i;

	for (i = m->n_profile; i < m->n_questions; i++)
		if (w->moves[i].count > 1 && gap_is_within(m, m->questions[i].node, node)) {
			w->gap->kept[i] = true;
			w->moves[i].count = 1;
		}
	find_movable(w);
}

/* What only trying can tell, and would take too long, stays as it is. */
static void keep_large(struct gap_world *w)
{
	const struct eca_model *m = w->gap->model;
	size_t node;

	for (node = m->n_nodes; node-- > m->first_criterion;)
		if (w->movable[node] && gap_is_opaque(w, node) &&
		    gap_combinations(w, node) > w->gap->combinations)
			keep_below(w, node);
}

/* The condition that was one too many is taken out of play. */
static void keep_condition(struct gap_world *w)
{
	const struct eca_model *m = w->gap->model;
	const struct eca_condition *c = &m->conditions[w->overflow];

	if (c->test == ECA_IF_EVERY_PILLAR)
		keep_below(w, m->overall);
	else
		keep_below(w, c->test == ECA_IF_SCORE_AT_LEAST ? c->node
		                                               : m->questions[c->question].node);
}

static void begin_conditions(struct gap_world *w)
{
	const struct eca_model *m = w->gap->model;
	size_t most = 2 * m->n_conditions * (1 + m->n_pillars);

	memset(w->labels, GAP_LABELS_MOST, m->n_conditions);
	memset(w->bounded, 0, m->n_nodes * sizeof(*w->bounded));
	w->n_atoms = w->n_labels = 0;
	w->always = 0;
	w->hopeless = w->counts = false;
	if (!w->atoms)
		w->atoms = arena_array(&w->arena, most, sizeof(*w->atoms));
	gap_settle(w);
}

static void find_exact(struct gap_world *w)
{
	const struct eca_model *m = w->gap->model;
	size_t node;

	for (node = m->overall; node-- > 0;)
		w->exact[node] = w->exact[m->nodes[node].parent] ||
		                 w->bounded[m->nodes[node].parent];
}

static void find_conditions(struct gap_world *w)
{
	begin_conditions(w);
	while (w->goal && w->goal->tier != ECA_NONE && !gap_find_atoms(w)) {
		keep_condition(w);
		begin_conditions(w);
	}
	find_exact(w);
}

static void make_room(struct gap_world *w)
{
	const struct eca_model *m = w->gap->model;

	w->movable = arena_array(&w->arena, m->n_nodes, sizeof(*w->movable));
	w->bounded = arena_array(&w->arena, m->n_nodes, sizeof(*w->bounded));
	w->exact = arena_array(&w->arena, m->n_nodes, sizeof(*w->exact));
	w->settled = arena_array(&w->arena, m->n_conditions, 1);
	w->labels = arena_array(&w->arena, m->n_conditions, 1);
}

void gap_world_prepare(struct gap_world *w, struct gap *gap, const struct gap_goal *goal,
                       const struct eca_answer *chosen)
{
	*w = (struct gap_world){ .gap = gap, .goal = goal, .cut = INT64_MAX };
	w->words = goal && goal->tier != ECA_NONE ? gap->model->n_questions / 64 + 1 : 0;
	w->answers = copied(&w->arena, chosen, gap->model->n_questions, sizeof(*w->answers));
	make_room(w);
}

bool gap_world_open(struct gap_world *w, struct gap *gap, const struct gap_goal *goal,
                    const struct eca_answer *chosen)
{
	gap_world_prepare(w, gap, goal, chosen);
	if (!gap_world_look(w) || !find_moves(w))
		return false;
	keep_large(w);
	find_conditions(w);
	return !w->hopeless;
}

void gap_world_close(struct gap_world *w)
{
	arena_free(&w->arena);
}
