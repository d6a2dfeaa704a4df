/* Conditions over scores, gates, tiers, and what they come to, as formulas of _rules:
 * docs/model.md, sections 4 and 5. */
#include <stdio.h>
#include <string.h>

#include "whatif.h"

/* ---- Conditions over scores and counts ---- */

/* The score of a question that has no answer is not at least anything. */
static void score_at_least(const struct whatif *w, const struct eca_condition *c, struct text *out)
{
	bool question = w->model->nodes[c->node].kind == ECA_QUESTION;
	unsigned row = (unsigned)whatif_row(w, c->node) + 1;

	text_add(out, "=");
	if (question)
		text_format(out, "IF(F%u=-1,2,IF(F%u<=0,0,", row, row);
	text_format(out, "IF(ISNUMBER(H%u),IF(H%u>=", row, row);
	form_number(c->n, out);
	text_add(out, question ? ",1,0),2)))" : ",1,0),2)");
}

static void pillar_rows(const struct whatif *w, char rows[48])
{
	unsigned first = (unsigned)whatif_row(w, w->model->first_pillar) + 1;

	snprintf(rows, 48, "$H$%u:$H$%u", first, first + (unsigned)w->model->n_pillars - 1);
}

static void every_pillar(const struct whatif *w, const struct eca_condition *c, struct text *out)
{
	char rows[48];

	pillar_rows(w, rows);
	text_format(out, "=IF(COUNT(%s)=0,2,IF(MIN(%s)>=", rows, rows);
	form_number(c->n, out);
	text_add(out, ",1,0))");
}

static void missing_at_most(const struct whatif *w, const struct eca_condition *c,
                            struct text *out)
{
	text_format(out, "=IF($H$%u<=", (unsigned)w->first_total + TOTAL_MISSING + 1);
	form_number(c->n, out);
	text_add(out, ",1,0)");
}

bool whatif_tell(const struct form *form, size_t condition, struct text *out)
{
	struct whatif *w = form->teller;
	const struct eca_condition *c = &form->model->conditions[condition];
	const struct eca_table *table = w->told[condition];

	switch (c->test) {
	case ECA_IF_SCORE_AT_LEAST:
		score_at_least(w, c, out);
		return true;
	case ECA_IF_EVERY_PILLAR:
		every_pillar(w, c, out);
		return true;
	case ECA_IF_MISSING_AT_MOST:
		missing_at_most(w, c, out);
		return true;
	default:
		if (table && !w->still[condition])
			whatif_look_up(w, table, whatif_put_table(w, table, true), out);
		return table && !w->still[condition];
	}
}

/* ---- Gates ---- */

static void condition_cell(const struct whatif *w, size_t condition, struct text *out)
{
	form_cell("", RULE_STATE, w->form.first_condition + (lxw_row_t)condition, out);
}

static void gate_state(struct whatif *w, const struct eca_gate *gate, struct text *out)
{
	struct text when = { 0 }, unless = { 0 };

	condition_cell(w, gate->unless, &unless);
	if (gate->when != ECA_NONE) {
		condition_cell(w, gate->when, &when);
		text_fill(out, "=IF({1}<>1,0,IF({2}=0,2,1))", text_string(&when),
		          text_string(&unless), NULL);
	} else {
		text_fill(out, "=IF({1}=0,2,1)", text_string(&unless), NULL);
	}
	text_free(&when);
	text_free(&unless);
}

/* How many tiers it lowers, and the highest, counted from 1, that it leaves. */
static void put_effect(struct whatif *w, size_t index, lxw_row_t row)
{
	const struct eca_gate *gate = &w->model->gates[index];
	unsigned line = (unsigned)row + 1, n_tiers = (unsigned)w->model->n_tiers;
	unsigned cap = gate->cap == ECA_NONE ? n_tiers : (unsigned)gate->cap + 1;
	bool fired = w->result->gates[index] == ECA_GATE_FIRED;
	char formula[64];

	snprintf(formula, sizeof(formula), "=IF(H%u=2,%zu,0)", line, gate->drop);
	whatif_put(&w->rules, row, RULE_DROP, formula, fired ? (double)gate->drop : 0);
	snprintf(formula, sizeof(formula), "=IF(H%u=2,%u,%u)", line, cap, n_tiers);
	whatif_put(&w->rules, row, RULE_CAP, formula, fired ? cap : n_tiers);
}

static void put_gates(struct whatif *w)
{
	size_t i;

	for (i = 0; i < w->model->n_gates; i++) {
		const struct eca_gate *gate = &w->model->gates[i];
		lxw_row_t row = w->first_gate + (lxw_row_t)i;

		text_clear(&w->formula);
		gate_state(w, gate, &w->formula);
		worksheet_write_string(w->rules.page, row, RULE_ID, gate->id, NULL);
		whatif_put(&w->rules, row, RULE_SCORE, text_string(&w->formula), w->result->gates[i]);
		put_effect(w, i, row);
		whatif_name(w, "g_", gate->id, NULL, w->form.rules, RULE_SCORE, row);
	}
}

