/* What comes of scores: weights, tiers, gates, evidence, actions; and what changed. */
#include <stdlib.h>
#include <string.h>

#include "diff_say.h"
#include "publish_parts.h"

/* ---- Weights ---- */

static void put_parts(struct publishing *p, const struct eca_node *pillar)
{
	struct text text = { 0 }, line = { 0 };
	char weight[SAY_SIZE];
	size_t i;

	for (i = pillar->first_child; i < pillar->first_child + pillar->n_children; i++) {
		text_clear(&line);
		text_fill(&line, "{1} ×{2}", say_node(p->say, i),
		          say_number(p->say, p->model->nodes[i].weight, weight), NULL);
		publish_line(&text, text_string(&line));
	}
	publish_text(p, BLOCK_CELL, &text);
	text_free(&line);
	text_free(&text);
}

static void structure(struct publishing *p)
{
	static const unsigned char widths[] = { 4, 2, 6, 0 };
	static const enum word titles[] = { W_PILLAR, W_WEIGHT, W_PUB_CRITERIA };
	const struct eca_model *m = p->model;
	size_t i;

	publish_table(p, widths, titles);
	for (i = m->first_pillar; i < m->first_pillar + m->n_pillars; i++) {
		document_lead(p->out, NULL, say_node(p->say, i));
		publish_weight(p, m->nodes[i].weight);
		put_parts(p, &m->nodes[i]);
	}
}

/* How the pillars make the overall score, where it is not by these weights. */
static void own_formula(struct publishing *p)
{
	const struct eca_node *overall = &p->model->nodes[p->model->overall];
	struct text formula = { 0 };

	if (overall->expression == ECA_NONE && overall->function == ECA_NONE)
		return;
	say_formula(p->say, p->model->overall, &formula);
	publish_say(p, BLOCK_PARAGRAPH, W_DO, say_word(p->say, W_OVERALL_SCORE),
	            text_string(&formula), "");
	text_free(&formula);
}

static bool differs(const struct eca_model *m, size_t node)
{
	size_t i;

	for (i = 0; i < m->n_weightings; i++)
		if (m->weightings[i].weights[node] != m->nodes[node].weight)
			return true;
	return false;
}

/* Nodes whose weight is another in some weighting; how many. */
static size_t weighed(const struct eca_model *m, size_t *nodes)
{
	size_t i, count = 0;

	for (i = 0; i < m->n_nodes; i++)
		if (differs(m, i))
			nodes[count++] = i;
	return count;
}

static void weighting_name(const struct publishing *p, const struct eca_weighting *w,
                           struct text *out)
{
	struct text when = { 0 };

	if (strcmp(say_text(p->say, &w->name), w->id) != 0)
		publish_line(out, say_text(p->say, &w->name));
	say_condition(p->say, w->when, &when);
	publish_line(out, text_string(&when));
	text_free(&when);
}

enum { NAME_WIDTH = 3, NODES_A_TABLE = DOCUMENT_COLUMNS - NAME_WIDTH };

static void node_titles(struct publishing *p, const size_t *nodes, size_t count)
{
	unsigned char widths[NODES_A_TABLE + 2] = { 0 };
	char code[SAY_SIZE];
	size_t i;

	widths[0] = (unsigned char)(DOCUMENT_COLUMNS - count);
	for (i = 0; i < count; i++)
		widths[i + 1] = 1;
	document_table(p->out, widths);
	document_cell(p->out, say_word(p->say, W_PUB_WEIGHTING));
	for (i = 0; i < count; i++) {
		bool pillar = p->model->nodes[nodes[i]].kind == ECA_PILLAR;

		document_cell(p->out, pillar ? say_short(p->say, nodes[i] - p->model->first_pillar,
		                                         code)
		                             : p->model->nodes[nodes[i]].id);
	}
}

static void weighting_table(struct publishing *p, const size_t *nodes, size_t count)
{
	const struct eca_model *m = p->model;
	struct text name = { 0 };
	size_t i, k;

	node_titles(p, nodes, count);
	document_lead(p->out, NULL, say_word(p->say, W_OWN_WEIGHT));
	for (k = 0; k < count; k++)
		publish_weight(p, m->nodes[nodes[k]].weight);
	for (i = 0; i < m->n_weightings; i++) {
		weighting_name(p, &m->weightings[i], &name);
		publish_text(p, BLOCK_CELL, &name);
		for (k = 0; k < count; k++)
			publish_weight(p, m->weightings[i].weights[nodes[k]]);
	}
	text_free(&name);
}

