#include "xpath.h"

#include <stdlib.h>
#include <string.h>

/* A longer condition is left out, so that those on top of it stay within a cell. */
enum { LENGTH_MAX = 8000 };

enum said { NOT_ASKED, ALWAYS, SAID, UNSAID };

struct xpath {
	const struct eca_model *model;
	const struct eca_form *form;
	struct applies {
		enum said said;
		struct text text;
	} *applies; /* one a question */
};

struct xpath *xpath_new(const struct eca_model *model, const struct eca_form *form)
{
	struct xpath *x = zeroed(1, sizeof(*x));

	x->model = model;
	x->form = form;
	x->applies = zeroed(model->n_questions, sizeof(*x->applies));
	return x;
}

void xpath_free(struct xpath *x)
{
	size_t i;

	for (i = 0; i < x->model->n_questions; i++)
		text_free(&x->applies[i].text);
	free(x->applies);
	free(x);
}

/* ---- Fields ---- */

static void add_field(struct xpath *x, size_t question, enum eca_field field, struct text *out)
{
	text_fill(out, "${{1}}", eca_form_name(x->form, question, field), NULL);
}

static bool has_state(const struct eca_question *question)
{
	return question->type == ECA_NUMBER || question->type == ECA_DATE;
}

static bool has_choices(const struct eca_question *question)
{
	return !has_state(question) && question->type != ECA_TEXT;
}

/* That `word` was chosen in the question, by the pattern for a multi or for others. */
static void add_choice(struct xpath *x, size_t question, const char *word, const char *multi,
                       const char *other, struct text *out)
{
	bool several = x->model->questions[question].type == ECA_MULTI;

	text_fill(out, several ? multi : other,
	          eca_form_name(x->form, question, ECA_FIELD_ANSWER), word, NULL);
}

static void add_chosen(struct xpath *x, size_t question, const char *word, struct text *out)
{
	add_choice(x, question, word, "selected(${{1}}, '{2}')", "${{1}} = '{2}'", out);
}

static void add_not_chosen(struct xpath *x, size_t question, const char *word, struct text *out)
{
	add_choice(x, question, word, " and not(selected(${{1}}, '{2}'))", " and ${{1}} != '{2}'", out);
}

void xpath_answered(struct xpath *x, size_t question, struct text *out)
{
	add_field(x, question, ECA_FIELD_ANSWER, out);
	text_add(out, " != ''");
	if (!has_choices(&x->model->questions[question]))
		return;
	add_not_chosen(x, question, eca_form_extra(ECA_EXTRA_NO_DATA), out);
	if (xpath_offers_na(x, question))
		add_not_chosen(x, question, eca_form_extra(ECA_EXTRA_NA), out);
}

void xpath_chose_na(struct xpath *x, size_t question, struct text *out)
{
	if (has_choices(&x->model->questions[question])) {
		add_chosen(x, question, eca_form_extra(ECA_EXTRA_NA), out);
		return;
	}
	add_field(x, question, ECA_FIELD_STATE, out);
	text_fill(out, " = '{1}'", eca_form_extra(ECA_EXTRA_NA), NULL);
}

void xpath_given(struct xpath *x, size_t question, struct text *out)
{
	add_field(x, question, ECA_FIELD_ANSWER, out);
	text_add(out, " != ''");
	if (!has_state(&x->model->questions[question]))
		return;
	text_add(out, " or ");
	add_field(x, question, ECA_FIELD_STATE, out);
	text_add(out, " != ''");
}

/* ---- One answer ---- */

/* That any of the options which are (or are not) in the list is chosen. Like all that says
 * "or", to be put in brackets. */
static void add_any_option(struct xpath *x, const struct eca_condition *c, bool listed,
                           struct text *out)
{
	const struct eca_question *question = &x->model->questions[c->question];
	size_t count = 0, i;

	for (i = 0; i < question->n_options; i++) {
		if (c->is_option[i] != listed)
			continue;
		text_add(out, count++ ? " or " : "");
		add_chosen(x, c->question, question->options[i].id, out);
	}
	text_add(out, count ? "" : "false()");
}

/* Keyboards leave a blank behind a word. */
static bool add_any_text(struct xpath *x, const struct eca_condition *c, struct text *out)
{
	size_t i;

	for (i = 0; i < c->n_texts; i++) {
		text_add(out, i ? " or normalize-space(" : "normalize-space(");
		add_field(x, c->question, ECA_FIELD_ANSWER, out);
		text_add(out, ") = ");
		if (!xpath_literal(c->texts[i], out))
			return false;
	}
	return true;
}

