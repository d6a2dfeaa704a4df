/* The firm's answers to try others in their place, with what follows on top. */
#include <stdio.h>

#include "chart.h"
#include "whatif.h"

/* The rows on top; the pillars stand beside those from ROW_TIER on. */
enum { ROW_TITLE, ROW_HINT, ROW_HEAD, ROW_TIER, ROW_OVERALL, ROW_GATES, ROW_CHECK, ROW_CHART };
enum {
	CHART_ROWS = 7,
	PILLARS_FROZEN = 16, /* more leave no room below */
	ZOOM = 85,           /* percent: the head and some rows on a small screen */
};
#define TOP_ROW 15.75 /* points */

static lxw_row_t rows_beside(const struct whatif *w)
{
	lxw_row_t least = ROW_CHART - ROW_TIER + CHART_ROWS;

	return w->model->n_pillars > least ? (lxw_row_t)w->model->n_pillars : least;
}

static lxw_row_t head_row(const struct whatif *w)
{
	return ROW_TIER + rows_beside(w) + 1;
}

/* ---- Where everything stands ---- */

static void add_columns(struct whatif *w, struct sheet *sheet)
{
	static const double widths[] = { 6.5, 46, 27, 27 };
	lxw_row_col_options hidden = { .hidden = LXW_TRUE };
	struct places *at = &w->page.places;
	size_t i;

	for (i = 0; i < sizeof(widths) / sizeof(widths[0]); i++)
		sheet_add_column(sheet, widths[i]);
	*at = (struct places){ .number = 0, .question = 1, .guide = 2, .answer = 3 };
	at->evidence = w->graded ? sheet->n_columns : NO_COLUMN;
	if (w->graded)
		sheet_add_column(sheet, 15);
	w->weight = sheet->n_columns;
	sheet_add_column(sheet, 11);
	w->then = sheet->n_columns;
	sheet_add_column(sheet, 10);
	w->now = sheet->n_columns;
	sheet_add_column(sheet, 10);
	at->note = sheet->n_columns;
	sheet_add_column(sheet, 24);
	at->code = sheet->n_columns;
	sheet_add_column(sheet, 8);
	worksheet_set_column_opt(sheet->page, at->code, at->code, 8, NULL, &hidden);
}

static lxw_row_t rows_of(const struct eca_question *q)
{
	return 1 + (q->type == ECA_MULTI ? (lxw_row_t)q->n_options : 0);
}

/* The rows of what is asked: a pillar's and a criterion's name stand above theirs. */
static void plan(struct whatif *w)
{
	const struct eca_model *m = w->model;
	lxw_row_t row = head_row(w) + 1;
	size_t p, c, q;

	w->first_row = row;
	for (p = m->first_pillar; p < m->first_pillar + m->n_pillars; p++) {
		row++;
		for (c = m->nodes[p].first_child; c < m->nodes[p].first_child + m->nodes[p].n_children;
		     c++) {
			const struct eca_node *criterion = &m->nodes[c];

			row++;
			for (q = 0; q < criterion->n_children; q++) {
				size_t question = m->nodes[criterion->first_child + q].question;

				w->form.of_question[question]->row = row;
				row += rows_of(&m->questions[question]);
			}
		}
	}
	w->last_row = row - 1;
}

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

