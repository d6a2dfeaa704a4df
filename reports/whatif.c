/* The What-if sheet's hidden sheets: what stands where, and how it is written. */
#include "whatif.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- Where things stand ---- */

lxw_row_t whatif_row(const struct whatif *w, size_t node)
{
	size_t first = w->model->first_criterion;

	if (node < first)
		return w->form.of_question[w->model->nodes[node].question]->rule;
	return w->first_node + (lxw_row_t)(node - first);
}

void whatif_score(const struct whatif *w, size_t node, struct text *out)
{
	form_rule(&w->form, RULE_SCORE, whatif_row(w, node), out);
}

void whatif_total(const struct whatif *w, enum total total, struct text *out)
{
	form_rule(&w->form, RULE_SCORE, w->first_total + (lxw_row_t)total, out);
}

static void plan_rows(struct whatif *w)
{
	const struct eca_model *m = w->model;

	form_rules_plan(&w->form);
	w->first_node = w->form.first_condition + (lxw_row_t)m->n_conditions;
	w->first_gate = w->first_node + (lxw_row_t)(m->n_nodes - m->first_criterion);
	w->first_tier = w->first_gate + (lxw_row_t)m->n_gates;
	w->first_total = w->first_tier + (lxw_row_t)m->n_tiers;
}

/* ---- Cells ---- */

void whatif_rounded(const char *points, struct text *out)
{
	text_fill(out, "INT({1}*1000000+0.5+0.000001)/1000000", points, NULL);
}

void whatif_put(struct sheet *sheet, lxw_row_t row, int column, const char *formula, double value)
{
	worksheet_write_formula_num(sheet->page, row, (lxw_col_t)column, formula, NULL, value);
}

void whatif_put_score(struct sheet *sheet, lxw_row_t row, int column, const char *formula,
                      struct eca_score value)
{
	if (value.known)
		whatif_put(sheet, row, column, formula, value.points);
	else
		worksheet_write_formula_str(sheet->page, row, (lxw_col_t)column, formula, NULL, "NA");
}

void whatif_number(struct sheet *sheet, lxw_row_t row, int column, double value)
{
	worksheet_write_number(sheet->page, row, (lxw_col_t)column, value, NULL);
}

void whatif_fixed(struct sheet *sheet, lxw_row_t row, int column, struct eca_score value)
{
	if (value.known)
		whatif_number(sheet, row, column, value.points);
	else
		worksheet_write_string(sheet->page, row, (lxw_col_t)column, "NA", NULL);
}

/* ---- The firm's answers ---- */

/* As a questionnaire would hold it. N/A that the question does not allow came by a rule. */
static int state_of(const struct eca_question *q, const struct eca_answer *answer)
{
	switch (answer->state) {
	case ECA_NA:
		return q->na_allowed ? STATE_NA : STATE_MISSING;
	case ECA_NO_DATA:
		return STATE_NO_DATA;
	case ECA_ANSWERED:
		if (q->type == ECA_MULTI)
			return answer->set ? 2 : 1;
		return q->n_options ? (int)answer->number + 1 : 1;
	default:
		return STATE_MISSING;
	}
}

bool whatif_is_worthless(const struct whatif *w, const struct eca_answer *answer)
{
	size_t grade = answer->grade == ECA_NO_GRADE ? w->model->default_grade : answer->grade;

	return w->graded && w->model->grades[grade].factor == 0;
}

static void make_asked(struct whatif *w)
{
	const struct eca_model *m = w->model;
	const struct eca_answer *answers = w->result->assessment->answers;
	struct form *form = &w->form;
	size_t i;

	form->asked = zeroed(m->n_questions, sizeof(*form->asked));
	form->of_question = zeroed(m->n_questions, sizeof(struct asked *));
	for (i = m->n_profile; i < m->n_questions; i++) {
		struct asked *asked = &form->asked[form->n_asked++];

		*asked = (struct asked){
			.question = &m->questions[i], .index = i,
			.state = state_of(&m->questions[i], &answers[i]),
			.chosen = answers[i].set,
			.page = w->page.quoted, .places = &w->page.places,
		};
		form->of_question[i] = asked;
	}
}

/* ---- What conditions come to ---- */

static bool all_still(const struct whatif *w, const struct eca_condition *c)
{
	size_t i;

	for (i = 0; i < c->n_parts; i++)
		if (!w->still[c->parts[i]])
			return false;
	return true;
}

/* The profile and the kind of assessment stay as they are. */
static bool is_still(const struct whatif *w, size_t condition)
{
	const struct eca_condition *c = &w->model->conditions[condition];

	switch (c->test) {
	case ECA_IF_SELF_ASSESSED:
		return true;
	case ECA_IF_SCORE_AT_LEAST:
	case ECA_IF_EVERY_PILLAR:
	case ECA_IF_MISSING_AT_MOST:
		return false;
	case ECA_IF_FUNCTION:
		return w->told[condition] && !w->told[condition]->n_answers;
	case ECA_IF_ALL:
	case ECA_IF_ANY:
	case ECA_IF_NONE:
		return all_still(w, c);
	default:
		return c->question < w->model->n_profile;
	}
}

