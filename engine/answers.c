#include "answers.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { QUOTED_SHOWN = 40, REASON_SIZE = 1024 };

/* Even is yes, odd is no. */
static const char *const yes_no_words[] = { "yes", "no", "1", "0", "true", "false", "có", "không" };

enum { N_YES_NO_WORDS = sizeof(yes_no_words) / sizeof(yes_no_words[0]) };

static const struct eca_answer *blank_answers(struct arena *arena, size_t count)
{
	struct eca_answer *blank = arena_array(arena, count, sizeof(*blank));
	size_t i;

	for (i = 0; i < count; i++)
		blank[i].grade = ECA_NO_GRADE;
	return blank;
}

static bool is_scored_date(const struct eca_question *question)
{
	return question->type == ECA_DATE && question->points != ECA_POINTS_NONE;
}

/* Lists the questions that the whole row is asked about. */
static void list_questions(struct answers *a)
{
	size_t i;

	a->valid = arena_array(&a->lasting, a->model->n_questions, sizeof(*a->valid));
	a->dates = arena_array(&a->lasting, a->model->n_questions, sizeof(*a->dates));
	for (i = 0; i < a->model->n_questions; i++) {
		if (a->model->questions[i].valid_function != ECA_NONE)
			a->valid[a->n_valid++] = i;
		if (is_scored_date(&a->model->questions[i]))
			a->dates[a->n_dates++] = i;
	}
}

/* Where the cells of each column go. */
static void point_columns(struct answers *a)
{
	struct column *column = a->columns.all, *end = column + a->columns.count;

	for (; column < end; column++) {
		bool beside = column->read == read_note || column->read == read_grade;

		column->given = &a->given[a->model->n_questions];
		if (column->question == ECA_NONE)
			continue;
		column->answer = &a->answers[column->question];
		if (!beside)
			column->given = &a->given[column->question];
	}
}

struct answers *answers_new(struct eca_set *set, const struct eca_reader_options *options,
                            const struct seen *seen)
{
	struct answers *a = need_memory(sizeof(*a));
	size_t n_questions = set->model.n_questions;

	*a = (struct answers){ .set = set, .model = &set->model, .options = *options, .seen = seen };
	columns_make(&a->columns, a->model, &a->lasting);
	if (options->other)
		columns_make(&a->others, options->other, &a->lasting);
	a->yes_no = vocabulary_new(&a->lasting, yes_no_words, N_YES_NO_WORDS);
	canonical_make(&a->canonical, a->model, &a->lasting);
	list_questions(a);
	a->blank = blank_answers(&a->lasting, n_questions);
	a->answers = arena_array(&a->lasting, n_questions, sizeof(*a->answers));
	a->na = arena_array(&a->lasting, n_questions, sizeof(*a->na));
	a->graded = arena_array(&a->lasting, n_questions, sizeof(*a->graded));
	a->given = arena_array(&a->lasting, n_questions + 1, sizeof(*a->given));
	point_columns(a);
	return a;
}

void answers_free(struct answers *a)
{
	if (!a)
		return;
	canonical_free(&a->canonical);
	arena_free(&a->lasting);
	arena_free(&a->arena);
	free(a->problems);
	free(a);
}

void answers_begin(struct answers *a, const char *file, size_t row)
{
	arena_reset(&a->arena);
	a->n_problems = a->n_errors = a->n_na = a->n_graded = 0;
	a->bad_date = a->bad_firm = a->remarked = a->plain = false;
	a->submission = "";
	memset(a->given, 0, a->model->n_questions * sizeof(*a->given));
	memcpy(a->answers, a->blank, a->model->n_questions * sizeof(*a->answers));
	a->assessment = (struct eca_assessment){
		.firm_id = "",
		.assessor = "",
		.source = ECA_SELF,
		.answers = a->answers,
		.file = file,
		.row = row,
	};
}

bool answers_is_others(const struct answers *a, const char *name, size_t length)
{
	return a->options.other && columns_find(&a->others, name, length);
}

static void add_problem(struct answers *a, enum eca_severity severity, const char *column,
                        const char *value, size_t length, const char *reason)
{
	struct eca_problem *problem;

	if (a->n_problems == a->problems_room) {
		a->problems_room = a->problems_room ? 2 * a->problems_room : 16;
		a->problems = need_more_memory(a->problems, a->problems_room * sizeof(*a->problems));
	}
	a->n_errors += severity == ECA_SEVERITY_ERROR;
	problem = &a->problems[a->n_problems++];
	*problem = (struct eca_problem){
		.severity = severity,
		.file = a->assessment.file,
		.row = a->assessment.row,
		.cell = "",
		.column = arena_text(&a->arena, column),
		.firm_id = "",
		.value = utf8_show(&a->arena, value, length, VALUE_SHOWN),
		.reason = arena_text(&a->arena, reason),
	};
	if (a->place)
		a->place(a->placed, problem->column, problem);
}

void answers_problem(struct answers *a, enum eca_severity severity, const char *column,
                     const char *value, size_t length, const char *format, ...)
{
	char reason[REASON_SIZE];
	va_list args;

	va_start(args, format);
	vsnprintf(reason, sizeof(reason), format, args);
	va_end(args);
	add_problem(a, severity, column, value, length, reason);
}

