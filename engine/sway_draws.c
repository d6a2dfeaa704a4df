/* Draws are worked on 64 at a time, each firm in all of them: sums run over criteria with eight
 * draws side by side, in the order in which scoring adds, so that every score is that of
 * score.c to the bit. What is compared becomes a bit a draw. */
#include "sway_draws.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum {
	BLOCK = 64, LANES = 8, GROUPS = BLOCK / LANES,
	RADIX_BITS = 11, RADIX = 1 << RADIX_BITS, SCORE_BITS = 27, /* 10^8 < 2^27 */
};

typedef double lanes __attribute__((vector_size(LANES * sizeof(double))));
typedef int32_t counts __attribute__((vector_size(LANES * sizeof(int32_t))));
typedef int64_t masks __attribute__((vector_size(LANES * sizeof(int64_t))));

/* A value in each draw of a block. */
struct row {
	lanes at[GROUPS];
};

/* Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators (OOPSLA 2014): the
 * finalizer of SplitMix64 makes a number of its count. */
static uint64_t mixed(uint64_t z)
{
	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

double sway_factor(const struct sway_run *run, uint64_t draw, size_t node)
{
	uint64_t seed = mixed(run->seed + UINT64_C(0x9E3779B97F4A7C15) * (draw + 1));
	uint64_t bits = mixed(seed + UINT64_C(0x9E3779B97F4A7C15) * (node + 1));
	double even = (double)(bits >> 11) * 0x1p-53;

	return 1 + run->within * (2 * even - 1);
}

struct worker;
typedef void scorer(struct worker *w, const struct sway *sway);

/* How the processor at hand does it best. */
struct variant {
	scorer *score;
	sway_leaf *leaf;
};

/* One thread's work. */
struct worker {
	struct variant how;
	const struct sway_run *run;
	const struct eca_model *model;
	size_t first, step;      /* blocks first, first + step, … are its own */
	size_t n;                /* criteria, pillars */
	struct row *factors;     /* one per criterion and pillar: what this block multiplies with */
	struct row *weights;     /* the same by the weights in force */
	const double *in_force;  /* of which `weights` are */
	struct row *sums;        /* one per pillar, and overall: of all their weights */
	struct row *points;      /* one per pillar, and overall */
	uint64_t live;           /* bits of the block's draws: the last may have fewer */
	int32_t *overall;        /* draws × firms, in millionths */
	uint32_t *tiers, *ranks; /* firms × tiers; firms × firms, or NULL */
	uint32_t *order, *spare; /* room for all firms */
	uint64_t *at_least;      /* one per tier */
};

/* ---- Scores ---- */

static void fill_factors(struct worker *w, size_t block)
{
	size_t i, d;

	for (i = 0; i < w->n; i++)
		for (d = 0; d < BLOCK; d++)
			w->factors[i].at[d / LANES][d % LANES] =
				sway_factor(w->run, block * BLOCK + d, w->model->first_criterion + i);
}

static void fill_weights(struct worker *w, const double *in_force)
{
	const struct eca_model *m = w->model;
	size_t i, k, g;

	for (i = 0; i < w->n; i++)
		for (g = 0; g < GROUPS; g++)
			w->weights[i].at[g] = in_force[m->first_criterion + i] * w->factors[i].at[g];
	for (i = 0; i <= m->n_pillars; i++) {
		const struct eca_node *node = &m->nodes[m->first_pillar + i];

		memset(&w->sums[i], 0, sizeof(w->sums[i]));
		for (k = 0; k < node->n_children; k++)
			for (g = 0; g < GROUPS; g++)
				w->sums[i].at[g] +=
					w->weights[node->first_child + k - m->first_criterion].at[g];
	}
	w->in_force = in_force;
}

/* The quotient, as score_round has it. */
static inline void put_rounded(lanes *out, const lanes *sum, const lanes *weights)
{
	counts whole = __builtin_convertvector(*sum / *weights * 1e6 + 0.5 + 1e-6, counts);

	*out = __builtin_convertvector(whole, lanes) / 1e6;
}

/* The mean of `n` children with the same points in all draws. */
static inline void mean_of_points(const struct row *weights, const double *points, size_t n,
                                  const struct row *sum, struct row *out)
{
	size_t g, i;

	for (g = 0; g < GROUPS; g += 4) {
		lanes a = { 0 }, b = { 0 }, c = { 0 }, d = { 0 };

		for (i = 0; i < n; i++) {
			const lanes *weight = &weights[i].at[g];

			a += weight[0] * points[i];
			b += weight[1] * points[i];
			c += weight[2] * points[i];
			d += weight[3] * points[i];
		}
		put_rounded(&out->at[g], &a, &sum->at[g]);
		put_rounded(&out->at[g + 1], &b, &sum->at[g + 1]);
		put_rounded(&out->at[g + 2], &c, &sum->at[g + 2]);
		put_rounded(&out->at[g + 3], &d, &sum->at[g + 3]);
	}
}

static inline void mean_of_rows(const struct row *weights, const struct row *points, size_t n,
                                const struct row *sum, struct row *out)
{
	size_t g, i;

	for (g = 0; g < GROUPS; g++) {
		lanes a = { 0 };

		for (i = 0; i < n; i++)
			a += weights[i].at[g] * points[i].at[g];
		put_rounded(&out->at[g], &a, &sum->at[g]);
	}
}

/* Σw of the children that are known: that of all, or summed up in `own`. */
static inline const struct row *sum_of(const struct worker *w, const struct sway *sway, size_t slot,
                                       struct row *own)
{
	const struct eca_model *m = w->model;
	const struct eca_node *node = &m->nodes[m->first_pillar + slot];
	size_t first = node->first_child - m->first_criterion, i, g;

	if (!memchr(&sway->known[first], false, node->n_children))
		return &w->sums[slot];
	memset(own, 0, sizeof(*own));
	for (i = 0; i < node->n_children; i++)
		for (g = 0; g < GROUPS && sway->known[first + i]; g++)
			own->at[g] += w->weights[first + i].at[g];
	return own;
}

static inline void spread(double x, struct row *out)
{
	size_t g;

	for (g = 0; g < GROUPS; g++)
		out->at[g] = x - (lanes){ 0 };
}

static inline __attribute__((always_inline)) void score_firm(struct worker *w,
                                                             const struct sway *sway)
{
	const struct eca_model *m = w->model;
	size_t i;
	struct row own;

	for (i = 0; i < m->n_pillars; i++) {
		const struct eca_node *node = &m->nodes[m->first_pillar + i];
		size_t first = node->first_child - m->first_criterion;

		if (sway->open[i])
			mean_of_points(&w->weights[first], &sway->points[first], node->n_children,
			               sum_of(w, sway, i, &own), &w->points[i]);
		else
			spread(sway->points[m->n_criteria + i], &w->points[i]);
	}
	mean_of_rows(&w->weights[m->n_criteria], w->points, m->n_pillars,
	             sum_of(w, sway, m->n_pillars, &own), &w->points[m->n_pillars]);
}

static inline __attribute__((always_inline)) uint64_t compare(const struct row *row, double n)
{
	static const masks first = { 1, 2, 4, 8, 16, 32, 64, 128 };
	masks bits = { 0 };
	size_t g;

	for (g = 0; g < GROUPS; g++)
		bits |= (row->at[g] >= n) & (first << (int64_t)(LANES * g));
	return (uint64_t)(bits[0] | bits[1] | bits[2] | bits[3] | bits[4] | bits[5] | bits[6] | bits[7]);
}

static void score_plain(struct worker *w, const struct sway *sway)
{
	score_firm(w, sway);
}

static uint64_t leaf_plain(const void *trials, size_t slot, double n)
{
	return compare(&((const struct worker *)trials)->points[slot], n);
}

/* The same by wider instructions, and without fused arithmetic, which rounds otherwise. */
#ifdef __x86_64__
#define VARIANT(name, features)                                                                \
	static __attribute__((target(features))) void score_##name(struct worker *w,           \
	                                                           const struct sway *sway)    \
	{                                                                                      \
		score_firm(w, sway);                                                           \
	}                                                                                      \
	static __attribute__((target(features))) uint64_t leaf_##name(const void *trials,      \
	                                                              size_t slot, double n)   \
	{                                                                                      \
		return compare(&((const struct worker *)trials)->points[slot], n);             \
	}

