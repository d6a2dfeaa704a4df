/* The scores of criteria, pillars and overall as formulas: those of nodes in _rules, those
 * of expressions in _tables, a row a part. docs/model.md, section 3. */
#include <math.h>
#include <stdlib.h>

#include "whatif.h"

enum { VALUE, WEIGHT, LOGARITHM }; /* columns of _tables */

static struct eca_score value_of(struct whatif *w, size_t expression)
{
	struct eca_score value = { 0, false };

	value.known = eca_value(w->scoring, expression, &value.points);
	return value;
}

/* ---- Expressions ---- */

static lxw_row_t put_expression(struct whatif *w, size_t expression);

/* The cell of a part, which is written first where it is an expression itself. */
static void part_cell(struct whatif *w, const struct eca_part *part, struct text *out)
{
	if (part->node != ECA_NONE)
		whatif_score(w, part->node, out);
	else
		form_cell("", VALUE, put_expression(w, part->expression), out);
}

static struct eca_score part_value(struct whatif *w, const struct eca_part *part)
{
	return part->node != ECA_NONE ? w->result->scores[part->node]
	                              : value_of(w, part->expression);
}

static void put_logarithm(struct whatif *w, lxw_row_t row, struct eca_score value)
{
	struct text formula = { 0 };

	text_format(&formula, "=IF(ISNUMBER(A%u),IF(A%u>0,LN(A%u),0),\"NA\")", (unsigned)row + 1,
	            (unsigned)row + 1, (unsigned)row + 1);
	value.points = value.points > 0 ? log(value.points) : 0;
	whatif_put_score(&w->tables, row, LOGARITHM, text_string(&formula), value);
	text_free(&formula);
}

/* A row for each part of a list that has a weight; comes back with how many. */
static size_t put_parts(struct whatif *w, const struct eca_expression *e, lxw_row_t *first)
{
	struct text *cells = zeroed(e->n_parts, sizeof(*cells));
	size_t count = 0, i;

	for (i = 0; i < e->n_parts; i++)
		if (e->parts[i].weight != 0) {
			text_add(&cells[i], "=");
			part_cell(w, &e->parts[i], &cells[i]);
		}
	*first = w->tables.row;
	for (i = 0; i < e->n_parts; i++) {
		lxw_row_t row = *first + (lxw_row_t)count;
		struct eca_score value = part_value(w, &e->parts[i]);

		if (e->parts[i].weight == 0)
			continue;
		whatif_put_score(&w->tables, row, VALUE, text_string(&cells[i]), value);
		whatif_number(&w->tables, row, WEIGHT, e->parts[i].weight);
		if (e->op == ECA_OP_GEOMETRIC)
			put_logarithm(w, row, value);
		text_free(&cells[i]);
		count++;
	}
	w->tables.row += (lxw_row_t)count;
	free(cells);
	return count;
}

/* {1} the values, {2} the weights, {3} the logarithms. */
static const char *const lists[] = {
	[ECA_OP_WEIGHTED] = "SUMPRODUCT({1},{2})/SUMIF({1},\">=0\",{2})",
	[ECA_OP_GEOMETRIC] = "IF(COUNTIF({1},0)>0,0,EXP(SUMPRODUCT({3},{2})/SUMIF({1},\">=0\",{2})))",
	[ECA_OP_LOWEST] = "MIN({1})",
	[ECA_OP_HIGHEST] = "MAX({1})",
	[ECA_OP_SUM] = "MIN(100,SUM({1}))",
};

static void list_formula(struct whatif *w, const struct eca_expression *e, struct text *out)
{
	struct text columns[LOGARITHM + 1] = { { 0 } };
	lxw_row_t first;
	size_t count = put_parts(w, e, &first);
	int i;

	if (!count) {
		text_add(out, "=\"NA\"");
		return;
	}
	for (i = VALUE; i <= LOGARITHM; i++)
		text_format(&columns[i], "%c%u:%c%u", 'A' + i, (unsigned)first + 1, 'A' + i,
		            (unsigned)first + (unsigned)count);
	text_fill(out, "=IF(COUNT({1})=0,\"NA\",", text_string(&columns[VALUE]), NULL);
	text_fill(out, lists[e->op], text_string(&columns[VALUE]), text_string(&columns[WEIGHT]),
	          text_string(&columns[LOGARITHM]), NULL);
	text_add(out, ")");
	for (i = VALUE; i <= LOGARITHM; i++)
		text_free(&columns[i]);
}

static void capped_formula(struct whatif *w, const struct eca_expression *e, struct text *out)
{
	struct text part = { 0 }, most = { 0 };

	part_cell(w, &e->parts[0], &part);
	form_number(e->n, &most);
	text_fill(out, "=IF(ISNUMBER({1}),MIN({1},{2}),\"NA\")", text_string(&part),
	          text_string(&most), NULL);
	text_free(&part);
	text_free(&most);
}

static void pick_formula(struct whatif *w, const struct eca_expression *e, struct text *out)
{
	struct text condition = { 0 }, one = { 0 }, other = { 0 };

	part_cell(w, &e->parts[0], &one);
	part_cell(w, &e->parts[1], &other);
	form_rule(&w->form, RULE_STATE, w->form.first_condition + (lxw_row_t)e->condition,
	          &condition);
	text_fill(out, "=IF({1}=1,{2},{3})", text_string(&condition), text_string(&one),
	          text_string(&other), NULL);
	text_free(&condition);
	text_free(&one);
	text_free(&other);
}

