/* The plan of the roadmap: its steps, or what stands in its way. */
#include "roadmap.h"

#include <math.h>

enum { MISSING_SHOWN = 12 };

/* ---- Where there is no plan ---- */

static void bullet(struct sheet *sheet, const char *text)
{
	struct text line = { 0 };

	text_fill(&line, "•  {1}", text, NULL);
	roadmap_row(sheet, LOOK_PARAGRAPH, text_string(&line));
	text_free(&line);
}

static void missing(struct sheet *sheet, const struct eca_result *result)
{
	const struct report *r = sheet->report;
	struct text text = { 0 };
	char count[SAY_SIZE];
	size_t i;

	sheet_gap(sheet, 4);
	for (i = 0; i < result->n_missing && i < MISSING_SHOWN; i++)
		bullet(sheet, say_text(r, &r->model->questions[result->missing[i]].text));
	if (i < result->n_missing) {
		text_fill(&text, say_word(r, W_AND_MORE),
		          say_count(r, result->n_missing - i, count), NULL);
		roadmap_row(sheet, LOOK_HINT, text_string(&text));
	}
	text_free(&text);
}

static void block(struct sheet *sheet, const struct eca_gap_block *block)
{
	static const enum word reasons[] = {
		[ECA_GAP_FIXED] = W_WAY_FIXED,
		[ECA_GAP_HELD] = W_WAY_FIXED, /* a report holds none */
		[ECA_GAP_LEFT] = W_WAY_LEFT,
		[ECA_GAP_NO_STEPS] = W_WAY_NO_STEPS,
	};
	const struct report *r = sheet->report;
	struct text text = { 0 };

	text_fill(&text, say_word(r, reasons[block->reason]),
	          say_text(r, &r->model->questions[block->question].text), NULL);
	bullet(sheet, text_string(&text));
	text_free(&text);
}

static void in_the_way(struct sheet *sheet, const struct eca_gap *plan)
{
	struct report then = *sheet->report; /* as it would be with the best there is */
	struct text text = { 0 };
	size_t i;

	then.result = plan->after;
	roadmap_heading(sheet, say_word(&then, W_IN_THE_WAY), NULL);
	for (i = 0; i < plan->after->n_obstacles; i++) {
		text_clear(&text);
		say_obstacle(&then, &plan->after->obstacles[i], &text);
		bullet(sheet, text_string(&text));
	}
	for (i = 0; i < plan->n_blocks; i++)
		block(sheet, &plan->blocks[i]);
	text_free(&text);
}

void roadmap_questions(struct sheet *sheet)
{
	const struct eca_gap *plan = sheet->report->roadmap->plan;

	if (plan->before->status == ECA_STATUS_INCOMPLETE)
		missing(sheet, plan->before);
	if (plan->state == ECA_GAP_OUT_OF_REACH)
		in_the_way(sheet, plan);
}

/* ---- The steps ---- */

