/* The rows of the What-if sheet: pillars, criteria, questions with their answers. */
#include <stdio.h>

#include "whatif.h"

#include <string.h>

/* ---- Scores ---- */

/* Adds a formula for the score in `cell` of _rules as people see it. */
static void shown(const struct whatif *w, const char *cell, struct text *out)
{
	double scale = w->model->display_max / 100;

	text_fill(out, "=IF(ISNUMBER({1}),{1}", cell, NULL);
	if (scale != 1) {
		text_add(out, "*");
		form_number(scale, out);
	}
	text_add(out, ",");
	form_quote(say_word(w->report, W_NA), out);
	text_add(out, ")");
}

void whatif_put_now(struct whatif *w, struct sheet *sheet, lxw_col_t column, enum look look,
                    size_t node)
{
	const struct eca_score *score = &w->result->scores[node];
	struct text cell = { 0 };

	whatif_score(w, node, &cell);
	text_clear(&w->formula);
	shown(w, text_string(&cell), &w->formula);
	if (score->known)
		form_formula(sheet, column, look, text_string(&w->formula),
		             score->points * w->model->display_max / 100);
	else
		form_formula_text(sheet, column, look, text_string(&w->formula),
		                  say_word(w->report, W_NA));
	text_free(&cell);
}

void whatif_put_then(struct whatif *w, struct sheet *sheet, lxw_col_t column, enum look look,
                     size_t node)
{
	const struct eca_score *score = &w->result->scores[node];

	if (score->known)
		sheet_number(sheet, column, look, score->points * w->model->display_max / 100);
	else
		sheet_word(sheet, column, look, W_NA);
}

/* How a pillar's, a criterion's and a question's row look. */
static const struct row_looks {
	enum look text, weight, score, none;
} pillar_looks = { LOOK_BAND, LOOK_BAND_WEIGHT, LOOK_BAND_SCORE, LOOK_BAND_WEIGHT },
  criterion_looks = { LOOK_TOTAL_TEXT, LOOK_TOTAL_NUMBER, LOOK_TOTAL_SCORE, LOOK_TOTAL_NUMBER },
  question_looks = { LOOK_STATUS, LOOK_WEIGHT_FINE, LOOK_SCORE, LOOK_NA };

static void put_weight(struct whatif *w, struct sheet *sheet, const struct row_looks *looks,
                       size_t node)
{
	double weight = eca_weight(w->result, node);

	if (looks == &question_looks)
		sheet_weight(sheet, w->weight, weight);
	else
		sheet_number(sheet, w->weight, looks->weight, weight);
}

static void put_scores(struct whatif *w, struct sheet *sheet, const struct row_looks *looks,
                       size_t node)
{
	const struct eca_node *n = &w->model->nodes[node];

	if (!n->scored) {
		sheet_text(sheet, w->weight, looks->none, "–");
		sheet_word(sheet, w->then, looks->none, W_UNSCORED);
		sheet_word(sheet, w->now, looks->none, W_UNSCORED);
		return;
	}
	if (n->parent == ECA_NONE || w->model->nodes[n->parent].expression == ECA_NONE)
		put_weight(w, sheet, looks, node);
	else
		sheet_text(sheet, w->weight, looks->none, "–");
	whatif_put_then(w, sheet, w->then, looks->score, node);
	whatif_put_now(w, sheet, w->now, looks->score, node);
}

/* ---- What does not follow ---- */

void whatif_put_stays(struct whatif *w, struct sheet *sheet, enum look look, bool stays,
                      const char *prefix, const char *id)
{
	if (!stays) {
		sheet_blank(sheet, w->page.places.note, look);
		return;
	}
	sheet_word(sheet, w->page.places.note, look, W_WHATIF_STAYS);
	whatif_name(w, prefix, id, NULL, w->page.quoted, w->page.places.note, sheet->row);
}

