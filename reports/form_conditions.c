/* The set's conditions as formulas of _rules, and what they come to while nothing is
 * answered. docs/model.md, section 4, in four values: what no formula tells is UNKNOWN, or
 * where a firm's answers are there already, what it comes to with these. */
#include <stdio.h>
#include <string.h>

#include "questionnaire.h"

enum {
	/* A program takes formulas of 8,192 characters, with texts of 255. */
	PARTS_MAX = 190, RUNS_MAX = 90, OPTIONS_MAX = 500, TEXTS_MAX = 25, LITERAL_MAX = 255 /* bytes */,
	SERIAL_OF_1970 = 25569,
};

static bool is_combined(const struct eca_condition *c)
{
	return c->test == ECA_IF_ALL || c->test == ECA_IF_ANY || c->test == ECA_IF_NONE;
}

/* Where the run of parts that stand below one another ends which begins with part `i`. */
static size_t run_end(const struct eca_condition *c, size_t i)
{
	while (i + 1 < c->n_parts && c->parts[i + 1] == c->parts[i] + 1)
		i++;
	return i + 1;
}

static size_t n_runs(const struct eca_condition *c)
{
	size_t i, count = 0;

	for (i = 0; i < c->n_parts; i = run_end(c, i))
		count++;
	return count;
}

static bool has_room(const struct eca_condition *c)
{
	size_t i;

	for (i = 0; i < c->n_texts; i++)
		if (strlen(c->texts[i]) > LITERAL_MAX)
			return false;
	return n_runs(c) <= (c->n_parts > PARTS_MAX ? RUNS_MAX : PARTS_MAX) &&
	       c->n_texts <= TEXTS_MAX;
}

/* Whether a formula can say it. */
static bool is_told(const struct form *form, size_t condition)
{
	const struct eca_condition *c = &form->model->conditions[condition];

	if (form->still && form->still[condition])
		return false;
	switch (c->test) {
	case ECA_IF_SCORE_AT_LEAST:
	case ECA_IF_EVERY_PILLAR:
	case ECA_IF_MISSING_AT_MOST:
	case ECA_IF_FUNCTION:
		return false;
	case ECA_IF_SELF_ASSESSED:
		return true;
	default:
		return has_room(c) && (is_combined(c) ||
		                       (form->of_question[c->question] &&
		                        form->model->questions[c->question].n_options <=
		                                OPTIONS_MAX));
	}
}

/* ---- Formulas ---- */

/* What a combined condition comes to by what its parts do: the value of one part that
 * decides it, and what it is then, and otherwise. */
static const struct {
	int decides, then, otherwise;
} combinations[] = {
	[ECA_IF_ALL] = { FAILS, FAILS, HOLDS },
	[ECA_IF_ANY] = { HOLDS, HOLDS, FAILS },
	[ECA_IF_NONE] = { HOLDS, FAILS, HOLDS },
};

/* Adds the number of parts that come to `value`. (The 0 makes numbers of truths, which
 * spreadsheets hold to be greater than any number.) */
static void parts_at(const struct form *form, const struct eca_condition *c, int value,
                     struct text *out)
{
	char equals[16];
	size_t i;

	snprintf(equals, sizeof(equals), "=%d)", value);
	text_add(out, "0");
	for (i = 0; i < c->n_parts && c->n_parts <= PARTS_MAX; i++) {
		text_add(out, "+(");
		form_cell("", RULE_STATE, form->first_condition + (lxw_row_t)c->parts[i], out);
		text_add(out, equals);
	}
	for (i = 0; i < c->n_parts && c->n_parts > PARTS_MAX; i = run_end(c, i)) {
		text_add(out, "+COUNTIF(");
		form_cell("", RULE_STATE, form->first_condition + (lxw_row_t)c->parts[i], out);
		text_add(out, ":");
		form_cell("", RULE_STATE,
		          form->first_condition + (lxw_row_t)c->parts[run_end(c, i) - 1], out);
		text_format(out, ",%d)", value);
	}
}

static void combined(const struct form *form, const struct eca_condition *c, struct text *out)
{
	int decides = combinations[c->test].decides;
	int otherwise = decides == FAILS ? HOLDS : FAILS;
	char values[64];

	text_add(out, "=IF(");
	parts_at(form, c, decides, out);
	snprintf(values, sizeof(values), ">0,%d,IF(", combinations[c->test].then);
	text_add(out, values);
	parts_at(form, c, UNKNOWN, out);
	snprintf(values, sizeof(values), ">0,%d,IF(", UNKNOWN);
	text_add(out, values);
	parts_at(form, c, otherwise, out);
	snprintf(values, sizeof(values), ">0,%d,%d)))", combinations[c->test].otherwise, DROPS);
	text_add(out, values);
}

/* Adds the sum over the options that the condition names, or those it does not, of
 * whether each is the chosen one, or among the chosen. */
static void options_chosen(const struct asked *asked, const struct eca_condition *c, bool named,
                           struct text *out)
{
	const struct eca_question *q = asked->question;
	bool multi = q->type == ECA_MULTI;
	char equals[32];
	size_t i;

