#include "gap_board.h"

#include <math.h>

#include "answer_text.h"
#include "arena.h"
#include "phrases.h"
#include "reasons.h"
#include "table.h"
#include "terminal.h"

enum { QUESTION, FROM, TO, EFFORT, GAIN, N_COLUMNS, CURVE_SHOWN = 12 };

/* What is written with. */
struct gap_board {
	const struct eca_gap *gap;
	const struct eca_model *model;
	size_t language;
	const char *code; /* the language's */
	size_t width;
	bool colour;
	struct eca_output *out;
	struct arena arena;
};

/* ---- Words and numbers ---- */

static const char *tier_name(const struct gap_board *b, size_t tier)
{
	return eca_say(b->model, &b->model->tiers[tier].name, b->language);
}

static const char *number_text(struct gap_board *b, double number)
{
	char text[ECA_SCORE_SIZE];

	return arena_text(&b->arena, phrase_number(b->code, eca_print_number(number, text)));
}

static const char *score_text(struct gap_board *b, double points)
{
	char text[ECA_SCORE_SIZE];

	return arena_text(&b->arena, phrase_number(b->code, eca_print_score(b->model, points, text)));
}

/* The overall score: in full where rounding would hide that it misses the target's threshold. */
static const char *overall_text(struct gap_board *b, const struct eca_result *result)
{
	const struct eca_score *score = &result->scores[b->model->overall];
	char text[ECA_SCORE_SIZE];

	if (!score->known)
		return "–";
	if (b->gap->target == ECA_NONE)
		return score_text(b, score->points);
	eca_print_score_below(b->model, score->points, b->model->tiers[b->gap->target].from, text);
	return arena_text(&b->arena, phrase_number(b->code, text));
}

static const char *count_text(struct gap_board *b, size_t count)
{
	return arena_format(&b->arena, "%zu", count);
}

static void put_text(const struct gap_board *b, const char *text)
{
	table_title(text, b->width, false, b->out);
}

static void put_empty(const struct gap_board *b)
{
	eca_output_write(b->out, "\n", 1);
}

static void put_phrase(const struct gap_board *b, enum phrase phrase, const char *a, const char *c,
                       const char *d)
{
	struct buf line = { 0 };

	phrase_add(&line, b->code, phrase, a, c, d);
	put_text(b, buf_string(&line));
	buf_free(&line);
}

static void put_title(const struct gap_board *b, const char *text)
{
	table_title(text, b->width, b->colour, b->out);
}

/* ---- Who ---- */

static void put_who(struct gap_board *b)
{
	const struct eca_assessment *who = b->gap->before->assessment;
	size_t name = eca_find_question(b->model, "name");
	struct buf line = { 0 };
	char date[ECA_DATE_SIZE];

	buf_text(&line, who->firm_id);
	if (name != ECA_NONE && who->answers[name].text)
		buf_format(&line, " · %s", who->answers[name].text);
	buf_format(&line, " · %s · %s",
	           phrase_in(b->code, who->source == ECA_SELF ? PHRASE_BY_SELF : PHRASE_BY_VISIT),
	           who->dated ? eca_print_date(who->assessed_on, date)
	                      : phrase_in(b->code, PHRASE_NO_DATE));
	put_title(b, buf_string(&line));
	buf_free(&line);
}

/* ---- Steps ---- */

static const char *answer_text(struct gap_board *b, size_t question, const struct eca_answer *answer,
                               bool grade)
{
	const struct eca_model *m = b->model;
	struct buf buf = { 0 };
	const char *text;

	answer_text_add(&buf, m, question, answer, b->language);
	if (grade && answer->state == ECA_ANSWERED) {
		size_t index = answer->grade == ECA_NO_GRADE ? m->default_grade : answer->grade;

		buf_format(&buf, " [%s]", eca_say(m, &m->grades[index].text, b->language));
	}
	text = arena_text(&b->arena, buf_string(&buf));
	buf_free(&buf);
	return text;
}

static const char *floor_name(const struct gap_board *b, size_t node)
{
	const struct eca_node *n = &b->model->nodes[node];

	return n->kind == ECA_OVERALL ? phrase_in(b->code, PHRASE_OVERALL_SCORE)
	                              : eca_say(b->model, &n->name, b->language);
}

