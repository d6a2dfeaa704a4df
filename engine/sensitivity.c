/* How much of what firms come to hangs on the chosen weights (docs/model.md, section 12). */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sway_draws.h"

enum { THREADS_MOST = 64, MEMORY_MOST = 256 << 20 };

/* A firm as it is kept. */
struct kept {
	struct eca_steadiness steadiness; /* first, with what is known at once */
	struct sway *sway;
	const double *shares;       /* one per criterion; NULL where they are not known */
	struct eca_result *copy;    /* for scoring it again, or NULL */
	double pillars_otherwise[ECA_AGGREGATIONS]; /* overall, pillars combined otherwise */
	size_t tier_otherwise[ECA_AGGREGATIONS];
	bool dropped, tierless;
};

struct eca_weighing {
	struct eca_set *set;
	struct eca_sensitivity result;
	struct kept *firms;
	size_t n_firms, room;
	size_t sector; /* question, or ECA_NONE */
	bool whole;
	struct arena arena;
};

/* ---- One assessment, as it is added ---- */

struct eca_weighing *eca_weighing_new(struct eca_set *set,
                                      const struct eca_sensitivity_options *options)
{
	struct eca_weighing *w = need_memory(sizeof(*w));
	const struct eca_model *m = eca_set_model(set);
	size_t sector = eca_find_question(m, "sector");

	*w = (struct eca_weighing){ .set = set };
	w->sector = ECA_NONE;
	if (sector != ECA_NONE && sector < m->n_profile && m->questions[sector].type == ECA_CHOICE)
		w->sector = sector;
	w->whole = options->whole || !sway_possible(m);
	w->result.model = m;
	w->result.options = *options;
	w->result.whole = w->whole;
	return w;
}

static void narrow(const struct eca_result *r, size_t node, double n, struct eca_steadiness *s)
{
	const struct eca_score *score = &r->scores[node];

	if (!score->known || score->points < n)
		return;
	if (s->margin_node != ECA_NONE && s->margin <= score->points - n)
		return;
	s->margin = score->points - n;
	s->margin_node = node;
}

/* The tightest of the scores that a condition asks for, which holds. */
static void find_margin(const struct eca_result *r, size_t condition, struct eca_steadiness *s)
{
	const struct eca_model *m = r->model;
	const struct eca_condition *c = &m->conditions[condition];
	size_t i;

	switch (c->test) {
	case ECA_IF_SCORE_AT_LEAST:
		narrow(r, c->node, c->n, s);
		break;
	case ECA_IF_EVERY_PILLAR:
		for (i = 0; i < m->n_pillars; i++)
			narrow(r, m->first_pillar + i, c->n, s);
		break;
	case ECA_IF_ALL:
		for (i = 0; i < c->n_parts; i++)
			find_margin(r, c->parts[i], s);
		break;
	default:
		break;
	}
}

/* What is asked of all tiers up to the firm's. */
static void find_margins(const struct eca_result *r, struct eca_steadiness *s)
{
	const struct eca_model *m = r->model;
	size_t i;

	s->margin_node = ECA_NONE;
	for (i = 1; i <= r->tier; i++) {
		narrow(r, m->overall, m->tiers[i].from, s);
		if (m->tiers[i].needs != ECA_NONE)
			find_margin(r, m->tiers[i].needs, s);
	}
}

static double missing_of(const struct eca_result *r, const struct eca_obstacle *o)
{
	bool scored = o->kind == ECA_BY_THRESHOLD || (o->kind == ECA_BY_NEED && o->node != ECA_NONE);

	return scored && r->scores[o->node].known ? o->wanted - r->scores[o->node].points : 0;
}

/* Gates before needs that are no scores, these before scores; of scores the one that most is
 * missing of: a greater number is harder. */
static double hardness(const struct eca_result *r, const struct eca_obstacle *o)
{
	double missing = missing_of(r, o);

	if (o->kind == ECA_BY_GATE)
		return 1000;
	return missing > 0 ? missing : 500;
}

static void find_obstacle(const struct eca_result *r, struct eca_steadiness *s)
{
	size_t i;

	for (i = 0; i < r->n_obstacles; i++) {
		const struct eca_obstacle *o = &r->obstacles[i];

		if (s->kept && hardness(r, o) <= hardness(r, &s->kept_by))
			continue;
		s->kept = true;
		s->kept_by = *o;
		s->missing = missing_of(r, o);
	}
}