static void header(struct sheet *sheet)
{
	static const enum word titles[] = {
		[RANK] = W_RANK,   [CRITERION] = W_CRITERION, [WHAT] = W_QUESTION,
		[TODAY] = W_TODAY, [AIM] = W_TO_REACH,        [GAIN] = W_GAIN,
		[EFFORT] = W_EFFORT,
	};
	size_t i;

	for (i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		sheet_word(sheet, (lxw_col_t)i, LOOK_HEADER, titles[i]);
	sheet_wide(sheet, STEP, DONE, LOOK_HEADER, say_word(sheet->report, W_GIVES));
	sheet_at_least(sheet, 30);
	sheet_next(sheet);
}

static void put_answer(struct sheet *sheet, lxw_col_t column, const struct eca_gap_step *step,
                       const struct eca_answer *answer)
{
	const struct report *r = sheet->report;
	const struct eca_model *m = r->model;
	struct text words = { 0 };

	say_given(r, step->question, answer, &words);
	if (step->from.grade != step->to.grade && answer->state == ECA_ANSWERED) {
		size_t grade = answer->grade == ECA_NO_GRADE ? m->default_grade : answer->grade;

		text_fill(&words, " [{1}]", say_text(r, &m->grades[grade].text), NULL);
	}
	sheet_text(sheet, column, LOOK_TEXT, text_string(&words));
	text_free(&words);
}

static void add_gift(const struct report *r, enum word word, const char *name, struct text *out)
{
	text_add(out, out->length ? "\n" : "");
	text_fill(out, say_word(r, word), name, NULL);
}

/* What is gone without the step. */
static void put_gifts(struct sheet *sheet, const struct eca_gap_step *step)
{
	const struct report *r = sheet->report;
	struct text text = { 0 };
	size_t i;

	for (i = 0; i < step->n_gates; i++)
		add_gift(r, W_LIFTS, say_text(r, &r->model->gates[step->gates[i]].name), &text);
	for (i = 0; i < step->n_floors; i++)
		add_gift(r, W_FOR_FLOOR, say_node(r, step->floors[i]), &text);
	sheet_wide(sheet, STEP, DONE, step->n_gates ? LOOK_WARN : LOOK_TEXT, text_string(&text));
	text_free(&text);
}

static void put_step(struct sheet *sheet, size_t index)
{
	const struct report *r = sheet->report;
	const struct eca_gap_step *step = &r->roadmap->plan->steps[index];
	size_t node = r->model->questions[step->question].node;

	sheet_number(sheet, RANK, LOOK_CODE, (double)(index + 1));
	sheet_text(sheet, CRITERION, LOOK_TEXT, say_node(r, r->model->nodes[node].parent));
	sheet_text(sheet, WHAT, LOOK_TEXT, say_node(r, node));
	put_answer(sheet, TODAY, step, &step->from);
	put_answer(sheet, AIM, step, &step->to);
	roadmap_gain(sheet, true, step->points);
	sheet_weight(sheet, EFFORT, step->effort);
	put_gifts(sheet, step);
	sheet_at_least(sheet, 18);
	sheet_next(sheet);
}

static void total(struct sheet *sheet, const struct eca_gap *plan)
{
	const struct report *r = sheet->report;
	size_t overall = r->model->overall;
	struct text text = { 0 };
	lxw_col_t i;

	for (i = RANK; i <= AIM; i++)
		sheet_blank(sheet, i, LOOK_TOTAL_TEXT);
	sheet_word(sheet, CRITERION, LOOK_TOTAL_TEXT, W_WHOLE_PLAN);
	sheet_number(sheet, GAIN, LOOK_TOTAL_DIFFERENCE,
	             (plan->after->scores[overall].points - plan->before->scores[overall].points) *
	                     r->model->display_max / 100);
	sheet_number(sheet, EFFORT,
	             plan->effort == floor(plan->effort) ? LOOK_TOTAL_WEIGHT : LOOK_TOTAL_WEIGHT_FINE,
	             plan->effort);
	text_fill(&text, say_word(r, W_PLAN_LEADS),
	          say_text(r, &r->model->tiers[plan->after->tier].name), NULL);
	sheet_wide(sheet, STEP, DONE, LOOK_TOTAL_TEXT, text_string(&text));
	sheet_at_least(sheet, 18);
	sheet_next(sheet);
	text_free(&text);
}

void roadmap_steps(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	const struct eca_gap *plan = r->roadmap->plan;
	struct text title = { 0 };
	size_t i;

	if (plan->state != ECA_GAP_FOUND || !plan->n_steps)
		return;
	text_fill(&title, say_word(r, W_PLAN_STEPS),
	          say_text(r, &r->model->tiers[plan->after->tier].name), NULL);
	roadmap_heading(sheet, text_string(&title), say_word(r, W_HINT_PLAN));
	header(sheet);
	for (i = 0; i < plan->n_steps; i++) {
		put_step(sheet, i);
		sheet_block(sheet);
	}
	total(sheet, plan);
	text_free(&title);
}
