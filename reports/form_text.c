/* The words and formulas of a questionnaire. */
#include <stdio.h>
#include <string.h>

#include "cell.h"
#include "questionnaire.h"

void form_say(struct form *form, sayer *say, const void *what, const char *between,
              struct text *out)
{
	struct text said[ECA_LANGUAGES_MAX] = { { 0 } };
	size_t i, earlier, count = 0;

	for (i = 0; i < form->n_languages; i++) {
		struct report *r = form->report;

		r->language = form->languages[i];
		r->tongue = words_tongue(form->model->languages[r->language]);
		say(r, what, &said[i]);
		for (earlier = 0; earlier < i; earlier++)
			if (!strcmp(text_string(&said[i]), text_string(&said[earlier])))
				break;
		if (earlier < i || !said[i].length)
			continue;
		text_add(out, count++ ? between : "");
		text_add(out, text_string(&said[i]));
	}
	form->report->language = form->languages[0];
	form->report->tongue = words_tongue(form->model->languages[form->languages[0]]);
	for (i = 0; i < form->n_languages; i++)
		text_free(&said[i]);
}

static void one_text(const struct report *r, const void *what, struct text *out)
{
	text_add(out, say_text(r, what));
}

void form_text(struct form *form, const struct eca_text *text, const char *between,
               struct text *out)
{
	form_say(form, one_text, text, between, out);
}

static void one_word(const struct report *r, const void *what, struct text *out)
{
	text_add(out, say_word(r, *(const enum word *)what));
}

void form_word(struct form *form, enum word word, const char *between, struct text *out)
{
	form_say(form, one_word, &word, between, out);
}

void form_option(const struct report *r, const struct eca_question *question, size_t option,
                 struct text *out)
{
	const char *words = say_text(r, &question->options[option].text);

	if (question->type != ECA_LEVEL) {
		text_add(out, say_option(r, question, option));
		return;
	}
	text_add(out, question->options[option].id);
	text_add(out, *words ? " – " : "");
	text_add(out, words);
}

/* ---- Formulas ---- */

void form_quote(const char *text, struct text *out)
{
	text_add(out, "\"");
	for (; *text; text++)
		text_add_bytes(out, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
	text_add(out, "\"");
}

void form_number(double number, struct text *out)
{
	char digits[ECA_SCORE_SIZE], *exponent;

	exponent = strchr(eca_print_number(number, digits), 'e');
	if (exponent)
		*exponent = 'E';
	text_add(out, digits);
}

void form_cell(const char *page, lxw_col_t column, lxw_row_t row, struct text *out)
{
	char place[32];

	snprintf(place, sizeof(place), "$%c$%u", 'A' + column, (unsigned)row + 1);
	text_add(out, page);
	text_add(out, place);
}

void form_formula(struct sheet *sheet, lxw_col_t column, enum look look, const char *formula,
                  double number)
{
	worksheet_write_formula_num(sheet->page, sheet->row, column, formula,
	                            style_of(sheet->report, look), number);
}

void form_formula_text(struct sheet *sheet, lxw_col_t column, enum look look,
                       const char *formula, const char *text)
{
	worksheet_write_formula_str(sheet->page, sheet->row, column, formula,
	                            style_of(sheet->report, look), text);
}
