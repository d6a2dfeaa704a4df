/* The hidden sheet _lists: the entries of every drop-down, the options they stand for,
 * and the states they mean to formulas. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cell.h"
#include "questionnaire.h"

enum {
	LABEL_UNITS = 250,  /* a formula compares no text of more than 255 */
	SHORT_UNITS = 180,  /* leaves room for an id behind it */
	NUMBER_OFFSET = 3,  /* added to states on the sheet, so that no entry is 0 */
	LIST = 0, OPTION, LABEL, NUMBER, /* columns */
};

struct list_entry {
	const char *list, *behind; /* the list's id is both, one after the other */
	const char *option;
	struct text label;
	int state;
};

/* ---- Labels ---- */

/* One line of what a text says, cut at what a formula can compare. */
static void tidy(const char *text, size_t most, struct text *out)
{
	size_t units = 0;
	const char *at = text;

	while (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r')
		at++;
	while (*at) {
		size_t size = text_letter(at);

		if (units >= most) {
			text_add(out, "…");
			return;
		}
		units += text_units(size);
		if ((unsigned char)*at > ' ')
			text_add_bytes(out, at, size);
		else if (at[1] && (unsigned char)at[1] > ' ')
			text_add(out, " ");
		at += size;
	}
}

static bool is_plain(char letter)
{
	return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

/* Says at a glance that two labels differ, as most do in their first letter. */
static bool differ_at_once(const char *a, const char *b)
{
	char one = (char)(*a | ' '), other = (char)(*b | ' ');

	return is_plain(one) && is_plain(other) && one != other;
}

/* Two entries of one list that a person, or a program, would take for the same. */
static bool is_taken(const struct form *form, size_t first, const char *label)
{
	size_t i;

	for (i = first; i < form->n_list; i++)
		if (!differ_at_once(text_string(&form->list[i].label), label) &&
		    eca_same_word(text_string(&form->list[i].label), label))
			return true;
	return false;
}

static struct list_entry *new_entry(struct form *form)
{
	if (form->n_list == form->list_room) {
		size_t room = 2 * form->list_room + 64;
		struct list_entry *list = zeroed(room, sizeof(*list));

		if (form->n_list)
			memcpy(list, form->list, form->n_list * sizeof(*list));
		free(form->list);
		form->list = list;
		form->list_room = room;
	}
	return &form->list[form->n_list];
}

/* Adds an entry to the list that began at entry `first`; the option's id tells labels
 * apart that are the same. */
static void add(struct form *form, size_t first, struct list_entry made, const char *label)
{
	struct list_entry *entry = new_entry(form);
	struct text whole = { 0 };

	*entry = made;
	tidy(label, LABEL_UNITS, &whole);
	if (!whole.length)
		text_add(&whole, made.option);
	if (is_taken(form, first, text_string(&whole))) {
		text_clear(&whole);
		tidy(label, SHORT_UNITS, &whole);
		text_fill(&whole, " ({1})", made.option, NULL);
	}
	entry->label = whole;
	form->n_list++;
}

static void add_word(struct form *form, size_t first, struct list_entry made, enum word word)
{
	struct text label = { 0 };

	form_word(form, word, " / ", &label);
	add(form, first, made, text_string(&label));
	text_free(&label);
}

struct choice {
	const struct eca_question *question;
	size_t option;
};

static void one_option(const struct report *r, const void *what, struct text *out)
{
	const struct choice *choice = what;

	form_option(r, choice->question, choice->option, out);
}

static void add_option(struct form *form, size_t first, const struct eca_question *question,
                       size_t option)
{
	struct choice choice = { question, option };
	struct text label = { 0 };

	form_say(form, one_option, &choice, " / ", &label);
	add(form, first,
	    (struct list_entry){ .list = question->id, .behind = "",
	                         .option = question->options[option].id,
	                         .state = (int)option + 1 },
	    text_string(&label));
	text_free(&label);
}

/* ---- Lists ---- */

static bool is_same_entry(const struct list_entry *a, const struct list_entry *b)
{
	return a->state == b->state && !strcmp(text_string(&a->label), text_string(&b->label));
}

/* Whether the last `count` entries stand before entry `last` already. */
static bool stand_before(const struct form *form, size_t last, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (!is_same_entry(&form->list[last - count + i], &form->list[form->n_list - count + i]))
			return false;
	return true;
}

/* The entries from `first` on. Where nobody reads back whose they are, those that stand
 * there already serve twice. */
static struct entries since(struct form *form, size_t first)
{
	size_t count = form->n_list - first, last;

	for (last = count; form->result && count && last <= first; last++) {
		if (!stand_before(form, last, count))
			continue;
		while (form->n_list > first)
			text_free(&form->list[--form->n_list].label);
		return (struct entries){ (lxw_row_t)(last - count) + 1, (lxw_row_t)count };
	}
	return (struct entries){ (lxw_row_t)first + 1, (lxw_row_t)count };
}

/* What can be chosen of one question; Yes stands before No. */
static void add_options(struct form *form, size_t first, const struct eca_question *question)
{
	size_t n = question->n_options, i;

	for (i = 0; i < n; i++)
		add_option(form, first, question, question->type == ECA_YES_NO ? n - 1 - i : i);
}

static void make_list(struct form *form, struct asked *asked)
{
	const struct eca_question *q = asked->question;
	struct list_entry na = { q->id, "", "NA", { 0 }, STATE_NA };
	struct list_entry no_data = { q->id, "", "ND", { 0 }, STATE_NO_DATA };
	size_t first = form->n_list;

	if (q->type == ECA_TEXT && !form->result)
		return;
	if (q->type != ECA_MULTI)
		add_options(form, first, q);
	if (q->na_allowed)
		add_word(form, first, na, W_NA_LONG);
	if (asked->index != ECA_NONE && q->type != ECA_TEXT)
		add_word(form, first, no_data, W_NO_DATA);
	asked->list = since(form, first);
}

static void make_yes_no(struct form *form, struct asked *asked)
{
	struct list_entry yes = { asked->question->id, "=", "yes", { 0 }, 2 };
	struct list_entry no = { asked->question->id, "=", "no", { 0 }, 1 };
	size_t first = form->n_list;

	if (asked->question->type != ECA_MULTI)
		return;
	add_word(form, first, yes, W_YES);
	add_word(form, first, no, W_NO);
	asked->yes_no = since(form, first);
}

static void make_grades(struct form *form)
{
	size_t first = form->n_list, i;

	for (i = 0; i < form->model->n_grades; i++) {
		struct text label = { 0 };

		form_text(form, &form->model->grades[i].text, " / ", &label);
		add(form, first,
		    (struct list_entry){ "eca:evidence", "", form->model->grades[i].id, { 0 },
		                         (int)i + 1 },
		    text_string(&label));
		text_free(&label);
	}
	form->grades = since(form, first);
}

void form_lists_make(struct form *form)
{
	size_t i;

	for (i = 0; i < form->n_asked; i++) {
		make_list(form, &form->asked[i]);
		make_yes_no(form, &form->asked[i]);
	}
	make_grades(form);
}

void form_lists_free(struct form *form)
{
	size_t i;

	for (i = 0; i < form->n_list; i++)
		text_free(&form->list[i].label);
	free(form->list);
}

void form_lists_write(struct form *form, const char *name)
{
	lxw_worksheet *page = workbook_add_worksheet(form->report->book, name);
	struct text id = { 0 };
	size_t i;

	worksheet_write_string(page, 0, LIST, "eca:list", NULL);
	worksheet_write_string(page, 0, OPTION, "eca:option", NULL);
	worksheet_write_string(page, 0, LABEL, "eca:label", NULL);
	worksheet_write_string(page, 0, NUMBER, "eca:state", NULL);
	for (i = 0; i < form->n_list; i++) {
		const struct list_entry *entry = &form->list[i];
		lxw_row_t row = (lxw_row_t)i + 1;

		text_clear(&id);
		text_add(&id, entry->list);
		text_add(&id, entry->behind);
		if (!form->result) {
			worksheet_write_string(page, row, LIST, text_string(&id), NULL);
			worksheet_write_string(page, row, OPTION, entry->option, NULL);
		}
		worksheet_write_string(page, row, LABEL,
		                       cell_text(text_string(&entry->label),
		                                 &form->report->clean), NULL);
		worksheet_write_number(page, row, NUMBER, entry->state + NUMBER_OFFSET, NULL);
	}
	text_free(&id);
	worksheet_protect(page, NULL, NULL);
	worksheet_hide(page);
}

/* ---- What the sheets to fill in need of it ---- */

static void range(const struct form *form, const struct entries *entries, lxw_col_t column,
                  struct text *out)
{
	form_cell(form->lists, column, entries->first, out);
	text_add(out, ":");
	form_cell("", column, entries->first + entries->count - 1, out);
}

void form_labels(const struct form *form, const struct entries *entries, struct text *out)
{
	range(form, entries, LABEL, out);
}

void form_label(const struct form *form, const struct entries *entries, size_t index,
                struct text *out)
{
	form_cell(form->lists, LABEL, entries->first + (lxw_row_t)index, out);
}

const char *form_label_of(const struct form *form, const struct entries *entries, int state)
{
	const struct list_entry *entry = form->list + entries->first - 1;
	lxw_row_t i;

	for (i = 0; i < entries->count; i++)
		if (entry[i].state == state)
			return text_string(&entry[i].label);
	return "";
}

void form_listed(const struct form *form, const struct entries *entries, const char *cell,
                 struct text *out)
{
	char offset[16];

	if (!entries->count) {
		snprintf(offset, sizeof(offset), "%d", STATE_WRONG);
		text_add(out, offset);
		return;
	}
	text_add(out, "SUMPRODUCT((");
	range(form, entries, LABEL, out);
	text_fill(out, "={1}&\"\")*1,", cell, NULL);
	range(form, entries, NUMBER, out);
	snprintf(offset, sizeof(offset), ")-%d", NUMBER_OFFSET);
	text_add(out, offset);
}
