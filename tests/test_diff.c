/* Counting of a comparison: the matrix, and changes of score. Edits, movers and causes are
 * tested on the program, in cli/diff.sh. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "diff.h"

static void test_migration(void **state)
{
	static const size_t was[] = { 0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 1, 2 };
	static const size_t is[] = { 0, 1, 1, 1, 2, 2, 1, 3, 3, 2, 1, 2 };
	static const size_t wanted[4][4] = {
		{ 1, 1, 0, 0 }, { 0, 3, 1, 0 }, { 0, 1, 2, 0 }, { 0, 0, 1, 2 },
	};
	struct arena arena = { 0 };
	struct migration migration = migration_new(4, 4, &arena);
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(was) / sizeof(was[0]); i++)
		migration_add(&migration, was[i], is[i]);
	for (i = 0; i < 4; i++)
		for (k = 0; k < 4; k++)
			assert_int_equal(migration.counts[i * 4 + k], wanted[i][k]);
	arena_free(&arena);
}

static void assert_bin(const struct eca_bin *bin, double from, double to, size_t count)
{
	assert_true(bin->from == from);
	assert_true(bin->to == to);
	assert_int_equal(bin->count, count);
}

static void test_changes(void **state)
{
	static const double change[] = { 0, -1.5, 2, 0, 0.000001, 4.5 };
	struct eca_diff diff = { 0 };
	struct changes changes = { 0 };
	struct arena arena = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(change) / sizeof(change[0]); i++)
		changes_add(&changes, 50, 50 + change[i]);
	changes_end(&changes, &diff, &arena);
	assert_int_equal(diff.scored, 6);
	assert_int_equal(diff.changed, 4);
	assert_true(diff.mean == 5000001.0 / 6 / 1000000);
	assert_true(diff.quantiles[0] == -1.5);
	assert_true(diff.quantiles[3] == 0.000001); /* between 0 and a millionth: rounded up */
	assert_true(diff.quantiles[6] == 4.5);
	assert_int_equal(diff.n_bins, 13); /* steps of half a point, three down and nine up */
	assert_bin(&diff.bins[0], -1.5, -1, 1);
	assert_bin(&diff.bins[3], 0, 0, 2);
	assert_bin(&diff.bins[4], 0, 0.5, 1);
	assert_bin(&diff.bins[7], 1.5, 2, 1);
	assert_bin(&diff.bins[12], 4, 4.5, 1);
	free(changes.items);
	arena_free(&arena);
}

static void test_no_changes(void **state)
{
	struct eca_diff diff = { 0 };
	struct changes changes = { 0 };
	struct arena arena = { 0 };

	(void)state;
	changes_end(&changes, &diff, &arena);
	assert_int_equal(diff.scored, 0);
	assert_int_equal(diff.n_bins, 0);
	changes_add(&changes, 70, 70);
	changes_end(&changes, &diff, &arena);
	assert_int_equal(diff.n_bins, 1);
	assert_bin(&diff.bins[0], 0, 0, 1);
	free(changes.items);
	arena_free(&arena);
}

static void test_fates(void **state)
{
	const struct fate rejected = { .rejected = true }, none = { .status = ECA_STATUS_INCOMPLETE };
	const struct fate failed = { .status = ECA_STATUS_FAILED }, low = { .tier = "low" };
	const struct fate also_low = { .tier = "low" }, high = { .tier = "high" };

	(void)state;
	assert_true(fate_is_same(&rejected, &rejected));
	assert_true(fate_is_same(&none, &failed));
	assert_true(fate_is_same(&low, &also_low));
	assert_false(fate_is_same(&rejected, &none));
	assert_false(fate_is_same(&rejected, &low));
	assert_false(fate_is_same(&none, &low));
	assert_false(fate_is_same(&low, &high));
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_migration),
		cmocka_unit_test(test_changes),
		cmocka_unit_test(test_no_changes),
		cmocka_unit_test(test_fates),
	};

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
