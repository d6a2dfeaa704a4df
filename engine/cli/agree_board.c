#include "agree_board.h"

#include "agree_figures_board.h"
#include "answer_text.h"
#include "arena.h"
#include "buf.h"
#include "phrases.h"
#include "table.h"
#include "terminal.h"

enum { COLUMNS_BEFORE = 2, MARK_LEAST = 10, QUESTION_LEAST = 14, ANSWER_LEAST = 10, GAP = 2 };

static const char *tier_name(const struct agree_board *b, size_t tier)
{
	return eca_say(b->model, &b->model->tiers[tier].name, b->language);
}

static void put_line(const struct agree_board *b, const char *text)
{
	table_paragraph(text, b->width, b->out);
}

/* ---- Who, and what hangs on it ---- */

static const char *firm_name(const struct agree_board *b, const struct eca_visit *visit)
{
	size_t name = eca_find_question(b->model, "name"), i;

	if (name == ECA_NONE || b->model->questions[name].type != ECA_TEXT)
		return NULL;
	for (i = 0; i < visit->n_sheets; i++)
		if (visit->sheets[i]->answers[name].text)
			return visit->sheets[i]->answers[name].text;
	return NULL;
}

static void put_days(struct buf *line, const struct agree_board *b, const struct eca_visit *visit)
{
	char date[ECA_DATE_SIZE];

	if (!visit->dated) {
		buf_text(line, phrase_in(b->code, PHRASE_NO_DATE));
		return;
	}
	buf_text(line, eca_print_date(visit->from, date));
	if (visit->to != visit->from)
		buf_format(line, " – %s", eca_print_date(visit->to, date));
}

/* "HN-001 · Công ty … · 2026-03-01 · An, Bình" */
static void put_who(struct agree_board *b, const struct eca_visit *visit)
{
	const char *name = firm_name(b, visit);
	struct buf line = { 0 };
	size_t i;

	buf_text(&line, visit->firm_id);
	if (name)
		buf_format(&line, " · %s", name);
	buf_text(&line, " · ");
	put_days(&line, b, visit);
	for (i = 0; i < visit->n_sheets; i++)
		buf_format(&line, "%s%s", i ? ", " : " · ", visit->sheets[i]->assessor);
	agree_board_title(b, buf_string(&line));
	buf_free(&line);
}

static const char *count_text(struct arena *arena, size_t count)
{
	return arena_format(arena, "%zu", count);
}

static void put_counts(struct agree_board *b, const struct eca_visit *visit, struct arena *arena)
{
	const char *shared = count_text(arena, visit->n_shared);
	size_t differ = visit->n_disputes + visit->n_resolved;
	struct buf line = { 0 };

	if (differ)
		phrase_add(&line, b->code, PHRASE_SOME_DIFFER, count_text(arena, differ), shared,
		           NULL);
	else
		phrase_add(&line, b->code,
		           visit->n_shared ? PHRASE_ALL_AGREE : PHRASE_NONE_COMPARED, shared, NULL,
		           NULL);
	if (visit->n_resolved)
		phrase_add(&line, b->code, PHRASE_SETTLED, count_text(arena, visit->n_resolved),
		           count_text(arena, visit->n_disputes), NULL);
	if (visit->n_by_one)
		phrase_add(&line, b->code, PHRASE_BY_ONE, count_text(arena, visit->n_by_one), NULL,
		           NULL);
	put_line(b, buf_string(&line));
	buf_free(&line);
}

static size_t count_swaying(const struct eca_visit *visit)
{
	size_t count = 0, i;

	for (i = 0; i < visit->n_disputes; i++)
		count += visit->disputes[i].sways;
	return count;
}

/* Whether the tier hangs on the disputes. */
static bool hangs(const struct eca_visit *visit)
{
	return count_swaying(visit) > 0;
}

