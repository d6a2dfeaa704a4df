/* The rows of a sheet to fill in. */
#include <stdio.h>
#include <string.h>

#include "questionnaire.h"

/* What a row still wants, by the number in its hidden last column. */
enum { NOT_ASKED = 1, DONE, TO_DO, OPTIONAL, NOTE_NEEDED, CHECK };

static const enum word statuses[] = {
	W_FORM_NOT_ASKED, W_FORM_DONE, W_FORM_TO_DO, W_FORM_OPTIONAL, W_FORM_NOTE_NEEDED,
	W_FORM_CHECK,
};

enum {
	ROW_LEAST = 24,       /* points: easy to touch */
	TEXT_LEAST = 34,
	TOUCH_ZOOM = 90,      /* percent: all columns on a tablet */
};

/* ---- The columns ---- */

static lxw_col_t add_column(struct sheet *sheet, double width, const char *name, bool hidden)
{
	lxw_row_col_options options = { .hidden = hidden };
	lxw_col_t column = sheet->n_columns;

	sheet_add_column(sheet, width);
	worksheet_set_column_opt(sheet->page, column, column, width, NULL, &options);
	if (name)
		worksheet_write_string(sheet->page, 0, column, name, NULL);
	return column;
}

void form_columns(struct form *form, struct sheet *sheet, struct form_page *page)
{
	lxw_row_col_options hidden = { .hidden = LXW_TRUE };
	bool graded = page != form->pages && form->model->n_grades;

	page->places = (struct places){
		.id = add_column(sheet, 12, "eca:id", true),
		.number = add_column(sheet, 6.5, NULL, false),
		.question = add_column(sheet, graded ? 42 : 44, NULL, false),
		.guide = add_column(sheet, graded ? 34 : 38, NULL, false),
		.answer = add_column(sheet, graded ? 25 : 32, "eca:answer", false),
		.evidence = graded ? add_column(sheet, 18, "eca:evidence", false) : NO_COLUMN,
		.note = add_column(sheet, graded ? 22 : 24, "eca:note", false),
		.status = add_column(sheet, 12, NULL, false),
		.applies = add_column(sheet, 8, NULL, true),
		.code = add_column(sheet, 8, NULL, true),
	};
	worksheet_set_row_opt(sheet->page, 0, 15, NULL, &hidden);
	worksheet_set_zoom(sheet->page, TOUCH_ZOOM);
	sheet->row = 1;
}

void form_wide(struct sheet *sheet, const struct form_page *page, enum look look,
               const char *text)
{
	sheet_wide(sheet, page->places.number, page->places.status, look, text);
	sheet_next(sheet);
}

static void word(struct form *form, struct sheet *sheet, lxw_col_t column, enum look look,
                 enum word what, const char *between)
{
	struct text words = { 0 };

	form_word(form, what, between, &words);
	sheet_text(sheet, column, look, text_string(&words));
	text_free(&words);
}

void form_head(struct form *form, struct sheet *sheet, const struct form_page *page,
               enum word question)
{
	const struct places *at = &page->places;

	word(form, sheet, at->number, LOOK_HEADER, W_FORM_NUMBER, "\n");
	word(form, sheet, at->question, LOOK_HEADER, question, "\n");
	word(form, sheet, at->guide, LOOK_HEADER, W_FORM_GUIDE, "\n");
	word(form, sheet, at->answer, LOOK_HEADER, W_ANSWER, "\n");
	if (at->evidence != NO_COLUMN)
		word(form, sheet, at->evidence, LOOK_HEADER, W_EVIDENCE, "\n");
	word(form, sheet, at->note, LOOK_HEADER, W_FORM_NOTE, "\n");
	word(form, sheet, at->status, LOOK_HEADER, W_FORM_STATUS, "\n");
	sheet_at_least(sheet, 30);
	sheet_next(sheet);
}

/* ---- How far one is ---- */

