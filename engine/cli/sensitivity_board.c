#include "sensitivity_board.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "phrases.h"
#include "table.h"
#include "terminal.h"

enum { FIRMS_SHOWN = 20, CRITERIA_SHOWN = 12 };

/* What is written with. */
struct sensitivity_board {
	const struct eca_sensitivity *found;
	const struct eca_model *model;
	size_t language;
	const char *code; /* the language's */
	size_t width;
	bool colour;
	struct eca_output *out;
	struct arena arena;
};

/* ---- Words and numbers ---- */

static const char *tier_name(const struct sensitivity_board *b, size_t tier)
{
	return eca_say(b->model, &b->model->tiers[tier].name, b->language);
}

static const char *score_text(struct sensitivity_board *b, double points)
{
	char text[ECA_SCORE_SIZE];

	return arena_text(&b->arena, phrase_number(b->code, eca_print_score(b->model, points, text)));
}

/* The same of a difference, in full where it would read as none. */
static const char *difference_text(struct sensitivity_board *b, double points)
{
	char text[ECA_SCORE_SIZE];

	if (!strpbrk(eca_print_score(b->model, points, text), "123456789"))
		eca_print_points(points * b->model->display_max / 100, 6, text);
	return arena_text(&b->arena, phrase_number(b->code, text));
}

/* 0.1234: "12.3". */
static const char *percent_text(struct sensitivity_board *b, double share)
{
	return phrase_number(b->code, arena_format(&b->arena, "%.1f", share * 100));
}

static const char *node_name(const struct sensitivity_board *b, size_t node)
{
	const struct eca_node *n = &b->model->nodes[node];

	return n->kind == ECA_OVERALL ? phrase_in(b->code, PHRASE_OVERALL_SCORE)
	                              : eca_say(b->model, &n->name, b->language);
}

static void put_title(const struct sensitivity_board *b, const char *text)
{
	eca_output_write(b->out, "\n", 1);
	table_title(text, b->width, b->colour, b->out);
}

static void put_phrase(const struct sensitivity_board *b, enum phrase phrase, const char *one,
                       const char *two, const char *three)
{
	struct buf line = { 0 };

	phrase_add(&line, b->code, phrase, one, two, three);
	table_title(buf_string(&line), b->width, false, b->out);
	buf_free(&line);
}

static const char *count_text(struct sensitivity_board *b, size_t count)
{
	return arena_format(&b->arena, "%zu", count);
}

/* ---- Firms ---- */

static double share_of(const struct sensitivity_board *b, const struct eca_steadiness *s)
{
	return s->tiers[s->tier] / (double)b->found->options.draws;
}

static double radius_of(const struct eca_steadiness *s)
{
	return isnan(s->radius) ? 1 : s->radius;
}

/* The least firm first; those that came first of equal ones. */
static int by_steadiness(const void *x, const void *y)
{
	const struct eca_steadiness *a = *(const struct eca_steadiness *const *)x;
	const struct eca_steadiness *b = *(const struct eca_steadiness *const *)y;
	uint32_t stayed_a = a->tiers[a->tier], stayed_b = b->tiers[b->tier];

	if (stayed_a != stayed_b)
		return stayed_a < stayed_b ? -1 : 1;
	if (radius_of(a) != radius_of(b))
		return radius_of(a) < radius_of(b) ? -1 : 1;
	return (a > b) - (a < b);
}

static const char *margin_text(struct sensitivity_board *b, const struct eca_steadiness *s)
{
	if (s->margin_node == ECA_NONE)
		return "–";
	return arena_format(&b->arena, "+%s %s", difference_text(b, s->margin),
	                    node_name(b, s->margin_node));
}

static const char *kept_text(struct sensitivity_board *b, const struct eca_steadiness *s)
{
	const struct eca_obstacle *o = &s->kept_by;

	if (!s->kept)
		return "–";
	if (o->kind == ECA_BY_GATE)
		return eca_say(b->model, &b->model->gates[o->gate].name, b->language);
	if (s->missing > 0)
		return arena_format(&b->arena, "−%s %s", difference_text(b, s->missing),
		                    node_name(b, o->node));
	return o->node == ECA_NONE ? phrase_in(b->code, PHRASE_A_NEED) : node_name(b, o->node);
}

static const char *radius_text(struct sensitivity_board *b, const struct eca_steadiness *s)
{
	if (isnan(s->radius))
		return "–";
	if (s->becomes == ECA_NONE)
		return "≥ 100";
	return arena_format(&b->arena, "%s → %s", percent_text(b, s->radius),
	                    tier_name(b, s->becomes));
}

static const char *ranks_text(struct sensitivity_board *b, const struct eca_steadiness *s)
{
	if (!s->rank)
		return "";
	return arena_format(&b->arena, "%zu (%zu–%zu)", s->rank, s->rank_low, s->rank_high);
}

/* In full where rounding would hide that it misses the next tier. */
static const char *overall_text(struct sensitivity_board *b, const struct eca_steadiness *s)
{
	char text[ECA_SCORE_SIZE];

	if (s->tier + 1 == b->model->n_tiers)
		return score_text(b, s->overall);
	eca_print_score_below(b->model, s->overall, b->model->tiers[s->tier + 1].from, text);
	return arena_text(&b->arena, phrase_number(b->code, text));
}

