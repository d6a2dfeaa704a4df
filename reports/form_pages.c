/* The sheets of a questionnaire that people see: the start, and one a pillar. */
#include <stdio.h>

#include "book.h"
#include "questionnaire.h"

/* Between the margins of book.c, in landscape; a little less, as in sheet.c. */
#define PAGE_PIXELS 1026.0
#define PAGE_POINTS (494 * 0.99)

static void begin(struct form *form, struct sheet *sheet, struct form_page *page,
                  lxw_color_t tab)
{
	sheet->page = workbook_add_worksheet(form->report->book, page->name);
	book_page(sheet->page, true);
	book_footer(sheet->page, page->name, form->model);
	worksheet_set_tab_color(sheet->page, tab);
	form_columns(form, sheet, page);
}

static void wide_word(struct form *form, struct sheet *sheet, const struct form_page *page,
                      enum look look, enum word word, const char *between)
{
	struct text words = { 0 };

	form_word(form, word, between, &words);
	form_wide(sheet, page, look, text_string(&words));
	text_free(&words);
}

static void wide_text(struct form *form, struct sheet *sheet, const struct form_page *page,
                      enum look look, const struct eca_text *text, const char *before)
{
	struct text words = { 0 };

	text_add(&words, before);
	form_text(form, text, look == LOOK_NOTICE ? "\n" : " / ", &words);
	if (words.length)
		form_wide(sheet, page, look, text_string(&words));
	text_free(&words);
}

/* Points of rows that a page in landscape takes below those repeated on each. */
static double height_below(const struct sheet *sheet, const struct form_page *page)
{
	double width = 0, scale;
	lxw_col_t i;

	for (i = page->places.number; i <= page->places.status; i++)
		width += sheet->widths[i] * 7 + 5;
	scale = PAGE_PIXELS / width;
	return PAGE_POINTS / (scale < 1 ? scale : 1) - sheet->block;
}

/* The banner, and below it how far the tally is, and beside that the whole; this much
 * and what else stands above the current row stays in sight. */
static void put_top(struct form *form, struct sheet *sheet, const struct form_page *page)
{
	const struct places *at = &page->places;
	bool start = page == form->pages;

	form_progress(form, sheet, &page->tally, W_FORM_PROGRESS, at->number, at->question);
	form_bar(form, sheet, at->guide, &page->tally);
	form_progress(form, sheet, &form->whole, W_FORM_ALL, at->answer, at->status);
	sheet_next(sheet);
	if (!start)
		form_head(form, sheet, page, W_QUESTION);
	worksheet_freeze_panes(sheet->page, sheet->row, 0);
	worksheet_repeat_rows(sheet->page, 1, sheet->row - 1);
	sheet->page_height = height_below(sheet, page);
	sheet->block = 0;
}

/* ---- The start ---- */

static void heading(struct form *form, struct sheet *sheet, const struct form_page *page,
                    enum word word)
{
	sheet_block(sheet);
	sheet_gap(sheet, 8);
	wide_word(form, sheet, page, LOOK_HEADING, word, " / ");
	sheet_gap(sheet, 4);
}

static void put_how(struct form *form, struct sheet *sheet, const struct form_page *page)
{
	static const enum word lines[] = {
		W_FORM_HOW_CELLS, W_FORM_HOW_LISTS, W_FORM_HOW_WORDS, W_FORM_HOW_GREY,
		W_FORM_HOW_EVIDENCE, W_FORM_HOW_SEND,
	};
	size_t i;

	heading(form, sheet, page, W_FORM_HOW);
	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct text words = { 0 };

		text_add(&words, "•  ");
		form_word(form, lines[i], "\n    ", &words);
		if (lines[i] != W_FORM_HOW_EVIDENCE || form->model->n_grades)
			form_wide(sheet, page, LOOK_PARAGRAPH, text_string(&words));
		text_free(&words);
	}
}

static void put_rows(struct form *form, struct sheet *sheet, size_t from, size_t to)
{
	char number[24];
	size_t i;

	for (i = from; i < to; i++) {
		snprintf(number, sizeof(number), "%zu", i + 1);
		if (i > from)
			sheet_block(sheet);
		form_row(form, sheet, &form->asked[i], number);
	}
}

static void say_factor(const struct report *r, const void *what, struct text *out)
{
	const struct eca_grade *grade = what;
	char share[SAY_SIZE];

	text_fill(out, say_word(r, W_FORM_EVIDENCE_HELP), say_share(r, grade->factor, share), NULL);
}

