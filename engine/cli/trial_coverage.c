/* What the examples of a set tried, and what they left untried. */
#include <string.h>

#include "trial_out.h"

enum kind { TIERS, FIRED, OPEN, WEIGHTINGS, LEVELS, OPTIONS, FUNCTIONS, LINES, N_KINDS };

struct coverage_text {
	struct buf *buf;
	const struct eca_model *model;
	const struct eca_coverage *coverage;
	size_t tried[N_KINDS], all[N_KINDS];
	struct buf untried;
};

/* Counts a thing; false where it is to be listed. */
static bool is_tried(struct coverage_text *t, enum kind kind, bool tried)
{
	t->all[kind]++;
	t->tried[kind] += tried;
	return tried;
}

static void add_untried(struct coverage_text *t, const struct eca_place *at, const char *thing,
                        const char *id, const char *what)
{
	buf_format(&t->untried, "%s:%d: %s \"%s\" %s\n", at->file, at->line, thing, id, what);
}

static void look_at_tiers(struct coverage_text *t)
{
	const struct eca_model *m = t->model;
	size_t i;

	for (i = 0; i < m->n_tiers; i++)
		if (!is_tried(t, TIERS, t->coverage->tiers[i]))
			add_untried(t, &m->tiers[i].at, "tier", m->tiers[i].id, "is never reached");
}

static void look_at_gates(struct coverage_text *t)
{
	const struct eca_model *m = t->model;
	size_t i;

	for (i = 0; i < m->n_gates; i++) {
		if (!is_tried(t, FIRED, t->coverage->fired[i]))
			add_untried(t, &m->gates[i].at, "gate", m->gates[i].id, "never fires");
		if (!is_tried(t, OPEN, t->coverage->open[i]))
			add_untried(t, &m->gates[i].at, "gate", m->gates[i].id, "is never held open");
	}
}

static void look_at_weightings(struct coverage_text *t)
{
	const struct eca_model *m = t->model;
	size_t i;

	for (i = 0; i < m->n_weightings; i++)
		if (!is_tried(t, WEIGHTINGS, t->coverage->weightings[i]))
			add_untried(t, &m->weightings[i].at, "weighting", m->weightings[i].id,
			            "is never in force");
	if (m->n_weightings && !is_tried(t, WEIGHTINGS, t->coverage->weightings[i]))
		add_untried(t, &m->at, "set", m->id, "is never tried without any weighting in force");
}

/* The levels or options of one question, those untried on one line. */
static void look_at_question(struct coverage_text *t, size_t question)
{
	const struct eca_question *q = &t->model->questions[question];
	const size_t *given = t->coverage->options[question];
	enum kind kind = q->type == ECA_LEVEL ? LEVELS : OPTIONS;
	size_t left = 0, i;

	for (i = 0; given && i < q->n_options; i++) {
		if (is_tried(t, kind, given[i]))
			continue;
		if (!left++)
			buf_format(&t->untried, "%s:%d: %s \"%s\" is never answered ", q->at.file,
			           q->at.line, eca_type_word(q->type), q->id);
		buf_format(&t->untried, "%s%s", left > 1 ? ", " : "", q->options[i].id);
	}
	if (left)
		buf_char(&t->untried, '\n');
}

static void look_at_functions(struct coverage_text *t)
{
	const struct eca_coverage *c = t->coverage;
	size_t i;

	for (i = 0; i < t->model->n_functions; i++)
		if (!is_tried(t, FUNCTIONS, c->called[i]))
			buf_format(&t->untried, "%s:%d: the function is never called\n",
			           c->functions[i].file, c->functions[i].line);
}

/* Lines that follow each other are one entry. */
static void look_at_lines(struct coverage_text *t)
{
	const struct eca_coverage *c = t->coverage;
	size_t first, i;

	for (i = 0; i < c->n_lines; i++) {
		if (is_tried(t, LINES, c->ran[i]))
			continue;
		for (first = i; i + 1 < c->n_lines && !c->ran[i + 1] &&
		                !strcmp(c->lines[i + 1].file, c->lines[first].file); i++)
			is_tried(t, LINES, false);
		buf_format(&t->untried, "%s:%d: ", c->lines[first].file, c->lines[first].line);
		if (first == i)
			buf_text(&t->untried, "the line never runs\n");
		else
			buf_format(&t->untried, "the lines to %d never run\n", c->lines[i].line);
	}
}

/* Kinds of which the set has none are left out. */
static void add_counts(struct coverage_text *t)
{
	static const char *const words[N_KINDS] = {
		"tiers", "gates fired", "gates held open", "weightings", "levels", "options",
		"functions", "lines of functions",
	};
	size_t i, count = 0;

	buf_text(t->buf, "tried: ");
	for (i = 0; i < N_KINDS; i++)
		if (t->all[i])
			buf_format(t->buf, "%s%zu of %zu %s", count++ ? ", " : "", t->tried[i],
			           t->all[i], words[i]);
	buf_char(t->buf, '\n');
}

void trial_add_coverage(struct buf *buf, const struct eca_model *model,
                        const struct eca_coverage *coverage, bool all)
{
	struct coverage_text t = { .buf = buf, .model = model, .coverage = coverage };
	size_t i;

	look_at_tiers(&t);
	look_at_gates(&t);
	look_at_weightings(&t);
	for (i = model->n_profile; i < model->n_questions; i++)
		look_at_question(&t, i);
	look_at_functions(&t);
	look_at_lines(&t);
	add_counts(&t);
	if (all)
		buf_add(buf, t.untried.bytes ? t.untried.bytes : "", t.untried.used);
	else if (t.untried.used)
		buf_text(buf, "`--coverage` lists what is untried.\n");
	buf_free(&t.untried);
}
