/* Two sets over the same answers: every assessment is read and scored under both. */
#include "diff.h"

#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "reader.h"

/* Where a reader stands: ahead of what was compared last. */
struct side {
	struct eca_set *set;
	struct eca_reader *reader;
	struct eca_scoring *scoring;
	const struct eca_assessment *assessment;
	enum eca_next next;
	struct eca_error err;
	size_t file;
	bool ahead;
};

struct unmapped {
	struct eca_unmapped *items;
	size_t count, room;
};

struct movers {
	struct eca_mover *items;
	size_t count, room;
};

struct eca_differ {
	struct eca_diff diff;
	const struct eca_model *models[2];
	struct side sides[2];
	struct script_bench *bench;
	struct eca_edit *edits; /* a copy, to be counted in */
	struct mixer *mixer;
	struct causes *causes;
	struct migration migration;
	struct changes changes;
	struct breakdowns breakdowns;
	struct movers movers;
	struct unmapped unmapped;
	size_t *columns;   /* of each row of the matrix: the column that is the same fate */
	size_t *aside[2];  /* questions that the other set has not */
	size_t n_aside[2];
	bool *aside_met[2]; /* one each: some answer was left aside */
	struct arena arena;
};

enum { UNMAPPED_MAX = 1000 };

const char *eca_change_word(enum eca_change change)
{
	static const char *const words[] = {
		[ECA_CHANGED] = "changed",     [ECA_ADDED] = "added",
		[ECA_REMOVED] = "removed",     [ECA_MOVED] = "moved",
		[ECA_REORDERED] = "reordered", [ECA_REWORDED] = "reworded",
	};

	return words[change];
}

/* ---- What a set makes of an assessment ---- */

struct fate fate_of(const struct eca_result *result)
{
	const struct eca_model *model = result->model;
	struct fate fate = { .status = result->status };

	if (result->tier != ECA_NONE)
		fate.tier = model->tiers[result->tier].id;
	if (result->status != ECA_STATUS_FAILED)
		fate.overall = result->scores[model->overall];
	return fate;
}

bool fate_is_same(const struct fate *a, const struct fate *b)
{
	if (a->rejected || b->rejected || !a->tier || !b->tier)
		return a->rejected == b->rejected && !a->tier == !b->tier;
	return !strcmp(a->tier, b->tier);
}

static size_t tier_index(const struct eca_model *model, const char *id)
{
	size_t i;

	for (i = 0; i < model->n_tiers; i++)
		if (!strcmp(model->tiers[i].id, id))
			return i;
	return ECA_NONE;
}

static size_t place_of(const struct eca_model *model, const struct fate *fate)
{
	if (fate->rejected)
		return model->n_tiers + 1;
	return fate->tier ? tier_index(model, fate->tier) : model->n_tiers;
}

/* Whether a tier is above another one, of which each set may know one alone. */
static int direction_of(const struct eca_model *const models[2], const struct fate fates[2])
{
	size_t i;

	for (i = 0; i < 2 && fates[BEFORE].tier && fates[AFTER].tier; i++) {
		const struct eca_model *model = models[i ? BEFORE : AFTER];
		size_t was = tier_index(model, fates[BEFORE].tier);
		size_t is = tier_index(model, fates[AFTER].tier);

		if (was != ECA_NONE && is != ECA_NONE)
			return is > was ? 1 : is < was ? -1 : 0;
	}
	return 0;
}

/* ---- The two sets ---- */

static void list_columns(struct eca_differ *d)
{
	const struct eca_model *was = d->models[BEFORE], *is = d->models[AFTER];
	size_t i;

	d->columns = arena_array(&d->arena, was->n_tiers + 2, sizeof(*d->columns));
	for (i = 0; i < was->n_tiers; i++)
		d->columns[i] = tier_index(is, was->tiers[i].id);
	d->columns[was->n_tiers] = is->n_tiers;
	d->columns[was->n_tiers + 1] = is->n_tiers + 1;
}

/* The questions whose answers this set leaves aside: those that the other alone has. */
static void list_aside(struct eca_differ *d, size_t side)
{
	const struct eca_model *model = d->models[side], *other = d->models[!side];
	size_t i;

	d->aside[side] = arena_array(&d->arena, other->n_questions, sizeof(size_t));
	d->aside_met[side] = arena_array(&d->arena, other->n_questions, sizeof(bool));
	for (i = 0; i < other->n_questions; i++)
		if (!other->questions[i].derived &&
		    eca_find_question(model, other->questions[i].id) == ECA_NONE)
			d->aside[side][d->n_aside[side]++] = i;
}