void answers_refuse(struct answers *a, const struct column *column, const char *text,
                    size_t length, const char *format, ...)
{
	char reason[REASON_SIZE];
	va_list args;

	va_start(args, format);
	vsnprintf(reason, sizeof(reason), format, args);
	va_end(args);
	add_problem(a, ECA_SEVERITY_ERROR, column->name, text, length, reason);
}

const char *answers_quote(struct answers *a, const char *text, size_t length)
{
	return arena_format(&a->arena, "\"%s\"", utf8_show(&a->arena, text, length, QUOTED_SHOWN));
}

void answers_refuse_na(struct answers *a, size_t question)
{
	bool always = a->model->questions[question].applies_if == ECA_NONE;

	answers_problem(a, ECA_SEVERITY_ERROR, a->model->questions[question].id, "NA", 2,
	                "NA is not allowed here, the question applies to %s firm: give an answer, "
	                "or ND where the firm has no data", always ? "every" : "this");
}

/* ---- The assessment as a whole ---- */

static void check_firm(struct answers *a)
{
	if (!a->assessment.firm_id[0] && !a->bad_firm)
		answers_problem(a, ECA_SEVERITY_ERROR, "firm_id", "", 0,
		                "no firm_id: every assessment needs one");
}

/* Points of a date depend on the day of the assessment. */
static void check_date(struct answers *a)
{
	size_t i;

	for (i = 0; i < a->n_dates; i++) {
		if (a->answers[a->dates[i]].state != ECA_ANSWERED)
			continue;
		answers_problem(a, ECA_SEVERITY_ERROR, "assessed_on", "", 0,
		                "no assessed_on: the points of \"%s\" depend on the day of the "
		                "assessment", a->model->questions[a->dates[i]].id);
		return;
	}
}

static void check_effective(struct answers *a)
{
	const struct eca_model *model = a->model;
	int day = a->assessment.assessed_on;
	char given[ECA_DATE_SIZE], from[ECA_DATE_SIZE], to[ECA_DATE_SIZE];
	bool open = model->effective_to == INT_MAX;

	if (day >= model->effective_from && day <= model->effective_to)
		return;
	eca_print_date(day, given);
	eca_print_date(model->effective_from, from);
	if (!open)
		eca_print_date(model->effective_to, to);
	answers_problem(a, ECA_SEVERITY_WARNING, "assessed_on", given, strlen(given),
	                "outside the time for which the criteria set is in force, %s%s%s",
	                open ? "from " : "", from, open ? "" : arena_format(&a->arena, " to %s", to));
}

/* An N/A that the question does not allow stands only where the question does not
 * apply, and one that it allows should say why. */
static void check_na(struct answers *a, size_t index)
{
	const struct eca_question *question = &a->model->questions[index];
	bool applies = question->applies_if == ECA_NONE ||
	               set_applies(a->set, &a->assessment, index);

	if (!applies)
		return;
	if (!question->na_allowed)
		answers_refuse_na(a, index);
	else if (!a->answers[index].note)
		answers_problem(a, ECA_SEVERITY_WARNING, question->id, "NA", 2,
		                "NA without a reason: give it in the column %s:note", question->id);
}

static void check_valid(struct answers *a, size_t index)
{
	const struct eca_question *question = &a->model->questions[index];
	struct buf value = { 0 };
	const char *message;

	if (set_valid(a->set, &a->assessment, index, &a->arena, &message))
		return;
	canonical_value(&value, question, &a->answers[index]);
	answers_problem(a, ECA_SEVERITY_ERROR, question->id, value.bytes, value.used, "%s", message);
	buf_free(&value);
}

static void check_grade(struct answers *a, size_t index)
{
	const struct eca_answer *answer = &a->answers[index];
	const char *column, *grade;

	if (answer->state != ECA_MISSING)
		return;
	column = arena_format(&a->arena, "%s:evidence", a->model->questions[index].id);
	grade = a->model->grades[answer->grade].id;
	answers_problem(a, ECA_SEVERITY_WARNING, column, grade, strlen(grade),
	                "an evidence grade without an answer");
}

/* What only a fully typed row can be asked. */
static void check_row(struct answers *a)
{
	size_t i;

	canonical_begin(&a->canonical, &a->assessment, a->identity);
	seen_expect(a->seen, a->identity);
	if (!set_derive(a->set, &a->assessment, a->answers, &a->arena, &a->assessment.failure))
		return;
	for (i = 0; i < a->n_na; i++)
		check_na(a, a->na[i]);
	for (i = 0; i < a->n_valid; i++)
		if (a->answers[a->valid[i]].state == ECA_ANSWERED)
			check_valid(a, a->valid[i]);
	for (i = 0; i < a->n_graded; i++)
		check_grade(a, a->graded[i]);
}

void answers_end(struct answers *a)
{
	size_t i;

	for (i = 0; i < a->n_problems; i++)
		a->problems[i].firm_id = a->assessment.firm_id;
}

bool answers_finish(struct answers *a)
{
	check_firm(a);
	if (a->assessment.dated)
		check_effective(a);
	else if (!a->bad_date)
		check_date(a);
	if (!a->n_errors)
		check_row(a);
	answers_end(a);
	if (a->n_errors)
		return false;
	canonical_sign(&a->canonical, &a->assessment, a->given, a->remarked);
	return true;
}
