/* The points of every question as formulas of _rules: docs/model.md, section 2. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "whatif.h"

static unsigned line_of(const struct asked *asked)
{
	return (unsigned)asked->rule + 1;
}

/* ---- Options ---- */

static double rounded(double points)
{
	return floor(points * 1e6 + 0.5 + 1e-6) / 1e6;
}

/* Adds what an option is worth, `points` where its own condition holds. */
static void option_worth(const struct whatif *w, const struct eca_option *option, double points,
                         struct text *out)
{
	size_t condition = option->applies_if;
	bool still = condition == ECA_NONE || w->still[condition];

	if (still && condition != ECA_NONE && w->form.verdicts[condition] - 1 != HOLDS)
		points = 0;
	if (!still) {
		text_add(out, "IF(");
		form_rule(&w->form, RULE_STATE, w->form.first_condition + (lxw_row_t)condition, out);
		text_add(out, "=1,");
	}
	form_number(points, out);
	text_add(out, still ? "" : ",0)");
}

static double worth_now(struct whatif *w, const struct eca_option *option)
{
	if (option->applies_if != ECA_NONE && w->form.verdicts[option->applies_if] - 1 != HOLDS)
		return 0;
	return option->points;
}

/* Adds the points of the option that is chosen. */
static void chosen(struct whatif *w, const struct asked *asked, struct text *out)
{
	const struct eca_question *q = asked->question;
	struct whatif_value *worth = zeroed(q->n_options, sizeof(*worth));
	char index[16];
	size_t i;

	for (i = 0; i < q->n_options; i++) {
		double points = q->options[i].points, now = worth_now(w, &q->options[i]);

		option_worth(w, &q->options[i], w->graded ? points : rounded(points),
		             &worth[i].formula);
		worth[i].now = w->graded ? now : rounded(now);
	}
	snprintf(index, sizeof(index), "B%u", line_of(asked));
	whatif_choose(w, index, worth, q->n_options, out);
	for (i = 0; i < q->n_options; i++)
		text_free(&worth[i].formula);
	free(worth);
}

/* Beside each of a multi's options what it adds. */
static void put_options(struct whatif *w, const struct asked *asked)
{
	const struct eca_question *q = asked->question;
	struct text *formula = &w->formula;
	size_t i;

	for (i = 0; i < q->n_options; i++) {
		lxw_row_t row = asked->rule + 1 + (lxw_row_t)i;
		bool has = asked->state > 0 && asked->chosen >> i & 1;

		text_clear(formula);
		text_format(formula, "=IF(B%u=2,", (unsigned)row + 1);
		option_worth(w, &q->options[i], q->options[i].points, formula);
		text_add(formula, ",0)");
		whatif_put(&w->rules, row, RULE_POINTS, text_string(formula),
		           has ? worth_now(w, &q->options[i]) : 0);
	}
}

static void several(const struct asked *asked, struct text *out)
{
	bool sum = asked->question->points == ECA_POINTS_SUM;
	unsigned first = line_of(asked) + 1;

	text_format(out, "%s(G%u:G%u)%s", sum ? "MIN(100,SUM" : "MAX", first,
	            first + (unsigned)asked->question->n_options - 1, sum ? ")" : "");
}

/* ---- Numbers ---- */

static size_t band_of(const struct eca_question *q, double x)
{
	size_t i = 0;

	while (i + 1 < q->n_breakpoints && q->breakpoints[i + 1].x <= x)
		i++;
	return i;
}

/* Gnumeric finds nothing in a column of one cell: then the row stands twice. */
static size_t rows_of(const struct eca_question *q)
{
	return q->n_breakpoints > 1 ? q->n_breakpoints : 2;
}

/* A row a breakpoint: where it is, its points, how they rise from there over which run. */
static lxw_row_t put_breakpoints(struct whatif *w, const struct eca_question *q)
{
	lxw_row_t first = w->tables.row;
	size_t i;

	for (i = 0; i < rows_of(q); i++) {
		const struct eca_breakpoint *at = &q->breakpoints[q->n_breakpoints > 1 ? i : 0];
		bool rises = q->points == ECA_POINTS_LINEAR && i + 1 < q->n_breakpoints;

		whatif_number(&w->tables, w->tables.row, 0, at->x);
		whatif_number(&w->tables, w->tables.row, 1, at->points);
		whatif_number(&w->tables, w->tables.row, 2, rises ? at[1].points - at->points : 0);
		whatif_number(&w->tables, w->tables.row, 3, rises ? at[1].x - at->x : 1);
		w->tables.row++;
	}
	return first;
}

/* The row of the table that holds for the answer as it is, counted from 1. */
static double row_for(const struct whatif *w, const struct asked *asked)
{
	const struct eca_question *q = asked->question;
	double x = w->result->assessment->answers[asked->index].number;

	if (asked->state <= 0)
		return 1;
	return q->n_breakpoints > 1 ? (double)band_of(q, x) + 1 : 2;
}

