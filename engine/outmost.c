#include "outmost.h"

#include "gap_options.h"

static struct eca_answer answered(double number, uint64_t set)
{
	return (struct eca_answer){
		.state = ECA_ANSWERED, .grade = ECA_NO_GRADE, .number = number, .set = set,
	};
}

/* Whether `worth` is further out than `than`, which is 0 or more. */
static bool is_further(bool best, double worth, double than)
{
	return best ? worth > than : worth < than;
}

/* Of equal levels the higher one is the best, of equal options the first. */
static struct eca_answer outmost_option(const struct eca_question *q, const double *worth,
                                        bool best)
{
	bool later = best && q->type == ECA_LEVEL;
	size_t at = 0, i;

	for (i = 1; i < q->n_options; i++)
		if (is_further(best, worth[i], worth[at]) || (later && worth[i] == worth[at]))
			at = i;
	return answered((double)at, 0);
}

/* The options that earn points and stand together, all at once. */
static uint64_t earning(const struct eca_question *q, const double *worth, double *together)
{
	uint64_t set = 0;
	double sum = 0, highest = 0;
	size_t i;

	for (i = 0; i < q->n_options; i++) {
		if (q->options[i].alone || worth[i] <= 0)
			continue;
		set |= UINT64_C(1) << i;
		sum += worth[i];
		highest = worth[i] > highest ? worth[i] : highest;
	}
	*together = q->points == ECA_POINTS_SUM ? (sum > 100 ? 100 : sum) : highest;
	return set;
}

/* The best is all that earns points, unless one that stands alone earns more; the worst is
 * one that stands alone, unless it earns some: then it is none of them. */
static struct eca_answer outmost_set(const struct eca_question *q, const double *worth, bool best)
{
	double so_far = 0;
	uint64_t set = best ? earning(q, worth, &so_far) : 0;
	size_t i;

	for (i = 0; i < q->n_options; i++) {
		if (!q->options[i].alone)
			continue;
		if (best ? worth[i] > so_far : !set && worth[i] <= 0) {
			set = UINT64_C(1) << i;
			so_far = worth[i];
		}
	}
	return answered(0, set);
}

static double within(const struct eca_question *q, double x)
{
	if (x < q->min)
		return q->min;
	return x > q->max ? q->max : x;
}

/* The first of the breakpoints, or where the range ends before it. */
static struct eca_answer outmost_number(const struct eca_question *q, bool best)
{
	double at = within(q, q->breakpoints[0].x);
	size_t i;

	for (i = 1; i < q->n_breakpoints; i++) {
		double x = within(q, q->breakpoints[i].x);

		if (is_further(best, gap_scale_at(q, x), gap_scale_at(q, at)))
			at = x;
	}
	return answered(at, 0);
}

bool outmost_answer(const struct eca_question *q, const double *worth, bool best,
                    struct eca_answer *answer)
{
	switch (q->points) {
	case ECA_POINTS_OPTIONS: *answer = outmost_option(q, worth, best); return true;
	case ECA_POINTS_SUM:
	case ECA_POINTS_HIGHEST: *answer = outmost_set(q, worth, best); return true;
	case ECA_POINTS_LINEAR:
	case ECA_POINTS_BANDS: *answer = outmost_number(q, best); return true;
	case ECA_POINTS_FUNCTION: return false;
	case ECA_POINTS_NONE: break;
	}
	return true;
}
