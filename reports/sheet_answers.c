/* Every question with its answer in words, its evidence and its points. */
#include "sheet.h"

#include <stdlib.h>

static const struct eca_question *question_of(const struct sheet *sheet, size_t question)
{
	return &sheet->report->model->questions[question];
}

static const struct eca_answer *answer_of(const struct sheet *sheet, size_t question)
{
	return &sheet->report->result->answers[question];
}

static size_t criterion_of(const struct sheet *sheet, size_t question)
{
	return sheet->report->model->nodes[question_of(sheet, question)->node].parent;
}

static void put_pillar(struct sheet *sheet, lxw_col_t column, size_t question)
{
	const struct eca_model *model = sheet->report->model;
	size_t pillar = model->nodes[criterion_of(sheet, question)].parent - model->first_pillar;
	char name[SAY_SIZE];

	sheet_text(sheet, column, LOOK_CODE, say_short(sheet->report, pillar, name));
}

static void put_criterion(struct sheet *sheet, lxw_col_t column, size_t question)
{
	sheet_text(sheet, column, LOOK_GREY,
	           say_node(sheet->report, criterion_of(sheet, question)));
}

static void put_question(struct sheet *sheet, lxw_col_t column, size_t question)
{
	sheet_text(sheet, column, LOOK_TEXT,
	           say_text(sheet->report, &question_of(sheet, question)->text));
}

static void answer_in_words(struct sheet *sheet, lxw_col_t column, size_t question,
                            const struct eca_answer *answer)
{
	struct text words = { 0 };

	say_answer(sheet->report, question, answer, &words);
	sheet_text(sheet, column, LOOK_TEXT, text_string(&words));
	text_free(&words);
}

static void put_answer(struct sheet *sheet, lxw_col_t column, size_t question)
{
	answer_in_words(sheet, column, question, answer_of(sheet, question));
}

static void put_state(struct sheet *sheet, lxw_col_t column, size_t question)
{
	static const struct {
		enum word word;
		enum look look;
	} states[] = {
		[ECA_MISSING] = { W_MISSING, LOOK_WARN },
		[ECA_ANSWERED] = { W_ANSWERED, LOOK_GREY },
		[ECA_NO_DATA] = { W_NO_DATA, LOOK_WARN },
		[ECA_NA] = { W_NA_BY_ASSESSOR, LOOK_GREY },
	};
	const struct eca_answer *answer = answer_of(sheet, question);
	bool by_rule = answer->state == ECA_NA && answer->by_rule;

	sheet_word(sheet, column, states[answer->state].look,
	           by_rule ? W_NA_BY_RULE : states[answer->state].word);
}

/* The grade with the factor it puts on the points, where it does. */
static void put_evidence(struct sheet *sheet, lxw_col_t column, size_t question)
{
	const struct report *r = sheet->report;
	const struct eca_answer *answer = answer_of(sheet, question);
	bool visited = r->result->assessment->source == ECA_SITE_VISIT;
	bool assumed = answer->grade == ECA_NO_GRADE && visited;
	size_t index = assumed ? r->model->default_grade : answer->grade;
	struct text words = { 0 };
	char factor[SAY_SIZE];

	if (answer->state == ECA_ANSWERED && index < r->model->n_grades) {
		const struct eca_grade *grade = &r->model->grades[index];

		text_add(&words, say_text(r, &grade->text));
		if (visited)
			text_fill(&words, " (×{1})", say_number(r, grade->factor, factor), NULL);
		if (assumed)
			text_fill(&words, " {1}", say_word(r, W_ASSUMED), NULL);
	}
	sheet_text(sheet, column, LOOK_GREY, text_string(&words));
	text_free(&words);
}

static void put_weight(struct sheet *sheet, lxw_col_t column, size_t question)
{
	const struct report *r = sheet->report;
	size_t node = question_of(sheet, question)->node;

	if (r->model->nodes[node].scored)
		sheet_weight(sheet, column, eca_weight(r->result, node));
	else
		sheet_text(sheet, column, LOOK_NA, "–");
}

