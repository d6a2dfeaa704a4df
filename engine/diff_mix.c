/* One assessment under sets that lie between two: its answers, typed by the readers of both,
 * are read again as cells under each, by the rules that hold there. */
#include "diff.h"

#include <stdlib.h>
#include <string.h>

#include "answers.h"

enum { MIXES_MAX = 1000, SLOTS = 4096 };

struct cell {
	char *text; /* VOCABULARY_AHEAD bytes more are there; NULL: empty */
	size_t length;
};

enum { VALUE, GRADE, NOTE, CELLS };
static const char *const endings[CELLS] = { "", ":evidence", ":note" };

/* Where the cells of a question come from: its index in the old and the new set, if it is
 * of the same type there, or else at all. */
struct origin {
	const struct column *columns[CELLS];
	size_t question[2];
};

struct mix {
	edit_mask groups;
	struct eca_set *set; /* NULL: these edits make none */
	struct answers *answers;
	struct eca_scoring *scoring;
	struct origin *origins;
	size_t n_origins;
	struct arena arena;
};

struct mixer {
	struct script_bench *bench;
	const struct eca_model *models[2];
	struct eca_reader_options options;
	const struct eca_edit *edits;
	size_t n_edits;
	size_t *groups, n_groups; /* NULL: not made yet */
	struct mix **slots;
	size_t n_mixes;
	bool full, folded;
	struct cell *cells[2][CELLS]; /* of the assessment, one a question of either set */
	const struct eca_assessment *who;
	struct seen seen; /* none */
	struct arena arena, lasting;
};

struct mixer *mixer_new(struct script_bench *bench, const struct eca_model *before,
                        const struct eca_model *after)
{
	struct mixer *m = need_memory(sizeof(*m));
	size_t side, i;

	*m = (struct mixer){ .bench = bench, .models = { before, after } };
	m->edits = script_bench_edits(bench, &m->n_edits);
	m->slots = arena_array(&m->lasting, SLOTS, sizeof(*m->slots));
	for (side = BEFORE; side <= AFTER; side++)
		for (i = 0; i < CELLS; i++)
			m->cells[side][i] = arena_array(&m->lasting, m->models[side]->n_questions,
			                                sizeof(struct cell));
	return m;
}

static void free_mix(struct mix *mix)
{
	if (!mix)
		return;
	eca_scoring_free(mix->scoring);
	answers_free(mix->answers);
	eca_set_free(mix->set);
	arena_free(&mix->arena);
	free(mix);
}

void mixer_free(struct mixer *m)
{
	size_t i;

	if (!m)
		return;
	for (i = 0; i < SLOTS; i++)
		free_mix(m->slots[i]);
	arena_free(&m->arena);
	arena_free(&m->lasting);
	free(m);
}

bool mixer_is_full(const struct mixer *m)
{
	return m->full;
}

bool mixer_is_folded(const struct mixer *m)
{
	return m->folded;
}

/* ---- A set between the two ---- */

static struct origin origin_of(struct mixer *m, struct mix *mix, const struct eca_question *q)
{
	struct origin origin;
	size_t i, side;

	for (i = 0; i < CELLS; i++) {
		const char *name = arena_format(&mix->arena, "%s%s", q->id, endings[i]);

		origin.columns[i] = columns_find(&mix->answers->columns, name, strlen(name));
	}
	for (side = BEFORE; side <= AFTER; side++) {
		const struct eca_model *model = m->models[side];
		size_t found = eca_find_question(model, q->id);

		origin.question[side] = found;
		if (found != ECA_NONE &&
		    (model->questions[found].derived || model->questions[found].type != q->type))
			origin.question[side] = ECA_NONE;
	}
	return origin;
}

static void prepare(struct mixer *m, struct mix *mix)
{
	const struct eca_model *model = eca_set_model(mix->set);
	size_t i;

	mix->answers = answers_new(mix->set, &m->options, &m->seen);
	mix->answers->always_point = true;
	mix->scoring = eca_scoring_new(mix->set);
	mix->origins = arena_array(&mix->arena, model->n_questions, sizeof(*mix->origins));
	for (i = 0; i < model->n_questions; i++)
		if (!model->questions[i].derived)
			mix->origins[mix->n_origins++] = origin_of(m, mix, &model->questions[i]);
}

static bool *flags_of(const struct mixer *m, edit_mask groups)
{
	bool *taken = need_memory(m->n_edits + 1);
	size_t i;

	for (i = 0; i < m->n_edits; i++)
		taken[i] = m->groups[i] != ECA_NONE && groups >> m->groups[i] & 1;
	return taken;
}

