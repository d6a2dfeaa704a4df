/* Assessors of the same visit side by side (docs/model.md, section 7): which assessments
 * are of one visit. */
#include "agree.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	DAYS_APART = 1,     /* of two assessments of one visit, at most */
	ASSESSORS_MAX = 64, /* of one visit: what is tried grows faster than they do */
};

struct eca_comparison *eca_comparison_new(struct eca_set *set)
{
	struct eca_comparison *c = need_memory(sizeof(*c));

	*c = (struct eca_comparison){ .set = set, .model = eca_set_model(set) };
	return c;
}

void eca_comparison_free(struct eca_comparison *c)
{
	if (!c)
		return;
	free(c->assessments.items);
	free(c->decisions.items);
	free(c->problems);
	arena_free(&c->arena);
	free(c);
}

/* ---- One assessment ---- */

/* As given: what scoring, if there was any, left aside stays, and is marked. */
static const struct eca_answer *copy_answers(struct eca_comparison *c,
                                             const struct eca_answer *given,
                                             const struct eca_answer *scored)
{
	size_t count = c->model->n_questions, i;
	struct arena *arena = &c->arena;
	struct eca_answer *to = arena_array(arena, count, sizeof(*to));

	for (i = 0; i < count; i++) {
		to[i] = given[i];
		to[i].by_rule = scored && scored[i].by_rule;
		to[i].text = arena_text(arena, given[i].text);
		to[i].note = arena_text(arena, given[i].note);
	}
	return to;
}

static const double *copy_points(struct arena *arena, const struct eca_result *result)
{
	const struct eca_model *m = result->model;
	double *to = arena_array(arena, m->n_questions, sizeof(*to));
	size_t i;

	for (i = 0; i < m->n_questions; i++) {
		const struct eca_score *score =
			i < m->n_profile ? NULL : &result->scores[m->questions[i].node];

		to[i] = score && score->known ? score->points : NAN;
	}
	return to;
}

static const char *copy_file(struct eca_comparison *c, const struct records *to, const char *file)
{
	const char *last = to->count ? to->items[to->count - 1]->sheet.file : "";

	return strcmp(last, file) == 0 ? last : arena_text(&c->arena, file);
}

static void add_record(struct records *to, struct record *record)
{
	if (to->count == to->room) {
		to->room = to->room ? 2 * to->room : 64;
		to->items = need_more_memory(to->items, to->room * sizeof(*to->items));
	}
	record->order = to->count;
	to->items[to->count++] = record;
}

/* Adds one; `result` is NULL where it is not scored. */
static void take(struct eca_comparison *c, struct records *to, const struct eca_assessment *who,
                 const struct eca_result *result)
{
	struct record *record = arena_take(&c->arena, sizeof(*record));

	record->firm_id = arena_text(&c->arena, who->firm_id);
	record->sheet = (struct eca_sheet){
		.assessor = arena_text(&c->arena, who->assessor),
		.file = copy_file(c, to, who->file),
		.row = who->row,
		.dated = who->dated,
		.assessed_on = who->assessed_on,
		.answers = copy_answers(c, who->answers, result ? result->answers : NULL),
		.points = result ? copy_points(&c->arena, result) : NULL,
	};
	add_record(to, record);
}

enum eca_kept eca_comparison_add(struct eca_comparison *c, const struct eca_result *result)
{
	const struct eca_assessment *who = result->assessment;

	if (who->source != ECA_SITE_VISIT)
		return ECA_KEPT_OUT_SELF;
	if (!*who->assessor)
		return ECA_KEPT_OUT_UNNAMED;
	take(c, &c->assessments, who, result);
	return ECA_KEPT;
}

void eca_comparison_adjudicate(struct eca_comparison *c, const struct eca_assessment *decision)
{
	take(c, &c->decisions, decision, NULL);
}

/* ---- Visits ---- */

static int by_order(const void *a, const void *b)
{
	const struct record *x = *(struct record *const *)a, *y = *(struct record *const *)b;

	return (x->order > y->order) - (x->order < y->order);
}

static int by_firm_and_date(const void *a, const void *b)
{
	const struct record *x = *(struct record *const *)a, *y = *(struct record *const *)b;
	int firms = strcmp(x->firm_id, y->firm_id);

	if (firms)
		return firms;
	if (x->sheet.dated != y->sheet.dated)
		return x->sheet.dated - y->sheet.dated;
	if (x->sheet.assessed_on != y->sheet.assessed_on)
		return x->sheet.assessed_on < y->sheet.assessed_on ? -1 : 1;
	return by_order(a, b);
}

static int by_first_sheet(const void *a, const void *b)
{
	const struct record *x = (const struct record *)((const struct eca_visit *)a)->sheets[0];
	const struct record *y = (const struct record *)((const struct eca_visit *)b)->sheets[0];

	return by_order(&x, &y);
}