static void put_band(struct whatif *w, const struct asked *asked, const char *x, lxw_row_t table)
{
	text_clear(&w->formula);
	text_format(&w->formula, "=IF(B%u>0,MATCH(%s,", line_of(asked), x);
	whatif_column(w, 0, table, rows_of(asked->question), &w->formula);
	text_add(&w->formula, ",1),1)");
	whatif_put(&w->rules, asked->rule, RULE_POINTS, text_string(&w->formula),
	           row_for(w, asked));
}

/* Adds the number in that column of the line, or band, that x is in. */
static void looked_up(const struct whatif *w, const struct asked *asked, lxw_row_t table,
                      int column, struct text *out)
{
	text_add(out, "INDEX(");
	whatif_column(w, column, table, rows_of(asked->question), out);
	text_format(out, ",G%u)", line_of(asked));
}

/* Adds points + rise · (x − from) / run; nothing rises before the first breakpoint and
 * behind the last. */
static void on_line(struct whatif *w, const struct asked *asked, struct text *out)
{
	const struct eca_question *q = asked->question;
	lxw_row_t table = put_breakpoints(w, q);
	struct text x = { 0 };

	text_add(&x, "MAX(");
	form_cell(asked->page, asked->places->answer, asked->row, &x);
	text_add(&x, ",");
	form_number(q->breakpoints[0].x, &x);
	text_add(&x, ")");
	put_band(w, asked, text_string(&x), table);
	looked_up(w, asked, table, 1, out);
	if (q->points == ECA_POINTS_LINEAR) {
		text_add(out, "+");
		looked_up(w, asked, table, 2, out);
		text_fill(out, "*({1}-", text_string(&x), NULL);
		looked_up(w, asked, table, 0, out);
		text_add(out, ")/");
		looked_up(w, asked, table, 3, out);
	}
	text_free(&x);
}

/* ---- A question ---- */

/* Adds its points as they stand before the evidence; false where no formula tells them. */
static bool points_of(struct whatif *w, const struct asked *asked, struct text *out)
{
	const struct eca_question *q = asked->question;

	switch (q->points) {
	case ECA_POINTS_OPTIONS:
		chosen(w, asked, out);
		return true;
	case ECA_POINTS_SUM:
	case ECA_POINTS_HIGHEST:
		put_options(w, asked);
		several(asked, out);
		return true;
	case ECA_POINTS_LINEAR:
	case ECA_POINTS_BANDS:
		on_line(w, asked, out);
		return true;
	default:
		return false;
	}
}

/* Adds the factor of the evidence. */
static void factor(struct whatif *w, const struct asked *asked, struct text *out)
{
	size_t n = w->model->n_grades, i;
	struct whatif_value *factors = zeroed(n, sizeof(*factors));
	char index[16];

	for (i = 0; i < n; i++) {
		factors[i].now = w->model->grades[i].factor;
		form_number(factors[i].now, &factors[i].formula);
	}
	snprintf(index, sizeof(index), "J%u", line_of(asked));
	whatif_choose(w, index, factors, n, out);
	for (i = 0; i < n; i++)
		text_free(&factors[i].formula);
	free(factors);
}

/* Points of an option are rounded as they stand there, where no evidence counts. */
static void after_evidence(struct whatif *w, const struct asked *asked, const char *points,
                           struct text *out)
{
	struct text product = { 0 };

	if (!w->graded && asked->question->points == ECA_POINTS_OPTIONS) {
		text_add(out, points);
		return;
	}
	text_fill(&product, "({1})", points, NULL);
	if (w->graded) {
		text_add(&product, "*");
		factor(w, asked, &product);
	}
	whatif_rounded(text_string(&product), out);
	text_free(&product);
}

/* A score by the state of the answer; the tail is for wrong, no data, N/A, missing. */
static void put_score(struct whatif *w, const struct asked *asked, const char *points)
{
	const struct eca_question *q = asked->question;
	const char *missing = q->missing_excludes ? "\"NA\"" : "0";
	bool asks = q->applies_if != ECA_NONE && !w->still[q->applies_if];
	bool plain = !q->na_allowed && !q->missing_excludes;
	unsigned row = line_of(asked);
	struct text formula = { 0 };

	text_add(&formula, "=");
	if (asks)
		text_format(&formula, "IF(C%u=0,\"NA\",", row);
	text_format(&formula, "IF(B%u>0,", row);
	after_evidence(w, asked, points, &formula);
	if (plain)
		text_add(&formula, ",0)");
	else
		text_format(&formula, ",CHOOSE(B%u+4,%s,0,\"NA\",%s))", row, missing, missing);
	text_add(&formula, asks ? ")" : "");
	whatif_put_score(&w->rules, asked->rule, RULE_SCORE, text_string(&formula),
	                 w->result->scores[q->node]);
	text_free(&formula);
}

/* ---- Its evidence, and how conditions see it ---- */