/* Adds a formula for `pattern` with what the two formulas give in it. */
static void fill_formula(const char *pattern, const char *first, const char *second,
                         struct text *out)
{
	struct text quoted = { 0 }, one = { 0 }, two = { 0 };

	form_quote(pattern, &quoted);
	text_fill(&one, "\"&{1}&\"", first, NULL);
	text_fill(&two, "\"&{1}&\"", second, NULL);
	text_add(out, "=");
	text_fill(out, text_string(&quoted), text_string(&one), text_string(&two), NULL);
	text_free(&quoted);
	text_free(&one);
	text_free(&two);
}

void form_progress(struct form *form, struct sheet *sheet, const struct tally *tally,
                   enum word word, lxw_col_t first, lxw_col_t last)
{
	struct text done = { 0 }, needed = { 0 };
	struct text pattern = { 0 }, formula = { 0 }, value = { 0 };
	char count[24];

	form_rules_sum(form, RULE_DONE, tally, &done);
	form_rules_sum(form, RULE_NEEDED, tally, &needed);
	form_word(form, word, " – ", &pattern);
	fill_formula(text_string(&pattern), text_string(&done), text_string(&needed), &formula);
	snprintf(count, sizeof(count), "%.0f", tally->needed);
	text_fill(&value, text_string(&pattern), "0", count, NULL);
	sheet_wide(sheet, first, last, LOOK_PROGRESS, text_string(&value));
	form_formula_text(sheet, first, LOOK_PROGRESS, text_string(&formula),
	                  text_string(&value));
	text_free(&done);
	text_free(&needed);
	text_free(&pattern);
	text_free(&formula);
	text_free(&value);
}

void form_bar(const struct form *form, struct sheet *sheet, lxw_col_t column,
              const struct tally *tally)
{
	struct text done = { 0 }, needed = { 0 }, formula = { 0 };
	lxw_conditional_format bar = {
		.type = LXW_CONDITIONAL_DATA_BAR,
		.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
		.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
		.max_value = 1,
		.bar_color = COLOUR_BAR,
		.bar_solid = LXW_TRUE,
		.bar_no_border = LXW_TRUE,
		.data_bar_2010 = LXW_TRUE,
	};

	form_rules_sum(form, RULE_DONE, tally, &done);
	form_rules_sum(form, RULE_NEEDED, tally, &needed);
	text_fill(&formula, "=IF({2}=0,1,{1}/{2})", text_string(&done), text_string(&needed), NULL);
	form_formula(sheet, column, LOOK_PROGRESS_BAR, text_string(&formula), tally->needed == 0);
	worksheet_conditional_format_cell(sheet->page, sheet->row, column, &bar);
	sheet_at_least(sheet, 20);
	text_free(&done);
	text_free(&needed);
	text_free(&formula);
}

/* ---- The cells of a row ---- */

static void put_guide(struct form *form, struct sheet *sheet, const struct asked *asked)
{
	struct text guide = { 0 };

	form_say(form, form_say_guide, asked->question, "\n\n", &guide);
	sheet_text(sheet, asked->places->guide, LOOK_GUIDE, text_string(&guide));
	text_free(&guide);
}

static enum look input_look(const struct eca_question *question)
{
	if (question->type == ECA_NUMBER)
		return LOOK_INPUT_NUMBER;
	return question->type == ECA_DATE ? LOOK_INPUT_DATE : LOOK_INPUT;
}