static void put_grades(struct form *form, struct sheet *sheet, const struct form_page *page)
{
	const struct places *at = &page->places;
	struct text words = { 0 };
	size_t i;

	if (!form->model->n_grades)
		return;
	heading(form, sheet, page, W_EVIDENCE_GRADES);
	for (i = 0; i < form->model->n_grades; i++) {
		const struct eca_grade *grade = &form->model->grades[i];

		text_clear(&words);
		form_text(form, &grade->text, " / ", &words);
		sheet_wide(sheet, at->number, at->question, LOOK_ASKED, text_string(&words));
		text_clear(&words);
		form_say(form, say_factor, grade, "\n", &words);
		sheet_wide(sheet, at->guide, at->status, LOOK_GUIDE, text_string(&words));
		sheet_next(sheet);
	}
	text_free(&words);
}

/* How far each sheet is. */
static void put_sheets(struct form *form, struct sheet *sheet, const struct form_page *page)
{
	const struct places *at = &page->places;
	size_t i;

	heading(form, sheet, page, W_FORM_SHEETS);
	for (i = 0; i <= form->model->n_pillars; i++) {
		const struct form_page *other = &form->pages[i];
		struct text name = { 0 };

		text_add(&name, other->name);
		if (i) {
			text_add(&name, " – ");
			form_text(form, &form->model->nodes[form->model->first_pillar + i - 1].name,
			          " / ", &name);
		}
		sheet_wide(sheet, at->number, at->question, LOOK_ASKED, text_string(&name));
		form_bar(form, sheet, at->guide, &other->tally);
		form_progress(form, sheet, &other->tally, W_FORM_PROGRESS, at->answer, at->status);
		sheet_next(sheet);
		text_free(&name);
	}
}

void form_start(struct form *form)
{
	struct form_page *page = &form->pages[0];
	struct sheet sheet = { .report = form->report };
	size_t profile = COMMON;
	lxw_row_t first, last;

	while (profile < form->n_asked && form->asked[profile].index < form->model->n_profile)
		profile++;
	begin(form, &sheet, page, COLOUR_NAVY);
	wide_word(form, &sheet, page, LOOK_BANNER, W_FORM_TITLE, " / ");
	put_top(form, &sheet, page);
	wide_text(form, &sheet, page, LOOK_TOTAL_TEXT, &form->model->name, "");
	wide_text(form, &sheet, page, LOOK_NOTICE, &form->model->notice, "");
	put_how(form, &sheet, page);
	heading(form, &sheet, page, W_FORM_WHO);
	form_head(form, &sheet, page, W_FORM_ITEM);
	first = sheet.row;
	put_rows(form, &sheet, 0, COMMON);
	if (profile > COMMON) {
		heading(form, &sheet, page, W_PROFILE);
		put_rows(form, &sheet, COMMON, profile);
	}
	last = sheet.row - 1;
	put_grades(form, &sheet, page);
	put_sheets(form, &sheet, page);
	sheet_end_blocks(&sheet);
	form_finish(&sheet, page, first, last);
}

/* ---- A pillar ---- */

static void put_criterion(struct form *form, struct sheet *sheet, const struct form_page *page,
                          const struct eca_node *criterion, const char *number)
{
	const struct eca_model *model = form->model;
	char name[96];
	size_t i;

	sheet_block(sheet);
	snprintf(name, sizeof(name), "%s  ", number);
	wide_text(form, sheet, page, LOOK_TOTAL_TEXT, &criterion->name, name);
	for (i = 0; i < criterion->n_children; i++) {
		size_t question = model->nodes[criterion->first_child + i].question;

		snprintf(name, sizeof(name), "%s.%zu", number, i + 1);
		if (i)
			sheet_block(sheet);
		form_row(form, sheet, form->of_question[question], name);
	}
}

void form_pillar(struct form *form, size_t pillar)
{
	const struct eca_model *model = form->model;
	const struct eca_node *node = &model->nodes[model->first_pillar + pillar];
	struct form_page *page = &form->pages[1 + pillar];
	struct sheet sheet = { .report = form->report };
	char number[64];
	lxw_row_t first;
	size_t i;

	begin(form, &sheet, page, COLOUR_TEAL);
	snprintf(number, sizeof(number), "%zu. ", pillar + 1);
	wide_text(form, &sheet, page, LOOK_BANNER, &node->name, number);
	put_top(form, &sheet, page);
	first = sheet.row;
	wide_text(form, &sheet, page, LOOK_NOTICE, &node->why, "");
	for (i = 0; i < node->n_children; i++) {
		snprintf(number, sizeof(number), "%zu.%zu", pillar + 1, i + 1);
		put_criterion(form, &sheet, page, &model->nodes[node->first_child + i], number);
	}
	sheet_end_blocks(&sheet);
	form_finish(&sheet, page, first, sheet.row - 1);
}