/* A date that is not given would be no date. */
static void compare_date(struct xpath *x, const struct eca_condition *c, const char *sign,
                         struct text *out)
{
	char day[ECA_DATE_SIZE];

	xpath_answered(x, c->question, out);
	text_add(out, " and date(");
	add_field(x, c->question, ECA_FIELD_ANSWER, out);
	text_fill(out, ") {1} date('{2}')", sign, eca_print_date((int)c->n, day), NULL);
}

/* What is no number compares as false. */
static bool compare(struct xpath *x, const struct eca_condition *c, const char *sign,
                    struct text *out)
{
	if (x->model->questions[c->question].type == ECA_DATE) {
		compare_date(x, c, sign, out);
		return true;
	}
	add_field(x, c->question, ECA_FIELD_ANSWER, out);
	text_fill(out, " {1} ", sign, NULL);
	return xpath_number(c->n, out);
}

static bool add_one_of(struct xpath *x, const struct eca_condition *c, struct text *out)
{
	bool said = true;

	text_add(out, "(");
	if (x->model->questions[c->question].type == ECA_TEXT)
		said = add_any_text(x, c, out);
	else
		add_any_option(x, c, true, out);
	text_add(out, ")");
	return said;
}

static bool add_holds(struct xpath *x, const struct eca_condition *c, struct text *out)
{
	switch (c->test) {
	case ECA_IF_YES:
		add_chosen(x, c->question, "yes", out);
		return true;
	case ECA_IF_NO:
		add_chosen(x, c->question, "no", out);
		return true;
	case ECA_IF_AT_LEAST:
		return compare(x, c, ">=", out);
	case ECA_IF_AT_MOST:
		return compare(x, c, "<=", out);
	case ECA_IF_ONE_OF:
	case ECA_IF_HAS_ANY:
		return add_one_of(x, c, out);
	case ECA_IF_ONLY:
		xpath_answered(x, c->question, out);
		text_add(out, " and not(");
		add_any_option(x, c, false, out);
		text_add(out, ")");
		return true;
	default:
		xpath_answered(x, c->question, out);
		return true;
	}
}

/* In a site visit an answer whose grade has the factor 0 counts as no data. */
static void add_not_weak(struct xpath *x, size_t question, struct text *out)
{
	const struct eca_model *model = x->model;
	size_t none = model->n_grades, i;
	bool first = true;

	if (question < model->n_profile)
		return;
	for (i = 0; i <= model->n_grades; i++) {
		size_t grade = i == none ? model->default_grade : i;

		if (grade == ECA_NONE || grade >= none || model->grades[grade].factor != 0)
			continue;
		text_add(out, first ? " and not(${source} = 'site_visit' and (" : " or ");
		add_field(x, question, ECA_FIELD_EVIDENCE, out);
		text_fill(out, " = '{1}'", i == none ? "" : model->grades[grade].id, NULL);
		first = false;
	}
	text_add(out, first ? "" : "))");
}

/* ---- Whole conditions: true, and not applicable ---- */

static enum said applies(struct xpath *x, size_t question);

/* Whether a condition over the question can be not applicable. */
static bool may_be_na(struct xpath *x, size_t question)
{
	return applies(x, question) == SAID || xpath_offers_na(x, question);
}

static bool can_be_na(struct xpath *x, size_t condition)
{
	const struct eca_condition *c = &x->model->conditions[condition];
	size_t i;

	if (c->test == ECA_IF_SELF_ASSESSED)
		return false;
	if (c->test != ECA_IF_ALL && c->test != ECA_IF_ANY && c->test != ECA_IF_NONE)
		return may_be_na(x, c->question);
	for (i = 0; i < c->n_parts; i++)
		if (!can_be_na(x, c->parts[i]))
			return false;
	return true;
}

/* Whether all that the condition asks about can be asked in XPath. */
static bool can_be_said(struct xpath *x, size_t condition)
{
	const struct eca_condition *c = &x->model->conditions[condition];
	size_t i;

	if (c->test == ECA_IF_SELF_ASSESSED)
		return true;
	if (c->test <= ECA_IF_ANSWERED)
		return !x->model->questions[c->question].derived &&
		       applies(x, c->question) != UNSAID;
	if (c->test != ECA_IF_ALL && c->test != ECA_IF_ANY && c->test != ECA_IF_NONE)
		return false;
	for (i = 0; i < c->n_parts; i++)
		if (!can_be_said(x, c->parts[i]))
			return false;
	return true;
}

