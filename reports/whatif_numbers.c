/* Straight lines and bands as tables that formulas look into. */
#include "whatif.h"

static size_t band_of(const struct eca_question *q, double x)
{
	size_t i = 0;

	while (i + 1 < q->n_breakpoints && q->breakpoints[i + 1].x <= x)
		i++;
	return i;
}

/* Gnumeric finds nothing in a column of one cell: then the row stands twice. */
static size_t rows_of(const struct eca_question *q)
{
	return q->n_breakpoints > 1 ? q->n_breakpoints : 2;
}

/* A row a breakpoint: where it is, its points, how they rise from there over which run. */
static lxw_row_t put_breakpoints(struct whatif *w, const struct eca_question *q)
{
	lxw_row_t first = w->tables.row;
	size_t i;

	for (i = 0; i < rows_of(q); i++) {
		const struct eca_breakpoint *at = &q->breakpoints[q->n_breakpoints > 1 ? i : 0];
		bool rises = q->points == ECA_POINTS_LINEAR && i + 1 < q->n_breakpoints;

		whatif_number(&w->tables, w->tables.row, 0, at->x);
		whatif_number(&w->tables, w->tables.row, 1, at->points);
		whatif_number(&w->tables, w->tables.row, 2, rises ? at[1].points - at->points : 0);
		whatif_number(&w->tables, w->tables.row, 3, rises ? at[1].x - at->x : 1);
		w->tables.row++;
	}
	return first;
}

/* The row of the table that holds for the answer as it is, counted from 1. */
static double row_for(const struct whatif *w, const struct asked *asked)
{
	const struct eca_question *q = asked->question;
	double x = w->result->assessment->answers[asked->index].number;

	if (asked->state <= 0)
		return 1;
	return q->n_breakpoints > 1 ? (double)band_of(q, x) + 1 : 2;
}

static void put_band(struct whatif *w, const struct asked *asked, const char *x, lxw_row_t table)
{
	text_clear(&w->formula);
	text_format(&w->formula, "=IF(B%u>0,MATCH(%s,", whatif_line(asked), x);
	whatif_column(w, 0, table, rows_of(asked->question), &w->formula);
	text_add(&w->formula, ",1),1)");
	whatif_put(&w->rules, asked->rule, RULE_POINTS, text_string(&w->formula),
	           row_for(w, asked));
}

/* Adds the number in that column of the line, or band, that x is in. */
static void looked_up(const struct whatif *w, const struct asked *asked, lxw_row_t table,
                      int column, struct text *out)
{
	text_add(out, "INDEX(");
	whatif_column(w, column, table, rows_of(asked->question), out);
	text_format(out, ",G%u)", whatif_line(asked));
}

/* Adds points + rise · (x − from) / run; nothing rises before the first breakpoint and
 * behind the last. */
void whatif_on_line(struct whatif *w, const struct asked *asked, struct text *out)
{
	const struct eca_question *q = asked->question;
	lxw_row_t table = put_breakpoints(w, q);
	struct text x = { 0 };

	text_add(&x, "MAX(");
	form_cell(asked->page, asked->places->answer, asked->row, &x);
	text_add(&x, ",");
	form_number(q->breakpoints[0].x, &x);
	text_add(&x, ")");
	put_band(w, asked, text_string(&x), table);
	looked_up(w, asked, table, 1, out);
	if (q->points == ECA_POINTS_LINEAR) {
		text_add(out, "+");
		looked_up(w, asked, table, 2, out);
		text_fill(out, "*({1}-", text_string(&x), NULL);
		looked_up(w, asked, table, 0, out);
		text_add(out, ")/");
		looked_up(w, asked, table, 3, out);
	}
	text_free(&x);
}
