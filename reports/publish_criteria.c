/* The questions of a set: what is asked, what may be answered, and the points for it. */
#include <stdio.h>

#include "publish_parts.h"
#include "questionnaire.h"

/* ---- Points ---- */

/* Adds the line "WORDS: 40 points". */
static void add_points(const struct publishing *p, enum word word, const char *words,
                       double points, struct text *out)
{
	struct text line = { 0 };
	char number[SAY_SIZE];

	text_fill(&line, say_word(p->say, word), words, say_threshold(p->say, points, number),
	          NULL);
	publish_line(out, text_string(&line));
	text_free(&line);
}

/* An option in words, with what else goes for it. */
static void say_one(const struct publishing *p, const struct eca_question *q, size_t index,
                    struct text *out)
{
	form_option(p->say, q, index, out);
	if (q->options[index].alone)
		text_fill(out, " ({1})", say_word(p->say, W_FORM_ALONE), NULL);
}

static void add_condition(const struct publishing *p, enum word word, size_t condition,
                          struct text *out)
{
	struct text line = { 0 };

	if (condition == ECA_NONE)
		return;
	text_add(&line, say_word(p->say, word));
	text_add(&line, word == W_ONLY_IF ? "" : " ");
	say_condition(p->say, condition, &line);
	publish_line(out, text_string(&line));
	text_free(&line);
}

static void add_options(const struct publishing *p, const struct eca_question *q, struct text *out)
{
	struct text option = { 0 };
	size_t i;

	for (i = 0; i < q->n_options; i++) {
		text_clear(&option);
		say_one(p, q, i, &option);
		if (q->points == ECA_POINTS_NONE)
			publish_line(out, text_string(&option));
		else
			add_points(p, W_OPTION_POINTS, text_string(&option), q->options[i].points,
			           out);
		add_condition(p, W_OPTION_EARNS_NOT, q->options[i].applies_if, out);
	}
	text_free(&option);
}

static void say_quantity(const struct publishing *p, const struct eca_question *q, double x,
                         struct text *out)
{
	struct eca_answer answer = { .state = ECA_ANSWERED, .number = x };

	say_answer(p->say, (size_t)(q - p->model->questions), &answer, out);
}

/* The first band also takes what is below its start. */
static enum word breakpoint_word(const struct eca_question *q, size_t index)
{
	if (q->points == ECA_POINTS_LINEAR)
		return W_OPTION_POINTS;
	return index || q->n_breakpoints == 1 ? W_FROM_ON : W_PUB_BELOW;
}

static void add_breakpoints(const struct publishing *p, const struct eca_question *q,
                            struct text *out)
{
	struct text x = { 0 };
	size_t i;

	for (i = 0; i < q->n_breakpoints; i++) {
		enum word word = breakpoint_word(q, i);

		text_clear(&x);
		say_quantity(p, q, q->breakpoints[word == W_PUB_BELOW ? i + 1 : i].x, &x);
		add_points(p, word, text_string(&x), q->breakpoints[i].points, out);
	}
	text_free(&x);
}

static void add_rule(const struct publishing *p, const struct eca_question *q, struct text *out)
{
	struct text rule = { 0 };

	say_rule(p->say, &q->at, &rule);
	publish_line(out, text_string(&rule));
	text_free(&rule);
}

static void add_word(const struct publishing *p, enum word word, double points, struct text *out)
{
	struct text line = { 0 };
	char number[SAY_SIZE];

	text_fill(&line, say_word(p->say, word), say_threshold(p->say, points, number), NULL);
	publish_line(out, text_string(&line));
	text_free(&line);
}

/* What an answer looks like where there are no options to choose from. */
static void add_kind(const struct publishing *p, const struct eca_question *q, struct text *out)
{
	static const enum word kinds[] = {
		[ECA_NUMBER] = W_GUIDE_NUMBER, [ECA_DATE] = W_GUIDE_DATE, [ECA_TEXT] = W_GUIDE_FREE,
	};

	if (!q->n_options)
		publish_line(out, say_word(p->say, kinds[q->type]));
}

static void say_points(const struct publishing *p, const struct eca_question *q, struct text *out)
{
	add_options(p, q, out);
	add_breakpoints(p, q, out);
	switch (q->points) {
	case ECA_POINTS_NONE: add_kind(p, q, out); break;
	case ECA_POINTS_SUM: add_word(p, W_PUB_SUM, 100, out); break;
	case ECA_POINTS_HIGHEST: add_word(p, W_PUB_HIGHEST, 100, out); break;
	case ECA_POINTS_LINEAR: add_word(p, W_PUB_LINEAR, 100, out); break;
	case ECA_POINTS_FUNCTION: add_rule(p, q, out); break;
	default: break;
	}
}

/* ---- Questions ---- */

static void add_label(const struct publishing *p, enum word label, const char *text,
                      struct text *out)
{
	struct text line = { 0 };

	if (!*text)
		return;
	text_fill(&line, say_word(p->say, W_DO), say_word(p->say, label), text, NULL);
	publish_line(out, text_string(&line));
	text_free(&line);
}

static void add_support(const struct publishing *p, size_t area, struct text *out)
{
	if (area != ECA_NONE)
		add_label(p, W_SUPPORT, say_text(p->say, &p->model->areas[area].name), out);
}

