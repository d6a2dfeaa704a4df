/* What functions give as columns of _tables, looked up by the answers on the sheet. */
#include <stdio.h>

#include "whatif.h"

enum {
	WAYS_MAX = 1024, /* to give the answers that a function hangs on */
	CHOSEN_MAX = 29, /* values from which LibreOffice chooses */
};

struct eca_table *whatif_tabulate(const struct whatif *w, size_t node, size_t condition)
{
	return eca_tabulate(w->report->set, w->result->assessment, node, condition, WAYS_MAX);
}

void whatif_begin_tables(struct whatif *w)
{
	static const enum word words[TABLE_WORDS] = {
		[WORD_WRONG] = W_WHATIF_WRONG, [WORD_NOT_ASKED] = W_WHATIF_NOT_ASKED,
	};
	const struct eca_model *m = w->model;
	size_t i;

	w->tables.report = w->report;
	for (i = 0; i < TABLE_WORDS; i++)
		worksheet_write_string(w->tables.page, w->tables.row++, 0,
		                       say_word(w->report, words[i]), NULL);
	w->grades = w->tables.row;
	for (i = 0; i < m->n_grades && w->graded; i++) {
		whatif_number(&w->tables, w->tables.row, 0, (double)i - (double)m->default_grade);
		whatif_number(&w->tables, w->tables.row++, 1, m->grades[i].factor);
	}
}

void whatif_column(const struct whatif *w, int column, lxw_row_t first, size_t count,
                   struct text *out)
{
	form_cell(w->tables_page, (lxw_col_t)column, first, out);
	text_add(out, ":");
	form_cell("", (lxw_col_t)column, first + (lxw_row_t)count - 1, out);
}

void whatif_choose(struct whatif *w, const char *index, const struct whatif_value *values,
                   size_t count, struct text *out)
{
	lxw_row_t first = w->tables.row;
	struct text formula = { 0 };
	size_t i;

	if (count <= CHOSEN_MAX) {
		text_fill(out, "CHOOSE({1}", index, NULL);
		for (i = 0; i < count; i++)
			text_fill(out, ",{1}", text_string(&values[i].formula), NULL);
		text_add(out, ")");
		return;
	}
	for (i = 0; i < count; i++) {
		text_clear(&formula);
		text_fill(&formula, "={1}", text_string(&values[i].formula), NULL);
		whatif_put(&w->tables, w->tables.row++, 0, text_string(&formula), values[i].now);
	}
	text_add(out, "INDEX(");
	whatif_column(w, 0, first, count, out);
	text_fill(out, ",{1})", index, NULL);
	text_free(&formula);
}

/* Adds the number of a multi's set of options, as their bits count. */
static void set_number(const struct asked *asked, struct text *out)
{
	size_t i;

	text_add(out, "(");
	for (i = 0; i < asked->question->n_options; i++)
		text_format(out, "%s(B%u=2)*%zu", i ? "+" : "", (unsigned)asked->rule + 2 + (unsigned)i,
		            (size_t)1 << i);
	text_add(out, ")");
}

/* Adds the number of an answer, as struct eca_tabled counts them. */
static void answer_number(const struct whatif *w, const struct eca_tabled *tabled,
                          struct text *out)
{
	const struct asked *asked = w->form.of_question[tabled->question];
	unsigned row = (unsigned)asked->rule + 1;

	text_format(out, "IF(B%u>0,", row);
	if (asked->question->type == ECA_MULTI)
		set_number(asked, out);
	else
		text_format(out, "(B%u-1)", row);
	if (tabled->graded)
		text_format(out, "*%zu+J%u-1", w->model->n_grades, row);
	text_format(out, "+%d,CHOOSE(B%u+4,0,1,2,0))", 2 + asked->question->na_allowed, row);
}

lxw_row_t whatif_put_table(struct whatif *w, const struct eca_table *table, bool verdicts)
{
	lxw_row_t first = w->tables.row;
	size_t i;

	for (i = 0; i < table->n_values; i++) {
		struct eca_score value = table->values[i];

		if (verdicts && !value.known)
			value = (struct eca_score){ DROPS, true };
		whatif_fixed(&w->tables, w->tables.row++, 0, value);
	}
	return first;
}

void whatif_look_up(const struct whatif *w, const struct eca_table *table, lxw_row_t first,
                    struct text *out)
{
	size_t i, stride = 1;

	text_add(out, "=INDEX(");
	whatif_column(w, 0, first, table->n_values, out);
	text_add(out, ",1");
	for (i = 0; i < table->n_answers; i++) {
		text_format(out, "+%zu*", stride);
		answer_number(w, &table->answers[i], out);
		stride *= table->answers[i].count;
	}
	text_add(out, ")");
}