/* "+1.2; lifts: No licence; reaches: Digital" */
static const char *gain_text(struct gap_board *b, const struct eca_gap_step *step)
{
	struct buf buf = { 0 };
	const char *text;
	size_t i;

	buf_format(&buf, "%s%s", step->points < 0 ? "−" : "+", score_text(b, fabs(step->points)));
	for (i = 0; i < step->n_gates; i++) {
		buf_text(&buf, "; ");
		phrase_add(&buf, b->code, PHRASE_LIFTS,
		           eca_say(b->model, &b->model->gates[step->gates[i]].name, b->language),
		           NULL, NULL);
	}
	for (i = 0; i < step->n_floors; i++) {
		if (b->model->nodes[step->floors[i]].kind == ECA_OVERALL)
			continue; /* almost every step is for that */
		buf_text(&buf, "; ");
		phrase_add(&buf, b->code, PHRASE_FLOOR_OF, floor_name(b, step->floors[i]), NULL,
		           NULL);
	}
	text = arena_text(&b->arena, buf_string(&buf));
	buf_free(&buf);
	return text;
}

/* "Digital › Strategy › Is there a roadmap? (dig_roadmap)" */
static const char *question_text(struct gap_board *b, size_t question)
{
	const struct eca_model *m = b->model;
	const struct eca_question *q = &m->questions[question];
	const struct eca_node *criterion = &m->nodes[m->nodes[q->node].parent];
	const char *text = eca_say(m, &q->text, b->language);

	return arena_format(&b->arena, "%s › %s › %s (%s)",
	                    eca_say(m, &m->nodes[criterion->parent].name, b->language),
	                    eca_say(m, &criterion->name, b->language), text, q->id);
}

static struct table *new_table(const struct gap_board *b)
{
	const struct table_column columns[N_COLUMNS] = {
		[QUESTION] = { .title = phrase_in(b->code, PHRASE_QUESTION),
		               .least = 18, .most = 200, .lines = 9 },
		[FROM] = { .title = phrase_in(b->code, PHRASE_NOW),
		           .least = 10, .most = 34, .lines = 9 },
		[TO] = { .title = phrase_in(b->code, PHRASE_THEN),
		         .least = 12, .most = 40, .lines = 9 },
		[EFFORT] = { .title = phrase_in(b->code, PHRASE_EFFORT),
		             .least = 6, .most = 10, .right = true },
		[GAIN] = { .title = phrase_in(b->code, PHRASE_GAIN),
		           .least = 10, .most = 32, .lines = 9 },
	};

	return table_new(columns, N_COLUMNS, b->width, b->colour, b->out);
}

static void put_step(struct gap_board *b, struct table *table, const struct eca_gap_step *step)
{
	bool grade = step->from.grade != step->to.grade;
	struct table_cell cells[N_COLUMNS] = {
		[QUESTION] = { question_text(b, step->question), NULL },
		[FROM] = { answer_text(b, step->question, &step->from, grade), NULL },
		[TO] = { answer_text(b, step->question, &step->to, grade), NULL },
		[EFFORT] = { number_text(b, step->effort), NULL },
		[GAIN] = { gain_text(b, step), step->n_gates ? "33" : NULL },
	};

	table_row(table, cells);
}

static void put_steps(struct gap_board *b)
{
	struct table *table = new_table(b);
	size_t i;

	for (i = 0; i < b->gap->n_steps; i++)
		put_step(b, table, &b->gap->steps[i]);
	table_end(table);
}

/* ---- Before and after ---- */

static bool has_moved(const struct eca_gap *gap, size_t node)
{
	return gap->before->scores[node].known != gap->after->scores[node].known ||
	       gap->before->scores[node].points != gap->after->scores[node].points;
}

static const char *node_score(struct gap_board *b, const struct eca_result *result, size_t node)
{
	if (node == b->model->overall)
		return overall_text(b, result);
	return result->scores[node].known ? score_text(b, result->scores[node].points) : "–";
}

static void put_row(struct table *table, const char *name, const char *before, const char *after)
{
	table_row(table, (struct table_cell[]){ { name, NULL }, { before, NULL }, { after, NULL } });
}