static const double *shares_of(const struct eca_result *r, struct arena *arena)
{
	const struct eca_model *m = r->model;
	struct eca_share *shares = need_memory(m->n_nodes * sizeof(*shares));
	double *of_criteria = arena_array(arena, m->n_criteria, sizeof(*of_criteria));
	bool known = true;
	size_t i;

	eca_shares(r, shares);
	for (i = 0; i < m->n_criteria; i++) {
		known &= shares[m->first_criterion + i].known;
		of_criteria[i] = shares[m->first_criterion + i].weight;
	}
	free(shares);
	return known ? of_criteria : NULL;
}

/* ---- Pillars combined otherwise ---- */

struct otherwise {
	const struct sway *sway;
	double overall;
};

static uint64_t otherwise_leaf(const void *trials, size_t slot, double n)
{
	const struct otherwise *o = trials;
	const struct eca_model *m = o->sway->model;
	double points = slot == m->n_pillars ? o->overall : o->sway->points[m->n_criteria + slot];

	return points >= n ? ~UINT64_C(0) : 0;
}

static double combined(const struct sway *sway, enum eca_aggregation how)
{
	const struct eca_model *m = sway->model;
	double sum = 0, weights = 0, lowest = 100;
	bool zero = false;
	size_t i;

	for (i = 0; i < m->n_pillars; i++) {
		double weight = sway->weights[m->first_pillar + i];
		double points = sway->points[m->n_criteria + i];

		if (!sway->known[m->n_criteria + i] || weight == 0)
			continue;
		zero |= points == 0;
		sum += weight * (points > 0 ? log(points) : 0);
		weights += weight;
		lowest = points < lowest ? points : lowest;
	}
	if (how == ECA_AGGREGATE_LOWEST)
		return lowest;
	return zero ? 0 : score_round(exp(sum / weights));
}

static void combine_otherwise(struct kept *firm, struct eca_weighing *w)
{
	const struct eca_model *m = w->result.model;
	uint64_t *at_least = need_memory(m->n_tiers * sizeof(*at_least));
	size_t how, i;

	for (how = 0; how < ECA_AGGREGATIONS; how++) {
		struct otherwise o = { firm->sway, combined(firm->sway, how) };

		sway_tiers(firm->sway, otherwise_leaf, &o, at_least);
		firm->pillars_otherwise[how] = o.overall;
		firm->tier_otherwise[how] = 0;
		for (i = 1; i < m->n_tiers; i++)
			firm->tier_otherwise[how] += at_least[i] != 0;
	}
	free(at_least);
}

/* ---- */

static struct kept *new_firm(struct eca_weighing *w)
{
	if (w->n_firms == w->room) {
		w->room = 2 * w->room + 64;
		w->firms = need_more_memory(w->firms, w->room * sizeof(*w->firms));
	}
	w->firms[w->n_firms] = (struct kept){ .steadiness.radius = NAN,
	                                      .steadiness.becomes = ECA_NONE };
	return &w->firms[w->n_firms++];
}

static void keep(struct eca_weighing *w, struct kept *firm, struct eca_scoring *scoring)
{
	const struct eca_result *r = &scoring->result;
	struct eca_steadiness *s = &firm->steadiness;

	s->firm_id = arena_text(&w->arena, r->assessment->firm_id);
	s->source = r->assessment->source;
	s->sector = w->sector != ECA_NONE && r->answers[w->sector].state == ECA_ANSWERED
	                    ? (size_t)r->answers[w->sector].number : ECA_NONE;
	s->overall = r->scores[r->model->overall].points;
	s->tier = r->tier;
	find_margins(r, s);
	find_obstacle(r, s);
	firm->shares = shares_of(r, &w->arena);
	firm->sway = sway_of(scoring, &w->arena);
	if (w->whole) {
		firm->copy = eca_result_copy(r);
	} else {
		s->radius = sway_radius(firm->sway, &s->becomes);
		combine_otherwise(firm, w);
	}
}

size_t eca_weighing_add(struct eca_weighing *w, struct eca_scoring *scoring)
{
	struct kept *firm = new_firm(w);

	if (scoring->result.status == ECA_STATUS_OK)
		keep(w, firm, scoring);
	else
		firm->tierless = true;
	return w->n_firms - 1;
}

void eca_weighing_drop(struct eca_weighing *w, size_t number)
{
	w->firms[number].dropped = true;
}

/* Leaves those that count. */
static void sift(struct eca_weighing *w)
{
	size_t i, n = 0;

	for (i = 0; i < w->n_firms; i++) {
		struct kept *firm = &w->firms[i];

		w->result.n_left_out += firm->tierless && !firm->dropped;
		if (firm->tierless || firm->dropped)
			eca_result_free(firm->copy);
		else
			w->firms[n++] = *firm;
	}
	w->n_firms = n;
}