VARIANT(wide, "avx2")
VARIANT(widest, "avx512f,avx512dq")
#endif

static struct variant choose_variant(void)
{
#ifdef __x86_64__
	if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq"))
		return (struct variant){ score_widest, leaf_widest };
	if (__builtin_cpu_supports("avx2"))
		return (struct variant){ score_wide, leaf_wide };
#endif
	return (struct variant){ score_plain, leaf_plain };
}

/* ---- Ranks ---- */

/* One pass of sorting by eleven bits, the highest first. */
static void sort_by_bits(struct worker *w, const int32_t *overall, unsigned shift)
{
	uint32_t starts[RADIX] = { 0 }, sum = 0, *old = w->order;
	size_t n = w->run->n_firms, i;

	for (i = 0; i < n; i++)
		starts[RADIX - 1 - ((uint32_t)overall[i] >> shift & (RADIX - 1))]++;
	for (i = 0; i < RADIX; i++) {
		uint32_t count = starts[i];

		starts[i] = sum;
		sum += count;
	}
	for (i = 0; i < n; i++)
		w->spare[starts[RADIX - 1 - ((uint32_t)overall[old[i]] >> shift & (RADIX - 1))]++] =
			old[i];
	w->order = w->spare;
	w->spare = old;
}

/* Sorts firms by what they have in a draw, the highest first. The bits that two passes leave
 * over hardly ever matter: those few firms are put in order by hand. */
