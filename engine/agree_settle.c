/* The answers of a visit's assessors side by side: where they differ, and what they agree
 * on (docs/model.md, section 7). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "agree.h"
#include "buf.h"

enum { NOTES_LENGTH = 30000 /* bytes of joined notes: a text may have 32,767 characters */ };

bool agree_is_rated(const struct eca_answer *answer)
{
	return answer->state != ECA_MISSING && !answer->by_rule;
}

bool agree_is_same(const struct eca_question *question, const struct eca_answer *a,
                   const struct eca_answer *b)
{
	if (a->state != b->state || a->state != ECA_ANSWERED)
		return a->state == b->state;
	if (question->type == ECA_TEXT)
		return strcmp(a->text, b->text) == 0;
	return question->type == ECA_MULTI ? a->set == b->set : a->number == b->number;
}

unsigned char agree_grade(const struct eca_model *model, size_t question,
                          const struct eca_answer *answer)
{
	if (question < model->n_profile || model->questions[question].type == ECA_TEXT ||
	    model->default_grade == ECA_NONE || answer->state != ECA_ANSWERED)
		return ECA_NO_GRADE;
	return answer->grade == ECA_NO_GRADE ? (unsigned char)model->default_grade : answer->grade;
}

bool agree_has_points(const struct eca_sheet *sheet, size_t question)
{
	return agree_is_rated(&sheet->answers[question]) && !isnan(sheet->points[question]);
}

size_t agree_collect(const struct eca_visit *visit, size_t question, const struct eca_answer **list)
{
	size_t i, count = 0;

	for (i = 0; i < visit->n_sheets; i++)
		if (agree_is_rated(&visit->sheets[i]->answers[question]))
			list[count++] = &visit->sheets[i]->answers[question];
	return count;
}

/* Where the question applies to nobody: whatever was written there all the same. */
static size_t collect_written(const struct eca_visit *visit, size_t question,
                              const struct eca_answer **list)
{
	size_t i, count = 0;

	for (i = 0; i < visit->n_sheets; i++)
		if (visit->sheets[i]->answers[question].state != ECA_MISSING)
			list[count++] = &visit->sheets[i]->answers[question];
	return count;
}

/* What is in dispute between some answers to a question. */
static struct eca_dispute compare(const struct eca_model *model, size_t question,
                                  const struct eca_answer *const *list, size_t count)
{
	struct eca_dispute dispute = { .question = question };
	size_t i;

	for (i = 1; i < count; i++) {
		if (!agree_is_same(&model->questions[question], list[0], list[i]))
			dispute.answer = true;
		else if (agree_grade(model, question, list[0]) !=
		         agree_grade(model, question, list[i]))
			dispute.evidence = true;
	}
	return dispute;
}

unsigned char agree_common_grade(const struct eca_model *model,
                                 const struct eca_answer *const *list, size_t count)
{
	unsigned char usual = model->default_grade == ECA_NONE ? ECA_NO_GRADE
	                                                       : (unsigned char)model->default_grade;
	unsigned char written = ECA_NO_GRADE, common = ECA_NO_GRADE;
	size_t i;

	for (i = 0; i < count; i++) {
		unsigned char grade = list[i]->grade == ECA_NO_GRADE ? usual : list[i]->grade;

		if (i && grade != common)
			return ECA_NO_GRADE;
		common = grade;
		if (list[i]->grade != ECA_NO_GRADE)
			written = grade;
	}
	return written;
}

/* Whether all notes that there are on a question say the same. */
static bool is_one_note(const struct eca_visit *visit, size_t question)
{
	const char *first = NULL;
	size_t i;

	for (i = 0; i < visit->n_sheets; i++) {
		const char *note = visit->sheets[i]->answers[question].note;

		if (note && first && strcmp(note, first) != 0)
			return false;
		first = note ? note : first;
	}
	return true;
}

/* "An: seen at both lines | Bình: only at line 2"; NULL without any. */
static const char *join_notes(struct arena *arena, const struct eca_visit *visit, size_t question)
{
	struct buf joined = { 0 };
	const char *text;
	bool one = is_one_note(visit, question);
	size_t i;

	for (i = 0; i < visit->n_sheets; i++) {
		const struct eca_sheet *sheet = visit->sheets[i];
		const char *note = sheet->answers[question].note;

		if (!note || (one && joined.used))
			continue;
		if (!one && joined.used + strlen(note) > NOTES_LENGTH) {
			buf_text(&joined, " …");
			break;
		}
		if (!one)
			buf_format(&joined, "%s%s: ", joined.used ? " | " : "", sheet->assessor);
		buf_text(&joined, note);
	}
	text = joined.used ? arena_text(arena, buf_string(&joined)) : NULL;
	buf_free(&joined);
	return text;
}

/* The disputes of the visit being settled. */
struct docket {
	struct eca_dispute *open, *resolved;
};

static bool is_dispute(const struct eca_dispute *dispute)
{
	return dispute->answer || dispute->evidence;
}

/* `left` is what is open of the dispute. */
static void note_dispute(struct eca_visit *visit, const struct eca_dispute *dispute,
                         const struct eca_dispute *left, size_t rated, struct docket *docket)
{
	visit->n_shared += rated > 1;
	visit->n_by_one += rated == 1 && visit->n_sheets > 1;
	if (!rated || !is_dispute(dispute))
		return;
	if (is_dispute(left))
		docket->open[visit->n_disputes++] = *left;
	else
		docket->resolved[visit->n_resolved++] = *dispute;
}

/* What was decided, or the assessors agree on; a dispute is noted. */
static struct eca_answer settle(struct eca_comparison *c, struct eca_visit *visit, size_t question,
                                const struct eca_answer **list, struct docket *docket)
{
	size_t rated = agree_collect(visit, question, list);
	size_t count = rated ? rated : collect_written(visit, question, list);
	struct eca_dispute dispute = compare(c->model, question, list, count), left = dispute;
	struct eca_answer settled = { .state = ECA_MISSING };

	if (count && !dispute.answer)
		settled = *list[0];
	settled.by_rule = false;
	settled.grade = agree_common_grade(c->model, list, count);
	settled.note = join_notes(&c->arena, visit, question);
	if (c->model->questions[question].derived)
		return settled;
	if (visit->decision)
		left = agree_decide(c, visit, &dispute, list, count, &settled);
	note_dispute(visit, &dispute, &left, rated, docket);
	return settled;
}

void agree_settle(struct eca_comparison *c, struct eca_visit *visit)
{
	const struct eca_answer **list = need_memory(visit->n_sheets * sizeof(*list));
	size_t n_questions = c->model->n_questions, i;
	struct eca_answer *settled = arena_array(&c->arena, n_questions, sizeof(*settled));
	struct docket docket = {
		.open = arena_array(&c->arena, n_questions, sizeof(*docket.open)),
		.resolved = arena_array(&c->arena, n_questions, sizeof(*docket.resolved)),
	};

	for (i = 0; i < n_questions; i++)
		settled[i] = settle(c, visit, i, list, &docket);
	visit->settled = settled;
	visit->disputes = docket.open;
	visit->resolved = docket.resolved;
	free(list);
}
