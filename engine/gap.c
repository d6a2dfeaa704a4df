/* The cheapest steps to a tier: the curve, and the best plan, scored. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "gap_plan.h"

enum { POINTS_MOST = 20000 };

/* Millionths. */
static const int64_t EFFORT = 1000000, ALL_EFFORT = INT64_MAX / 2;

/* What eca_gap_find gives out. */
struct holder {
	struct eca_gap plan; /* first: it is freed through it */
	struct eca_result *before, *after;
	struct arena arena;
};

/* ---- The best plan ---- */

static int compare_found(const struct finder *f, const struct found *a, const struct found *b)
{
	int by_score = (a->score < b->score) - (a->score > b->score);

	if (f->dearest && by_score)
		return by_score;
	if (a->cost != b->cost)
		return a->cost > b->cost ? 1 : -1;
	if (a->n != b->n)
		return a->n > b->n ? 1 : -1;
	return by_score;
}

static struct found as_found(const struct gap_world *w, const struct gap_point *point)
{
	return (struct found){ true, w->cost + point->cost, w->n + point->n, point->value, NULL };
}

/* Whether scoring comes to what the point says. */
static bool is_confirmed(struct finder *f, const struct gap_world *w,
                         const struct gap_point *point)
{
	struct gap *gap = &f->gap;
	const struct eca_result *r;

	memcpy(gap->answers, w->answers, gap_n_questions(f) * sizeof(*gap->answers));
	gap_apply(point, gap->answers);
	r = gap_score(gap);
	if (r->status == ECA_STATUS_OK && r->tier >= w->goal->tier &&
	    r->scores[gap->model->overall].points == point->value)
		return true;
	gap->surprises++;
	return false;
}

static void take_best(struct finder *f, struct gap_world *w, const struct gap_kind *kind,
                      const struct gap_point *point)
{
	struct found found = as_found(w, point);

	if ((f->best.any && compare_found(f, &found, &f->best) >= 0) ||
	    !gap_reaches(w, kind, point->value) || !is_confirmed(f, w, point))
		return;
	found.answers = f->best.answers;
	f->best = found;
	memcpy(found.answers, f->gap.answers, gap_n_questions(f) * sizeof(*found.answers));
}

static bool find_tier(struct finder *f, size_t tier, int64_t budget, bool dearest)
{
	const struct gap_goal goal = { tier, budget };

	f->dearest = dearest;
	gap_search(f, &goal, take_best);
	return f->best.any;
}

/* Where there was not room for all, what was found bounds what is looked at once more. */
static bool find_within(struct finder *f, size_t tier, int64_t budget)
{
	if (!find_tier(f, tier, budget, false))
		return false;
	if (f->best.cost < f->cut || f->best.cost == budget)
		return true;
	return find_tier(f, tier, f->best.cost, false) || find_tier(f, tier, budget, false);
}

/* ---- The curve ---- */

static void take_curve(struct finder *f, struct gap_world *w, const struct gap_kind *kind,
                       const struct gap_point *point)
{
	if (!gap_reaches(w, kind, point->value))
		return;
	if (f->n_curve == f->curve_room) {
		f->curve_room = 2 * f->curve_room + 64;
		f->curve = need_more_memory(f->curve, f->curve_room * sizeof(*f->curve));
	}
	f->curve[f->n_curve] = *point;
	f->curve[f->n_curve++].cost += w->cost;
}

static int compare_curve(const void *left, const void *right)
{
	const struct gap_point *a = left, *b = right;

	if (a->cost != b->cost)
		return a->cost > b->cost ? 1 : -1;
	return (a->value < b->value) - (a->value > b->value);
}

static void find_curve(struct finder *f)
{
	const struct gap_goal goal = { ECA_NONE, ALL_EFFORT };
	struct eca_gap_point *curve;
	size_t i, n = 0;

	f->dearest = true;
	gap_search(f, &goal, take_curve);
	if (f->n_curve)
		qsort(f->curve, f->n_curve, sizeof(*f->curve), compare_curve);
	curve = arena_array(&f->all, f->n_curve, sizeof(*curve));
	for (i = 0; i < f->n_curve; i++)
		if (!n || f->curve[i].value > curve[n - 1].points)
			curve[n++] = (struct eca_gap_point){ (double)f->curve[i].cost / 1e6,
				                             f->curve[i].value };
	f->plan.curve = curve;
	f->plan.n_curve = n;
	f->plan.curve_certain = f->cut == INT64_MAX;
}