static void weightings(struct publishing *p)
{
	size_t *nodes = zeroed(p->model->n_nodes, sizeof(*nodes));
	size_t count = weighed(p->model, nodes), at, some;

	publish_heading(p, 2, "weightings", W_PUB_WEIGHTINGS);
	publish_say(p, BLOCK_PARAGRAPH, W_PUB_FIRST_HOLDS, "", "", "");
	for (at = 0; at < count; at += some) {
		some = count - at < NODES_A_TABLE ? count - at : NODES_A_TABLE;
		weighting_table(p, nodes + at, some);
	}
	free(nodes);
}

void publish_weights(struct publishing *p)
{
	publish_heading(p, 1, "weights", W_PUB_WEIGHTS);
	structure(p);
	own_formula(p);
	if (p->model->n_weightings)
		weightings(p);
}

/* ---- Tiers and gates ---- */

void publish_tiers(struct publishing *p)
{
	static const unsigned char widths[] = { 3, 1, 4, 4, 0 };
	static const enum word titles[] = { W_TIER, W_FROM, W_NEEDS, W_MEANING };
	struct text needs = { 0 };
	size_t i;

	publish_heading(p, 1, "tiers", W_TIERS);
	publish_table(p, widths, titles);
	for (i = 0; i < p->model->n_tiers; i++) {
		const struct eca_tier *tier = &p->model->tiers[i];

		document_lead(p->out, NULL, say_text(p->say, &tier->name));
		publish_points(p, tier->from);
		say_needs(p->say, i, &needs);
		text_add(&needs, needs.length ? "" : "–");
		publish_text(p, BLOCK_CELL, &needs);
		document_cell(p->out, say_text(p->say, &tier->meaning));
	}
	text_free(&needs);
}

static void add_gate(const struct publishing *p, enum word word, size_t condition,
                     struct text *out)
{
	if (condition == ECA_NONE)
		return;
	publish_line(out, say_word(p->say, word));
	text_add(out, " ");
	say_condition(p->say, condition, out);
}

void publish_gates(struct publishing *p)
{
	static const unsigned char widths[] = { 3, 3, 6, 0 };
	static const enum word titles[] = { W_GATE, W_PUB_EFFECT, W_PUB_LIFTED };
	struct text text = { 0 };
	size_t i;

	if (!p->model->n_gates)
		return;
	publish_heading(p, 1, "gates", W_GATES);
	publish_table(p, widths, titles);
	for (i = 0; i < p->model->n_gates; i++) {
		const struct eca_gate *gate = &p->model->gates[i];

		document_lead(p->out, NULL, say_text(p->say, &gate->name));
		say_gate_effect(p->say, gate, &text);
		publish_text(p, BLOCK_CELL, &text);
		add_gate(p, W_GATE_WHEN, gate->when, &text);
		add_gate(p, W_GATE_OPENS, gate->unless, &text);
		publish_text(p, BLOCK_CELL, &text);
	}
	text_free(&text);
}

void publish_evidence(struct publishing *p)
{
	static const unsigned char widths[] = { 2, 2, 8, 0 };
	static const enum word titles[] = { W_EVIDENCE, W_FACTOR, W_MEANING };
	struct text meaning = { 0 };
	size_t i;

	if (!p->model->n_grades)
		return;
	publish_heading(p, 1, "evidence", W_EVIDENCE_GRADES);
	publish_table(p, widths, titles);
	for (i = 0; i < p->model->n_grades; i++) {
		document_lead(p->out, NULL, p->model->grades[i].id);
		publish_weight(p, p->model->grades[i].factor);
		text_add(&meaning, say_text(p->say, &p->model->grades[i].text));
		if (i == p->model->default_grade)
			text_fill(&meaning, " ({1})", say_word(p->say, W_DEFAULT_MARK), NULL);
		publish_text(p, BLOCK_CELL, &meaning);
	}
	text_free(&meaning);
}

/* ---- Actions ---- */