/* Says that the answer is none, or that none is wanted. */
static void put_note(struct whatif *w, struct sheet *sheet, const struct asked *asked)
{
	const struct eca_question *q = asked->question;
	bool live = q->applies_if != ECA_NONE && !w->still[q->applies_if];

	if (w->node_stays[q->node]) {
		whatif_put_stays(w, sheet, LOOK_STATUS, true, "f_", q->id);
		return;
	}
	if (whatif_never(w, asked)) {
		sheet_word(sheet, asked->places->note, LOOK_STATUS, W_WHATIF_NOT_ASKED);
		return;
	}
	text_clear(&w->formula);
	text_add(&w->formula, "=IF(");
	form_rule(&w->form, RULE_STATE, asked->rule, &w->formula);
	text_add(&w->formula, "=-3,");
	form_cell(w->tables_page, 0, WORD_WRONG, &w->formula);
	if (live) {
		text_add(&w->formula, ",IF(");
		form_rule(&w->form, RULE_APPLIES, asked->rule, &w->formula);
		text_add(&w->formula, "=0,");
		form_cell(w->tables_page, 0, WORD_NOT_ASKED, &w->formula);
	}
	text_add(&w->formula, live ? ",\"\"))" : ",\"\")");
	form_formula_text(sheet, asked->places->note, LOOK_STATUS, text_string(&w->formula),
	                  asked->applies ? "" : say_word(w->report, W_WHATIF_NOT_ASKED));
}

/* ---- Answers ---- */

struct answer_looks {
	enum look text, number, date;
};
static const struct answer_looks current = { LOOK_ASKED, LOOK_ASKED_NUMBER, LOOK_ASKED_DATE };
static const struct answer_looks trial = { LOOK_INPUT, LOOK_INPUT_NUMBER, LOOK_INPUT_DATE };

static enum look look_for(const struct answer_looks *looks, enum eca_type type)
{
	if (type == ECA_NUMBER)
		return looks->number;
	return type == ECA_DATE ? looks->date : looks->text;
}

/* Writes it as a questionnaire would hold it. */
static void put_answer(struct whatif *w, struct sheet *sheet, lxw_col_t column,
                       const struct answer_looks *looks, const struct asked *asked)
{
	const struct eca_answer *answer = &w->result->assessment->answers[asked->index];
	enum eca_type type = asked->question->type;
	enum look look = look_for(looks, type);

	if (asked->state == STATE_MISSING || (type == ECA_MULTI && asked->state > 0))
		sheet_blank(sheet, column, look);
	else if (asked->state < 0 || asked->question->n_options)
		sheet_text(sheet, column, look, form_label_of(&w->form, &asked->list, asked->state));
	else if (type == ECA_NUMBER)
		sheet_number(sheet, column, look, answer->number);
	else if (type == ECA_DATE)
		sheet_date(sheet, column, look, (int)answer->number);
	else
		sheet_text(sheet, column, look, answer->text ? answer->text : "");
}

static void put_evidence(struct whatif *w, struct sheet *sheet, const struct asked *asked)
{
	const struct eca_answer *answer = &w->result->assessment->answers[asked->index];
	const char *label = "";

	if (!w->graded)
		return;
	if (answer->grade != ECA_NO_GRADE)
		label = form_label_of(&w->form, &w->form.grades, answer->grade + 1);
	sheet_text(sheet, asked->places->evidence, LOOK_INPUT, label);
	sheet_text(sheet, asked->places->code, LOOK_UNSEEN, label);
	if (!*label) {
		sheet_blank(sheet, asked->places->evidence, LOOK_INPUT);
		sheet_blank(sheet, asked->places->code, LOOK_UNSEEN);
	}
}