static void put_scores(struct gap_board *b)
{
	const struct eca_model *m = b->model;
	const struct eca_gap *gap = b->gap;
	const struct table_column columns[] = {
		{ .title = "", .least = 14, .most = 60, .lines = 3 },
		{ .title = phrase_in(b->code, PHRASE_NOW), .least = 8, .most = 40, .lines = 3 },
		{ .title = phrase_in(b->code, PHRASE_AFTERWARDS), .least = 8, .most = 40, .lines = 3 },
	};
	struct table *table = table_new(columns, 3, b->width, b->colour, b->out);
	size_t i;

	put_row(table, phrase_in(b->code, PHRASE_TIER), tier_name(b, gap->before->tier),
	        tier_name(b, gap->after->tier));
	put_row(table, phrase_in(b->code, PHRASE_OVERALL_SCORE), node_score(b, gap->before, m->overall),
	        node_score(b, gap->after, m->overall));
	for (i = m->first_pillar; i < m->first_pillar + m->n_pillars; i++)
		if (has_moved(gap, i))
			put_row(table, eca_say(m, &m->nodes[i].name, b->language),
			        node_score(b, gap->before, i), node_score(b, gap->after, i));
	table_end(table);
}

/* ---- The curve ---- */

/* Which points of the curve are shown: the first, the last, and some between by effort. */
static bool is_shown(const struct eca_gap *gap, size_t i)
{
	double most = gap->curve[gap->n_curve - 1].effort;
	size_t slot;

	if (gap->n_curve <= CURVE_SHOWN || !i || i + 1 == gap->n_curve)
		return true;
	slot = (size_t)(gap->curve[i].effort / most * (CURVE_SHOWN - 1));
	return slot > (size_t)(gap->curve[i - 1].effort / most * (CURVE_SHOWN - 1));
}

static const char *bar(struct gap_board *b, double points)
{
	struct buf buf = { 0 };
	const char *text;
	size_t n = (size_t)(points * 0.4 + 0.5);

	while (n-- > 0)
		buf_text(&buf, "█");
	text = arena_text(&b->arena, buf_string(&buf));
	buf_free(&buf);
	return text;
}

static void put_curve(struct gap_board *b)
{
	const struct eca_gap *gap = b->gap;
	const struct table_column columns[] = {
		{ .title = phrase_in(b->code, PHRASE_EFFORT), .least = 8, .most = 12, .right = true },
		{ .title = phrase_in(b->code, PHRASE_BEST_SCORE), .least = 8, .most = 20, .right = true },
		{ .title = "", .least = 10, .most = 41 },
	};
	struct table *table;
	size_t i;

	if (gap->n_curve < 2)
		return;
	put_title(b, phrase_in(b->code, PHRASE_CURVE));
	table = table_new(columns, 3, b->width, b->colour, b->out);
	for (i = 0; i < gap->n_curve; i++)
		if (is_shown(gap, i))
			put_row(table, number_text(b, gap->curve[i].effort),
			        score_text(b, gap->curve[i].points), bar(b, gap->curve[i].points));
	table_end(table);
	put_empty(b);
}

/* ---- What is said of it ---- */

static size_t count_steps(const struct eca_gap *gap)
{
	size_t count = 0, i;

	for (i = 0; i < gap->n_steps; i++)
		count += gap->steps[i].steps;
	return count;
}

static const char *list_of(struct gap_board *b, const size_t *questions, size_t count)
{
	struct buf buf = { 0 };
	const char *text;
	size_t i;

	for (i = 0; i < count; i++)
		buf_format(&buf, "%s%s", i ? ", " : "", b->model->questions[questions[i]].id);
	text = arena_text(&b->arena, buf_string(&buf));
	buf_free(&buf);
	return text;
}

static void put_certainty(struct gap_board *b)
{
	const struct eca_gap *gap = b->gap;

	if (gap->n_left)
		put_phrase(b, PHRASE_LEFT, list_of(b, gap->left, gap->n_left), NULL, NULL);
	if (gap->state != ECA_GAP_NO_TIER && !gap->certain)
		put_text(b, phrase_in(b->code, PHRASE_NOT_CERTAIN));
	if (gap->n_left || (gap->state != ECA_GAP_NO_TIER && !gap->certain))
		put_empty(b);
}

static const char *reasons_of(struct gap_board *b, const struct eca_result *result)
{
	struct buf buf = { 0 };
	const char *text;

	reasons_add(&buf, result, b->language);
	text = arena_text(&b->arena, buf_string(&buf));
	buf_free(&buf);
	return text;
}