static void put_now(struct whatif *w, struct sheet *sheet, lxw_col_t column, enum look look,
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

static void put_then(struct whatif *w, struct sheet *sheet, lxw_col_t column, enum look look,
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
  criterion_looks = { LOOK_TOTAL_TEXT, LOOK_TOTAL_WEIGHT, LOOK_TOTAL_SCORE, LOOK_TOTAL_WEIGHT },
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
	put_then(w, sheet, w->then, looks->score, node);
	put_now(w, sheet, w->now, looks->score, node);
}

/* ---- What does not follow ---- */

static void put_stays(struct whatif *w, struct sheet *sheet, enum look look, bool stays,
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
		put_stays(w, sheet, LOOK_STATUS, true, "f_", q->id);
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
	if (*unit)
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
	put_stays(w, sheet, look, w->node_stays[node], "f_", n->id);
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

static void put_questions(struct whatif *w, struct sheet *sheet)
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

/* ---- Gates and tiers, below ---- */

/* A row of a name, and a word for what it is then and now: words[value of the cell]. */
static void put_state(struct whatif *w, struct sheet *sheet, lxw_row_t rule, const char *name,
                      const enum word *words, size_t n_words, size_t then)
{
	const struct places *at = &w->page.places;
	struct text cell = { 0 };
	size_t i;

	form_rule(&w->form, RULE_SCORE, rule, &cell);
	text_clear(&w->formula);
	text_fill(&w->formula, "=CHOOSE({1}+1", text_string(&cell), NULL);
	for (i = 0; i < n_words; i++) {
		text_add(&w->formula, ",");
		form_quote(say_word(w->report, words[i]), &w->formula);
	}
	text_add(&w->formula, ")");
	sheet_blank(sheet, at->number, LOOK_EMPTY);
	sheet_text(sheet, at->question, LOOK_TEXT, name);
	sheet_word(sheet, at->guide, LOOK_TEXT, words[then]);
	form_formula_text(sheet, at->answer, LOOK_TEXT, text_string(&w->formula),
	                  say_word(w->report, words[then]));
	text_free(&cell);
}

static void put_block_head(struct whatif *w, struct sheet *sheet, enum word title)
{
	const struct places *at = &w->page.places;
	lxw_col_t column;

	sheet_gap(sheet, 8);
	sheet_blank(sheet, at->number, LOOK_HEADER);
	sheet_word(sheet, at->question, LOOK_HEADER, title);
	sheet_word(sheet, at->guide, LOOK_HEADER, W_WHATIF_THEN);
	sheet_word(sheet, at->answer, LOOK_HEADER, W_WHATIF_NOW);
	for (column = at->answer + 1; column < at->code; column++)
		sheet_blank(sheet, column, LOOK_HEADER);
	sheet_at_least(sheet, 20);
	sheet_next(sheet);
}

static void end_state(struct whatif *w, struct sheet *sheet, bool stays, const char *prefix,
                      const char *id)
{
	lxw_col_t column;

	for (column = w->page.places.answer + 1; column < w->page.places.note; column++)
		sheet_blank(sheet, column, LOOK_EMPTY);
	put_stays(w, sheet, LOOK_STATUS, stays, prefix, id);
	sheet_at_least(sheet, 18);
	sheet_next(sheet);
}

static void put_gates(struct whatif *w, struct sheet *sheet)
{
	static const enum word states[] = {
		[ECA_GATE_OUT] = W_GATE_OUT, [ECA_GATE_OPEN] = W_GATE_OPEN,
		[ECA_GATE_FIRED] = W_GATE_FIRED,
	};
	size_t i;

	if (w->model->n_gates)
		put_block_head(w, sheet, W_GATES);
	for (i = 0; i < w->model->n_gates; i++) {
		const struct eca_gate *gate = &w->model->gates[i];
		bool stays = w->stays[gate->unless] ||
		             (gate->when != ECA_NONE && w->stays[gate->when]);

		put_state(w, sheet, w->first_gate + (lxw_row_t)i, say_text(w->report, &gate->name),
		          states, 3, w->result->gates[i]);
		end_state(w, sheet, stays, "f_gate_", gate->id);
	}
}

/* Comes back with the row of the first tier's name. */
static lxw_row_t put_tiers(struct whatif *w, struct sheet *sheet)
{
	static const enum word states[] = { W_WHATIF_NOT_REACHED, W_WHATIF_REACHED };
	const struct eca_model *m = w->model;
	lxw_row_t first;
	size_t i;

	put_block_head(w, sheet, W_WHATIF_TIERS);
	first = sheet->row;
	for (i = 0; i < m->n_tiers; i++) {
		const struct eca_tier *tier = &m->tiers[i];
		bool reached = whatif_climbs(w, i);

		put_state(w, sheet, w->first_tier + (lxw_row_t)i, say_text(w->report, &tier->name),
		          states, 2, reached);
		end_state(w, sheet, tier->needs != ECA_NONE && w->stays[tier->needs], "f_tier_",
		          tier->id);
	}
	return first;
}

/* ---- On top ---- */

static void put_head(struct whatif *w, struct sheet *sheet)
{
	const struct places *at = &w->page.places;

	sheet_word(sheet, at->number, LOOK_SHEET, W_WHATIF_TITLE);
	sheet_at_least(sheet, 22);
	sheet_next(sheet);
	sheet_word(sheet, at->number, LOOK_HINT, W_WHATIF_HINT);
	sheet_next(sheet);
	sheet_wide(sheet, at->number, at->question, LOOK_HEADER, "");
	sheet_word(sheet, at->guide, LOOK_HEADER, W_WHATIF_THEN);
	sheet_word(sheet, at->answer, LOOK_HEADER, W_WHATIF_NOW);
	sheet_word(sheet, w->weight, LOOK_HEADER, W_PILLAR);
	sheet_word(sheet, w->then, LOOK_HEADER, W_WHATIF_THEN);
	sheet_word(sheet, w->now, LOOK_HEADER, W_WHATIF_NOW);
	sheet_word(sheet, at->note, LOOK_HEADER, W_WHATIF_CHANGE);
	sheet_at_least(sheet, 28);
	sheet_next(sheet);
}

static void put_label(struct whatif *w, struct sheet *sheet, enum word word)
{
	sheet_wide(sheet, w->page.places.number, w->page.places.question, LOOK_TOTAL_TEXT,
	           say_word(w->report, word));
}

static enum word status_word(enum eca_status status)
{
	return status == ECA_STATUS_INCOMPLETE ? W_STATUS_INCOMPLETE : W_STATUS_NOT_ASSESSABLE;
}

/* The tier's name, or why there is none. */
static const char *tier_then(const struct whatif *w)
{
	if (w->result->tier == ECA_NONE)
		return say_word(w->report, status_word(w->result->status));
	return say_text(w->report, &w->model->tiers[w->result->tier].name);
}

static void tier_formula(struct whatif *w, lxw_row_t first)
{
	struct text status = { 0 }, tier = { 0 };
	struct text *formula = &w->formula;
	/* Gnumeric finds nothing in a column of one cell */
	lxw_row_t count = w->model->n_tiers > 1 ? (lxw_row_t)w->model->n_tiers : 2;

	whatif_total(w, TOTAL_STATUS, &status);
	whatif_total(w, TOTAL_TIER, &tier);
	text_clear(formula);
	text_fill(formula, "=IF({1}=0,INDEX(", text_string(&status), NULL);
	form_cell("", w->page.places.question, first, formula);
	text_add(formula, ":");
	form_cell("", w->page.places.question, first + count - 1, formula);
	text_fill(formula, ",{2}),IF({1}=1,", text_string(&status), text_string(&tier), NULL);
	form_quote(say_word(w->report, W_STATUS_INCOMPLETE), formula);
	text_add(formula, ",");
	form_quote(say_word(w->report, W_STATUS_NOT_ASSESSABLE), formula);
	text_add(formula, "))");
	text_free(&status);
	text_free(&tier);
}

/* The colours of the tiers wherever the cell has the name of one. */
static void colour_tier(struct whatif *w, struct sheet *sheet, lxw_col_t column)
{
	lxw_conditional_format format = { .type = LXW_CONDITIONAL_TYPE_FORMULA };
	struct text formula = { 0 };
	size_t i;

	for (i = 0; i < w->model->n_tiers; i++) {
		text_clear(&formula);
		text_add(&formula, "=");
		form_cell("", column, ROW_TIER, &formula);
		text_add(&formula, "=");
		form_quote(say_text(w->report, &w->model->tiers[i].name), &formula);
		format.value_string = (char *)text_string(&formula);
		format.format = style_tag(w->report, i);
		worksheet_conditional_format_cell(sheet->page, ROW_TIER, column, &format);
	}
	text_free(&formula);
}

static void put_tier(struct whatif *w, struct sheet *sheet, lxw_row_t tiers)
{
	const struct places *at = &w->page.places;

	put_label(w, sheet, W_TIER);
	sheet_text(sheet, at->guide, LOOK_TOTAL_TEXT, tier_then(w));
	tier_formula(w, tiers);
	form_formula_text(sheet, at->answer, LOOK_TOTAL_TEXT, text_string(&w->formula),
	                  tier_then(w));
	colour_tier(w, sheet, at->guide);
	colour_tier(w, sheet, at->answer);
}

static void put_overall(struct whatif *w, struct sheet *sheet)
{
	bool stays = w->node_stays[w->model->overall];
	struct text label = { 0 };

	text_add(&label, say_word(w->report, W_OVERALL_SCORE));
	if (stays) {
		text_fill(&label, " – {1}", say_word(w->report, W_WHATIF_STAYS), NULL);
		whatif_name(w, "f_", "overall", NULL, w->page.quoted, w->page.places.number,
		            sheet->row);
	}
	sheet_wide(sheet, w->page.places.number, w->page.places.question, LOOK_TOTAL_TEXT,
	           text_string(&label));
	text_free(&label);
	put_then(w, sheet, w->page.places.guide, LOOK_TOTAL_SCORE, w->model->overall);
	put_now(w, sheet, w->page.places.answer, LOOK_TOTAL_SCORE, w->model->overall);
}

static void put_fired(struct whatif *w, struct sheet *sheet)
{
	size_t i, fired = 0;

	for (i = 0; i < w->model->n_gates; i++)
		fired += w->result->gates[i] == ECA_GATE_FIRED;
	put_label(w, sheet, W_WHATIF_GATES);
	sheet_number(sheet, w->page.places.guide, LOOK_TOTAL_WEIGHT, (double)fired);
	text_clear(&w->formula);
	text_add(&w->formula, "=0");
	if (w->model->n_gates) {
		text_clear(&w->formula);
		text_add(&w->formula, "=COUNTIF(");
		form_rule(&w->form, RULE_SCORE, w->first_gate, &w->formula);
		text_add(&w->formula, ":");
		form_cell("", RULE_SCORE, w->first_tier - 1, &w->formula);
		text_add(&w->formula, ",2)");
	}
	form_formula(sheet, w->page.places.answer, LOOK_TOTAL_WEIGHT, text_string(&w->formula),
	             (double)fired);
}

static void mark(struct whatif *w, struct sheet *sheet, const lxw_row_t rows[2], lxw_col_t first,
                 lxw_col_t last, const char *formula, enum mark mark)
{
	lxw_conditional_format format = {
		.type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = (char *)formula,
		.format = style_mark(w->report, mark), .stop_if_true = LXW_TRUE,
	};

	worksheet_conditional_format_range(sheet->page, rows[0], first, rows[1], last, &format);
}

/* Where the words come of the number in _rules. */
static void put_check(struct whatif *w, struct sheet *sheet)
{
	static const lxw_row_t rows[] = { ROW_CHECK, ROW_CHECK };
	const struct places *at = &w->page.places;
	struct text check = { 0 }, edited = { 0 }, words = { 0 }, count = { 0 }, cell = { 0 };

	whatif_total(w, TOTAL_CHECK, &check);
	whatif_total(w, TOTAL_EDITED, &edited);
	text_fill(&count, "\"&{1}&\"", text_string(&edited), NULL);
	form_quote(say_word(w->report, W_WHATIF_EDITED), &cell);
	text_fill(&words, text_string(&cell), text_string(&count), NULL);
	text_clear(&w->formula);
	text_fill(&w->formula, "=IF({1}=2,{2},IF({1}=1,", text_string(&check),
	          text_string(&words), NULL);
	form_quote(say_word(w->report, W_WHATIF_SAME), &w->formula);
	text_add(&w->formula, ",");
	form_quote(say_word(w->report, W_WHATIF_OTHER), &w->formula);
	text_add(&w->formula, "))");
	put_label(w, sheet, W_WHATIF_CHECK);
	sheet_wide(sheet, at->guide, at->answer, LOOK_TOTAL_TEXT, "");
	form_formula_text(sheet, at->guide, LOOK_TOTAL_TEXT, text_string(&w->formula),
	                  say_word(w->report, W_WHATIF_SAME));
	text_clear(&cell);
	form_cell("=LEFT(", at->guide, ROW_CHECK, &cell);
	text_clear(&words);
	text_fill(&words, "{1},1)=\"✓\"", text_string(&cell), NULL);
	mark(w, sheet, rows, at->guide, at->answer, text_string(&words), MARK_SAME);
	text_clear(&words);
	text_fill(&words, "{1},1)=\"✗\"", text_string(&cell), NULL);
	mark(w, sheet, rows, at->guide, at->answer, text_string(&words), MARK_ALARM);
	text_free(&check);
	text_free(&edited);
	text_free(&words);
	text_free(&count);
	text_free(&cell);
}

static void put_pillar(struct whatif *w, struct sheet *sheet, size_t pillar)
{
	size_t node = w->model->first_pillar + pillar;
	const struct eca_score *score = &w->result->scores[node];
	char name[SAY_SIZE], then = (char)('A' + w->then), now = (char)('A' + w->now);
	unsigned row = (unsigned)sheet->row + 1;

	sheet_text(sheet, w->weight, LOOK_CODE, say_short(w->report, pillar, name));
	put_then(w, sheet, w->then, LOOK_SCORE, node);
	put_now(w, sheet, w->now, LOOK_SCORE, node);
	text_clear(&w->formula);
	text_format(&w->formula, "=IF(ISNUMBER(%c%u),IF(ISNUMBER(%c%u),%c%u-%c%u,\"\"),\"\")", then,
	            row, now, row, now, row, then, row);
	if (score->known)
		form_formula(sheet, w->page.places.note, LOOK_DIFFERENCE, text_string(&w->formula), 0);
	else
		form_formula_text(sheet, w->page.places.note, LOOK_DIFFERENCE,
		                  text_string(&w->formula), "");
}

static void put_chart(struct whatif *w, struct sheet *sheet)
{
	static const lxw_color_t colours[] = { 0x7F8FA9, COLOUR_TEAL };
	const enum word names[] = { W_WHATIF_THEN, W_WHATIF_NOW };
	const lxw_col_t columns[] = { w->then, w->now };
	lxw_chart *chart = workbook_add_chart(w->report->book, LXW_CHART_COLUMN);
	lxw_row_t last = ROW_TIER + (lxw_row_t)w->model->n_pillars - 1;
	double height = (rows_beside(w) - (ROW_CHART - ROW_TIER)) * TOP_ROW / 0.75 - 6, width = 0;
	lxw_chart_options options = { .x_offset = 2, .y_offset = 3,
	                              .object_position = LXW_OBJECT_MOVE_DONT_SIZE };
	size_t i;

	for (i = 0; i <= w->page.places.answer; i++)
		width += sheet->widths[i] * 7 + 5;
	options.x_scale = (width - 6) / 480;
	options.y_scale = height / 288;
	options.description = (char *)say_word(w->report, W_WHATIF_CHART);
	for (i = 0; i < 2; i++) {
		lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
		lxw_chart_fill fill = { .color = colours[i] };

		chart_series_set_categories(series, sheet->page->name, ROW_TIER, w->weight, last,
		                            w->weight);
		chart_series_set_values(series, sheet->page->name, ROW_TIER, columns[i], last,
		                        columns[i]);
		chart_series_set_name(series, say_word(w->report, names[i]));
		chart_series_set_fill(series, &fill);
	}
	chart_axes(w->report, chart, chart->y_axis);
	chart_legend_set_position(chart, LXW_CHART_LEGEND_RIGHT);
	chart_set_series_gap(chart, 60);
	chart_title_off(chart);
	worksheet_insert_chart_opt(sheet->page, ROW_CHART, 0, chart, &options);
}

static void put_top(struct whatif *w, struct sheet *sheet, lxw_row_t tiers)
{
	lxw_row_t i, end = ROW_TIER + rows_beside(w);

	sheet->row = 0;
	put_head(w, sheet);
	for (i = ROW_TIER; i < end; i++) {
		switch (i) {
		case ROW_TIER: put_tier(w, sheet, tiers); break;
		case ROW_OVERALL: put_overall(w, sheet); break;
		case ROW_GATES: put_fired(w, sheet); break;
		case ROW_CHECK: put_check(w, sheet); break;
		default: break;
		}
		if (i - ROW_TIER < w->model->n_pillars)
			put_pillar(w, sheet, i - ROW_TIER);
		sheet->height = 0;
		sheet_gap(sheet, TOP_ROW);
	}
	sheet_gap(sheet, 6);
	put_chart(w, sheet);
}

static void put_table_head(struct whatif *w, struct sheet *sheet)
{
	const struct places *at = &w->page.places;
	bool frozen = w->model->n_pillars <= PILLARS_FROZEN;

	sheet_word(sheet, at->number, LOOK_HEADER, W_FORM_NUMBER);
	sheet_word(sheet, at->question, LOOK_HEADER, W_QUESTION);
	sheet_word(sheet, at->guide, LOOK_HEADER, W_WHATIF_ANSWER_THEN);
	sheet_word(sheet, at->answer, LOOK_HEADER, W_WHATIF_ANSWER_NOW);
	if (w->graded)
		sheet_word(sheet, at->evidence, LOOK_HEADER, W_EVIDENCE);
	sheet_word(sheet, w->weight, LOOK_HEADER, W_WEIGHT);
	sheet_word(sheet, w->then, LOOK_HEADER, W_WHATIF_POINTS_THEN);
	sheet_word(sheet, w->now, LOOK_HEADER, W_WHATIF_POINTS_NOW);
	sheet_word(sheet, at->note, LOOK_HEADER, W_REMARK);
	sheet_at_least(sheet, 28);
	worksheet_repeat_rows(sheet->page, sheet->row, sheet->row);
	worksheet_freeze_panes(sheet->page, frozen ? sheet->row + 1 : ROW_CHECK + 1, 0);
	sheet_next(sheet);
}

/* ---- Drop-downs and colours ---- */

static void check_run(struct whatif *w, struct sheet *sheet, lxw_col_t column, lxw_row_t first,
                      lxw_row_t last, const struct entries *entries)
{
	lxw_data_validation validation = {
		.validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
		.ignore_blank = LXW_VALIDATION_ON,
		.error_title = (char *)say_word(w->report, W_FORM_WRONG),
		.error_message = (char *)say_word(w->report, W_FORM_CHOOSE),
	};
	struct text formula = { 0 };

	text_add(&formula, "=");
	form_labels(&w->form, entries, &formula);
	validation.value_formula = (char *)text_string(&formula);
	worksheet_data_validation_range(sheet->page, first, column, last, column, &validation);
	text_free(&formula);
}

/* A run of rows, below one another, with the same drop-down. */
struct run {
	const struct entries *entries;
	lxw_row_t first, last;
};

static void add_to_run(struct whatif *w, struct sheet *sheet, struct run *run,
                       const struct entries *entries, lxw_row_t row)
{
	if (run->entries && entries && run->entries->first == entries->first &&
	    run->entries->count == entries->count && run->last + 1 == row) {
		run->last = row;
		return;
	}
	if (run->entries)
		check_run(w, sheet, w->page.places.answer, run->first, run->last, run->entries);
	*run = (struct run){ entries, row, row };
}

static bool has_list(const struct asked *asked)
{
	enum eca_type type = asked->question->type;

	return type != ECA_NUMBER && type != ECA_DATE && type != ECA_TEXT;
}

static void put_drop_downs(struct whatif *w, struct sheet *sheet)
{
	struct run run = { 0 };
	size_t i;
	lxw_row_t k;

	if (w->graded)
		check_run(w, sheet, w->page.places.evidence, w->first_row, w->last_row,
		          &w->form.grades);
	for (i = 0; i < w->form.n_asked; i++) {
		const struct asked *asked = &w->form.asked[i];

		if (!has_list(asked))
			continue;
		add_to_run(w, sheet, &run, &asked->list, asked->row);
		for (k = 1; k < rows_of(asked->question); k++)
			add_to_run(w, sheet, &run, &asked->yes_no, asked->row + k);
	}
	add_to_run(w, sheet, &run, NULL, 0);
}

/* Adds "$I12="words"", the words of the note in the first row. */
static void note_is(struct whatif *w, enum word word, struct text *out)
{
	text_clear(out);
	text_format(out, "=$%c%u=", 'A' + w->page.places.note, (unsigned)w->first_row + 1);
	form_quote(say_word(w->report, word), out);
}

/* One range, so that every program looks at them in this order. */
static void put_marks(struct whatif *w, struct sheet *sheet)
{
	const lxw_row_t rows[] = { w->first_row, w->last_row };
	const lxw_row_t pillars[] = { ROW_TIER, ROW_TIER + (lxw_row_t)w->model->n_pillars - 1 };
	const struct places *at = &w->page.places;
	unsigned first = (unsigned)w->first_row + 1;
	struct text formula = { 0 };

	note_is(w, W_WHATIF_WRONG, &formula);
	mark(w, sheet, rows, at->number, at->note, text_string(&formula), MARK_ALARM);
	note_is(w, W_WHATIF_NOT_ASKED, &formula);
	mark(w, sheet, rows, at->number, at->note, text_string(&formula), MARK_CLOSED);
	text_clear(&formula);
	text_format(&formula, "=$%c%u<>$%c%u", 'A' + at->answer, first, 'A' + at->guide, first);
	mark(w, sheet, rows, at->number, at->note, text_string(&formula), MARK_CHANGED);
	if (w->graded) {
		text_clear(&formula);
		text_format(&formula, "=$%c%u<>$%c%u", 'A' + at->evidence, first, 'A' + at->code,
		            first);
		mark(w, sheet, rows, at->number, at->note, text_string(&formula), MARK_CHANGED);
	}
	text_clear(&formula);
	text_format(&formula, "=$%c%u<>$%c%u", 'A' + w->now, ROW_TIER + 1, 'A' + w->then,
	            ROW_TIER + 1);
	mark(w, sheet, pillars, w->weight, at->note, text_string(&formula), MARK_CHANGED);
	text_free(&formula);
}

/* ---- The whole ---- */

static void put_failed(struct sheet *sheet)
{
	sheet_add_column(sheet, 100);
	sheet_word(sheet, 0, LOOK_SHEET, W_WHATIF_TITLE);
	sheet_at_least(sheet, 22);
	sheet_next(sheet);
	sheet_word(sheet, 0, LOOK_PARAGRAPH, W_STATUS_FAILED);
	sheet_next(sheet);
}

void sheet_whatif(struct sheet *sheet)
{
	lxw_protection protection = { .format_columns = LXW_TRUE, .format_rows = LXW_TRUE };
	struct whatif w;
	lxw_row_t tiers;

	if (sheet->report->result->status == ECA_STATUS_FAILED) {
		put_failed(sheet);
		return;
	}
	whatif_begin(&w, sheet);
	add_columns(&w, sheet);
	plan(&w);
	whatif_write(&w);
	sheet->row = head_row(&w);
	put_table_head(&w, sheet);
	put_questions(&w, sheet);
	put_gates(&w, sheet);
	tiers = put_tiers(&w, sheet);
	worksheet_print_area(sheet->page, 0, 0, sheet->row - 1, w.page.places.note);
	put_top(&w, sheet, tiers);
	put_drop_downs(&w, sheet);
	put_marks(&w, sheet);
	whatif_define(&w);
	worksheet_set_zoom(sheet->page, ZOOM);
	worksheet_protect(sheet->page, NULL, &protection);
	whatif_end(&w);
}