static void points_of(struct sheet *sheet, lxw_col_t column, size_t question, bool claimed)
{
	const struct report *r = sheet->report;
	size_t node = question_of(sheet, question)->node;

	if (!r->model->nodes[node].scored)
		sheet_word(sheet, column, LOOK_NA, W_UNSCORED);
	else if (claimed)
		sheet_score(sheet, column, &r->claimed->scores[node]);
	else
		sheet_node_score(sheet, column, node);
}

static void put_points(struct sheet *sheet, lxw_col_t column, size_t question)
{
	points_of(sheet, column, question, false);
}

/* The assessor's note; where there is none, the rule that made the question N/A,
 * or what a function said. */
static void put_note(struct sheet *sheet, lxw_col_t column, size_t question)
{
	const struct report *r = sheet->report;
	const struct eca_answer *answer = answer_of(sheet, question);
	const struct eca_question *q = question_of(sheet, question);
	const struct eca_text *said = r->facts.notes[q->node];
	struct text words = { 0 };

	if (answer->note && *answer->note)
		text_add(&words, answer->note);
	else if (answer->state == ECA_NA && answer->by_rule && q->applies_if != ECA_NONE) {
		text_add(&words, say_word(r, W_ONLY_IF));
		say_condition(r, q->applies_if, &words);
	}
	if (said) {
		text_add(&words, words.length ? "\n" : "");
		text_add(&words, say_text(r, said));
	}
	sheet_text(sheet, column, LOOK_GREY, text_string(&words));
	text_free(&words);
}

static void put_claimed_answer(struct sheet *sheet, lxw_col_t column, size_t question)
{
	static const enum word states[] = {
		[ECA_MISSING] = W_MISSING,
		[ECA_NO_DATA] = W_NO_DATA,
		[ECA_NA] = W_NA_LONG,
	};
	const struct eca_answer *answer = &sheet->report->claimed->answers[question];

	if (answer->state == ECA_ANSWERED)
		answer_in_words(sheet, column, question, answer);
	else
		sheet_word(sheet, column, LOOK_GREY, states[answer->state]);
}

static void put_claimed_points(struct sheet *sheet, lxw_col_t column, size_t question)
{
	points_of(sheet, column, question, true);
}

static void put_difference(struct sheet *sheet, lxw_col_t column, size_t question)
{
	sheet_difference(sheet, column, question_of(sheet, question)->node);
}

static bool has_grades(const struct report *r)
{
	return r->model->n_grades > 0;
}

static const struct column columns[] = {
	{ W_PILLAR, 9, put_pillar, NULL, false },
	{ W_CRITERION, 22, put_criterion, NULL, false },
	{ W_QUESTION, 44, put_question, NULL, false },
	{ W_ANSWER, 32, put_answer, NULL, false },
	{ W_STATE, 13, put_state, NULL, false },
	{ W_EVIDENCE, 18, put_evidence, has_grades, false },
	{ W_WEIGHT, 9, put_weight, NULL, false },
	{ W_POINTS, 9, put_points, NULL, true },
	{ W_ASSESSOR_NOTE, 28, put_note, NULL, false },
	{ W_CLAIMED_ANSWER, 26, put_claimed_answer, sheet_has_claim, false },
	{ W_CLAIMED_POINTS, 10, put_claimed_points, sheet_has_claim, true },
	{ W_DIFFERENCE, 10, put_difference, sheet_has_claim, false },
};

void sheet_answers(struct sheet *sheet)
{
	const struct eca_model *model = sheet->report->model;
	size_t count = model->n_questions - model->n_profile, i;
	size_t *items = zeroed(count, sizeof(*items));

	for (i = 0; i < count; i++)
		items[i] = model->n_profile + i;
	sheet_table(sheet, W_SHEET_ANSWERS,
	            sheet_has_claim(sheet->report) ? W_HINT_CLAIMED : W_HINT_ANSWERS, columns,
	            sizeof(columns) / sizeof(columns[0]), items, count);
	free(items);
}