/* Writes what it comes to behind its parts, into the row that comes back. */
static lxw_row_t put_expression(struct whatif *w, size_t expression)
{
	const struct eca_expression *e = &w->model->expressions[expression];
	struct text formula = { 0 };

	switch (e->op) {
	case ECA_OP_POINTS:
		whatif_number(&w->tables, w->tables.row, VALUE, e->n);
		return w->tables.row++;
	case ECA_OP_CAPPED:
		capped_formula(w, e, &formula);
		break;
	case ECA_OP_PICK:
		pick_formula(w, e, &formula);
		break;
	default:
		list_formula(w, e, &formula);
	}
	whatif_put_score(&w->tables, w->tables.row, VALUE, text_string(&formula),
	                 value_of(w, expression));
	text_free(&formula);
	return w->tables.row++;
}

/* Whether a pick in it hangs on what no formula tells. */
static bool expression_stays(const struct whatif *w, size_t expression)
{
	const struct eca_expression *e = &w->model->expressions[expression];
	bool stays = e->op == ECA_OP_PICK && w->stays[e->condition];
	size_t i;

	for (i = 0; i < e->n_parts && !stays; i++)
		if (e->parts[i].node == ECA_NONE)
			stays = expression_stays(w, e->parts[i].expression);
	return stays;
}

/* ---- Nodes ---- */

/* Whether some child may weigh nothing. */
static bool may_weigh_nothing(const struct whatif *w, const struct eca_node *node)
{
	size_t i, k;

	for (i = node->first_child; i < node->first_child + node->n_children; i++) {
		if (w->model->nodes[i].weight == 0)
			return true;
		for (k = 0; k < w->model->n_weightings; k++)
			if (w->model->weightings[k].weights[i] == 0)
				return true;
	}
	return false;
}

static void mean_formula(const struct whatif *w, const struct eca_node *node, struct text *out)
{
	struct text weights = { 0 }, mean = { 0 };
	unsigned rows[2];

	whatif_children(w, node, rows);
	text_format(&weights, "SUMIF(H%u:H%u,\">=0\",I%u:I%u)", rows[0], rows[1], rows[0], rows[1]);
	text_format(&mean, "SUMPRODUCT(H%u:H%u,I%u:I%u)/", rows[0], rows[1], rows[0], rows[1]);
	text_add(&mean, text_string(&weights));
	if (may_weigh_nothing(w, node))
		text_fill(out, "=IF({1}=0,\"NA\",", text_string(&weights), NULL);
	else
		text_format(out, "=IF(COUNT(H%u:H%u)=0,\"NA\",", rows[0], rows[1]);
	whatif_rounded(text_string(&mean), out);
	text_add(out, ")");
	text_free(&weights);
	text_free(&mean);
}

static void expression_formula(struct whatif *w, size_t expression, struct text *out)
{
	struct text cell = { 0 };

	form_cell(w->tables_page, VALUE, put_expression(w, expression), &cell);
	text_fill(out, "=IF(ISNUMBER({1}),", text_string(&cell), NULL);
	whatif_rounded(text_string(&cell), out);
	text_add(out, ",\"NA\")");
	text_free(&cell);
}

/* Adds the formula of a score that a function makes, unless nothing changes that; false
 * where none tells it. */
static bool function_formula(struct whatif *w, size_t node, struct text *out)
{
	struct eca_table *table = whatif_tabulate(w, node, ECA_NONE);
	bool told = table != NULL;

	if (table && table->n_answers)
		whatif_look_up(w, table, whatif_put_table(w, table, false), out);
	eca_table_free(table);
	return told;
}

static void put_node(struct whatif *w, size_t index)
{
	const struct eca_node *node = &w->model->nodes[index];
	struct eca_score score = w->result->scores[index];
	lxw_row_t row = whatif_row(w, index);
	struct text formula = { 0 };
	bool stays = false;

	if (node->scored && node->expression != ECA_NONE)
		expression_formula(w, node->expression, &formula);
	else if (node->scored && node->function != ECA_NONE)
		stays = !function_formula(w, index, &formula);
	else if (node->scored)
		mean_formula(w, node, &formula);
	if (formula.length)
		whatif_put_score(&w->rules, row, RULE_SCORE, text_string(&formula), score);
	else
		whatif_fixed(&w->rules, row, RULE_SCORE, score);
	w->node_stays[index] = stays || (node->expression != ECA_NONE &&
	                                 expression_stays(w, node->expression));
	text_free(&formula);
}

void whatif_nodes(struct whatif *w)
{
	const struct eca_model *m = w->model;
	size_t i;

	for (i = 0; i < m->n_nodes; i++) {
		const struct eca_node *node = &m->nodes[i];

		whatif_put_weight(w, i);
		if (node->kind == ECA_QUESTION)
			continue;
		put_node(w, i);
		worksheet_write_string(w->rules.page, whatif_row(w, i), RULE_ID, node->id, NULL);
		whatif_name(w, "s_", node->id, NULL, w->form.rules, RULE_SCORE, whatif_row(w, i));
	}
	for (i = 0; i < m->n_pillars && w->thin; i++)
		whatif_put_thin(w, i);
}
