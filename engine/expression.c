/* Expressions over the scores of a node's children (docs/model.md, section 3). Parts
 * that are not applicable drop out; where nothing is left, so does the whole. */
#include <math.h>

#include "score.h"

static bool part_value(struct eca_scoring *s, const struct eca_part *part, double *value)
{
	if (part->node == ECA_NONE)
		return expression_value(s, part->expression, value);
	*value = s->scores[part->node].points;
	return s->scores[part->node].known;
}

/* Σ(w·f(s)) and Σw over the parts that have a score and a weight. */
struct total {
	double value, weight, lowest, highest;
	bool zero; /* a part is 0 */
};

static bool add_up(struct eca_scoring *s, const struct eca_expression *e, double f(double),
                   struct total *t)
{
	bool any = false;
	size_t i;

	*t = (struct total){ .lowest = 100, .highest = 0 };
	for (i = 0; i < e->n_parts; i++) {
		const struct eca_part *part = &e->parts[i];
		double x;

		if (part->weight == 0 || !part_value(s, part, &x))
			continue;
		any = true;
		t->zero |= x == 0;
		t->value += part->weight * f(x);
		t->weight += part->weight;
		t->lowest = x < t->lowest ? x : t->lowest;
		t->highest = x > t->highest ? x : t->highest;
	}
	return any;
}

static double itself(double x)
{
	return x;
}

/* exp(Σ(w·ln s) / Σw); 0 where a part is 0. */
static double logarithm(double x)
{
	return x > 0 ? log(x) : 0;
}

static bool list_value(struct eca_scoring *s, const struct eca_expression *e, double *value)
{
	struct total t;

	if (!add_up(s, e, e->op == ECA_OP_GEOMETRIC ? logarithm : itself, &t))
		return false;
	switch (e->op) {
	case ECA_OP_GEOMETRIC:
		*value = t.zero ? 0 : exp(t.value / t.weight);
		break;
	case ECA_OP_LOWEST:
		*value = t.lowest;
		break;
	case ECA_OP_HIGHEST:
		*value = t.highest;
		break;
	case ECA_OP_SUM:
		*value = t.value < 100 ? t.value : 100;
		break;
	default:
		*value = t.value / t.weight;
	}
	return true;
}

bool expression_value(struct eca_scoring *s, size_t expression, double *value)
{
	const struct eca_expression *e = &s->model->expressions[expression];

	switch (e->op) {
	case ECA_OP_POINTS:
		*value = e->n;
		return true;
	case ECA_OP_CAPPED:
		if (!part_value(s, &e->parts[0], value))
			return false;
		*value = *value < e->n ? *value : e->n;
		return true;
	case ECA_OP_PICK:
		return part_value(s, &e->parts[condition_verdict(s, e->condition) == VERDICT_TRUE ? 0 : 1],
		                  value);
	default:
		return list_value(s, e, value);
	}
}
