/* Points gathered, and what is beaten among them dropped. */
#include <stdlib.h>
#include <string.h>

#include "gap.h"

enum { HEAP_FIRST = 16 };

/* ---- Kinds and points compared ---- */

static int order_of(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int order_of_numbers(double a, double b)
{
	return (a > b) - (a < b);
}

static int compare_kinds(const struct gap_kind *a, const struct gap_kind *b)
{
	int order = order_of(a->labels, b->labels);

	order = order ? order : order_of(a->known, b->known);
	order = order ? order : order_of_numbers(a->weight, b->weight);
	order = order ? order : order_of_numbers(a->kept, b->kept);
	order = order ? order : order_of(a->missing, b->missing);
	return order ? order : order_of(a->open, b->open);
}

static bool costs_the_same(const struct gap_point *a, const struct gap_point *b)
{
	return a->cost == b->cost && a->n == b->n;
}

static uint64_t changed_bits(const struct gap_point *point, size_t word)
{
	if (point->changed)
		return point->changed[word];
	return (point->left ? changed_bits(point->left, word) : 0) |
	       (point->right ? changed_bits(point->right, word) : 0);
}

int gap_compare_changed(const struct gap_point *a, const struct gap_point *b, size_t words)
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
	int order;

	if (!costs_the_same(a, b))
		return gap_is_as_cheap(a, b->cost, b->n) ? -1 : 1;
	order = order_of_numbers(b->value, a->value);
	return order ? order : gap_compare_changed(a, b, *(size_t *)words);
}

/* ---- Points of one kind ---- */

/* Whether the last one that is as cheap is the same but for the questions, and these first. */
static bool is_doubled(const struct gap_heap *heap, const struct gap_point *point, size_t words)
{
	const struct gap_point *last = heap->items + heap->at;

	if (!heap->at || (--last)->value != point->value)
		return false;
	return !costs_the_same(last, point) || gap_compare_changed(last, point, words) <= 0;
}

static void grow(struct gap_heap *heap)
{
	size_t size;

	heap->room = heap->room ? 2 * heap->room : HEAP_FIRST;
	size = heap->room * sizeof(*heap->items);
	heap->items = need_more_memory(heap->items, size);
	heap->spare = need_more_memory(heap->spare, size);
}

void gap_heap_push(const struct gap_world *w, struct gap_heap *heap, const struct gap_point *point)
{
	if (is_doubled(heap, point, w->words))
		return;
	if (heap->count == heap->room)
		grow(heap);
	heap->items[heap->count++] = *point;
}

static bool is_in_order(const struct gap_point *items, size_t count, size_t words)
{
	size_t i;

	for (i = 1; i < count; i++)
		if (compare_points(&items[i - 1], &items[i], &words) > 0)
			return false;
	return true;
}

/* What is dearer, or as dear, and of no more value than another is dropped. */
static size_t keep_point(struct gap_point *kept, size_t count, const struct gap_point *point)
{
	if (count && point->value <= kept[count - 1].value)
		return count;
	kept[count] = *point;
	return count + 1;
}

/* Those in order already and those added since, as one. */
static void merge(struct gap_heap *heap, size_t words)
{
	size_t i = 0, k = heap->sorted, count = 0;
	struct gap_point *items = heap->items, *kept = heap->spare;

	while (i < heap->sorted && gap_is_as_cheap(&items[i], items[k].cost, items[k].n) &&
	       !costs_the_same(&items[i], &items[k]))
		i++;
	count = i;
	if (count)
		memcpy(kept, items, count * sizeof(*kept));
	while (i < heap->sorted && k < heap->count)
		count = compare_points(&items[i], &items[k], &words) <= 0
		                ? keep_point(kept, count, &items[i++])
		                : keep_point(kept, count, &items[k++]);
	for (; i < heap->sorted; i++)
		count = keep_point(kept, count, &items[i]);
	for (; k < heap->count; k++)
		count = keep_point(kept, count, &items[k]);
	heap->items = kept;
	heap->spare = items;
	heap->count = heap->sorted = count;
	heap->at = 0;
}

static void prune(struct gap_heap *heap, size_t words)
{
	struct gap_point *added = heap->items + heap->sorted;
	size_t n_added = heap->count - heap->sorted;

	if (!n_added)
		return;
	if (!is_in_order(added, n_added, words))
		qsort_r(added, n_added, sizeof(*added), compare_points, &words);
	merge(heap, words);
}

static void free_heap(struct gap_heap *heap)
{
	free(heap->items);
	free(heap->spare);
	free(heap);
}

/* ---- All kinds ---- */

