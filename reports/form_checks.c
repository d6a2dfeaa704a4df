/* What may be entered in the cells of a questionnaire, with the words that say so. */
#include <math.h>
#include <stdio.h>

#include "cell.h"
#include "questionnaire.h"

enum { TITLE_UNITS = 32, MESSAGE_UNITS = 255 };

static size_t units(const char *text)
{
	size_t count = 0, size;

	for (; *text; text += size) {
		size = text_letter(text);
		count += text_units(size);
	}
	return count;
}

/* Cuts `text` so that a validation takes it. */
static const char *cut(const char *text, size_t most, struct text *out)
{
	size_t used = 0, size;

	text_clear(out);
	for (; *text; text += size) {
		size = text_letter(text);
		used += text_units(size);
		if (used >= most && text[size]) {
			text_add(out, "…");
			break;
		}
		text_add_bytes(out, text, size);
	}
	return text_string(out);
}

/* The same words beside the cell while it is filled in, and when it was filled in wrong. */
static void check(struct form *form, lxw_worksheet *page, lxw_row_t row, lxw_col_t column,
                  enum lxw_validation_types type, const char *formula, const char *title,
                  const char *message)
{
	struct text wrong = { 0 }, head = { 0 }, said = { 0 }, error = { 0 };
	lxw_data_validation validation = {
		.validate = (uint8_t)type,
		.value_formula = (char *)formula,
		.ignore_blank = LXW_VALIDATION_ON,
		.input_message = (char *)cut(cell_text(message, &form->report->clean),
		                             MESSAGE_UNITS, &said),
		.input_title = (char *)cut(title, TITLE_UNITS, &head),
	};

	form_word(form, W_FORM_WRONG, " / ", &wrong);
	validation.error_message = validation.input_message;
	validation.error_title = (char *)cut(text_string(&wrong), TITLE_UNITS, &error);
	worksheet_data_validation_cell(page, row, column, &validation);
	text_free(&wrong);
	text_free(&head);
	text_free(&said);
	text_free(&error);
}

static void check_list(struct form *form, lxw_worksheet *page, lxw_row_t row, lxw_col_t column,
                       const struct entries *entries, const char *title, const char *message)
{
	struct text formula = { 0 };

	text_add(&formula, "=");
	form_labels(form, entries, &formula);
	check(form, page, row, column, LXW_VALIDATION_TYPE_LIST_FORMULA, text_string(&formula),
	      title, message);
	text_free(&formula);
}

/* ---- Words ---- */

static void sentence(const struct report *r, enum word word, const char *value, struct text *out)
{
	text_add(out, out->length ? " " : "");
	text_fill(out, say_word(r, word), value, NULL);
}

/* The entries of a list in one language alone. */
static void list_words(const struct report *r, const struct asked *asked, struct text *out)
{
	if (asked->question->na_allowed) {
		text_add(out, say_word(r, W_NA_LONG));
		text_add(out, ", ");
	}
	text_add(out, say_word(r, W_NO_DATA));
}

void form_say_range(const struct report *r, const void *what, struct text *out)
{
	const struct eca_question *q = what;
	char least[SAY_SIZE], most[SAY_SIZE];

	say_number(r, isfinite(q->min) ? q->min : 0, least);
	say_number(r, isfinite(q->max) ? q->max : 0, most);
	if (isfinite(q->min) && isfinite(q->max))
		text_fill(out, say_word(r, W_FORM_FROM_TO), least, most, NULL);
	else if (isfinite(q->min))
		text_fill(out, say_word(r, W_FORM_FROM), least, NULL);
	else if (isfinite(q->max))
		text_fill(out, say_word(r, W_FORM_TO), most, NULL);
}

static void say_choice(const struct report *r, const void *what, struct text *out)
{
	const struct asked *asked = what;

	sentence(r, W_FORM_CHOOSE, "", out);
	if (asked->question->na_allowed)
		sentence(r, W_FORM_CHOOSE_NOTE, "", out);
}

