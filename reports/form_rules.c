/* The hidden sheet _rules: for each thing asked, what its answer cell holds, whether it
 * applies, whether it is still to be answered; then the set's conditions. Formulas
 * elsewhere look here, so each of them stays short. */
#include <stdio.h>
#include <string.h>

#include "questionnaire.h"

enum { FIRST_ROW = 1 };

/* Where there are thousands of rows that nobody sees, none has a height of its own. */
static void next_row(const struct form *form, struct sheet *sheet)
{
	if (form->result)
		sheet->row++;
	else
		sheet_next(sheet);
}

static bool is_multi(const struct asked *asked)
{
	return asked->question->type == ECA_MULTI;
}

void form_rule(const struct form *form, int column, lxw_row_t row, struct text *out)
{
	form_cell(form->rules, (lxw_col_t)column, row, out);
}

void form_rules_sum(const struct form *form, int column, const struct tally *tally,
                    struct text *out)
{
	text_add(out, "SUM(");
	form_rule(form, column, tally->first, out);
	text_add(out, ":");
	form_cell("", (lxw_col_t)column, tally->last, out);
	text_add(out, ")");
}

double form_needed(const struct asked *asked)
{
	return asked->question->required && asked->applies;
}

void form_rules_plan(struct form *form)
{
	lxw_row_t row = FIRST_ROW;
	size_t i;

	for (i = 0; i < form->n_asked; i++) {
		struct asked *asked = &form->asked[i];
		size_t condition = asked->question->applies_if;
		int verdict = condition == ECA_NONE ? HOLDS : form_verdict(form, condition);

		asked->rule = row;
		asked->applies = verdict == HOLDS || verdict == UNKNOWN;
		row += 1 + (is_multi(asked) ? (lxw_row_t)asked->question->n_options : 0);
	}
	form->first_condition = row;
}

/* ---- Whether it applies, and what is left to do ---- */

static void put_applies(struct form *form, struct sheet *sheet, const struct asked *asked)
{
	size_t condition = asked->question->applies_if;
	struct text formula = { 0 }, cell = { 0 };

	if (condition == ECA_NONE || (form->still && form->still[condition])) {
		sheet_number(sheet, RULE_APPLIES, LOOK_VALUE, asked->applies);
		return;
	}
	form_cell("", RULE_STATE, form->first_condition + (lxw_row_t)condition, &cell);
	text_fill(&formula, "=IF(OR({1}=1,{1}=3),1,0)", text_string(&cell), NULL);
	form_formula(sheet, RULE_APPLIES, LOOK_VALUE, text_string(&formula), asked->applies);
	text_free(&formula);
	text_free(&cell);
}

static void put_left(struct sheet *sheet, const struct asked *asked)
{
	char formula[96];
	unsigned row = (unsigned)asked->rule + 1;

	if (!asked->question->required) {
		sheet_number(sheet, RULE_NEEDED, LOOK_VALUE, 0);
		sheet_number(sheet, RULE_DONE, LOOK_VALUE, 0);
		return;
	}
	snprintf(formula, sizeof(formula), "=IF(C%u=0,0,IF(B%u=-1,0,1))", row, row);
	form_formula(sheet, RULE_NEEDED, LOOK_VALUE, formula, form_needed(asked));
	snprintf(formula, sizeof(formula), "=IF(D%u=1,IF(OR(B%u>0,B%u=-2),1,0),0)", row, row, row);
	form_formula(sheet, RULE_DONE, LOOK_VALUE, formula, 0);
}

/* Whether the answer's evidence is worth nothing: then conditions see no data. */
static void worthless(struct form *form, const struct asked *asked, struct text *out)
{
	const struct eca_model *model = form->model;
	struct text cell = { 0 };
	size_t i;

	form_cell(asked->page, asked->places->evidence, asked->row, &cell);
	text_add(out, "(0");
	if (model->default_grade != ECA_NONE && model->grades[model->default_grade].factor == 0)
		text_fill(out, "+(TRIM({1})=\"\")", text_string(&cell), NULL);
	for (i = 0; i < model->n_grades; i++)
		if (model->grades[i].factor == 0) {
			text_add(out, "+(");
			form_label(form, &form->grades, i, out);
			text_fill(out, "={1})", text_string(&cell), NULL);
		}
	text_add(out, ">0)");
	text_free(&cell);
}