/* ---- Influence ---- */

static double mean_overall(const struct eca_weighing *w)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < w->n_firms; i++)
		sum += w->firms[i].steadiness.overall;
	return w->n_firms ? sum / (double)w->n_firms : 0;
}

static double variance(const struct eca_weighing *w, double mean)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < w->n_firms; i++)
		sum += (w->firms[i].steadiness.overall - mean) *
		       (w->firms[i].steadiness.overall - mean);
	return sum;
}

/* With weights that differ from firm to firm it is what the criterion adds to a score whose
 * covariance is taken: where they do not, w·x. */
static void find_influence(const struct eca_weighing *w, size_t criterion, double mean,
                           double total, struct eca_influence *out)
{
	double shares = 0, covariance = 0;
	bool known = w->n_firms > 0;
	size_t i;

	for (i = 0; i < w->n_firms && known; i++) {
		const struct kept *firm = &w->firms[i];

		known = firm->shares != NULL;
		if (!known)
			break;
		shares += firm->shares[criterion];
		covariance += firm->shares[criterion] * firm->sway->points[criterion] *
		              (firm->steadiness.overall - mean);
	}
	*out = (struct eca_influence){ .node = w->result.model->first_criterion + criterion };
	if (!known)
		return;
	out->weight = shares / (double)w->n_firms;
	out->known = total > 0;
	out->influence = out->known ? covariance / total : 0;
}

static void find_influences(struct eca_weighing *w)
{
	size_t n = w->result.model->n_criteria, i;
	struct eca_influence *influences = arena_array(&w->arena, n, sizeof(*influences));
	double mean = mean_overall(w), total = variance(w, mean);

	for (i = 0; i < n; i++)
		find_influence(w, i, mean, total, &influences[i]);
	w->result.influences = influences;
}

/* ---- Other aggregations ---- */

struct placed {
	double points;
	size_t firm;
};

static int by_points(const void *a, const void *b)
{
	double x = ((const struct placed *)a)->points, y = ((const struct placed *)b)->points;

	return (x < y) - (x > y);
}

/* Ranks from 1, the highest first, equal ones at their mean. */
static void mean_ranks(struct placed *placed, size_t count, double *ranks)
{
	size_t i, end, k;

	qsort(placed, count, sizeof(*placed), by_points);
	for (i = 0; i < count; i = end) {
		for (end = i + 1; end < count && placed[end].points == placed[i].points; end++)
			;
		for (k = i; k < end; k++)
			ranks[placed[k].firm] = (double)(i + 1 + end) / 2;
	}
}

/* Spearman's: of mean ranks. */
static bool correlate(const double *a, const double *b, size_t count, double *correlation)
{
	double mean = ((double)count + 1) / 2, ab = 0, aa = 0, bb = 0;
	size_t i;

	for (i = 0; i < count; i++) {
		ab += (a[i] - mean) * (b[i] - mean);
		aa += (a[i] - mean) * (a[i] - mean);
		bb += (b[i] - mean) * (b[i] - mean);
	}
	*correlation = aa > 0 && bb > 0 ? ab / sqrt(aa * bb) : 0;
	return aa > 0 && bb > 0;
}

static void find_ranks(const struct eca_weighing *w, size_t how, double *ranks)
{
	struct placed *placed = need_memory((w->n_firms + 1) * sizeof(*placed));
	size_t i;

	for (i = 0; i < w->n_firms; i++)
		placed[i] = (struct placed){ how == ECA_AGGREGATIONS
		                                     ? w->firms[i].steadiness.overall
		                                     : w->firms[i].pillars_otherwise[how], i };
	mean_ranks(placed, w->n_firms, ranks);
	free(placed);
}

static void compare_aggregations(struct eca_weighing *w)
{
	double *now = need_memory((w->n_firms + 1) * sizeof(*now));
	double *then = need_memory((w->n_firms + 1) * sizeof(*then));
	size_t how, i;

	find_ranks(w, ECA_AGGREGATIONS, now);
	for (how = 0; how < ECA_AGGREGATIONS && !w->whole; how++) {
		struct eca_reaggregation *other = &w->result.other[how];

		for (i = 0; i < w->n_firms; i++) {
			size_t tier = w->firms[i].steadiness.tier;

			other->up += w->firms[i].tier_otherwise[how] > tier;
			other->down += w->firms[i].tier_otherwise[how] < tier;
		}
		find_ranks(w, how, then);
		other->known = correlate(now, then, w->n_firms, &other->correlation);
	}
	free(now);
	free(then);
}

