/* What was settled about visits after they were made (docs/model.md, section 7): which visit
 * each row is about, and what its cells decide. */
#include <string.h>

#include "agree_out.h"
#include "buf.h"
#include "utf8.h"

enum { DATES_NAMED = 5, VALUE_SHOWN = 60 };

static void add_problem(struct eca_comparison *c, const struct record *decision,
                        enum eca_severity severity, const char *column, const char *value,
                        const char *reason)
{
	size_t count = c->agreement.n_problems;

	if (count == c->problems_room) {
		c->problems_room = count ? 2 * count : 16;
		c->problems =
			need_more_memory(c->problems, c->problems_room * sizeof(*c->problems));
	}
	c->problems[c->agreement.n_problems++] = (struct eca_problem){
		.severity = severity,
		.file = decision->sheet.file,
		.row = decision->sheet.row,
		.cell = "",
		.column = column,
		.firm_id = decision->firm_id,
		.value = value,
		.reason = reason,
	};
}

/* Whether a text is one that was written by us, where a ' guards what looks like a formula. */
static bool is_same_text(const char *text, const char *ours)
{
	return strcmp(text, ours) == 0 || (*text == '\'' && strcmp(text + 1, ours) == 0);
}

/* ---- Which visit ---- */

/* The visits of a firm, which stand together from *first on; how many. */
static size_t find_firm(const struct eca_comparison *c, const char *firm_id, size_t *first)
{
	size_t low = 0, high = c->agreement.n_visits, count = 0;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(c->by_firm[middle]->firm_id, firm_id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*first = low;
	while (low + count < c->agreement.n_visits &&
	       strcmp(c->by_firm[low + count]->firm_id, firm_id) == 0)
		count++;
	return count;
}

/* On a day between the first and the last there was an assessor. */
static bool is_dated_so(const struct eca_visit *visit, const struct eca_sheet *decision)
{
	return visit->dated == decision->dated && visit->from <= decision->assessed_on &&
	       decision->assessed_on <= visit->to;
}

/* Of several visits that of the decision's day, or, where they share it, that of its
 * assessors; NULL where it is not clear. */
static struct eca_visit *choose_visit(struct eca_comparison *c, const struct eca_sheet *decision,
                                      struct eca_visit **visits, size_t count)
{
	struct eca_visit *found = NULL, *named = NULL;
	size_t i, dated = 0, n_named = 0;

	for (i = 0; i < count; i++) {
		if (!is_dated_so(visits[i], decision))
			continue;
		found = visits[i];
		dated++;
		if (!is_same_text(decision->assessor, agree_joined_name(visits[i], &c->arena)))
			continue;
		named = visits[i];
		n_named++;
	}
	if (dated == 1)
		return found;
	return n_named == 1 ? named : NULL;
}

/* "2026-03-01, 2026-06-01 – 2026-06-02" */
static const char *list_dates(struct eca_comparison *c, struct eca_visit **visits, size_t count)
{
	struct buf list = { 0 };
	char date[ECA_DATE_SIZE];
	const char *text;
	size_t i;

	for (i = 0; i < count && i < DATES_NAMED; i++) {
		buf_format(&list, "%s%s", i ? ", " : "",
		           visits[i]->dated ? eca_print_date(visits[i]->from, date) : "no date");
		if (visits[i]->from != visits[i]->to)
			buf_format(&list, " – %s", eca_print_date(visits[i]->to, date));
	}
	buf_text(&list, i < count ? ", …" : "");
	text = arena_text(&c->arena, buf_string(&list));
	buf_free(&list);
	return text;
}

static void refuse_date(struct eca_comparison *c, const struct record *decision,
                        struct eca_visit **visits, size_t count)
{
	char date[ECA_DATE_SIZE] = "";
	size_t i, dated = 0;

	for (i = 0; i < count; i++)
		dated += is_dated_so(visits[i], &decision->sheet);
	if (decision->sheet.dated)
		eca_print_date(decision->sheet.assessed_on, date);
	add_problem(c, decision, ECA_SEVERITY_ERROR, "assessed_on",
	            arena_text(&c->arena, date),
	            arena_format(&c->arena,
	                         "fits %s of the firm's visits (%s): give %s",
	                         dated ? "several" : "none", list_dates(c, visits, count),
	                         dated ? "also in assessor the names of its assessors, joined by "
	                                 "\" + \""
	                               : "the date of one of them"));
}

static struct eca_visit *find_visit(struct eca_comparison *c, const struct record *decision)
{
	size_t first, count = find_firm(c, decision->firm_id, &first);
	struct eca_visit **visits = c->by_firm + first, *visit;

	if (count == 0)
		add_problem(c, decision, ECA_SEVERITY_ERROR, "firm_id", decision->firm_id,
		            "no visit of this firm was given: correct the firm_id, or give the "
		            "answers of its assessors too");
	if (count < 2)
		return count ? visits[0] : NULL;
	visit = choose_visit(c, &decision->sheet, visits, count);
	if (!visit)
		refuse_date(c, decision, visits, count);
	return visit;
}

void agree_match_decisions(struct eca_comparison *c)
{
	size_t i;

	for (i = 0; i < c->decisions.count; i++) {
		const struct record *decision = c->decisions.items[i];
		struct eca_visit *visit = find_visit(c, decision);

		if (visit && visit->decision)
			add_problem(c, decision, ECA_SEVERITY_ERROR, "firm_id", decision->firm_id,
			            arena_format(&c->arena,
			                         "a second row for the same visit: the first is "
			                         "%s:%zu; put all that was settled into one",
			                         visit->decision->file, visit->decision->row));
		else if (visit)
			visit->decision = &decision->sheet;
	}
}

/* ---- What its cells decide ---- */

/* Something else than what all gave is taken. */
static void warn(struct eca_comparison *c, const struct eca_visit *visit, const char *column,
                 const char *taken, const char *given)
{
	struct arena *arena = &c->arena;

	add_problem(c, (const struct record *)visit->decision, ECA_SEVERITY_WARNING, column, taken,
	            arena_format(arena, "\"%s\" is taken, though all who answered gave \"%s\"",
	                         utf8_show(arena, taken, strlen(taken), VALUE_SHOWN),
	                         utf8_show(arena, given, strlen(given), VALUE_SHOWN)));
}

static size_t keep_answered(const struct eca_answer **list, size_t count)
{
	size_t kept = 0, i;

	for (i = 0; i < count; i++)
		if (list[i]->state == ECA_ANSWERED)
			list[kept++] = list[i];
	return kept;
}

static bool differ_in_grade(const struct eca_model *model, size_t question,
                            const struct eca_answer *const *list, size_t count)
{
	size_t i;

	for (i = 1; i < count; i++)
		if (agree_grade(model, question, list[i]) != agree_grade(model, question, list[0]))
			return true;
	return false;
}

static bool says_the_same(const struct eca_question *question, const struct eca_answer *decided,
                          const struct eca_answer *settled)
{
	if (question->type == ECA_TEXT && decided->text && settled->text)
		return is_same_text(decided->text, settled->text);
	return agree_is_same(question, decided, settled);
}

/* `grade` is what goes with it as long as no other is decided. */
static void take_answer(struct eca_comparison *c, const struct eca_visit *visit, size_t question,
                        unsigned char grade, struct eca_answer *settled)
{
	const struct eca_question *q = &c->model->questions[question];
	const struct eca_answer *decided = &visit->decision->answers[question];
	const char *note = settled->note;

	if (decided->state == ECA_MISSING || says_the_same(q, decided, settled))
		return;
	if (settled->state != ECA_MISSING)
		warn(c, visit, q->id, agree_value(q, decided, &c->arena),
		     agree_value(q, settled, &c->arena));
	*settled = *decided;
	settled->note = note;
	settled->grade = decided->state == ECA_ANSWERED ? grade : ECA_NO_GRADE;
}

/* `common` is the grade that all who answered wrote down, if they did. */
static void take_grade(struct eca_comparison *c, const struct eca_visit *visit, size_t question,
                       unsigned char common, struct eca_answer *settled)
{
	const struct eca_model *m = c->model;
	unsigned char grade = visit->decision->answers[question].grade;

	if (grade == ECA_NO_GRADE)
		return;
	if (common != ECA_NO_GRADE && common != grade)
		warn(c, visit, arena_format(&c->arena, "%s:evidence", m->questions[question].id),
		     m->grades[grade].id, m->grades[common].id);
	settled->grade = grade;
}

static void take_note(const struct eca_visit *visit, size_t question, struct eca_answer *settled)
{
	const char *note = visit->decision->answers[question].note;

	if (note && !(settled->note && is_same_text(note, settled->note)))
		settled->note = note;
}

struct eca_dispute agree_decide(struct eca_comparison *c, const struct eca_visit *visit,
                                const struct eca_dispute *dispute, const struct eca_answer **list,
                                size_t count, struct eca_answer *settled)
{
	size_t question = dispute->question, answered = keep_answered(list, count);
	const struct eca_answer *decided = &visit->decision->answers[question];
	unsigned char common = agree_common_grade(c->model, list, answered);
	bool differ = differ_in_grade(c->model, question, list, answered);
	bool graded = decided->grade != ECA_NO_GRADE;
	struct eca_dispute left = *dispute;

	take_answer(c, visit, question, common, settled);
	take_grade(c, visit, question, common, settled);
	take_note(visit, question, settled);
	if (decided->state == ECA_MISSING) {
		left.evidence &= !graded;
		left.partly = left.answer && differ && graded;
		return left;
	}
	left.answer = false;
	left.evidence = differ && !graded && decided->state == ECA_ANSWERED;
	left.partly = left.evidence && dispute->answer;
	return left;
}

bool agree_hold(const struct eca_visit *visit, const struct eca_dispute *dispute,
                const struct eca_answer *given, struct eca_answer *held)
{
	const struct eca_answer *settled = &visit->settled[dispute->question];
	bool graded = visit->decision &&
	              visit->decision->answers[dispute->question].grade != ECA_NO_GRADE;

	*held = dispute->answer ? *given : *settled;
	held->grade = dispute->answer && graded ? settled->grade : given->grade;
	return dispute->answer || given->state == ECA_ANSWERED;
}
