#include "answer_text.h"

#include "phrases.h"

/* What is being said, and how. */
struct saying {
	struct buf *buf;
	const struct eca_model *model;
	const struct eca_question *question;
	size_t language;
	const char *code; /* the language's */
};

static void say_option(struct saying *s, size_t option)
{
	const char *text = eca_say(s->model, &s->question->options[option].text, s->language);

	if (!*text && s->question->type == ECA_YES_NO)
		text = phrase_in(s->code, option ? PHRASE_YES : PHRASE_NO);
	buf_text(s->buf, *text ? text : s->question->options[option].id);
}

static void say_level(struct saying *s, size_t level)
{
	const struct eca_option *option = &s->question->options[level];
	const char *text = eca_say(s->model, &option->text, s->language);

	buf_text(s->buf, option->id);
	if (*text)
		buf_format(s->buf, " – %s", text);
}

static void say_set(struct saying *s, uint64_t set)
{
	size_t i;

	if (!set)
		buf_text(s->buf, phrase_in(s->code, PHRASE_NONE_CHOSEN));
	for (i = 0; set; i++, set >>= 1) {
		if (!(set & 1))
			continue;
		say_option(s, i);
		if (set > 1)
			buf_text(s->buf, "; ");
	}
}

static void say_number(struct saying *s, double number)
{
	const char *unit = eca_say(s->model, &s->question->unit, s->language);
	char text[ECA_SCORE_SIZE];

	buf_text(s->buf, phrase_number(s->code, eca_print_number(number, text)));
	if (*unit)
		buf_format(s->buf, " %s", unit);
}

static void say_given(struct saying *s, const struct eca_answer *answer)
{
	char date[ECA_DATE_SIZE];

	switch (s->question->type) {
	case ECA_YES_NO:
	case ECA_CHOICE: say_option(s, (size_t)answer->number); break;
	case ECA_LEVEL: say_level(s, (size_t)answer->number); break;
	case ECA_MULTI: say_set(s, answer->set); break;
	case ECA_NUMBER: say_number(s, answer->number); break;
	case ECA_DATE: buf_text(s->buf, eca_print_date((int)answer->number, date)); break;
	case ECA_TEXT: buf_text(s->buf, answer->text); break;
	}
}

void answer_text_add(struct buf *buf, const struct eca_model *model, size_t question,
                     const struct eca_answer *answer, size_t language)
{
	struct saying s = { buf, model, &model->questions[question], language,
		            model->languages[language] };

	if (answer->by_rule)
		buf_text(buf, phrase_in(s.code, PHRASE_NOT_ASKED));
	else if (answer->state == ECA_ANSWERED)
		say_given(&s, answer);
	else if (answer->state == ECA_MISSING)
		buf_text(buf, "–");
	else
		buf_text(buf, phrase_in(s.code, answer->state == ECA_NA ? PHRASE_NA : PHRASE_NO_DATA));
}
