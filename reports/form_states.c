/* What an answer cell holds, as a formula of _rules: enum STATE_MISSING and the others. */
#include <math.h>

#include "questionnaire.h"

/* Days that every program counts alike: from March 1900 to the end of 9999. */
static const double first_day = 61, last_day = 2958465;

static void answer_cell(const struct asked *asked, size_t below, struct text *out)
{
	form_cell(asked->page, asked->places->answer, asked->row + (lxw_row_t)below, out);
}

void form_in_range(const struct eca_question *q, const char *cell, struct text *out)
{
	double least = q->type == ECA_DATE ? first_day : q->min;
	double most = q->type == ECA_DATE ? last_day : q->max;

	text_add(out, "AND(");
	if (isfinite(least)) {
		text_fill(out, "{1}>=", cell, NULL);
		form_number(least, out);
	}
	text_add(out, isfinite(least) && isfinite(most) ? "," : "");
	if (isfinite(most)) {
		text_fill(out, "{1}<=", cell, NULL);
		form_number(most, out);
	}
	text_add(out, isfinite(least) || isfinite(most) ? ")" : "TRUE)");
}

/* A text is an answer unless it is the word for one that does not apply. */
static void state_of_text(const struct form *form, const struct asked *asked, const char *cell,
                          struct text *out)
{
	if (!asked->list.count) {
		text_add(out, "1");
		return;
	}
	text_fill(out, "IF({1}=", cell, NULL);
	form_label(form, &asked->list, 0, out);
	text_add(out, ",-1,1)");
}

static void state_of_one(const struct form *form, const struct asked *asked, const char *cell,
                         struct text *out)
{
	const struct eca_question *q = asked->question;

	text_fill(out, form->result && q->n_options ? "=IF({1}=\"\",0," : "=IF(TRIM({1})=\"\",0,", cell,
	          NULL);
	switch (q->type) {
	case ECA_TEXT:
		state_of_text(form, asked, cell, out);
		break;
	case ECA_NUMBER:
	case ECA_DATE:
		text_fill(out, "IF(ISNUMBER({1}),IF(", cell, NULL);
		form_in_range(q, cell, out);
		text_add(out, ",1,-3),");
		form_listed(form, &asked->list, cell, out);
		text_add(out, ")");
		break;
	default:
		form_listed(form, &asked->list, cell, out);
	}
	text_add(out, ")");
}

/* The states of a multi's options, on _rules: "$B$8:$B$13". */
static void option_states(const struct asked *asked, struct text *out)
{
	form_cell("", RULE_STATE, asked->rule + 1, out);
	text_add(out, ":");
	form_cell("", RULE_STATE, asked->rule + (lxw_row_t)asked->question->n_options, out);
}

/* How many options that exclude the others are chosen; "0" where there are none. */
static void chosen_alone(const struct asked *asked, struct text *out)
{
	size_t i;

	text_add(out, "0");
	for (i = 0; i < asked->question->n_options; i++)
		if (asked->question->options[i].alone) {
			text_add(out, "+(");
			form_cell("", RULE_STATE, asked->rule + 1 + (lxw_row_t)i, out);
			text_add(out, "=2)");
		}
}

/* Chosen options, or all declined, or else the word in the question's own cell; no two
 * of these that contradict each other. */
static void state_of_multi(const struct form *form, const struct asked *asked, const char *cell,
                           struct text *out)
{
	struct text range = { 0 }, alone = { 0 };
	const char *states;

	option_states(asked, &range);
	chosen_alone(asked, &alone);
	states = text_string(&range);
	text_fill(out, "=IF(COUNTIF({1},-3)>0,-3,IF(COUNTIF({1},2)+COUNTIF({1},1)=0,", states,
	          NULL);
	text_fill(out, "IF(TRIM({1})=\"\",0,", cell, NULL);
	form_listed(form, &asked->list, cell, out);
	text_fill(out, "),IF(TRIM({1})<>\"\",-3,IF(AND({2}>0,COUNTIF({3},2)>1),-3,"
	               "IF(COUNTIF({3},2)>0,2,1)))))", cell, text_string(&alone), states, NULL);
	text_free(&range);
	text_free(&alone);
}

void form_put_state(struct form *form, struct sheet *sheet, const struct asked *asked)
{
	struct text cell = { 0 }, formula = { 0 };

	answer_cell(asked, 0, &cell);
	if (asked->question->type == ECA_MULTI)
		state_of_multi(form, asked, text_string(&cell), &formula);
	else
		state_of_one(form, asked, text_string(&cell), &formula);
	form_formula(sheet, RULE_STATE, LOOK_VALUE, text_string(&formula), asked->state);
	text_free(&cell);
	text_free(&formula);
}

/* ---- A multi's options ---- */

/* As it is written: of a multi that is answered, 1 no or 2 yes. */
static int option_state(const struct asked *asked, size_t option)
{
	if (asked->state <= 0)
		return STATE_MISSING;
	return 1 + (int)(asked->chosen >> option & 1);
}

/* An option is open unless one that excludes it is chosen. */
static void put_open(struct sheet *sheet, const struct asked *asked, size_t option)
{
	struct text formula = { 0 }, others = { 0 }, head = { 0 }, own = { 0 };

	form_cell("", RULE_APPLIES, asked->rule, &head);
	form_cell("", RULE_STATE, sheet->row, &own);
	if (asked->question->options[option].alone) {
		struct text range = { 0 };

		option_states(asked, &range);
		text_fill(&others, "COUNTIF({1},2)-({2}=2)", text_string(&range), text_string(&own),
		          NULL);
		text_free(&range);
	} else {
		chosen_alone(asked, &others);
	}
	text_fill(&formula, "=IF({1}>0,0,{2})", text_string(&others), text_string(&head), NULL);
	form_formula(sheet, RULE_APPLIES, LOOK_VALUE, text_string(&formula), asked->applies);
	text_free(&formula);
	text_free(&others);
	text_free(&head);
	text_free(&own);
}

void form_put_option(struct form *form, struct sheet *sheet, const struct asked *asked,
                     size_t option)
{
	struct text cell = { 0 }, formula = { 0 }, id = { 0 };

	text_fill(&id, "{1}={2}", asked->question->id, asked->question->options[option].id, NULL);
	if (!form->result)
		sheet_text(sheet, RULE_ID, LOOK_CODE, text_string(&id));
	answer_cell(asked, option + 1, &cell);
	text_fill(&formula, form->result ? "=IF({1}=\"\",0," : "=IF(TRIM({1})=\"\",0,",
	          text_string(&cell), NULL);
	form_listed(form, &asked->yes_no, text_string(&cell), &formula);
	text_add(&formula, ")");
	form_formula(sheet, RULE_STATE, LOOK_VALUE, text_string(&formula),
	             option_state(asked, option));
	if (!form->result)
		put_open(sheet, asked, option);
	text_free(&cell);
	text_free(&formula);
	text_free(&id);
}