static void take_edits(struct eca_differ *d)
{
	const struct eca_edit *edits = script_bench_edits(d->bench, &d->diff.n_edits);
	size_t i;

	d->edits = arena_array(&d->arena, d->diff.n_edits, sizeof(*d->edits));
	if (d->diff.n_edits)
		memcpy(d->edits, edits, d->diff.n_edits * sizeof(*edits));
	for (i = 0; i < d->diff.n_edits; i++)
		d->diff.n_scoring += edits[i].scoring;
	d->diff.edits = d->edits;
}

static void prepare(struct eca_differ *d)
{
	const struct eca_model *was = d->models[BEFORE], *is = d->models[AFTER];

	d->diff.before = was;
	d->diff.after = is;
	take_edits(d);
	d->mixer = mixer_new(d->bench, was, is);
	d->causes = causes_new(d->mixer);
	d->migration = migration_new(was->n_tiers + 2, is->n_tiers + 2, &d->arena);
	breakdowns_begin(&d->breakdowns, was, is, &d->arena);
	list_columns(d);
	list_aside(d, BEFORE);
	list_aside(d, AFTER);
}

struct eca_differ *eca_differ_new(struct eca_set *before, const struct eca_origin *was,
                                  struct eca_set *after, const struct eca_origin *is,
                                  struct eca_error *err)
{
	struct eca_differ *d = need_memory(sizeof(*d));

	*d = (struct eca_differ){ .models = { eca_set_model(before), eca_set_model(after) },
		                  .sides = { { .set = before }, { .set = after } } };
	d->bench = script_bench_open(was, is, err);
	if (d->bench) {
		prepare(d);
		return d;
	}
	eca_differ_free(d);
	return NULL;
}

void eca_differ_open(struct eca_differ *d, const char *const *paths, size_t n_paths,
                     const struct eca_reader_options *options)
{
	struct eca_reader_options how = *options;
	size_t i;

	for (i = BEFORE; i <= AFTER; i++) {
		how.other = d->models[!i];
		d->sides[i].reader = eca_reader_new(d->sides[i].set, paths, n_paths, &how);
		d->sides[i].scoring = eca_scoring_new(d->sides[i].set);
	}
}

void eca_differ_free(struct eca_differ *d)
{
	size_t i;

	if (!d)
		return;
	causes_free(d->causes);
	mixer_free(d->mixer);
	script_bench_free(d->bench);
	for (i = BEFORE; i <= AFTER; i++) {
		eca_scoring_free(d->sides[i].scoring);
		eca_reader_free(d->sides[i].reader);
	}
	free(d->changes.items);
	free(d->movers.items);
	free(d->unmapped.items);
	arena_free(&d->arena);
	free(d);
}

/* ---- One assessment ---- */

static const struct answers *answers_of(const struct eca_differ *d, size_t side)
{
	return reader_answers(d->sides[side].reader);
}

static void count_aside(struct eca_differ *d, size_t side)
{
	const struct eca_answer *answers = answers_of(d, !side)->answers;
	size_t i;

	for (i = 0; i < d->n_aside[side]; i++)
		if (answers[d->aside[side][i]].state != ECA_MISSING) {
			d->diff.aside[side]++;
			d->aside_met[side][i] = true;
		}
}

static void note_unmapped(struct eca_differ *d, size_t side, const struct eca_problem *problem)
{
	struct unmapped *all = &d->unmapped;
	size_t i;

	for (i = 0; i < all->count; i++)
		if (all->items[i].after == (side == AFTER) &&
		    !strcmp(all->items[i].column, problem->column) &&
		    !strcmp(all->items[i].value, problem->value) &&
		    !strcmp(all->items[i].reason, problem->reason))
			break;
	if (i == UNMAPPED_MAX)
		i--;
	if (i == all->room) {
		all->room = all->room ? 2 * all->room : 16;
		all->items = need_more_memory(all->items, all->room * sizeof(*all->items));
	}
	if (i == all->count)
		all->items[all->count++] = (struct eca_unmapped){
			.column = arena_text(&d->arena, problem->column),
			.value = arena_text(&d->arena, problem->value),
			.reason = arena_text(&d->arena, problem->reason),
			.after = side == AFTER,
		};
	all->items[i].count++;
}

/* What the one set refuses of an assessment that the other one reads. */
static void note_refused(struct eca_differ *d, size_t side)
{
	const struct answers *given = answers_of(d, side);
	size_t i;

	for (i = 0; i < given->n_problems; i++)
		if (given->problems[i].severity == ECA_SEVERITY_ERROR)
			note_unmapped(d, side, &given->problems[i]);
}