static struct mix *make_mix(struct mixer *m, edit_mask groups)
{
	struct mix *mix = need_memory(sizeof(*mix));
	bool *taken = flags_of(m, groups);

	*mix = (struct mix){ .groups = groups, .set = script_bench_mix(m->bench, taken) };
	free(taken);
	if (mix->set)
		prepare(m, mix);
	return mix;
}

/* The set with those edits, made when first asked for; NULL where there are too many. */
static struct mix *find_mix(struct mixer *m, edit_mask groups)
{
	size_t slot = (size_t)((groups * UINT64_C(0x9e3779b97f4a7c15)) >> 32) % SLOTS;

	for (; m->slots[slot]; slot = (slot + 1) % SLOTS)
		if (m->slots[slot]->groups == groups)
			return m->slots[slot];
	if (m->n_mixes == MIXES_MAX) {
		m->full = true;
		return NULL;
	}
	m->n_mixes++;
	return m->slots[slot] = make_mix(m, groups);
}

/* ---- Groups of edits ---- */

static bool makes_a_set(struct mixer *m, edit_mask groups)
{
	struct mix *mix = find_mix(m, groups);

	return mix && mix->set;
}

static void forget_mixes(struct mixer *m)
{
	size_t i;

	for (i = 0; i < SLOTS; i++) {
		free_mix(m->slots[i]);
		m->slots[i] = NULL;
	}
	m->n_mixes = 0;
}

/* Puts the edits of several groups into the first of them; the numbers close up. */
static void join(struct mixer *m, edit_mask together)
{
	size_t number[GROUPS_MAX], first = ECA_NONE, next = 0, i;

	for (i = 0; i < m->n_groups; i++) {
		if (together >> i & 1 && first != ECA_NONE) {
			number[i] = first;
			continue;
		}
		number[i] = next++;
		if (together >> i & 1)
			first = number[i];
	}
	for (i = 0; i < m->n_edits; i++)
		if (m->groups[i] != ECA_NONE)
			m->groups[i] = number[m->groups[i]];
	m->n_groups = next;
	forget_mixes(m);
}

static edit_mask all_groups(const struct mixer *m)
{
	return (UINT64_C(1) << m->n_groups) - 1;
}

/* What `group` needs beside itself to make a set: one other group if any does it, else as
 * few as can be had by leaving one after the other. `without`: to be left out of the new
 * set instead of made in the old one. */
static edit_mask partners(struct mixer *m, size_t group, bool without)
{
	edit_mask all = all_groups(m), own = UINT64_C(1) << group, with = all;
	size_t i;

	for (i = 0; i < m->n_groups; i++) {
		edit_mask pair = own | UINT64_C(1) << i;

		if (makes_a_set(m, without ? all & ~pair : pair))
			return pair;
	}
	for (i = 0; i < m->n_groups; i++) {
		edit_mask fewer = with & ~(UINT64_C(1) << i);

		if (i != group && makes_a_set(m, without ? all & ~fewer : fewer))
			with = fewer;
	}
	return with;
}

/* Joins a group that makes no set alone with what it needs; false when there is none. */
static bool join_one(struct mixer *m)
{
	size_t i;

	for (i = 0; i < m->n_groups && m->n_groups > 1; i++) {
		edit_mask one = UINT64_C(1) << i;
		bool alone = makes_a_set(m, one);

		if (alone && makes_a_set(m, all_groups(m) & ~one))
			continue;
		join(m, partners(m, i, alone));
		return true;
	}
	return false;
}

/* A group for each edit that may change a result, or for all of one criterion where there
 * are more of these than a mask has bits. */
static void number_groups(struct mixer *m, bool by_criterion)
{
	size_t i, k;

	m->n_groups = 0;
	for (i = 0; i < m->n_edits; i++) {
		m->groups[i] = ECA_NONE;
		for (k = 0; by_criterion && k < i && m->groups[i] == ECA_NONE; k++)
			if (m->edits[i].scoring && m->groups[k] != ECA_NONE &&
			    !strcmp(m->edits[i].within, m->edits[k].within))
				m->groups[i] = m->groups[k];
		if (m->edits[i].scoring && m->groups[i] == ECA_NONE)
			m->groups[i] = m->n_groups++;
	}
}

