#include "agree_figures_board.h"

#include <stdlib.h>

#include "arena.h"
#include "phrases.h"
#include "table.h"

enum { LEAST_SHOWN = 10, N_COLUMNS = 6 };

void agree_board_title(const struct agree_board *b, const char *text)
{
	table_title(text, b->width, b->colour, b->out);
}

/* ---- Figures ---- */

static const char *number_text(const struct agree_board *b, double number, int decimals,
                               struct arena *arena)
{
	char text[ECA_SCORE_SIZE];

	return arena_text(arena, phrase_number(b->code, eca_print_points(number, decimals, text)));
}

static const char *interval_text(const struct agree_board *b, const struct eca_concord *figures,
                                 struct arena *arena)
{
	if (!figures->known)
		return "";
	if (figures->bounded)
		return arena_format(arena, "%s … %s", number_text(b, figures->low, 3, arena),
		                    number_text(b, figures->high, 3, arena));
	return figures->firms < ECA_FIRMS_LEAST ? phrase_in(b->code, PHRASE_FEW_FIRMS) : "–";
}

/* The cells from the second on: pairs, the same, alpha, interval. */
static void fill_figures(const struct agree_board *b, const struct eca_concord *figures,
                         struct table_cell *cells, struct arena *arena)
{
	double percent = figures->pairs ? 100 * (double)figures->same / (double)figures->pairs : 0;

	cells[1].text = arena_format(arena, "%zu", figures->pairs);
	cells[2].text = figures->pairs ? arena_format(arena, "%s %%",
	                                              number_text(b, percent, 1, arena))
	                               : "";
	cells[3].text = figures->known ? number_text(b, figures->alpha, 3, arena) : "–";
	cells[4].text = interval_text(b, figures, arena);
}

static struct table *figures_table(const struct agree_board *b, enum phrase first, bool weakest)
{
	const struct table_column columns[] = {
		{ .title = phrase_in(b->code, first), .least = 14, .most = 60, .lines = 5 },
		{ .title = phrase_in(b->code, PHRASE_COMPARED), .least = 5, .most = 10, .right = true },
		{ .title = phrase_in(b->code, PHRASE_SAME), .least = 7, .most = 12, .right = true },
		{ .title = phrase_in(b->code, PHRASE_ALPHA), .least = 6, .most = 8, .right = true },
		{ .title = phrase_in(b->code, PHRASE_INTERVAL), .least = 12, .most = 22, .lines = 2 },
		{ .title = phrase_in(b->code, PHRASE_WEAKEST), .least = 8, .most = weakest ? 24 : 0 },
	};

	return table_new(columns, N_COLUMNS, b->width, b->colour, b->out);
}

static void put_pillar(const struct agree_board *b, const struct eca_agreement *a,
                       struct table *table, const char *name, const struct eca_concord *figures)
{
	struct table_cell cells[N_COLUMNS] = { { name, NULL } };
	struct arena arena = { 0 };

	fill_figures(b, figures, cells, &arena);
	if (figures->weakest != ECA_NONE && a->questions[figures->weakest].alpha < 1)
		cells[5].text = b->model->questions[figures->weakest].id;
	table_row(table, cells);
	arena_free(&arena);
}

static void put_pillars(const struct agree_board *b, const struct eca_agreement *a)
{
	struct table *table = figures_table(b, PHRASE_PILLAR, true);
	size_t i;

	for (i = 0; i < b->model->n_pillars; i++) {
		const struct eca_text *name = &b->model->nodes[b->model->first_pillar + i].name;

		put_pillar(b, a, table, eca_say(b->model, name, b->language), &a->pillars[i]);
	}
	put_pillar(b, a, table, phrase_in(b->code, PHRASE_ALL_PILLARS), &a->overall);
	table_end(table);
}

/* ---- The questions least agreed on ---- */

struct ranked {
	bool few; /* firms: it says little */
	double alpha;
	size_t question;
};

static int by_alpha(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->few != y->few)
		return x->few - y->few;
	if (x->alpha < y->alpha || x->alpha > y->alpha)
		return x->alpha < y->alpha ? -1 : 1;
	return (x->question > y->question) - (x->question < y->question);
}

static size_t rank(const struct agree_board *b, const struct eca_agreement *a,
                   struct ranked *ranked)
{
	size_t i, count = 0;

	for (i = 0; i < b->model->n_questions; i++)
		if (a->questions[i].known && a->questions[i].alpha < 1)
			ranked[count++] = (struct ranked){
				a->questions[i].firms < ECA_FIRMS_LEAST, a->questions[i].alpha, i
			};
	qsort(ranked, count, sizeof(*ranked), by_alpha);
	return count;
}

static void put_question(const struct agree_board *b, const struct eca_agreement *a,
                         struct table *table, size_t index)
{
	const struct eca_question *question = &b->model->questions[index];
	struct arena arena = { 0 };
	struct table_cell cells[N_COLUMNS] = { 0 };

	cells[0].text = arena_format(&arena, "%s: %s", question->id,
	                             eca_say(b->model, &question->text, b->language));
	fill_figures(b, &a->questions[index], cells, &arena);
	table_row(table, cells);
	arena_free(&arena);
}

static void put_least(const struct agree_board *b, const struct eca_agreement *a)
{
	struct ranked *ranked = need_memory(b->model->n_questions * sizeof(*ranked));
	size_t count = rank(b, a, ranked), i;
	struct table *table;

	if (count) {
		eca_output_write(b->out, "\n", 1);
		table = figures_table(b, PHRASE_LEAST_AGREED, false);
		for (i = 0; i < count && i < LEAST_SHOWN; i++)
			put_question(b, a, table, ranked[i].question);
		table_end(table);
	}
	free(ranked);
}

/* ---- Assessors ---- */

static void put_leaning(const struct agree_board *b, struct table *table,
                        const struct eca_leaning *leaning)
{
	struct arena arena = { 0 };
	struct table_cell cells[4] = { { leaning->assessor, NULL } };
	const char *points = number_text(b, leaning->points, 1, &arena);

	cells[1].text = arena_format(&arena, "%zu", leaning->visits);
	cells[2].text = arena_format(&arena, "%zu", leaning->answers);
	if (leaning->answers)
		cells[3].text = leaning->points > 0 ? arena_format(&arena, "+%s", points) : points;
	table_row(table, cells);
	arena_free(&arena);
}

static void put_leanings(const struct agree_board *b, const struct eca_agreement *a)
{
	const struct table_column columns[] = {
		{ .title = phrase_in(b->code, PHRASE_ASSESSOR), .least = 14, .most = 40 },
		{ .title = phrase_in(b->code, PHRASE_VISITS), .least = 6, .most = 10, .right = true },
		{ .title = phrase_in(b->code, PHRASE_ANSWERS), .least = 7, .most = 12, .right = true },
		{ .title = phrase_in(b->code, PHRASE_LEANING), .least = 8, .most = 30, .right = true },
	};
	struct table *table = table_new(columns, 4, b->width, b->colour, b->out);
	size_t i;

	eca_output_write(b->out, "\n", 1);
	for (i = 0; i < a->n_assessors; i++)
		put_leaning(b, table, &a->assessors[i]);
	table_end(table);
}

void agree_board_figures(const struct agree_board *b, const struct eca_agreement *agreement)
{
	put_pillars(b, agreement);
	eca_output_write(b->out, "\n", 1);
	table_paragraph(phrase_in(b->code, PHRASE_ABOUT_ALPHA), b->width, b->out);
	put_least(b, agreement);
	put_leanings(b, agreement);
}
