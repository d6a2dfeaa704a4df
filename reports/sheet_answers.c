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

static enum word na_word(const struct report *r, const struct eca_answer *answer)
{
	if (answer->by_rule)
		return W_NA_BY_RULE;
	return r->result->assessment->source == ECA_SELF ? W_NA_BY_FIRM : W_NA_BY_ASSESSOR;
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
		[ECA_NA] = { W_NA_LONG, LOOK_GREY },
	};
	const struct eca_answer *answer = answer_of(sheet, question);

	sheet_word(sheet, column, states[answer->state].look,
	           answer->state == ECA_NA ? na_word(sheet->report, answer)
	                                   : states[answer->state].word);
}

static bool has_note(const struct eca_answer *answer)
{
	return answer->note && *answer->note;
}

/* The rule that left the question out, or else what its note says. */
static void put_na_why(struct sheet *sheet, lxw_col_t column, size_t question)
{
	const struct report *r = sheet->report;
	const struct eca_answer *answer = answer_of(sheet, question);
	size_t rule = question_of(sheet, question)->applies_if;
	struct text words = { 0 };

	if (answer->state != ECA_NA) {
		sheet_blank(sheet, column, LOOK_GREY);
	} else if (answer->by_rule && rule != ECA_NONE) {
		text_add(&words, say_word(r, W_ONLY_IF));
		say_condition(r, rule, &words);
		sheet_text(sheet, column, LOOK_GREY, text_string(&words));
	} else if (has_note(answer)) {
		sheet_text(sheet, column, LOOK_GREY, answer->note);
	} else {
		sheet_word(sheet, column, LOOK_WARN, W_NA_NO_REASON);
	}
	text_free(&words);
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

/* What the assessor noted, unless it is the reason for N/A, and what a function said. */
static void put_note(struct sheet *sheet, lxw_col_t column, size_t question)
{
	const struct report *r = sheet->report;
	const struct eca_answer *answer = answer_of(sheet, question);
	const struct eca_text *said = r->facts.notes[question_of(sheet, question)->node];
	struct text words = { 0 };

	if (has_note(answer) && (answer->state != ECA_NA || answer->by_rule))
		text_add(&words, answer->note);
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

static bool has_no_claim(const struct report *r)
{
	return !sheet_has_claim(r);
}

static const char *name_of(const struct report *r, size_t question)
{
	return say_text(r, &r->model->questions[question].text);
}

static const struct column columns[] = {
	{ W_PILLAR, 8, put_pillar, NULL, false },
	{ W_CRITERION, 18, put_criterion, NULL, false },
	{ W_QUESTION, 38, put_question, NULL, false },
	{ W_CLAIMED_ANSWER, 24, put_claimed_answer, sheet_has_claim, false },
	{ W_VERIFIED_ANSWER, 24, put_answer, sheet_has_claim, false },
	{ W_ANSWER, 32, put_answer, has_no_claim, false },
	{ W_STATE, 13, put_state, NULL, false },
	{ W_NA_WHY, 20, put_na_why, NULL, false },
	{ W_EVIDENCE, 15, put_evidence, has_grades, false },
	{ W_WEIGHT, 10, put_weight, NULL, false },
	{ W_CLAIMED_POINTS, 9.5, put_claimed_points, sheet_has_claim, true },
	{ W_VERIFIED_POINTS, 9.5, put_points, sheet_has_claim, true },
	{ W_POINTS, 9.5, put_points, has_no_claim, true },
	{ W_DIFFERENCE, 10, put_difference, sheet_has_claim, false },
	{ W_ASSESSOR_NOTE, 24, put_note, NULL, false },
};

void sheet_answers(struct sheet *sheet)
{
	const struct eca_model *model = sheet->report->model;
	size_t count = model->n_questions - model->n_profile, i;
	size_t *items = zeroed(count, sizeof(*items));

	for (i = 0; i < count; i++)
		items[i] = model->n_profile + i;
	sheet->name_of = name_of;
	sheet_table(sheet, W_SHEET_ANSWERS,
	            sheet_has_claim(sheet->report) ? W_HINT_CLAIMED : W_HINT_ANSWERS, columns,
	            sizeof(columns) / sizeof(columns[0]), items, count);
	free(items);
}