/* The grade given, or the one that counts where none was. */
static void put_grade(struct whatif *w, const struct asked *asked)
{
	const struct eca_answer *answer = &w->result->assessment->answers[asked->index];
	size_t standard = w->model->default_grade + 1;
	struct text *formula = &w->formula;

	text_clear(formula);
	text_format(formula, "=%zu+SUMPRODUCT((", standard);
	form_labels(&w->form, &w->form.grades, formula);
	text_add(formula, "=");
	form_cell(asked->page, asked->places->evidence, asked->row, formula);
	text_add(formula, "&\"\")*1,");
	whatif_column(w, 0, w->grades, w->model->n_grades, formula);
	text_add(formula, ")");
	whatif_put(&w->rules, asked->rule, RULE_GRADE, text_string(formula),
	           answer->grade == ECA_NO_GRADE ? (double)standard : answer->grade + 1.0);
}

/* Adds how many of the worthless grades are that of the row; false where there is none. */
static bool worthless(const struct whatif *w, unsigned row, struct text *out)
{
	bool any = false;
	size_t i;

	for (i = 0; i < w->model->n_grades && w->graded; i++)
		if (w->model->grades[i].factor == 0) {
			text_format(out, "%s(J%u=%zu)", any ? "+" : "", row, i + 1);
			any = true;
		}
	return any;
}

static int seen_now(const struct whatif *w, const struct asked *asked)
{
	const struct eca_answer *answer = &w->result->assessment->answers[asked->index];

	if (!asked->applies)
		return STATE_NA;
	return asked->state > 0 && whatif_is_worthless(w, answer) ? STATE_NO_DATA : asked->state;
}

static void put_seen(struct whatif *w, const struct asked *asked)
{
	size_t condition = asked->question->applies_if;
	bool asks = condition != ECA_NONE && !w->still[condition];
	unsigned row = line_of(asked);
	struct text none = { 0 };

	text_clear(&w->formula);
	text_add(&w->formula, "=");
	if (asks)
		text_format(&w->formula, "IF(C%u=0,-1,", row);
	if (worthless(w, row, &none))
		text_format(&w->formula, "IF((B%u>0)*(%s)>0,-2,B%u)", row, text_string(&none), row);
	else
		text_format(&w->formula, "B%u", row);
	text_add(&w->formula, asks ? ")" : "");
	whatif_put(&w->rules, asked->rule, RULE_SEEN, text_string(&w->formula), seen_now(w, asked));
	text_free(&none);
}

/* ---- The whole ---- */

/* Whether it applies, or what an option is worth, is a rule that no formula tells. */
static bool hangs_on_what_stays(const struct whatif *w, const struct eca_question *q)
{
	bool stays = q->applies_if != ECA_NONE && w->stays[q->applies_if];
	size_t i;

	for (i = 0; i < q->n_options && !stays; i++)
		stays = q->options[i].applies_if != ECA_NONE && w->stays[q->options[i].applies_if];
	return stays;
}

static void name_cells(struct whatif *w, const struct asked *asked)
{
	const struct eca_question *q = asked->question;
	size_t i;

	whatif_name(w, "a_", q->id, NULL, asked->page, asked->places->answer, asked->row);
	if (w->graded)
		whatif_name(w, "e_", q->id, NULL, asked->page, asked->places->evidence, asked->row);
	for (i = 0; i < q->n_options && q->type == ECA_MULTI; i++)
		whatif_name(w, "a_", q->id, q->options[i].id, asked->page, asked->places->answer,
		            asked->row + 1 + (lxw_row_t)i);
	whatif_name(w, "s_", q->id, NULL, w->form.rules, RULE_SCORE, asked->rule);
}

bool whatif_never(const struct whatif *w, const struct asked *asked)
{
	size_t condition = asked->question->applies_if;

	return condition != ECA_NONE && w->still[condition] && !asked->applies;
}

static void put_never(struct whatif *w, const struct asked *asked)
{
	whatif_number(&w->rules, asked->rule, RULE_STATE, asked->state);
	whatif_number(&w->rules, asked->rule, RULE_APPLIES, 0);
	whatif_number(&w->rules, asked->rule, RULE_SEEN, STATE_NA);
	whatif_fixed(&w->rules, asked->rule, RULE_SCORE, (struct eca_score){ 0, false });
}

static void put_points(struct whatif *w, const struct asked *asked)
{
	size_t node = asked->question->node;
	struct text points = { 0 };

	if (w->model->nodes[node].scored && points_of(w, asked, &points)) {
		put_score(w, asked, text_string(&points));
	} else {
		whatif_fixed(&w->rules, asked->rule, RULE_SCORE, w->result->scores[node]);
		w->node_stays[node] = w->model->nodes[node].scored;
	}
	text_free(&points);
}

void whatif_question(struct whatif *w, const struct asked *asked)
{
	const struct eca_question *q = asked->question;

	name_cells(w, asked);
	if (whatif_never(w, asked)) {
		put_never(w, asked);
		return;
	}
	w->rules.row = asked->rule;
	form_rules_asked(&w->form, &w->rules, asked);
	if (w->graded)
		put_grade(w, asked);
	put_seen(w, asked);
	if (q->required)
		whatif_number(&w->rules, asked->rule, RULE_NEEDED, 1);
	if (w->thin && w->model->nodes[q->node].scored)
		whatif_number(&w->rules, asked->rule, RULE_COUNTED, 1);
	put_points(w, asked);
	w->node_stays[q->node] |= hangs_on_what_stays(w, q);
}