static void put_firms(struct sensitivity_board *b, bool every)
{
	const struct table_column columns[] = {
		{ .title = phrase_in(b->code, PHRASE_FIRM), .least = 6, .most = 24 },
		{ .title = phrase_in(b->code, PHRASE_SCORE), .least = 5, .most = 10, .right = true },
		{ .title = phrase_in(b->code, PHRASE_TIER), .least = 14, .most = 40, .lines = 9 },
		{ .title = phrase_in(b->code, PHRASE_STAYS), .least = 5, .most = 8, .right = true },
		{ .title = phrase_in(b->code, PHRASE_RADIUS), .least = 10, .most = 40, .lines = 9 },
		{ .title = phrase_in(b->code, PHRASE_MARGIN), .least = 10, .most = 40, .lines = 9 },
		{ .title = phrase_in(b->code, PHRASE_KEPT_FROM_NEXT), .least = 10, .most = 40, .lines = 9 },
		{ .title = phrase_in(b->code, PHRASE_RANK), .least = 6, .most = 18 },
	};
	const size_t n = b->found->n_firms, shown = every || n < FIRMS_SHOWN ? n : FIRMS_SHOWN;
	const struct eca_steadiness **firms = need_memory((n + 1) * sizeof(*firms));
	struct table *table = table_new(columns, sizeof(columns) / sizeof(columns[0]), b->width,
	                                b->colour, b->out);
	size_t i;

	for (i = 0; i < n; i++)
		firms[i] = &b->found->firms[i];
	qsort(firms, n, sizeof(*firms), by_steadiness);
	for (i = 0; i < shown; i++) {
		const struct eca_steadiness *s = firms[i];
		const struct table_cell cells[] = {
			{ s->firm_id, NULL },          { overall_text(b, s), NULL },
			{ tier_name(b, s->tier), NULL }, { percent_text(b, share_of(b, s)), NULL },
			{ radius_text(b, s), NULL },   { margin_text(b, s), NULL },
			{ kept_text(b, s), NULL },     { ranks_text(b, s), NULL },
		};

		table_row(table, cells);
	}
	table_end(table);
	free(firms);
	if (shown < n)
		put_phrase(b, PHRASE_MORE_FIRMS, count_text(b, n - shown), NULL, NULL);
}

/* ---- Criteria ---- */

static int by_influence(const void *x, const void *y)
{
	const struct eca_influence *a = *(const struct eca_influence *const *)x;
	const struct eca_influence *b = *(const struct eca_influence *const *)y;

	if (a->influence != b->influence)
		return a->influence > b->influence ? -1 : 1;
	return (a > b) - (a < b);
}

static void put_influences(struct sensitivity_board *b, bool every)
{
	const struct table_column columns[] = {
		{ .title = phrase_in(b->code, PHRASE_CRITERION), .least = 20, .most = 80, .lines = 3 },
		{ .title = phrase_in(b->code, PHRASE_WEIGHT_SHARE), .least = 8, .most = 16, .right = true },
		{ .title = phrase_in(b->code, PHRASE_INFLUENCE), .least = 8, .most = 16, .right = true },
	};
	const size_t n = b->model->n_criteria, shown = every || n < CRITERIA_SHOWN ? n : CRITERIA_SHOWN;
	const struct eca_influence **order = need_memory((n + 1) * sizeof(*order));
	struct table *table = table_new(columns, sizeof(columns) / sizeof(columns[0]), b->width,
	                                b->colour, b->out);
	size_t i;

	for (i = 0; i < n; i++)
		order[i] = &b->found->influences[i];
	qsort(order, n, sizeof(*order), by_influence);
	for (i = 0; i < shown; i++) {
		const struct eca_influence *influence = order[i];
		const struct table_cell cells[] = {
			{ node_name(b, influence->node), NULL },
			{ influence->weight > 0 ? percent_text(b, influence->weight) : "–", NULL },
			{ influence->known ? percent_text(b, influence->influence) : "–", NULL },
		};

		table_row(table, cells);
	}
	table_end(table);
	free(order);
}

/* ---- The whole ---- */

static void put_aggregations(struct sensitivity_board *b)
{
	static const enum phrase phrases[] = { PHRASE_IF_GEOMETRIC, PHRASE_IF_LOWEST };
	size_t i;

	for (i = 0; i < ECA_AGGREGATIONS; i++) {
		const struct eca_reaggregation *other = &b->found->other[i];
		const char *correlation = other->known
			? phrase_number(b->code, arena_format(&b->arena, "%.3f", other->correlation))
			: "–";

		put_phrase(b, phrases[i], count_text(b, other->up), count_text(b, other->down),
		           correlation);
	}
}

/* Firms that stay where they are in 95 of 100 draws. */
static size_t count_firm(const struct sensitivity_board *b)
{
	size_t i, count = 0;

	for (i = 0; i < b->found->n_firms; i++)
		count += share_of(b, &b->found->firms[i]) >= 0.95;
	return count;
}

void sensitivity_board_write(const struct eca_sensitivity *found, size_t language, bool every,
                             struct eca_output *out)
{
	struct sensitivity_board b = {
		.found = found,
		.model = found->model,
		.language = language,
		.code = found->model->languages[language],
		.width = terminal_width(),
		.colour = terminal_colour(),
		.out = out,
	};

	put_phrase(&b, PHRASE_STEADY_FIRMS, count_text(&b, count_firm(&b)),
	           count_text(&b, found->n_firms), percent_text(&b, found->options.within));
	put_title(&b, phrase_in(b.code, PHRASE_LEAST_STEADY));
	put_firms(&b, every);
	put_title(&b, phrase_in(b.code, PHRASE_INFLUENCES));
	put_influences(&b, every);
	if (!found->whole) {
		put_title(&b, phrase_in(b.code, PHRASE_OTHERWISE));
		put_aggregations(&b);
	}
	if (found->n_left_out)
		put_phrase(&b, PHRASE_TIERLESS, count_text(&b, found->n_left_out), NULL, NULL);
	arena_free(&b.arena);
}