/* The state of the row of _rules as the row shows it: what it still wants. */
static void put_code(const struct form *form, struct sheet *sheet, const struct asked *asked,
                     int empty)
{
	struct text formula = { 0 }, applies = { 0 }, state = { 0 }, note = { 0 };
	char digits[8];

	snprintf(digits, sizeof(digits), "%d", empty);
	form_cell("", asked->places->applies, asked->row, &applies);
	form_rule(form, RULE_STATE, asked->rule, &state);
	form_cell("", asked->places->note, asked->row, &note);
	text_fill(&formula, "=IF({1}=0,1,IF({2}=-3,6,IF(AND({2}=-1,TRIM({3})=\"\"),5,"
	                    "IF({2}=0,{4},2))))",
	          text_string(&applies), text_string(&state), text_string(&note), digits, NULL);
	form_formula(sheet, asked->places->code, LOOK_UNSEEN, text_string(&formula),
	             asked->applies ? empty : NOT_ASKED);
	text_free(&formula);
	text_free(&applies);
	text_free(&state);
	text_free(&note);
}

static void put_status(struct form *form, struct sheet *sheet, const struct asked *asked)
{
	int empty = asked->question->required ? TO_DO : OPTIONAL;
	struct text formula = { 0 }, shown = { 0 };
	size_t i;

	text_add(&formula, "=CHOOSE(");
	form_cell("", asked->places->code, asked->row, &formula);
	for (i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
		struct text words = { 0 };

		form_word(form, statuses[i], " / ", &words);
		text_add(&formula, ",");
		form_quote(text_string(&words), &formula);
		text_free(&words);
	}
	text_add(&formula, ")");
	form_word(form, statuses[(asked->applies ? empty : NOT_ASKED) - 1], " / ", &shown);
	sheet_text(sheet, asked->places->status, LOOK_STATUS, text_string(&shown));
	form_formula_text(sheet, asked->places->status, LOOK_STATUS, text_string(&formula),
	                  text_string(&shown));
	put_code(form, sheet, asked, empty);
	text_free(&formula);
	text_free(&shown);
}

/* Whether the row, or one of its options, is open: 1 or 0. */
static void put_applies(const struct form *form, struct sheet *sheet, const struct asked *asked,
                        lxw_row_t rule)
{
	struct text formula = { 0 };

	text_add(&formula, "=");
	form_rule(form, RULE_APPLIES, rule, &formula);
	form_formula(sheet, asked->places->applies, LOOK_UNSEEN, text_string(&formula),
	             asked->applies);
	text_free(&formula);
}

static void put_option(struct form *form, struct sheet *sheet, const struct asked *asked,
                       size_t option, const char *number)
{
	const struct eca_question *q = asked->question;
	const struct places *at = asked->places;
	struct text words = { 0 };

	text_fill(&words, "{1}={2}", q->id, q->options[option].id, NULL);
	sheet_text(sheet, at->id, LOOK_EMPTY, text_string(&words));
	text_clear(&words);
	form_text(form, &q->options[option].text, " / ", &words);
	if (!words.length)
		text_add(&words, q->options[option].id);
	sheet_blank(sheet, at->number, LOOK_EMPTY);
	sheet_text(sheet, at->question, LOOK_OPTION, text_string(&words));
	text_clear(&words);
	if (q->options[option].alone)
		form_word(form, W_FORM_ALONE, " / ", &words);
	sheet_text(sheet, at->guide, LOOK_GUIDE, text_string(&words));
	sheet_blank(sheet, at->answer, LOOK_INPUT);
	form_check_option(form, sheet->page, asked, sheet->row, number);
	if (at->evidence != NO_COLUMN)
		sheet_blank(sheet, at->evidence, LOOK_EMPTY);
	sheet_blank(sheet, at->note, LOOK_EMPTY);
	sheet_blank(sheet, at->status, LOOK_EMPTY);
	put_applies(form, sheet, asked, asked->rule + 1 + (lxw_row_t)option);
	sheet_at_least(sheet, 20);
	sheet_next(sheet);
	text_free(&words);
}

static void put_inputs(struct form *form, struct sheet *sheet, const struct asked *asked,
                       const char *number)
{
	const struct places *at = asked->places;

	sheet_blank(sheet, at->answer, input_look(asked->question));
	form_check_answer(form, sheet->page, asked, number);
	if (at->evidence != NO_COLUMN) {
		sheet_blank(sheet, at->evidence, LOOK_INPUT);
		form_check_evidence(form, sheet->page, asked, number);
	}
	sheet_blank(sheet, at->note, asked->index == ECA_NONE ? LOOK_EMPTY : LOOK_INPUT);
}

