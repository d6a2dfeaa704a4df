/* Which edits move an assessment: what becomes of it is tried with each edit made alone in
 * the old set, and with each left out of the new one, and where that does not settle it
 * with several together. docs/model.md, section 13. */
#include "diff.h"

#include <stdlib.h>
#include <string.h>


enum { WAYS_MAX = GROUPS_MAX, TRIED_MAX = 512, PAIRS_UNDER = 12 };

/* Masks of the groups, any of which leads to the new fate. */
struct ways {
	edit_mask items[WAYS_MAX];
	size_t count;
};

struct cause {
	struct ways ways;
	size_t count; /* assessments */
};

struct causes {
	struct mixer *mixer;
	const size_t *groups; /* of each edit */
	size_t n_groups;
	struct cause *items;
	size_t count, room;

	/* of the assessment at hand */
	const struct fate *fates;
	struct { edit_mask groups; bool works; } tried[TRIED_MAX];
	size_t n_tried;
};

struct causes *causes_new(struct mixer *mixer)
{
	struct causes *c = need_memory(sizeof(*c));

	*c = (struct causes){ .mixer = mixer };
	return c;
}

void causes_free(struct causes *c)
{
	if (!c)
		return;
	free(c->items);
	free(c);
}

/* ---- One assessment ---- */

static edit_mask all_of(const struct causes *c)
{
	return (UINT64_C(1) << c->n_groups) - 1;
}

static edit_mask one_of(size_t group)
{
	return UINT64_C(1) << group;
}

static size_t bits_of(edit_mask groups)
{
	return (size_t)__builtin_popcountll(groups);
}

static bool try_mix(struct causes *c, edit_mask groups)
{
	struct fate fate;

	return mixer_try(c->mixer, groups, &fate) && fate_is_same(&fate, &c->fates[AFTER]);
}

/* Whether the old set with those edits leads to the new fate. */
static bool works(struct causes *c, edit_mask groups)
{
	size_t i;
	bool is_so;

	if (!groups || groups == all_of(c))
		return groups;
	for (i = 0; i < c->n_tried; i++)
		if (c->tried[i].groups == groups)
			return c->tried[i].works;
	is_so = try_mix(c, groups);
	if (c->n_tried < TRIED_MAX) {
		c->tried[c->n_tried].groups = groups;
		c->tried[c->n_tried++].works = is_so;
	}
	return is_so;
}

static edit_mask those_alone(struct causes *c)
{
	edit_mask alone = 0;
	size_t i;

	for (i = 0; i < c->n_groups; i++)
		if (works(c, one_of(i)))
			alone |= one_of(i);
	return alone;
}

/* Without which the new set leads elsewhere. */
static edit_mask those_needed(struct causes *c)
{
	edit_mask needed = 0;
	size_t i;

	for (i = 0; i < c->n_groups; i++)
		if (!works(c, all_of(c) & ~one_of(i)))
			needed |= one_of(i);
	return needed;
}

/* Leaves out of `groups`, which work, one after the other as long as the rest works. */
static edit_mask fewest(struct causes *c, edit_mask groups)
{
	size_t i;

	for (i = 0; i < c->n_groups; i++)
		if (groups & one_of(i) && works(c, groups & ~one_of(i)))
			groups &= ~one_of(i);
	return groups;
}

static void add_way(struct ways *ways, edit_mask way)
{
	if (way && ways->count < WAYS_MAX)
		ways->items[ways->count++] = way;
}

static void add_each(struct ways *ways, edit_mask groups)
{
	size_t i;

	for (i = 0; i < GROUPS_MAX; i++)
		if (groups >> i & 1)
			add_way(ways, one_of(i));
}

/* Pairs that hold all of `needed`, which is one group or none. */
static void add_pairs(struct causes *c, struct ways *ways, edit_mask needed)
{
	size_t i, k;

	if (!needed && c->n_groups >= PAIRS_UNDER)
		return;
	for (i = 0; i < c->n_groups; i++)
		for (k = i + 1; k < c->n_groups; k++) {
			edit_mask pair = one_of(i) | one_of(k);

			if ((pair & needed) == needed && works(c, pair))
				add_way(ways, pair);
		}
}

/* None works alone. */
static void find_together(struct causes *c, struct ways *ways)
{
	edit_mask needed = those_needed(c);

	if (needed && works(c, needed)) {
		add_way(ways, fewest(c, needed));
		return;
	}
	if (bits_of(needed) < 2)
		add_pairs(c, ways, needed);
	if (!ways->count)
		add_way(ways, fewest(c, all_of(c)));
}

