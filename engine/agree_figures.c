/* How well assessors agree: shares of equal answers, and alphas with their
 * intervals (docs/model.md, section 7). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "agree.h"
#include "alpha.h"

enum {
	SEED = 2026,
	REPLICATES = 2000,
	REPLICATES_LEAST = 1800, /* with an alpha, for an interval */
};

/* The values that stand for N/A and no data where they are answers like others. */
enum { VALUE_NA = -1, VALUE_NO_DATA = -2 };

/* What is compared by itself: a question, or one option of a multi. */
struct stratum {
	size_t question;
	struct alpha_table table;
};

struct figures {
	struct eca_comparison *c;
	const struct eca_model *model;
	struct stratum *strata;
	size_t n_strata;
	struct eca_concord *all; /* one per question, then per pillar, then overall */
	size_t n_all;
	struct alpha_sums *sums; /* one per figure */
	double *room;            /* alpha_sum's */
	const struct eca_answer **list;
	struct arena arena;
};

enum eca_metric eca_metric_of(enum eca_type type)
{
	static const enum eca_metric metrics[] = {
		[ECA_YES_NO] = ECA_NOMINAL,
		[ECA_LEVEL] = ECA_ORDINAL,
		[ECA_CHOICE] = ECA_NOMINAL,
		[ECA_MULTI] = ECA_NOMINAL,
		[ECA_NUMBER] = ECA_INTERVAL,
		[ECA_DATE] = ECA_INTERVAL,
		[ECA_TEXT] = ECA_NO_METRIC,
	};

	return metrics[type];
}

/* The figure of a question's pillar; ECA_NONE for a field of the profile. */
static size_t pillar_figure(const struct figures *f, size_t question)
{
	const struct eca_model *m = f->model;
	size_t criterion;

	if (question < m->n_profile)
		return ECA_NONE;
	criterion = m->nodes[m->questions[question].node].parent;
	return m->n_questions + m->nodes[criterion].parent - m->first_pillar;
}

static bool is_compared(const struct figures *f, size_t question)
{
	return !f->model->questions[question].derived;
}

/* ---- Pairs ---- */

static void add_pairs(struct eca_concord *to, size_t pairs, size_t same)
{
	to->pairs += pairs;
	to->same += same;
}

static void count_visit_pairs(struct figures *f, const struct eca_visit *visit, size_t question)
{
	size_t n = agree_collect(visit, question, f->list), i, k, same = 0;
	size_t pillar = pillar_figure(f, question);

	for (i = 0; i < n; i++)
		for (k = i + 1; k < n; k++)
			same += agree_is_same(&f->model->questions[question], f->list[i], f->list[k]);
	add_pairs(&f->all[question], n * (n - 1) / 2, same);
	if (pillar == ECA_NONE)
		return;
	add_pairs(&f->all[pillar], n * (n - 1) / 2, same);
	add_pairs(&f->all[f->n_all - 1], n * (n - 1) / 2, same);
}

/* Counts each firm once in every figure in which two assessors of it meet. */
static void count_firms(struct figures *f)
{
	bool *seen = arena_array(&f->arena, f->n_all * f->c->n_firms, sizeof(*seen));
	size_t v, q, k;

	for (v = 0; v < f->c->agreement.n_visits; v++) {
		for (q = 0; q < f->model->n_questions; q++) {
			size_t figures[] = { q, pillar_figure(f, q), f->n_all - 1 };

			if (f->c->visits[v].n_sheets < 2 || !is_compared(f, q) ||
			    agree_collect(&f->c->visits[v], q, f->list) < 2)
				continue;
			for (k = 0; k < 3 && figures[k] != ECA_NONE; k++) {
				bool *here = &seen[figures[k] * f->c->n_firms + f->c->firms[v]];

				f->all[figures[k]].firms += !*here;
				*here = true;
			}
		}
	}
}

static void count_pairs(struct figures *f)
{
	size_t v, q;

	for (v = 0; v < f->c->agreement.n_visits; v++)
		for (q = 0; q < f->model->n_questions; q++)
			if (f->c->visits[v].n_sheets > 1 && is_compared(f, q))
				count_visit_pairs(f, &f->c->visits[v], q);
	count_firms(f);
}

