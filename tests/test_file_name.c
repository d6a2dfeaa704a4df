/* Firm ids as file names. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <ctype.h>
#include <stdio.h>
#include <strings.h>

#include "cli/file_name.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define A16 "aaaaaaaaaaaaaaaa"

/* A want that ends with "-*" is followed by eight digits of the id's hash. */
static const struct name_case {
	const char *id, *want;
} cases[] = {
	{ "F001", "F001" },
	{ "VN-01.2_b", "VN-01.2_b" },
	{ "../../../../tmp/x", "_tmp_x-*" },
	{ "/etc/cron.d/x", "_etc_cron.d_x-*" },
	{ "..\\..\\windows\\x", "_windows_x-*" },
	{ "C:\\x", "C_x-*" },
	{ "a/b", "a_b-*" },
	{ ".", "_-*" },
	{ "..", "_-*" },
	{ ".hidden", "_hidden-*" },
	{ "-rf", "_rf-*" },
	{ "CON", "CON-*" },
	{ "nul.txt", "nul.txt-*" },
	{ "Lpt9", "Lpt9-*" },
	{ "com10", "com10" },
	{ "console", "console" },
	{ "a*b?", "a_b_-*" },
	{ "trailing.", "trailing.-*" },
	{ "trailing ", "trailing_-*" },
	{ "$(touch x)", "_touch_x_-*" },
	{ "`id`", "_id_-*" },
	{ "%2e%2e%2f", "_2e_2e_2f-*" },
	{ "~root", "_root-*" },
	{ "", "-*" },
	{ "企业/一", "_-*" },
	{ A16 A16 A16 A16, A16 A16 A16 A16 },
	{ A16 A16 A16 A16 "b", A16 A16 A16 A16 "-*" },
};

static void test_case(void **state)
{
	const struct name_case *c = *state;
	struct names taken = { 0 };
	char *name = file_name_of(c->id, &taken);
	size_t length = strlen(c->want), i;

	if (length && c->want[length - 1] == '*') {
		assert_memory_equal(name, c->want, length - 1);
		assert_int_equal(strlen(name), length - 1 + 8);
		for (i = length - 1; name[i]; i++)
			assert_true(isxdigit((unsigned char)name[i]) &&
			            !isupper((unsigned char)name[i]));
	} else {
		assert_string_equal(name, c->want);
	}
	free(name);
	names_free(&taken);
}

/* No two ids share a file, whatever the file system thinks of case. */
static void test_distinct(void **state)
{
	static const char *const ids[] = { "F1", "f1", "a/b", "a:b", "A/B", "a_b-c14cddc0", "F1" };
	struct names taken = { 0 };
	char *names[COUNT(ids)];
	size_t i, j;

	(void)state;
	for (i = 0; i < COUNT(ids) - 1; i++)
		names[i] = file_name_of(ids[i], &taken);
	for (i = 0; i < COUNT(ids) - 1; i++)
		for (j = 0; j < i; j++)
			assert_int_not_equal(strcasecmp(names[i], names[j]), 0);
	assert_string_equal(names[0], "F1");
	/* The id that looks like another's escaped name steps aside. */
	free(names[0]);
	names[0] = file_name_of(names[2], &taken);
	for (j = 1; j < COUNT(ids) - 1; j++)
		assert_int_not_equal(strcasecmp(names[0], names[j]), 0);
	for (i = 0; i < COUNT(ids) - 1; i++)
		free(names[i]);
	names_free(&taken);
}

static void test_many(void **state)
{
	struct names names = { 0 };
	char text[16];
	bool is_new;
	size_t i;

	(void)state;
	for (i = 0; i < 1000; i++) {
		snprintf(text, sizeof text, "%zu", i);
		assert_int_equal(names_add(&names, text, &is_new), i);
		assert_true(is_new);
	}
	for (i = 0; i < 1000; i++) {
		snprintf(text, sizeof text, "%zu", i);
		assert_int_equal(names_add(&names, text, &is_new), i);
		assert_false(is_new);
	}
	names_free(&names);
}

int main(int argc, char **argv)
{
	static struct CMUnitTest tests[COUNT(cases) + 2];
	size_t n = 0, i;

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	for (i = 0; i < COUNT(cases); i++)
		tests[n++] = (struct CMUnitTest){ *cases[i].id ? cases[i].id : "(empty)", test_case,
			                          NULL, NULL, (void *)&cases[i] };
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(test_distinct);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(test_many);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