/* ---- Tiers ---- */

/* Whether the climb comes to it: the tier below, its threshold, its needs, no thin pillar. */
static void climb(struct whatif *w, size_t tier, struct text *out)
{
	const struct eca_tier *t = &w->model->tiers[tier];
	unsigned below = (unsigned)w->first_tier + (unsigned)tier;
	unsigned overall = (unsigned)whatif_row(w, w->model->overall) + 1;
	unsigned pillar = (unsigned)whatif_row(w, w->model->first_pillar) + 1;

	text_format(out, "=IF(H%u=0,0,IF(ISNUMBER(H%u),IF(H%u>=", below, overall, overall);
	form_number(t->from, out);
	text_add(out, ",");
	if (t->needs != ECA_NONE) {
		text_add(out, "IF(");
		condition_cell(w, t->needs, out);
		text_add(out, "=0,0,");
	}
	if (t->thin_ok)
		text_add(out, "1");
	else
		text_format(out, "IF(SUM(L%u:L%u)>0,0,1)", pillar,
		            pillar + (unsigned)w->model->n_pillars - 1);
	text_add(out, t->needs != ECA_NONE ? "),0),0))" : ",0),0))");
}

/* The climb is worked out whatever the status, which is looked at behind it. */
bool whatif_climbs(const struct whatif *w, size_t tier)
{
	const struct eca_result *r = w->result;
	size_t i, k;

	for (i = 1; i <= tier; i++) {
		const struct eca_tier *t = &w->model->tiers[i];
		const struct eca_score *overall = &r->scores[w->model->overall];

		if (!overall->known || overall->points < t->from ||
		    (t->needs != ECA_NONE && w->form.verdicts[t->needs] - 1 == FAILS))
			return false;
		for (k = 0; k < w->model->n_pillars && !t->thin_ok; k++)
			if (r->thin[k])
				return false;
	}
	return true;
}

static void put_tiers(struct whatif *w)
{
	size_t i;

	for (i = 0; i < w->model->n_tiers; i++) {
		lxw_row_t row = w->first_tier + (lxw_row_t)i;

		worksheet_write_string(w->rules.page, row, RULE_ID, w->model->tiers[i].id, NULL);
		if (!i) {
			whatif_number(&w->rules, row, RULE_SCORE, 1);
			continue;
		}
		text_clear(&w->formula);
		climb(w, i, &w->formula);
		whatif_put(&w->rules, row, RULE_SCORE, text_string(&w->formula), whatif_climbs(w, i));
	}
}

/* ---- What they come to ---- */

static const char *const totals[TOTALS] = {
	[TOTAL_MISSING] = "missing", [TOTAL_COMPLETENESS] = "completeness",
	[TOTAL_STATUS] = "status", [TOTAL_REACHED] = "reached", [TOTAL_TIER] = "tier",
	[TOTAL_WEIGHTING] = "weighting", [TOTAL_EDITED] = "edited", [TOTAL_CHECK] = "check",
};

static void put_total(struct whatif *w, enum total total, double value)
{
	lxw_row_t row = w->first_total + (lxw_row_t)total;

	worksheet_write_string(w->rules.page, row, RULE_ID, totals[total], NULL);
	whatif_put(&w->rules, row, RULE_SCORE, text_string(&w->formula), value);
	text_clear(&w->formula);
}

static unsigned total_line(const struct whatif *w, enum total total)
{
	return (unsigned)w->first_total + (unsigned)total + 1;
}

/* Of all questions that apply, and of those that have to be answered. */
static void put_counts(struct whatif *w)
{
	unsigned first = (unsigned)w->form.asked[0].rule + 1;
	unsigned last = (unsigned)w->form.first_condition;
	char needed[64];

	text_format(&w->formula, "=COUNTIF(F%u:F%u,0)+COUNTIF(F%u:F%u,-3)", first, last, first, last);
	put_total(w, TOTAL_MISSING, (double)w->result->n_missing);
	snprintf(needed, sizeof(needed), "SUMPRODUCT(D%u:D%u,(F%u:F%u", first, last, first, last);
	text_format(&w->formula, "=IF(%s<>-1)*1)=0,1,(%s>0)*1)+%s=-2)*1))/%s<>-1)*1))", needed, needed,
	            needed, needed);
	put_total(w, TOTAL_COMPLETENESS, w->result->completeness);
}

