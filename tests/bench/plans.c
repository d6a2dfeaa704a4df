/* Finds the plan of every firm with its curve: plans SET FILE. Each three times, of which the
 * best counts; reading is left out. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "engine/eca.h"

enum { FIRMS_MOST = 10000, ROUNDS = 3 };

/* Milliseconds of processor time. */
static double time_of_plan(struct eca_set *set, const struct eca_assessment *assessment)
{
	const struct eca_gap_options options = { .tier = ECA_NONE };
	clock_t start = clock();

	eca_gap_free(eca_gap_find(set, assessment, &options));
	return (double)(clock() - start) * 1e3 / CLOCKS_PER_SEC;
}

static double best_time(struct eca_set *set, const struct eca_assessment *assessment)
{
	double best = time_of_plan(set, assessment);
	int i;

	for (i = 1; i < ROUNDS; i++) {
		double again = time_of_plan(set, assessment);

		best = again < best ? again : best;
	}
	return best;
}

static int compare_times(const void *left, const void *right)
{
	const double *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

static void print_times(double *times, size_t count)
{
	double sum = 0;
	size_t i;

	qsort(times, count, sizeof(*times), compare_times);
	for (i = 0; i < count; i++)
		sum += times[i];
	printf("%-28s %7.2f ms CPU a plan  %8.0f plans/s  (median %.2f ms, worst %.2f ms)\n",
	       "plan and curve of a firm", sum / (double)count, (double)count * 1e3 / sum,
	       times[count / 2], times[count - 1]);
}

int main(int argc, char **argv)
{
	static double times[FIRMS_MOST];
	struct eca_findings findings = { 0 };
	struct eca_reader_options options = { 0 };
	struct eca_error err = { 0 };
	struct eca_set *set = argc == 3 ? eca_set_load(argv[1], &findings, &err) : NULL;
	const struct eca_assessment *assessment;
	const char *path = argv[argc - 1];
	struct eca_reader *reader;
	enum eca_next next;
	size_t count = 0;

	if (!set)
		return 2;
	reader = eca_reader_new(set, &path, 1, &options);
	do {
		next = eca_reader_next(reader, &assessment, &err);
		if (next == ECA_NEXT_READ)
			times[count++] = best_time(set, assessment);
	} while (count < FIRMS_MOST && (next == ECA_NEXT_READ || next == ECA_NEXT_REJECTED));
	if (count)
		print_times(times, count);
	eca_reader_free(reader);
	eca_set_free(set);
	eca_findings_free(&findings);
	return count ? 0 : 4;
}