/* ---- Draws ---- */

static size_t count_threads(const struct eca_weighing *w)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	size_t threads = w->result.options.threads;
	size_t ranks = w->n_firms * w->n_firms * sizeof(uint32_t) + 1; /* what each thread counts */

	if (!threads)
		threads = processors > 0 ? (size_t)processors : 1;
	if (w->n_firms && w->n_firms <= ECA_RANKED_MOST && threads > MEMORY_MOST / ranks)
		threads = MEMORY_MOST / ranks ? MEMORY_MOST / ranks : 1;
	return threads < THREADS_MOST ? threads : THREADS_MOST;
}

static int by_weighting(const void *a, const void *b)
{
	const struct kept *const *x = a, *const *y = b;

	if ((*x)->sway->weights != (*y)->sway->weights)
		return (*x)->sway->weights < (*y)->sway->weights ? -1 : 1;
	return (*x > *y) - (*x < *y);
}

/* The rank that `share` of the draws do not go beyond. */
static size_t rank_at(const uint32_t *ranks, size_t count, double draws)
{
	double seen = 0;
	size_t i;

	for (i = 0; i < count; i++) {
		seen += ranks[i];
		if (seen > draws)
			return i + 1;
	}
	return count;
}

static void read_ranks(struct eca_steadiness *s, const uint32_t *ranks,
                       const struct eca_weighing *w)
{
	double draws = (double)w->result.options.draws;
	size_t i;

	s->rank = 1;
	for (i = 0; i < w->n_firms; i++)
		s->rank += w->firms[i].steadiness.overall > s->overall;
	s->rank_low = rank_at(ranks, w->n_firms, 0.05 * draws);
	s->rank_high = rank_at(ranks, w->n_firms, 0.95 * draws - 0.5);
}

static void draw(struct eca_weighing *w)
{
	const struct eca_model *m = w->result.model;
	bool ranked = w->n_firms <= ECA_RANKED_MOST;
	struct kept **order = need_memory((w->n_firms + 1) * sizeof(*order));
	struct sway_firm *firms = need_memory((w->n_firms + 1) * sizeof(*firms));
	uint32_t *ranks = need_memory((ranked ? w->n_firms * w->n_firms : 0) * sizeof(*ranks) + 1);
	struct sway_run run = {
		.set = w->set,
		.firms = firms,
		.n_firms = w->n_firms,
		.within = w->result.options.within,
		.seed = w->result.options.seed,
		.draws = w->result.options.draws,
		.threads = w->result.options.threads,
	};
	size_t i;

	memset(ranks, 0, (ranked ? w->n_firms * w->n_firms : 0) * sizeof(*ranks));
	for (i = 0; i < w->n_firms; i++)
		order[i] = &w->firms[i];
	qsort(order, w->n_firms, sizeof(*order), by_weighting);
	for (i = 0; i < w->n_firms; i++) {
		uint32_t *tiers = arena_array(&w->arena, m->n_tiers, sizeof(*tiers));

		order[i]->steadiness.tiers = tiers;
		firms[i] = (struct sway_firm){
			.sway = w->whole ? NULL : order[i]->sway,
			.assessment = w->whole ? order[i]->copy->assessment : NULL,
			.tiers = tiers,
			.ranks = ranked ? ranks + i * w->n_firms : NULL,
		};
	}
	sway_draw(&run);
	for (i = 0; i < w->n_firms && ranked; i++)
		read_ranks(&order[i]->steadiness, firms[i].ranks, w);
	free(order);
	free(firms);
	free(ranks);
}

const struct eca_sensitivity *eca_weighing_end(struct eca_weighing *w)
{
	struct eca_steadiness *firms;
	size_t i;

	sift(w);
	firms = arena_array(&w->arena, w->n_firms, sizeof(*firms));
	w->result.options.threads = count_threads(w);
	find_influences(w);
	compare_aggregations(w);
	draw(w);
	for (i = 0; i < w->n_firms; i++)
		firms[i] = w->firms[i].steadiness;
	w->result.firms = firms;
	w->result.n_firms = w->n_firms;
	return &w->result;
}

void eca_weighing_free(struct eca_weighing *w)
{
	size_t i;

	for (i = 0; i < w->n_firms; i++)
		eca_result_free(w->firms[i].copy);
	free(w->firms);
	arena_free(&w->arena);
	free(w);
}
