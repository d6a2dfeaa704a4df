/* Which of the missing answers decide the tier (docs/model.md, section 6). */
#include "interval.h"

#include <string.h>

enum { SCORINGS_MAX = 2048 }; /* for one end */

/* How far one answer alone moves the outcome. */
struct influence {
	size_t question, tiers;
	double points;
};

static void note_influence(struct influence *influence, const struct standing *held,
                           const struct standing *moved)
{
	size_t tiers = held->tier > moved->tier ? held->tier - moved->tier
	                                        : moved->tier - held->tier;
	double points = held->points > moved->points ? held->points - moved->points
	                                             : moved->points - held->points;

	if (!moved->reached)
		return;
	if (tiers > influence->tiers)
		influence->tiers = tiers;
	if (points > influence->points)
		influence->points = points;
}

static void try_values(struct search *s, const struct end *end, struct influence *influences)
{
	size_t i, value;

	if (!end->standing.reached)
		return;
	search_answer_all(s, end->at);
	s->scorings_left = SCORINGS_MAX;
	for (i = 0; i < s->n_open; i++) {
		for (value = 0; value < s->open[i].n_few && s->scorings_left; value++) {
			struct standing standing;

			search_answer(s, i, value);
			standing = search_stand(s);
			note_influence(&influences[i], &end->standing, &standing);
		}
		search_answer(s, i, end->at[i]);
	}
}

static bool decides_more(const struct influence *a, const struct influence *b)
{
	return a->tiers != b->tiers ? a->tiers > b->tiers : a->points > b->points;
}

/* Those that move the tier, the strongest first, in the set's order where equal. */
static void sort_deciding(struct search *s, const struct influence *influences)
{
	struct influence *sorted = arena_array(&s->arena, s->n_open, sizeof(*sorted));
	size_t *deciding = arena_array(&s->arena, s->n_open, sizeof(*deciding)), count = 0, i, k;

	for (i = 0; i < s->n_open; i++) {
		if (!influences[i].tiers)
			continue;
		for (k = count++; k > 0 && decides_more(&influences[i], &sorted[k - 1]); k--)
			sorted[k] = sorted[k - 1];
		sorted[k] = influences[i];
	}
	for (i = 0; i < count; i++)
		deciding[i] = sorted[i].question;
	s->interval.deciding = deciding;
	s->interval.n_deciding = count;
}

/* The open questions, those of least influence first. */
static size_t *weakest_first(struct search *s, const struct influence *influences)
{
	size_t *order = arena_array(&s->arena, s->n_open, sizeof(*order)), i, k;

	for (i = 0; i < s->n_open; i++) {
		for (k = i; k > 0 && influences[order[k - 1]].points > influences[i].points; k--)
			order[k] = order[k - 1];
		order[k] = i;
	}
	return order;
}

/* Where no answer decides alone: lowers one after the other in the highest completion as
 * long as its tier stays. Those that cannot be lowered decide together. */
static void find_together(struct search *s, struct influence *influences)
{
	const struct end *low = &s->ends[0], *high = &s->ends[1];
	const size_t *order = weakest_first(s, influences);
	size_t i;

	search_answer_all(s, high->at);
	for (i = 0; i < s->n_open; i++) {
		size_t open = order[i];
		struct standing standing;

		search_answer(s, open, low->at[open]);
		standing = search_stand(s);
		if (standing.reached && standing.tier >= high->standing.tier)
			continue;
		search_answer(s, open, high->at[open]);
		influences[open].tiers = 1;
	}
}

static bool any_alone(const struct search *s, const struct influence *influences)
{
	size_t i;

	for (i = 0; i < s->n_open; i++)
		if (influences[i].tiers)
			return true;
	return false;
}

void search_deciding(struct search *s)
{
	struct influence *influences = arena_array(&s->arena, s->n_open, sizeof(*influences));
	size_t i;

	for (i = 0; i < s->n_open; i++)
		influences[i].question = s->open[i].question;
	if (s->interval.exact && s->interval.lowest == s->interval.highest)
		return; /* nothing is left to decide */
	for (i = 0; i < 2; i++)
		try_values(s, &s->ends[i], influences);
	if (s->interval.lowest != s->interval.highest && !any_alone(s, influences))
		find_together(s, influences);
	sort_deciding(s, influences);
}