static bool has_assessor(struct record *const *records, size_t count, const char *assessor)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(records[i]->sheet.assessor, assessor) == 0)
			return true;
	return false;
}

/* Whether the next of the sorted records is of the same visit as the `count` from the
 * first on. */
static bool is_of_visit(struct record *const *records, size_t count)
{
	const struct eca_sheet *last = &records[count - 1]->sheet, *next = &records[count]->sheet;

	return count < ASSESSORS_MAX && strcmp(records[0]->firm_id, records[count]->firm_id) == 0 &&
	       last->dated == next->dated && next->assessed_on - last->assessed_on <= DAYS_APART &&
	       !has_assessor(records, count, next->assessor);
}

/* The visit of the `count` records from the first on, which are put in order. */
static struct eca_visit make_visit(struct record **records, size_t count, struct arena *arena)
{
	const struct eca_sheet **sheets = arena_array(arena, count, sizeof(*sheets));
	struct eca_visit visit = {
		.firm_id = records[0]->firm_id,
		.dated = records[0]->sheet.dated,
		.from = records[0]->sheet.assessed_on,
		.to = records[count - 1]->sheet.assessed_on,
		.sheets = sheets,
		.n_sheets = count,
		.lowest = ECA_NONE,
		.highest = ECA_NONE,
	};
	size_t i;

	qsort(records, count, sizeof(*records), by_order);
	for (i = 0; i < count; i++)
		sheets[i] = &records[i]->sheet;
	return visit;
}

static void make_visits(struct eca_comparison *c)
{
	size_t n_records = c->assessments.count, i, count;
	struct record **sorted = arena_array(&c->arena, n_records, sizeof(*sorted));

	if (n_records)
		memcpy(sorted, c->assessments.items, n_records * sizeof(*sorted));
	qsort(sorted, n_records, sizeof(*sorted), by_firm_and_date);
	c->visits = arena_array(&c->arena, n_records, sizeof(*c->visits));
	for (i = 0; i < n_records; i += count) {
		for (count = 1; i + count < n_records; count++)
			if (!is_of_visit(sorted + i, count))
				break;
		c->visits[c->agreement.n_visits++] = make_visit(sorted + i, count, &c->arena);
	}
	qsort(c->visits, c->agreement.n_visits, sizeof(*c->visits), by_first_sheet);
}

/* ---- The whole ---- */

static int by_visit_firm(const void *a, const void *b)
{
	const struct eca_visit *x = *(struct eca_visit *const *)a, *y = *(struct eca_visit *const *)b;
	int firms = strcmp(x->firm_id, y->firm_id);

	return firms ? firms : (x > y) - (x < y);
}

static void sort_by_firm(struct eca_comparison *c)
{
	size_t count = c->agreement.n_visits, i;

	c->by_firm = arena_array(&c->arena, count, sizeof(*c->by_firm));
	for (i = 0; i < count; i++)
		c->by_firm[i] = &c->visits[i];
	qsort(c->by_firm, count, sizeof(*c->by_firm), by_visit_firm);
}

/* Gives the visits of one firm by several assessors one number, as first met. */
static void number_firms(struct eca_comparison *c)
{
	size_t count = c->agreement.n_visits, i, first = 0;
	struct eca_visit **sorted = c->by_firm;
	size_t *firsts = arena_array(&c->arena, count, sizeof(*firsts));

	for (i = 0; i < count; i++) {
		if (i && strcmp(sorted[i]->firm_id, sorted[first]->firm_id) != 0)
			first = i;
		while (sorted[first]->n_sheets < 2 && first < i)
			first++;
		firsts[sorted[i] - c->visits] = (size_t)(sorted[first] - c->visits);
	}
	c->firms = arena_array(&c->arena, count, sizeof(*c->firms));
	for (i = 0; i < count; i++) {
		if (c->visits[i].n_sheets < 2)
			c->firms[i] = ECA_NONE;
		else
			c->firms[i] = firsts[i] == i ? c->n_firms++ : c->firms[firsts[i]];
	}
}

static void settle_visits(struct eca_comparison *c)
{
	struct eca_agreement *agreement = &c->agreement;
	size_t i;

	for (i = 0; i < agreement->n_visits; i++) {
		size_t n_sheets = c->visits[i].n_sheets;

		agree_settle(c, &c->visits[i]);
		agreement->n_compared += n_sheets > 1;
		agreement->n_compared_sheets += n_sheets > 1 ? n_sheets : 0;
	}
}

const struct eca_agreement *eca_comparison_end(struct eca_comparison *c)
{
	c->agreement.model = c->model;
	make_visits(c);
	c->agreement.visits = c->visits;
	sort_by_firm(c);
	agree_match_decisions(c);
	settle_visits(c);
	number_firms(c);
	agree_try_tiers(c);
	agree_figures(c);
	agree_leanings(c);
	c->agreement.problems = c->problems;
	return &c->agreement;
}
