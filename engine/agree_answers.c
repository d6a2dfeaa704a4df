/* The answers on which the assessors of each visit agree, or which they settled, as a file to
 * be completed and scored. */
#include <string.h>

#include "agree_out.h"
#include "csv_out.h"

struct sheet_out {
	const struct eca_model *model;
	bool decimal_comma;
	struct arena arena;
	struct buf buf;
};

static bool has_grade_column(const struct eca_model *model, size_t question)
{
	return question >= model->n_profile && model->n_grades;
}

static void put_header(struct sheet_out *sheet)
{
	const struct eca_model *m = sheet->model;
	size_t i;

	buf_text(&sheet->buf, "firm_id,assessed_on,source,assessor");
	for (i = 0; i < m->n_questions; i++) {
		const char *id = m->questions[i].id;

		if (m->questions[i].derived)
			continue;
		buf_format(&sheet->buf, ",%s", id);
		if (has_grade_column(m, i))
			buf_format(&sheet->buf, ",%s:evidence", id);
		buf_format(&sheet->buf, ",%s:note", id);
	}
	buf_char(&sheet->buf, '\n');
}

static const char *cell_of(struct sheet_out *sheet, size_t question,
                           const struct eca_answer *answer)
{
	const struct eca_question *q = &sheet->model->questions[question];
	const char *value = agree_value(q, answer, &sheet->arena);
	char *cell;

	if (!sheet->decimal_comma || q->type != ECA_NUMBER || !strchr(value, '.'))
		return value;
	cell = arena_text(&sheet->arena, value);
	*strchr(cell, '.') = ',';
	return cell;
}

static void put_answer(struct sheet_out *sheet, const struct eca_visit *visit, size_t question)
{
	const struct eca_model *m = sheet->model;
	const struct eca_answer *answer = &visit->settled[question];

	buf_char(&sheet->buf, ',');
	csv_out_free_text(&sheet->buf, cell_of(sheet, question, answer));
	if (has_grade_column(m, question)) {
		buf_char(&sheet->buf, ',');
		if (answer->grade != ECA_NO_GRADE)
			csv_out_cell(&sheet->buf, m->grades[answer->grade].id);
	}
	buf_char(&sheet->buf, ',');
	csv_out_free_text(&sheet->buf, answer->note ? answer->note : "");
}

static void put_visit(struct sheet_out *sheet, const struct eca_visit *visit)
{
	char date[ECA_DATE_SIZE];
	size_t i;

	csv_out_cell(&sheet->buf, visit->firm_id);
	buf_format(&sheet->buf, ",%s,site_visit,",
	           visit->dated ? eca_print_date(visit->to, date) : "");
	csv_out_free_text(&sheet->buf, agree_joined_name(visit, &sheet->arena));
	for (i = 0; i < sheet->model->n_questions; i++)
		if (!sheet->model->questions[i].derived)
			put_answer(sheet, visit, i);
	buf_char(&sheet->buf, '\n');
}

void eca_agreement_write_answers(const struct eca_agreement *agreement, bool bom,
                                 bool decimal_comma, struct eca_output *out)
{
	struct sheet_out sheet = { .model = agreement->model, .decimal_comma = decimal_comma };
	size_t i;

	if (bom)
		buf_text(&sheet.buf, "\uFEFF");
	put_header(&sheet);
	for (i = 0; i < agreement->n_visits; i++) {
		put_visit(&sheet, &agreement->visits[i]);
		eca_output_write(out, sheet.buf.bytes, sheet.buf.used);
		sheet.buf.used = 0;
		arena_reset(&sheet.arena);
	}
	eca_output_write(out, sheet.buf.bytes, sheet.buf.used);
	buf_free(&sheet.buf);
	arena_free(&sheet.arena);
}