static void put_tiers(struct agree_board *b, const struct eca_visit *visit, struct arena *arena)
{
	const char *swaying = count_text(arena, count_swaying(visit));
	struct buf line = { 0 };

	if (visit->highest == ECA_NONE)
		phrase_add(&line, b->code, PHRASE_TIER_NONE, NULL, NULL, NULL);
	else if (visit->untiered)
		phrase_add(&line, b->code, PHRASE_TIER_OR_NONE, tier_name(b, visit->highest),
		           swaying, NULL);
	else if (visit->lowest == visit->highest)
		phrase_add(&line, b->code, visit->n_disputes ? PHRASE_TIER_STAYS : PHRASE_TIER_IS,
		           tier_name(b, visit->lowest), NULL, NULL);
	else
		phrase_add(&line, b->code, PHRASE_TIER_BETWEEN, tier_name(b, visit->lowest),
		           tier_name(b, visit->highest), swaying);
	put_line(b, buf_string(&line));
	if (!visit->every_mix)
		put_line(b, phrase_in(b->code, PHRASE_NOT_EVERY_WAY));
	buf_free(&line);
}

/* ---- The disputes ---- */

/* The evidence grade that counts for an answer, or ECA_NONE. */
static size_t grade_of(const struct eca_model *model, size_t question,
                       const struct eca_answer *answer)
{
	if (question < model->n_profile || answer->state != ECA_ANSWERED || answer->by_rule ||
	    !model->n_grades || model->questions[question].type == ECA_TEXT)
		return ECA_NONE;
	return answer->grade == ECA_NO_GRADE ? model->default_grade : answer->grade;
}

/* "yes [seen] “posted at the gate”", in `arena`. */
static const char *answer_text(const struct agree_board *b, const struct eca_sheet *sheet,
                               size_t question, struct arena *arena)
{
	const struct eca_answer *answer = &sheet->answers[question];
	struct buf buf = { 0 };
	const char *text;

	answer_text_add(&buf, b->model, question, answer, b->language);
	if (grade_of(b->model, question, answer) != ECA_NONE)
		buf_format(&buf, " [%s]", b->model->grades[grade_of(b->model, question, answer)].id);
	if (answer->note)
		buf_format(&buf, " “%s”", answer->note);
	text = arena_text(arena, buf_string(&buf));
	buf_free(&buf);
	return text;
}

/* All answers in one text, where there are too many assessors for columns. */
static const char *all_answers(const struct agree_board *b, const struct eca_visit *visit,
                               size_t question, struct arena *arena)
{
	struct buf all = { 0 };
	const char *text;
	size_t i;

	for (i = 0; i < visit->n_sheets; i++)
		buf_format(&all, "%s%s: %s", i ? "; " : "", visit->sheets[i]->assessor,
		           answer_text(b, visit->sheets[i], question, arena));
	text = arena_text(arena, buf_string(&all));
	buf_free(&all);
	return text;
}

/* Whether there is room for a column an assessor. */
static bool has_columns(const struct agree_board *b, const struct eca_visit *visit)
{
	size_t n = visit->n_sheets;

	return n <= TABLE_COLUMNS_MAX - COLUMNS_BEFORE &&
	       MARK_LEAST + GAP + QUESTION_LEAST + n * (GAP + ANSWER_LEAST) <= b->width;
}

static void put_dispute(const struct agree_board *b, struct table *table,
                        const struct eca_visit *visit, const struct eca_dispute *dispute,
                        struct arena *arena)
{
	const struct eca_question *question = &b->model->questions[dispute->question];
	struct table_cell cells[TABLE_COLUMNS_MAX] = { 0 };
	size_t i;

	if (dispute->sways)
		cells[0] = (struct table_cell){ phrase_in(b->code, PHRASE_CAN_CHANGE), "33" };
	cells[1].text = arena_format(arena, "%s: %s", question->id,
	                             eca_say(b->model, &question->text, b->language));
	if (!has_columns(b, visit))
		cells[COLUMNS_BEFORE].text = all_answers(b, visit, dispute->question, arena);
	else
		for (i = 0; i < visit->n_sheets; i++)
			cells[COLUMNS_BEFORE + i].text =
				answer_text(b, visit->sheets[i], dispute->question, arena);
	table_row(table, cells);
}