/* ---- Ratings ---- */

/* The number that an answer is compared by; false where it has no place on the scale.
 * `option` is that of a multi. */
static bool value_of(const struct eca_question *question, const struct eca_answer *answer,
                     size_t option, double *value)
{
	bool any_kind = question->type == ECA_YES_NO || question->type == ECA_CHOICE;

	if (!agree_is_rated(answer) || (!any_kind && answer->state != ECA_ANSWERED))
		return false;
	if (answer->state == ECA_NA)
		*value = VALUE_NA;
	else if (answer->state == ECA_NO_DATA)
		*value = VALUE_NO_DATA;
	else if (question->type == ECA_MULTI)
		*value = (double)(answer->set >> option & 1);
	else
		*value = answer->number;
	return true;
}

static void add_stratum(struct figures *f, size_t question, size_t option,
                        struct alpha_rating *ratings)
{
	const struct eca_question *q = &f->model->questions[question];
	struct stratum *stratum = &f->strata[f->n_strata++];
	size_t v, s, count = 0;

	for (v = 0; v < f->c->agreement.n_visits; v++) {
		const struct eca_visit *visit = &f->c->visits[v];

		for (s = 0; s < visit->n_sheets; s++) {
			ratings[count].unit = v;
			count += value_of(q, &visit->sheets[s]->answers[question], option,
			                  &ratings[count].value);
		}
	}
	stratum->question = question;
	alpha_lay_out(&stratum->table, eca_metric_of(q->type), ratings, count, &f->arena);
}

static size_t count_strata(const struct figures *f, size_t question)
{
	const struct eca_question *q = &f->model->questions[question];

	if (!is_compared(f, question) || eca_metric_of(q->type) == ECA_NO_METRIC)
		return 0;
	return q->type == ECA_MULTI ? q->n_options : 1;
}

static void make_strata(struct figures *f)
{
	size_t n_records = f->c->assessments.count;
	struct alpha_rating *ratings = need_memory((n_records + 1) * sizeof(*ratings));
	size_t total = 0, most = 0, q, i;

	for (q = 0; q < f->model->n_questions; q++)
		total += count_strata(f, q);
	f->strata = arena_array(&f->arena, total, sizeof(*f->strata));
	for (q = 0; q < f->model->n_questions; q++)
		for (i = 0; i < count_strata(f, q); i++)
			add_stratum(f, q, i, ratings);
	for (i = 0; i < f->n_strata; i++)
		if (f->strata[i].table.n_distinct > most)
			most = f->strata[i].table.n_distinct;
	f->room = arena_array(&f->arena, 2 * most, sizeof(*f->room));
	free(ratings);
}

/* ---- Alphas ---- */

static void add_sums(struct alpha_sums *to, struct alpha_sums more)
{
	to->observed += more.observed;
	to->expected += more.expected;
}

/* Fills in the sums of every figure; `times` says how often each visit counts. */
static void sum_all(struct figures *f, const unsigned *times)
{
	size_t i;

	memset(f->sums, 0, f->n_all * sizeof(*f->sums));
	for (i = 0; i < f->n_strata; i++) {
		struct alpha_sums sums = alpha_sum(&f->strata[i].table, times, f->room);
		size_t question = f->strata[i].question, pillar = pillar_figure(f, question);

		add_sums(&f->sums[question], sums);
		if (pillar == ECA_NONE)
			continue;
		add_sums(&f->sums[pillar], sums);
		add_sums(&f->sums[f->n_all - 1], sums);
	}
}

static double alpha_of(const struct alpha_sums *sums)
{
	return 1 - sums->observed / sums->expected;
}

/* A question of enough firms goes before one of few, whose alpha says little. */
static bool is_weaker(const struct eca_concord *a, const struct eca_concord *b)
{
	bool few_a = a->firms < ECA_FIRMS_LEAST, few_b = b->firms < ECA_FIRMS_LEAST;

	return few_a != few_b ? few_b : a->alpha < b->alpha;
}