static void fold_groups(struct mixer *m)
{
	size_t i;

	for (i = 0; i < m->n_edits; i++)
		if (m->groups[i] != ECA_NONE)
			m->groups[i] %= GROUPS_MAX;
	m->n_groups = GROUPS_MAX;
}

const size_t *mixer_groups(struct mixer *m, size_t *count)
{
	if (!m->groups) {
		m->groups = arena_array(&m->lasting, m->n_edits, sizeof(*m->groups));
		number_groups(m, false);
		m->folded = m->n_groups > GROUPS_MAX;
		if (m->folded)
			number_groups(m, true);
		if (m->n_groups > GROUPS_MAX)
			fold_groups(m);
		while (join_one(m))
			;
	}
	*count = m->n_groups;
	return m->groups;
}

/* ---- One assessment ---- */

static struct cell cell_from(struct mixer *m, const char *text, size_t length)
{
	struct cell cell = { arena_take(&m->arena, length + 1 + VOCABULARY_AHEAD), length };

	memcpy(cell.text, text, length);
	return cell;
}

static struct cell value_cell(struct mixer *m, const struct eca_question *q,
                              const struct eca_answer *answer)
{
	struct buf buf = { 0 };
	struct cell cell;

	if (q->type == ECA_TEXT && answer->state == ECA_ANSWERED)
		return cell_from(m, answer->text, strlen(answer->text));
	canonical_value(&buf, q, answer);
	cell = cell_from(m, buf.bytes ? buf.bytes : "", buf.used);
	buf_free(&buf);
	return cell;
}

/* Cells that were refused, as they were given. */
static void take_refused(struct mixer *m, size_t side, const struct answers *given)
{
	size_t i;

	for (i = 0; i < given->n_problems; i++) {
		const struct eca_problem *problem = &given->problems[i];
		size_t question = eca_find_question(m->models[side], problem->column);

		if (problem->severity == ECA_SEVERITY_ERROR && question != ECA_NONE &&
		    given->answers[question].state == ECA_MISSING)
			m->cells[side][VALUE][question] =
				cell_from(m, problem->value, strlen(problem->value));
	}
}

static void take_side(struct mixer *m, size_t side, const struct answers *given)
{
	const struct eca_model *model = m->models[side];
	size_t i;

	for (i = 0; i < model->n_questions; i++) {
		const struct eca_answer *answer = &given->answers[i];
		const char *grade = answer->grade == ECA_NO_GRADE ? ""
		                                                  : model->grades[answer->grade].id;
		const char *note = answer->note ? answer->note : "";

		m->cells[side][VALUE][i] = value_cell(m, &model->questions[i], answer);
		m->cells[side][GRADE][i] = cell_from(m, grade, strlen(grade));
		m->cells[side][NOTE][i] = cell_from(m, note, strlen(note));
	}
	take_refused(m, side, given);
}

void mixer_begin(struct mixer *m, const struct answers *before, const struct answers *after)
{
	arena_reset(&m->arena);
	take_side(m, BEFORE, before);
	take_side(m, AFTER, after);
	m->who = before->n_errors ? &after->assessment : &before->assessment;
}

static void feed_question(struct mixer *m, struct mix *mix, const struct origin *origin)
{
	size_t side, i;

	for (i = 0; i < CELLS; i++) {
		for (side = BEFORE; side <= AFTER; side++) {
			size_t question = origin->question[side];
			const struct cell *cell;

			if (question == ECA_NONE || !origin->columns[i])
				continue;
			cell = &m->cells[side][i][question];
			if (!cell->length)
				continue;
			answers_cell(mix->answers, origin->columns[i], cell->text, cell->length);
			break;
		}
	}
}

static void feed(struct mixer *m, struct mix *mix)
{
	struct eca_assessment *to = &mix->answers->assessment;
	size_t i;

	answers_begin(mix->answers, m->who->file, m->who->row);
	to->firm_id = m->who->firm_id;
	to->assessor = m->who->assessor;
	to->source = m->who->source;
	to->dated = m->who->dated;
	to->assessed_on = m->who->assessed_on;
	for (i = 0; i < mix->n_origins; i++)
		feed_question(m, mix, &mix->origins[i]);
}

bool mixer_try(struct mixer *m, edit_mask groups, struct fate *fate)
{
	struct mix *mix = find_mix(m, groups);

	if (!mix || !mix->set)
		return false;
	feed(m, mix);
	*fate = answers_finish(mix->answers)
	                ? fate_of(eca_score(mix->scoring, &mix->answers->assessment))
	                : (struct fate){ .rejected = true };
	return true;
}
