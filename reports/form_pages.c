/* The sheets of a questionnaire that people see: the start, and one a pillar. */
#include <stdio.h>

#include "book.h"
#include "questionnaire.h"

static void begin(struct form *form, struct sheet *sheet, struct form_page *page,
                  lxw_color_t tab)
{
	sheet->page = workbook_add_worksheet(form->report.book, page->name);
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
	form_wide(form, sheet, page, look, text_string(&words));
	text_free(&words);
}

static void wide_text(struct form *form, struct sheet *sheet, const struct form_page *page,
                      enum look look, const struct eca_text *text, const char *before)
{
	struct text words = { 0 };

	text_add(&words, before);
	form_text(form, text, look == LOOK_NOTICE ? "\n" : " / ", &words);
	if (words.length)
		form_wide(form, sheet, page, look, text_string(&words));
	text_free(&words);
}

/* The right half of the row of progress. */
static void fill_band(struct sheet *sheet, const struct form_page *page)
{
	sheet_wide(sheet, page->places.answer, page->places.status, LOOK_PROGRESS, "");
	sheet_next(sheet);
}

/* ---- The start ---- */

static void heading(struct form *form, struct sheet *sheet, const struct form_page *page,
                    enum word word)
{
	sheet_gap(sheet, 8);
	wide_word(form, sheet, page, LOOK_HEADING, word, " / ");
}

static void put_how(struct form *form, struct sheet *sheet, const struct form_page *page)
{
	static const enum word lines[] = {
		W_FORM_HOW_CELLS, W_FORM_HOW_LISTS, W_FORM_HOW_WORDS, W_FORM_HOW_GREY,
		W_FORM_HOW_EVIDENCE, W_FORM_HOW_SEND,
	};
	size_t i;

	heading(form, sheet, page, W_FORM_HOW);
	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		if (lines[i] != W_FORM_HOW_EVIDENCE || form->model->n_grades)
			wide_word(form, sheet, page, LOOK_PARAGRAPH, lines[i], "\n");
}

static void put_rows(struct form *form, struct sheet *sheet, size_t from, size_t to)
{
	char number[24];
	size_t i;

	for (i = from; i < to; i++) {
		snprintf(number, sizeof(number), "%zu", i + 1);
		form_row(form, sheet, &form->asked[i], number);
	}
}

struct graded {
	const struct eca_model *model;
	double factor;
};

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
		sheet_wide(sheet, at->number, at->question, LOOK_TEXT, text_string(&words));
		text_clear(&words);
		form_say(form, say_factor, grade, "\n", &words);
		sheet_wide(sheet, at->guide, at->answer, LOOK_GREY, text_string(&words));
		sheet_next(sheet);
	}
	text_free(&words);
}

/* How far each of the other sheets is. */
static void put_sheets(struct form *form, struct sheet *sheet, const struct form_page *page)
{
	size_t i;

	heading(form, sheet, page, W_FORM_SHEETS);
	for (i = 0; i < form->model->n_pillars; i++) {
		struct form_page row = form->pages[1 + i];
		struct text name = { 0 };

		row.places = page->places;
		form_progress(form, sheet, &row);
		text_fill(&name, "{1}", form->pages[1 + i].name, NULL);
		sheet_wide(sheet, row.places.answer, row.places.status, LOOK_TEXT,
		           text_string(&name));
		sheet_next(sheet);
		text_free(&name);
	}
}

void form_start(struct form *form)
{
	struct form_page *page = &form->pages[0];
	struct sheet sheet = { .report = &form->report };
	size_t profile = COMMON;
	lxw_row_t first;

	while (profile < form->n_asked && form->asked[profile].index < form->model->n_profile)
		profile++;
	begin(form, &sheet, page, COLOUR_NAVY);
	wide_word(form, &sheet, page, LOOK_BANNER, W_FORM_TITLE, " / ");
	form_progress(form, &sheet, page);
	fill_band(&sheet, page);
	worksheet_freeze_panes(sheet.page, sheet.row, 0);
	worksheet_repeat_rows(sheet.page, 1, sheet.row - 1);
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
	form_finish(form, &sheet, page, first);
	put_grades(form, &sheet, page);
	put_sheets(form, &sheet, page);
}

/* ---- A pillar ---- */

static void put_criterion(struct form *form, struct sheet *sheet, const struct form_page *page,
                          const struct eca_node *criterion, const char *number)
{
	const struct eca_model *model = form->model;
	char name[96];
	size_t i;

	snprintf(name, sizeof(name), "%s  ", number);
	wide_text(form, sheet, page, LOOK_TOTAL_TEXT, &criterion->name, name);
	for (i = 0; i < criterion->n_children; i++) {
		size_t question = model->nodes[criterion->first_child + i].question;

		snprintf(name, sizeof(name), "%s.%zu", number, i + 1);
		form_row(form, sheet, form->of_question[question], name);
	}
}

void form_pillar(struct form *form, size_t pillar)
{
	const struct eca_model *model = form->model;
	const struct eca_node *node = &model->nodes[model->first_pillar + pillar];
	struct form_page *page = &form->pages[1 + pillar];
	struct sheet sheet = { .report = &form->report };
	char number[64];
	lxw_row_t first;
	size_t i;

	begin(form, &sheet, page, COLOUR_TEAL);
	snprintf(number, sizeof(number), "%zu. ", pillar + 1);
	wide_text(form, &sheet, page, LOOK_BANNER, &node->name, number);
	form_progress(form, &sheet, page);
	fill_band(&sheet, page);
	form_head(form, &sheet, page, W_QUESTION);
	worksheet_freeze_panes(sheet.page, sheet.row, 0);
	worksheet_repeat_rows(sheet.page, 1, sheet.row - 1);
	first = sheet.row;
	wide_text(form, &sheet, page, LOOK_NOTICE, &node->why, "");
	for (i = 0; i < node->n_children; i++) {
		snprintf(number, sizeof(number), "%zu.%zu", pillar + 1, i + 1);
		put_criterion(form, &sheet, page, &model->nodes[node->first_child + i], number);
	}
	form_finish(form, &sheet, page, first);
}
