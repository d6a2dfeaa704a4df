/* Every criterion with its score, its weight and what it costs. */
#include "sheet.h"

#include <stdlib.h>

static const struct eca_node *node_of(const struct sheet *sheet, size_t node)
{
	return &sheet->report->model->nodes[node];
}

static void put_pillar(struct sheet *sheet, lxw_col_t column, size_t node)
{
	sheet_text(sheet, column, LOOK_GREY, say_node(sheet->report, node_of(sheet, node)->parent));
}

static void put_name(struct sheet *sheet, lxw_col_t column, size_t node)
{
	sheet_text(sheet, column, LOOK_TEXT, say_node(sheet->report, node));
}

static void put_weight(struct sheet *sheet, lxw_col_t column, size_t node)
{
	sheet_weight(sheet, column, eca_weight(sheet->report->result, node));
}

static void put_note(struct sheet *sheet, lxw_col_t column, size_t node)
{
	const struct eca_text *note = sheet->report->facts.notes[node];

	sheet_text(sheet, column, LOOK_WARN, note ? say_text(sheet->report, note) : "");
}

static void put_why(struct sheet *sheet, lxw_col_t column, size_t node)
{
	sheet_text(sheet, column, LOOK_GREY, say_text(sheet->report, &node_of(sheet, node)->why));
}

static void put_standard(struct sheet *sheet, lxw_col_t column, size_t node)
{
	sheet_text(sheet, column, LOOK_GREY,
	           say_text(sheet->report, &node_of(sheet, node)->standard));
}

static bool has_notes(const struct report *r)
{
	return r->result->n_notes > 0;
}

static bool has_standards(const struct report *r)
{
	size_t i;

	for (i = 0; i < r->model->n_criteria; i++)
		if (*say_text(r, &r->model->nodes[r->model->first_criterion + i].standard))
			return true;
	return false;
}

static const struct column columns[] = {
	{ W_PILLAR, 20, put_pillar, NULL, false },
	{ W_CRITERION, 32, put_name, NULL, false },
	{ W_SCORE, 11, sheet_node_score, NULL, true },
	{ W_CLAIMED_SCORE, 11, sheet_claimed, sheet_has_claim, true },
	{ W_DIFFERENCE, 11, sheet_difference, sheet_has_claim, false },
	{ W_WEIGHT, 10, put_weight, NULL, false },
	{ W_EFFECTIVE, 10, sheet_share, NULL, false },
	{ W_LOST, 11, sheet_lost, NULL, false },
	{ W_PEERS_Q1, 10, sheet_peers_q1, sheet_has_peers, false },
	{ W_PEERS_Q2, 10, sheet_peers_median, sheet_has_peers, false },
	{ W_PEERS_Q3, 10, sheet_peers_q3, sheet_has_peers, false },
	{ W_PERCENTILE, 10, sheet_percentile, sheet_has_peers, false },
	{ W_NOTE, 26, put_note, has_notes, false },
	{ W_WHY, 40, put_why, NULL, false },
	{ W_STANDARD, 20, put_standard, has_standards, false },
};

void sheet_criteria(struct sheet *sheet)
{
	const struct eca_model *model = sheet->report->model;
	size_t *items = zeroed(model->n_criteria, sizeof(*items)), i;

	for (i = 0; i < model->n_criteria; i++)
		items[i] = model->first_criterion + i;
	sheet->name_of = say_node;
	sheet_table(sheet, W_SHEET_CRITERIA, W_HINT_CRITERIA, columns,
	            sizeof(columns) / sizeof(columns[0]), items, model->n_criteria);
	free(items);
}