static bool add_true(struct xpath *x, size_t condition, struct text *out);

/* That a condition is not applicable, where that can be. */
static void add_na(struct xpath *x, size_t condition, struct text *out)
{
	const struct eca_condition *c = &x->model->conditions[condition];
	size_t i;

	text_add(out, "(");
	if (c->n_parts) {
		for (i = 0; i < c->n_parts; i++) {
			text_add(out, i ? " and " : "");
			add_na(x, c->parts[i], out);
		}
	} else {
		if (applies(x, c->question) == SAID)
			text_fill(out, "not({1})", text_string(&x->applies[c->question].text), NULL);
		if (applies(x, c->question) == SAID && xpath_offers_na(x, c->question))
			text_add(out, " or ");
		if (xpath_offers_na(x, c->question))
			xpath_chose_na(x, c->question, out);
	}
	text_add(out, ")");
}

static bool add_simple(struct xpath *x, const struct eca_condition *c, struct text *out)
{
	if (c->test == ECA_IF_SELF_ASSESSED) {
		text_add(out, "not(${source} = 'site_visit')");
		return true;
	}
	if (applies(x, c->question) == SAID)
		text_fill(out, "({1}) and ", text_string(&x->applies[c->question].text), NULL);
	if (!add_holds(x, c, out))
		return false;
	add_not_weak(x, c->question, out);
	return true;
}

/* The parts, joined; one that may drop out may be not applicable instead. */
static bool add_parts(struct xpath *x, const struct eca_condition *c, const char *join,
                      bool or_na, struct text *out)
{
	size_t i;

	for (i = 0; i < c->n_parts && out->length < LENGTH_MAX; i++) {
		text_add(out, i ? join : "");
		text_add(out, c->n_parts > 1 ? "(" : "");
		if (!add_true(x, c->parts[i], out))
			return false;
		if (or_na && can_be_na(x, c->parts[i])) {
			text_add(out, " or ");
			add_na(x, c->parts[i], out);
		}
		text_add(out, c->n_parts > 1 ? ")" : "");
	}
	return out->length < LENGTH_MAX;
}

/* Parts that are not applicable drop out; where none is left, so is the whole. */
static bool add_combined(struct xpath *x, size_t condition, struct text *out)
{
	const struct eca_condition *c = &x->model->conditions[condition];

	text_add(out, c->test == ECA_IF_NONE ? "not(" : "");
	if (!add_parts(x, c, c->test == ECA_IF_ALL ? " and " : " or ", c->test == ECA_IF_ALL, out))
		return false;
	text_add(out, c->test == ECA_IF_NONE ? ")" : "");
	if (c->test != ECA_IF_ANY && can_be_na(x, condition)) {
		text_add(out, " and not");
		add_na(x, condition, out);
	}
	return out->length < LENGTH_MAX;
}

/* That a condition is true. False when it cannot be said after all. */
static bool add_true(struct xpath *x, size_t condition, struct text *out)
{
	const struct eca_condition *c = &x->model->conditions[condition];

	return c->n_parts ? add_combined(x, condition, out) : add_simple(x, c, out);
}

static enum said applies(struct xpath *x, size_t question)
{
	struct applies *applies = &x->applies[question];
	size_t condition = x->model->questions[question].applies_if;

	if (applies->said != NOT_ASKED)
		return applies->said;
	if (condition == ECA_NONE)
		applies->said = ALWAYS;
	else if (can_be_said(x, condition) && add_true(x, condition, &applies->text) &&
	         applies->text.length < LENGTH_MAX)
		applies->said = SAID;
	else
		applies->said = UNSAID;
	if (applies->said == UNSAID)
		text_clear(&applies->text);
	return applies->said;
}

const char *xpath_applies(struct xpath *x, size_t question)
{
	applies(x, question);
	return text_string(&x->applies[question].text);
}

bool xpath_offers_na(struct xpath *x, size_t question)
{
	const struct eca_question *asked = &x->model->questions[question];

	return asked->type != ECA_TEXT && (asked->na_allowed || applies(x, question) == UNSAID);
}
