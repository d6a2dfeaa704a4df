#include "say.h"

#include "settle.h"
#include "sheet.h"

static const char *question_text(const struct report *r, const struct eca_condition *c)
{
	return say_text(r, &r->model->questions[c->question].text);
}

/* The answer that at_least and at_most compare with. */
static void bound(const struct report *r, const struct eca_condition *c, struct text *out)
{
	const struct eca_question *q = &r->model->questions[c->question];
	struct eca_answer answer = { .state = ECA_ANSWERED, .number = c->n };
	char n[SAY_SIZE];

	if (q->type == ECA_LEVEL && !(c->n >= 0 && c->n < (double)q->n_options))
		text_add(out, say_number(r, c->n, n));
	else
		say_answer(r, c->question, &answer, out);
}

static enum word bound_word(const struct report *r, const struct eca_condition *c)
{
	bool least = c->test == ECA_IF_AT_LEAST;

	switch (r->model->questions[c->question].type) {
	case ECA_LEVEL:
		return least ? W_IF_LEVEL_AT_LEAST : W_IF_LEVEL_AT_MOST;
	case ECA_DATE:
		return least ? W_IF_DATE_FROM : W_IF_DATE_TO;
	default:
		return least ? W_IF_AT_LEAST : W_IF_AT_MOST;
	}
}

/* The options or texts a condition names, joined; comes back with their number. */
static size_t choices(const struct report *r, const struct eca_condition *c, struct text *out)
{
	const struct eca_question *q = &r->model->questions[c->question];
	size_t i, count = 0;

	for (i = 0; c->is_option && i < q->n_options; i++)
		if (c->is_option[i]) {
			text_add(out, count++ ? say_word(r, W_ALSO) : "");
			text_add(out, say_option(r, q, i));
		}
	for (i = 0; i < c->n_texts; i++) {
		text_add(out, count++ ? say_word(r, W_ALSO) : "");
		text_add(out, c->texts[i]);
	}
	return count;
}

static void about_choices(const struct report *r, const struct eca_condition *c, enum word one,
                          enum word several, struct text *out)
{
	struct text list = { 0 };
	size_t count = choices(r, c, &list);

	text_fill(out, say_word(r, count == 1 ? one : several), question_text(r, c),
	          text_string(&list), NULL);
	text_free(&list);
}

static void about_yes_no(const struct report *r, const struct eca_condition *c, enum word pattern,
                         struct text *out)
{
	const struct eca_question *q = &r->model->questions[c->question];

	text_fill(out, say_word(r, pattern), question_text(r, c),
	          say_option(r, q, c->test == ECA_IF_YES), NULL);
}

static void about_bound(const struct report *r, const struct eca_condition *c, struct text *out)
{
	struct text value = { 0 };

	bound(r, c, &value);
	text_fill(out, say_word(r, bound_word(r, c)), question_text(r, c), text_string(&value),
	          NULL);
	text_free(&value);
}

static void say(const struct report *r, size_t condition, bool applied, struct text *out);

/* The parts one after the other; with `applied`, those that matter to this firm. */
static void parts(const struct report *r, const struct eca_condition *c, bool applied,
                  const char *between, struct text *out)
{
	size_t i, said = 0;

	for (i = 0; i < c->n_parts; i++) {
		size_t part = applied ? settle_core(r->result, c->parts[i]) : c->parts[i];
		bool nested = r->model->conditions[part].n_parts > 1;

		if (applied && !settle_matters(r->result, c->test, c->parts[i]))
			continue;
		text_add(out, said++ ? between : "");
		text_add(out, nested ? "(" : "");
		say(r, part, applied, out);
		text_add(out, nested ? ")" : "");
	}
}

static void about_parts(const struct report *r, const struct eca_condition *c, bool applied,
                        enum word pattern, struct text *out)
{
	struct text list = { 0 };

	parts(r, c, applied, say_word(r, W_ALSO), &list);
	text_fill(out, say_word(r, pattern), text_string(&list), NULL);
	text_free(&list);
}

