/* The steps of a question, and what they lead to. */
#include <math.h>
#include <string.h>

#include "gap_options.h"

bool gap_is_open(const struct gap *gap, size_t question)
{
	const struct eca_question *q = &gap->model->questions[question];

	return question >= gap->model->n_profile && q->points != ECA_POINTS_NONE && !q->fixed &&
	       !gap->fixed[question] && !gap->kept[question] &&
	       gap->given[question].state != ECA_NA;
}

bool gap_is_same(const struct eca_answer *a, const struct eca_answer *b)
{
	return a->state == b->state && a->grade == b->grade && a->number == b->number &&
	       a->set == b->set;
}

static double effort_of(const struct eca_question *question)
{
	return question->has_effort ? question->effort : 1;
}

static int64_t cost_of_step(const struct eca_question *question)
{
	return (int64_t)llround(effort_of(question) * 1e6);
}

static int64_t cost_of(const struct gap_walk *w, size_t steps)
{
	return cost_of_step(w->q) * (int64_t)steps;
}

int64_t gap_unit(const struct eca_model *m)
{
	int64_t unit = 0;
	size_t i;

	for (i = m->n_profile; i < m->n_questions; i++) {
		int64_t cost = cost_of_step(&m->questions[i]);

		while (cost) { /* the greatest that divides both */
			int64_t rest = unit % cost;

			unit = cost;
			cost = rest;
		}
	}
	return unit ? unit : 1;
}

void gap_add_move(struct gap_walk *w, const struct eca_answer *answer, size_t steps)
{
	if (w->count == w->room) {
		struct gap_move *more = arena_array(w->arena, 2 * w->room + 8, sizeof(*more));

		if (w->count)
			memcpy(more, w->items, w->count * sizeof(*more));
		w->items = more;
		w->room = 2 * w->room + 8;
	}
	w->items[w->count++] = (struct gap_move){ w->question, *answer, cost_of(w, steps), steps };
}

static void add_number(struct gap_walk *w, double number, size_t steps)
{
	struct eca_answer answer = w->from;

	answer.state = ECA_ANSWERED;
	answer.number = number;
	answer.set = 0;
	gap_add_move(w, &answer, steps);
}

/* ---- Options ---- */

/* Missing and no data start from the worst answer. */
static double worst(const struct gap_walk *w)
{
	double least = w->worth[0];
	size_t i;

	for (i = 1; i < w->q->n_options; i++)
		least = w->worth[i] < least ? w->worth[i] : least;
	return least;
}

static void walk_levels(struct gap_walk *w)
{
	size_t now = gap_is_answered(w) ? (size_t)w->from.number : 0, level;

	for (level = now + 1; level < w->q->n_options; level++)
		add_number(w, (double)level, level - now);
}

static void walk_options(struct gap_walk *w)
{
	double now = gap_is_answered(w) ? w->worth[(size_t)w->from.number] : worst(w);
	size_t i;

	for (i = 0; i < w->q->n_options; i++)
		if (w->worth[i] > now ||
		    (w->loose && !(gap_is_answered(w) && (size_t)w->from.number == i)))
			add_number(w, (double)i, 1);
}

/* ---- Numbers ---- */

static double line_at(const struct eca_breakpoint *at, size_t n, double x)
{
	size_t i = 1;

	if (x <= at[0].x)
		return at[0].points;
	while (i < n && at[i].x < x)
		i++;
	if (i == n)
		return at[n - 1].points;
	return at[i - 1].points + (at[i].points - at[i - 1].points) * (x - at[i - 1].x) /
	                                  (at[i].x - at[i - 1].x);
}

static double band_at(const struct eca_breakpoint *at, size_t n, double x)
{
	size_t i = 0;

	while (i + 1 < n && at[i + 1].x <= x)
		i++;
	return at[i].points;
}

double gap_scale_at(const struct eca_question *q, double x)
{
	return score_round(q->points == ECA_POINTS_LINEAR
	                           ? line_at(q->breakpoints, q->n_breakpoints, x)
	                           : band_at(q->breakpoints, q->n_breakpoints, x));
}

static double worst_on_scale(const struct eca_question *q)
{
	double least = 100;
	size_t i;

	for (i = 0; i < q->n_breakpoints; i++)
		least = q->breakpoints[i].points < least ? q->breakpoints[i].points : least;
	return score_round(least);
}

