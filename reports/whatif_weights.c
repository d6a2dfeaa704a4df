/* Weights in force, and what makes a pillar thin. */
#include <stdio.h>
#include <stdlib.h>

#include "whatif.h"

/* The rows of _rules over which a node's children stand. */
void whatif_children(const struct whatif *w, const struct eca_node *node, unsigned rows[2])
{
	size_t last = node->first_child + node->n_children - 1;

	rows[0] = (unsigned)whatif_row(w, node->first_child) + 1;
	rows[1] = (unsigned)whatif_row(w, last) + 1;
}

/* ---- Weights in force ---- */

static bool is_live(const struct whatif *w)
{
	size_t i;

	for (i = 0; i < w->model->n_weightings; i++)
		if (!w->still[w->model->weightings[i].when])
			return true;
	return false;
}

static bool is_weighted_anew(const struct whatif *w, size_t node)
{
	size_t i;

	for (i = 0; i < w->model->n_weightings; i++)
		if (w->model->weightings[i].weights[node] != w->model->nodes[node].weight)
			return true;
	return false;
}

static void put_live_weight(struct whatif *w, size_t node)
{
	const struct eca_model *m = w->model;
	struct whatif_value *weights = zeroed(m->n_weightings + 1, sizeof(*weights));
	char index[24];
	size_t i;

	for (i = 0; i <= m->n_weightings; i++) {
		weights[i].now = i ? m->weightings[i - 1].weights[node] : m->nodes[node].weight;
		form_number(weights[i].now, &weights[i].formula);
	}
	snprintf(index, sizeof(index), "$H$%u+1", (unsigned)w->first_total + TOTAL_WEIGHTING + 1);
	text_clear(&w->formula);
	text_add(&w->formula, "=");
	whatif_choose(w, index, weights, m->n_weightings + 1, &w->formula);
	whatif_put(&w->rules, whatif_row(w, node), RULE_WEIGHT, text_string(&w->formula),
	           eca_weight(w->result, node));
	for (i = 0; i <= m->n_weightings; i++)
		text_free(&weights[i].formula);
	free(weights);
}

/* Where answers decide which weighting is in force, the cell says so by its number. */
void whatif_put_weight(struct whatif *w, size_t node)
{
	if (is_live(w) && is_weighted_anew(w, node))
		put_live_weight(w, node);
	else
		whatif_number(&w->rules, whatif_row(w, node), RULE_WEIGHT,
		              eca_weight(w->result, node));
}

/* ---- Thin pillars ---- */

void whatif_put_thin(struct whatif *w, size_t pillar)
{
	const struct eca_model *m = w->model;
	const struct eca_node *node = &m->nodes[m->first_pillar + pillar];
	const struct eca_node *first = &m->nodes[node->first_child];
	const struct eca_node *last = &m->nodes[node->first_child + node->n_children - 1];
	lxw_row_t row = whatif_row(w, m->first_pillar + pillar);
	unsigned from[2], to[2];
	char asked[64];
	struct text limit = { 0 }, formula = { 0 };

	whatif_children(w, first, from);
	whatif_children(w, last, to);
	form_number(m->na_limit, &limit);
	snprintf(asked, sizeof(asked), "SUMPRODUCT(K%u:K%u,C%u:C%u", from[0], to[1], from[0], to[1]);
	text_format(&formula, "=IF(%s)=0,0,IF(%s,(B%u:B%u=-1)*1)/%s)>", asked, asked, from[0], to[1],
	            asked);
	text_fill(&formula, "{1},1,0))", text_string(&limit), NULL);
	whatif_put(&w->rules, row, RULE_THIN, text_string(&formula), w->result->thin[pillar]);
	text_free(&limit);
	text_free(&formula);
}
