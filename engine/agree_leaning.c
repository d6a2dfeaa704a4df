/* How far each assessor's points lie from the others' on the same questions of the same
 * firms (docs/model.md, section 7). */
#include <string.h>

#include "agree.h"

static struct eca_leaning *leaning_of(struct eca_leaning *leanings, size_t *count,
                                      const char *assessor)
{
	size_t i;

	for (i = 0; i < *count; i++)
		if (strcmp(leanings[i].assessor, assessor) == 0)
			return &leanings[i];
	leanings[*count] = (struct eca_leaning){ .assessor = assessor };
	return &leanings[(*count)++];
}

static void lean(const struct eca_model *model, const struct eca_visit *visit,
                 const struct eca_sheet *sheet, struct eca_leaning *leaning)
{
	size_t q, s, n;

	for (q = model->n_profile; q < model->n_questions; q++) {
		double others = 0;

		if (!agree_has_points(sheet, q))
			continue;
		for (n = s = 0; s < visit->n_sheets; s++) {
			if (visit->sheets[s] == sheet || !agree_has_points(visit->sheets[s], q))
				continue;
			others += visit->sheets[s]->points[q];
			n++;
		}
		if (!n)
			continue;
		leaning->points += sheet->points[q] - others / (double)n;
		leaning->answers++;
	}
	leaning->visits++;
}

static void lean_in(const struct eca_model *model, const struct eca_visit *visit,
                    struct eca_leaning *leanings, size_t *count)
{
	size_t i;

	for (i = 0; i < visit->n_sheets; i++)
		lean(model, visit, visit->sheets[i],
		     leaning_of(leanings, count, visit->sheets[i]->assessor));
}

void agree_leanings(struct eca_comparison *c)
{
	struct eca_agreement *a = &c->agreement;
	struct eca_leaning *leanings = arena_array(&c->arena, a->n_compared_sheets, sizeof(*leanings));
	size_t i;

	for (i = 0; i < a->n_visits; i++)
		if (a->visits[i].n_sheets > 1)
			lean_in(c->model, &a->visits[i], leanings, &a->n_assessors);
	for (i = 0; i < a->n_assessors; i++)
		if (leanings[i].answers)
			leanings[i].points /= (double)leanings[i].answers;
	a->assessors = leanings;
}
