/* Points gathered, and what is beaten among them dropped. */
#include <stdlib.h>
#include <string.h>

#include "gap.h"

enum { PILE_FIRST = 64 };

static int order_of(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int order_of_numbers(double a, double b)
{
	return (a > b) - (a < b);
}

static int compare_kinds(const struct gap_point *a, const struct gap_point *b)
{
	int order = order_of(a->labels, b->labels);

	order = order ? order : order_of(a->known, b->known);
	order = order ? order : order_of_numbers(a->weight, b->weight);
	order = order ? order : order_of_numbers(a->kept, b->kept);
	order = order ? order : order_of(a->missing, b->missing);
	return order ? order : order_of(a->open, b->open);
}

int gap_compare_costs(const struct gap_point *a, const struct gap_point *b)
{
	return a->cost != b->cost ? (a->cost > b->cost) - (a->cost < b->cost)
	                          : order_of(a->n, b->n);
}

static uint64_t changed_bits(const struct gap_point *point, size_t word)
{
	if (point->changed)
		return point->changed[word];
	return (point->left ? changed_bits(point->left, word) : 0) |
	       (point->right ? changed_bits(point->right, word) : 0);
}

/* Questions that stand earlier in the set come first. */
static int compare_changed(const struct gap_point *a, const struct gap_point *b, size_t words)
{
	size_t i;

	for (i = 0; i < words; i++) {
		uint64_t in_a = changed_bits(a, i), in_b = changed_bits(b, i);
		uint64_t differs = in_a ^ in_b;

		if (differs)
			return in_a & (differs & -differs) ? -1 : 1;
	}
	return 0;
}

static int compare_points(const void *left, const void *right, void *words)
{
	const struct gap_point *a = left, *b = right;
	int order = compare_kinds(a, b);

	order = order ? order : gap_compare_costs(a, b);
	order = order ? order : order_of_numbers(b->value, a->value);
	return order ? order : compare_changed(a, b, *(size_t *)words);
}

static int compare_by_cost(const void *left, const void *right, void *words)
{
	const struct gap_point *a = left, *b = right;
	int order = gap_compare_costs(a, b);

	return order ? order : compare_points(left, right, words);
}

/* There is no room for all: of the dearer half some are left out at regular distances. What
 * costs less than the first of those is as if nothing had been left out. */
static void thin_out(struct gap_pile *pile)
{
	struct gap_world *w = pile->world;
	size_t half = w->gap->points_most / 2, count = pile->count, kept = half, i;
	size_t stride = (count - half + half - 1) / half;

	qsort_r(pile->items, count, sizeof(*pile->items), compare_by_cost, &w->words);
	for (i = half; i < count; i++) {
		if ((count - 1 - i) % stride == 0)
			pile->items[kept++] = pile->items[i];
		else if (pile->items[i].cost < w->cut)
			w->cut = pile->items[i].cost;
	}
	pile->count = kept;
}

static bool is_in_order(const struct gap_point *items, size_t count, size_t words)
{
	size_t i;

	for (i = 1; i < count; i++)
		if (compare_points(&items[i - 1], &items[i], &words) > 0)
			return false;
	return true;
}

/* What is dearer, or as dear, and of no more value than another of its kind is dropped. */
static size_t keep_point(struct gap_point *kept, size_t count, const struct gap_point *point)
{
	if (count && !compare_kinds(&kept[count - 1], point) &&
	    point->value <= kept[count - 1].value)
		return count;
	kept[count] = *point;
	return count + 1;
}

/* Those in order already and those added since, as one. */
static void merge(struct gap_pile *pile)
{
	size_t i = 0, k = pile->sorted, count = 0, words = pile->world->words;
	struct gap_point *items = pile->items, *kept = pile->spare;

	while (i < pile->sorted && k < pile->count)
		count = compare_points(&items[i], &items[k], &words) <= 0
		                ? keep_point(kept, count, &items[i++])
		                : keep_point(kept, count, &items[k++]);
	for (; i < pile->sorted; i++)
		count = keep_point(kept, count, &items[i]);
	for (; k < pile->count; k++)
		count = keep_point(kept, count, &items[k]);
	pile->items = kept;
	pile->spare = items;
	pile->count = pile->sorted = count;
}

void gap_pile_prune(struct gap_pile *pile)
{
	struct gap_world *w = pile->world;
	struct gap_point *added = pile->items + pile->sorted;
	size_t n_added = pile->count - pile->sorted;

	if (!n_added)
		return;
	if (!is_in_order(added, n_added, w->words))
		qsort_r(added, n_added, sizeof(*added), compare_points, &w->words);
	merge(pile);
	if (pile->count <= w->gap->points_most)
		return;
	thin_out(pile);
	qsort_r(pile->items, pile->count, sizeof(*pile->items), compare_points, &w->words);
	pile->sorted = pile->count;
}

static void grow(struct gap_pile *pile)
{
	size_t size;

	pile->room = pile->room ? 2 * pile->room : PILE_FIRST;
	size = pile->room * sizeof(*pile->items);
	pile->items = need_more_memory(pile->items, size);
	pile->spare = need_more_memory(pile->spare, size);
}

/* Where at least half is needed after pruning there is soon too little again. */
static void make_room(struct gap_pile *pile)
{
	gap_pile_prune(pile);
	if (2 * pile->count >= pile->room)
		grow(pile);
}

void gap_pile_add(struct gap_pile *pile, const struct gap_point *point)
{
	const struct gap_world *w = pile->world;

	if (point->cost > w->goal->budget - w->cost)
		return;
	if (pile->count == pile->room)
		make_room(pile);
	pile->items[pile->count++] = *point;
}

struct gap_front gap_pile_end(struct gap_pile *pile)
{
	struct gap_world *w = pile->world;
	struct gap_point *points;
	size_t i, k;

	gap_pile_prune(pile);
	points = arena_array(&w->arena, pile->count, sizeof(*points));
	for (i = 0; i < pile->count; i++) {
		uint64_t *changed = pile->items[i].changed;

		if (!changed)
			changed = arena_array(&w->arena, w->words, sizeof(*changed));
		for (k = 0; k < w->words && !pile->items[i].changed; k++)
			changed[k] = changed_bits(&pile->items[i], k);
		points[i] = pile->items[i];
		points[i].changed = changed;
	}
	free(pile->items);
	free(pile->spare);
	return (struct gap_front){ points, pile->count };
}

struct gap_point gap_made_of(const struct gap_point *left, const struct gap_point *right)
{
	struct gap_point point = *left;
	uint64_t labels = left->labels | right->labels;

	point.left = left;
	point.right = right;
	point.move = NULL;
	point.changed = NULL;
	point.labels = labels & ~((labels & UINT64_C(0x5555555555555555)) << 1);
	point.cost += right->cost;
	point.n += right->n;
	point.missing += right->missing;
	point.open += right->open;
	return point;
}