static void put_status(struct whatif *w)
{
	text_format(&w->formula, "=IF(H%u<", total_line(w, TOTAL_COMPLETENESS));
	form_number(w->model->completeness, &w->formula);
	text_format(&w->formula, ",1,IF(ISNUMBER(H%u),0,2))",
	            (unsigned)whatif_row(w, w->model->overall) + 1);
	put_total(w, TOTAL_STATUS, w->result->status);
}

/* A tier counted from 1; 0 for none. */
static double from_one(size_t tier)
{
	return tier == ECA_NONE ? 0 : (double)tier + 1;
}

static void put_tier(struct whatif *w)
{
	unsigned tiers = (unsigned)w->first_tier + 1, gates = (unsigned)w->first_gate + 1;
	unsigned reached = total_line(w, TOTAL_REACHED), status = total_line(w, TOTAL_STATUS);

	text_format(&w->formula, "=IF(H%u=0,SUM(H%u:H%u),0)", status, tiers,
	            tiers + (unsigned)w->model->n_tiers - 1);
	put_total(w, TOTAL_REACHED, from_one(w->result->tier_before_gates));
	if (w->model->n_gates)
		text_format(&w->formula, "=IF(H%u=0,MAX(1,MIN(H%u-SUM(I%u:I%u),MIN(J%u:J%u))),0)",
		            status, reached, gates, tiers - 1, gates, tiers - 1);
	else
		text_format(&w->formula, "=H%u", reached);
	put_total(w, TOTAL_TIER, from_one(w->result->tier));
}

/* The first whose `when` holds, counted from 1: the least of the numbers to which nothing is
 * added. (As many IFs in each other would be too many for Excel, which takes 64.) */
static void put_weighting(struct whatif *w)
{
	const struct eca_model *m = w->model;
	size_t i, none = m->n_weightings + 1;

	text_format(&w->formula, "=MOD(MIN(%zu", none);
	for (i = 0; i < m->n_weightings; i++) {
		text_format(&w->formula, ",%zu+%zu*(", i + 1, none);
		condition_cell(w, m->weightings[i].when, &w->formula);
		text_add(&w->formula, "<>1)");
	}
	text_format(&w->formula, "),%zu)", none);
	put_total(w, TOTAL_WEIGHTING, from_one(w->result->weighting));
}

/* Adds how many cells of a column on the sheet differ from another column's. */
static void count_changed(const struct whatif *w, lxw_col_t column, lxw_col_t then,
                          struct text *out)
{
	text_add(out, "SUMPRODUCT((");
	form_cell(w->page.quoted, column, w->first_row, out);
	text_add(out, ":");
	form_cell("", column, w->last_row, out);
	text_add(out, "<>");
	form_cell(w->page.quoted, then, w->first_row, out);
	text_add(out, ":");
	form_cell("", then, w->last_row, out);
	text_add(out, ")*1)");
}

/* 2 while something is edited; else whether the workbook comes to what the engine does. */
static void put_check(struct whatif *w)
{
	const struct eca_score *overall = &w->result->scores[w->model->overall];

	text_add(&w->formula, "=");
	count_changed(w, w->page.places.answer, w->page.places.guide, &w->formula);
	if (w->graded) {
		text_add(&w->formula, "+");
		count_changed(w, w->page.places.evidence, w->page.places.code, &w->formula);
	}
	put_total(w, TOTAL_EDITED, 0);
	text_format(&w->formula, "=IF(H%u>0,2,IF(AND(H%u=%d,H%u=%.0f,H%u=%.0f,H%u=",
	            total_line(w, TOTAL_EDITED), total_line(w, TOTAL_STATUS),
	            (int)w->result->status, total_line(w, TOTAL_REACHED),
	            from_one(w->result->tier_before_gates), total_line(w, TOTAL_TIER),
	            from_one(w->result->tier), (unsigned)whatif_row(w, w->model->overall) + 1);
	if (overall->known)
		form_number(overall->points, &w->formula);
	else
		text_add(&w->formula, "\"NA\"");
	text_add(&w->formula, "),1,0))");
	put_total(w, TOTAL_CHECK, 1);
}

void whatif_verdict(struct whatif *w)
{
	static const struct {
		const char *name;
		enum total total;
	} named[] = {
		{ "t_status", TOTAL_STATUS }, { "t_reached", TOTAL_REACHED },
		{ "t_tier", TOTAL_TIER }, { "w_check", TOTAL_CHECK },
	};
	size_t i;

	put_gates(w);
	put_tiers(w);
	text_clear(&w->formula);
	put_counts(w);
	put_status(w);
	put_tier(w);
	put_weighting(w);
	put_check(w);
	for (i = 0; i < sizeof(named) / sizeof(named[0]); i++)
		whatif_name(w, named[i].name, "", NULL, w->form.rules, RULE_SCORE,
		            w->first_total + (lxw_row_t)named[i].total);
}