static void sort_firms(struct worker *w, const int32_t *overall)
{
	size_t n = w->run->n_firms, i, k;

	for (i = 0; i < n; i++)
		w->order[i] = (uint32_t)i;
	sort_by_bits(w, overall, SCORE_BITS - 2 * RADIX_BITS);
	sort_by_bits(w, overall, SCORE_BITS - RADIX_BITS);
	for (i = 1; i < n; i++) {
		uint32_t firm = w->order[i];

		for (k = i; k > 0 && overall[w->order[k - 1]] < overall[firm]; k--)
			w->order[k] = w->order[k - 1];
		w->order[k] = firm;
	}
}

static void count_ranks(struct worker *w, const int32_t *overall)
{
	size_t n = w->run->n_firms, i, above = 0;

	sort_firms(w, overall);
	for (i = 0; i < n; i++) {
		if (i && overall[w->order[i]] != overall[w->order[i - 1]])
			above = i;
		w->ranks[w->order[i] * n + above]++;
	}
}

/* ---- A block ---- */

static void count_tiers(struct worker *w, size_t firm)
{
	size_t n_tiers = w->model->n_tiers, i;

	for (i = 0; i < n_tiers; i++) {
		uint64_t higher = i + 1 < n_tiers ? w->at_least[i + 1] : 0;

		w->tiers[firm * n_tiers + i] +=
			(uint32_t)__builtin_popcountll(w->at_least[i] & ~higher & w->live);
	}
}

static void keep_overall(struct worker *w, size_t firm)
{
	const struct row *overall = &w->points[w->model->n_pillars];
	size_t d;

	for (d = 0; d < BLOCK; d++)
		w->overall[d * w->run->n_firms + firm] =
			(int32_t)(overall->at[d / LANES][d % LANES] * 1e6 + 0.5);
}

static void work_block(struct worker *w, size_t block)
{
	size_t left = w->run->draws - block * BLOCK, i, d;

	w->live = left < BLOCK ? (UINT64_C(1) << left) - 1 : ~UINT64_C(0);
	fill_factors(w, block);
	w->in_force = NULL;
	for (i = 0; i < w->run->n_firms; i++) {
		const struct sway *sway = w->run->firms[i].sway;

		if (w->in_force != sway->weights)
			fill_weights(w, sway->weights);
		w->how.score(w, sway);
		sway_tiers(sway, w->how.leaf, w, w->at_least);
		count_tiers(w, i);
		if (w->ranks)
			keep_overall(w, i);
	}
	for (d = 0; w->ranks && d < BLOCK && d < left; d++)
		count_ranks(w, &w->overall[d * w->run->n_firms]);
}

static void *work(void *context)
{
	struct worker *w = context;
	size_t block, n_blocks = (w->run->draws + BLOCK - 1) / BLOCK;

	for (block = w->first; block < n_blocks; block += w->step)
		work_block(w, block);
	return NULL;
}

/* ---- Workers ---- */

static void *room(size_t count, size_t size)
{
	void *memory;

	if (posix_memalign(&memory, sizeof(lanes), count * size + sizeof(lanes)))
		memory = need_memory(SIZE_MAX); /* ends the process with the usual message */
	return memset(memory, 0, count * size);
}

