/* Worlds gone through by cost, with what can be had in each. */
#include <stdlib.h>
#include <string.h>

#include "gap_plan.h"

/* Way number n is that of its digits, the first outer question's the lowest. */
static struct way make_way(const struct finder *f, size_t number)
{
	struct way way = { .number = number };
	size_t i;

	for (i = 0; i < f->n_outer; i++) {
		const struct gap_move *move = &f->moves[i].items[number % f->moves[i].count];

		number /= f->moves[i].count;
		way.cost += move->cost;
		way.n += move->steps > 0;
	}
	return way;
}

static int compare_ways(const void *left, const void *right)
{
	const struct way *a = left, *b = right;

	if (a->cost != b->cost)
		return a->cost > b->cost ? 1 : -1;
	if (a->n != b->n)
		return a->n > b->n ? 1 : -1;
	return (a->number > b->number) - (a->number < b->number);
}

static void list_ways(struct finder *f)
{
	struct gap *gap = &f->gap;
	size_t i;

	f->n_outer = 0;
	f->n_ways = 1;
	f->outer = arena_array(&f->arena, gap_n_questions(f), sizeof(*f->outer));
	f->moves = arena_array(&f->arena, gap_n_questions(f), sizeof(*f->moves));
	for (i = 0; i < gap_n_questions(f); i++) {
		if (!gap->outer[i])
			continue;
		f->moves[f->n_outer] = gap_outer_moves(gap, i, &f->arena);
		f->n_ways *= f->moves[f->n_outer].count;
		f->outer[f->n_outer++] = i;
	}
	f->ways = arena_array(&f->arena, f->n_ways, sizeof(*f->ways));
	for (i = 0; i < f->n_ways; i++)
		f->ways[i] = make_way(f, i);
	qsort(f->ways, f->n_ways, sizeof(*f->ways), compare_ways);
}

static void choose_way(const struct finder *f, size_t number, struct eca_answer *answers)
{
	size_t i;

	memcpy(answers, f->gap.given, gap_n_questions(f) * sizeof(*answers));
	for (i = 0; i < f->n_outer; i++) {
		answers[f->outer[i]] = f->moves[i].items[number % f->moves[i].count].answer;
		number /= f->moves[i].count;
	}
}

static void each_point(struct finder *f, struct gap_world *w, gap_look *look)
{
	struct gap_front front = gap_front_of(w, f->gap.model->overall);
	size_t i, k;

	for (i = 0; i < front.count; i++)
		for (k = 0; k < front.strands[i].count; k++)
			look(f, w, &front.strands[i].kind, &front.strands[i].points[k]);
	if (w->cut < INT64_MAX && w->cost + w->cut < f->cut)
		f->cut = w->cost + w->cut;
}

/* Opens each world that may cost as little as `f` wants. */
static void each_world(struct finder *f, const struct gap_goal *goal, gap_look *look)
{
	struct eca_answer *chosen = arena_array(&f->arena, gap_n_questions(f), sizeof(*chosen));
	struct gap_world w;
	size_t i;

	for (i = 0; i < f->n_ways; i++) {
		if (f->ways[i].cost > goal->budget)
			break;
		if (f->best.any && !f->dearest && f->ways[i].cost > f->best.cost)
			break;
		choose_way(f, f->ways[i].number, chosen);
		if (gap_world_open(&w, &f->gap, goal, chosen))
			each_point(f, &w, look);
		gap_world_close(&w);
	}
}

size_t gap_count_kept(const struct finder *f)
{
	size_t count = 0, i;

	for (i = 0; i < gap_n_questions(f); i++)
		count += f->gap.kept[i];
	return count;
}

/* What functions ask for may only be seen on the way: then it begins again. */
void gap_search(struct finder *f, const struct gap_goal *goal, gap_look *look)
{
	size_t kept;

	do {
		arena_reset(&f->arena);
		f->best.any = false;
		f->best.answers = arena_array(&f->arena, gap_n_questions(f), sizeof(*f->best.answers));
		f->cut = INT64_MAX;
		f->n_curve = 0;
		list_ways(f);
		kept = gap_count_kept(f);
		each_world(f, goal, look);
	} while (gap_find_outer(&f->gap) || gap_count_kept(f) > kept);
}
