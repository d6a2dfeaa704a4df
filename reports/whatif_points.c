/* The points of every question as formulas of _rules: docs/model.md, section 2. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "whatif.h"

unsigned whatif_line(const struct asked *asked)
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
	snprintf(index, sizeof(index), "B%u", whatif_line(asked));
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
	unsigned first = whatif_line(asked) + 1;

	text_format(out, "%s(G%u:G%u)%s", sum ? "MIN(100,SUM" : "MAX", first,
	            first + (unsigned)asked->question->n_options - 1, sum ? ")" : "");
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
		whatif_on_line(w, asked, out);
		return true;
	default:
		return false;
	}
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
		whatif_factor(w, asked, &product);
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
	unsigned row = whatif_line(asked);
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
		whatif_put_grade(w, asked);
	whatif_put_seen(w, asked);
	if (q->required)
		whatif_number(&w->rules, asked->rule, RULE_NEEDED, 1);
	if (w->thin && w->model->nodes[q->node].scored)
		whatif_number(&w->rules, asked->rule, RULE_COUNTED, 1);
	put_points(w, asked);
	w->node_stays[q->node] |= hangs_on_what_stays(w, q);
}