/* ---- The whole ---- */

static int64_t in_millionths(double effort)
{
	return effort < 1e12 ? (int64_t)floor(effort * 1e6 + 0.5) : ALL_EFFORT;
}

/* The first point of the curve with the score that a tier is from, or NULL. */
static const struct eca_gap_point *first_enough(const struct finder *f, size_t tier)
{
	size_t i;

	for (i = 0; i < f->plan.n_curve; i++)
		if (f->plan.curve[i].points >= f->gap.model->tiers[tier].from)
			return &f->plan.curve[i];
	return NULL;
}

/* Whether no effort leads to the score that a tier is from. */
static bool is_beyond(const struct finder *f, size_t tier)
{
	return f->plan.curve_certain && !first_enough(f, tier);
}

/* For a first look: needs and gates ask for some effort beyond what the score takes. */
static int64_t first_budget(const struct finder *f, size_t tier)
{
	const struct eca_gap_point *first = first_enough(f, tier);

	return first ? in_millionths(first->effort * 1.25) : ALL_EFFORT;
}

/* With little effort there is little to look at, so that ever more is tried until there is a
 * plan, or as much as the best score takes has not been enough. */
static bool find_cheapest(struct finder *f, size_t tier)
{
	size_t n = f->plan.n_curve;
	int64_t most = n ? in_millionths(f->plan.curve[n - 1].effort) : 0, budget;

	if (is_beyond(f, tier))
		return false;
	for (budget = first_budget(f, tier); budget < most; budget += budget + EFFORT)
		if (find_within(f, tier, budget))
			return true;
	return find_within(f, tier, ALL_EFFORT);
}

/* The highest tier, not above `from`, that can be had: the firm's own can for nothing. */
static void find_highest(struct finder *f, size_t from, int64_t budget)
{
	size_t tier = from;

	while (tier > 0 && is_beyond(f, tier))
		tier--;
	while (!find_tier(f, tier, budget, true) && tier > 0)
		tier--;
}

static bool reaches_budgeted(struct finder *f, const struct eca_gap_options *options)
{
	size_t top = options->tier != ECA_NONE ? options->tier : f->gap.model->n_tiers - 1;

	find_highest(f, top, in_millionths(options->budget));
	gap_keep_after(f);
	if (options->tier == ECA_NONE)
		f->plan.target = f->after->tier;
	return f->after->tier >= f->plan.target;
}

static bool reaches(struct finder *f, const struct eca_gap_options *options)
{
	if (options->budgeted)
		return reaches_budgeted(f, options);
	if (find_cheapest(f, f->plan.target)) {
		gap_keep_after(f);
		return true;
	}
	find_highest(f, f->plan.target ? f->plan.target - 1 : 0, ALL_EFFORT);
	gap_keep_after(f);
	return false;
}

static void set_target(struct finder *f, const struct eca_gap_options *options)
{
	size_t top = f->gap.model->n_tiers - 1, next = f->before->tier + 1;

	f->plan.target = options->tier != ECA_NONE ? options->tier : next < top ? next : top;
}

static void list_left(struct finder *f)
{
	size_t *left = arena_array(&f->all, gap_n_questions(f), sizeof(*left)), i;

	for (i = 0; i < gap_n_questions(f); i++)
		if (f->gap.kept[i])
			left[f->plan.n_left++] = i;
	f->plan.left = left;
}

/* Whether nothing was left out that could be better than the best. */
static bool is_certain(const struct finder *f)
{
	bool cheapest = f->plan.state == ECA_GAP_FOUND && !f->dearest;

	return !f->gap.surprises && (f->cut == INT64_MAX || (cheapest && f->best.cost < f->cut));
}

