/* What to do about the criteria that are too low, the most useful first. */
#include "sheet.h"

#include <stdlib.h>
#include <string.h>

static const struct todo *todo_of(const struct sheet *sheet, size_t item)
{
	return &sheet->report->facts.todos[item];
}

static const struct eca_action *action_of(const struct sheet *sheet, size_t item)
{
	return &sheet->report->model->actions[todo_of(sheet, item)->action];
}

static void put_rank(struct sheet *sheet, lxw_col_t column, size_t item)
{
	sheet_number(sheet, column, LOOK_CODE, (double)(item + 1));
}

static void put_criterion(struct sheet *sheet, lxw_col_t column, size_t item)
{
	sheet_text(sheet, column, LOOK_TEXT,
	           say_node(sheet->report, todo_of(sheet, item)->criterion));
}

static void put_score(struct sheet *sheet, lxw_col_t column, size_t item)
{
	sheet_node_score(sheet, column, todo_of(sheet, item)->criterion);
}

static void put_lost(struct sheet *sheet, lxw_col_t column, size_t item)
{
	sheet_lost(sheet, column, todo_of(sheet, item)->criterion);
}

static void put_action(struct sheet *sheet, lxw_col_t column, size_t item)
{
	sheet_text(sheet, column, LOOK_TEXT,
	           say_text(sheet->report, &action_of(sheet, item)->text));
}

static void put_first(struct sheet *sheet, lxw_col_t column, size_t item)
{
	sheet_text(sheet, column, LOOK_TEXT,
	           say_text(sheet->report, &action_of(sheet, item)->first));
}

static void put_gate(struct sheet *sheet, lxw_col_t column, size_t item)
{
	const struct report *r = sheet->report;
	size_t gate = todo_of(sheet, item)->gate;

	sheet_text(sheet, column, LOOK_WARN,
	           gate == ECA_NONE ? "" : say_text(r, &r->model->gates[gate].name));
}

static void put_effort(struct sheet *sheet, lxw_col_t column, size_t item)
{
	static const struct {
		const char *id;
		enum word word;
	} efforts[] = {
		{ "S", W_EFFORT_SMALL },
		{ "M", W_EFFORT_MEDIUM },
		{ "L", W_EFFORT_LARGE },
		{ "fixed", W_EFFORT_FIXED },
	};
	const struct eca_action *action = action_of(sheet, item);
	char number[SAY_SIZE];
	size_t i;

	for (i = 0; action->effort_word && i < sizeof(efforts) / sizeof(efforts[0]); i++)
		if (!strcmp(action->effort_word, efforts[i].id)) {
			sheet_word(sheet, column, LOOK_TEXT, efforts[i].word);
			return;
		}
	sheet_text(sheet, column, LOOK_TEXT, say_number(sheet->report, action->effort, number));
}

static void put_months(struct sheet *sheet, lxw_col_t column, size_t item)
{
	const struct eca_action *action = action_of(sheet, item);
	struct text words = { 0 };
	char number[SAY_SIZE];

	if (action->months_to > 0) {
		text_add(&words, say_number(sheet->report, action->months_from, number));
		if (action->months_to > action->months_from)
			text_fill(&words, "–{1}",
			          say_number(sheet->report, action->months_to, number), NULL);
	}
	sheet_text(sheet, column, LOOK_TEXT, text_string(&words));
	text_free(&words);
}

/* The action's own support area, else its criterion's. */
static void put_support(struct sheet *sheet, lxw_col_t column, size_t item)
{
	const struct report *r = sheet->report;
	const struct eca_action *action = action_of(sheet, item);
	size_t area = action->support;
	struct text words = { 0 };

	if (area == ECA_NONE)
		area = r->model->nodes[action->criterion].support;
	if (area != ECA_NONE)
		text_add(&words, say_text(r, &r->model->areas[area].name));
	if (area != ECA_NONE && action->measure != ECA_NONE)
		text_fill(&words, "\n→ {1}",
		          say_text(r, &r->model->areas[area].measures[action->measure].name), NULL);
	sheet_text(sheet, column, LOOK_GREY, text_string(&words));
	text_free(&words);
}

static void put_blank(struct sheet *sheet, lxw_col_t column, size_t item)
{
	(void)item;
	sheet_blank(sheet, column, LOOK_TEXT);
}

static bool has_areas(const struct report *r)
{
	return r->model->n_areas > 0;
}

static bool has_gates(const struct report *r)
{
	size_t i;

	for (i = 0; i < r->facts.n_todos; i++)
		if (r->facts.todos[i].gate != ECA_NONE)
			return true;
	return false;
}

static const struct column columns[] = {
	{ W_RANK, 6, put_rank, NULL, false },
	{ W_CRITERION, 26, put_criterion, NULL, false },
	{ W_SCORE, 9, put_score, NULL, true },
	{ W_LOST, 9, put_lost, NULL, false },
	{ W_OPENS_GATE, 22, put_gate, has_gates, false },
	{ W_ACTION, 44, put_action, NULL, false },
	{ W_FIRST_STEP, 30, put_first, NULL, false },
	{ W_EFFORT, 10, put_effort, NULL, false },
	{ W_MONTHS, 9, put_months, NULL, false },
	{ W_SUPPORT, 46, put_support, has_areas, false },
	{ W_OWNER, 14, put_blank, NULL, false },
	{ W_DUE, 11, put_blank, NULL, false },
};

void sheet_actions(struct sheet *sheet)
{
	size_t count = sheet->report->facts.n_todos, i;
	size_t *items = zeroed(count, sizeof(*items));

	for (i = 0; i < count; i++)
		items[i] = i;
	sheet_table(sheet, W_SHEET_ACTIONS, W_HINT_ACTIONS, columns,
	            sizeof(columns) / sizeof(columns[0]), items, count);
	if (!count) {
		sheet_word(sheet, 0, LOOK_HINT, W_NO_ACTIONS);
		sheet_next(sheet);
	}
	free(items);
}
