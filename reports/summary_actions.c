/* The few things to do first, on the summary: those that the plan to the next tier takes. */
#include "summary.h"

#include <stdlib.h>

enum { FEWEST_SHOWN = 3, MOST_SHOWN = 4 };

static void act(struct sheet *sheet, const struct eca_task *task)
{
	const struct report *r = sheet->report;
	const struct eca_action *action = &r->model->actions[task->action];
	const char *first = say_text(r, &action->first);
	struct text text = { 0 };

	text_fill(&text, say_word(r, W_DO), say_node(r, action->criterion),
	          say_text(r, &action->text), NULL);
	if (*first)
		text_fill(&text, say_word(r, W_START_WITH), first, NULL);
	summary_bullet(sheet, text_string(&text));
	text_free(&text);
}

/* A step where the set has no action for its criterion. */
static void raise_answer(struct sheet *sheet, const struct eca_gap_step *step)
{
	const struct report *r = sheet->report;
	size_t node = r->model->questions[step->question].node;
	struct text text = { 0 }, answer = { 0 };

	say_given(r, step->question, &step->to, &answer);
	text_fill(&text, say_word(r, W_RAISE), say_node(r, r->model->nodes[node].parent),
	          say_node(r, node), text_string(&answer), NULL);
	summary_bullet(sheet, text_string(&text));
	text_free(&text);
	text_free(&answer);
}

static const struct eca_task *task_of(const struct report *r, size_t criterion)
{
	size_t i;

	for (i = 0; i < r->roadmap->n_tasks; i++)
		if (r->model->actions[r->roadmap->tasks[i].action].criterion == criterion)
			return &r->roadmap->tasks[i];
	return NULL;
}

/* The plan's criteria, in the order of its steps; comes back with how many were said. */
static size_t planned(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	const struct eca_gap *plan = r->roadmap->plan;
	bool *said = zeroed(r->model->n_nodes, sizeof(*said));
	size_t i, count = 0;

	for (i = 0; i < plan->n_steps && count < MOST_SHOWN; i++) {
		const struct eca_gap_step *step = &plan->steps[i];
		size_t criterion = r->model->nodes[r->model->questions[step->question].node].parent;
		const struct eca_task *task = task_of(r, criterion);

		if (said[criterion])
			continue;
		said[criterion] = true;
		if (task)
			act(sheet, task);
		else
			raise_answer(sheet, step);
		count++;
	}
	free(said);
	return count;
}

static void say_what_it_takes(struct sheet *sheet)
{
	struct text text = { 0 };

	if (sheet->report->roadmap->plan->state == ECA_GAP_NO_TIER)
		return; /* the summary says why above */
	say_plan(sheet->report, &text);
	summary_row(sheet, LOOK_PARAGRAPH, text_string(&text));
	text_free(&text);
}

void summary_actions(struct sheet *sheet)
{
	const struct eca_roadmap *roadmap = sheet->report->roadmap;
	bool planned_only = true; /* so far */
	size_t count, i;

	if (!roadmap->n_tasks && !roadmap->plan->n_steps)
		return;
	summary_heading_word(sheet, W_FIRST_ACTIONS);
	say_what_it_takes(sheet);
	count = planned(sheet);
	for (i = 0; i < roadmap->n_tasks && count < FEWEST_SHOWN; i++) {
		if (roadmap->tasks[i].planned || roadmap->tasks[i].fixed)
			continue;
		if (planned_only && count)
			summary_row(sheet, LOOK_HINT, say_word(sheet->report, W_BESIDES_PLAN));
		planned_only = false;
		act(sheet, &roadmap->tasks[i]);
		count++;
	}
}
