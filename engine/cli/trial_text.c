/* For people: the examples that do not hold, what was expected of each beside what came
 * of it, as the tree of scores. */
#include <string.h>

#include "arena.h"
#include "table.h"
#include "trial_out.h"
#include "trial_words.h"

enum { SUBJECT, WANTED, FOUND, MARK, N_COLUMNS };

/* One example on its page. */
struct sheet {
	const struct trial_out *out;
	const struct eca_outcome *outcome;
	const struct eca_model *model;
	struct table *table;
	bool *shown;  /* one per node: it or one below it is expected */
	bool marked;  /* the first difference is */
	struct arena arena;
};

static struct table *new_table(const struct trial_out *out)
{
	static const struct table_column columns[N_COLUMNS] = {
		[SUBJECT] = { .title = "", .least = 12, .most = 44, .lines = 9 },
		[WANTED] = { .title = "expected", .least = 10, .most = 40, .lines = 99 },
		[FOUND] = { .title = "found", .least = 10, .most = 40, .lines = 99 },
		[MARK] = { .title = "", .least = 18, .most = 18 },
	};

	return table_new(columns, N_COLUMNS, out->width, out->colour, out->out);
}

/* What is expected of `item`, a node or a question where several may be meant; or NULL. */
static const struct eca_expectation *expected_of(const struct sheet *s, enum eca_expected what,
                                                 size_t item)
{
	const struct eca_example *e = s->outcome->example;
	size_t i;

	for (i = 0; i < e->n_expected; i++)
		if (e->expected[i].what == what &&
		    (what < ECA_EXPECT_DERIVED ||
		     item == (what == ECA_EXPECT_SCORE ? e->expected[i].node : e->expected[i].question)))
			return &e->expected[i];
	return NULL;
}

/* What stands behind a row, and in which colour it is. */
static struct table_cell mark_of(struct sheet *s, const struct eca_expectation *e)
{
	const char *text = s->marked ? "<" : "< first difference";

	if (!e || s->outcome->met[e - s->outcome->example->expected])
		return (struct table_cell){ .text = "" };
	s->marked = true;
	return (struct table_cell){ text, "31" };
}

static const char *text_of(struct sheet *s, const struct buf *buf)
{
	return arena_copy(&s->arena, buf->bytes ? buf->bytes : "", buf->used);
}

static void put_row(struct sheet *s, size_t depth, enum eca_expected what, size_t item)
{
	const struct eca_expectation *e = expected_of(s, what, item);
	const struct eca_expectation asked = { .what = what, .node = item, .question = item };
	struct buf subject = { 0 }, wanted = { 0 }, found = { 0 };
	struct table_cell cells[N_COLUMNS] = { [MARK] = mark_of(s, e) };

	buf_format(&subject, "%*s%s", (int)(2 * depth), "", trial_subject(s->model, &asked));
	if (e)
		trial_add_wanted(&wanted, s->model, e);
	trial_add_found(&found, s->outcome->result, &asked);
	cells[SUBJECT].text = text_of(s, &subject);
	cells[WANTED].text = text_of(s, &wanted);
	cells[FOUND] = (struct table_cell){ text_of(s, &found), cells[MARK].colour };
	table_row(s->table, cells);
	buf_free(&subject);
	buf_free(&wanted);
	buf_free(&found);
}

static void put_verdict(struct sheet *s)
{
	static const bool always[ECA_EXPECT_DERIVED] = {
		[ECA_EXPECT_STATUS] = true, [ECA_EXPECT_TIER] = true, [ECA_EXPECT_GATES] = true,
	};
	size_t i;
	int what;

	for (what = 0; what < ECA_EXPECT_DERIVED; what++)
		if (always[what] || expected_of(s, (enum eca_expected)what, 0))
			put_row(s, 0, (enum eca_expected)what, 0);
	for (i = 0; i < s->model->n_profile; i++)
		if (expected_of(s, ECA_EXPECT_DERIVED, i))
			put_row(s, 0, ECA_EXPECT_DERIVED, i);
}

/* A node and those below it that lead to what is expected; of pillars, all. */
static void put_node(struct sheet *s, size_t node, size_t depth)
{
	const struct eca_node *n = &s->model->nodes[node];
	size_t i;

	if (depth > 1 && !s->shown[node])
		return;
	put_row(s, depth, ECA_EXPECT_SCORE, node);
	for (i = 0; i < n->n_children; i++)
		put_node(s, n->first_child + i, depth + 1);
}

static void find_shown(struct sheet *s)
{
	const struct eca_example *e = s->outcome->example;
	size_t i, node;

	s->shown = arena_array(&s->arena, s->model->n_nodes, sizeof(*s->shown));
	for (i = 0; i < e->n_expected; i++)
		if (e->expected[i].what == ECA_EXPECT_SCORE)
			s->shown[e->expected[i].node] = true;
	for (node = 0; node < s->model->overall; node++) /* parents stand behind children */
		s->shown[s->model->nodes[node].parent] |= s->shown[node];
}

static void put_sheet(struct trial_out *out, const struct eca_outcome *outcome)
{
	struct sheet s = { .out = out, .outcome = outcome, .model = out->model };

	find_shown(&s);
	s.table = new_table(out);
	put_verdict(&s);
	if (outcome->result->status != ECA_STATUS_FAILED)
		put_node(&s, s.model->overall, 0);
	table_end(s.table);
	arena_free(&s.arena);
}

static void begin(struct trial_out *out)
{
	(void)out;
}

static void one(struct trial_out *out, const struct eca_outcome *outcome)
{
	const struct eca_place *at = &outcome->example->at;

	if (outcome->holds && !out->all)
		return;
	buf_format(&out->buf, "%s:%d: %s: %s\n", at->file, at->line,
	           outcome->holds ? "holds" : "does not hold", outcome->example->name);
	if (!outcome->holds && outcome->result->failure)
		buf_format(&out->buf, "%s\n", outcome->result->failure);
	if (!outcome->holds)
		buf_char(&out->buf, '\n');
	trial_flush(out);
	if (outcome->holds)
		return;
	put_sheet(out, outcome);
	eca_output_write(out->out, "\n", 1);
}

static void end(struct trial_out *out, const char *coverage)
{
	buf_format(&out->buf, "%s %s: %zu %s", out->model->id, out->model->version, out->run,
	           out->run == 1 ? "example" : "examples");
	if (out->failed)
		buf_format(&out->buf, ", %zu of which %s not hold\n", out->failed,
		           out->failed == 1 ? "does" : "do");
	else
		buf_text(&out->buf, !out->run ? "\n" : out->run == 1 ? ", which holds\n"
		                                                      : ", which all hold\n");
	buf_text(&out->buf, coverage);
	trial_flush(out);
}

const struct trial_format trial_text = { "text", begin, one, end };