/* The curve comes first, since it says where a plan can begin. Where more questions turn out to
 * have to stay as they are, it is that of the rest. */
static void find_plan(struct finder *f, const struct eca_gap_options *options)
{
	size_t kept;

	set_target(f, options);
	gap_find_outer(&f->gap);
	find_curve(f);
	kept = gap_count_kept(f);
	f->plan.state = reaches(f, options) ? ECA_GAP_FOUND : ECA_GAP_OUT_OF_REACH;
	f->plan.certain = is_certain(f);
	if (f->plan.state == ECA_GAP_FOUND)
		gap_list_steps(f);
	else
		gap_find_blocks(f);
	if (gap_count_kept(f) > kept)
		find_curve(f);
	list_left(f);
}

/* Whether there are functions that are shown answers, other than to check them. */
static bool has_watchers(const struct eca_set *set)
{
	size_t i;

	for (i = 0; i < set->model.n_nodes; i++)
		if (set->model.nodes[i].function != ECA_NONE)
			return true;
	return set->n_functions > 0;
}

static void begin(struct finder *f, struct eca_set *set, const struct eca_assessment *assessment,
                  const struct eca_gap_options *options)
{
	const struct eca_model *m = &set->model;
	struct gap *gap = &f->gap;
	size_t i;

	*gap = (struct gap){
		.set = set,
		.model = m,
		.scoring = eca_scoring_new(set),
		.assessment = *assessment,
		.answers = arena_array(&f->all, m->n_questions, sizeof(*gap->answers)),
		.given = f->before->assessment->answers,
		.kept = arena_array(&f->all, m->n_questions, sizeof(*gap->kept)),
		.outer = arena_array(&f->all, m->n_questions, sizeof(*gap->outer)),
		.verdicts = arena_array(&f->all, m->n_conditions, 1),
		.lasting = arena_array(&f->all, m->n_questions, sizeof(*gap->lasting)),
		.asked = arena_array(&f->all, m->n_functions * (m->n_questions + m->n_nodes), 1),
		.combinations = options->combinations ? options->combinations : GAP_COMBINATIONS,
		.points_most = options->points ? options->points : POINTS_MOST,
	};
	gap->watched = has_watchers(set);
	gap->unit = gap_unit(m);
	f->held = arena_array(&f->all, m->n_questions, sizeof(*f->held));
	for (i = 0; i < options->n_fixed; i++)
		f->held[options->fixed[i]] = true;
	gap->fixed = f->held;
	gap->assessment.answers = gap->answers;
	gap->scoring->view.asked = gap->asked;
}

/* The assessment's own result, before anything is changed. */
static struct eca_result *score_before(struct eca_set *set, const struct eca_assessment *assessment)
{
	struct eca_scoring *scoring = eca_scoring_new(set);
	struct eca_result *before = eca_result_copy(eca_score(scoring, assessment));

	eca_scoring_free(scoring);
	return before;
}

static struct eca_gap *handed_out(struct finder *f)
{
	struct holder *holder = need_memory(sizeof(*holder));

	f->plan.before = f->before;
	f->plan.after = f->after;
	*holder = (struct holder){ f->plan, f->before, f->after, f->all };
	eca_scoring_free(f->gap.scoring);
	free(f->curve);
	arena_free(&f->gap.arena);
	arena_free(&f->arena);
	return &holder->plan;
}

struct eca_gap *eca_gap_find(struct eca_set *set, const struct eca_assessment *assessment,
                             const struct eca_gap_options *options)
{
	struct finder f = { .plan = { .state = ECA_GAP_NO_TIER, .target = ECA_NONE } };

	f.before = score_before(set, assessment);
	f.plan.budgeted = options->budgeted;
	f.plan.budget = options->budget;
	begin(&f, set, assessment, options);
	if (f.before->status == ECA_STATUS_OK)
		find_plan(&f, options);
	return handed_out(&f);
}

void eca_gap_free(struct eca_gap *gap)
{
	struct holder *holder = (struct holder *)gap;

	if (!holder)
		return;
	eca_result_free(holder->before);
	eca_result_free(holder->after);
	arena_free(&holder->arena);
	free(holder);
}