void form_row(struct form *form, struct sheet *sheet, struct asked *asked, const char *number)
{
	const struct eca_question *q = asked->question;
	const struct places *at = asked->places;
	struct text words = { 0 };
	size_t i;

	asked->row = sheet->row;
	sheet_text(sheet, at->id, LOOK_EMPTY, q->id);
	sheet_text(sheet, at->number, LOOK_STATUS, number);
	form_text(form, &q->text, "\n", &words);
	sheet_text(sheet, at->question, LOOK_ASKED, text_string(&words));
	put_guide(form, sheet, asked);
	put_inputs(form, sheet, asked, number);
	put_applies(form, sheet, asked, asked->rule);
	put_status(form, sheet, asked);
	sheet_at_least(sheet, q->type == ECA_TEXT && q->node != ECA_NONE ? TEXT_LEAST : ROW_LEAST);
	sheet_next(sheet);
	for (i = 0; q->type == ECA_MULTI && i < q->n_options; i++) {
		if (i)
			sheet_block(sheet);
		put_option(form, sheet, asked, i, number);
	}
	text_free(&words);
}

/* ---- Colours by state ---- */

/* Paints the columns first … last of the rows wherever the hidden number in `by` is `value`. */
static void paint(struct sheet *sheet, const lxw_row_t rows[2], lxw_col_t first, lxw_col_t last,
                  lxw_col_t by, int value, enum mark mark)
{
	char formula[48];
	lxw_conditional_format format = {
		.type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = formula,
		.format = style_mark(sheet->report, mark),
		.stop_if_true = LXW_TRUE,
	};

	/* an empty cell is 0 too */
	snprintf(formula, sizeof(formula), "=AND(ISNUMBER($%c%u),$%c%u=%d)", 'A' + by,
	         (unsigned)rows[0] + 1, 'A' + by, (unsigned)rows[0] + 1, value);
	worksheet_conditional_format_range(sheet->page, rows[0], first, rows[1], last, &format);
}

/* Keeps Excel from marking `error` in the columns first … last. */
static void ignore(struct sheet *sheet, enum lxw_ignore_errors error, lxw_col_t first,
                   lxw_col_t last)
{
	char range[48];

	snprintf(range, sizeof(range), "%c1:%c%u", 'A' + first, 'A' + last, (unsigned)sheet->row);
	worksheet_ignore_errors(sheet->page, (uint8_t)error, range);
}

void form_finish(struct sheet *sheet, const struct form_page *page, lxw_row_t first,
                 lxw_row_t last)
{
	const lxw_row_t rows[] = { first, last };
	const struct places *at = &page->places;
	lxw_protection protection = { .format_columns = LXW_TRUE, .format_rows = LXW_TRUE };

	paint(sheet, rows, at->number, at->status, at->applies, 0, MARK_CLOSED);
	paint(sheet, rows, at->status, at->status, at->code, DONE, MARK_DONE);
	paint(sheet, rows, at->status, at->status, at->code, TO_DO, MARK_TO_DO);
	paint(sheet, rows, at->note, at->status, at->code, NOTE_NEEDED, MARK_ALARM);
	paint(sheet, rows, at->answer, at->answer, at->code, CHECK, MARK_ALARM);
	paint(sheet, rows, at->status, at->status, at->code, CHECK, MARK_ALARM);
	worksheet_print_area(sheet->page, 1, at->number, sheet->row - 1, at->status);
	ignore(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, at->id, at->note);
	ignore(sheet, LXW_IGNORE_FORMULA_DIFFERS, at->status, at->code);
	worksheet_protect(sheet->page, NULL, &protection);
}