static void find_ways(struct causes *c, struct ways *ways)
{
	edit_mask alone, rest;

	if (c->n_groups == 1) {
		add_way(ways, 1);
		return;
	}
	alone = those_alone(c);
	rest = all_of(c) & ~alone;
	if (!alone) {
		find_together(c, ways);
		return;
	}
	add_each(ways, alone);
	if (bits_of(alone) == 1 && works(c, rest))
		add_way(ways, fewest(c, rest));
}

static bool is_same(const struct ways *a, const struct ways *b)
{
	return a->count == b->count && !memcmp(a->items, b->items, a->count * sizeof(edit_mask));
}

/* The index of the cause with these ways, which is new or was met before. */
static size_t index_of(struct causes *c, const struct ways *ways)
{
	size_t i;

	for (i = 0; i < c->count; i++)
		if (is_same(&c->items[i].ways, ways))
			return i;
	if (c->count == c->room) {
		c->room = c->room ? 2 * c->room : 16;
		c->items = need_more_memory(c->items, c->room * sizeof(*c->items));
	}
	c->items[c->count] = (struct cause){ .ways = *ways };
	return c->count++;
}

size_t causes_find(struct causes *c, const struct fate fates[2])
{
	struct ways ways = { .count = 0 };
	size_t index;

	c->groups = mixer_groups(c->mixer, &c->n_groups);
	c->fates = fates;
	c->n_tried = 0;
	if (c->n_groups)
		find_ways(c, &ways);
	index = index_of(c, &ways);
	c->items[index].count++;
	return index;
}

/* ---- All of them ---- */

static struct eca_way way_of(const struct causes *c, edit_mask groups, size_t n_edits,
                             struct arena *arena)
{
	size_t *edits = arena_array(arena, n_edits, sizeof(*edits)), count = 0, i;

	for (i = 0; i < n_edits; i++)
		if (c->groups[i] != ECA_NONE && groups >> c->groups[i] & 1)
			edits[count++] = i;
	return (struct eca_way){ edits, count };
}

static void count_edits(const struct causes *c, const struct cause *cause, struct eca_edit *edits,
                        size_t n_edits)
{
	edit_mask any = 0, sole = 0;
	size_t i;

	for (i = 0; i < cause->ways.count; i++) {
		any |= cause->ways.items[i];
		if (bits_of(cause->ways.items[i]) == 1)
			sole |= cause->ways.items[i];
	}
	for (i = 0; i < n_edits; i++) {
		if (c->groups[i] == ECA_NONE)
			continue;
		edits[i].moved += any >> c->groups[i] & 1 ? cause->count : 0;
		edits[i].moved_alone += sole >> c->groups[i] & 1 ? cause->count : 0;
	}
}

struct ranked {
	size_t index, count;
};

static int by_count(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return x->index < y->index ? -1 : x->index > y->index;
}

static struct eca_cause cause_of(const struct causes *c, const struct cause *from, size_t n_edits,
                                 struct arena *arena)
{
	struct eca_way *ways = arena_array(arena, from->ways.count, sizeof(*ways));
	size_t i;

	for (i = 0; i < from->ways.count; i++)
		ways[i] = way_of(c, from->ways.items[i], n_edits, arena);
	return (struct eca_cause){ ways, from->ways.count, from->count };
}

const struct eca_cause *causes_end(struct causes *c, struct eca_edit *edits, size_t n_edits,
                                   size_t *count, size_t **place, struct arena *arena)
{
	struct ranked *order = arena_array(arena, c->count, sizeof(*order));
	struct eca_cause *causes = arena_array(arena, c->count, sizeof(*causes));
	size_t i;

	for (i = 0; i < n_edits; i++)
		edits[i].group = c->groups ? c->groups[i] : ECA_NONE;
	*place = arena_array(arena, c->count, sizeof(**place));
	for (i = 0; i < c->count; i++)
		order[i] = (struct ranked){ i, c->items[i].count };
	if (c->count)
		qsort(order, c->count, sizeof(*order), by_count);
	for (i = 0; i < c->count; i++) {
		(*place)[order[i].index] = i;
		causes[i] = cause_of(c, &c->items[order[i].index], n_edits, arena);
		count_edits(c, &c->items[i], edits, n_edits);
	}
	*count = c->count;
	return causes;
}