	text_add(out, "0");
	for (i = 0; i < q->n_options; i++) {
		if (c->is_option[i] != named)
			continue;
		snprintf(equals, sizeof(equals), "=%zu)", multi ? 2 : i + 1);
		text_add(out, "+(");
		form_cell("", multi ? RULE_STATE : RULE_SEEN,
		          asked->rule + (multi ? 1 + (lxw_row_t)i : 0), out);
		text_add(out, equals);
	}
}

static void one_of_texts(const struct eca_condition *c, const char *cell, struct text *out)
{
	size_t i;

	text_add(out, "0");
	for (i = 0; i < c->n_texts; i++) {
		text_fill(out, "+EXACT(TRIM({1}),", cell, NULL);
		form_quote(c->texts[i], out);
		text_add(out, ")");
	}
}

static void bound(const struct asked *asked, const struct eca_condition *c, const char *cell,
                  const char *seen, struct text *out)
{
	bool level = asked->question->type == ECA_LEVEL;
	double from = level ? 1 : asked->question->type == ECA_DATE ? SERIAL_OF_1970 : 0;

	text_add(out, level ? seen : cell);
	text_add(out, c->test == ECA_IF_AT_LEAST ? ">=" : "<=");
	form_number(c->n + from, out);
}

/* Adds whether the condition holds of an answer that was given. */
static void holds(const struct asked *asked, const struct eca_condition *c, const char *cell,
                  const char *seen, struct text *out)
{
	bool multi = asked->question->type == ECA_MULTI;

	switch (c->test) {
	case ECA_IF_YES:
	case ECA_IF_NO:
		text_fill(out, "{1}={2}", seen, c->test == ECA_IF_YES ? "2" : "1", NULL);
		break;
	case ECA_IF_AT_LEAST:
	case ECA_IF_AT_MOST:
		bound(asked, c, cell, seen, out);
		break;
	case ECA_IF_ONE_OF:
	case ECA_IF_HAS_ANY:
		if (asked->question->type == ECA_TEXT)
			one_of_texts(c, cell, out);
		else
			options_chosen(asked, c, true, out);
		text_add(out, ">0");
		break;
	case ECA_IF_ONLY:
		options_chosen(asked, c, !multi, out);
		text_add(out, multi ? "=0" : ">0");
		break;
	default:
		text_add(out, "TRUE");
	}
}

static void on_answer(const struct form *form, const struct eca_condition *c, struct text *out)
{
	const struct asked *asked = form->of_question[c->question];
	struct text cell = { 0 }, seen = { 0 };

	form_cell("", RULE_SEEN, asked->rule, &seen);
	form_cell(asked->page, asked->places->answer, asked->row, &cell);
	text_fill(out, "=IF({1}=-1,2,IF({1}>0,IF(", text_string(&seen), NULL);
	holds(asked, c, text_string(&cell), text_string(&seen), out);
	text_add(out, ",1,0),0))");
	text_free(&cell);
	text_free(&seen);
}

bool form_condition(const struct form *form, size_t condition, struct text *out)
{
	const struct eca_condition *c = &form->model->conditions[condition];

	if (!is_told(form, condition))
		return form->tell && form->tell(form, condition, out);
	if (c->test == ECA_IF_SELF_ASSESSED) {
		text_add(out, "=IF(");
		form_cell("", RULE_STATE, form->asked[ASKED_SOURCE].rule, out);
		text_add(out, "=2,0,1)");
	} else if (is_combined(c)) {
		combined(form, c, out);
	} else {
		on_answer(form, c, out);
	}
	return true;
}

/* ---- While nothing is answered ---- */

static int combined_verdict(struct form *form, const struct eca_condition *c)
{
	size_t i, seen[UNKNOWN + 1] = { 0 };
	int decides = combinations[c->test].decides;

	for (i = 0; i < c->n_parts; i++)
		seen[form_verdict(form, c->parts[i])]++;
	if (seen[decides])
		return combinations[c->test].then;
	if (seen[UNKNOWN])
		return UNKNOWN;
	return seen[decides == FAILS ? HOLDS : FAILS] ? combinations[c->test].otherwise : DROPS;
}

/* An open question fails every test; one that does not apply drops out. */
static int answer_verdict(struct form *form, size_t question)
{
	const struct eca_question *q = &form->model->questions[question];
	int applies = q->applies_if == ECA_NONE ? HOLDS : form_verdict(form, q->applies_if);
	return applies == HOLDS || applies == UNKNOWN ? FAILS : DROPS;
}

static int work_out(struct form *form, size_t condition)
{
	const struct eca_condition *c = &form->model->conditions[condition];

	if (!is_told(form, condition))
		return UNKNOWN;
	if (c->test == ECA_IF_SELF_ASSESSED)
		return HOLDS;
	return is_combined(c) ? combined_verdict(form, c) : answer_verdict(form, c->question);
}

int form_verdict(struct form *form, size_t condition)
{
	unsigned char *verdict = &form->verdicts[condition];

	if (!*verdict)
		*verdict = (unsigned char)(work_out(form, condition) + 1);
	return *verdict - 1;
}