static struct table *new_table(const struct agree_board *b, const struct eca_visit *visit)
{
	struct table_column columns[TABLE_COLUMNS_MAX] = {
		{ .title = phrase_in(b->code, PHRASE_TIER_SHORT), .least = MARK_LEAST, .most = 14 },
		{ .title = phrase_in(b->code, PHRASE_QUESTION),
		  .least = QUESTION_LEAST,
		  .most = 60,
		  .lines = 9 },
	};
	bool several = has_columns(b, visit);
	size_t count = several ? visit->n_sheets : 1, i;

	for (i = 0; i < count; i++)
		columns[COLUMNS_BEFORE + i] = (struct table_column){
			.title = several ? visit->sheets[i]->assessor
		                         : phrase_in(b->code, PHRASE_ANSWERS),
			.least = ANSWER_LEAST,
			.most = several ? 60 : 200,
			.lines = several ? 9 : 99,
		};
	return table_new(columns, COLUMNS_BEFORE + count, b->width, b->colour, b->out);
}

/* Those that can change the tier first. */
static void put_disputes(struct agree_board *b, const struct eca_visit *visit, struct arena *arena)
{
	struct table *table = new_table(b, visit);
	size_t pass, i;

	for (pass = 0; pass < 2; pass++)
		for (i = 0; i < visit->n_disputes; i++)
			if (visit->disputes[i].sways == (pass == 0))
				put_dispute(b, table, visit, &visit->disputes[i], arena);
	table_end(table);
}

static void put_visit(struct agree_board *b, const struct eca_visit *visit)
{
	struct arena arena = { 0 };

	put_who(b, visit);
	put_counts(b, visit, &arena);
	put_tiers(b, visit, &arena);
	if (visit->n_disputes) {
		eca_output_write(b->out, "\n", 1);
		put_disputes(b, visit, &arena);
	}
	eca_output_write(b->out, "\n", 1);
	arena_free(&arena);
}

/* Those whose tier hangs on the disputes, or the others. */
static void put_visits(struct agree_board *b, const struct eca_agreement *a, bool hanging)
{
	size_t i;

	for (i = 0; i < a->n_visits; i++)
		if (a->visits[i].n_sheets > 1 && hangs(&a->visits[i]) == hanging)
			put_visit(b, &a->visits[i]);
}

static void put_overview(struct agree_board *b, const struct eca_agreement *a)
{
	struct buf firms = { 0 }, line = { 0 };
	struct arena arena = { 0 };
	const char *visits = count_text(&arena, a->n_compared);
	size_t count = 0, i;

	for (i = 0; i < a->n_visits; i++)
		if (a->visits[i].n_sheets > 1 && hangs(&a->visits[i]))
			buf_format(&firms, "%s%s", count++ ? ", " : "", a->visits[i].firm_id);
	phrase_add(&line, b->code, count ? PHRASE_VISITS_HANG : PHRASE_NO_VISIT_HANGS, visits,
	           count_text(&arena, count), buf_string(&firms));
	put_line(b, buf_string(&line));
	eca_output_write(b->out, "\n", 1);
	buf_free(&firms);
	buf_free(&line);
	arena_free(&arena);
}

/* What the grades in the tables mean. */
static void put_grades(const struct agree_board *b)
{
	struct buf line = { 0 };
	size_t i;

	for (i = 0; i < b->model->n_grades; i++) {
		const struct eca_grade *grade = &b->model->grades[i];

		line.used = 0;
		buf_format(&line, "[%s] %s", grade->id, eca_say(b->model, &grade->text, b->language));
		put_line(b, buf_string(&line));
	}
	if (i)
		eca_output_write(b->out, "\n", 1);
	buf_free(&line);
}

void agree_board_write(const struct eca_agreement *agreement, size_t language,
                       struct eca_output *out)
{
	struct agree_board b = {
		.model = agreement->model,
		.language = language,
		.code = agreement->model->languages[language],
		.width = terminal_width(),
		.colour = terminal_colour(),
		.out = out,
	};

	put_overview(&b, agreement);
	put_visits(&b, agreement, true);
	put_visits(&b, agreement, false);
	put_grades(&b);
	agree_board_figures(&b, agreement);
}