/* The breakpoint of least points above `now`, of those the nearest to the answer; or NULL. */
static const struct eca_breakpoint *next_on_scale(const struct gap_walk *w, double now)
{
	const struct eca_breakpoint *next = NULL;
	size_t i;

	for (i = 0; i < w->q->n_breakpoints; i++) {
		const struct eca_breakpoint *at = &w->q->breakpoints[i];
		double points = score_round(at->points);

		if (points <= now || at->x < w->q->min || at->x > w->q->max)
			continue;
		if (!next || points < score_round(next->points) ||
		    (points == score_round(next->points) && gap_is_answered(w) &&
		     fabs(at->x - w->from.number) < fabs(next->x - w->from.number)))
			next = at;
	}
	return next;
}

static void walk_scale(struct gap_walk *w)
{
	double now = gap_is_answered(w) ? gap_scale_at(w->q, w->from.number) : worst_on_scale(w->q);
	const struct eca_breakpoint *next;
	size_t steps = 0;

	while ((next = next_on_scale(w, now))) {
		add_number(w, next->x, ++steps);
		now = score_round(next->points);
	}
}

/* ---- All of it ---- */

static void walk_answers(struct gap_walk *w)
{
	switch (w->q->points) {
	case ECA_POINTS_OPTIONS:
		if (w->q->type == ECA_LEVEL)
			walk_levels(w);
		else
			walk_options(w);
		break;
	case ECA_POINTS_SUM:
	case ECA_POINTS_HIGHEST: gap_walk_sets(w); break;
	case ECA_POINTS_LINEAR:
	case ECA_POINTS_BANDS: walk_scale(w); break;
	default: break; /* a function says nothing of its breakpoints */
	}
}

/* Every answer once more, with the best evidence, where that is a step. */
static void walk_evidence(struct gap_walk *w)
{
	const struct eca_model *m = w->gap->model;
	const struct evidence *evidence = &w->gap->set->evidence[w->gap->assessment.source];
	size_t best, n = w->count, i;

	if (w->gap->assessment.source != ECA_SITE_VISIT || !m->n_grades)
		return;
	best = set_best_grade(m);
	if (evidence->factors[w->from.grade] >= m->grades[best].factor)
		return;
	for (i = 0; i < n; i++) {
		struct eca_answer answer = w->items[i].answer;

		if (answer.state != ECA_ANSWERED)
			continue;
		answer.grade = (unsigned char)best;
		gap_add_move(w, &answer, w->items[i].steps + 1);
	}
}

/* What its `valid` function refuses is no answer. */
static void drop_invalid(struct gap_walk *w)
{
	struct gap *gap = w->gap;
	size_t question = w->question;
	struct eca_answer before = gap->answers[question];
	size_t i, kept = 1;
	const char *message;

	if (w->q->valid_function == ECA_NONE)
		return;
	for (i = 1; i < w->count; i++) {
		gap->answers[question] = w->items[i].answer;
		if (w->items[i].answer.state != ECA_ANSWERED ||
		    set_valid(gap->set, &gap->assessment, question, w->arena, &message))
			w->items[kept++] = w->items[i];
	}
	w->count = kept;
	gap->answers[question] = before;
}

/* ---- The whole ---- */

static struct gap_moves walk(struct gap *gap, const unsigned char *verdicts, size_t question,
                             bool loose, struct arena *arena)
{
	const struct eca_question *q = &gap->model->questions[question];
	struct gap_walk w = { .gap = gap, .question = question, .q = q, .loose = loose,
		              .from = gap->given[question], .arena = arena };

	gap_add_move(&w, &w.from, 0);
	if (!gap_is_open(gap, question))
		return (struct gap_moves){ w.items, 1, false };
	w.worth = gap_option_worths(verdicts, q, arena);
	if (q->type == ECA_MULTI)
		w.class = gap_option_classes(gap, question, arena);
	walk_answers(&w);
	walk_evidence(&w);
	drop_invalid(&w);
	if (w.count > GAP_MOVES_MOST)
		return (struct gap_moves){ w.items, 1, true };
	return (struct gap_moves){ w.items, w.count, false };
}

struct gap_moves gap_moves_of(struct gap *gap, const unsigned char *verdicts, size_t question,
                              bool loose, struct arena *arena)
{
	const struct eca_question *q = &gap->model->questions[question];
	bool doubtful = gap_has_doubtful_option(gap->model, q);

	if (!gap->lasting || doubtful || q->valid_function != ECA_NONE ||
	    !gap_is_open(gap, question))
		return walk(gap, verdicts, question, loose && doubtful, arena);
	if (!gap->lasting[question].count)
		gap->lasting[question] = walk(gap, verdicts, question, false, &gap->arena);
	return gap->lasting[question];
}