static void say_entry(const struct report *r, const void *what, struct text *out)
{
	const struct asked *asked = what;
	const struct eca_question *q = asked->question;
	const char *unit = say_text(r, &q->unit);
	struct text words = { 0 };

	sentence(r, q->type == ECA_DATE ? W_FORM_ENTER_DATE : W_FORM_ENTER_NUMBER, "", out);
	if (q->type == ECA_NUMBER && (isfinite(q->min) || isfinite(q->max))) {
		text_add(out, " ");
		form_say_range(r, q, out);
		text_add(out, ".");
	}
	if (*unit) {
		sentence(r, W_FORM_UNIT, unit, out);
		text_add(out, ".");
	}
	if (asked->list.count) {
		list_words(r, asked, &words);
		sentence(r, W_FORM_OR_WORDS, text_string(&words), out);
	}
	text_free(&words);
}

static void say_items(const struct report *r, const void *what, struct text *out)
{
	struct text words = { 0 };

	list_words(r, what, &words);
	sentence(r, W_FORM_EACH_ITEM, text_string(&words), out);
	text_free(&words);
}

static void say_firm(const struct report *r, const void *what, struct text *out)
{
	(void)what;
	sentence(r, W_FORM_ENTER_FIRM, "", out);
}

static void say_choose(const struct report *r, const void *what, struct text *out)
{
	(void)what;
	sentence(r, W_FORM_CHOOSE, "", out);
}

/* What is said in each language; in the first alone where both have no room. */
static void message(struct form *form, sayer *say, const void *what, struct text *out)
{
	form_say(form, say, what, "\n", out);
	if (units(text_string(out)) <= MESSAGE_UNITS)
		return;
	text_clear(out);
	say(form->report, what, out);
}

/* ---- Cells ---- */

/* A number or a date in its range, or one of the words of its list. */
static void check_entry(struct form *form, lxw_worksheet *page, const struct asked *asked,
                        const char *number, const char *words)
{
	struct text cell = { 0 }, formula = { 0 };
	lxw_row_t i;

	form_cell("", asked->places->answer, asked->row, &cell);
	text_fill(&formula, "=OR(IF(ISNUMBER({1}),", text_string(&cell), NULL);
	form_in_range(asked->question, text_string(&cell), &formula);
	text_add(&formula, ",FALSE)");
	for (i = 0; i < asked->list.count; i++) {
		text_fill(&formula, ",{1}=", text_string(&cell), NULL);
		form_label(form, &asked->list, i, &formula);
	}
	text_add(&formula, ")");
	check(form, page, asked->row, asked->places->answer, LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
	      text_string(&formula), number, words);
	text_free(&cell);
	text_free(&formula);
}

static void check_firm(struct form *form, lxw_worksheet *page, const struct asked *asked,
                       const char *number, const char *words)
{
	struct text cell = { 0 }, formula = { 0 };

	form_cell("", asked->places->answer, asked->row, &cell);
	text_fill(&formula, "=AND(LEN({1})<=64,ISERROR(FIND(LEFT({1},1),\"=+-@\")))",
	          text_string(&cell), NULL);
	check(form, page, asked->row, asked->places->answer, LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
	      text_string(&formula), number, words);
	text_free(&cell);
	text_free(&formula);
}

void form_check_answer(struct form *form, lxw_worksheet *page, const struct asked *asked,
                       const char *number)
{
	enum eca_type type = asked->question->type;
	bool entered = type == ECA_NUMBER || type == ECA_DATE;
	struct text words = { 0 };

	if (asked->index == ECA_NONE && asked == &form->asked[ASKED_FIRM]) {
		message(form, say_firm, NULL, &words);
		check_firm(form, page, asked, number, text_string(&words));
	} else if (entered) {
		message(form, say_entry, asked, &words);
		check_entry(form, page, asked, number, text_string(&words));
	} else if (type != ECA_TEXT) {
		message(form, type == ECA_MULTI ? say_items : say_choice, asked, &words);
		check_list(form, page, asked->row, asked->places->answer, &asked->list, number,
		           text_string(&words));
	}
	text_free(&words);
}

void form_check_option(struct form *form, lxw_worksheet *page, const struct asked *asked,
                       lxw_row_t row, const char *number)
{
	struct text words = { 0 };

	message(form, say_choose, NULL, &words);
	check_list(form, page, row, asked->places->answer, &asked->yes_no, number,
	           text_string(&words));
	text_free(&words);
}

void form_check_evidence(struct form *form, lxw_worksheet *page, const struct asked *asked,
                         const char *number)
{
	struct text words = { 0 };

	message(form, say_choose, NULL, &words);
	check_list(form, page, asked->row, asked->places->evidence, &form->grades, number,
	           text_string(&words));
	text_free(&words);
}