/* What helps to answer it, and when it counts. */
static void say_guide(const struct publishing *p, const struct eca_question *q, struct text *out)
{
	struct text facts = { 0 };

	publish_line(out, say_text(p->say, &q->help));
	form_say_facts(p->say, q, &facts);
	publish_line(out, text_string(&facts));
	add_condition(p, W_ONLY_IF, q->applies_if, out);
	if (q->node != ECA_NONE && q->missing_excludes)
		publish_line(out, say_word(p->say, W_HOW_MISSING_EXCLUDE));
	if (!q->required && !q->derived)
		publish_line(out, say_word(p->say, W_FORM_OPTIONAL));
	if (q->derived)
		publish_line(out, say_word(p->say, W_PUB_DERIVED));
	add_support(p, q->support, out);
	add_label(p, W_FIRM_ID, q->id, out);
	text_free(&facts);
}

static void put_question(struct publishing *p, const char *number, const struct eca_question *q)
{
	struct text text = { 0 }, anchor = { 0 };

	text_fill(&anchor, "question-{1}", q->id, NULL);
	text_fill(&text, *number ? "{1} {2}" : "{2}", number, say_text(p->say, &q->text), NULL);
	say_guide(p, q, &text);
	document_lead(p->out, text_string(&anchor), text_string(&text));
	text_free(&text);
	text_free(&anchor);
}

static void put_points(struct publishing *p, const struct eca_question *q)
{
	struct text text = { 0 };

	say_points(p, q, &text);
	publish_text(p, BLOCK_CELL, &text);
	text_free(&text);
}

static void put_weight(struct publishing *p, const struct eca_node *node)
{
	if (node->scored)
		publish_weight(p, node->weight);
	else
		document_cell(p->out, say_word(p->say, W_UNSCORED));
}

static void questions(struct publishing *p, const struct eca_node *criterion, const char *number)
{
	static const unsigned char widths[] = { 6, 1, 5, 0 };
	static const enum word titles[] = { W_QUESTION, W_WEIGHT, W_PUB_ANSWERS };
	char name[96];
	size_t i;

	publish_table(p, widths, titles);
	for (i = 0; i < criterion->n_children; i++) {
		const struct eca_node *node = &p->model->nodes[criterion->first_child + i];
		const struct eca_question *q = &p->model->questions[node->question];

		snprintf(name, sizeof(name), "%s.%zu", number, i + 1);
		put_question(p, name, q);
		put_weight(p, node);
		put_points(p, q);
	}
}

/* ---- Criteria and pillars ---- */

/* Its heading, and what is said of it before its parts. */
static void begin(struct publishing *p, size_t index, int level, const char *number)
{
	const struct eca_node *node = &p->model->nodes[index];
	struct text text = { 0 }, anchor = { 0 }, formula = { 0 };
	char weight[SAY_SIZE];

	text_fill(&anchor, level == 1 ? "pillar-{1}" : "criterion-{1}", node->id, NULL);
	text_fill(&text, "{1} {2}", number, say_node(p->say, index), NULL);
	document_heading(p->out, level, text_string(&anchor), text_string(&text));
	text_clear(&text);
	add_label(p, W_WEIGHT, say_number(p->say, node->weight, weight), &text);
	if (node->expression != ECA_NONE || node->function != ECA_NONE) {
		say_formula(p->say, index, &formula);
		add_label(p, W_FORMULA, text_string(&formula), &text);
	}
	add_label(p, W_WHY, say_text(p->say, &node->why), &text);
	add_label(p, W_STANDARD, say_text(p->say, &node->standard), &text);
	if (node->kind == ECA_CRITERION)
		add_support(p, node->support, &text);
	publish_text(p, BLOCK_PARAGRAPH, &text);
	text_free(&text);
	text_free(&anchor);
	text_free(&formula);
}

static void pillar(struct publishing *p, size_t index)
{
	const struct eca_node *node = &p->model->nodes[p->model->first_pillar + index];
	char number[64];
	size_t i;

	snprintf(number, sizeof(number), "%zu.", index + 1);
	begin(p, p->model->first_pillar + index, 1, number);
	for (i = 0; i < node->n_children; i++) {
		snprintf(number, sizeof(number), "%zu.%zu", index + 1, i + 1);
		begin(p, node->first_child + i, 2, number);
		questions(p, &p->model->nodes[node->first_child + i], number);
	}
}

void publish_criteria(struct publishing *p)
{
	size_t i;

	for (i = 0; i < p->model->n_pillars; i++)
		pillar(p, i);
}

void publish_profile(struct publishing *p)
{
	static const unsigned char widths[] = { 7, 5, 0 };
	static const enum word titles[] = { W_FORM_ITEM, W_ANSWER };
	size_t i;

	if (!p->model->n_profile)
		return;
	publish_heading(p, 1, "profile", W_PROFILE);
	publish_say(p, BLOCK_PARAGRAPH, W_PUB_PROFILE, "", "", "");
	publish_table(p, widths, titles);
	for (i = 0; i < p->model->n_profile; i++) {
		put_question(p, "", &p->model->questions[i]);
		put_points(p, &p->model->questions[i]);
	}
}