static void look_up_conditions(struct whatif *w)
{
	static const unsigned char verdicts[] = {
		[ECA_FALSE] = FAILS, [ECA_TRUE] = HOLDS, [ECA_NOT_APPLICABLE] = DROPS,
	};
	size_t i;

	for (i = 0; i < w->model->n_conditions; i++) {
		w->form.verdicts[i] = (unsigned char)(verdicts[eca_verdict(w->scoring, i)] + 1);
		if (w->model->conditions[i].test == ECA_IF_FUNCTION)
			w->told[i] = whatif_tabulate(w, ECA_NONE, i);
		w->still[i] = is_still(w, i);
	}
}

/* ---- Begin and end ---- */

static bool thin_counts(const struct eca_model *m)
{
	size_t i;

	for (i = 0; i < m->n_tiers; i++)
		if (!m->tiers[i].thin_ok)
			return true;
	return false;
}

static void name_sheets(struct whatif *w)
{
	char name[HIDDEN_NAME_SIZE];

	report_hidden_name(w->report, LISTS_SHEET, name);
	snprintf(w->form.lists, sizeof(w->form.lists), "'%s'!", name);
	report_hidden_name(w->report, RULES_SHEET, name);
	snprintf(w->form.rules, sizeof(w->form.rules), "'%s'!", name);
	report_hidden_name(w->report, TABLES_SHEET, name);
	snprintf(w->tables_page, sizeof(w->tables_page), "'%s'!", name);
}

void whatif_begin(struct whatif *w, struct sheet *sheet)
{
	struct report *r = sheet->report;

	*w = (struct whatif){
		.report = r, .model = r->model, .result = r->result,
		.graded = r->model->n_grades &&
		          r->result->assessment->source == ECA_SITE_VISIT,
		.thin = thin_counts(r->model),
	};
	w->form.report = r;
	w->form.model = r->model;
	w->form.languages = &r->language;
	w->form.n_languages = 1;
	w->form.result = r->result;
	w->form.tell = whatif_tell;
	w->form.teller = w;
	w->form.verdicts = zeroed(r->model->n_conditions, 1);
	w->form.still = w->still = zeroed(r->model->n_conditions, sizeof(bool));
	w->told = zeroed(r->model->n_conditions, sizeof(struct eca_table *));
	w->stays = zeroed(r->model->n_conditions, sizeof(bool));
	w->node_stays = zeroed(r->model->n_nodes, sizeof(bool));
	w->scoring = eca_scoring_new(r->set);
	eca_score(w->scoring, r->result->assessment);
	snprintf(w->page.quoted, sizeof(w->page.quoted), "%s!", sheet->page->quoted_name);
	name_sheets(w);
	make_asked(w);
	look_up_conditions(w);
	plan_rows(w);
	form_lists_make(&w->form);
}

/* ---- The hidden sheets ---- */

static bool has_part_that_stays(const struct whatif *w, const struct eca_condition *c)
{
	size_t i;

	for (i = 0; i < c->n_parts; i++)
		if (w->stays[c->parts[i]])
			return true;
	return false;
}

static void put_conditions(struct whatif *w)
{
	size_t i;

	w->rules.row = w->form.first_condition;
	for (i = 0; i < w->model->n_conditions; i++) {
		bool told = form_rules_condition(&w->form, &w->rules, i);

		w->stays[i] = (!told && !w->still[i]) ||
		              has_part_that_stays(w, &w->model->conditions[i]);
	}
}

void whatif_write(struct whatif *w)
{
	static const char *const titles[] = {
		"asked", "state", "applies", "needed", "done", "seen", "points", "score",
		"weight", "grade", "counted", "thin",
	};
	char name[HIDDEN_NAME_SIZE];
	size_t i;

	report_hidden_name(w->report, LISTS_SHEET, name);
	form_lists_write(&w->form, name);
	report_hidden_name(w->report, RULES_SHEET, name);
	form_rules_begin(&w->form, &w->rules, name, titles, sizeof(titles) / sizeof(titles[0]));
	report_hidden_name(w->report, TABLES_SHEET, name);
	w->tables.page = workbook_add_worksheet(w->report->book, name);
	whatif_begin_tables(w);
	put_conditions(w);
	for (i = 0; i < w->form.n_asked; i++)
		whatif_question(w, &w->form.asked[i]);
	whatif_nodes(w);
	whatif_verdict(w);
	worksheet_protect(w->rules.page, NULL, NULL);
	worksheet_hide(w->rules.page);
	worksheet_protect(w->tables.page, NULL, NULL);
	worksheet_hide(w->tables.page);
}

void whatif_end(struct whatif *w)
{
	size_t i;

	for (i = 0; i < w->n_names; i++) {
		free(w->names[i].name);
		free(w->names[i].place);
	}
	for (i = 0; i < w->model->n_conditions; i++)
		eca_table_free(w->told[i]);
	free(w->told);
	free(w->names);
	free(w->still);
	free(w->stays);
	free(w->node_stays);
	eca_scoring_free(w->scoring);
	text_free(&w->formula);
	form_end(&w->form);
}
