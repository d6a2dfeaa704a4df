/* What an answer may be, as a constraint with its message. */
#include <limits.h>
#include <math.h>

#include "xlsform_survey.h"

/* The years that a date may have, so that a slip of the finger is noticed. */
enum { DAY_OF_1800 = -62091, LAST_DAY_OF_2199 = 84005 };

/* `. >= 0`; false where the number is no limit, or cannot be written. */
static bool add_limit(struct text *constraint, const char *sign, double limit)
{
	struct text number = { 0 };
	bool said = isfinite(limit) && xpath_number(limit, &number);

	if (said)
		text_fill(constraint, constraint->length ? " and . {1} {2}" : ". {1} {2}", sign,
		          text_string(&number), NULL);
	text_free(&number);
	return said;
}

static void put_range(struct survey *s, const struct eca_question *question)
{
	bool low = add_limit(survey_cell(s, SURVEY_CONSTRAINT), ">=", question->min);
	bool high = add_limit(survey_cell(s, SURVEY_CONSTRAINT), "<=", question->max);
	enum word word = low && high ? W_FORM_FROM_TO : low ? W_FORM_FROM : W_FORM_TO;
	char from[SAY_SIZE], to[SAY_SIZE];
	size_t i;

	for (i = 0; i < s->x->n_languages && (low || high); i++) {
		const struct report *say = &s->x->say[i];

		say_number(say, question->min, from);
		say_number(say, question->max, to);
		text_fill(&survey_cell(s, SURVEY_MESSAGE)[i], say_word(say, word),
		          low ? from : to, to, NULL);
	}
}

void survey_days(struct survey *s, int from, int to)
{
	bool open = to == INT_MAX;
	char first[SAY_SIZE], last[SAY_SIZE] = "";
	size_t i;

	eca_print_date(from, first);
	if (!open)
		eca_print_date(to, last);
	text_fill(survey_cell(s, SURVEY_CONSTRAINT),
	          open ? ". >= date('{1}')" : ". >= date('{1}') and . <= date('{2}')", first, last,
	          NULL);
	for (i = 0; i < s->x->n_languages; i++) {
		const struct report *say = &s->x->say[i];

		say_date(say, from, first);
		if (!open)
			say_date(say, to, last);
		text_fill(&survey_cell(s, SURVEY_MESSAGE)[i],
		          say_word(say, open ? W_XLSFORM_DAY : W_XLSFORM_DAYS), first, last, NULL);
	}
}

static void forbid_company(struct survey *s, const char *choice, const char *const *labels)
{
	struct text *constraint = survey_cell(s, SURVEY_CONSTRAINT);
	size_t i;

	text_add(constraint, constraint->length ? " and " : "");
	text_fill(constraint, "not(selected(., '{1}') and count-selected(.) > 1)", choice, NULL);
	for (i = 0; i < s->x->n_languages; i++) {
		struct text *message = &survey_cell(s, SURVEY_MESSAGE)[i];

		text_add(message, message->length ? say_word(&s->x->say[i], W_ALSO)
		                                  : say_word(&s->x->say[i], W_XLSFORM_ALONE));
		text_add(message, labels[i]);
	}
}

static void forbid_extra(struct survey *s, enum eca_extra extra)
{
	const char *labels[ECA_LANGUAGES_MAX];
	size_t i;

	for (i = 0; i < s->x->n_languages; i++)
		labels[i] = eca_form_extra_label(s->x->form, extra, s->x->say[i].language);
	forbid_company(s, eca_form_extra(extra), labels);
}

/* What stands alone: such options, and what is no option. */
static void put_alone(struct survey *s, size_t index)
{
	const struct eca_question *question = &s->x->model->questions[index];
	const char *labels[ECA_LANGUAGES_MAX];
	size_t i, language;

	for (i = 0; i < question->n_options; i++) {
		if (!question->options[i].alone)
			continue;
		for (language = 0; language < s->x->n_languages; language++)
			labels[language] = eca_form_text(
				s->x->form, say_option(&s->x->say[language], question, i));
		forbid_company(s, question->options[i].id, labels);
	}
	if (eca_form_offers_none(question))
		forbid_extra(s, ECA_EXTRA_NONE);
	forbid_extra(s, ECA_EXTRA_NO_DATA);
	if (xpath_offers_na(s->x->xpath, index))
		forbid_extra(s, ECA_EXTRA_NA);
}

void survey_constraint(struct survey *s, size_t index)
{
	const struct eca_question *question = &s->x->model->questions[index];

	if (question->type == ECA_NUMBER)
		put_range(s, question);
	else if (question->type == ECA_DATE)
		survey_days(s, DAY_OF_1800, LAST_DAY_OF_2199);
	else if (question->type == ECA_MULTI)
		put_alone(s, index);
}