static void put_budget(struct gap_board *b)
{
	const struct eca_gap *gap = b->gap;
	const char *budget = number_text(b, gap->budget);

	if (gap->after->tier > gap->before->tier)
		put_phrase(b, PHRASE_BUDGET_TIER, budget, tier_name(b, gap->after->tier),
		           overall_text(b, gap->after));
	else
		put_phrase(b, PHRASE_BUDGET_SCORE, budget, tier_name(b, gap->after->tier),
		           overall_text(b, gap->after));
}

static void put_found(struct gap_board *b)
{
	const struct eca_gap *gap = b->gap;

	if (gap->budgeted)
		put_budget(b);
	else if (!gap->n_steps)
		put_phrase(b, gap->target + 1 < b->model->n_tiers ? PHRASE_AT_TIER : PHRASE_AT_TOP,
		           tier_name(b, gap->before->tier), NULL, NULL);
	else
		put_phrase(b, PHRASE_TO_REACH, tier_name(b, gap->target),
		           number_text(b, gap->effort), count_text(b, count_steps(gap)));
	if (gap->before->tier + 1 == gap->target && gap->n_steps)
		put_phrase(b, PHRASE_KEPT_BY, reasons_of(b, gap->before), NULL, NULL);
	put_empty(b);
	if (!gap->n_steps)
		return;
	put_steps(b);
	put_empty(b);
	put_scores(b);
	put_empty(b);
}

static void put_block(struct gap_board *b, const struct eca_gap_block *block)
{
	static const enum phrase reasons[] = {
		[ECA_GAP_FIXED] = PHRASE_WHY_FIXED,
		[ECA_GAP_HELD] = PHRASE_WHY_HELD,
		[ECA_GAP_LEFT] = PHRASE_WHY_LEFT,
		[ECA_GAP_NO_STEPS] = PHRASE_WHY_NO_STEPS,
	};

	put_text(b, arena_format(&b->arena, "• %s – %s", question_text(b, block->question),
	                         phrase_in(b->code, reasons[block->reason])));
}

static void put_out_of_reach(struct gap_board *b)
{
	const struct eca_gap *gap = b->gap;
	size_t i;

	put_phrase(b, gap->budgeted ? PHRASE_BEYOND_BUDGET : PHRASE_BEYOND_STEPS,
	           tier_name(b, gap->target), NULL, NULL);
	put_phrase(b, PHRASE_BEST_THERE_IS, tier_name(b, gap->after->tier),
	           overall_text(b, gap->after), NULL);
	if (gap->after->n_obstacles)
		put_phrase(b, PHRASE_STILL_KEPT_BY, reasons_of(b, gap->after), NULL, NULL);
	for (i = 0; i < gap->n_blocks && !gap->budgeted; i++)
		put_block(b, &gap->blocks[i]);
	put_empty(b);
}

static void put_no_tier(struct gap_board *b)
{
	static const enum phrase words[] = {
		[ECA_STATUS_INCOMPLETE] = PHRASE_INCOMPLETE,
		[ECA_STATUS_NOT_ASSESSABLE] = PHRASE_NOT_ASSESSABLE,
		[ECA_STATUS_FAILED] = PHRASE_FAILED,
	};
	const struct eca_result *r = b->gap->before;
	size_t i;

	put_phrase(b, PHRASE_NO_PLAN, phrase_in(b->code, words[r->status]), reasons_of(b, r), NULL);
	if (r->status != ECA_STATUS_INCOMPLETE)
		return;
	put_text(b, phrase_in(b->code, PHRASE_TO_ANSWER));
	for (i = 0; i < r->n_missing; i++)
		put_text(b, arena_format(&b->arena, "• %s", question_text(b, r->missing[i])));
}

void gap_board_write(const struct eca_gap *gap, size_t language, struct eca_output *out)
{
	struct gap_board b = {
		.gap = gap,
		.model = gap->before->model,
		.language = language,
		.code = gap->before->model->languages[language],
		.width = terminal_width(),
		.colour = terminal_colour(),
		.out = out,
	};

	put_who(&b);
	switch (gap->state) {
	case ECA_GAP_FOUND: put_found(&b); break;
	case ECA_GAP_OUT_OF_REACH: put_out_of_reach(&b); break;
	case ECA_GAP_NO_TIER: put_no_tier(&b); break;
	}
	put_certainty(&b);
	put_curve(&b);
	if (gap->n_curve > 1)
		put_text(&b, phrase_in(b.code, PHRASE_ABOUT_EFFORT));
	arena_free(&b.arena);
}
