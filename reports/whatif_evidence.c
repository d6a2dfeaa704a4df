/* Grades of evidence as formulas of _rules, and answers as conditions see them. */
#include <stdio.h>
#include <stdlib.h>

#include "whatif.h"

/* Adds the factor of the evidence. */
void whatif_factor(struct whatif *w, const struct asked *asked, struct text *out)
{
	size_t n = w->model->n_grades, i;
	struct whatif_value *factors = zeroed(n, sizeof(*factors));
	char index[16];

	for (i = 0; i < n; i++) {
		factors[i].now = w->model->grades[i].factor;
		form_number(factors[i].now, &factors[i].formula);
	}
	snprintf(index, sizeof(index), "J%u", whatif_line(asked));
	whatif_choose(w, index, factors, n, out);
	for (i = 0; i < n; i++)
		text_free(&factors[i].formula);
	free(factors);
}

/* The grade given, or the one that counts where none was. */
void whatif_put_grade(struct whatif *w, const struct asked *asked)
{
	const struct eca_answer *answer = &w->result->assessment->answers[asked->index];
	size_t standard = w->model->default_grade + 1;
	struct text *formula = &w->formula;

	text_clear(formula);
	text_format(formula, "=%zu+SUMPRODUCT((", standard);
	form_labels(&w->form, &w->form.grades, formula);
	text_add(formula, "=");
	form_cell(asked->page, asked->places->evidence, asked->row, formula);
	text_add(formula, "&\"\")*1,");
	whatif_column(w, 0, w->grades, w->model->n_grades, formula);
	text_add(formula, ")");
	whatif_put(&w->rules, asked->rule, RULE_GRADE, text_string(formula),
	           answer->grade == ECA_NO_GRADE ? (double)standard : answer->grade + 1.0);
}

/* Adds how many of the worthless grades are that of the row; false where there is none. */
static bool worthless(const struct whatif *w, unsigned row, struct text *out)
{
	bool any = false;
	size_t i;

	for (i = 0; i < w->model->n_grades && w->graded; i++)
		if (w->model->grades[i].factor == 0) {
			text_format(out, "%s(J%u=%zu)", any ? "+" : "", row, i + 1);
			any = true;
		}
	return any;
}

static int seen_now(const struct whatif *w, const struct asked *asked)
{
	const struct eca_answer *answer = &w->result->assessment->answers[asked->index];

	if (!asked->applies)
		return STATE_NA;
	return asked->state > 0 && whatif_is_worthless(w, answer) ? STATE_NO_DATA : asked->state;
}

void whatif_put_seen(struct whatif *w, const struct asked *asked)
{
	size_t condition = asked->question->applies_if;
	bool asks = condition != ECA_NONE && !w->still[condition];
	unsigned row = whatif_line(asked);
	struct text none = { 0 };

	text_clear(&w->formula);
	text_add(&w->formula, "=");
	if (asks)
		text_format(&w->formula, "IF(C%u=0,-1,", row);
	if (worthless(w, row, &none))
		text_format(&w->formula, "IF((B%u>0)*(%s)>0,-2,B%u)", row, text_string(&none), row);
	else
		text_format(&w->formula, "B%u", row);
	text_add(&w->formula, asks ? ")" : "");
	whatif_put(&w->rules, asked->rule, RULE_SEEN, text_string(&w->formula), seen_now(w, asked));
	text_free(&none);
}
