/* How many assessments move from where to where, how scores change, and by sector, size
 * and province. */
#include "diff.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MILLION 1000000

const double eca_quantiles[ECA_QUANTILES] = { 0, 0.05, 0.25, 0.5, 0.75, 0.95, 1 };

static const char *const fields[ECA_BREAKDOWNS] = { "sector", "size", "province" };

/* ---- The matrix ---- */

struct migration migration_new(size_t rows, size_t columns, struct arena *arena)
{
	return (struct migration){ rows, columns,
		                   arena_array(arena, rows * columns, sizeof(size_t)) };
}

void migration_add(struct migration *migration, size_t row, size_t column)
{
	migration->counts[row * migration->columns + column]++;
}

/* ---- Changes of score ---- */

void changes_add(struct changes *changes, double before, double after)
{
	int32_t change = (int32_t)lround((after - before) * MILLION);

	if (changes->count == changes->room) {
		changes->room = changes->room ? 2 * changes->room : 1024;
		changes->items = need_more_memory(changes->items,
		                                  changes->room * sizeof(*changes->items));
	}
	changes->items[changes->count++] = change;
	changes->sum += change;
}

static int by_size(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

/* Type 7 of Hyndman and Fan, of ascending numbers. */
static double quantile(const struct changes *changes, double p)
{
	double at = (double)(changes->count - 1) * p;
	size_t low = (size_t)at, high = low + 1 < changes->count ? low + 1 : low;
	double a = changes->items[low], b = changes->items[high];

	return floor(a + (at - (double)low) * (b - a) + 0.5) / MILLION;
}

/* The width of a bin, in millionths: few enough bins on either side of no change. */
static int32_t step_for(int32_t largest)
{
	static const int32_t steps[] = { 100000, 200000, 500000, 1000000, 2000000, 5000000 };
	enum { MOST = 10 };
	size_t i;

	for (i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		if ((int64_t)steps[i] * MOST >= largest)
			return steps[i];
	return 10 * MILLION;
}

/* Which bin a change falls into: 0 for none, 1 for up to a step more, -1 for less. */
static int bin_of(int32_t change, int32_t step)
{
	int size = (int)((abs(change) + (int64_t)step - 1) / step);

	return change < 0 ? -size : size;
}

static struct eca_bin bin_at(int number, int32_t step)
{
	double at = (double)number * step / MILLION;

	if (number == 0)
		return (struct eca_bin){ 0 };
	return number > 0 ? (struct eca_bin){ (double)(number - 1) * step / MILLION, at, 0 }
	                  : (struct eca_bin){ at, (double)(number + 1) * step / MILLION, 0 };
}

static void fill_bins(const struct changes *changes, struct eca_diff *diff, struct arena *arena)
{
	int32_t least = changes->items[0], most = changes->items[changes->count - 1];
	int32_t step = step_for(most > -least ? most : -least);
	int first = bin_of(least < 0 ? least : 0, step), last = bin_of(most > 0 ? most : 0, step);
	struct eca_bin *bins = arena_array(arena, (size_t)(last - first) + 1, sizeof(*bins));
	size_t i;
	int number;

	for (number = first; number <= last; number++)
		bins[number - first] = bin_at(number, step);
	for (i = 0; i < changes->count; i++)
		bins[bin_of(changes->items[i], step) - first].count++;
	diff->bins = bins;
	diff->n_bins = (size_t)(last - first) + 1;
}

void changes_end(struct changes *changes, struct eca_diff *diff, struct arena *arena)
{
	size_t i;

	diff->scored = changes->count;
	if (!changes->count)
		return;
	qsort(changes->items, changes->count, sizeof(*changes->items), by_size);
	for (i = 0; i < changes->count; i++)
		diff->changed += changes->items[i] != 0;
	diff->mean = (double)changes->sum / (double)changes->count / MILLION;
	for (i = 0; i < ECA_QUANTILES; i++)
		diff->quantiles[i] = quantile(changes, eca_quantiles[i]);
	fill_bins(changes, diff, arena);
}

/* ---- By sector, size and province ---- */

static size_t find_choice(const struct eca_model *model, const char *id)
{
	size_t question = eca_find_question(model, id);

	if (question < model->n_profile && model->questions[question].type == ECA_CHOICE)
		return question;
	return ECA_NONE;
}

static size_t find_share(const struct eca_breakdown *breakdown, const char *id)
{
	size_t i;

	for (i = 0; i < breakdown->n_shares; i++)
		if (!strcmp(breakdown->shares[i].id, id))
			return i;
	return ECA_NONE;
}

static void add_options(struct eca_breakdown *breakdown, struct eca_share_of *shares,
                        const struct eca_model *model, size_t question)
{
	const struct eca_question *q = &model->questions[question];
	size_t i;

	for (i = 0; question != ECA_NONE && i < q->n_options; i++)
		if (find_share(breakdown, q->options[i].id) == ECA_NONE)
			shares[breakdown->n_shares++] =
				(struct eca_share_of){ .id = q->options[i].id, .text = &q->options[i].text };
}

static void begin(struct breakdowns *all, const struct eca_model *before, size_t was,
                  const struct eca_model *after, size_t is, struct arena *arena)
{
	struct eca_breakdown *breakdown = &all->items[all->count];
	size_t room = 1;

	breakdown->model = is != ECA_NONE ? after : before;
	breakdown->field = is != ECA_NONE ? &after->questions[is] : &before->questions[was];
	room += is != ECA_NONE ? after->questions[is].n_options : 0;
	room += was != ECA_NONE ? before->questions[was].n_options : 0;
	breakdown->shares = all->shares[all->count] =
		arena_array(arena, room, sizeof(struct eca_share_of));
	all->sums[all->count] = arena_array(arena, room, sizeof(int64_t));
	add_options(breakdown, all->shares[all->count], after, is);
	add_options(breakdown, all->shares[all->count], before, was);
	all->shares[all->count][breakdown->n_shares++] = (struct eca_share_of){ .id = "" };
	all->questions[BEFORE][all->count] = was;
	all->questions[AFTER][all->count++] = is;
}

void breakdowns_begin(struct breakdowns *all, const struct eca_model *before,
                      const struct eca_model *after, struct arena *arena)
{
	size_t i;

	for (i = 0; i < ECA_BREAKDOWNS; i++) {
		size_t was = find_choice(before, fields[i]), is = find_choice(after, fields[i]);

		if (was != ECA_NONE || is != ECA_NONE)
			begin(all, before, was, after, is, arena);
	}
}

static const char *option_of(const struct eca_model *model, size_t question,
                             const struct eca_answer *answers)
{
	const struct eca_answer *answer = answers ? &answers[question] : NULL;

	if (question == ECA_NONE || !answer || answer->state != ECA_ANSWERED)
		return "";
	return model->questions[question].options[(size_t)answer->number].id;
}

size_t breakdowns_row(const struct breakdowns *all, size_t i, const struct eca_model *const models[2],
                      const struct eca_answer *const answers[2])
{
	const char *id = option_of(models[AFTER], all->questions[AFTER][i], answers[AFTER]);

	if (!*id)
		id = option_of(models[BEFORE], all->questions[BEFORE][i], answers[BEFORE]);
	return find_share(&all->items[i], id);
}

void breakdowns_add(struct breakdowns *all, size_t i, size_t row, bool moved, int direction,
                    const struct fate fates[2])
{
	struct eca_share_of *share = &all->shares[i][row];

	share->count++;
	share->up += moved && direction > 0;
	share->down += moved && direction < 0;
	share->other += moved && !direction;
	if (!fates[BEFORE].overall.known || !fates[AFTER].overall.known)
		return;
	share->scored++;
	all->sums[i][row] += lround((fates[AFTER].overall.points - fates[BEFORE].overall.points) *
	                            MILLION);
}

void breakdowns_end(struct breakdowns *all, struct eca_diff *diff)
{
	size_t i, row;

	for (i = 0; i < all->count; i++) {
		for (row = 0; row < all->items[i].n_shares; row++)
			if (all->shares[i][row].scored)
				all->shares[i][row].mean = (double)all->sums[i][row] /
				                           (double)all->shares[i][row].scored / MILLION;
		diff->breakdowns[i] = all->items[i];
	}
	diff->n_breakdowns = all->count;
}