static const char *reason_of(struct eca_differ *d, size_t side, const struct eca_result *result)
{
	const struct answers *given = answers_of(d, side);
	size_t i;

	if (result)
		return arena_text(&d->arena, result->failure);
	for (i = 0; i < given->n_problems; i++) {
		const struct eca_problem *problem = &given->problems[i];

		if (problem->severity == ECA_SEVERITY_ERROR)
			return arena_format(&d->arena, "%s%s%s", problem->column,
			                    *problem->column ? ": " : "", problem->reason);
	}
	return NULL;
}

static struct eca_mover *add_mover(struct eca_differ *d)
{
	struct movers *movers = &d->movers;

	if (movers->count == movers->room) {
		movers->room = movers->room ? 2 * movers->room : 64;
		movers->items = need_more_memory(movers->items,
		                                 movers->room * sizeof(*movers->items));
	}
	return &movers->items[movers->count++];
}

static const char *kept_text(struct eca_differ *d, const char *text)
{
	return *text ? arena_text(&d->arena, text) : "";
}

static void note_mover(struct eca_differ *d, const struct fate fates[2],
                       const struct eca_result *const results[2], const size_t *group)
{
	size_t known = fates[AFTER].rejected ? BEFORE : AFTER;
	const struct eca_assessment *who = d->sides[known].assessment;
	struct eca_mover *mover = add_mover(d);
	const char *reason = reason_of(d, AFTER, results[AFTER]);

	*mover = (struct eca_mover){
		.firm_id = arena_text(&d->arena, who->firm_id),
		.assessor = kept_text(d, who->assessor),
		.file = who->file,
		.row = who->row,
		.source = who->source,
		.dated = who->dated,
		.assessed_on = who->assessed_on,
		.from = fates[BEFORE].place,
		.to = fates[AFTER].place,
		.status = { fates[BEFORE].status, fates[AFTER].status },
		.overall = { fates[BEFORE].overall, fates[AFTER].overall },
		.reason = reason ? reason : reason_of(d, BEFORE, results[BEFORE]),
		.direction = direction_of(d->models, fates),
	};
	memcpy(mover->group, group, sizeof(mover->group));
	mixer_begin(d->mixer, answers_of(d, BEFORE), answers_of(d, AFTER));
	mover->cause = causes_find(d->causes, fates);
	d->diff.up += mover->direction > 0;
	d->diff.down += mover->direction < 0;
}

static void count_one(struct eca_differ *d, const struct fate fates[2],
                      const struct eca_result *const results[2])
{
	const struct eca_answer *answers[2];
	bool moved = d->columns[fates[BEFORE].place] != fates[AFTER].place;
	size_t group[ECA_BREAKDOWNS] = { 0 }, i;

	for (i = BEFORE; i <= AFTER; i++)
		answers[i] = results[i] ? results[i]->answers : NULL;
	if (fates[BEFORE].overall.known && fates[AFTER].overall.known)
		changes_add(&d->changes, fates[BEFORE].overall.points, fates[AFTER].overall.points);
	for (i = 0; i < d->breakdowns.count; i++) {
		group[i] = breakdowns_row(&d->breakdowns, i, d->models, answers);
		breakdowns_add(&d->breakdowns, i, group[i], moved,
		               direction_of(d->models, fates), fates);
	}
	if (moved)
		note_mover(d, fates, results, group);
}

/* An assessment that at least one of the sets reads. */
static void take_pair(struct eca_differ *d)
{
	const struct eca_result *results[2] = { NULL, NULL };
	struct fate fates[2];
	size_t i;

	for (i = BEFORE; i <= AFTER; i++) {
		struct side *side = &d->sides[i];

		if (side->next == ECA_NEXT_READ)
			results[i] = eca_score(side->scoring, side->assessment);
		fates[i] = results[i] ? fate_of(results[i]) : (struct fate){ .rejected = true };
		fates[i].place = place_of(d->models[i], &fates[i]);
		d->diff.failed[i] += results[i] && results[i]->status == ECA_STATUS_FAILED;
	}
	for (i = BEFORE; i <= AFTER; i++) {
		count_aside(d, i);
		if (fates[i].rejected)
			note_refused(d, i);
	}
	migration_add(&d->migration, fates[BEFORE].place, fates[AFTER].place);
	count_one(d, fates, results);
}

static void take_rejected(struct eca_differ *d)
{
	migration_add(&d->migration, d->models[BEFORE]->n_tiers + 1, d->models[AFTER]->n_tiers + 1);
}

