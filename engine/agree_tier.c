/* Which open disputes can change the tier: the ways to settle them are scored. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "agree.h"
#include "set.h"

enum { MIXES_MOST = 4096 };

/* A question in dispute, and the answers between which it is. */
struct choice {
	struct eca_dispute *dispute;
	struct eca_answer *answers; /* distinct, in the order of the assessors */
	double *points;             /* of each, as scored */
	size_t count;
	size_t now; /* the one chosen */
};

struct trial {
	struct eca_comparison *c;
	struct eca_visit *visit;
	struct choice *choices;
	size_t n_choices;
	struct eca_answer *answers; /* the mix being scored */
	struct eca_assessment assessment;
	struct eca_scoring *scoring;
	struct arena arena; /* of one scoring */
	struct arena all;   /* of the visit */
};

/* Scores the answers as they are now. */
static const struct eca_result *score_now(struct trial *t)
{
	arena_reset(&t->arena);
	t->assessment.failure = NULL;
	set_derive(t->c->set, &t->assessment, t->answers, &t->arena, &t->assessment.failure);
	return eca_score(t->scoring, &t->assessment);
}

/* ---- Between what ---- */

/* Which of a choice's answers it is, evidence included; its count for none. */
static size_t find(const struct trial *t, const struct choice *choice,
                   const struct eca_answer *answer)
{
	const struct eca_model *m = t->c->model;
	size_t question = choice->dispute->question, i;

	for (i = 0; i < choice->count; i++)
		if (agree_is_same(&m->questions[question], &choice->answers[i], answer) &&
		    agree_grade(m, question, &choice->answers[i]) ==
		            agree_grade(m, question, answer))
			break;
	return i;
}

/* The points of an answer that a sheet's became; where nothing was decided, the sheet's. */
static double points_of(struct trial *t, size_t question, const struct eca_sheet *sheet,
                        const struct eca_answer *answer)
{
	size_t node = t->c->model->questions[question].node;
	const struct eca_score *score;

	if (!t->visit->decision)
		return sheet->points[question];
	if (question < t->c->model->n_profile)
		return NAN;
	t->answers[question] = *answer;
	score = &score_now(t)->scores[node];
	return score->known ? score->points : NAN;
}

static struct choice make_choice(struct trial *t, struct eca_dispute *dispute)
{
	size_t n = t->visit->n_sheets, i;
	struct choice choice = {
		.dispute = dispute,
		.answers = arena_array(&t->all, n, sizeof(*choice.answers)),
		.points = arena_array(&t->all, n, sizeof(*choice.points)),
	};

	for (i = 0; i < n; i++) {
		const struct eca_sheet *sheet = t->visit->sheets[i];
		const struct eca_answer *answer = &sheet->answers[dispute->question];
		struct eca_answer held;

		if (!agree_is_rated(answer) || !agree_hold(t->visit, dispute, answer, &held) ||
		    find(t, &choice, &held) < choice.count)
			continue;
		choice.points[choice.count] = points_of(t, dispute->question, sheet, &held);
		choice.answers[choice.count++] = held;
	}
	return choice;
}

/* ---- One mix ---- */

static void choose(struct trial *t, struct choice *choice, size_t which)
{
	choice->now = which;
	t->answers[choice->dispute->question] = choice->answers[which];
}

/* The tier of the mix chosen now, or ECA_NONE. */
static size_t tier_now(struct trial *t)
{
	struct eca_visit *visit = t->visit;
	size_t tier = score_now(t)->tier;

	if (tier == ECA_NONE) {
		visit->untiered = true;
		return tier;
	}
	if (visit->lowest == ECA_NONE || tier < visit->lowest)
		visit->lowest = tier;
	if (visit->highest == ECA_NONE || tier > visit->highest)
		visit->highest = tier;
	return tier;
}

/* ---- Every mix ---- */

/* How many mixes there are; 0 for too many. */
static size_t count_mixes(const struct trial *t)
{
	size_t count = 1, i;

	for (i = 0; i < t->n_choices; i++) {
		count *= t->choices[i].count;
		if (count > MIXES_MOST)
			return 0;
	}
	return count;
}

/* Mix number n is that of its digits, the first choice's the lowest. */
static void choose_mix(struct trial *t, size_t n)
{
	size_t i;

	for (i = 0; i < t->n_choices; i++) {
		choose(t, &t->choices[i], n % t->choices[i].count);
		n /= t->choices[i].count;
	}
}