static bool has_worthless_grade(const struct eca_model *model)
{
	size_t i;

	for (i = 0; i < model->n_grades; i++)
		if (model->grades[i].factor == 0)
			return true;
	return false;
}

/* The state as conditions see it. */
static void put_seen(struct form *form, struct sheet *sheet, const struct asked *asked)
{
	bool graded = asked->places->evidence != NO_COLUMN && has_worthless_grade(form->model);
	struct text formula = { 0 };
	char row[16];

	snprintf(row, sizeof(row), "%u", (unsigned)asked->rule + 1);
	if (graded) {
		text_fill(&formula, "=IF(C{1}=0,-1,IF(AND(B{1}>0,", row, NULL);
		form_cell("", RULE_STATE, form->asked[ASKED_SOURCE].rule, &formula);
		text_add(&formula, "=2,");
		worthless(form, asked, &formula);
		text_fill(&formula, "),-2,B{1}))", row, NULL);
	} else {
		text_fill(&formula, "=IF(C{1}=0,-1,B{1})", row, NULL);
	}
	form_formula(sheet, RULE_SEEN, LOOK_VALUE, text_string(&formula),
	             asked->applies ? STATE_MISSING : STATE_NA);
	text_free(&formula);
}

/* ---- The sheet ---- */

void form_rules_asked(struct form *form, struct sheet *sheet, const struct asked *asked)
{
	size_t i;

	sheet_text(sheet, RULE_ID, LOOK_CODE, asked->question->id);
	form_put_state(form, sheet, asked);
	put_applies(form, sheet, asked);
	if (!form->result) {
		put_left(sheet, asked);
		put_seen(form, sheet, asked);
	}
	next_row(form, sheet);
	for (i = 0; is_multi(asked) && i < asked->question->n_options; i++) {
		form_put_option(form, sheet, asked, i);
		next_row(form, sheet);
	}
}

bool form_rules_condition(struct form *form, struct sheet *sheet, size_t condition)
{
	const struct eca_place *at = &form->model->conditions[condition].at;
	int verdict = form_verdict(form, condition);
	const char *slash = strrchr(at->file, '/');
	struct text formula = { 0 }, place = { 0 };
	char line[16];
	bool told;

	snprintf(line, sizeof(line), "%d", at->line);
	text_fill(&place, "{1}:{2}", slash ? slash + 1 : at->file, line, NULL);
	if (!form->result)
		sheet_text(sheet, RULE_ID, LOOK_CODE, text_string(&place));
	told = form_condition(form, condition, &formula);
	if (told)
		form_formula(sheet, RULE_STATE, LOOK_VALUE, text_string(&formula), verdict);
	else
		sheet_number(sheet, RULE_STATE, LOOK_VALUE, verdict);
	next_row(form, sheet);
	text_free(&formula);
	text_free(&place);
	return told;
}

void form_rules_begin(struct form *form, struct sheet *sheet, const char *name,
                      const char *const *titles, size_t count)
{
	size_t i;

	*sheet = (struct sheet){ .report = form->report };
	sheet->page = workbook_add_worksheet(form->report->book, name);
	for (i = 0; i < count; i++) {
		sheet_add_column(sheet, i ? 10 : 40);
		sheet_text(sheet, (lxw_col_t)i, LOOK_HEADER, titles[i]);
	}
	sheet_next(sheet);
}

void form_rules_write(struct form *form)
{
	static const char *const titles[] = {
		"asked", "state", "applies", "needed", "done", "seen",
	};
	struct sheet sheet;
	size_t i;

	form_rules_begin(form, &sheet, RULES_SHEET, titles, sizeof(titles) / sizeof(titles[0]));
	for (i = 0; i < form->n_asked; i++)
		form_rules_asked(form, &sheet, &form->asked[i]);
	for (i = 0; i < form->model->n_conditions; i++)
		form_rules_condition(form, &sheet, i);
	worksheet_protect(sheet.page, NULL, NULL);
	worksheet_hide(sheet.page);
}