/* ---- Both readers ---- */

static void advance(struct side *side)
{
	if (side->ahead)
		return;
	side->next = eca_reader_next(side->reader, &side->assessment, &side->err);
	side->file = reader_file(side->reader);
	if (side->next == ECA_NEXT_BROKEN)
		side->file--; /* which it has left */
	side->ahead = true;
}

static enum eca_next compare(struct eca_differ *d)
{
	enum eca_next was = d->sides[BEFORE].next, is = d->sides[AFTER].next;

	if (was == ECA_NEXT_PASSED || is == ECA_NEXT_PASSED) {
		d->diff.passed++;
		return ECA_NEXT_PASSED;
	}
	d->diff.read++;
	d->diff.rejected[BEFORE] += was == ECA_NEXT_REJECTED;
	d->diff.rejected[AFTER] += is == ECA_NEXT_REJECTED;
	if (was == ECA_NEXT_REJECTED && is == ECA_NEXT_REJECTED) {
		take_rejected(d);
		return ECA_NEXT_REJECTED;
	}
	take_pair(d);
	return ECA_NEXT_READ;
}

/* A file that a side could not read on is told once the other has left it too. */
static bool is_left(const struct side *broken, struct side *other)
{
	if (broken->next != ECA_NEXT_BROKEN || other->file < broken->file)
		return false;
	if (other->file > broken->file)
		return true;
	other->ahead = false; /* the same file: passed over to its end, broken or not */
	return other->next == ECA_NEXT_BROKEN;
}

enum eca_next eca_differ_next(struct eca_differ *d, struct eca_error *err)
{
	struct side *was = &d->sides[BEFORE], *is = &d->sides[AFTER];

	err->kind = ECA_OK;
	for (;;) {
		struct side *broken;

		advance(was);
		advance(is);
		broken = is_left(was, is) ? was : is_left(is, was) ? is : NULL;
		if (broken) {
			broken->ahead = false;
			*err = broken->err;
			return ECA_NEXT_BROKEN;
		}
		if (!was->ahead || !is->ahead)
			continue;
		if (was->file == is->file)
			break;
		(was->file < is->file ? was : is)->ahead = false;
	}
	was->ahead = is->ahead = false;
	return was->next == ECA_NEXT_END ? ECA_NEXT_END : compare(d);
}

const struct eca_problem *eca_differ_problems(const struct eca_differ *d, bool after, size_t *count)
{
	return eca_reader_problems(d->sides[after].reader, count);
}

void eca_differ_progress(const struct eca_differ *d, uint64_t *done, uint64_t *total)
{
	eca_reader_progress(d->sides[AFTER].reader, done, total);
}

/* ---- What came of it ---- */

static int by_frequency(const void *a, const void *b)
{
	const struct eca_unmapped *x = a, *y = b;
	int order = x->after == y->after ? 0 : x->after ? -1 : 1;

	if (!order)
		order = (x->count < y->count) - (x->count > y->count);
	if (!order)
		order = strcmp(x->column, y->column);
	return order ? order : strcmp(x->value, y->value);
}

static void end_aside(struct eca_differ *d, size_t side)
{
	size_t i;

	for (i = 0; i < d->n_aside[side]; i++)
		d->diff.aside_questions[side] += d->aside_met[side][i];
}

const struct eca_diff *eca_differ_end(struct eca_differ *d)
{
	struct eca_diff *diff = &d->diff;
	size_t *place, i;

	diff->n_rows = d->migration.rows;
	diff->n_columns = d->migration.columns;
	diff->matrix = d->migration.counts;
	changes_end(&d->changes, diff, &d->arena);
	breakdowns_end(&d->breakdowns, diff);
	diff->causes = causes_end(d->causes, d->edits, diff->n_edits, &diff->n_causes, &place,
	                          &d->arena);
	for (i = 0; i < d->movers.count; i++)
		d->movers.items[i].cause = place[d->movers.items[i].cause];
	diff->movers = d->movers.items;
	diff->moved = d->movers.count;
	end_aside(d, BEFORE);
	end_aside(d, AFTER);
	if (d->unmapped.count)
		qsort(d->unmapped.items, d->unmapped.count, sizeof(*d->unmapped.items),
		      by_frequency);
	diff->unmapped = d->unmapped.items;
	diff->n_unmapped = d->unmapped.count;
	diff->folded = mixer_is_folded(d->mixer);
	diff->all_mixed = !mixer_is_full(d->mixer);
	return diff;
}