static void begin(struct worker *w, const struct sway_run *run, size_t first)
{
	const struct eca_model *m = eca_set_model(run->set);
	bool ranked = run->firms[0].ranks != NULL;

	*w = (struct worker){
		.how = choose_variant(),
		.run = run,
		.model = m,
		.first = first,
		.step = run->threads,
		.n = m->n_criteria + m->n_pillars,
		.factors = room(m->n_criteria + m->n_pillars, sizeof(struct row)),
		.weights = room(m->n_criteria + m->n_pillars, sizeof(struct row)),
		.sums = room(m->n_pillars + 1, sizeof(struct row)),
		.points = room(m->n_pillars + 1, sizeof(struct row)),
		.tiers = room(run->n_firms * m->n_tiers, sizeof(*w->tiers)),
		.order = room(run->n_firms, sizeof(*w->order)),
		.spare = room(run->n_firms, sizeof(*w->spare)),
		.at_least = room(m->n_tiers, sizeof(*w->at_least)),
	};
	if (ranked) {
		w->overall = room(BLOCK * run->n_firms, sizeof(*w->overall));
		w->ranks = room(run->n_firms * run->n_firms, sizeof(*w->ranks));
	}
}

/* Adds what it counted to the firms'. */
static void end(struct worker *w)
{
	size_t n = w->run->n_firms, n_tiers = w->model->n_tiers, i, k;

	for (i = 0; i < n; i++) {
		for (k = 0; k < n_tiers; k++)
			w->run->firms[i].tiers[k] += w->tiers[i * n_tiers + k];
		for (k = 0; k < n && w->ranks; k++)
			w->run->firms[i].ranks[k] += w->ranks[i * n + k];
	}
	free(w->factors);
	free(w->weights);
	free(w->sums);
	free(w->points);
	free(w->tiers);
	free(w->order);
	free(w->spare);
	free(w->at_least);
	free(w->overall);
	free(w->ranks);
}

static void draw_all(const struct sway_run *run)
{
	struct worker *workers = need_memory(run->threads * sizeof(*workers));
	pthread_t *threads = need_memory(run->threads * sizeof(*threads));
	size_t i, started = 1;

	for (i = 0; i < run->threads; i++)
		begin(&workers[i], run, i);
	while (started < run->threads &&
	       !pthread_create(&threads[started], NULL, work, &workers[started]))
		started++;
	for (i = started; i < run->threads; i++) /* what no thread was to be had for */
		work(&workers[i]);
	work(&workers[0]);
	for (i = 1; i < started; i++)
		pthread_join(threads[i], NULL);
	for (i = 0; i < run->threads; i++)
		end(&workers[i]);
	free(workers);
	free(threads);
}

/* ---- Scored whole ---- */

static void weights_of_draw(const struct sway_run *run, const struct eca_model *m,
                            const double *in_force, size_t draw, double *weights)
{
	size_t i;

	memcpy(weights, in_force, m->n_nodes * sizeof(*weights));
	for (i = m->first_criterion; i < m->overall; i++)
		weights[i] *= sway_factor(run, draw, i);
}

/* Every assessment anew for each draw. A draw that gives no tier counts for none. */
static void score_all(const struct sway_run *run)
{
	const struct eca_model *m = eca_set_model(run->set);
	struct eca_scoring *scoring = eca_scoring_new(run->set);
	double *weights = need_memory(m->n_nodes * sizeof(*weights));
	size_t draw, i;
	struct worker w;

	begin(&w, run, 0);
	for (draw = 0; draw < run->draws; draw++) {
		for (i = 0; i < run->n_firms; i++) {
			const struct eca_result *result = eca_score(scoring, run->firms[i].assessment);

			weights_of_draw(run, m, scoring->weights, draw, weights);
			score_again(scoring, weights);
			if (result->tier != ECA_NONE)
				w.tiers[i * m->n_tiers + result->tier]++;
			if (w.ranks)
				w.overall[i] = (int32_t)(result->scores[m->overall].points * 1e6 + 0.5);
		}
		if (w.ranks)
			count_ranks(&w, w.overall);
	}
	end(&w);
	eca_scoring_free(scoring);
	free(weights);
}

void sway_draw(const struct sway_run *run)
{
	if (!run->n_firms)
		return;
	if (run->firms[0].sway)
		draw_all(run);
	else
		score_all(run);
}
