/* The roadmap's table of actions: what each comes to, who helps, and cells for who does it. */
#include "roadmap.h"

static const struct eca_action *action_of(const struct report *r, const struct eca_task *task)
{
	return &r->model->actions[task->action];
}

static bool has_plan(const struct report *r)
{
	return r->roadmap->plan->n_steps > 0;
}

/* ---- Cells ---- */

static void put_criterion(struct sheet *sheet, const struct eca_task *task)
{
	const struct report *r = sheet->report;
	struct text text = { 0 };

	text_fill(&text, task->planned ? "{1} ●" : "{1}",
	          say_node(r, action_of(r, task)->criterion), NULL);
	sheet_text(sheet, CRITERION, LOOK_TEXT, text_string(&text));
	text_free(&text);
}

/* The action's own support area, or else its criterion's; and the measure of the programme. */
static void put_support(struct sheet *sheet, const struct eca_action *action)
{
	const struct report *r = sheet->report;
	size_t area = action->support;
	struct text words = { 0 };

	if (area == ECA_NONE)
		area = r->model->nodes[action->criterion].support;
	if (area != ECA_NONE)
		text_add(&words, say_text(r, &r->model->areas[area].name));
	if (area != ECA_NONE && action->measure != ECA_NONE)
		text_fill(&words, "\n→ {1}",
		          say_text(r, &r->model->areas[area].measures[action->measure].name), NULL);
	sheet_text(sheet, AIM, LOOK_GREY, text_string(&words));
	text_free(&words);
}

static void put_effort(struct sheet *sheet, const struct eca_task *task)
{
	if (task->fixed || !(task->effort > 0))
		sheet_text(sheet, EFFORT, LOOK_NA, "–");
	else
		sheet_weight(sheet, EFFORT, task->effort);
}

static void put_step_effort(struct sheet *sheet, const struct eca_action *action)
{
	struct text words = { 0 };

	say_step_effort(sheet->report, action, &words);
	sheet_text(sheet, STEP, LOOK_TEXT, text_string(&words));
	text_free(&words);
}

static void put_gates(struct sheet *sheet, const struct eca_task *task)
{
	const struct report *r = sheet->report;
	struct text text = { 0 };
	size_t i;

	for (i = 0; i < task->n_gates; i++) {
		text_add(&text, i ? "\n" : "");
		text_add(&text, say_text(r, &r->model->gates[task->gates[i]].name));
	}
	sheet_text(sheet, GATE, LOOK_WARN, text_string(&text));
	text_free(&text);
}

static void put_months(struct sheet *sheet, const struct eca_action *action)
{
	struct text words = { 0 };

	say_months(sheet->report, action, &words);
	sheet_text(sheet, MONTHS, LOOK_TEXT, text_string(&words));
	text_free(&words);
}

/* ---- Rows ---- */

static void header(struct sheet *sheet)
{
	static const enum word titles[ROADMAP_COLUMNS] = {
		[RANK] = W_RANK,        [CRITERION] = W_CRITERION, [WHAT] = W_ACTION,
		[TODAY] = W_FIRST_STEP, [AIM] = W_SUPPORT,         [GAIN] = W_GAIN,
		[EFFORT] = W_EFFORT,    [STEP] = W_STEP_EFFORT,    [GATE] = W_OPENS_GATE,
		[MONTHS] = W_MONTHS,    [OWNER] = W_OWNER,         [DUE] = W_DUE,
		[DONE] = W_DONE,
	};
	size_t i;

	for (i = 0; i < ROADMAP_COLUMNS; i++)
		sheet_word(sheet, (lxw_col_t)i, LOOK_HEADER, titles[i]);
	sheet_at_least(sheet, 30);
	worksheet_repeat_rows(sheet->page, sheet->row, sheet->row);
	sheet->repeated = sheet->height;
	sheet_next(sheet);
}

static void put_task(struct sheet *sheet, size_t index)
{
	const struct report *r = sheet->report;
	const struct eca_task *task = &r->roadmap->tasks[index];
	const struct eca_action *action = action_of(r, task);

	sheet_number(sheet, RANK, LOOK_CODE, (double)(index + 1));
	put_criterion(sheet, task);
	sheet_text(sheet, WHAT, LOOK_TEXT, say_text(r, &action->text));
	sheet_text(sheet, TODAY, LOOK_TEXT, say_text(r, &action->first));
	put_support(sheet, action);
	roadmap_gain(sheet, task->known, task->points);
	put_effort(sheet, task);
	put_step_effort(sheet, action);
	put_gates(sheet, task);
	put_months(sheet, action);
	sheet_blank(sheet, OWNER, LOOK_INPUT);
	sheet_blank(sheet, DUE, LOOK_INPUT_DATE);
	sheet_blank(sheet, DONE, LOOK_INPUT);
	sheet_at_least(sheet, 18);
	sheet_next(sheet);
}

/* What may be entered: a date, and yes or no. */
static void check_inputs(struct sheet *sheet, lxw_row_t first, lxw_row_t last)
{
	const struct report *r = sheet->report;
	const char *done[] = { say_word(r, W_YES), say_word(r, W_NO), NULL };
	lxw_data_validation date = {
		.validate = LXW_VALIDATION_TYPE_DATE,
		.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
		.value_datetime = { .year = 2000, .month = 1, .day = 1 },
		.error_title = (char *)say_word(r, W_FORM_WRONG),
		.error_message = (char *)say_word(r, W_FORM_ENTER_DATE),
	};
	lxw_data_validation choice = {
		.validate = LXW_VALIDATION_TYPE_LIST,
		.value_list = (char **)done,
		.error_title = (char *)say_word(r, W_FORM_WRONG),
		.error_message = (char *)say_word(r, W_FORM_CHOOSE),
	};

	worksheet_data_validation_range(sheet->page, first, DUE, last, DUE, &date);
	worksheet_data_validation_range(sheet->page, first, DONE, last, DONE, &choice);
}

static void table(struct sheet *sheet)
{
	size_t count = sheet->report->roadmap->n_tasks, i;
	lxw_row_t first;

	header(sheet);
	first = sheet->row;
	for (i = 0; i < count; i++) {
		put_task(sheet, i);
		sheet_block(sheet);
	}
	worksheet_autofilter(sheet->page, first - 1, RANK, sheet->row - 1, DONE);
	check_inputs(sheet, first, sheet->row - 1);
}

void roadmap_actions(struct sheet *sheet)
{
	const struct report *r = sheet->report;

	if (r->roadmap->n_tasks) {
		sheet_block(sheet);
		roadmap_heading(sheet, say_word(r, W_ALL_ACTIONS),
		                say_word(r, has_plan(r) ? W_HINT_ACTIONS
		                                        : W_HINT_ACTIONS_ALONE));
		table(sheet);
		return;
	}
	sheet_gap(sheet, 8);
	roadmap_row(sheet, LOOK_PARAGRAPH,
	            say_word(r, r->model->n_actions ? W_NO_ACTIONS : W_NO_SET_ACTIONS));
}