static void put_option(struct whatif *w, struct sheet *sheet, const struct asked *asked,
                       size_t option)
{
	const struct eca_question *q = asked->question;
	const struct places *at = asked->places;
	const char *label = "";

	if (asked->state > 0)
		label = form_label_of(&w->form, &asked->yes_no, asked->chosen >> option & 1 ? 2 : 1);
	sheet_blank(sheet, at->number, LOOK_EMPTY);
	sheet_text(sheet, at->question, LOOK_OPTION, say_option(w->report, q, option));
	sheet_text(sheet, at->guide, LOOK_ASKED, label);
	sheet_text(sheet, at->answer, LOOK_INPUT, label);
	if (!*label) {
		sheet_blank(sheet, at->guide, LOOK_ASKED);
		sheet_blank(sheet, at->answer, LOOK_INPUT);
	}
	sheet_at_least(sheet, 18);
	sheet_next(sheet);
}

/* ---- Rows ---- */

static void put_question(struct whatif *w, struct sheet *sheet, const struct asked *asked,
                         const char *number)
{
	const struct eca_question *q = asked->question;
	const char *unit = say_text(w->report, &q->unit);
	struct text words = { 0 };
	size_t i;

	text_add(&words, say_text(w->report, &q->text));
	if (*unit && !strstr(text_string(&words), unit))
		text_fill(&words, " ({1})", unit, NULL);
	sheet_text(sheet, asked->places->number, LOOK_STATUS, number);
	sheet_text(sheet, asked->places->question, LOOK_ASKED, text_string(&words));
	put_answer(w, sheet, asked->places->guide, &current, asked);
	put_answer(w, sheet, asked->places->answer, &trial, asked);
	put_evidence(w, sheet, asked);
	put_scores(w, sheet, &question_looks, q->node);
	put_note(w, sheet, asked);
	if (q->type == ECA_NUMBER || q->type == ECA_DATE)
		form_check_answer(&w->form, sheet->page, asked, number);
	sheet_at_least(sheet, 18);
	sheet_next(sheet);
	for (i = 0; q->type == ECA_MULTI && i < q->n_options; i++)
		put_option(w, sheet, asked, i);
	text_free(&words);
}

/* The name of a pillar or a criterion over the columns up to its weight. */
static void put_heading(struct whatif *w, struct sheet *sheet, const struct row_looks *looks,
                        size_t node, const char *number)
{
	const struct eca_node *n = &w->model->nodes[node];
	enum look look = looks->text;
	lxw_col_t column;

	sheet_text(sheet, w->page.places.number, look, number);
	for (column = w->page.places.question; column < w->weight; column++)
		sheet_blank(sheet, column, look);
	sheet_wide(sheet, w->page.places.question, w->page.places.answer, look,
	           say_node(w->report, node));
	put_scores(w, sheet, looks, node);
	whatif_put_stays(w, sheet, look, w->node_stays[node], "f_", n->id);
	sheet_at_least(sheet, 18);
	sheet_next(sheet);
}

static void put_criterion(struct whatif *w, struct sheet *sheet, size_t node, const char *number)
{
	const struct eca_node *criterion = &w->model->nodes[node];
	char name[96];
	size_t i;

	put_heading(w, sheet, &criterion_looks, node, number);
	for (i = 0; i < criterion->n_children; i++) {
		size_t question = w->model->nodes[criterion->first_child + i].question;

		snprintf(name, sizeof(name), "%s.%zu", number, i + 1);
		put_question(w, sheet, w->form.of_question[question], name);
	}
}

void whatif_put_questions(struct whatif *w, struct sheet *sheet)
{
	const struct eca_model *m = w->model;
	char number[64];
	size_t p, c;

	for (p = 0; p < m->n_pillars; p++) {
		const struct eca_node *pillar = &m->nodes[m->first_pillar + p];

		snprintf(number, sizeof(number), "%zu", p + 1);
		put_heading(w, sheet, &pillar_looks, m->first_pillar + p, number);
		for (c = 0; c < pillar->n_children; c++) {
			snprintf(number, sizeof(number), "%zu.%zu", p + 1, c + 1);
			put_criterion(w, sheet, pillar->first_child + c, number);
		}
	}
}