static void about_score(const struct report *r, const struct eca_condition *c, struct text *out)
{
	struct text name = { 0 };
	char n[SAY_SIZE];

	say_subject(r, c->node, &name);
	text_fill(out, say_word(r, W_IF_SCORE), text_string(&name), say_threshold(r, c->n, n),
	          NULL);
	text_free(&name);
}

static void about_none(const struct report *r, const struct eca_condition *c, bool applied,
                       struct text *out)
{
	const struct eca_condition *part = &r->model->conditions[c->parts[0]];

	if (c->n_parts > 1)
		about_parts(r, c, applied, W_IF_NONE, out);
	else if (part->test == ECA_IF_SELF_ASSESSED)
		text_add(out, say_word(r, W_IF_VISITED));
	else if (part->test == ECA_IF_YES || part->test == ECA_IF_NO)
		about_yes_no(r, part, W_IF_IS_NOT, out);
	else
		about_parts(r, c, applied, W_IF_NOT, out);
}

static void say(const struct report *r, size_t condition, bool applied, struct text *out)
{
	const struct eca_condition *c = &r->model->conditions[condition];
	char n[SAY_SIZE];

	switch (c->test) {
	case ECA_IF_YES:
	case ECA_IF_NO:
		about_yes_no(r, c, W_IF_IS, out);
		break;
	case ECA_IF_AT_LEAST:
	case ECA_IF_AT_MOST:
		about_bound(r, c, out);
		break;
	case ECA_IF_ONE_OF:
		about_choices(r, c, W_IF_IS, W_IF_ONE_OF, out);
		break;
	case ECA_IF_HAS_ANY:
		about_choices(r, c, W_IF_HAS, W_IF_HAS_ANY, out);
		break;
	case ECA_IF_ONLY:
		about_choices(r, c, W_IF_ONLY, W_IF_ONLY, out);
		break;
	case ECA_IF_ANSWERED:
		text_fill(out, say_word(r, W_IF_ANSWERED), question_text(r, c), NULL);
		break;
	case ECA_IF_SCORE_AT_LEAST:
		about_score(r, c, out);
		break;
	case ECA_IF_EVERY_PILLAR:
		text_fill(out, say_word(r, W_IF_EVERY_PILLAR), say_threshold(r, c->n, n), NULL);
		break;
	case ECA_IF_MISSING_AT_MOST:
		text_fill(out, say_word(r, c->n >= 1 ? W_IF_MISSING_AT_MOST : W_IF_NONE_MISSING),
		          say_number(r, c->n, n), NULL);
		break;
	case ECA_IF_SELF_ASSESSED:
		text_add(out, say_word(r, W_IF_SELF_ASSESSED));
		break;
	case ECA_IF_ALL:
		parts(r, c, applied, say_word(r, W_AND), out);
		break;
	case ECA_IF_ANY:
		about_parts(r, c, applied, W_IF_ANY, out);
		break;
	case ECA_IF_NONE:
		about_none(r, c, applied, out);
		break;
	case ECA_IF_FUNCTION:
		say_rule(r, &c->at, out);
		break;
	}
}

void say_condition(const struct report *r, size_t condition, struct text *out)
{
	say(r, condition, false, out);
}

void say_condition_here(const struct report *r, size_t condition, struct text *out)
{
	bool open = settle(r->result, condition) == SETTLE_OPEN;

	say(r, open ? settle_core(r->result, condition) : condition, open, out);
}

void say_condition_lines(const struct report *r, size_t condition, struct text *out)
{
	const struct eca_condition *c = &r->model->conditions[condition];
	size_t i;

	if (c->test != ECA_IF_ALL || c->n_parts == 1) {
		say_condition(r, condition, out);
		return;
	}
	for (i = 0; i < c->n_parts; i++) {
		text_add(out, i ? "\n• " : "• ");
		say_condition(r, c->parts[i], out);
	}
}