static void note_weakest(struct figures *f, size_t figure, size_t question)
{
	struct eca_concord *of = &f->all[figure];

	if (of->weakest == ECA_NONE || is_weaker(&f->all[question], &f->all[of->weakest]))
		of->weakest = question;
}

static void take_alphas(struct figures *f)
{
	size_t i;

	sum_all(f, NULL);
	for (i = 0; i < f->n_all; i++) {
		f->all[i].known = f->sums[i].expected > 0;
		f->all[i].alpha = f->all[i].known ? alpha_of(&f->sums[i]) : 0;
		f->all[i].weakest = ECA_NONE;
	}
	for (i = f->model->n_profile; i < f->model->n_questions; i++) {
		if (!f->all[i].known)
			continue;
		note_weakest(f, pillar_figure(f, i), i);
		note_weakest(f, f->n_all - 1, i);
	}
}

/* ---- Intervals ---- */

/* splitmix64: the same numbers on every machine. */
static uint64_t next_random(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

/* As many firms as there are, drawn with replacement: how often each visit counts. */
static void draw_firms(const struct figures *f, uint64_t *state, unsigned *drawn, unsigned *times)
{
	size_t n = f->c->n_firms, i;

	memset(drawn, 0, n * sizeof(*drawn));
	for (i = 0; i < n; i++)
		drawn[(next_random(state) >> 32) * n >> 32]++;
	for (i = 0; i < f->c->agreement.n_visits; i++)
		times[i] = f->c->firms[i] == ECA_NONE ? 0 : drawn[f->c->firms[i]];
}

static int by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* The value below or at which a share of the sorted ones lies, in 1/40. */
static double quantile(const double *sorted, size_t count, size_t fortieths)
{
	return sorted[(count * fortieths + 39) / 40 - 1];
}

static void bound(struct eca_concord *figure, double *alphas, size_t count)
{
	figure->bounded = figure->known && figure->firms >= ECA_FIRMS_LEAST && count >= REPLICATES_LEAST;
	if (!figure->bounded)
		return;
	qsort(alphas, count, sizeof(*alphas), by_size);
	figure->low = quantile(alphas, count, 1);
	figure->high = quantile(alphas, count, 39);
}

static void take_intervals(struct figures *f)
{
	double *alphas = need_memory(f->n_all * REPLICATES * sizeof(*alphas));
	size_t *counts = arena_array(&f->arena, f->n_all, sizeof(*counts)), r, i;
	unsigned *times = arena_array(&f->arena, f->c->agreement.n_visits, sizeof(*times));
	unsigned *drawn = arena_array(&f->arena, f->c->n_firms, sizeof(*drawn));
	uint64_t state = SEED;

	for (r = 0; r < REPLICATES; r++) {
		draw_firms(f, &state, drawn, times);
		sum_all(f, times);
		for (i = 0; i < f->n_all; i++)
			if (f->sums[i].expected > 0)
				alphas[i * REPLICATES + counts[i]++] = alpha_of(&f->sums[i]);
	}
	for (i = 0; i < f->n_all; i++)
		bound(&f->all[i], alphas + i * REPLICATES, counts[i]);
	free(alphas);
}

/* ---- The whole ---- */

void agree_figures(struct eca_comparison *c)
{
	size_t n_all = c->model->n_questions + c->model->n_pillars + 1;
	struct figures f = { .c = c, .model = c->model, .n_all = n_all };

	f.all = arena_array(&c->arena, n_all, sizeof(*f.all));
	f.sums = arena_array(&f.arena, n_all, sizeof(*f.sums));
	f.list = arena_array(&f.arena, c->assessments.count, sizeof(*f.list));
	count_pairs(&f);
	make_strata(&f);
	take_alphas(&f);
	if (c->n_firms >= ECA_FIRMS_LEAST)
		take_intervals(&f);
	c->agreement.questions = f.all;
	c->agreement.pillars = f.all + c->model->n_questions;
	c->agreement.overall = f.all[n_all - 1];
	arena_free(&f.arena);
}