/* Whether two mixes that differ in a choice alone, whose digit counts `step`, differ. */
static bool sways(const size_t *tiers, size_t n_mixes, size_t step, size_t count)
{
	size_t n;

	for (n = 0; n + step < n_mixes; n++)
		if (n / step % count + 1 < count && tiers[n] != tiers[n + step])
			return true;
	return false;
}

static void try_all(struct trial *t, size_t n_mixes)
{
	size_t *tiers = need_memory(n_mixes * sizeof(*tiers)), n, i, step = 1;

	for (n = 0; n < n_mixes; n++) {
		choose_mix(t, n);
		tiers[n] = tier_now(t);
	}
	for (i = 0; i < t->n_choices; i++) {
		struct choice *choice = &t->choices[i];

		choice->dispute->sways = sways(tiers, n_mixes, step, choice->count);
		step *= choice->count;
	}
	t->visit->every_mix = true;
	free(tiers);
}

/* ---- Some mixes ---- */

/* Each choice by itself, the others held as they are. */
static void try_each(struct trial *t)
{
	size_t held = tier_now(t), i, k;

	for (i = 0; i < t->n_choices; i++) {
		struct choice *choice = &t->choices[i];
		size_t before = choice->now;

		for (k = 0; k < choice->count; k++) {
			if (k == before)
				continue;
			choose(t, choice, k);
			choice->dispute->sways |= tier_now(t) != held;
		}
		choose(t, choice, before);
	}
}

/* The choice of most points (`sign` 1) or least (-1); the first of equals. */
static size_t extreme(const struct choice *choice, double sign)
{
	size_t best = 0, i;

	for (i = 1; i < choice->count; i++)
		if (isnan(choice->points[best]) ||
		    sign * choice->points[i] > sign * choice->points[best])
			best = i;
	return best;
}

static void choose_extremes(struct trial *t, double sign)
{
	size_t i;

	for (i = 0; i < t->n_choices; i++)
		choose(t, &t->choices[i], extreme(&t->choices[i], sign));
}

/* As one assessor has it; the first assessor's where he has not answered. */
static void choose_sheet(struct trial *t, const struct eca_sheet *sheet)
{
	size_t i;

	for (i = 0; i < t->n_choices; i++) {
		struct choice *choice = &t->choices[i];
		const struct eca_answer *answer = &sheet->answers[choice->dispute->question];
		struct eca_answer held;
		bool is_there = agree_hold(t->visit, choice->dispute, answer, &held);
		size_t which = is_there ? find(t, choice, &held) : choice->count;

		choose(t, choice, which < choice->count ? which : 0);
	}
}

static void try_some(struct trial *t)
{
	size_t i;

	choose_extremes(t, -1);
	try_each(t);
	choose_extremes(t, 1);
	try_each(t);
	for (i = 0; i < t->visit->n_sheets; i++) {
		choose_sheet(t, t->visit->sheets[i]);
		try_each(t);
	}
}

/* ---- The whole ---- */

static void try_visit(struct trial *t)
{
	struct eca_visit *visit = t->visit;
	size_t n_mixes, i;

	t->assessment = (struct eca_assessment){
		.firm_id = visit->firm_id,
		.assessor = "",
		.source = ECA_SITE_VISIT,
		.dated = visit->dated,
		.assessed_on = visit->to,
		.answers = t->answers,
		.file = visit->sheets[0]->file,
		.row = visit->sheets[0]->row,
	};
	memcpy(t->answers, visit->settled, t->c->model->n_questions * sizeof(*t->answers));
	t->n_choices = visit->n_disputes;
	t->choices = arena_array(&t->all, t->n_choices, sizeof(*t->choices));
	for (i = 0; i < t->n_choices; i++)
		t->choices[i] = make_choice(t, (struct eca_dispute *)&visit->disputes[i]);
	n_mixes = count_mixes(t);
	if (n_mixes)
		try_all(t, n_mixes);
	else
		try_some(t);
}

void agree_try_tiers(struct eca_comparison *c)
{
	struct trial t = { .c = c, .scoring = eca_scoring_new(c->set) };
	size_t i;

	t.answers = need_memory(c->model->n_questions * sizeof(*t.answers));
	for (i = 0; i < c->agreement.n_visits; i++) {
		t.visit = &c->visits[i];
		if (t.visit->n_sheets < 2)
			continue;
		arena_reset(&t.all);
		try_visit(&t);
	}
	free(t.answers);
	eca_scoring_free(t.scoring);
	arena_free(&t.arena);
	arena_free(&t.all);
}
