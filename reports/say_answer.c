#include "say.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "sheet.h"

enum { SHORT_LETTERS = 12, CODE_LETTERS = 6 };

const char *say_word(const struct report *r, enum word word)
{
	return words_say(word, r->tongue);
}

const char *say_text(const struct report *r, const struct eca_text *text)
{
	return eca_say(r->model, text, r->language);
}

const char *say_node(const struct report *r, size_t node)
{
	const char *name = say_text(r, &r->model->nodes[node].name);

	return node == r->model->overall || !*name ? say_word(r, W_OVERALL_SCORE) : name;
}

void say_subject(const struct report *r, size_t node, struct text *out)
{
	bool question = r->model->nodes[node].kind == ECA_QUESTION;

	text_fill(out, question ? say_word(r, W_QUOTED) : "{1}", say_node(r, node), NULL);
}

/* The first words of `name` that fit. */
static const char *first_words(const char *name, char *out)
{
	size_t letters = 0, i, cut = 0;

	for (i = 0; name[i] && letters <= SHORT_LETTERS; i++) {
		if (((unsigned char)name[i] & 0xC0) == 0x80)
			continue;
		if (name[i] == ' ' || letters == SHORT_LETTERS)
			cut = name[i] == ' ' || !cut ? i : cut;
		letters++;
	}
	if (!name[i] && letters <= SHORT_LETTERS)
		cut = i;
	sprintf(out, "%.*s", (int)cut, name);
	return out;
}

const char *say_short(const struct report *r, size_t pillar, char *out)
{
	const struct eca_node *node = &r->model->nodes[r->model->first_pillar + pillar];
	size_t i;

	if (strlen(node->id) > CODE_LETTERS)
		return first_words(say_text(r, &node->name), out);
	for (i = 0; node->id[i]; i++)
		out[i] = node->id[i] == '_' ? ' ' : (char)toupper((unsigned char)node->id[i]);
	out[i] = '\0';
	return out;
}

const char *say_option(const struct report *r, const struct eca_question *question, size_t option)
{
	const char *text = say_text(r, &question->options[option].text);

	if (*text)
		return text;
	if (question->type == ECA_YES_NO)
		return say_word(r, option ? W_YES : W_NO);
	return question->options[option].id;
}

/* Adds "NUMBER UNIT" of a number question. */
static void say_quantity(const struct report *r, const struct eca_question *question, double number,
                         struct text *out)
{
	const char *unit = say_text(r, &question->unit);
	char digits[SAY_SIZE];

	text_add(out, say_number(r, number, digits));
	if (*unit && (strcmp(unit, "%") || r->tongue == TONGUE_FR))
		text_add(out, "\u00A0");
	text_add(out, unit);
}

static void level(const struct report *r, const struct eca_question *question, size_t option,
                  struct text *out)
{
	const char *text = say_text(r, &question->options[option].text);

	text_add(out, question->options[option].id);
	if (*text) {
		text_add(out, " – ");
		text_add(out, text);
	}
}

static void several(const struct report *r, const struct eca_question *question, uint64_t set,
                    struct text *out)
{
	size_t i;
	bool first = true;

	for (i = 0; i < question->n_options; i++) {
		if (!(set >> i & 1))
			continue;
		if (!first)
			text_add(out, say_word(r, W_ALSO));
		text_add(out, say_option(r, question, i));
		first = false;
	}
	if (first)
		text_add(out, say_word(r, W_NONE_CHOSEN));
}

void say_answer(const struct report *r, size_t question, const struct eca_answer *answer,
                struct text *out)
{
	const struct eca_question *q = &r->model->questions[question];
	char date[SAY_SIZE];

	if (answer->state != ECA_ANSWERED)
		return;
	switch (q->type) {
	case ECA_YES_NO:
	case ECA_CHOICE:
		text_add(out, say_option(r, q, (size_t)answer->number));
		break;
	case ECA_LEVEL:
		level(r, q, (size_t)answer->number, out);
		break;
	case ECA_MULTI:
		several(r, q, answer->set, out);
		break;
	case ECA_NUMBER:
		say_quantity(r, q, answer->number, out);
		break;
	case ECA_DATE:
		text_add(out, say_date(r, (int)answer->number, date));
		break;
	case ECA_TEXT:
		text_add(out, answer->text ? answer->text : "");
		break;
	}
}

void say_given(const struct report *r, size_t question, const struct eca_answer *answer,
               struct text *out)
{
	static const enum word states[] = {
		[ECA_MISSING] = W_MISSING,
		[ECA_NO_DATA] = W_NO_DATA,
		[ECA_NA] = W_NA_LONG,
	};

	if (answer->state == ECA_ANSWERED)
		say_answer(r, question, answer, out);
	else
		text_add(out, say_word(r, states[answer->state]));
}