/* Its own support area, or else its criterion's; and the measure of the programme. */
static void put_support(struct publishing *p, const struct eca_action *action)
{
	const struct eca_model *m = p->model;
	size_t area = action->support != ECA_NONE ? action->support
	                                          : m->nodes[action->criterion].support;
	struct text text = { 0 };

	if (area != ECA_NONE)
		publish_line(&text, say_text(p->say, &m->areas[area].name));
	if (area != ECA_NONE && action->measure != ECA_NONE)
		publish_line(&text, say_text(p->say,
		                             &m->areas[area].measures[action->measure].name));
	publish_text(p, BLOCK_CELL, &text);
	text_free(&text);
}

static void put_action(struct publishing *p, const struct eca_action *action)
{
	struct text text = { 0 }, first = { 0 };

	document_cell(p->out, say_node(p->say, action->criterion));
	publish_points(p, action->below);
	text_add(&text, say_text(p->say, &action->text));
	if (*say_text(p->say, &action->first)) {
		text_fill(&first, say_word(p->say, W_DO), say_word(p->say, W_FIRST_STEP),
		          say_text(p->say, &action->first), NULL);
		publish_line(&text, text_string(&first));
	}
	document_lead(p->out, NULL, text_string(&text));
	text_clear(&text);
	say_step_effort(p->say, action, &text);
	publish_text(p, BLOCK_CELL, &text);
	say_months(p->say, action, &text);
	publish_text(p, BLOCK_CELL, &text);
	put_support(p, action);
	text_free(&text);
	text_free(&first);
}

static void areas(struct publishing *p)
{
	static const unsigned char widths[] = { 4, 8, 0 };
	static const enum word titles[] = { W_SUPPORT, W_PUB_MEASURES };
	struct text text = { 0 };
	size_t i, k;

	publish_heading(p, 1, "support", W_PUB_AREAS);
	publish_table(p, widths, titles);
	for (i = 0; i < p->model->n_areas; i++) {
		const struct eca_support_area *area = &p->model->areas[i];

		document_lead(p->out, NULL, say_text(p->say, &area->name));
		for (k = 0; k < area->n_measures; k++)
			publish_line(&text, say_text(p->say, &area->measures[k].name));
		publish_text(p, BLOCK_CELL, &text);
	}
	text_free(&text);
}

void publish_actions(struct publishing *p)
{
	static const unsigned char widths[] = { 2, 1, 4, 1, 1, 3, 0 };
	static const enum word titles[] = { W_CRITERION, W_PUB_WHEN_BELOW, W_ACTION, W_EFFORT,
		                            W_MONTHS,    W_SUPPORT };
	size_t i;

	if (p->model->n_actions) {
		publish_heading(p, 1, "actions", W_PUB_ACTIONS);
		publish_table(p, widths, titles);
		for (i = 0; i < p->model->n_actions; i++)
			put_action(p, &p->model->actions[i]);
	}
	if (p->model->n_areas)
		areas(p);
}

/* ---- Changes ---- */

static void edits(struct publishing *p, const struct eca_diff *diff)
{
	static const unsigned char widths[] = { 1, 9, 2, 0 };
	static const enum word titles[] = { W_FORM_NUMBER, W_DIFF_EDIT, W_DIFF_SCORING };
	const struct diff_say say = diff_say_new(diff, p->language);
	struct text text = { 0 };
	char number[SAY_SIZE];
	size_t i;

	publish_table(p, widths, titles);
	for (i = 0; i < diff->n_edits; i++) {
		document_number(p->out, say_count(p->say, i + 1, number), (double)(i + 1));
		diff_say_edit(&say, &diff->edits[i], &text);
		publish_text(p, BLOCK_CELL, &text);
		document_cell(p->out, say_word(p->say, diff->edits[i].scoring ? W_YES : W_NO));
	}
	text_free(&text);
}

void publish_changes(struct publishing *p)
{
	const struct eca_diff *diff = p->about->since;
	struct text title = { 0 };
	char all[SAY_SIZE], scoring[SAY_SIZE];

	if (!diff)
		return;
	text_fill(&title, say_word(p->say, W_PUB_CHANGES), diff->before->version, NULL);
	document_heading(p->out, 1, "changes", text_string(&title));
	text_free(&title);
	if (!diff->n_edits) {
		publish_say(p, BLOCK_PARAGRAPH, W_DIFF_NO_EDITS, "", "", "");
		return;
	}
	publish_say(p, BLOCK_PARAGRAPH, W_DIFF_COUNT_EDITS, say_count(p->say, diff->n_edits, all),
	            say_count(p->say, diff->n_scoring, scoring), "");
	edits(p, diff);
}