/* The first heap whose kind does not stand before. */
static size_t place_of(const struct gap_pile *pile, const struct gap_kind *kind)
{
	size_t from = 0, to = pile->count;

	while (from < to) {
		size_t middle = (from + to) / 2;

		if (compare_kinds(&pile->heaps[middle]->kind, kind) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static struct gap_heap *insert_heap(struct gap_pile *pile, size_t place,
                                    const struct gap_kind *kind)
{
	struct gap_heap *heap = need_memory(sizeof(*heap));

	if (pile->count == pile->room) {
		pile->room = 2 * pile->room + 4;
		pile->heaps = need_more_memory(pile->heaps, pile->room * sizeof(*pile->heaps));
	}
	memmove(pile->heaps + place + 1, pile->heaps + place,
	        (pile->count++ - place) * sizeof(*pile->heaps));
	*heap = (struct gap_heap){ .kind = *kind };
	pile->heaps[place] = heap;
	return heap;
}

struct gap_heap *gap_pile_heap(struct gap_pile *pile, const struct gap_kind *kind)
{
	size_t place = place_of(pile, kind);

	if (place < pile->count && !compare_kinds(&pile->heaps[place]->kind, kind))
		return pile->heaps[place];
	return insert_heap(pile, place, kind);
}

void gap_pile_add(struct gap_pile *pile, const struct gap_kind *kind,
                  const struct gap_point *point)
{
	struct gap_heap *heap = gap_pile_heap(pile, kind);

	if (point->cost <= pile->world->goal->budget - pile->world->cost &&
	    !gap_is_beaten(heap, point->cost, point->n, point->value))
		gap_heap_push(pile->world, heap, point);
}

/* ---- Too many ---- */

/* A point among those of all kinds. */
struct entry {
	struct gap_heap *heap;
	struct gap_point *point;
};

static int compare_entries(const void *left, const void *right, void *words)
{
	const struct entry *a = left, *b = right;
	int order;

	if (!costs_the_same(a->point, b->point))
		return gap_is_as_cheap(a->point, b->point->cost, b->point->n) ? -1 : 1;
	order = compare_kinds(&a->heap->kind, &b->heap->kind);
	return order ? order : compare_points(a->point, b->point, words);
}

static void leave_out(struct gap_world *w, struct gap_point *point)
{
	if (point->cost < w->cut)
		w->cut = point->cost;
	point->cost = INT64_MAX;
}

static void close_ranks(struct gap_heap *heap)
{
	size_t i, count = 0;

	for (i = 0; i < heap->count; i++)
		if (heap->items[i].cost < INT64_MAX)
			heap->items[count++] = heap->items[i];
	heap->count = heap->sorted = count;
	heap->at = 0;
}

static struct entry *list_entries(const struct gap_pile *pile, size_t count)
{
	struct entry *entries = need_memory(count * sizeof(*entries));
	size_t i, k, n = 0;

	for (i = 0; i < pile->count; i++)
		for (k = 0; k < pile->heaps[i]->count; k++)
			entries[n++] = (struct entry){ pile->heaps[i], &pile->heaps[i]->items[k] };
	qsort_r(entries, n, sizeof(*entries), compare_entries, &pile->world->words);
	return entries;
}

/* There is no room for all: of the dearer half some are left out at regular distances. What
 * costs less than the first of those is as if nothing had been left out. */
static void thin_out(struct gap_pile *pile, size_t count)
{
	size_t half = pile->world->gap->points_most / 2, i;
	size_t stride = (count - half + half - 1) / half;
	struct entry *entries = list_entries(pile, count);

	for (i = half; i < count; i++)
		if ((count - 1 - i) % stride != 0)
			leave_out(pile->world, entries[i].point);
	free(entries);
	for (i = 0; i < pile->count; i++)
		close_ranks(pile->heaps[i]);
}

void gap_pile_prune(struct gap_pile *pile)
{
	size_t count = 0, i;

	for (i = 0; i < pile->count; i++) {
		prune(pile->heaps[i], pile->world->words);
		count += pile->heaps[i]->count;
	}
	if (count > pile->world->gap->points_most)
		thin_out(pile, count);
}

/* ---- The end ---- */

static const struct gap_point *kept_points(struct gap_world *w, const struct gap_heap *heap)
{
	struct gap_point *points = arena_array(&w->arena, heap->count, sizeof(*points));
	size_t i, k;

	for (i = 0; i < heap->count; i++) {
		uint64_t *changed = heap->items[i].changed;

		if (!changed)
			changed = arena_array(&w->arena, w->words, sizeof(*changed));
		for (k = 0; k < w->words && !heap->items[i].changed; k++)
			changed[k] = changed_bits(&heap->items[i], k);
		points[i] = heap->items[i];
		points[i].changed = changed;
	}
	return points;
}

struct gap_front gap_pile_end(struct gap_pile *pile)
{
	struct gap_world *w = pile->world;
	struct gap_strand *strands = arena_array(&w->arena, pile->count, sizeof(*strands));
	size_t i, count = 0;

	gap_pile_prune(pile);
	for (i = 0; i < pile->count; i++) {
		const struct gap_heap *heap = pile->heaps[i];

		if (heap->count)
			strands[count++] = (struct gap_strand){ heap->kind, kept_points(w, heap),
				                                heap->count };
		free_heap(pile->heaps[i]);
	}
	free(pile->heaps);
	return (struct gap_front){ strands, count };
}

/* ---- Two as one ---- */

struct gap_kind gap_both(const struct gap_kind *left, const struct gap_kind *right)
{
	struct gap_kind kind = *left;
	uint64_t labels = left->labels | right->labels;

	kind.labels = labels & ~((labels & UINT64_C(0x5555555555555555)) << 1);
	kind.missing += right->missing;
	kind.open += right->open;
	return kind;
}
